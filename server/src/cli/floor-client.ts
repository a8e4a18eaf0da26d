// The floor as any other program sees it: GraphQL over HTTP with a token.

/** A refusal of the floor, in its own words. */
export class FloorRefused extends Error {
  override readonly name = 'FloorRefused';
}

export interface FloorClient {
  /** The data of an operation. @throws FloorRefused with the reply's errors */
  ask<T>(document: string, variables: object): Promise<T>;
}

interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

/** A client of the floor at `url` (the server's origin). */
export function floorClient(url: string, token: string): FloorClient {
  return {
    async ask<T>(query: string, variables: object): Promise<T> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      const reply = (await response.json()) as Reply;
      if (reply.errors !== undefined && reply.errors.length > 0)
        throw new FloorRefused(reply.errors.map(({ message }) => message).join('; '));
      return reply.data as T;
    },
  };
}
