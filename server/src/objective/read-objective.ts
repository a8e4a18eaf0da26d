// How an objective of an agreement stands in a period: its exact results are counted, and the engine reads them.
import { loadSections, type AgreementRow, type VersionRow } from '../agreement/agreement-list.store.ts';
import { loadTermsCoverage } from '../agreement/agreement.store.ts';
import type { Objective } from '../agreement/section-terms.type.ts';
import type { ClockQuestion } from '../clock/objective-drill.ts';
import { loadServices } from '../customer/customer.store.ts';
import type { Tx } from '../db/orm.ts';
import { coveredTimeMs } from '../engine/coverage.ts';
import {
  noResults,
  readObjective,
  WINDOWS,
  type Goal,
  type ObjectiveReading,
  type Results,
} from '../engine/objective.ts';
import { elapsedShare, type Period } from '../engine/period.ts';
import { countClockResults, loadRunning } from './clock-results.store.ts';
import { earlier } from './governing.ts';
import { upAndDown } from './service-time.ts';
import { countDeliveries, countMeasurements, loadOutages, type Stretch } from './service-results.store.ts';

/** An objective of an agreement, and the period in which it is read. */
export interface ObjectiveAsk {
  readonly agreement: AgreementRow;
  /** All versions that were activated, the first first. */
  readonly versions: readonly VersionRow[];
  /** The one that governs the period. */
  readonly version: VersionRow;
  readonly objective: Objective;
  readonly period: Period;
  /** The period itself, or the last days up to its end. */
  readonly looksAt: Period;
}

/** Results that stand apart from good, bad and open. */
export interface Apart {
  readonly excluded: number;
  readonly waived: number;
  readonly disputed: number;
}

export interface ObjectiveValue extends ObjectiveAsk {
  readonly goal: Goal;
  readonly results: Results;
  readonly apart: Apart;
  /** Running clocks that count as missed although they are not kept so yet. */
  readonly late: readonly number[];
  /** Of the results those of the last quarter of the period. */
  readonly recent: Results;
  readonly reading: ObjectiveReading;
}

interface Counted {
  readonly results: Results;
  readonly apart: Apart;
  readonly late?: readonly number[];
  readonly long: Results;
  readonly short: Results;
}

const nothingApart: Apart = { excluded: 0, waived: 0, disputed: 0 };

/** Reads an objective at `now`. */
export async function readObjectiveOf(tx: Tx, ask: ObjectiveAsk, now: Temporal.Instant): Promise<ObjectiveValue> {
  const [counted, previous] = await Promise.all([countIn(tx, ask, ask.looksAt, now), countBefore(tx, ask, now)]);
  return valueOf(ask, { ...counted, before: previous }, now);
}

export type BurnValue = ObjectiveAsk & {
  readonly reading: Pick<ObjectiveReading, 'standing' | 'burn'>;
  readonly recent: Results;
};

/** How fast it burns, and whether it is decided: the period before, which only a forecast needs, is not counted. */
export async function readBurnOf(tx: Tx, ask: ObjectiveAsk, now: Temporal.Instant): Promise<BurnValue> {
  return valueOf(ask, { ...(await countIn(tx, ask, ask.looksAt, now)), before: null }, now);
}

function valueOf(
  ask: ObjectiveAsk,
  { results, apart, late = [], long, short, before }: Counted & { readonly before: Results | null },
  now: Temporal.Instant,
): ObjectiveValue {
  const goal = goalOf(ask.objective);
  const elapsed = elapsedShare(ask.period, now);
  const reading = readObjective({ goal, results, before, windows: { long, short }, elapsed });
  return { ...ask, goal, results, apart, late, recent: long, reading };
}

/** What counts for an objective in its period, and what stands apart from it. */
export async function loadResults(
  tx: Tx,
  ask: ObjectiveAsk,
  now: Temporal.Instant,
): Promise<{ readonly results: Results; readonly apart: Apart }> {
  const { results, apart } = await countIn(tx, ask, ask.looksAt, now);
  return { results, apart };
}

/** The results of the period before; null: the agreement was not in force then. */
async function countBefore(tx: Tx, ask: ObjectiveAsk, now: Temporal.Instant): Promise<Results | null> {
  const looked = earlier(ask.objective, ask.period, ask.version.timeZone);
  const first = ask.versions[0];
  if (first === undefined || Temporal.Instant.compare(looked.untilAt, first.from) <= 0) return null;
  return (await countIn(tx, ask, looked, now)).results;
}

/** What is asked, as the engine says it. */
export function goalOf({ kind, share, most, within, least }: Objective): Goal {
  switch (kind) {
    case 'MISSES_AT_MOST':
      return { asks: 'AT_MOST', most: most ?? 0 };
    case 'MEAN_AT_MOST':
      return { asks: 'MEAN', withinMs: within ?? 0 };
    case 'VOLUME_AT_LEAST':
      return { asks: 'AT_LEAST', least: least ?? 0 };
    case 'AVAILABILITY':
      return { asks: 'SHARE_OF_TIME', share: share ?? 100 };
    default:
      return { asks: 'SHARE', share: share ?? 100 };
  }
}

interface Windows extends Stretch {
  readonly longFromMs: number;
  readonly shortFromMs: number;
  readonly nowMs: number;
}

function windowsOf(period: Period, now: Temporal.Instant): Windows {
  const [fromMs, untilMs] = [period.fromAt.epochMilliseconds, period.untilAt.epochMilliseconds];
  const nowMs = now.epochMilliseconds;
  const back = (share: number): number => Math.round(nowMs - (untilMs - fromMs) * share);
  return { fromMs, untilMs, nowMs, longFromMs: back(WINDOWS.long), shortFromMs: back(WINDOWS.short) };
}

function countIn(tx: Tx, ask: ObjectiveAsk, period: Period, now: Temporal.Instant): Promise<Counted> {
  const windows = windowsOf(period, now);
  switch (ask.objective.kind) {
    case 'AVAILABILITY':
      return countTime(tx, ask, windows);
    case 'PERCENTILE_WITHIN':
      return countMeasured(tx, ask, windows);
    case 'VOLUME_AT_LEAST':
      return (ask.objective.metric ?? null) === null
        ? countDelivered(tx, ask, windows)
        : countMeasured(tx, ask, windows);
    case 'DELIVERED':
      return countDelivered(tx, ask, windows);
    default:
      return countClocks(tx, ask, windows);
  }
}

const plus = (a: Results, b: Partial<Results>): Results => ({
  good: a.good + (b.good ?? 0),
  bad: a.bad + (b.bad ?? 0),
  open: a.open + (b.open ?? 0),
  sum: a.sum + (b.sum ?? 0),
  squares: a.squares + (b.squares ?? 0),
  spells: a.spells + (b.spells ?? 0),
});

/** Adds up what came in windows: what is in the short one is in the long one too. */
function addUp(rows: readonly { readonly window: 0 | 1 | 2; readonly results: Partial<Results> }[]) {
  const sum = (from: 0 | 1 | 2): Results =>
    rows.reduce((all, { window, results }) => (window >= from ? plus(all, results) : all), noResults);
  return { results: sum(0), long: sum(1), short: sum(2) };
}

/** The clocks that an objective speaks of. */
export function clockQuestion({ versions, objective }: ObjectiveAsk, { fromMs, untilMs }: Stretch): ClockQuestion {
  const { measure, severity, service, countsBy, within, kind } = objective;
  return {
    versions: versions.map(({ id }) => id),
    measure: measure ?? '',
    severity: severity ?? null,
    service: service ?? null,
    countsBy: countsBy ?? 'DUE',
    // A mean is taken of all that are over; whether one kept its own promise does not matter.
    withinMs: kind === 'SHARE_WITHIN' ? (within ?? null) : null,
    fromMs,
    untilMs,
  };
}

async function countClocks(tx: Tx, ask: ObjectiveAsk, windows: Windows): Promise<Counted> {
  const question = clockQuestion(ask, windows);
  const ofMean = ask.objective.kind === 'MEAN_AT_MOST';
  const rows = await countClockResults(tx, question, windows);
  const late = question.withinMs === null ? [] : await lateNow(tx, question, windows);
  const counted = [
    ...rows.map(({ result, window, count, sum, squares }) => ({
      window,
      results: resultsOf(result, count, ofMean ? { sum, squares } : null),
    })),
    ...late.map(({ window }) => ({ window, results: { bad: 1, open: -1 } })),
  ];
  const apart = (of: string): number => rows.reduce((sum, { result, count }) => sum + (result === of ? count : 0), 0);
  return {
    ...addUp(counted),
    late: late.map(({ clock }) => clock),
    apart: { excluded: apart('EXCLUDED'), waived: apart('WAIVED'), disputed: apart('DISPUTED') },
  };
}

/** A disputed breach is open until it is decided; what is waived or void is no result. */
function resultsOf(result: string, count: number, mean: Pick<Results, 'sum' | 'squares'> | null): Partial<Results> {
  if (mean !== null && (result === 'GOOD' || result === 'BAD')) return { good: count, ...mean };
  switch (result) {
    case 'GOOD':
      return { good: count };
    case 'BAD':
      return { bad: count };
    case 'OPEN':
    case 'DISPUTED':
      return { open: count };
    default:
      return {};
  }
}

/** The windows of clocks that run and came to the objective's own limit since they were read. */
async function lateNow(
  tx: Tx,
  question: ClockQuestion,
  windows: Windows,
): Promise<{ readonly clock: number; readonly window: 0 | 1 | 2 }[]> {
  const running = await loadRunning(tx, question);
  const coverage = await loadTermsCoverage(tx, [...new Set(running.map(({ version }) => version))]);
  return running.flatMap(({ clock, version, spentMs, readAtMs, countsAtMs }) => {
    const counts = coverage.get(version);
    if (counts === undefined || readAtMs >= windows.nowMs) return [];
    const spent = spentMs + coveredTimeMs(counts, { from: readAtMs, to: windows.nowMs });
    if (spent <= (question.withinMs ?? 0)) return [];
    return [{ clock, window: windowOf(countsAtMs, windows) }];
  });
}

function windowOf(atMs: number, { longFromMs, shortFromMs, nowMs }: Windows): 0 | 1 | 2 {
  if (atMs >= nowMs || atMs < longFromMs) return 0;
  return atMs >= shortFromMs ? 2 : 1;
}

async function countDelivered(tx: Tx, { agreement, objective }: ObjectiveAsk, windows: Windows): Promise<Counted> {
  const of = { ...windows, agreement: agreement.id, deliverable: objective.deliverable ?? null };
  const rows = await countDeliveries(tx, of, windows);
  const all = (of: 'waived' | 'disputed'): number => rows.reduce((sum, row) => sum + row[of], 0);
  const counted = rows.map(({ window, good, bad, open, disputed, quantity }) => ({
    window,
    results: { good, bad, open: open + disputed, sum: quantity },
  }));
  return { ...addUp(counted), apart: { excluded: 0, waived: all('waived'), disputed: all('disputed') } };
}

async function countMeasured(tx: Tx, ask: ObjectiveAsk, windows: Windows): Promise<Counted> {
  const services = await servicesOf(tx, ask);
  const { metric, atMost } = ask.objective;
  const of = { ...windows, services, metric: metric ?? '', atMost: atMost ?? null };
  const rows = await countMeasurements(tx, of, windows);
  const counted = rows.map(({ window, good, bad, sum }) => ({ window, results: { good, bad, sum } }));
  return { ...addUp(counted), apart: nothingApart };
}

async function countTime(tx: Tx, ask: ObjectiveAsk, windows: Windows): Promise<Counted> {
  const outages = await loadOutages(tx, await servicesOf(tx, ask), windows);
  const coverage = (await loadTermsCoverage(tx, [ask.version.id])).get(ask.version.id);
  if (coverage === undefined) throw new Error(`Agreement version ${String(ask.version.id)} has no coverage`);
  const { fromMs, untilMs, nowMs, longFromMs, shortFromMs } = windows;
  const between = (from: number, until: number): Results =>
    upAndDown(coverage, outages, { from: Math.max(fromMs, from), until: Math.min(untilMs, until), nowMs });
  return {
    results: between(fromMs, untilMs),
    long: between(longFromMs, nowMs),
    short: between(shortFromMs, nowMs),
    apart: nothingApart,
  };
}

/** The services that it is about: its own, the agreement's, or all that the agreement covers. */
export async function servicesOf(
  tx: Tx,
  {
    agreement,
    version,
    objective,
  }: Pick<ObjectiveAsk, 'agreement' | 'version'> & { readonly objective: Pick<Objective, 'service'> },
): Promise<string[]> {
  if (typeof objective.service === 'string') return [objective.service];
  const own = await loadServiceReference(tx, agreement.service);
  if (own !== null) return [own];
  const sections = (await loadSections(tx, [version.id])).get(version.id);
  return (sections?.services ?? []).flatMap(({ service }) => service ?? []);
}

async function loadServiceReference(tx: Tx, service: number | null): Promise<string | null> {
  if (service === null) return null;
  return (await loadServices(tx, [service])).get(service)?.reference ?? null;
}
