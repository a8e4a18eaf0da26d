// What a settlement leaves of the work of its tickets and of why their promises were broken: of those that differ, whole.
import type { Tx } from '../db/orm.ts';
import { breachStory } from '../engine/breach.ts';
import { saveBreaches, saveWork, type BreachRow } from '../kpi/work.store.ts';
import type { SettledTicket } from './settle.ts';

interface Settled {
  readonly settled: readonly SettledTicket[];
  /** Tickets that had no row before. */
  readonly isFresh: (ticket: SettledTicket) => boolean;
  /** Ids of facts that are new; absent: none is known to be. */
  readonly newFacts: ReadonlySet<number> | undefined;
  /** Also what does not differ: a rebuild. */
  readonly anew: boolean;
}

export async function saveWorkOf(
  tx: Tx,
  { settled, isFresh, newFacts, anew }: Settled,
  now: Temporal.Instant,
): Promise<void> {
  const turned = settled.filter(({ before, after }) => anew || before.workPrint !== after.workPrint);
  const known = (tickets: readonly SettledTicket[]): number[] =>
    tickets.filter((ticket) => !isFresh(ticket)).map(({ after }) => after.id);
  // What came late may lie before a break without moving it, and may have been told of another ticket that is tied to this one.
  const isTold = newFacts !== undefined;
  const differs = new Set(turned);
  const broken = settled.filter(
    (ticket) => breaksAnew(ticket) || (hasBreaks(ticket) && (isTold || differs.has(ticket))),
  );
  await Promise.all([
    saveWork(tx, { work: turned.map(({ work }) => work), known: known(turned) }),
    saveBreaches(tx, { stories: broken.flatMap((ticket) => storiesOf(ticket, now)), known: known(broken) }),
  ]);
}

/** Each broken clock and when it broke. */
const breaksOf = (
  clocks: readonly { readonly id: number; readonly promise: { breachedAtMs: number | null } | null }[],
): string =>
  clocks
    .filter(({ promise }) => (promise?.breachedAtMs ?? null) !== null)
    .map(({ id, promise }) => `${String(id)}/${String(promise?.breachedAtMs)}`)
    .sort()
    .join();

const breaksNow = ({ clocks }: SettledTicket): string =>
  breaksOf(clocks.map(({ id, reading: { promise } }) => ({ id, promise })));

const hasBreaks = (ticket: SettledTicket): boolean => breaksNow(ticket) !== '' || breaksOf(ticket.clocksBefore) !== '';

const breaksAnew = (ticket: SettledTicket): boolean => breaksNow(ticket) !== breaksOf(ticket.clocksBefore);

function storiesOf({ after, clocks, lifeOf }: SettledTicket, now: Temporal.Instant): BreachRow[] {
  return clocks.flatMap(({ id, under, reading: { measure, cycle, promise } }) => {
    const breachedMs = promise?.breachedAtMs ?? null;
    if (promise === null || breachedMs === null) return [];
    const { byReclassification } = promise;
    const story = breachStory(lifeOf(under), { measure, cycle, breachedMs, byReclassification }, now);
    return story === null ? [] : [{ clockId: id, ticketId: after.id, ...story }];
  });
}
