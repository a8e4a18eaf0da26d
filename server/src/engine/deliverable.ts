// A deliverable is owed again and again; an occurrence is one due instance of it. Which occurrences a term brings, and how
// one stands at an instant, follows from the instants its rule gives and from what was delivered: nothing else.

/** What a deliverable says of each of its occurrences. Milliseconds are of real time. */
export interface DeliverableTerms {
  /** How long before it is due it opens; null: when the one before was due. */
  readonly opensBeforeMs: number | null;
  /** How long before it is due it is at risk; null: when three quarters of its window are over. */
  readonly warnBeforeMs: number | null;
  /** The private target, so long before it is due; null: none. */
  readonly targetBeforeMs: number | null;
  /** How long after it was due it is late before it is missed. */
  readonly graceMs: number;
}

/** The instants of one occurrence; each is the last at which it is not yet worse. */
export interface OccurrenceTimes {
  readonly opensAt: Temporal.Instant;
  readonly warnAt: Temporal.Instant;
  readonly targetAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant;
  readonly missedAfter: Temporal.Instant;
}

/** The time in which a version of an agreement brings occurrences. */
export interface OwedSpan {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  /** No version came before: what would have opened earlier opens with it. */
  readonly isFirst: boolean;
  /** Nothing follows: what would be due after the end is not owed. */
  readonly isLast: boolean;
  /** Before the first due instant its rule counts from here. */
  readonly anchor: Temporal.Instant;
}

const WARN_AT_SHARE = 0.75;
const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/**
 * The occurrences of a span, first due first. An occurrence belongs to the version in whose span it opens, so that an
 * amendment leaves alone what has begun. `dues` are in order and hold the one before the span where there is one.
 */
export function occurrencesOf(
  terms: DeliverableTerms,
  dues: readonly Temporal.Instant[],
  { from, until, isFirst, isLast, anchor }: OwedSpan,
): OccurrenceTimes[] {
  return dues.flatMap((dueAt, place) => {
    const opens =
      terms.opensBeforeMs === null
        ? (dues[place - 1] ?? anchor)
        : dueAt.subtract({ milliseconds: terms.opensBeforeMs });
    const isEarly = before(opens, from);
    if (!before(from, dueAt) || (isEarly && !isFirst)) return [];
    const opensAt = isEarly ? from : opens;
    if (until !== null && (!before(opensAt, until) || (isLast && before(until, dueAt)))) return [];
    return [timesOf(terms, { opensAt, dueAt })];
  });
}

function timesOf(
  { warnBeforeMs, targetBeforeMs, graceMs }: DeliverableTerms,
  { opensAt, dueAt }: Pick<OccurrenceTimes, 'opensAt' | 'dueAt'>,
): OccurrenceTimes {
  const windowMs = dueAt.epochMilliseconds - opensAt.epochMilliseconds;
  const warnMs = Math.min(windowMs, warnBeforeMs ?? Math.ceil(windowMs * (1 - WARN_AT_SHARE)));
  return {
    opensAt,
    warnAt: dueAt.subtract({ milliseconds: warnMs }),
    targetAt: targetBeforeMs === null ? null : dueAt.subtract({ milliseconds: Math.min(windowMs, targetBeforeMs) }),
    dueAt,
    missedAfter: dueAt.add({ milliseconds: graceMs }),
  };
}

/** How much makes an occurrence delivered. */
export interface OccurrenceWants {
  /** Of each member, where there are members. */
  readonly quantity: number;
  /** References of those from each of whom it is wanted; empty: it is one thing. */
  readonly members: readonly string[];
  /** How many members are enough; 0 without members. */
  readonly atLeast: number;
  readonly needsConfirmation: boolean;
}

interface FactBase {
  /** Facts of one instant are in the order of their ids. */
  readonly id: number;
  readonly at: Temporal.Instant;
}

export type DeliveryFact = FactBase &
  (
    | { readonly kind: 'DELIVERED'; readonly quantity: number; readonly member: string | null }
    | { readonly kind: 'UNDONE'; readonly refersTo: number }
    | { readonly kind: 'CONFIRMED' | 'DISPUTED' | 'WAIVED' }
  );

export type OccurrencePhase = 'UPCOMING' | 'OPEN' | 'CLOSED';
/** LATE: due and not there yet, or delivered in the grace after it was due. */
export type OccurrenceStanding =
  'UPCOMING' | 'OPEN' | 'AT_RISK' | 'OVER_TARGET' | 'LATE' | 'DELIVERED' | 'MISSED' | 'WAIVED';
export type Confirmation = 'NOT_NEEDED' | 'PENDING' | 'CONFIRMED' | 'DISPUTED';

export interface OccurrenceReading {
  readonly phase: OccurrencePhase;
  readonly standing: OccurrenceStanding;
  /** As whoever knows the promise alone reads it. */
  readonly promiseStanding: Exclude<OccurrenceStanding, 'OVER_TARGET'>;
  /** When enough was delivered; null: not yet. */
  readonly deliveredAt: Temporal.Instant | null;
  readonly quantity: number;
  readonly membersDone: number;
  readonly confirmation: Confirmation;
  /** When it will read otherwise, if nothing happens; null: never. */
  readonly wakeAt: Temporal.Instant | null;
}

type Occurrence = OccurrenceTimes & OccurrenceWants;

/** How an occurrence stands at `now`. At exactly `dueAt` it is still in time. */
export function readOccurrence(
  occurrence: Occurrence,
  facts: readonly DeliveryFact[],
  now: Temporal.Instant,
): OccurrenceReading {
  const reading = readAt(occurrence, facts, now);
  const { opensAt, warnAt, targetAt, dueAt, missedAfter } = occurrence;
  const after = [targetAt, dueAt, missedAfter].flatMap((at) => (at === null ? [] : [at.add({ milliseconds: 1 })]));
  const turns = [opensAt, warnAt, ...after, ...facts.map(({ at }) => at)]
    .filter((at) => before(now, at))
    .sort((a, b) => Temporal.Instant.compare(a, b));
  const wakeAt = turns.find((at) => !isSame(readAt(occurrence, facts, at), reading)) ?? null;
  return { ...reading, wakeAt };
}

type Reading = Omit<OccurrenceReading, 'wakeAt'>;

const isSame = (a: Reading, b: Reading): boolean => JSON.stringify(a) === JSON.stringify(b);

function readAt(occurrence: Occurrence, facts: readonly DeliveryFact[], now: Temporal.Instant): Reading {
  const standing = inForce(facts, now);
  const { deliveredAt, ...amounts } = delivered(occurrence, standing);
  const isWaived = standing.some(({ kind }) => kind === 'WAIVED');
  const said = standing.findLast(({ kind }) => kind === 'CONFIRMED' || kind === 'DISPUTED');
  const stands = standingOf(occurrence, { deliveredAt, isWaived }, now);
  return {
    phase: phaseOf(stands, deliveredAt),
    standing: stands,
    promiseStanding: promiseStanding(stands, occurrence, now),
    deliveredAt,
    ...amounts,
    confirmation: confirmationOf(said?.kind, occurrence.needsConfirmation),
  };
}

/** What happened by `now` and was not undone since, the earliest first. Whatever is undone was never so. */
function inForce(facts: readonly DeliveryFact[], now: Temporal.Instant): DeliveryFact[] {
  const known = facts.filter(({ at }) => !before(now, at));
  const undone = new Set(known.flatMap((fact) => (fact.kind === 'UNDONE' ? [fact.refersTo] : [])));
  return known
    .filter(({ id, kind }) => kind !== 'UNDONE' && !undone.has(id))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || a.id - b.id);
}

function delivered(
  { quantity: wanted, members, atLeast }: OccurrenceWants,
  facts: readonly DeliveryFact[],
): Pick<Reading, 'deliveredAt' | 'quantity' | 'membersDone'> {
  const sums = new Map<string, number>();
  const isMember = new Set(members);
  let [quantity, membersDone] = [0, 0];
  let deliveredAt: Temporal.Instant | null = null;
  for (const fact of facts) {
    if (fact.kind !== 'DELIVERED') continue;
    const key = fact.member ?? '';
    const sum = sums.get(key) ?? 0;
    quantity += fact.quantity;
    sums.set(key, sum + fact.quantity);
    if (sum < wanted && sum + fact.quantity >= wanted && isMember.has(key)) membersDone += 1;
    const isEnough = members.length === 0 ? quantity >= wanted : membersDone >= atLeast;
    if (isEnough) deliveredAt ??= fact.at;
  }
  return { deliveredAt, quantity, membersDone };
}

function standingOf(
  { opensAt, warnAt, targetAt, dueAt, missedAfter }: OccurrenceTimes,
  { deliveredAt, isWaived }: { readonly deliveredAt: Temporal.Instant | null; readonly isWaived: boolean },
  now: Temporal.Instant,
): OccurrenceStanding {
  const judgedAt = deliveredAt ?? now;
  const isDone = deliveredAt !== null;
  if (isDone && !before(dueAt, deliveredAt)) return 'DELIVERED';
  if (isWaived) return 'WAIVED';
  if (before(missedAfter, judgedAt)) return 'MISSED';
  if (before(dueAt, judgedAt)) return 'LATE';
  if (before(now, opensAt)) return 'UPCOMING';
  if (targetAt !== null && before(targetAt, now)) return 'OVER_TARGET';
  return before(now, warnAt) ? 'OPEN' : 'AT_RISK';
}

function phaseOf(standing: OccurrenceStanding, deliveredAt: Temporal.Instant | null): OccurrencePhase {
  if (standing === 'UPCOMING') return 'UPCOMING';
  const isOver = standing === 'MISSED' || standing === 'WAIVED' || deliveredAt !== null;
  return isOver ? 'CLOSED' : 'OPEN';
}

function promiseStanding(
  standing: OccurrenceStanding,
  { warnAt }: OccurrenceTimes,
  now: Temporal.Instant,
): Reading['promiseStanding'] {
  if (standing !== 'OVER_TARGET') return standing;
  return before(now, warnAt) ? 'OPEN' : 'AT_RISK';
}

function confirmationOf(said: DeliveryFact['kind'] | undefined, isNeeded: boolean): Confirmation {
  if (said === 'CONFIRMED' || said === 'DISPUTED') return said;
  return isNeeded ? 'PENDING' : 'NOT_NEEDED';
}
