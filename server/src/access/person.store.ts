// People and their roles: let in, changed, removed. Who was removed keeps a row, so that what they did keeps its doer.
import { containing, fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { PersonEntity, PersonRoleEntity } from './access.entity.ts';
import { erasureColumns, toErasure, type ErasureRow, type ErasureSql } from './erasure.store.ts';
import type { Role } from './role.ts';
import { shownName } from './shown-name.store.ts';

export interface PersonRow {
  readonly id: number;
  /** "erased person 3" once it was erased. */
  readonly name: string;
  /** The name as the list is ordered by it. */
  readonly sortName: string;
  readonly email: string | null;
  readonly customer: number | null;
  readonly roles: readonly Role[];
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant | null;
  readonly removedAt: Temporal.Instant | null;
  /** When each of their sessions ends, in epoch milliseconds. */
  readonly sessionEndsMs: readonly number[];
  readonly erasure: ErasureRow | null;
}

interface PersonSql extends Omit<PersonRow, 'createdAt' | 'lastSeenAt' | 'removedAt' | 'erasure'>, ErasureSql {
  readonly createdMs: number;
  readonly seenMs: number | null;
  readonly removedMs: number | null;
}

// As the database lowers it: other languages lower some letters otherwise, and a cursor would skip rows.
const sortName = `lower(${shownName('p')})`;

const columns = `p.id, ${shownName('p')} as name, ${sortName} as "sortName", p.email, p.customer_id as customer,
  array(select role from person_role r where r.person_id = p.id order by role) as roles, ms(p.created_at) as "createdMs",
  ms(p.last_seen_at) as "seenMs", ms(p.removed_at) as "removedMs",
  array(select ms(s.expires_at) from session s where s.person_id = p.id) as "sessionEndsMs", ${erasureColumns}`;

const from = 'person p left join erasure x on x.person_id = p.id';

function toRow(sql: PersonSql): PersonRow {
  const { id, name, email, customer, roles, sessionEndsMs } = sql;
  return {
    ...{ id, name, sortName: sql.sortName, email, customer, roles, sessionEndsMs },
    createdAt: Temporal.Instant.fromEpochMilliseconds(sql.createdMs),
    lastSeenAt: fromEpochMs(sql.seenMs),
    removedAt: fromEpochMs(sql.removedMs),
    erasure: toErasure(sql),
  };
}

/** People by id. */
export async function loadPeople(tx: Tx, ids: readonly number[]): Promise<Map<number, PersonRow>> {
  const rows = await tx.rows<PersonSql>(`select ${columns} from ${from} where p.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

export interface PeopleFilter {
  /** A part of the name or address, in any case; null: all. */
  readonly text: string | null;
  /** Who holds one of these; null: all. */
  readonly roles: readonly Role[] | null;
  /** Only those removed, or only the others; null: both. */
  readonly removed: boolean | null;
}

const condition = `($1::text is null or ${shownName('p')} ilike $1 or p.email ilike $1)
  and ($2::text[] is null or exists (select from person_role r where r.person_id = p.id and r.role = any($2)))
  and ($3::boolean is null or $3 = (p.removed_at is not null))`;

const parametersOf = ({ text, roles, removed }: PeopleFilter): unknown[] => [
  text === null ? null : containing(text),
  roles,
  removed,
];

/** People by name behind (name, id) `after`, at most `limit`. */
export async function loadPersonPage(
  tx: Tx,
  filter: PeopleFilter,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<PersonRow[]> {
  const rows = await tx.rows<PersonSql>(
    `select ${columns} from ${from}
      where ${condition} and ($4::text is null or (${sortName}, p.id) > ($4, $5::bigint)) order by ${sortName}, p.id limit $6`,
    [...parametersOf(filter), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countPeople(tx: Tx, filter: PeopleFilter): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from person p where ${condition}`,
    parametersOf(filter),
  );
  return row?.count ?? 0;
}

/** People who may sign in and have exactly this name or address, in any case. */
export async function findPeople(tx: Tx, called: string): Promise<PersonRow[]> {
  const rows = await tx.rows<PersonSql>(
    `select ${columns} from ${from}
      where p.removed_at is null and (lower(p.name) = lower($1) or lower(p.email) = lower($1)) order by p.id`,
    [called],
  );
  return rows.map(toRow);
}

export async function hasPeople(tx: Tx): Promise<boolean> {
  return (await tx.rows('select 1 from person limit 1')).length > 0;
}

/** The administrator who came first and is still there; null without one. */
export async function loadFirstAdministrator(tx: Tx): Promise<{ readonly id: number; readonly name: string } | null> {
  const [row] = await tx.rows<{ id: number; name: string }>(
    `select p.id, p.name from person p join person_role r on r.person_id = p.id and r.role = 'ADMIN'
      where p.removed_at is null order by p.id limit 1`,
  );
  return row ?? null;
}

export interface NewPerson {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly customer?: number | null;
  readonly email?: string | null;
}

/** A new person with these roles; the person's id. Throws the database's unique violation when the address is taken. */
export async function saveNewPerson(tx: Tx, person: NewPerson, now: Temporal.Instant): Promise<number> {
  const row = tx.em.create(PersonEntity, {
    name: person.name,
    email: person.email ?? null,
    customerId: person.customer ?? null,
    createdAt: now,
    lastSeenAt: null,
    removedAt: null,
    erasedAt: null,
  });
  for (const role of person.roles) tx.em.create(PersonRoleEntity, { person: row, role });
  await tx.em.flush();
  return row.id;
}

/**
 * Lets one act at a time change who is an administrator, until the transaction ends: two that remove each other side
 * by side would leave none. Taken before any person is locked.
 */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.administrators'))");
}

/** Locks the person until the transaction ends; null when there is none. */
export async function lockPerson(tx: Tx, id: number): Promise<PersonRow | null> {
  await tx.rows('select 1 from person where id = $1 for update', [id]);
  return (await loadPeople(tx, [id])).get(id) ?? null;
}

/** True when somebody besides this person is an administrator and may sign in. */
export async function hasOtherAdministrator(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from person p join person_role r on r.person_id = p.id and r.role = 'ADMIN'
      where p.removed_at is null and p.id <> $1 limit 1`,
    [id],
  );
  return rows.length > 0;
}

/** Replaces the roles of a person, and the customer they belong to. */
export async function saveRoles(
  tx: Tx,
  { id, roles, customer }: { readonly id: number; readonly roles: readonly Role[]; readonly customer: number | null },
): Promise<void> {
  await tx.rows('update person set customer_id = $2 where id = $1', [id, customer]);
  await tx.rows('delete from person_role where person_id = $1 and role <> all($2)', [id, roles]);
  await tx.rows('insert into person_role (person_id, role) select $1, unnest($2::text[]) on conflict do nothing', [
    id,
    roles,
  ]);
}

/** Removes a person: their sessions and links end, all else stays. */
export async function removePerson(tx: Tx, id: number, now: Temporal.Instant): Promise<void> {
  await tx.rows('update person set removed_at = $2::timestamptz where id = $1', [id, toSqlInstant(now)]);
  await tx.rows('delete from session where person_id = $1', [id]);
  await tx.rows('delete from sign_in_link where person_id = $1', [id]);
}

/** Erases the name and address of a person who was removed. */
export async function erasePerson(tx: Tx, id: number, now: Temporal.Instant): Promise<void> {
  await tx.rows('delete from notice_setting where person_id = $1', [id]);
  await tx.rows('update person set name = null, email = null, erased_at = $2::timestamptz where id = $1', [
    id,
    toSqlInstant(now),
  ]);
}
