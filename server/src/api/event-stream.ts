// Subscriptions as server-sent events, for screens behind proxies that let no WebSocket through: the protocol of graphql-sse
// (distinct connections). Every event carries its cursor as id, so that a browser's own EventSource resumes by itself.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import {
  getOperationAST,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { limits } from '../config.ts';
import type { Viewer } from '../gate/viewer.ts';
import type { Payload, Sink } from '../push/hub.ts';
import { askedBy } from './asked.ts';
import type { Asked, DocumentGate } from './check-document.ts';
import { openContext } from './context.ts';
import type { Identified } from './credentials.ts';
import { errorReply } from './graphql-http.ts';
import { groupKey } from './group-key.ts';
import { allowMethods, headerOf, HttpRefusal, readJson, type Reply } from './http.ts';
import { asGraphQLError, subscribe, writeResult, type LiveParts } from './live.ts';
import type { OpenReader } from './socket-watch.ts';

export interface EventStreamParts extends LiveParts {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly gate: DocumentGate;
}

export interface EventStreamDoor {
  /** A reply that goes on until the reader leaves; `opened` watches over who reads it. */
  answer(
    request: IncomingMessage,
    url: URL,
    identified: Identified,
    opened: (reader: OpenReader) => void,
  ): Promise<Reply>;
}

export function createEventStreamDoor(parts: EventStreamParts): EventStreamDoor {
  return {
    async answer(request, url, identified, opened) {
      allowMethods(request, 'GET', 'POST');
      const body = request.method === 'POST' ? await readJson(request) : undefined;
      const asked = askedBy(body, url);
      if (asked === null) throw new HttpRefusal(400, 'BAD_REQUEST', 'Expected a query, as JSON or in the address.');
      const checked = parts.gate.check(asked);
      if (checked.kind === 'refused') return errorReply(400, checked.errors, parts.mask, null);
      if (getOperationAST(checked.document, asked.operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
        throw new HttpRefusal(
          400,
          'BAD_REQUEST',
          'This address takes subscriptions; the schema itself takes the rest.',
        );
      }
      const after = headerOf(request, 'last-event-id');
      const document =
        after === null || after === '' ? checked.document : resumingAt(parts.schema, checked.document, after);
      return {
        status: 200,
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-cache, no-transform',
          'x-accel-buffering': 'no',
        },
        body: (response) => {
          opened({
            identified: () => identified,
            // Cut off, not completed: the reader comes back, and is asked at the door who it is.
            close: () => void response.destroy(),
            onClose: (listener) => void response.once('close', listener),
          });
          void tell(response, { asked, document, viewer: identified.viewer }, parts);
        },
      };
    },
  };
}

interface Telling {
  readonly asked: Asked;
  readonly document: DocumentNode;
  readonly viewer: Viewer;
}

async function tell(
  response: ServerResponse,
  { asked, document, viewer }: Telling,
  parts: EventStreamParts,
): Promise<void> {
  const sink = responseSink(response);
  // A proxy and a peer that went away are both found out by this.
  const alive = setInterval(() => response.write(':\n\n'), limits.wsKeepAliveMs);
  response.once('close', () => {
    clearInterval(alive);
  });
  response.write(':\n\n');
  try {
    const { operationName, variables } = asked;
    const results = await subscribe(
      {
        ...{ schema: parts.schema, document, operationName, variableValues: variables ?? {} },
        contextValue: openContext(parts.contexts, viewer),
        reader: { sink, key: groupKey(parts.name, { ...asked, document }, viewer) },
      },
      parts,
    );
    if (Symbol.asyncIterator in results) {
      response.once('close', () => void results.return());
      if (response.destroyed) await results.return();
      for await (const result of results) {
        sink.send([writeResult(result, parts.mask)], Infinity);
        await taken(response);
      }
    } else sink.send([writeResult(results, parts.mask)], Infinity);
    response.end('event: complete\ndata:\n\n');
  } catch (error) {
    // The stream failed after it began: its readers learn why, and may resume.
    sink.send([writeResult({ errors: [asGraphQLError(error)] }, parts.mask)], Infinity);
    response.end('event: complete\ndata:\n\n');
  }
}

/** A reader that does not take what it missed gets no more of it until it does, or leaves. */
async function taken(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return;
  const gone = new AbortController();
  const leave = (): void => {
    gone.abort();
  };
  response.once('close', leave);
  // Nothing is wrong with a reader that left: its stream ends by itself.
  await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
  response.off('close', leave);
}

function responseSink(response: ServerResponse): Sink {
  const before = Buffer.from('event: next\ndata: ');
  const end = Buffer.from('\n\n');
  return {
    send(payloads, mostBuffered) {
      if (response.writableEnded || response.destroyed) return true;
      if (response.writableLength > mostBuffered) return false;
      // JSON holds no line break.
      const eventOf = ({ bytes, cursor }: Payload): Buffer[] =>
        cursor === null ? [before, bytes, end] : [Buffer.from(`id: ${cursor}\n`), before, bytes, end];
      response.write(Buffer.concat(payloads.flatMap(eventOf)));
      return true;
    },
    drop: () => void response.destroy(),
  };
}

/** The same subscription, behind this cursor, wherever in the document its field stands. */
function resumingAt(schema: GraphQLSchema, document: DocumentNode, cursor: string): DocumentNode {
  const after: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'after' },
    value: { kind: Kind.STRING, value: cursor },
  };
  const types = new TypeInfo(schema);
  const withCursor = (field: FieldNode): FieldNode | undefined => {
    const takesCursor = types.getFieldDef()?.args.some(({ name }) => name === 'after') ?? false;
    if (types.getParentType() !== schema.getSubscriptionType() || !takesCursor) return undefined;
    return { ...field, arguments: [...(field.arguments ?? []).filter(({ name }) => name.value !== 'after'), after] };
  };
  return visit(document, visitWithTypeInfo(types, { Field: { leave: withCursor } }));
}
