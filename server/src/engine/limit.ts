// A limit on its way. Whatever a clause allows (an amount, shares of several, an instant) is told as a length: the time
// that counts which it lasts, as things stand. When it ends, when it warns and what is left all follow from that length.
import { blendedLength, blendedPeriod, type Blend } from './blend.ts';
import type { Clause } from './clause.ts';
import { decimal, fractionOf, NOTHING, partOf, plus, without, written, type Fraction } from './fraction.ts';
import { promisedInstant } from './relative.ts';
import { counted, dueOrNever, standsAt, type Counting, type Stretch } from './stretch.ts';
import type { ChosenClauses } from './agreement.ts';
import type { CoveragePeriod } from './coverage.ts';
import type { LimitShare } from './reading.ts';

/** What a clause allows a clock that started at a known instant. */
export type Allowance =
  | { readonly kind: 'AMOUNT'; readonly limitMs: number }
  /** A relative limit: due at `instantMs`, later by the time that counts while the clock waits. */
  | { readonly kind: 'INSTANT'; readonly instantMs: number; readonly lengthMs: number }
  | { readonly kind: 'BLENDED'; readonly blend: Blend };

/** The clauses that judge a clock, and what they allow it. */
export interface Judgement extends Counting {
  readonly chosen: ChosenClauses;
  /** FIXED_AT_START: the clause of the period in which the clock starts; BLENDED: the most specific. */
  readonly clause: Clause;
  readonly promise: Allowance;
  readonly target: Allowance | null;
}

/** What was used up before a clock came under its clause (PROPORTIONAL): the shares, when, and the time spent by then. */
export interface Head {
  readonly shares: Shares;
  readonly atMs: number;
  readonly spentMs: number;
}

/** The parts of a limit that time in each coverage period has used up. */
export type Shares = Readonly<Record<CoveragePeriod, Fraction>>;

export interface LimitCourse {
  readonly allowance: Allowance;
  readonly warns: Pick<Clause, 'warnAtShare'> & { readonly beforeMs: number | null };
  readonly head: Head | null;
  /** The time that counts which it lasts in all, as things stand; Infinity: it never ends. */
  lengthMs: number;
  /** So much spent is a warning. */
  warnMs: number;
  /** Null: paused; Infinity: not within the horizon of the coverage. */
  dueMs: number | null;
  breach: Breach | null;
}

export interface Breach {
  readonly atMs: number;
  readonly noticedMs: number;
  readonly byReclassification: boolean;
  /** When the warning had been reached under the clause that was broken. */
  readonly warnedMs: number | null;
}

/** The default share of a limit at which it is at risk. */
const WARN_AT_SHARE = 0.75;

/** What clauses allow a clock that starts at `startMs`. */
export function judgementOf(chosen: ChosenClauses, startMs: number): Judgement {
  const { coverage } = chosen.terms;
  const [first] = chosen.clauses;
  if (first === undefined) throw new RangeError('Expected at least one clause to judge by, got none.');
  if (first.options.allowance === 'BLENDED') return blendedJudgement(chosen, first);
  const clause = chosen.clauses.length === 1 ? first : (clauseAtStart(chosen, startMs) ?? first);
  // A limit of prime time counts in prime time alone, any other in all covered time.
  const counting: Counting = { coverage, period: clause.period === 'PRIME' ? 'PRIME' : null };
  const promise = promiseOf(clause, counting, startMs);
  return { ...counting, chosen, clause, promise, target: targetOf(clause, promise) };
}

/** The clause of the period of the first covered instant at or after the start for which a limit exists. */
function clauseAtStart({ terms: { coverage }, clauses }: ChosenClauses, startMs: number): Clause | undefined {
  const opens = (period: CoveragePeriod): { readonly atMs: number; readonly clause: Clause | undefined } => ({
    atMs: dueOrNever({ coverage, period }, startMs, 0),
    clause: clauseOf(clauses, period),
  });
  const [prime, nonPrime] = [opens('PRIME'), opens('NON_PRIME')];
  if (prime.clause === undefined) return nonPrime.clause;
  return nonPrime.clause === undefined || prime.atMs <= nonPrime.atMs ? prime.clause : nonPrime.clause;
}

/** Most specific first: the period's own clause comes before the one for any period. */
const clauseOf = (clauses: readonly Clause[], period: CoveragePeriod): Clause | undefined =>
  clauses.find((clause) => clause.period === period || clause.period === null);

function promiseOf({ promiseMs, options }: Clause, counting: Counting, startMs: number): Allowance {
  if (promiseMs !== null) return { kind: 'AMOUNT', limitMs: promiseMs };
  const instantMs = promisedInstant(options, counting, startMs);
  return {
    kind: 'INSTANT',
    instantMs,
    lengthMs: instantMs === Infinity ? Infinity : counted(counting, startMs, instantMs),
  };
}

/** Beside an instant that lies nearer than the target is long, that instant is the target: it is never looser. */
function targetOf({ targetMs }: Clause, promise: Allowance): Allowance | null {
  if (targetMs === null) return null;
  return promise.kind === 'INSTANT' && promise.lengthMs <= targetMs ? promise : { kind: 'AMOUNT', limitMs: targetMs };
}

/** A missing target of one period is its promise; with none at all there is no target. */
function blendedJudgement(chosen: ChosenClauses, clause: Clause): Judgement {
  const blend = (limitOf: (clause: Clause) => number | null): Blend => {
    const limit = (period: CoveragePeriod): number | null => {
      const found = clauseOf(chosen.clauses, period);
      return found ? limitOf(found) : null;
    };
    return { PRIME: limit('PRIME'), NON_PRIME: limit('NON_PRIME') };
  };
  const promise = blend(({ promiseMs }) => promiseMs);
  const target = blend(({ promiseMs, targetMs }) => (promiseMs === null ? null : (targetMs ?? promiseMs)));
  const hasTarget = chosen.clauses.some(({ promiseMs, targetMs }) => promiseMs !== null && targetMs !== null);
  return {
    coverage: chosen.terms.coverage,
    period: blendedPeriod(promise),
    chosen,
    clause,
    promise: { kind: 'BLENDED', blend: promise },
    target: hasTarget ? { kind: 'BLENDED', blend: target } : null,
  };
}

/** A limit at its beginning along a clock's stretches. */
export function courseOf(
  allowance: Allowance,
  { clause, ...counting }: Judgement,
  { stretches, head }: { readonly stretches: readonly Stretch[]; readonly head: Head | null },
): LimitCourse {
  const warns = { warnAtShare: clause.warnAtShare, beforeMs: clause.options.warnBeforeMs ?? null };
  // What is promised for a day is due on that day, whatever share of another limit was used up.
  const ownHead = allowance.kind === 'INSTANT' ? null : head;
  const course: LimitCourse = { allowance, warns, head: ownHead, lengthMs: 0, warnMs: 0, dueMs: null, breach: null };
  measureOut(course, counting, stretches);
  return course;
}

/** Works out the lengths anew: those of a blended limit depend on the hours into which a clock runs on. */
export function measureOut(course: LimitCourse, counting: Counting, stretches: readonly Stretch[]): void {
  const lengthAt = (share: number): number => lengthAtShare(course, counting, { stretches, share });
  course.lengthMs = lengthAt(1);
  const { warnAtShare, beforeMs } = course.warns;
  const share = warnAtShare ?? (beforeMs === null ? WARN_AT_SHARE : null);
  const byShareMs = share === null ? Infinity : lengthAt(share);
  const byTimeMs = beforeMs === null ? Infinity : course.lengthMs - beforeMs;
  course.warnMs = Math.max(0, Math.min(byShareMs, byTimeMs));
}

/** So much spent is this share of a limit. */
export function lengthAtShare(
  { allowance, head }: LimitCourse,
  counting: Counting,
  { stretches, share }: { readonly stretches: readonly Stretch[]; readonly share: number },
): number {
  if (allowance.kind !== 'BLENDED') {
    const allowedMs = allowance.kind === 'AMOUNT' ? allowance.limitMs : allowance.lengthMs;
    if (head === null) return share === 1 ? allowedMs : partOfLimit(allowedMs, share);
    return head.spentMs + partOf(leftOf(share, head), allowedMs);
  }
  const goal = head === null ? written(share) : leftOf(share, head);
  const lengthMs = blendedLength(allowance.blend, counting, { stretches, fromMs: head?.atMs ?? -Infinity, goal });
  return (head?.spentMs ?? 0) + lengthMs;
}

/** What a share of the limit leaves beside what was used up before. */
const leftOf = (share: number, { shares }: Head): Fraction =>
  without(written(share), plus(shares.PRIME, shares.NON_PRIME));

/** A share of whole milliseconds may fall a hair beside one in floating point: 0.7 × 3,600,000. */
const partOfLimit = (limitMs: number, share: number): number => Math.ceil(limitMs * share - 1e-4);

/** The limit that people see; null: it is not one amount. */
export const limitShown = ({ allowance }: LimitCourse): number | null =>
  allowance.kind === 'AMOUNT' ? allowance.limitMs : null;

/** What each coverage period has used up of a blended limit by an instant; none of any other limit. */
export function sharesOf(
  course: LimitCourse,
  { judgement, stretches }: { readonly judgement: Counting | null; readonly stretches: readonly Stretch[] },
  nowMs: number,
): readonly LimitShare[] {
  const { allowance } = course;
  if (allowance.kind !== 'BLENDED' || judgement === null) return NO_SHARES;
  const used = sharesUsed(course, judgement, { stretches, nowMs });
  return PERIODS.flatMap((period) => {
    const limitMs = allowance.blend[period];
    return limitMs === null ? [] : [{ period, used: decimal(used[period]), limitMs }];
  });
}

const NO_SHARES: readonly LimitShare[] = [];
const PERIODS = ['PRIME', 'NON_PRIME'] as const;

/** The shares of a limit that a clock has used up by an instant, with those it came with. */
export function sharesUsed(
  { allowance, head, lengthMs }: LimitCourse,
  { coverage, period: only }: Counting,
  { stretches, nowMs }: { readonly stretches: readonly Stretch[]; readonly nowMs: number },
): Shares {
  const limitOf = (period: CoveragePeriod): number | null => {
    if (allowance.kind === 'BLENDED') return allowance.blend[period];
    if (only !== null && only !== period) return null;
    return allowance.kind === 'AMOUNT' ? allowance.limitMs : lengthMs;
  };
  const share = (period: CoveragePeriod): Fraction => {
    const before = head?.shares[period] ?? NOTHING;
    const limitMs = limitOf(period);
    // Of an instant that nothing leads up to, or that never comes, there is no share.
    if (limitMs === null || limitMs <= 0 || limitMs === Infinity) return before;
    const fromMs = head?.atMs ?? -Infinity;
    return plus(before, fractionOf(ranIn({ coverage, period }, stretches, { fromMs, nowMs }), limitMs));
  };
  return { PRIME: share('PRIME'), NON_PRIME: share('NON_PRIME') };
}

function ranIn(
  counting: Counting,
  stretches: readonly Stretch[],
  within: { readonly fromMs: number; readonly nowMs: number },
): number {
  return stretches.reduce((total, { kind, fromMs, untilMs }) => {
    const [from, to] = [Math.max(fromMs, within.fromMs), Math.min(untilMs, within.nowMs)];
    return kind === 'RUNNING' && from < to ? total + counted(counting, from, to) : total;
  }, 0);
}

/** Counts a running stretch that has ended, by the clause that judges now. */
export function countStretch(stretch: Stretch, judgement: Judgement): void {
  const { kind, fromMs, untilMs } = stretch;
  if (kind !== 'RUNNING' || untilMs === Infinity) return;
  stretch.countedMs = counted(judgement, fromMs, untilMs);
  const { coverage, period, promise } = judgement;
  if (promise.kind !== 'BLENDED') delete stretch.primeMs;
  else stretch.primeMs = period === 'NON_PRIME' ? 0 : counted({ coverage, period: 'PRIME' }, fromMs, untilMs);
}

/** Nothing ends before it: a promised instant, or the instant from which a share was carried over. */
const floorOf = ({ allowance, head }: LimitCourse): number =>
  allowance.kind === 'INSTANT' ? allowance.instantMs : (head?.atMs ?? -Infinity);

/** When a limit ends for a clock that runs from `fromMs` on with `spentMs` behind it. */
export function dueFrom(
  course: LimitCourse,
  counting: Counting,
  run: { readonly fromMs: number; readonly spentMs: number },
): number {
  const leftMs = course.lengthMs - run.spentMs;
  const floorMs = floorOf(course);
  if (leftMs <= 0 && floorMs > run.fromMs) return floorMs;
  return Math.max(dueOrNever(counting, run.fromMs, Math.max(0, leftMs)), floorMs);
}

/** When a limit ends along the stretches, the clock running on from where it stands. */
export function dueIfRunning(course: LimitCourse, counting: Counting, stretches: readonly Stretch[]): number {
  const endedMs = endOf(course, counting, stretches);
  if (endedMs !== null) return endedMs;
  const spentMs = stretches.reduce((total, { kind, countedMs }) => (kind === 'RUNNING' ? total + countedMs : total), 0);
  return dueFrom(course, counting, { fromMs: standsAt(stretches), spentMs });
}

/** When a promise is due that runs from an opening on and is never paused; Infinity: never. */
export function promisedDueMs(chosen: ChosenClauses, openedMs: number): number {
  const judgement = judgementOf(chosen, openedMs);
  const stretches: Stretch[] = [{ kind: 'RUNNING', fromMs: openedMs, untilMs: Infinity, countedMs: 0, cause: null }];
  return dueIfRunning(courseOf(judgement.promise, judgement, { stretches, head: null }), judgement, stretches);
}

/**
 * When a limit ended or ends along the stretches; null: not before the clock runs again. Used up exactly where a
 * stretch ends it is left open: on resume it is due at once.
 */
export function endOf(course: LimitCourse, counting: Counting, stretches: readonly Stretch[]): number | null {
  let spentMs = 0;
  for (const [index, { kind, fromMs, untilMs, countedMs }] of stretches.entries()) {
    if (kind !== 'RUNNING') continue;
    if (untilMs === Infinity || course.lengthMs <= spentMs + countedMs) {
      const atMs = dueFrom(course, counting, { fromMs, spentMs });
      if (atMs < untilMs || (atMs === untilMs && runsOn(stretches[index + 1], untilMs))) return atMs;
    }
    spentMs += countedMs;
  }
  return null;
}

/** Sealed stretches follow each other without a pause: used up where they meet is used up there. */
const runsOn = (next: Stretch | undefined, atMs: number): boolean => next?.kind === 'RUNNING' && next.fromMs === atMs;

/** When `amountMs` had been spent along the stretches; null: it has not been yet, and the clock does not run. */
export function spentBy(amountMs: number, counting: Counting, stretches: readonly Stretch[]): number | null {
  let leftMs = amountMs;
  if (leftMs <= 0) return stretches[0]?.fromMs ?? null;
  for (const { kind, fromMs, untilMs, countedMs } of stretches) {
    if (kind !== 'RUNNING') continue;
    if (untilMs === Infinity || leftMs <= countedMs) return dueOrNever(counting, fromMs, leftMs);
    leftMs -= countedMs;
  }
  return null;
}
