// One-time sign-in links and sessions. A link is used once, within 15 minutes; a session is what the cookie of a browser
// holds. Neither opens anything for somebody who was removed.
import { limits } from '../config.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { hasPeople, loadFirstAdministrator, saveNewPerson } from './person.store.ts';
import { playlistHeld, showsNames, type PlaylistHeld } from './token.store.ts';
import type { Role } from './role.ts';
import { hashSecret, newSecret } from './secret.ts';

/** Who a session belongs to. */
export interface SignedInPerson {
  readonly id: number;
  readonly name: string;
  readonly customer: number | null;
  readonly roles: readonly Role[];
}

const rolesOf = 'array(select role from person_role r where r.person_id = p.id order by role)';

/** The person of a session that has not expired; null otherwise. */
export async function loadSignedIn(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<SignedInPerson | null> {
  const [row] = await tx.rows<SignedInPerson>(
    `select p.id, p.name, p.customer_id as customer, ${rolesOf} as roles
     from session s join person p on p.id = s.person_id and p.removed_at is null
     where s.hash = $1 and s.expires_at > $2::timestamptz`,
    [hash, toSqlInstant(now)],
  );
  return row ?? null;
}

/** Notes that a person came, at most once a minute: the note is for people, and each one is a row version. */
export async function touchPerson(tx: Tx, id: number, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update person set last_seen_at = $2::timestamptz
     where id = $1 and (last_seen_at is null or last_seen_at <= $2::timestamptz - interval '1 minute')`,
    [id, toSqlInstant(now)],
  );
}

export interface SignInLink {
  /** What `POST /auth/sign-in {code}` takes, once. */
  readonly code: string;
  /** The name of who it signs in. */
  readonly person: string;
  readonly expiresAt: Temporal.Instant;
}

/** A one-time code that signs in as this person. */
export async function createSignInLink(
  tx: Tx,
  person: { readonly id: number; readonly name: string },
  now: Temporal.Instant,
): Promise<SignInLink> {
  const code = newSecret('link');
  const expiresAt = now.add({ milliseconds: limits.signInLinkMs });
  await tx.rows('delete from sign_in_link where expires_at < $1::timestamptz', [toSqlInstant(now)]);
  await tx.rows('insert into sign_in_link (hash, person_id, expires_at) values ($1, $2, $3::timestamptz)', [
    hashSecret(code),
    person.id,
    toSqlInstant(expiresAt),
  ]);
  return { code, person: person.name, expiresAt };
}

/** A one-time code that signs in as the first administrator, who is made when there is none. */
export async function createAdministratorLink(tx: Tx, now: Temporal.Instant): Promise<SignInLink> {
  const known = await loadFirstAdministrator(tx);
  if (known !== null) return createSignInLink(tx, known, now);
  const name = 'Administrator';
  return createSignInLink(tx, { id: await saveNewPerson(tx, { name, roles: ['ADMIN'] }, now), name }, now);
}

/** The link of a first start; null when there are people already. Two servers that start at once make one. */
export async function createFirstSignInLink(tx: Tx, now: Temporal.Instant): Promise<SignInLink | null> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.first-person'))");
  return (await hasPeople(tx)) ? null : createAdministratorLink(tx, now);
}

/** The page address of a link: the code stands behind #, so that no server or proxy logs it. */
export const signInUrl = (publicUrl: string, code: string): string => `${publicUrl}/sign-in#code=${code}`;

/** Uses up a code and opens a session; the session's secret, or null for a code unknown, used or expired. */
export async function redeemSignInLink(tx: Tx, code: string, now: Temporal.Instant): Promise<string | null> {
  const [link] = await tx.rows<{ person: number }>(
    `update sign_in_link l set used_at = $2::timestamptz from person p
     where l.hash = $1 and l.used_at is null and l.expires_at > $2::timestamptz
       and p.id = l.person_id and p.removed_at is null returning p.id as person`,
    [hashSecret(code), toSqlInstant(now)],
  );
  if (link === undefined) return null;
  const secret = newSecret('session');
  const expiresAt = now.add({ milliseconds: limits.sessionMs });
  await tx.rows('delete from session where expires_at < $1::timestamptz', [toSqlInstant(now)]);
  await tx.rows(
    'insert into session (hash, person_id, created_at, expires_at) values ($1, $2, $3::timestamptz, $4::timestamptz)',
    [hashSecret(secret), link.person, toSqlInstant(now), toSqlInstant(expiresAt)],
  );
  return secret;
}

/** Ends a session; unknown ones are ended already. */
export async function endSession(tx: Tx, secret: string): Promise<void> {
  await tx.rows('delete from session where hash = $1', [hashSecret(secret)]);
}

/** What a secret opens now. */
export interface RightsHeld {
  readonly roles: readonly Role[];
  readonly customer: number | null;
  readonly board: number | null;
  readonly playlist: PlaylistHeld | null;
  readonly showsNames: boolean;
}

/**
 * What these hashes open now, as hex: tokens neither revoked nor expired, sessions not ended. Absent: nothing any more.
 */
export async function loadRightsHeld(
  tx: Tx,
  hashes: readonly Buffer[],
  now: Temporal.Instant,
): Promise<Map<string, RightsHeld>> {
  const rows = await tx.rows<RightsHeld & { readonly hex: string }>(
    `select encode(hash, 'hex') as hex, array[role] as roles, customer_id as customer, board_id as board,
            ${playlistHeld} as playlist, ${showsNames} as "showsNames" from api_token
     where hash = any($1::bytea[]) and revoked_at is null and (expires_at is null or expires_at > $2::timestamptz)
     union all
     select encode(s.hash, 'hex'), ${rolesOf}, p.customer_id, null, null, false
     from session s join person p on p.id = s.person_id and p.removed_at is null
     where s.hash = any($1::bytea[]) and s.expires_at > $2::timestamptz`,
    [hashes, toSqlInstant(now)],
  );
  return new Map(rows.map(({ hex, ...held }) => [hex, held]));
}
