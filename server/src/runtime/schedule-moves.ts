// What a change of schedules does, worked out and not guessed: the tickets it reaches are read before and after, inside the
// transaction that makes the change; a dry run is the same transaction, taken back.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { ClockReading, LimitKind, LimitReading, LimitStanding } from '../engine/reading.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';
import { readTickets, type TicketSeen } from './read-tickets.ts';
import { loadReached, reachedTicket, type Flip, type Reach } from './schedule-moves.store.ts';

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
  const { ids, open, all } = await loadReached(tx, reach, limits.ticketsPerScheduleChange);
  const before = await readTickets(tx, ids, now);
  await change();
  const after = await readTickets(tx, ids, now);
  await wakeTickets(tx, ...reachedTicket(reach), now);
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
  const others = new Map(after.clocks.map((clock) => [keyOf(clock), clock]));
  const pairs = before.clocks.flatMap((was) => {
    const is = others.get(keyOf(was));
    return is === undefined ? [] : [{ was, is }];
  });
  return {
    isMoved: pairs.some(
      ({ was, is }) => isOpen(was) && (limitMoved(was.promise, is.promise) || limitMoved(was.target, is.target)),
    ),
    flips: pairs.flatMap(({ was, is }) => flipsOf(was, is, { ticket: id, customer: before.customer })),
  };
}

const keyOf = ({ measure, cycle }: ClockReading): string => `${measure}/${cycle}`;
const isOpen = ({ phase }: ClockReading): boolean => phase === 'RUNNING' || phase === 'PAUSED';

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

/** Results that are given before or after, and differ. */
function flipsOf(was: ClockReading, is: ClockReading, of: Pick<Flip, 'ticket' | 'customer'>): Flip[] {
  return limitKinds.flatMap((limit) => {
    const [from, to] = [resultOf(was, limit), resultOf(is, limit)];
    const isFlip = from !== to && [from, to].some((standing) => standing === 'MET' || standing === 'BREACHED');
    return isFlip ? [{ ...of, measure: was.measure, cycle: was.cycle, limit, from, to }] : [];
  });
}

const resultOf = (reading: ClockReading, limit: LimitKind): LimitStanding | null =>
  (limit === 'PROMISE' ? reading.promise : reading.target)?.standing ?? null;
