// Notices: who is told, the rows of people's inboxes, and reading them.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { Severity } from '../engine/fact.ts';
import type { QuietHours } from './quiet-hours.ts';

export type NoticeKind = 'STEP' | 'NOBODY' | 'HANDED_OVER' | 'WITHDRAWN' | 'BURNING';

/** Somebody who can be told, with when they may be mailed. */
export interface Addressee {
  readonly id: number;
  readonly byMail: boolean;
  readonly quiet: QuietHours | null;
}

interface AddresseeSql {
  readonly id: number;
  readonly byMail: boolean;
  readonly zone: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly breaksThrough: readonly Severity[];
}

/** Only people of the floor: customers see none of it. */
const people = `from person p left join notice_setting s on s.person_id = p.id
  where p.removed_at is null and exists (select from person_role r where r.person_id = p.id and r.role <> 'CUSTOMER')`;

const columns = `p.id, coalesce(s.by_mail, true) as "byMail", s.quiet_zone as zone, s.quiet_from as "from", s.quiet_to as "to",
  coalesce(s.breaks_through, '{}') as "breaksThrough"`;

const toAddressee = ({ id, byMail, zone, from, to, breaksThrough }: AddresseeSql): Addressee => ({
  id,
  byMail,
  quiet: zone === null || from === null || to === null ? null : { timeZone: zone, from, to, breaksThrough },
});

/**
 * The people whom each of these names means, by the name: a person's name or address, else a role ("Manager",
 * "managers", "ADMIN"), else a group. Names that are nobody's are absent.
 */
export async function loadAddressees(tx: Tx, names: readonly string[]): Promise<Map<string, Addressee[]>> {
  const rows = await tx.rows<AddresseeSql & { readonly name: string; readonly rank: number }>(
    `select w.name, f.* from unnest($1::text[]) as w(name) cross join lateral (
       select ${columns}, case
           when lower(w.name) in (lower(p.name), lower(p.email)) then 1
           when exists (select from person_role r where r.person_id = p.id and lower(w.name) in
             (lower(r.role), lower(r.role) || 's', case r.role when 'ADMIN' then 'administrator' end,
              case r.role when 'ADMIN' then 'administrators' end)) then 2
           when exists (select from unnest(s.groups) g where lower(g) = lower(w.name)) then 3 end as rank
         ${people}) f where f.rank is not null order by f.rank, f.id`,
    [[...new Set(names)]],
  );
  const found = Map.groupBy(rows, ({ name }) => name);
  return new Map(
    [...found].map(([name, all]) => [name, all.filter(({ rank }) => rank === all[0]?.rank).map(toAddressee)]),
  );
}

/** These of the floor's people, who may still sign in. */
export async function loadAddresseesById(tx: Tx, ids: readonly number[]): Promise<Map<number, Addressee>> {
  const rows = await tx.rows<AddresseeSql>(`select ${columns} ${people} and p.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toAddressee(row)]));
}

export async function loadAdministrators(tx: Tx): Promise<Addressee[]> {
  const rows = await tx.rows<AddresseeSql>(
    `select ${columns} ${people} and exists (select from person_role r where r.person_id = p.id and r.role = 'ADMIN') order by p.id`,
  );
  return rows.map(toAddressee);
}

export interface NewNotice {
  readonly person: number;
  /** Null: it is about an alert. */
  readonly escalation: number | null;
  readonly act: number | null;
  /** The alert of an objective; absent: it is about a step. */
  readonly alert?: number;
  readonly kind: NoticeKind;
  /** Epoch milliseconds; null: it is not mailed. */
  readonly mailAfterMs: number | null;
}

/** Puts notices into inboxes; one that is there already stays as it is. */
export async function saveNotices(tx: Tx, notices: readonly NewNotice[], now: Temporal.Instant): Promise<void> {
  if (notices.length === 0) return;
  await tx.rows(
    `insert into notice (person_id, escalation_id, act_id, objective_alert_id, kind, at, mail_after)
     select person, escalation, act, alert, kind, $2::timestamptz, at_ms("mailAfterMs")
       from jsonb_to_recordset($1::jsonb) as n(person bigint, escalation bigint, act bigint, alert bigint, kind text, "mailAfterMs" bigint)
     on conflict do nothing`,
    [JSON.stringify(notices), toSqlInstant(now)],
  );
}

/** Who was told by steps of these clocks, with the last such step of each. */
export async function loadTold(
  tx: Tx,
  clockIds: readonly number[],
): Promise<{ readonly person: number; readonly clock: number; readonly escalation: number }[]> {
  return tx.rows(
    `select n.person_id as person, e.clock_id as clock, max(e.id) as escalation
       from notice n join escalation e on e.id = n.escalation_id
      where e.clock_id = any($1::bigint[]) and n.kind = 'STEP' group by n.person_id, e.clock_id`,
    [clockIds],
  );
}

export async function countUnread(tx: Tx, person: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'select count(*) as count from notice where person_id = $1 and read_at is null',
    [person],
  );
  return row?.count ?? 0;
}

/** Marks notices of this person as read: these, or (null) all of them. How many were unread. */
export async function markRead(
  tx: Tx,
  { person, ids }: { readonly person: number; readonly ids: readonly number[] | null },
  now: Temporal.Instant,
): Promise<number> {
  const read = await tx.rows(
    `update notice set read_at = $3::timestamptz
      where person_id = $1 and read_at is null and ($2::bigint[] is null or id = any($2)) returning 1`,
    [person, ids, toSqlInstant(now)],
  );
  return read.length;
}
