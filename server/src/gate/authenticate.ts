// From what was presented (a bearer token, a cookie) to the viewer. The token of the environment never touches the
// database; all others are looked up by their hash each time, so that a revocation counts at once.
import type { Tx } from '../db/orm.ts';
import { loadSignedIn, touchPerson, type SignedInPerson } from '../access/sign-in.store.ts';
import { hashSecret, isSameSecret } from '../access/secret.ts';
import { loadValidToken, touchToken, type TokenRow } from '../access/token.store.ts';
import type { Viewer } from './viewer.ts';

const administrator: Viewer = {
  principal: 'token:0',
  name: 'Administrator',
  roles: ['ADMIN'],
  customer: null,
  board: null,
  playlist: null,
  showsNames: false,
  sources: [],
};

const ofToken = (token: TokenRow): Viewer => ({
  principal: `token:${String(token.id)}`,
  name: token.name,
  roles: [token.role],
  customer: token.customer,
  board: token.board,
  playlist: token.playlist,
  showsNames: token.showsNames,
  sources: token.sources,
});

const ofPerson = (person: SignedInPerson): Viewer => ({
  principal: `person:${String(person.id)}`,
  name: person.name,
  roles: person.roles,
  customer: person.customer,
  board: null,
  playlist: null,
  showsNames: false,
  sources: [],
});

/** The administrator of the environment's token, who needs no database and never expires; null for other secrets. */
export const environmentAdmin = (secret: string, adminToken: string | null): Viewer | null =>
  adminToken !== null && isSameSecret(secret, adminToken) ? administrator : null;

/** The viewer behind a stored secret; null for one that is unknown, expired or revoked. */
export async function authenticate(tx: Tx, secret: string, now: Temporal.Instant): Promise<Viewer | null> {
  const hash = hashSecret(secret);
  const token = await loadValidToken(tx, hash, now);
  if (token !== null) {
    await touchToken(tx, token.id, now);
    return ofToken(token);
  }
  const person = await loadSignedIn(tx, hash, now);
  if (person === null) return null;
  await touchPerson(tx, person.id, now);
  return ofPerson(person);
}
