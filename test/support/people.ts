// People as a test lets them in and removes them, through the API, and the sessions and sockets they open.
import { expect } from 'vitest';
import { redeemSignInLink } from '../../server/src/access/sign-in.store.ts';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import type { UserError } from './api-world.ts';
import type { TestServer } from './server.ts';
import { openSocket, type PlainSocket } from './socket-client.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly customer: { readonly name: string } | null;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly removedAt: string | null;
  readonly sessions: number;
}

export interface Act {
  readonly person: Person | null;
  readonly link?: { readonly url: string; readonly expiresAt: string } | null;
  readonly userErrors: readonly UserError[];
}

const shown = 'person { id name email roles customer { name } createdAt lastSeenAt removedAt sessions }';

export const codes = ({ userErrors }: Act): string[] => userErrors.map(({ code }) => code);
export const personIn = ({ person, userErrors }: Act): Person => person ?? expect.fail(JSON.stringify(userErrors));
export const codeIn = ({ link }: Act): string => link?.url.split('#code=')[1] ?? expect.fail('There is no link');

/** What a socket of somebody with this session is opened with. */
export const as = (session: string): { readonly connectionParams: { readonly authorization: string } } => ({
  connectionParams: { authorization: `Bearer ${session}` },
});

export interface People {
  invite(input: Record<string, unknown>): Promise<Act>;
  newLink(person: string): Promise<Act>;
  changeRoles(person: string, roles: readonly string[], customer?: string): Promise<Act>;
  remove(person: string, token?: string): Promise<Act>;
  /** The session that a link opens, as a browser's cookie holds it; null when it opens none. */
  redeem(link: Act): Promise<string | null>;
  /** Somebody who signed in. */
  letIn(input: Record<string, unknown>): Promise<{ readonly id: string; readonly session: string }>;
  socketOf(session: string): Promise<PlainSocket>;
  /** What a question of this session is answered with. */
  statusOf(session: string): Promise<number>;
}

export function peopleOf(server: TestServer, time: TurnableTime): People {
  async function act(mutation: string, input: Record<string, unknown>, more = '', token?: string): Promise<Act> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const refusals = 'userErrors { code message path }';
    const document = `mutation ($input: ${type}) { done: ${mutation}(input: $input) { ${shown} ${more} ${refusals} } }`;
    return (await server.ask<{ done: Act }>(document, { input }, token)).done;
  }
  const invite: People['invite'] = (input) => act('invitePerson', input, 'link { url expiresAt }');
  const redeem: People['redeem'] = (link) =>
    server.app.database.transaction((tx) => redeemSignInLink(tx, codeIn(link), time.now()));
  return {
    invite,
    redeem,
    newLink: (person) => act('createSignInLink', { person }, 'link { url expiresAt }'),
    changeRoles: (person, roles, customer) =>
      act('changePersonRoles', customer === undefined ? { person, roles } : { person, roles, customer }),
    remove: (person, token) => act('removePerson', { person }, '', token),
    async letIn(input) {
      const link = await invite(input);
      return { id: personIn(link).id, session: (await redeem(link)) ?? expect.fail('The link opens nothing') };
    },
    socketOf: (session) => openSocket(`${server.url}/graphql`, as(session)),
    statusOf: async (session) => (await server.gql('{ viewer { name } }', {}, session)).status,
  };
}
