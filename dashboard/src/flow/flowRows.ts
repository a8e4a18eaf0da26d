// Work as rows of a table, of a file, and of a chart: the same numbers in each.
import type { RouteLocationRaw } from 'vue-router';
import type { HeldTimesFragment, WorkFigureFragment, WorkFlowQuery } from '../generated/flow.ts';
import { spanWords } from '../kpi/kpiRows.ts';
import { periodWords } from '../objective/objectiveWords.ts';
import { csvOf } from '../shared/csv.ts';
import { HOUR, millisecondsOf } from '../shared/duration.ts';
import { spokenName } from '../shared/words.ts';
import { flowByOf, narrower, type FlowQuestion } from './flowQuestion.ts';

export type Work = WorkFigureFragment;
export type FlowAnswer = WorkFlowQuery['flow'];
export type Held = HeldTimesFragment;

export interface WorkRow {
  readonly key: string;
  readonly name: string;
  /** Where the name leads; null: nowhere. */
  readonly to: RouteLocationRaw | null;
  readonly work: Work;
}

/** The numbers of work in the order in which they add up; `wide` ones are left out on a phone. */
export const workColumns = [
  { word: 'Open before', count: 'backlogBefore', drill: 'backlogBeforeDrill', wide: true },
  { word: 'Opened', count: 'opened', drill: 'openedDrill', wide: false },
  { word: 'Reopened', count: 'reopened', drill: 'reopenedDrill', wide: true },
  { word: 'Moved in', count: 'movedIn', drill: 'movedInDrill', wide: true },
  { word: 'Resolved', count: 'resolved', drill: 'resolvedDrill', wide: false },
  { word: 'Cancelled', count: 'cancelled', drill: 'cancelledDrill', wide: true },
  { word: 'Merged', count: 'merged', drill: 'mergedDrill', wide: true },
  { word: 'Moved out', count: 'movedOut', drill: 'movedOutDrill', wide: true },
  { word: 'Open at the end', count: 'backlog', drill: 'backlogDrill', wide: false },
  { word: 'Closed', count: 'closed', drill: 'closedDrill', wide: true },
] as const;

/** What came in, and what went out. */
export const comeOf = ({ opened, reopened, movedIn }: Work): number => opened + reopened + movedIn;
export const goneOf = ({ resolved, cancelled, merged, movedOut }: Work): number =>
  resolved + cancelled + merged + movedOut;

type Address = (changes: Partial<FlowQuestion>) => RouteLocationRaw;

/** The groups as rows; a name narrows to it. */
export function workGroups(flow: FlowAnswer, question: FlowQuestion, address: Address): WorkRow[] {
  const by = flowByOf(question.by);
  const rows = flow.groups.map(({ keys: [first], figure }): WorkRow => {
    const key = first?.key ?? null;
    const label = first?.label ?? `no ${by}`;
    return {
      key: key ?? '',
      name: by === 'severity' && key !== null ? spokenName(label) : label,
      to: key === null || question[by] !== '' ? null : address(narrower(question, key)),
      work: figure,
    };
  });
  if (flow.others === null) return rows;
  const left = (flow.groupCount - flow.groups.length).toLocaleString('en-GB');
  return [...rows, { key: '…', name: `${left} others`, to: null, work: flow.others }];
}

/** The steps as rows, the last of which are still to come. */
export const workSteps = (flow: FlowAnswer): WorkRow[] =>
  flow.series.map(({ from, until, figure }) => ({ key: from, name: periodWords(from, until), to: null, work: figure }));

/** Steps of days that are to come have nothing to show yet. */
export const untilToday = (rows: readonly WorkRow[], today: string): WorkRow[] =>
  rows.filter(({ key }) => key <= today);

/** Whether anything turned. */
export const isSomeWork = ({ work }: WorkRow): boolean =>
  workColumns.some(({ count }) => count !== 'backlogBefore' && count !== 'backlog' && work[count] > 0);

export const workCsv = (title: string, rows: readonly WorkRow[]): string =>
  csvOf([
    [title, ...workColumns.map(({ word }) => word)],
    ...rows.map(({ name, work }) => [name, ...workColumns.map(({ count }) => work[count])]),
  ]);

export interface HeldRow {
  readonly key: string;
  readonly name: string;
  readonly held: Held;
  /** Of all held time, in percent. */
  readonly share: number;
}

const holderWords = { CUSTOMER: 'Waiting for the customer', SUPPLIER: 'Waiting for a supplier' } as const;

/** Who has a ticket: of ours by name, and `nobody` for nobody by name. */
export const holderName = (holder: Held['holder'], name: string | null, nobody: string): string =>
  holder === 'CUSTOMER' || holder === 'SUPPLIER' ? holderWords[holder] : (name ?? nobody);

/** With whom it lay, as rows; the last is of the others. */
export function heldRows(
  { total, holders, others }: { total: Held; holders: readonly Held[]; others: Held | null },
  by: 'team' | 'person',
): HeldRow[] {
  const whole = millisecondsOf(total.elapsed);
  const nobody = by === 'team' ? 'Us, no team' : 'Picked up by nobody';
  const row = (name: string, held: Held): HeldRow => ({
    ...{ key: `${held.holder ?? '…'} ${held.name ?? ''}`, name, held },
    share: whole === 0 ? 0 : (100 * millisecondsOf(held.elapsed)) / whole,
  });
  const rows = holders.map((held) => row(holderName(held.holder, held.name, nobody), held));
  return others === null ? rows : [...rows, row('Others', others)];
}

/** "under 1 %" for what is there and rounds to nothing. */
export const shareOfWhole = (share: number): string =>
  share > 0 && share < 1 ? 'under 1 %' : `${String(Math.floor(share))} %`;

/** The mean of a stretch; a dash where there is none. */
export const meanHeld = ({ elapsed, holds }: Held): string =>
  holds === 0 ? '–' : spanWords(millisecondsOf(elapsed) / holds);

const hours = (duration: string): number => Math.round((millisecondsOf(duration) / HOUR) * 100) / 100;

/** What the table shows, as a file: times in hours to two digits. */
export const heldCsv = (rows: readonly HeldRow[]): string =>
  csvOf([
    ['Held by', 'Stretches', 'Tickets', 'Real time (h)', 'Covered time (h)', 'Stretches without an agreement'],
    ...rows.map(({ name, held }) => [
      ...[name, held.holds, held.tickets, hours(held.elapsed), hours(held.counted), held.uncovered],
    ]),
  ]);
