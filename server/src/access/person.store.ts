// People, their roles, one-time sign-in links and sessions. A link is used once, within 15 minutes; a session is what
// the cookie of a browser holds.
import { limits } from '../config.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { PersonEntity, PersonRoleEntity } from './access.entity.ts';
import type { Role } from './role.ts';
import { hashSecret, newSecret } from './secret.ts';

export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly customer: number | null;
  readonly roles: readonly Role[];
}

/** The person of a session that has not expired; null otherwise. */
export async function loadSessionPerson(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<PersonRow | null> {
  const [row] = await tx.rows<PersonRow>(
    `select p.id, p.name, p.customer_id as customer,
            array(select role from person_role where person_id = p.id order by role) as roles
     from session s join person p on p.id = s.person_id where s.hash = $1 and s.expires_at > $2::timestamptz`,
    [hash, toSqlInstant(now)],
  );
  return row ?? null;
}

async function hasPeople(tx: Tx): Promise<boolean> {
  return (await tx.rows('select 1 from person limit 1')).length > 0;
}

export interface NewPerson {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly customer?: number | null;
  readonly email?: string | null;
}

/** A new person with these roles; the person's id. */
export async function saveNewPerson(tx: Tx, person: NewPerson, now: Temporal.Instant): Promise<number> {
  const row = tx.em.create(PersonEntity, {
    name: person.name,
    email: person.email ?? null,
    customerId: person.customer ?? null,
    createdAt: now,
  });
  for (const role of person.roles) tx.em.create(PersonRoleEntity, { person: row, role });
  await tx.em.flush();
  return row.id;
}

async function findOrMakeAdministrator(tx: Tx, now: Temporal.Instant): Promise<PersonRow> {
  const [known] = await tx.rows<PersonRow>(
    `select p.id, p.name, p.customer_id as customer, array['ADMIN'] as roles
     from person p join person_role r on r.person_id = p.id and r.role = 'ADMIN' order by p.id limit 1`,
  );
  if (known !== undefined) return known;
  const name = 'Administrator';
  return { id: await saveNewPerson(tx, { name, roles: ['ADMIN'] }, now), name, customer: null, roles: ['ADMIN'] };
}

export interface SignInLink {
  /** What `POST /auth/sign-in {code}` takes, once. */
  readonly code: string;
  readonly person: string;
  readonly expiresAt: Temporal.Instant;
}

/** A one-time code that signs in as the first administrator, who is made when there is none. */
export async function createSignInLink(tx: Tx, now: Temporal.Instant): Promise<SignInLink> {
  const person = await findOrMakeAdministrator(tx, now);
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

/** The link of a first start; null when there are people already. Two servers that start at once make one. */
export async function createFirstSignInLink(tx: Tx, now: Temporal.Instant): Promise<SignInLink | null> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.first-person'))");
  return (await hasPeople(tx)) ? null : createSignInLink(tx, now);
}

/** The page address of a link: the code stands behind #, so that no server or proxy logs it. */
export const signInUrl = (publicUrl: string, code: string): string => `${publicUrl}/sign-in#code=${code}`;

/** Uses up a code and opens a session; the session's secret, or null for a code unknown, used or expired. */
export async function redeemSignInLink(tx: Tx, code: string, now: Temporal.Instant): Promise<string | null> {
  const [link] = await tx.rows<{ person: number }>(
    `update sign_in_link set used_at = $2::timestamptz
     where hash = $1 and used_at is null and expires_at > $2::timestamptz returning person_id as person`,
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

/** Which of these hashes still open the door: tokens neither revoked nor expired, sessions not ended. As hex. */
export async function loadStillValid(tx: Tx, hashes: readonly Buffer[], now: Temporal.Instant): Promise<Set<string>> {
  const rows = await tx.rows<{ hex: string }>(
    `select encode(hash, 'hex') as hex from api_token
     where hash = any($1::bytea[]) and revoked_at is null and (expires_at is null or expires_at > $2::timestamptz)
     union all
     select encode(hash, 'hex') from session where hash = any($1::bytea[]) and expires_at > $2::timestamptz`,
    [hashes, toSqlInstant(now)],
  );
  return new Set(rows.map((row) => row.hex));
}
