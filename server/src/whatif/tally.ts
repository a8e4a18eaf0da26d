// What clocks come to, added up as figures and objectives count them: by measure and limit in the span that is asked, and
// for each objective in each of its periods.
import type { CountsBy } from '../agreement/section-enums.ts';
import type { Severity } from '../engine/fact.ts';
import { noResults, type Results } from '../engine/objective.ts';
import { clockOutcomes, countsAt, outcomeOf, type ClockOutcome, type Excuse } from '../engine/outcome.ts';
import { DECIDED, type ClockReading, type LimitKind, type LimitStanding } from '../engine/reading.ts';
import type { StoredLimit, StoredReading } from '../clock/clock.row.ts';

export type Tally = Readonly<Record<ClockOutcome, number>>;

export interface MeasureTally {
  readonly measure: string;
  readonly limit: LimitKind;
  readonly was: Tally;
  readonly wouldBe: Tally;
}

/** Which clocks an objective speaks of in one period; instants in epoch milliseconds, half-open. */
export interface PeriodQuestion {
  readonly measure: string;
  readonly severity: Severity | null;
  /** Row id; null: any. */
  readonly service: number | null;
  readonly countsBy: CountsBy;
  readonly withinMs: number | null;
  readonly isMean: boolean;
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface PeriodTally {
  readonly results: Results;
  readonly excluded: number;
  readonly waived: number;
  readonly disputed: number;
}

/** A result that is given before or after, and differs. */
export interface WhatIfFlip {
  readonly ticket: number;
  readonly measure: string;
  readonly cycle: number;
  readonly limit: LimitKind;
  readonly was: LimitStanding | null;
  readonly becomes: LimitStanding | null;
  readonly wasLimitMs: number | null;
  readonly becomesLimitMs: number | null;
  readonly wasDueMs: number | null;
  readonly becomesDueMs: number | null;
  readonly spentMs: number;
}

export type CountedLimit = Pick<StoredLimit, 'limitMs' | 'dueAtMs' | 'standing'>;

/** A clock as it is stored, or would be, as far as it is counted. */
export interface CountedClock extends Pick<
  StoredReading,
  'measure' | 'cycle' | 'phase' | 'voidReason' | 'spentMs' | 'startedAtMs' | 'stoppedAtMs'
> {
  /** As engine/outcome.ts says; null: it counts nowhere. */
  readonly countsAtMs: number | null;
  readonly promise: CountedLimit | null;
  readonly target: CountedLimit | null;
  /** As they were when it was decided; the service by its row id. */
  readonly severity: Severity | null;
  readonly service: number | null;
}

const ms = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;

/** A reading as far as it is counted. */
export function toCounted(reading: ClockReading): CountedClock {
  const limit = (of: ClockReading['promise']): CountedLimit | null =>
    of && { limitMs: of.limitMs, dueAtMs: ms(of.dueAt), standing: of.standing };
  const { measure, cycle, phase, voidReason, spentMs, startedAt, stoppedAt, promise, target } = reading;
  return {
    ...{ measure, cycle, phase, voidReason, spentMs, countsAtMs: ms(countsAt(reading)) },
    ...{ startedAtMs: ms(startedAt), stoppedAtMs: ms(stoppedAt), promise: limit(promise), target: limit(target) },
    ...{ severity: reading[DECIDED]?.severity ?? null, service: reading[DECIDED]?.service ?? null },
  };
}

const isWithin = (at: number | null, { fromMs, untilMs }: { fromMs: number; untilMs: number }): boolean =>
  at !== null && at >= fromMs && at < untilMs;

const nothing = (): Record<ClockOutcome, number> =>
  Object.fromEntries(clockOutcomes.map((outcome) => [outcome, 0])) as Record<ClockOutcome, number>;

const limitKinds: readonly LimitKind[] = ['PROMISE', 'TARGET'];
const limitOf = (clock: CountedClock | null, limit: LimitKind): CountedLimit | null =>
  (limit === 'PROMISE' ? clock?.promise : clock?.target) ?? null;

/** A clock with whether the agreement that is asked about judges it. */
export interface JudgedClock {
  readonly clock: CountedClock;
  readonly isOurs: boolean;
}

/** One clock of a ticket, before and after; null: there is none. */
export interface ClockPair {
  /** Its row id. */
  readonly ticket: number;
  readonly was: JudgedClock | null;
  readonly is: JudgedClock | null;
  /** What is said of its breach. */
  readonly excuse: Excuse | null;
}

export interface Tallies {
  add(pair: ClockPair): readonly WhatIfFlip[];
  readonly measures: () => readonly MeasureTally[];
  /** In the order of the questions. */
  readonly periods: () => readonly PeriodTally[];
}

export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };
type RunningTally = Mutable<Omit<PeriodTally, 'results'>> & { readonly results: Mutable<Results> };

export function startTallies(span: Span, questions: readonly PeriodQuestion[]): Tallies {
  type Both = { measure: string; limit: LimitKind; was: Mutable<Tally>; wouldBe: Mutable<Tally> };
  const measures = new Map<string, Map<LimitKind, Both>>();
  const periods = questions.map((): RunningTally => ({
    ...{ results: { ...noResults }, excluded: 0, waived: 0, disputed: 0 },
  }));
  const byMeasure = Map.groupBy(
    questions.map((question, place) => ({ question, place })),
    ({ question }) => question.measure,
  );
  const count = (side: 'was' | 'wouldBe', clock: CountedClock, excuse: Excuse | null): void => {
    for (const limit of limitKinds) {
      const outcome = outcomeOf(clock.phase, limitOf(clock, limit), excuse);
      if (outcome === null) continue;
      const { measure } = clock;
      let both = measures.get(measure);
      if (both === undefined) measures.set(measure, (both = new Map<LimitKind, Both>()));
      let tally = both.get(limit);
      if (tally === undefined) both.set(limit, (tally = { measure, limit, was: nothing(), wouldBe: nothing() }));
      tally[side][outcome] += 1;
    }
  };
  return {
    add({ ticket, was, is, excuse }) {
      const before = was?.isOurs === true ? was.clock : null;
      const after = is?.isOurs === true ? is.clock : null;
      const wasIn = before !== null && isWithin(before.countsAtMs, span);
      const isIn = after !== null && isWithin(after.countsAtMs, span);
      if (wasIn) count('was', before, excuse);
      if (isIn) count('wouldBe', after, excuse);
      if (after !== null) {
        for (const { question, place } of byMeasure.get(after.measure) ?? []) {
          const tally = periods[place];
          if (tally !== undefined && speaksOf(question, after)) addTo(tally, question, after, excuse);
        }
      }
      return wasIn || isIn ? flipsOf(ticket, was?.clock ?? null, is?.clock ?? null) : [];
    },
    measures: () =>
      [...measures.values()]
        .flatMap((both) => [...both.values()])
        .sort((a, b) => (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : 0)),
    periods: () => periods,
  };
}

function speaksOf(question: PeriodQuestion, clock: CountedClock): boolean {
  if (question.severity !== null && question.severity !== clock.severity) return false;
  if (question.service !== null && question.service !== clock.service) return false;
  if (clock.phase === 'NOT_APPLICABLE' || clock.voidReason === 'NO_CLAUSE') return false;
  const at = { DUE: clock.countsAtMs, START: clock.startedAtMs, STOP: clock.stoppedAtMs }[question.countsBy];
  return isWithin(at, question);
}

/** Said the same way in SQL by clock/objective-condition.store.ts. */
function addTo(
  tally: RunningTally,
  { withinMs, isMean }: PeriodQuestion,
  { phase, promise, spentMs }: CountedClock,
  excuse: Excuse | null,
): void {
  const { results } = tally;
  if (phase === 'VOID') {
    tally.excluded += 1;
    return;
  }
  const isBroken = withinMs === null ? promise?.standing === 'BREACHED' : spentMs > withinMs;
  if (isBroken && excuse === 'WAIVED') tally.waived += 1;
  else if (isBroken && excuse === 'DISPUTED') {
    tally.disputed += 1;
    results.open += 1;
  } else {
    const isMet = withinMs === null ? promise?.standing === 'MET' : phase === 'STOPPED';
    const isCutShort = !isBroken && phase === 'STOPPED' && promise !== null && promise.standing === null;
    if (isCutShort) tally.excluded += 1;
    else if (isMean ? phase !== 'STOPPED' : !isBroken && !isMet) results.open += 1;
    else if (isMean || !isBroken) results.good += 1;
    else results.bad += 1;
    if (isMean && !isCutShort && phase === 'STOPPED') {
      results.sum += spentMs;
      results.squares += spentMs ** 2;
    }
  }
}

function flipsOf(ticket: number, was: CountedClock | null, is: CountedClock | null): WhatIfFlip[] {
  const { measure, cycle, spentMs } = is ?? was ?? {};
  if (measure === undefined || cycle === undefined || spentMs === undefined) return [];
  const flips: WhatIfFlip[] = [];
  for (const limit of limitKinds) {
    const before = limitOf(was, limit);
    const after = limitOf(is, limit);
    const from = before?.standing ?? null;
    const to = after?.standing ?? null;
    if (from === to || !(isResult(from) || isResult(to))) continue;
    flips.push({
      ...{ ticket, measure, cycle, limit, was: from, becomes: to, spentMs },
      ...{ wasLimitMs: before?.limitMs ?? null, becomesLimitMs: after?.limitMs ?? null },
      ...{ wasDueMs: before?.dueAtMs ?? null, becomesDueMs: after?.dueAtMs ?? null },
    });
  }
  return flips;
}

const isResult = (standing: LimitStanding | null): boolean => standing === 'MET' || standing === 'BREACHED';
