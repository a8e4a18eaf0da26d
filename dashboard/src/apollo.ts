// Apollo Client for every page: queries by HTTP, subscriptions by the line's socket.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type NormalizedCacheObject } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import type { Client } from 'graphql-ws';

/** A wall runs for months: Apollo's result cache is let go after so many answers. */
const ANSWERS_BETWEEN_COLLECTIONS = 1_000;
/** A request that hangs is given up, so that the next attempt can be made. */
const REQUEST_MS = 10_000;

/** Live data goes past the cache ("no-cache"): a frame is whole, and a cache of frames would only grow. */
export function createApollo(at: { origin: string; token: string | null; socket: Client }): ApolloClient<NormalizedCacheObject> {
  const cache = new InMemoryCache();
  let answers = 0;
  const collecting = new ApolloLink((operation, forward) =>
    forward(operation).map((answer) => {
      answers = (answers + 1) % ANSWERS_BETWEEN_COLLECTIONS;
      if (answers === 0) cache.gc({ resetResultCache: true });
      return answer;
    }),
  );
  const http = new HttpLink({
    uri: `${at.origin}/graphql`,
    credentials: 'same-origin',
    fetch: fetchInTime,
    // Apollo Server refuses a simple request without one of these: a form of another site cannot send it.
    headers: { 'apollo-require-preflight': 'true', ...(at.token === null ? {} : { authorization: `Bearer ${at.token}` }) },
  });
  const bySocket = ApolloLink.split(
    ({ query }) => {
      const definition = getMainDefinition(query);
      return definition.kind === 'OperationDefinition' && definition.operation === 'subscription';
    },
    new GraphQLWsLink(at.socket),
    http,
  );
  return new ApolloClient({ cache, link: collecting.concat(bySocket) });
}

// AbortSignal.timeout came with Chromium 103; the wall's floor is 94.
async function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const giveUp = new AbortController();
  const outer = init.signal;
  outer?.addEventListener('abort', () => giveUp.abort());
  const timer = setTimeout(() => giveUp.abort(), REQUEST_MS);
  try {
    return await fetch(input, { ...init, signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
  }
}
