// A breach excused, disputed, or counted again: its clock keeps what holds, figures get the difference, and screens are told
// that theirs are old, all in the transaction that says so.
import type { Tx } from '../db/orm.ts';
import type { Excuse } from '../engine/outcome.ts';
import { packMatch, type PackedFigures } from '../push/change-log.ts';
import { announceOutbox, appendToOutbox } from '../push/log.store.ts';
import { loadTickets } from '../ticket/ticket.store.ts';
import { loadClocks, type PlacedClockRow } from './clock.store.ts';
import { matchOf } from './ticket-match.ts';

const count = (n: 1 | -1): string => `
  insert into outcome_delta (counts_on, cell_id, promise, target, spent_ms, wall_ms, n)
  select counts_on, cell_id, promise, target, spent_ms, wall_ms, ${String(n)} from clock_outcome where clock_id = $1`;

/** Null: the breach counts as one. */
export async function excuseClock(
  tx: Tx,
  { clock, excuse }: { readonly clock: number; readonly excuse: Excuse | null },
  now: Temporal.Instant,
): Promise<void> {
  // Who settles the ticket waits, so that both see the clock as the other left it.
  const [ticket] = await tx.rows<{ id: number }>(
    'select id from ticket where id = (select ticket_id from clock where id = $1) for no key update',
    [clock],
  );
  if (ticket === undefined) throw new Error(`No ticket has clock ${String(clock)}`);
  await tx.rows(count(-1), [clock]);
  await tx.rows('update clock set excuse = $2 where id = $1', [clock, excuse]);
  await tx.rows(count(1), [clock]);
  await tellChanged(tx, { tickets: [ticket.id], clock }, now);
}

interface Concerned {
  readonly tickets: readonly number[];
  /** The one whose figures changed; absent: any of them may have. */
  readonly clock?: number;
}

/** Tickets in the change log, as they stand: nothing of them changed that is told one by one. */
export async function tellChanged(
  tx: Tx,
  { tickets: ids, clock: changed }: Concerned,
  now: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return;
  const [tickets, clocks, versions] = await Promise.all([
    loadTickets(tx, ids),
    loadClocks(tx, ids),
    tx.rows<{ id: number; agreement: number }>(
      `select id, agreement_id as agreement from agreement_version
        where id in (select agreement_version_id from clock where ticket_id = any($1::bigint[]))`,
      [ids],
    ),
  ]);
  const agreements = new Map(versions.map((version) => [version.id, version.agreement]));
  const rows = tickets.map((ticket) => {
    const { id, customer } = ticket;
    const own = clocks.get(id) ?? [];
    const match = packMatch(matchOf(ticket, own, (version) => agreements.get(version) ?? 0));
    const payload = { before: match, after: match, changes: [], portal: [], clocks: [] };
    return {
      ...{ ticketId: id, customer },
      payload: changed === undefined ? payload : { ...payload, figures: figuresOf(own, changed) },
    };
  });
  await appendToOutbox(tx, rows, now);
  await announceOutbox(tx);
}

function figuresOf(clocks: readonly PlacedClockRow[], changed: number): PackedFigures {
  const place = clocks.findIndex(({ id }) => id === changed);
  const day = clocks[place]?.countsOn ?? null;
  return [0, day === null ? {} : { [day]: [place] }];
}
