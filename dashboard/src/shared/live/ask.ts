// A question over HTTP. Plain fetch: an answer that is shown whole and replaced whole needs no cache in between.
import type { Ask } from './line.ts';
import { AnswerError, type CodedError } from './problem.ts';

/** A request that hangs is given up, so that the next attempt can be made. */
const REQUEST_MS = 10_000;

/** Asks at an origin, with a token or with the session's cookie. */
export function askOver({ origin, token }: { origin: string; token: string | null }): Ask {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  return async <R>(query: string, variables: object): Promise<R> => {
    // AbortSignal.timeout came with Chromium 103; the wall's floor is 94.
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), REQUEST_MS);
    try {
      const body = JSON.stringify({ query, variables });
      const answer = await fetch(`${origin}/graphql`, {
        method: 'POST',
        credentials: 'same-origin',
        headers,
        body,
        signal: giveUp.signal,
      });
      // A proxy's own error page is no JSON: its status says enough.
      const told = (await answer.json().catch(() => ({}))) as { data?: R | null; errors?: readonly CodedError[] };
      if (told.errors !== undefined || !told.data) throw new AnswerError(told.errors ?? [], answer.status);
      return told.data;
    } finally {
      clearTimeout(timer);
    }
  };
}
