// Whether what a customer was promised can be kept by those it rests on: for each opening in a year that is told apart by
// either schedule, what underpins a promise must be due no later than the promise itself: each alone, and the slowest
// group with the slowest supplier after it.
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
  /** The group's promise that comes first, where each alone would hold and both one after the other do not; else null. */
  readonly after: ChosenClauses | null;
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

/** What cannot be kept in the year from `from` on, given terms that underpin ours. */
export function brokenChains(ours: Terms, theirs: Terms, from: Temporal.Instant): BrokenChain[] {
  const pairs = pairsOf(ours, theirs);
  const held = pairs.filter((pair) => !isBare(pair));
  return [
    ...endsFirst(ours, theirs, pairs),
    ...noClauses(pairs.filter(isBare)),
    ...gapsOf(ours, held.map(wayOf), from),
  ];
}

/**
 * What cannot be kept when a group and a supplier after it each take all they may, where each `alone` (as brokenChains
 * says of all the terms that underpin ours) keeps it.
 */
export function brokenSequences(
  ours: Terms,
  { underpinning, alone }: { readonly underpinning: readonly Terms[]; readonly alone: readonly BrokenChain[] },
  from: Temporal.Instant,
): BrokenChain[] {
  const isBroken = ({ promise, severity }: Pair): boolean =>
    alone.some(({ clause, severities }) => clause === promise[0] && severities.includes(severity));
  const pairs = underpinning.flatMap((theirs) => pairsOf(ours, theirs));
  return gapsOf(ours, sequencesOf(pairs.filter((pair) => !isBare(pair) && !isBroken(pair))), from);
}

/** For one severity a promise and what underpins it; `basis` empty: nothing does. */
interface Pair {
  readonly severity: Severity;
  readonly promise: readonly [Clause, ...Clause[]];
  readonly theirs: Terms;
  readonly measure: string;
  readonly basis: readonly Clause[];
}

const isBare = ({ basis }: Pair): boolean => basis.length === 0;

/** For one severity a promise and all that must pass before it is due: one link after the other, the slowest of each. */
interface Way extends Pick<Pair, 'severity' | 'promise'> {
  readonly links: readonly (readonly ChosenClauses[])[];
}

const wayOf = ({ severity, promise, theirs, basis }: Pair): Way => ({
  severity,
  promise,
  links: [[{ terms: theirs, clauses: basis }]],
});

/** Of each severity the groups, and the suppliers after them; none where either is missing. */
function sequencesOf(pairs: readonly Pair[]): Way[] {
  const chosen = (part: readonly Pair[], measure: string): ChosenClauses[] =>
    part.filter((pair) => pair.measure === measure).map(({ theirs, basis }) => ({ terms: theirs, clauses: basis }));
  return [...Map.groupBy(pairs, ({ severity }) => severity)].flatMap(([severity, part]) => {
    const links = ['GROUP_OWNERSHIP', 'SUPPLIER_WAIT'].map((measure) => chosen(part, measure));
    const [first] = part.filter(({ measure }) => measure === 'SUPPLIER_WAIT');
    return first === undefined || links.some((link) => link.length === 0)
      ? []
      : [{ severity, promise: first.promise, links }];
  });
}

/** Ways of several severities that are one and the same. */
const wayKey = ({ promise, links }: Way): string =>
  [promise, ...links.flat().map(({ clauses }) => clauses)]
    .map((clauses) => clauses.map(({ id }) => id).join())
    .join('/');

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
      return clause === undefined ? [] : [{ severity, promise: [clause, ...others], theirs, measure, basis }];
    });
  });
}

function endsFirst(ours: Terms, theirs: Terms, [pair]: readonly Pair[]): BrokenChain[] {
  const { until } = theirs;
  const outlives = until !== null && (ours.until === null || Temporal.Instant.compare(ours.until, until) > 0);
  if (!outlives || pair === undefined) return [];
  const promisedMs = promisedDueMs({ terms: ours, clauses: pair.promise }, until.epochMilliseconds);
  const example = toExample({ openedMs: until.epochMilliseconds, promisedMs, underpinnedMs: Infinity });
  const about = {
    clause: pair.promise[0],
    underpinning: theirs,
    underpinningClause: pair.basis[0] ?? null,
    after: null,
  };
  return [{ gap: 'TERM', severities: [], period: null, ...about, example }];
}

/** Promises that nothing underpins, though something does others. */
const noClauses = (bare: readonly Pair[]): BrokenChain[] =>
  [...Map.groupBy(bare, (pair) => wayKey(wayOf(pair))).values()].flatMap((same): BrokenChain[] => {
    const [pair] = same;
    if (pair === undefined) return [];
    const about = { gap: 'NO_CLAUSE' as const, clause: pair.promise[0], underpinning: pair.theirs };
    const severities = same.map(({ severity }) => severity);
    return [{ ...about, severities, period: null, underpinningClause: null, after: null, example: null }];
  });

/** What of these ways takes longer than was promised, in the year from `from` on and while all the terms last. */
function gapsOf(ours: Terms, ways: readonly Way[], from: Temporal.Instant): BrokenChain[] {
  return [...Map.groupBy(ways, wayKey).values()].flatMap((same) => {
    const [way] = same;
    if (way === undefined) return [];
    const all = [ours, ...way.links.flat().map(({ terms }) => terms)];
    const coverages = all.map(({ coverage }) => coverage);
    // What is opened after one of them ended is another gap's.
    const untilMs = Math.min(...all.map(({ until }) => until?.epochMilliseconds ?? Infinity));
    const openings = openingsOf([...new Set(coverages)], from.epochMilliseconds).filter((ms) => ms < untilMs);
    const severities = same.map(({ severity }) => severity);
    const tried = openings.map((openedMs) => opened(ours, way, openedMs));
    const isDated = datedWithin(coverages, openings);
    return lateOnes(tried, isDated).map(({ gap, worst }) => {
      const [first, last = first] = slowestOf(way, worst.openedMs);
      if (first === undefined || last === undefined) throw new Error('A way has at least one link');
      return {
        ...{ gap, clause: way.promise[0], severities, period: gap === 'SEVERITY' ? null : worst.period },
        ...{ underpinning: last.terms, underpinningClause: last.clauses[0] ?? null },
        after: first === last ? null : first,
        example: toExample(worst),
      };
    });
  });
}

interface Late {
  readonly gap: ChainGap;
  readonly worst: Tried;
}

function lateOnes(tried: readonly Tried[], isDated: (tried: Tried) => boolean): Late[] {
  const usual = tried.filter((each) => !isDated(each));
  const lateUsually = usual.filter(isLate);
  const found = (gap: ChainGap, late: readonly Tried[]): Late[] => {
    const worst = late.toSorted((a, b) => latenessOf(b) - latenessOf(a))[0];
    return worst === undefined ? [] : [{ gap, worst }];
  };
  if (lateUsually.length > 0 && lateUsually.length === usual.length) return found('SEVERITY', lateUsually);
  const periods = new Set(lateUsually.map(({ period }) => period));
  const onlyDated = tried.filter((each) => isLate(each) && isDated(each) && !periods.has(each.period));
  const inPeriod = (period: CoveragePeriod | null): readonly Tried[] =>
    lateUsually.filter((each) => each.period === period);
  return [...[...periods].flatMap((period) => found('PERIOD', inPeriod(period))), ...found('HOLIDAY', onlyDated)];
}

interface Tried {
  readonly openedMs: number;
  readonly promisedMs: number;
  readonly underpinnedMs: number;
  readonly period: CoveragePeriod | null;
}

const opened = (ours: Terms, { promise, links }: Way, openedMs: number): Tried => ({
  openedMs,
  promisedMs: promisedDueMs({ terms: ours, clauses: promise }, openedMs),
  underpinnedMs: links.reduce((fromMs, link) => slowest(link, fromMs).dueMs, openedMs),
  period: firstCovered(ours.coverage, toInstant(openedMs))?.period ?? null,
});

/** Of a link what is due last when it begins at an instant. */
function slowest(
  link: readonly ChosenClauses[],
  fromMs: number,
): { readonly of: ChosenClauses; readonly dueMs: number } {
  return link
    .map((of) => ({ of, dueMs: fromMs === Infinity ? Infinity : promisedDueMs(of, fromMs) }))
    .reduce((late, each) => (each.dueMs > late.dueMs ? each : late));
}

/** What of each link makes the way as slow as it is. */
function slowestOf({ links }: Way, openedMs: number): ChosenClauses[] {
  let fromMs = openedMs;
  return links.map((link) => {
    const { of, dueMs } = slowest(link, fromMs);
    fromMs = dueMs;
    return of;
  });
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
