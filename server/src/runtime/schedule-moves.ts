// What a change of schedules does, worked out and not guessed: the tickets it reaches are read before and after, inside the
// transaction that makes the change; a dry run is the same transaction, taken back.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { ClockReading, LimitKind, LimitReading } from '../engine/reading.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';
import { readTickets, type TicketSeen } from './read-tickets.ts';
import { loadReached, reachedTicket, type Flip, type Reach, type Reached } from './schedule-moves.store.ts';

export interface Moves {
  /** Open tickets with a limit that is due at another instant, or stands differently. */
  readonly tickets: readonly number[];
  readonly totalTickets: number;
  readonly flips: readonly Flip[];
  /** False: more tickets are reached than were read; `totalTickets` then counts all that are reached and open. */
  readonly isComplete: boolean;
}

/** Makes a change and says what it did to the tickets it reaches, all of which are woken to settle anew. */
export async function movesOf(
  tx: Tx,
  reach: Reach,
  change: () => Promise<void>,
  now: Temporal.Instant,
): Promise<Moves> {
  const moves = await comparedMoves(tx, await loadReached(tx, reach, limits.ticketsPerScheduleChange), change, now);
  await wakeTickets(tx, ...reachedTicket(reach), now);
  return moves;
}

/** Makes a change and says what it did to the tickets that it reaches. */
export async function comparedMoves(
  tx: Tx,
  { ids, open, all }: Reached,
  change: () => Promise<void>,
  now: Temporal.Instant,
): Promise<Moves> {
  const before = await readTickets(tx, ids, now);
  await change();
  const after = await readTickets(tx, ids, now);
  const differences = ids.map((id) => ({ id, ...differenceOf(id, before.get(id), after.get(id)) }));
  const tickets = differences.filter(({ isMoved }) => isMoved).map(({ id }) => id);
  const isComplete = ids.length === all;
  return {
    tickets,
    totalTickets: isComplete ? tickets.length : open,
    flips: differences.flatMap(({ flips }) => flips),
    isComplete,
  };
}

function differenceOf(
  id: number,
  before: TicketSeen | undefined,
  after: TicketSeen | undefined,
): { readonly isMoved: boolean; readonly flips: readonly Flip[] } {
  if (before === undefined || after === undefined) return { isMoved: false, flips: [] };
  const [were, are] = [before, after].map(({ clocks }) => new Map(clocks.map((clock) => [keyOf(clock), clock])));
  const pairs = [...new Set([...(were?.keys() ?? []), ...(are?.keys() ?? [])])].map((key) => ({
    was: were?.get(key) ?? null,
    is: are?.get(key) ?? null,
  }));
  return {
    isMoved: pairs.some(
      ({ was, is }) =>
        isOpen(was ?? is) &&
        (limitMoved(limitOf(was, 'PROMISE'), limitOf(is, 'PROMISE')) ||
          limitMoved(limitOf(was, 'TARGET'), limitOf(is, 'TARGET'))),
    ),
    flips: pairs.flatMap(({ was, is }) => flipsOf(was, is, { ticket: id, customer: before.customer })),
  };
}

const keyOf = ({ measure, cycle }: ClockReading): string => `${measure}/${cycle}`;
const isOpen = (clock: ClockReading | null): boolean => clock?.phase === 'RUNNING' || clock?.phase === 'PAUSED';

/** Null: no such limit, or no such clock. */
const limitOf = (clock: ClockReading | null, limit: LimitKind): LimitReading | null =>
  (limit === 'PROMISE' ? clock?.promise : clock?.target) ?? null;

function limitMoved(was: LimitReading | null, is: LimitReading | null): boolean {
  if (was === null || is === null) return was !== is;
  return (
    was.dueAt?.epochMilliseconds !== is.dueAt?.epochMilliseconds ||
    was.headroomMs !== is.headroomMs ||
    was.standing !== is.standing ||
    was.breachedAt?.epochMilliseconds !== is.breachedAt?.epochMilliseconds
  );
}

const limitKinds: readonly LimitKind[] = ['PROMISE', 'TARGET'];

/** Results that are given before or after, and differ; a clock that begins or goes had or has none. */
function flipsOf(was: ClockReading | null, is: ClockReading | null, of: Pick<Flip, 'ticket' | 'customer'>): Flip[] {
  const { measure, cycle } = was ?? is ?? {};
  if (measure === undefined || cycle === undefined) return [];
  return limitKinds.flatMap((limit) => {
    const from = limitOf(was, limit)?.standing ?? null;
    const to = limitOf(is, limit)?.standing ?? null;
    const isFlip = from !== to && [from, to].some((standing) => standing === 'MET' || standing === 'BREACHED');
    return isFlip ? [{ ...of, measure, cycle, limit, from, to }] : [];
  });
}
