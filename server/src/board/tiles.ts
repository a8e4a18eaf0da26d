// The figures of a board: which ones, over which period, and how outcomes add up to rates. They are those of `attainment`, read
// from the rows it keeps, wherever a board asks what figures tell apart; else they are counted from the clocks one by one.
import type { ClockDrill } from '../clock/clock-drill.ts';
import type { Axis, FigureDrill, FigurePeriod, FigureQuery } from '../clock/figure-query.ts';
import type { Tx } from '../db/orm.ts';
import type { LimitKind } from '../engine/reading.ts';
import { limits } from '../config.ts';
import { addOutcomes, clocksIn, noOutcomes } from '../kpi/figures.ts';
import { loadFigures, type OutcomeCounts } from '../kpi/figure.store.ts';
import { planFigures } from '../kpi/plan.ts';
import { kindsOf, type TicketQuery } from '../ticket/ticket-filter.ts';
import { loadOutcomes, type OutcomeCount, type Scope } from './frame.store.ts';
import type { TileChoice } from './settings.ts';

/** "RESOLUTION" of urgent tickets: "urgent-resolution" for programs, "Urgent resolution" for people. */
const keyOf = ({ measure, severity }: TileChoice): string =>
  [severity, measure].flatMap((part) => part?.toLowerCase().replaceAll('_', '-') ?? []).join('-');

function labelOf(choice: TileChoice): string {
  const words = keyOf(choice).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Half-open: epoch milliseconds, and the civil days. */
export interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly days: Extract<FigurePeriod, { kind: 'DAYS' }>;
}

/** The civil month in a zone that holds an instant. */
export function monthAt(now: Temporal.Instant, zone: string): Period {
  const first = now.toZonedDateTimeISO(zone).with({ day: 1 }).startOfDay();
  const next = first.add({ months: 1 }).startOfDay();
  const [from, until] = [first, next].map((day) => day.toPlainDate().toString()) as [string, string];
  return { fromMs: first.epochMilliseconds, untilMs: next.epochMilliseconds, days: { kind: 'DAYS', from, until } };
}

/** "November so far". */
export const monthLabel = (now: Temporal.Instant, zone: string): string =>
  `${now.toZonedDateTimeISO(zone).toLocaleString('en', { month: 'long' })} so far`;

export interface RateValue extends OutcomeCounts {
  readonly share: number | null;
  /** What names the clocks behind it, all outcomes. */
  readonly behind: ClockDrill | FigureDrill;
}

export interface TileValue {
  readonly key: string;
  readonly label: string;
  readonly promise: RateValue;
  /** Null when none of the clocks has a target. */
  readonly target: RateValue | null;
}

interface Asked {
  readonly period: Period;
  readonly tiles: readonly TileChoice[];
}

/** The tiles of a board over the clocks of its scope that count in the period. */
export async function loadTiles(tx: Tx, scope: Scope, asked: Asked): Promise<TileValue[]> {
  const figures = figureQueryOf(scope.query);
  return figures === null ? tilesOfClocks(tx, scope, asked) : tilesOfFigures(tx, { figures, ...scope }, asked);
}

/** The same question of figures; null: it asks what they do not tell apart. */
function figureQueryOf(query: TicketQuery): FigureQuery | null {
  const { customers, serviceAccounts, services, agreements, groups, severities, measures, kinds, ...others } = query;
  if (Object.values(others).some((wanted) => wanted !== null)) return null;
  const axes: Partial<Record<Axis, readonly (string | number)[] | null>> = {
    ...{ customer: customers, serviceAccount: serviceAccounts, service: services, agreement: agreements },
    ...{ team: groups, severity: severities, measure: measures, kind: kindsOf({ ...query, kinds }) },
  };
  const asked = Object.entries(axes).flatMap(([axis, wanted]) => (wanted ? [[axis, wanted.map(String)]] : []));
  return { only: Object.fromEntries(asked) as FigureQuery['only'], except: [] };
}

/** What only these keys are left of. */
const narrowed = (only: FigureQuery['only'], axis: Axis, keys: readonly string[]): FigureQuery['only'] => ({
  ...only,
  [axis]: only[axis] ? keys.filter((key) => only[axis]?.includes(key)) : keys,
});

async function tilesOfFigures(
  tx: Tx,
  { figures, sources }: { readonly figures: FigureQuery; readonly sources: Scope['sources'] },
  { period: { days }, tiles }: Asked,
): Promise<TileValue[]> {
  const only = narrowed(figures.only, 'measure', [...new Set(tiles.map(({ measure }) => measure))]);
  const by: Axis[] = tiles.some(({ severity }) => severity !== null) ? ['measure', 'severity'] : ['measure'];
  const question = { query: { ...figures, only }, period: days, by, step: null, sources };
  const rows = await loadFigures(tx, { question, plan: planFigures(question) }, limits.figureGroups);
  const groups = rows.map(({ keys: [measure = '', severity = null], counts }) => ({ measure, severity, ...counts }));
  return tilesOf(groups, tiles, ({ measure, severity }, limit) => {
    const ofMeasure = narrowed(figures.only, 'measure', [measure]);
    const ofTile = severity === null ? ofMeasure : narrowed(ofMeasure, 'severity', [severity]);
    return { figures: { only: ofTile, except: [] }, period: days, limit, outcome: null };
  });
}

async function tilesOfClocks(tx: Tx, scope: Scope, { period, tiles }: Asked): Promise<TileValue[]> {
  const { fromMs, untilMs } = period;
  const measures = [...new Set(tiles.map(({ measure }) => measure))];
  const counts = await loadOutcomes(tx, scope, { fromMs, untilMs, measures });
  const groups = counts.map((each) => ({
    ...{ measure: each.measure, severity: each.severity },
    ...{ promise: countsOf(each.promise, each.count), target: countsOf(each.target, each.count) },
  }));
  return tilesOf(groups, tiles, (choice, limit) => ({
    ...{ ...choice, limit, fromMs, untilMs, outcome: null, query: scope.query },
  }));
}

const countsOf = (outcome: OutcomeCount['promise'], count: number): OutcomeCounts =>
  outcome === null ? noOutcomes : { ...noOutcomes, [outcome.toLowerCase()]: count };

/** Clocks of one measure, on tickets of one severity (null: of any). */
interface TileGroup {
  readonly measure: string;
  readonly severity: string | null;
  readonly promise: OutcomeCounts;
  readonly target: OutcomeCounts;
}

type Behind = (choice: TileChoice, limit: LimitKind) => RateValue['behind'];

function tilesOf(groups: readonly TileGroup[], tiles: readonly TileChoice[], behind: Behind): TileValue[] {
  return tiles.map((choice) => {
    const { measure, severity } = choice;
    const ours = groups.filter((group) => group.measure === measure && (severity ?? group.severity) === group.severity);
    const rate = (limit: LimitKind, counts: OutcomeCounts): RateValue => {
      const { met, missed } = counts;
      const share = met + missed === 0 ? null : (100 * met) / (met + missed);
      return { ...counts, share, behind: behind(choice, limit) };
    };
    const target = ours.map((group) => group.target).reduce(addOutcomes, noOutcomes);
    return {
      key: keyOf(choice),
      label: labelOf(choice),
      promise: rate('PROMISE', ours.map((group) => group.promise).reduce(addOutcomes, noOutcomes)),
      target: clocksIn(target) === 0 ? null : rate('TARGET', target),
    };
  });
}
