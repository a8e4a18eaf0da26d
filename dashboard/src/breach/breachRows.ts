// Broken promises as rows of a table, of a file, and of a chart: the same numbers in each.
import type { RouteLocationRaw } from 'vue-router';
import type { BreachReportQuery, BrokenPromisesFragment } from '../generated/breaches.ts';
import { ticketsBehind, type FigureSeries } from '../kpi/figureSeries.ts';
import { csvOf } from '../shared/csv.ts';
import { HOUR, millisecondsOf } from '../shared/duration.ts';
import { spokenName } from '../shared/words.ts';
import { breachByOf, narrowerBreaches, type BreachQuestion } from './breachQuestion.ts';

export type Broken = BrokenPromisesFragment;
export type BreachAnswer = BreachReportQuery['breachReport'];
type Cause = NonNullable<Broken['causes'][number]['cause']>;

export const causeWords: Readonly<Record<Cause, string>> = {
  NOT_PICKED_UP: 'Not picked up',
  HELD_BY_TEAM: 'Held by one team',
  HANDED_ON: 'Handed on',
  WAITED_FOR_SUPPLIER: 'Waited for a supplier',
  WAITED_FOR_CUSTOMER: 'Waited for the customer',
  REOPENED: 'Reopened',
  RECLASSIFIED: 'Reclassified',
};
const causes = Object.keys(causeWords) as Cause[];

export interface BreachRow {
  readonly key: string;
  readonly name: string;
  /** Where the name leads; null: nowhere. */
  readonly to: RouteLocationRaw | null;
  readonly broken: Broken;
}

type Address = (changes: Partial<BreachQuestion>) => RouteLocationRaw;

/** The groups as rows; a name narrows to it. */
export function breachGroups(report: BreachAnswer, question: BreachQuestion, address: Address): BreachRow[] {
  const by = breachByOf(question.by);
  const isWord = by === 'severity' || by === 'measure';
  const rows = report.groups.map(({ keys: [first], figure }): BreachRow => {
    const key = first?.key ?? null;
    const label = first?.label ?? `no ${by}`;
    return {
      key: key ?? '',
      name: isWord && key !== null ? spokenName(label) : label,
      to: key === null || question[by] !== '' ? null : address(narrowerBreaches(question, key)),
      broken: figure,
    };
  });
  if (report.others === null) return rows;
  const left = (report.groupCount - report.groups.length).toLocaleString('en-GB');
  return [...rows, { key: '…', name: `${left} others`, to: null, broken: report.others }];
}

export interface CauseColumn {
  readonly cause: Cause;
  readonly word: string;
}

/** The causes that are there at all, in the order of the list. */
export const causesIn = ({ causes: found }: Broken): CauseColumn[] =>
  causes
    .filter((cause) => found.some((one) => one.cause === cause))
    .map((cause) => ({ cause, word: causeWords[cause] }));

/** Those of one cause: how many, and what lists them; null: none. */
export const ofCause = ({ causes: found }: Broken, cause: Cause): { breaches: number; drill: string } | null => {
  const one = found.find((each) => each.cause === cause);
  return one === undefined || one.drill === null ? null : { breaches: one.breaches, drill: one.drill };
};

/** Breaches whose cause is being read; they are counted and have none yet. */
export const withoutCause = ({ causes: found }: Broken): number =>
  found.find(({ cause }) => cause === null)?.breaches ?? 0;

/** The causes of all, the most frequent first. */
export function causeSeries(total: Broken): { readonly labels: string[]; readonly series: FigureSeries[] } {
  const known = total.causes.flatMap(({ cause, ...one }) => (cause === null ? [] : [{ cause, ...one }]));
  return {
    labels: known.map(({ cause }) => causeWords[cause]),
    series: [
      {
        ...{
          word: 'Broken',
          values: known.map(({ breaches }) => breaches),
          colour: '--broken-fill',
          shape: 'IN' as const,
        },
        to: known.map(({ drill }) => ticketsBehind(drill)),
      },
    ],
  };
}

export function breachCsv(title: string, rows: readonly BreachRow[], columns: readonly CauseColumn[]): string {
  return csvOf([
    [title, 'Broken', ...columns.map(({ word }) => word)],
    ...rows.map(({ name, broken }) => [
      ...[name, broken.breaches, ...columns.map(({ cause }) => ofCause(broken, cause)?.breaches ?? 0)],
    ]),
  ]);
}

export interface HolderRow {
  readonly key: string;
  readonly name: string;
  readonly breaches: number;
  readonly counted: string;
  readonly elapsed: string;
  readonly drill: string;
  /** Of all time that counted, in percent. */
  readonly share: number;
}

const holderWords: Readonly<Record<BreachAnswer['holders'][number]['holder'], string>> = {
  US: 'Us, no team',
  CUSTOMER: 'Waiting for the customer',
  SUPPLIER: 'Waiting for a supplier',
  OUTSIDE_COVERAGE: 'Outside coverage',
  CLOSED: 'Resolved or closed',
};

/** With whom the time of broken promises went, until each broke. */
export function holderRows({ holders }: BreachAnswer): HolderRow[] {
  const whole = holders.reduce((sum, { counted }) => sum + millisecondsOf(counted), 0);
  return holders.map(({ holder, group, breaches, counted, elapsed, drill }) => ({
    ...{ key: `${holder} ${group ?? ''}`, breaches, counted, elapsed, drill },
    name: holder === 'US' && group !== null ? group : holderWords[holder],
    share: whole === 0 ? 0 : (100 * millisecondsOf(counted)) / whole,
  }));
}

const hours = (duration: string): number => Math.round((millisecondsOf(duration) / HOUR) * 100) / 100;

export const holderCsv = (rows: readonly HolderRow[]): string =>
  csvOf([
    ['Held by', 'Broken promises', 'Counted time (h)', 'Real time (h)'],
    ...rows.map(({ name, breaches, counted, elapsed }) => [name, breaches, hours(counted), hours(elapsed)]),
  ]);
