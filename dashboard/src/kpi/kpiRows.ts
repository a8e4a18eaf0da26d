// Figures as rows of a table, of a file, and of a chart: the same numbers in each.
import type { RouteLocationRaw } from 'vue-router';
import type { KpiCountsFragment, KpiFiguresQuery } from '../generated/kpi.ts';
import { csvOf } from '../shared/csv.ts';
import { HOUR, MINUTE, millisecondsOf, SECOND } from '../shared/duration.ts';
import { periodWords } from '../objective/objectiveWords.ts';
import { NOTHING_DUE, shareMet, type Rate } from '../shared/share.ts';
import { spokenName } from '../shared/words.ts';
import { ticketsBehind, type FigureRange, type FigureSeries } from './figureSeries.ts';
import { byOf, deeper, type KpiQuestion } from './kpiQuestion.ts';

export type Counts = KpiCountsFragment;
export type KpiAnswer = KpiFiguresQuery['attainment'];

export interface KpiRow {
  readonly key: string;
  readonly name: string;
  /** Where the name leads; null: nowhere. */
  readonly to: RouteLocationRaw | null;
  readonly counts: Counts;
  /** The same in the period before; undefined where it is not compared. */
  readonly previous?: Counts | null;
}

/** "94.7 %", and a dash for 0 of 0. */
export function shareWords(rate: Rate | null | undefined): string {
  const share = rate === null || rate === undefined ? null : shareMet(rate);
  return share === null ? NOTHING_DUE : `${share} %`;
}

/** "12 min", "3 h 20 min", "2 d 4 h": a time that is known to a hundredth of itself needs no more. */
export const timeWords = (duration: string): string => spanWords(millisecondsOf(duration));

/** The same of milliseconds. */
export function spanWords(ms: number): string {
  const two = (first: number, unit: string, second: number, lesser: string): string =>
    second === 0 ? `${String(first)} ${unit}` : `${String(first)} ${unit} ${String(second)} ${lesser}`;
  if (ms < MINUTE) return `${String(Math.round(ms / SECOND))} s`;
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${String(minutes)} min`;
  if (minutes < 48 * 60) return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(ms / HOUR);
  return two(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

const shareNumber = (rate: Rate | null): number | null =>
  rate === null || rate.met + rate.missed === 0
    ? null
    : Math.round((1e6 * rate.met) / (rate.met + rate.missed)) / 10_000;

/** What the table shows, as a file: shares in percent, none for 0 of 0. */
export function rowsCsv(title: string, rows: readonly KpiRow[]): string {
  const compared = rows.some(({ previous }) => previous !== undefined);
  const columns = ['Within promise (%)', 'Met', 'Missed', 'Undecided', 'Excluded', 'Within target (%)', 'Over target'];
  return csvOf([
    [title, ...columns, ...(compared ? ['Promise before (%)'] : [])],
    ...rows.map(({ name, counts: { promise, target }, previous }) => [
      name,
      ...[shareNumber(promise), promise.met, promise.missed, promise.undecided, promise.excluded],
      ...[shareNumber(target), target === null ? null : target.missed],
      ...(compared ? [shareNumber(previous?.promise ?? null)] : []),
    ]),
  ]);
}

const hover = (word: string, rate: Rate | null): string =>
  rate === null
    ? `${word}: none`
    : `${word}: ${shareWords(rate)} (${rate.met.toLocaleString('en-GB')} met, ${rate.missed.toLocaleString('en-GB')} missed)`;

export const shareRange: FigureRange = { min: 0, max: 100, step: 25, unit: ' %' };

/** Shares over time: the promise as a line, the target as a dashed one; no point where 0 of 0. */
export function shareSeries(rows: readonly KpiRow[]): FigureSeries[] {
  const line = (word: string, of: (counts: Counts) => Counts['target']) => ({
    word,
    values: rows.map(({ counts }) => shareNumber(of(counts))),
    said: rows.map(({ counts }) => hover(word, of(counts))),
    to: rows.map(({ counts }) => ticketsBehind(of(counts)?.drill)),
    shape: 'LINE' as const,
  });
  return [
    { ...line('Within promise', ({ promise }) => promise), colour: '--on-track-fill' },
    { ...line('Within target', ({ target }) => target), colour: '--target-series', dashed: true },
  ];
}

type Address = (changes: Partial<KpiQuestion>) => RouteLocationRaw;

/** The groups as rows; a name narrows to it and goes one level down, below a clause to its tickets. */
export function groupRows(figures: KpiAnswer, question: KpiQuestion, address: Address): KpiRow[] {
  const by = byOf(question.by);
  const rows = figures.groups.map(({ keys: [first], figure, previous }): KpiRow => {
    const key = first?.key ?? null;
    const label = first?.label ?? 'none';
    const below = key === null ? null : deeper(question, key);
    const tickets = { name: 'tickets', query: { drill: figure.promise.drill } };
    return {
      key: key ?? '',
      name: by === 'severity' ? spokenName(label) : label,
      to: below === null ? (key === null ? null : tickets) : address(below),
      counts: figure,
      previous,
    };
  });
  if (figures.others === null) return rows;
  const others = `${figures.otherCount.toLocaleString('en-GB')} others`;
  return [
    ...rows,
    { key: '…', name: others, to: null, counts: figures.others.figure, previous: figures.others.previous },
  ];
}

/** Whether anything was due, whatever came of it. */
export const isSome = ({ counts: { promise } }: KpiRow): boolean =>
  promise.met + promise.missed + promise.undecided + promise.excluded > 0;

/** The steps as rows. */
export const stepRows = (figures: KpiAnswer): KpiRow[] =>
  figures.series.map(({ from, until, figure }) => ({
    key: from,
    name: periodWords(from, until),
    to: null,
    counts: figure,
  }));
