// Apollo Client for what the desk looks up: lists, and who is signed in. Going back shows the list at once, from the cache.
// Live data does not come this way: useLive is its only door (docs/decisions say why).
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type NormalizedCacheObject } from '@apollo/client/core';
import { provideApolloClient } from '@vue/apollo-composable';

/** A desk may stay open for weeks: after so many answers the cache is let go, and Apollo's own records with it. */
const ANSWERS_KEPT = 500;

// One client serves the app: it holds a cache, and nothing of a page.
let made: ApolloClient<NormalizedCacheObject> | undefined;

function createApollo(): ApolloClient<NormalizedCacheObject> {
  const cache = new InMemoryCache();
  let answers = 0;
  const letGo = new ApolloLink((operation, forward) =>
    forward(operation).map((answer) => {
      answers = (answers + 1) % ANSWERS_KEPT;
      if (answers === 0) {
        void cache.reset();
        cache.gc({ resetResultCache: true });
      }
      return answer;
    }),
  );
  // Apollo Server refuses a simple request without this header: a form of another site cannot send it.
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
  });
  return new ApolloClient({ cache, link: letGo.concat(http) });
}

/** Makes useQuery work in the component that calls this in setup. */
export function useApollo(): void {
  made ??= createApollo();
  provideApolloClient(made);
}
