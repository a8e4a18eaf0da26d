// A subscription over a socket. What can be shared goes through the hub: its payloads are written once for a group and sent
// straight to each socket, with the client's own operation id around them.
import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { WebSocket } from 'ws';
import { limits } from '../config.ts';
import { maskErrors, type Mask } from '../gate/errors.ts';
import type { Hub, Sink } from '../push/hub.ts';
import { liveSourceOf } from '../push/live-source.ts';
import { mapStream, type Stream } from '../push/stream.ts';
import { openContext, type ContextParts, type OperationContext } from './context.ts';
import { groupViewer } from './group-key.ts';
import { withinTime } from './within-time.ts';

/** Who asked, and under which id. */
export interface Reader {
  readonly socket: WebSocket;
  readonly id: string;
  /** Readers with an equal key share their executions. */
  readonly key: string;
}

export interface SubscriptionArgs extends ExecutionArgs {
  readonly schema: GraphQLSchema;
  readonly reader: Reader;
}

export interface LiveParts {
  readonly contexts: ContextParts;
  readonly mask: Mask;
  readonly hub: Hub;
  /** Told how long each operation over a socket took. */
  readonly onOperation: (seconds: number) => void;
}

/** Closes a reader that does not take what it asked for; it may come back and resume. */
export const SLOW_READER = { code: 4013, reason: 'Too slow: resume from the last cursor' } as const;

const isStream = (value: unknown): value is Stream<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

export async function subscribe(
  args: SubscriptionArgs,
  parts: LiveParts,
): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  const first = args.contextValue as OperationContext;
  const stream: unknown = await createSourceEventStream(args);
  // The stream outlives any snapshot: from here on each event has one of its own.
  await first.end();
  if (!isStream(stream)) return stream as ExecutionResult;
  const executeFor = (viewer: typeof first.viewer) => (values: readonly unknown[]) =>
    executeAll(args, values, openContext(parts.contexts, viewer), parts);
  const source = liveSourceOf(stream);
  if (source === null) return mapStream(stream, (value) => executeFor(first.viewer)([value]));
  try {
    return await parts.hub.join({
      key: args.reader.key,
      source,
      sink: socketSink(args.reader),
      execute: executeFor(groupViewer(first.viewer)),
      write: ({ data, errors }) => {
        const masked = errors === undefined ? { data } : { data: data ?? null, errors: maskErrors(errors, parts.mask) };
        return Buffer.from(JSON.stringify(masked));
      },
    });
  } catch (error) {
    await stream.return();
    return {
      errors: [error instanceof GraphQLError ? error : new GraphQLError('Failed', { originalError: error as Error })],
    };
  }
}

/** One result for each value, all in one snapshot. */
async function executeAll(
  args: ExecutionArgs,
  values: readonly unknown[],
  contextValue: OperationContext,
  { onOperation }: Pick<LiveParts, 'onOperation'>,
): Promise<readonly ExecutionResult[]> {
  const startedMs = performance.now();
  try {
    const results = values.map((rootValue) => Promise.resolve(execute({ ...args, rootValue, contextValue })));
    return await withinTime(Promise.all(results), limits.operationTimeoutMs);
  } finally {
    await contextValue.end();
    onOperation((performance.now() - startedMs) / 1_000);
  }
}

function socketSink({ socket, id }: Reader): Sink {
  const before = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  const after = Buffer.from('}');
  return {
    send(payload, mostBuffered) {
      if (socket.readyState !== socket.OPEN) return true;
      if (socket.bufferedAmount > mostBuffered) return false;
      socket.send(Buffer.concat([before, payload, after]), { binary: false });
      return true;
    },
    drop() {
      socket.close(SLOW_READER.code, SLOW_READER.reason);
      // A reader that takes nothing does not take the goodbye either.
      setTimeout(() => {
        socket.terminate();
      }, limits.wsGoodbyeMs).unref();
    },
  };
}
