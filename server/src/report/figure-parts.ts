// The parts of a report that are figures: how promises (and, on the floor, targets) came out clause by clause, and how long
// clocks took. They are the very figures that `attainment` answers, asked in the same way.
import { loadClauses, type ClauseRow } from '../agreement/agreement.store.ts';
import type { VersionRow } from '../agreement/agreement-list.store.ts';
import type { Tx } from '../db/orm.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import { answer, type Answer } from '../kpi/attainment.ts';
import { drillOf, endedDrillOf, presentTimes, type FigureValue, type RateValue } from '../kpi/figure.present.ts';
import { RELATIVE_ERROR } from '../kpi/percentile.ts';
import { limits } from '../config.ts';
import { count, counts, drillProof, percent, percents, texts, time, times, titled, words } from './report-cells.ts';
import type { Audience, ReportCell, ReportPart } from './report-content.ts';
import { loadDecidedTimes } from './report-facts.store.ts';
import type { ReportAsk } from './report-ask.ts';

export type Table = Pick<ReportPart, 'note' | 'columns' | 'rows'>;

export interface Figures {
  readonly answer: Answer;
  readonly clauses: ReadonlyMap<number, ClauseRow>;
}

/** How the clocks of an agreement came out in the period, by clause, beside the period before. */
export async function loadReportFigures(tx: Tx, { agreement, period }: ReportAsk): Promise<Figures> {
  const found = await answer(() => Promise.resolve(tx), {
    query: { only: { kind: [agreement.kind], agreement: [String(agreement.id)] }, except: [] },
    period: { kind: 'DAYS', from: period.from.toString(), until: period.until.toString() },
    by: ['clause'],
    ...{ step: null, compare: true, first: limits.clausesPerVersion, order: 'KEY', sources: null },
  });
  const ids = found.groups.flatMap(({ group }) => (group?.[0] ? [Number(group[0])] : []));
  return { answer: found, clauses: await loadClauses(tx, ids) };
}

/** "9.1 first response, urgent", with the version where the agreement has several. */
export function clauseWords(clause: ClauseRow | undefined, versions: readonly VersionRow[]): string {
  if (clause === undefined) return 'No clause';
  const version = versions.length > 1 ? versions.find(({ id }) => id === clause.agreementVersion) : undefined;
  return [
    `${clause.number} ${titled(clause.measure)}`,
    ...(clause.severity === null ? [] : [clause.severity.toLowerCase()]),
    ...(clause.period === null ? [] : [clause.period === 'PRIME' ? 'prime hours' : 'non-prime hours']),
    ...(version === undefined ? [] : [`version ${String(version.version)}`]),
  ].join(', ');
}

interface Row {
  readonly name: string;
  readonly figure: FigureValue;
  readonly before: FigureValue | null;
  /** Null: all of them. */
  readonly clause: number | null;
}

function rowsOf({ answer: { groups, total, previous }, clauses }: Figures, versions: readonly VersionRow[]): Row[] {
  const byPlace = groups.map(({ group, figure, previous: before }): Row => {
    const clause = Number(group?.[0] ?? 0);
    return { name: clauseWords(clauses.get(clause), versions), figure, before, clause };
  });
  byPlace.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return byPlace.length === 0
    ? []
    : [...byPlace, { name: 'All promises', figure: total, before: previous, clause: null }];
}

const outcomes = ['MET', 'MISSED', 'UNDECIDED', 'EXCLUDED', 'WAIVED', 'DISPUTED'] as const satisfies ClockOutcome[];
const outcomeTitles = ['Kept', 'Broken', 'Undecided', 'Excluded', 'Waived', 'Disputed'];

export function promisesPart(figures: Figures, { versions }: ReportAsk, audience: Audience): Table {
  const isFloor = audience === 'FLOOR';
  const proof = (rate: RateValue, outcome: ClockOutcome | null) =>
    isFloor ? drillProof(drillOf(rate, outcome)) : null;
  const share = (rate: RateValue | null): ReportCell => percent(rate?.share ?? null, rate && proof(rate, null));
  const manyOf = (rate: RateValue): number[] => [
    ...[rate.met, rate.missed, rate.undecided, rate.excluded, rate.waived, rate.disputed],
  ];
  const rows = rowsOf(figures, versions).map(({ name, figure: { promise, target }, before }) => [
    words(name),
    ...manyOf(promise).map((many, place) => count(many, proof(promise, outcomes[place] ?? null))),
    share(promise),
    ...(isFloor ? [share(target), target === null ? words(null) : count(target.missed, proof(target, 'MISSED'))] : []),
    share(before?.promise ?? null),
  ]);
  return {
    note: 'Each clock counts on the day its promise is due. Shares are of what was kept or broken; 0 of 0 has none. Beside them the share of kept promises in the period before.',
    columns: [
      ...texts('Promise'),
      ...counts(...outcomeTitles),
      ...percents('Promise kept'),
      ...(isFloor ? [...percents('Target kept'), ...counts('Target missed')] : []),
      ...percents('Period before'),
    ],
    rows,
  };
}

const shares = [50, 75, 90, 95, 99] as const;

/** Covered times. The floor reads those of all clocks that ended; the counterpart those whose promise was decided. */
export async function timesPart(tx: Tx, figures: Figures, ask: ReportAsk, audience: Audience): Promise<Table> {
  const columns = [
    ...texts('Promise'),
    ...counts('Clocks'),
    ...times(...shares.map((share) => `${String(share)} % within`), 'Mean'),
  ];
  if (audience === 'FLOOR') {
    const off = String(Math.round(RELATIVE_ERROR * 10_000) / 100);
    return {
      note: `Covered time of the clocks that ended. Percentiles are by nearest rank, off by at most ${off} % of themselves; the mean is exact.`,
      columns,
      rows: await Promise.all(rowsOf(figures, ask.versions).map(floorTimes)),
    };
  }
  const { agreement, period } = ask;
  const asked = { agreement: agreement.id, from: period.from.toString(), until: period.until.toString() };
  const decided = await loadDecidedTimes(tx, asked);
  return {
    note: 'Covered time of the clocks whose promise was kept or broken, by nearest rank.',
    columns,
    rows: rowsOf(figures, ask.versions).map(({ name, clause }) => {
      const all = [...decided].flatMap(([of, each]) => (clause === null || of === clause ? each : []));
      return [words(name), ...exactTimes(all.toSorted((a, b) => a - b))];
    }),
  };
}

async function floorTimes({ name, figure }: Row): Promise<ReportCell[]> {
  const spent = await presentTimes(figure, 'spent');
  const proof = drillProof(endedDrillOf(figure.promise));
  const all = spent === null ? [] : [spent.p50, spent.p75, spent.p90, spent.p95, spent.p99, spent.mean];
  return [words(name), count(figure.finished, proof), ...columnsOf(all, proof)];
}

function exactTimes(ascending: readonly number[]): ReportCell[] {
  const rank = (share: number): number => ascending[Math.max(1, Math.ceil((share / 100) * ascending.length)) - 1] ?? 0;
  const sum = ascending.reduce((total, each) => total + each, 0);
  const all = ascending.length === 0 ? [] : [...shares.map(rank), Math.round(sum / ascending.length)];
  return [count(ascending.length), ...columnsOf(all, null)];
}

const columnsOf = (all: readonly number[], proof: ReturnType<typeof drillProof> | null): ReportCell[] =>
  Array.from({ length: shares.length + 1 }, (_, place) => time(all[place] ?? null, proof));
