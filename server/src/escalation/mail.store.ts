// E-mails: those of notices gathered per person, each claimed for one try at a time, and what became of them. A claim is a lease: a
// sender that dies leaves a mail that is tried again, under the same Message-ID.
import { limits } from '../config.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { EscalationStep } from '../agreement/section-terms.type.ts';
import type { NoticeKind } from './notice.store.ts';

/** Puts the notices that may be mailed by now into one mail for each person; how many mails. */
export async function gatherMails(tx: Tx, now: Temporal.Instant): Promise<number> {
  const rows = await tx.rows<{ id: number }>(
    `with due as (
       select n.id, n.person_id from notice n join person p on p.id = n.person_id
        where n.mail_id is null and n.read_at is null and p.removed_at is null and p.email is not null
          and n.mail_after <= $1::timestamptz and n.mail_after > $2::timestamptz
        order by n.id limit $3 for update of n skip locked),
     made as (
       insert into mail (person_id, made_at, next_try_at)
       select distinct person_id, $1::timestamptz, $1::timestamptz from due returning id, person_id)
     update notice n set mail_id = made.id from due join made on made.person_id = due.person_id
      where n.id = due.id returning made.id`,
    [toSqlInstant(now), toSqlInstant(now.subtract({ milliseconds: limits.mailMaxAgeMs })), limits.noticesPerMailing],
  );
  return new Set(rows.map(({ id }) => id)).size;
}

/** A mail to be sent now, by whoever claimed it. */
export interface ClaimedMail {
  readonly id: number;
  readonly messageId: string;
  /** With this try. */
  readonly attempts: number;
  /** Null: they have no address any more, or were removed. */
  readonly to: string | null;
}

/** The mail that waits longest for its try, for the time of a lease; null: none does. */
export async function claimMail(tx: Tx, now: Temporal.Instant): Promise<ClaimedMail | null> {
  const [row] = await tx.rows<ClaimedMail>(
    `update mail m set attempts = attempts + 1, next_try_at = $2::timestamptz
      where m.id = (
         select id from mail where state = 'PENDING' and next_try_at <= $1::timestamptz
          order by next_try_at, id limit 1 for update skip locked)
     returning m.id, m.message_id as "messageId", m.attempts, coalesce(m.address,
       (select p.email from person p where p.id = m.person_id and p.removed_at is null)) as "to"`,
    [toSqlInstant(now), toSqlInstant(now.add({ milliseconds: limits.mailLeaseMs }))],
  );
  return row ?? null;
}

/** A mail of its own to a person, whose address is looked up when it is sent, or to an address; its row id. */
export async function saveNewMail(
  tx: Tx,
  to: { readonly person: number } | { readonly address: string },
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(
    `insert into mail (person_id, address, made_at, next_try_at) values ($1, $2, $3::timestamptz, $3::timestamptz) returning id`,
    ['person' in to ? to.person : null, 'address' in to ? to.address : null, toSqlInstant(now)],
  );
  if (row === undefined) throw new Error('A mail was not kept');
  return row.id;
}

/** What a mail tells of an objective that burns too fast. */
export interface AlertLine {
  readonly agreement: string;
  /** The objective's number in the document. */
  readonly objective: string;
  readonly longBurn: number;
}

export const loadAlertLines = (tx: Tx, mail: number): Promise<AlertLine[]> =>
  tx.rows(
    `select g.number as agreement, x.objective, x.long_burn as "longBurn"
       from notice n join objective_alert x on x.id = n.objective_alert_id join agreement g on g.id = x.agreement_id
      where n.mail_id = $1 order by n.id`,
    [mail],
  );

/** What a mail tells of one notice. */
export interface MailLine {
  readonly kind: Exclude<NoticeKind, 'BURNING'>;
  readonly source: string;
  readonly reference: string;
  readonly agreement: string;
  readonly number: string;
  readonly measure: string;
  readonly step: EscalationStep;
}

export async function loadMailLines(tx: Tx, mail: number): Promise<MailLine[]> {
  return tx.rows<MailLine>(
    `select n.kind, s.name as source, t.reference, g.number as agreement, e.number, c.measure,
            (select x from jsonb_array_elements(v.sections -> 'escalation') x where x ->> 'number' = e.number limit 1) as step
       from notice n join escalation e on e.id = n.escalation_id join clock c on c.id = e.clock_id
       join ticket t on t.id = e.ticket_id join source s on s.id = t.source_id
       join agreement g on g.id = e.agreement_id join agreement_version v on v.id = e.agreement_version_id
      where n.mail_id = $1 order by n.id`,
    [mail],
  );
}

export async function saveSent(tx: Tx, mail: number, now: Temporal.Instant): Promise<void> {
  await tx.rows(`update mail set state = 'SENT', sent_at = $2::timestamptz, failure = null where id = $1`, [
    mail,
    toSqlInstant(now),
  ]);
}

/** A try failed: again at `next`, or (null) given up; unless it was given up meanwhile, for its address was erased. */
export async function saveFailure(
  tx: Tx,
  { mail, failure, next }: { readonly mail: number; readonly failure: string; readonly next: Temporal.Instant | null },
): Promise<void> {
  await tx.rows(
    `update mail set failure = $2, next_try_at = coalesce($3::timestamptz, next_try_at),
            state = case when $3::timestamptz is null then 'FAILED' else 'PENDING' end where id = $1 and state = 'PENDING'`,
    [mail, failure.slice(0, limits.errorMessageChars), toSqlInstant(next)],
  );
}

/** When the sender has something to do next, in epoch milliseconds; null: nothing is known. */
export async function loadNextMailing(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ at: number | null }>(
    `select ms(least((select min(next_try_at) from mail where state = 'PENDING'),
                     (select min(mail_after) from notice where mail_id is null and read_at is null))) as at`,
  );
  return row?.at ?? null;
}
