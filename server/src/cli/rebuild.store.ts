// What a rebuild reads: tickets in batches, and their clocks as far as a reading anew could differ.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export interface ClaimedTicket {
  readonly id: number;
  /** It was to be read by now anyway: what differs is time that passed. */
  readonly isDue: boolean;
}

/** The next tickets after `after` by id, locked. */
export async function claimTicketsAfter(
  tx: Tx,
  { after, limit }: { readonly after: number; readonly limit: number },
  now: Temporal.Instant,
): Promise<ClaimedTicket[]> {
  return tx.rows<ClaimedTicket>(
    `select id, coalesce(wake_at <= $3::timestamptz, false) as "isDue" from ticket where id > $1 order by id limit $2
     for no key update`,
    [after, limit, toSqlInstant(now)],
  );
}

export async function countTickets(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ count: number }>('select count(*) as count from ticket');
  return row?.count ?? 0;
}

export interface ClockPrint {
  readonly id: number;
  readonly ticket: string;
  readonly source: string;
  readonly measure: string;
  readonly cycle: number;
  /** What was decided, without what merely runs on. */
  readonly print: string;
}

/** What the clocks of these tickets say, by clock. */
export async function loadPrints(tx: Tx, tickets: readonly number[]): Promise<Map<number, ClockPrint>> {
  const rows = await tx.rows<ClockPrint>(
    `select c.id, t.reference as ticket, s.name as source, c.measure, c.cycle,
            concat_ws(' ', c.phase, coalesce(c.void_reason, '-'), coalesce(c.standing, '-'), ms(c.started_at), '-', ms(c.stopped_at), '-',
                      c.promise_standing, ms(c.promise_due_at), '-', ms(c.promise_breached_at), '-',
                      c.target_standing, ms(c.target_due_at), '-', ms(c.target_breached_at), '-', c.clause_ids) as print
       from clock c join ticket t on t.id = c.ticket_id join source s on s.id = t.source_id where c.ticket_id = any($1)`,
    [tickets],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
