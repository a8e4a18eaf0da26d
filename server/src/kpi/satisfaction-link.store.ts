// Addresses by which a customer says how satisfied they are, without signing in: each opens one ticket, once, for a while.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export interface NewSatisfactionLink {
  readonly ticket: number;
  /** What is kept of the code in the address. */
  readonly hash: Buffer;
  readonly by: string;
  readonly expiresAt: Temporal.Instant;
}

/**
 * Keeps a link unless the ticket has as many as it may that still open; what has expired goes.
 * The ticket's row is held, so that two at once count each other.
 */
export async function saveSatisfactionLink(
  tx: Tx,
  { ticket, hash, by, expiresAt }: NewSatisfactionLink,
  most: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const at = toSqlInstant(now);
  await tx.rows('select from ticket where id = $1 for no key update', [ticket]);
  await tx.rows('delete from satisfaction_link where ticket_id = $1 and expires_at <= $2::timestamptz', [ticket, at]);
  const made = await tx.rows(
    `insert into satisfaction_link (ticket_id, code_hash, made_by, made_at, expires_at)
     select $1, $2, $3, $4::timestamptz, $5::timestamptz
      where (select count(*) from satisfaction_link where ticket_id = $1 and used_at is null) < $6 returning id`,
    [ticket, hash, by, at, toSqlInstant(expiresAt), most],
  );
  return made.length > 0;
}

/** The ticket that a link opens. */
export interface LinkedTicket {
  /** Id of the link. */
  readonly link: number;
  readonly source: string;
  readonly reference: string;
}

const opened = `from satisfaction_link l join ticket t on t.id = l.ticket_id join source s on s.id = t.source_id
  where l.code_hash = $1 and l.used_at is null and l.expires_at > $2::timestamptz`;
const ticketColumns = 'l.id as link, s.name as source, t.reference';

/** Null: unknown, used or expired. */
export async function findLinked(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<LinkedTicket | null> {
  const [row] = await tx.rows<LinkedTicket>(`select ${ticketColumns} ${opened}`, [hash, toSqlInstant(now)]);
  return row ?? null;
}

/** Uses the link up: whoever comes second finds it used. Null: unknown, used or expired. */
export async function takeLinked(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<LinkedTicket | null> {
  const [row] = await tx.rows<LinkedTicket>(
    `update satisfaction_link x set used_at = $2::timestamptz
       from (select ${ticketColumns} ${opened} for no key update of l) as l
      where x.id = l.link returning l.link, l.source, l.reference`,
    [hash, toSqlInstant(now)],
  );
  return row ?? null;
}
