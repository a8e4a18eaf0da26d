// The HTTP door of one schema: Apollo Server behind our gate of documents. Everything is refused before Apollo that it would
// refuse only after execution, or not at all.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { limits } from '../config.ts';
import type { Log } from '../gate/context.ts';
import { maskError, maskErrors, type Mask } from '../gate/errors.ts';
import type { Viewer } from '../gate/viewer.ts';
import { askedBy } from './asked.ts';
import type { DocumentGate } from './check-document.ts';
import { openContext, type ContextParts } from './context.ts';
import { allowMethods, headerOf, HttpRefusal, readJson, type Reply } from './http.ts';
import { withinTime } from './within-time.ts';

export interface GraphqlDoor {
  answer(request: IncomingMessage, url: URL, viewer: Viewer): Promise<Reply>;
  stop(): Promise<void>;
}

export interface DoorParts {
  readonly schema: GraphQLSchema;
  readonly gate: DocumentGate;
  readonly contexts: ContextParts;
  readonly mask: Mask;
}

const graphqlType = 'application/graphql-response+json';
const jsonType = 'application/json';

/** Reports the unexpected under an id that the client can name. */
export const maskInto = (log: Log): Mask => ({
  newId: () => randomUUID().slice(0, 8),
  report: (id, error) => {
    log.error({ id, err: error }, 'An operation failed unexpectedly');
  },
});

/** Which of our two types an Accept header takes; null for neither. Without one it is plain JSON. */
export function replyTypeFor(accept: string | null): string | null {
  if (accept === null || accept.trim() === '') return jsonType;
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((each) => each.trim()))
    .filter(([, ...parameters]) => !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)))
    .map(([range]) => range);
  if (ranges.includes(graphqlType)) return graphqlType;
  return [jsonType, 'application/*', '*/*'].some((range) => ranges.includes(range)) ? jsonType : null;
}

/** A reply of GraphQL form that no operation made. */
export function errorReply(status: number, errors: readonly GraphQLError[], mask: Mask, accept: string | null): Reply {
  const type = replyTypeFor(accept) ?? jsonType;
  return {
    status,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
    body: JSON.stringify({ errors: maskErrors(errors, mask) }),
  };
}

export async function createGraphqlDoor({ schema, gate, contexts, mask }: DoorParts): Promise<GraphqlDoor> {
  const apollo = new ApolloServer<{ end(): Promise<void> }>({
    schema,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: limits.parserTokens },
    validationOptions: { maxErrors: limits.errorsPerReply },
    logger: { debug: ignore, info: ignore, warn: warnInto(contexts), error: ignore },
    formatError: (formatted, thrown) => maskError(formatted, thrown, mask),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      fewErrors,
    ],
  });
  await apollo.start();

  async function execute(
    request: IncomingMessage,
    url: URL,
    body: unknown,
    viewer: Viewer,
  ): Promise<HTTPGraphQLResponse> {
    const context = openContext(contexts, viewer);
    try {
      const httpGraphQLRequest = {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        search: url.search,
        body,
      };
      return await withinTime(
        apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => Promise.resolve(context) }),
        limits.operationTimeoutMs,
      );
    } finally {
      await context.end();
    }
  }

  return {
    async answer(request, url, viewer) {
      allowMethods(request, 'GET', 'POST');
      const accept = headerOf(request, 'accept');
      if (replyTypeFor(accept) === null) {
        throw new HttpRefusal(
          406,
          'NOT_ACCEPTABLE',
          `A reply is ${graphqlType} or ${jsonType}; the Accept header takes neither.`,
        );
      }
      const body = request.method === 'POST' ? await readJson(request) : undefined;
      const asked = askedBy(body, url);
      const checked = asked === null ? null : gate.check(asked);
      if (checked?.kind === 'refused') return errorReply(400, checked.errors, mask, accept);
      const response = await execute(request, url, body, viewer);
      return replyOf(response);
    },
    stop: () => apollo.stop(),
  };
}

/** Apollo answers every error of an execution; a reply of ours has ten. */
const fewErrors: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response: { body } }) {
        if (body.kind === 'single' && body.singleResult.errors !== undefined) {
          body.singleResult.errors = body.singleResult.errors.slice(0, limits.errorsPerReply);
        }
        return Promise.resolve();
      },
    }),
};

const ignore = (): void => undefined;

const warnInto =
  ({ services }: ContextParts) =>
  (message?: unknown): void => {
    services.log.warn({}, String(message));
  };

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const name of Object.keys(request.headers)) {
    const value = headerOf(request, name);
    // A token has no business beyond the door.
    if (value !== null && name !== 'authorization' && name !== 'cookie') headers.set(name, value);
  }
  return headers;
}

function replyOf(response: HTTPGraphQLResponse): Reply {
  if (response.body.kind !== 'complete') throw new Error('A reply in parts: no directive of ours asks for one');
  return {
    status: response.status ?? 200,
    headers: { 'cache-control': 'no-store', ...Object.fromEntries(response.headers) },
    body: response.body.string,
  };
}
