// Whether what a customer was promised can be kept by those it rests on: for each opening in a year that is told apart by
// either schedule, what underpins a promise must be due no later than the promise itself.
import { clausesFor, type ChosenClauses } from './agreement.ts';
import {
  firstCovered,
  instantProblem,
  openSpans,
  partsWithin,
  type Coverage,
  type CoveragePeriod,
} from './coverage.ts';
import { severities, type Severity } from './fact.ts';
import { promisedDueMs } from './limit.ts';
import type { Clause, Terms } from './clause.ts';

/**
 * NO_CLAUSE: nothing underpins this severity though something does others; TERM: the underpinning term ends first;
 * SEVERITY: late whenever it opens; PERIOD: late for openings in one coverage period; HOLIDAY: late only around dated days.
 */
export type ChainGap = 'NO_CLAUSE' | 'TERM' | 'SEVERITY' | 'PERIOD' | 'HOLIDAY';

export interface BrokenChain {
  readonly gap: ChainGap;
  /** The customer's promise. */
  readonly clause: Clause;
  readonly severities: readonly Severity[];
  /** PERIOD and HOLIDAY: of the opening. */
  readonly period: CoveragePeriod | null;
  readonly underpinning: Terms;
  /** What does not hold it; null: there is none. */
  readonly underpinningClause: Clause | null;
  /** The worst opening; null with NO_CLAUSE. */
  readonly example: ChainExample | null;
}

export interface ChainExample {
  readonly openedAt: Temporal.Instant;
  /** When the customer's promise is due. */
  readonly promisedBy: Temporal.Instant;
  /** When what underpins it is due; null: never, or the term has ended. */
  readonly underpinnedBy: Temporal.Instant | null;
}

const HOUR_MS = 3_600_000;
const YEAR_MS = 366 * 24 * HOUR_MS;

/** Measures of a part of the way hold up the whole way; any other holds up itself. */
const HOLDS_UP: Readonly<Record<string, string>> = {
  GROUP_OWNERSHIP: 'RESOLUTION',
  SUPPLIER_WAIT: 'RESOLUTION',
  AGENT_WORK: 'RESOLUTION',
};
const heldUpBy = (measure: string): string => HOLDS_UP[measure] ?? measure;

/** What cannot be kept in the year from `from` on, given the terms that underpin ours. */
export function brokenChains(ours: Terms, underpinning: readonly Terms[], from: Temporal.Instant): BrokenChain[] {
  return underpinning.flatMap((theirs) => {
    const openings = openingsOf([ours.coverage, theirs.coverage], from.epochMilliseconds);
    const pairs = pairsOf(ours, theirs);
    return [
      ...endsFirst(ours, theirs, pairs),
      ...[...Map.groupBy(pairs, ({ promise, basis }) => pairKey(promise, basis)).values()].flatMap((same) =>
        gapsOf({ ours, theirs, same }, openings),
      ),
    ];
  });
}

/** For one severity a promise and what underpins it; `basis` empty: nothing does. */
interface Pair {
  readonly severity: Severity;
  readonly promise: readonly [Clause, ...Clause[]];
  readonly basis: readonly Clause[];
}

const pairKey = (promise: readonly Clause[], basis: readonly Clause[]): string =>
  [promise, basis].map((clauses) => clauses.map(({ id }) => id).join()).join('/');

function pairsOf(ours: Terms, theirs: Terms): Pair[] {
  const bases = [
    ...Map.groupBy(theirs.clauses, ({ measure, options }) => `${measure}/${options.group ?? ''}`).values(),
  ];
  return bases.flatMap(([first]) => {
    if (first === undefined) return [];
    const { measure, options } = first;
    return severities.flatMap((severity): Pair[] => {
      const [clause, ...others] = clausesFor(ours.clauses, { measure: heldUpBy(measure), severity, group: null });
      const basis = clausesFor(theirs.clauses, { measure, severity, group: options.group ?? null });
      return clause === undefined ? [] : [{ severity, promise: [clause, ...others], basis }];
    });
  });
}

function endsFirst(ours: Terms, theirs: Terms, [pair]: readonly Pair[]): BrokenChain[] {
  const { until } = theirs;
  const outlives = until !== null && (ours.until === null || Temporal.Instant.compare(ours.until, until) > 0);
  if (!outlives || pair === undefined) return [];
  const promisedMs = promisedDueMs({ terms: ours, clauses: pair.promise }, until.epochMilliseconds);
  const example = toExample({ openedMs: until.epochMilliseconds, promisedMs, underpinnedMs: Infinity });
  const about = { clause: pair.promise[0], underpinning: theirs, underpinningClause: pair.basis[0] ?? null };
  return [{ gap: 'TERM', severities: [], period: null, ...about, example }];
}

function gapsOf(
  { ours, theirs, same }: { readonly ours: Terms; readonly theirs: Terms; readonly same: readonly Pair[] },
  openings: readonly number[],
): BrokenChain[] {
  const [pair] = same;
  if (pair === undefined) return [];
  const { promise, basis } = pair;
  const about = { clause: promise[0], severities: same.map(({ severity }) => severity), underpinning: theirs };
  if (basis.length === 0)
    return [{ gap: 'NO_CLAUSE', ...about, period: null, underpinningClause: null, example: null }];
  const tried = openings.map((openedMs) =>
    opened({ ours: { terms: ours, clauses: promise }, theirs: { terms: theirs, clauses: basis } }, openedMs),
  );
  const isDated = datedWithin([ours.coverage, theirs.coverage], openings);
  const usual = tried.filter((each) => !isDated(each));
  const lateUsually = usual.filter(isLate);
  const found = (gap: ChainGap, late: readonly Tried[]): BrokenChain[] => {
    const worst = late.toSorted((a, b) => latenessOf(b) - latenessOf(a))[0];
    if (worst === undefined) return [];
    const period = gap === 'SEVERITY' ? null : worst.period;
    return [{ gap, ...about, period, underpinningClause: basis[0] ?? null, example: toExample(worst) }];
  };
  if (lateUsually.length > 0 && lateUsually.length === usual.length) return found('SEVERITY', lateUsually);
  const periods = new Set(lateUsually.map(({ period }) => period));
  const onlyDated = tried.filter((each) => isLate(each) && isDated(each) && !periods.has(each.period));
  return [
    ...[...periods].flatMap((period) =>
      found(
        'PERIOD',
        lateUsually.filter((each) => each.period === period),
      ),
    ),
    ...found('HOLIDAY', onlyDated),
  ];
}

interface Tried {
  readonly openedMs: number;
  readonly promisedMs: number;
  readonly underpinnedMs: number;
  readonly period: CoveragePeriod | null;
}

function opened(
  { ours, theirs }: { readonly ours: ChosenClauses; readonly theirs: ChosenClauses },
  openedMs: number,
): Tried {
  return {
    openedMs,
    promisedMs: promisedDueMs(ours, openedMs),
    underpinnedMs: promisedDueMs(theirs, openedMs),
    period: firstCovered(ours.terms.coverage, toInstant(openedMs))?.period ?? null,
  };
}

const isLate = ({ promisedMs, underpinnedMs }: Tried): boolean => underpinnedMs > promisedMs;
const latenessOf = ({ promisedMs, underpinnedMs }: Tried): number => underpinnedMs - promisedMs;

/** Each hour of the year, and each opening and closing of either coverage with the millisecond before it. */
function openingsOf(coverages: readonly Coverage[], fromMs: number): number[] {
  const untilMs = fromMs + YEAR_MS;
  // The promise of the last opening may end years later.
  if (instantProblem(toInstant(untilMs + YEAR_MS)) !== null) return [];
  const edges = coverages
    .flatMap((coverage) => openSpans(coverage, { from: toInstant(fromMs), to: toInstant(untilMs) }))
    .flatMap(({ from, until }) => [from.epochMilliseconds, until.epochMilliseconds - 1, until.epochMilliseconds]);
  const hours = Array.from({ length: YEAR_MS / HOUR_MS }, (_, hour) => fromMs + hour * HOUR_MS);
  const first = Math.ceil(fromMs / HOUR_MS) * HOUR_MS - fromMs;
  const all = [...hours.map((ms) => ms + first), ...edges].filter((ms) => ms >= fromMs && ms < untilMs);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Whether a holiday or exception of one of the schedules touches the time from an opening to the later of its dues. */
function datedWithin(coverages: readonly Coverage[], openings: readonly number[]): (tried: Tried) => boolean {
  const window = { from: openings[0] ?? 0, until: (openings.at(-1) ?? 0) + YEAR_MS };
  const days = coverages
    .flatMap((coverage) => partsWithin(coverage, window))
    .flatMap(({ schedule: { timeZone, holidays, exceptions } }) =>
      [...holidays, ...exceptions.map(({ date }) => date)].map((date) => {
        const day = Temporal.PlainDate.from(date);
        const startOf = (each: Temporal.PlainDate): number => each.toZonedDateTime(timeZone).epochMilliseconds;
        return { fromMs: startOf(day), untilMs: startOf(day.add({ days: 1 })) };
      }),
    )
    .filter(({ fromMs, untilMs }) => untilMs > window.from && fromMs < window.until);
  return ({ openedMs, promisedMs, underpinnedMs }) =>
    days.some(({ fromMs, untilMs }) => untilMs > openedMs && fromMs < Math.max(promisedMs, underpinnedMs));
}

const toInstant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

const toExample = ({
  openedMs,
  promisedMs,
  underpinnedMs,
}: Pick<Tried, 'openedMs' | 'promisedMs' | 'underpinnedMs'>): ChainExample => ({
  openedAt: toInstant(openedMs),
  promisedBy: toInstant(promisedMs),
  underpinnedBy: underpinnedMs === Infinity ? null : toInstant(underpinnedMs),
});
