// What became different between two readings of one clock. Several things may have happened between them: each is a
// change of its own, at its own instant, so that the story does not depend on how often one looked.
import { SINCE } from './reading.ts';
import type { ClockReading, ClockStanding, LimitKind, LimitReading, LimitStanding } from './reading.ts';

export type ChangeKind =
  | 'STARTED'
  | 'PAUSED'
  | 'RESUMED'
  | 'AT_RISK'
  | 'OVER_TARGET'
  | 'BREACHED'
  | 'MET'
  | 'VOIDED'
  | 'REOPENED'
  | 'RECLASSIFIED'
  | 'WITHDRAWN'
  | 'CORRECTED';
export type SlaChangeKind = ChangeKind;
/** The kinds a customer hears of. */
export type PromiseChangeKind = Exclude<ChangeKind, 'OVER_TARGET'>;

export interface Change {
  readonly kind: ChangeKind;
  /** The limit that was warned of, broken, met or withdrawn; null for changes of the clock as a whole. */
  readonly limit: LimitKind | null;
  readonly at: Temporal.Instant;
  readonly previousStanding: ClockStanding | null;
  readonly standing: ClockStanding | null;
}

export interface PromiseChange extends Change {
  readonly kind: PromiseChangeKind;
}

/**
 * Every change between two readings of a clock (`before` null: there was none), by instant. Equal readings have none;
 * time spent and headroom of a running clock move by themselves and are no difference.
 */
export function compareReadings(before: ClockReading | null, after: ClockReading, now: Temporal.Instant): Change[] {
  const found = [...limitDifferences(before, after, now), ...clockDifferences(before, after, now)];
  const result = resultDifferences(before, after, now);
  // What nothing else explains is a correction of what was said before.
  if (before !== null && found.length + result.length === 0 && differs(before, after)) {
    result.push({ kind: 'CORRECTED', limit: null, at: stopOf(before, after) ?? now });
  }
  const ordered = [...found, ...result].sort(
    (a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
  return withStandings(ordered, before, after);
}

/** The same as a customer may hear it. The target has no influence on the answer, not even on its instants. */
export function promiseChanges(
  before: ClockReading | null,
  after: ClockReading,
  now: Temporal.Instant,
): PromiseChange[] {
  return compareReadings(before && promiseOnly(before), promiseOnly(after), now).filter(isPromiseChange);
}

const isPromiseChange = (change: Change): change is PromiseChange => change.kind !== 'OVER_TARGET';

/** A clock's standing by its promise alone; null while it has none. */
export function promiseStanding({ phase, promise }: ClockReading): Exclude<ClockStanding, 'OVER_TARGET'> | null {
  return phase === 'VOID' || phase === 'NOT_APPLICABLE' ? null : (promise?.standing ?? null);
}

const promiseOnly = (reading: ClockReading): ClockReading => ({
  ...reading,
  standing: promiseStanding(reading),
  target: null,
  wakeAt: null,
});

/** A change whose standings are not worked out yet. */
type Difference = Pick<Change, 'kind' | 'limit' | 'at'>;

/** The order of changes at one instant: a clock begins, is warned, broken, and ends. */
const ORDER: readonly ChangeKind[] = [
  'STARTED',
  'REOPENED',
  'RESUMED',
  'RECLASSIFIED',
  'AT_RISK',
  'OVER_TARGET',
  'BREACHED',
  'PAUSED',
  'WITHDRAWN',
  'MET',
  'VOIDED',
  'CORRECTED',
];

function limitDifferences(before: ClockReading | null, after: ClockReading, now: Temporal.Instant): Difference[] {
  const found: Difference[] = [];
  for (const limit of ['PROMISE', 'TARGET'] as const) {
    const was = limitOf(before, limit);
    const is = limitOf(after, limit);
    const broken = is?.breachedAt ?? null;
    const brokenBefore = was?.breachedAt ?? null;
    // A new severity that breaks a limit at once gives one notice, not a warning too.
    const warned = is !== null && wasWarned(is, after) && (brokenBefore !== null || !is.byReclassification);
    if (warned && is.warnAt && !(was && before && wasWarned(was, before))) {
      found.push({ kind: 'AT_RISK', limit, at: is.warnAt });
    }
    if (broken && !brokenBefore)
      found.push({ kind: limit === 'PROMISE' ? 'BREACHED' : 'OVER_TARGET', limit, at: broken });
    if (brokenBefore && !broken) found.push({ kind: 'WITHDRAWN', limit, at: now });
  }
  return found;
}

const limitOf = (reading: ClockReading | null, limit: LimitKind): LimitReading | null =>
  (limit === 'PROMISE' ? reading?.promise : reading?.target) ?? null;

/** The limit has been at risk in this run, also when it is met or broken by now. */
function wasWarned({ standing, warnAt }: LimitReading, { stoppedAt }: ClockReading): boolean {
  if (standing === 'MET')
    return warnAt !== null && stoppedAt !== null && warnAt.epochMilliseconds <= stoppedAt.epochMilliseconds;
  return standing === 'AT_RISK' || standing === 'BREACHED';
}

const isOpen = (reading: ClockReading | null): boolean => reading?.phase === 'RUNNING' || reading?.phase === 'PAUSED';
const isRead = (reading: ClockReading | null): boolean => reading !== null && reading.phase !== 'NOT_APPLICABLE';

/** Changes of phase and of the clauses in force. */
function clockDifferences(before: ClockReading | null, after: ClockReading, now: Temporal.Instant): Difference[] {
  const found: Difference[] = [];
  const since = after[SINCE];
  const phaseAt = since ? Temporal.Instant.fromEpochMilliseconds(since.phaseMs) : now;
  const note = (kind: ChangeKind, at: Temporal.Instant, limit: LimitKind | null = null) =>
    found.push({ kind, limit, at });
  if (!isRead(before) && isRead(after)) note('STARTED', after.startedAt ?? phaseAt);
  if (isRead(before) && !isOpen(before) && isOpen(after)) note('REOPENED', phaseAt);
  if (after.phase === 'PAUSED' && before?.phase !== 'PAUSED') note('PAUSED', phaseAt);
  if (after.phase === 'RUNNING' && before?.phase === 'PAUSED') note('RESUMED', phaseAt);
  if (after.phase === 'VOID' && before?.phase !== 'VOID') note('VOIDED', phaseAt);
  if (isMet(after) && !(before && isMet(before))) note('MET', after.stoppedAt ?? phaseAt, 'PROMISE');
  if (before && isRead(before) && isRead(after) && otherClauses(before, after)) {
    note('RECLASSIFIED', since ? Temporal.Instant.fromEpochMilliseconds(since.clausesMs) : now);
  }
  return found;
}

const isMet = ({ phase, promise }: ClockReading): boolean => phase === 'STOPPED' && promise?.standing === 'MET';

const otherClauses = (before: ClockReading, after: ClockReading): boolean =>
  before.agreementVersion !== after.agreementVersion ||
  before.clauses.join() !== after.clauses.join() ||
  (['PROMISE', 'TARGET'] as const).some((limit) => limitOf(before, limit)?.limitMs !== limitOf(after, limit)?.limitMs);

/** A result that had been given and is another now. */
function resultDifferences(before: ClockReading | null, after: ClockReading, now: Temporal.Instant): Difference[] {
  if (before === null) return [];
  const wasMet = isMet(before) && after.promise?.standing === 'BREACHED';
  const moved = (['PROMISE', 'TARGET'] as const).some((limit) => {
    const was = limitOf(before, limit)?.breachedAt;
    const is = limitOf(after, limit)?.breachedAt;
    return was && is && !sameInstant(was, is);
  });
  return wasMet || moved ? [{ kind: 'CORRECTED', limit: null, at: now }] : [];
}

/** A late stop is told at its own instant. */
const stopOf = (before: ClockReading, after: ClockReading): Temporal.Instant | null =>
  before.phase === 'STOPPED' ? null : after.stoppedAt;

/** Whether anything a reader sees differs, besides what moves by itself: spent while running, paused while pausing. */
function differs(before: ClockReading, after: ClockReading): boolean {
  return (
    before.phase !== after.phase ||
    before.voidReason !== after.voidReason ||
    before.standing !== after.standing ||
    before.scheduleVersion !== after.scheduleVersion ||
    !sameInstant(before.startedAt, after.startedAt) ||
    !sameInstant(before.stoppedAt, after.stoppedAt) ||
    (after.phase !== 'RUNNING' && before.spentMs !== after.spentMs) ||
    (!isOpen(after) && before.pausedMs !== after.pausedMs) ||
    otherClauses(before, after) ||
    limitDiffers(before.promise, after.promise) ||
    limitDiffers(before.target, after.target)
  );
}

const limitDiffers = (before: LimitReading | null, after: LimitReading | null): boolean =>
  before === null || after === null
    ? before !== after
    : before.standing !== after.standing ||
      !sameInstant(before.dueAt, after.dueAt) ||
      !sameInstant(before.breachedAt, after.breachedAt);

const sameInstant = (a: Temporal.Instant | null, b: Temporal.Instant | null): boolean =>
  a?.epochMilliseconds === b?.epochMilliseconds;

/** What a clock's limits stand at while its changes are told one after the other. */
interface Told {
  promise: LimitStanding | null;
  target: LimitStanding | null;
}

/** Standings run from what `before` stood at to what `after` stands at, through every change. */
function withStandings(differences: readonly Difference[], before: ClockReading | null, after: ClockReading): Change[] {
  const told: Told = { promise: before?.promise?.standing ?? null, target: before?.target?.standing ?? null };
  let previousStanding = before?.standing ?? null;
  return differences.map((difference, index) => {
    tell(told, difference, { after, toCome: differences.slice(index + 1) });
    const standing = index === differences.length - 1 ? after.standing : standingTold(told);
    const change = { ...difference, previousStanding, standing };
    previousStanding = standing;
    return change;
  });
}

function tell(
  told: Told,
  { kind, limit }: Difference,
  rest: { readonly after: ClockReading; readonly toCome: readonly Difference[] },
): void {
  switch (kind) {
    case 'AT_RISK':
      if (limit === 'TARGET') told.target = 'AT_RISK';
      else told.promise = 'AT_RISK';
      return;
    case 'OVER_TARGET':
      told.target = 'BREACHED';
      return;
    case 'BREACHED':
      told.promise = 'BREACHED';
      return;
    case 'VOIDED':
      told.promise = told.target = null;
      return;
    case 'STARTED':
    case 'PAUSED':
    case 'RESUMED':
    case 'MET':
    case 'REOPENED':
    case 'RECLASSIFIED':
    case 'WITHDRAWN':
    case 'CORRECTED':
      told.promise = standingBetween(told.promise, 'PROMISE', rest);
      told.target = standingBetween(told.target, 'TARGET', rest);
      return;
    default:
      kind satisfies never;
  }
}

/** A limit's standing after a change that is not about it alone: the final one, unless its own change is still to come. */
function standingBetween(
  now: LimitStanding | null,
  limit: LimitKind,
  { after, toCome }: { readonly after: ClockReading; readonly toCome: readonly Difference[] },
): LimitStanding | null {
  const own = toCome.some(
    ({ kind, limit: of }) =>
      kind === 'VOIDED' || (of === limit && kind !== 'WITHDRAWN') || (kind === 'MET' && limit === 'TARGET'),
  );
  const final = limitOf(after, limit)?.standing ?? null;
  if (!own) return final;
  return now === null || now === 'MET' ? (final === null ? null : 'ON_TRACK') : now;
}

function standingTold({ promise, target }: Told): ClockStanding | null {
  if (promise === null) return null;
  if (promise === 'BREACHED') return 'BREACHED';
  if (target === 'BREACHED') return 'OVER_TARGET';
  if (promise === 'AT_RISK' || target === 'AT_RISK') return 'AT_RISK';
  return promise;
}
