// One question about attainment, answered whole: the total, the groups that matter most, the others, series, the period before.
import type { Axis, FigurePeriod, FigureQuery } from '../clock/figure-query.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { codedError } from '../gate/errors.ts';
import { loadFigures, type FigureRow } from './figure.store.ts';
import { presentFigure, timesOf, type FigureValue } from './figure.present.ts';
import {
  addCounts,
  allBut,
  nothingCounted,
  onlyGroup,
  orderedGroups,
  seriesOf,
  type FigureOrder,
  type GroupCounts,
} from './figures.ts';
import { periodBefore, planFigures, type Days, type FigurePlan, type FigureQuestion, type FigureStep } from './plan.ts';

export interface Asked {
  readonly query: FigureQuery;
  readonly period: FigurePeriod;
  readonly by: readonly Axis[];
  readonly step: FigureStep | null;
  readonly compare: boolean;
  readonly first: number;
  readonly order: FigureOrder;
  readonly sources: readonly string[] | null;
}

export interface PointValue extends Days {
  readonly figure: FigureValue;
}

export interface GroupValue {
  /** By axis in the order of `by`; null: the others. */
  readonly group: readonly string[] | null;
  readonly figure: FigureValue;
  readonly previous: FigureValue | null;
  readonly series: readonly PointValue[];
}

export interface Answer {
  readonly plan: FigurePlan;
  readonly total: FigureValue;
  readonly previous: FigureValue | null;
  readonly groups: readonly GroupValue[];
  readonly others: GroupValue | null;
  readonly series: readonly PointValue[];
  readonly groupCount: number;
  readonly otherCount: number;
}

type Read = () => Promise<Tx>;

export async function answer(read: Read, asked: Asked): Promise<Answer> {
  const { query, period, by, step, compare, first, order, sources } = asked;
  const rows = await figuresOf(read, { query, period, by, step, sources });
  const before = periodBefore(period);
  const rowsBefore = compare ? await figuresOf(read, { query, period: before, by, step: null, sources }) : null;
  const make = maker(read, asked);
  const groups = by.length === 0 ? [] : orderedGroups(rows, order);
  const shown = groups.slice(0, first);
  const left = groups.slice(first);
  const countedBefore = (chosen: (row: FigureRow) => boolean): FigureCountsBefore =>
    rowsBefore && addCounts(rowsBefore.filter(chosen).map(({ counts }) => counts));
  const isOf = (row: FigureRow, { keys }: Pick<GroupCounts, 'keys'>): boolean =>
    row.keys.join('\0') === keys.join('\0');
  const others = allBut(query, by, shown);
  return {
    plan: planFigures({ query, period, by, step, sources }),
    total: make.figure(query, period, addCounts(rows.map(({ counts }) => counts))),
    previous: make.before(
      query,
      before,
      countedBefore(() => true),
    ),
    groups: shown.map((group) => {
      const only = onlyGroup(query, by, group.keys);
      const own = rows.filter((row) => isOf(row, group));
      return {
        group: group.keys,
        figure: make.ofGroup(only, group),
        previous: make.before(
          only,
          before,
          countedBefore((row) => isOf(row, group)),
        ),
        series: make.series(only, own, group.keys),
      };
    }),
    others:
      left.length === 0
        ? null
        : {
            group: null,
            figure: make.figure(others, period, addCounts(left.map(({ counts }) => counts))),
            previous: make.before(
              others,
              before,
              countedBefore((row) => !shown.some((group) => isOf(row, group))),
            ),
            series: make.series(
              others,
              rows.filter((row) => !shown.some((group) => isOf(row, group))),
              null,
            ),
          },
    series: make.series(query, rows, null),
    groupCount: groups.length,
    otherCount: left.length,
  };
}

type FigureCountsBefore = ReturnType<typeof addCounts> | null;

async function figuresOf(read: Read, question: FigureQuestion): Promise<FigureRow[]> {
  const rows = await loadFigures(await read(), { question, plan: planFigures(question) }, limits.figureGroups);
  if (rows.length <= limits.figureGroups) return rows;
  throw codedError(
    'TOO_LONG',
    `by: Expected at most ${String(limits.figureGroups)} groups times steps, got more: filter, or ask a wider step.`,
  );
}

interface Maker {
  figure(query: FigureQuery, period: FigurePeriod, counts: ReturnType<typeof addCounts>): FigureValue;
  before(query: FigureQuery, period: FigurePeriod, counts: FigureCountsBefore): FigureValue | null;
  ofGroup(query: FigureQuery, group: GroupCounts): FigureValue;
  /** `keys`: of one group; null: of all that the rows hold. */
  series(query: FigureQuery, rows: readonly FigureRow[], keys: readonly string[] | null): PointValue[];
}

/** Figures that share what their percentiles are read from. */
function maker(read: Read, { query: whole, period, by, step, sources }: Asked): Maker {
  const groupTimes = timesOf(read, { query: whole, period, by, step: null, sources });
  const groupSteps = timesOf(read, { query: whole, period, by, step, sources });
  const alone = (query: FigureQuery, over: FigurePeriod): ReturnType<ReturnType<typeof timesOf>> =>
    timesOf(read, { query, period: over, by: [], step: null, sources })([], null);
  const steps = step === null || period.kind === 'INSTANTS' ? [] : stepsOf(period, step);
  return {
    figure: (query, over, counts) => presentFigure({ counts, query, period: over, times: alone(query, over) }),
    before: (query, over, counts) =>
      counts && presentFigure({ counts, query, period: over, times: alone(query, over) }),
    ofGroup: (query, { keys, counts }) => presentFigure({ counts, query, period, times: groupTimes(keys, null) }),
    series(query, rows, keys) {
      const together = timesOf(read, { query, period, by: [], step, sources });
      const points = seriesOf(
        rows,
        steps.map(({ since }) => since),
      );
      return steps.map(({ since, from, until }, place) => ({
        from,
        until,
        figure: presentFigure({
          counts: points[place]?.counts ?? nothingCounted,
          query,
          period: { kind: 'DAYS', from, until },
          times: keys === null ? together([], since) : groupSteps(keys, since),
        }),
      }));
    },
  };
}

/** The steps that a period of days touches: where each begins, and which of its days lie in the period. */
export function stepsOf({ from, until }: Days, step: FigureStep): (Days & { readonly since: string })[] {
  const [first, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(until)];
  const length = { DAY: { days: 1 }, WEEK: { weeks: 1 }, MONTH: { months: 1 } }[step];
  const begins = { DAY: first, WEEK: first.subtract({ days: first.dayOfWeek - 1 }), MONTH: first.with({ day: 1 }) }[
    step
  ];
  const steps: (Days & { since: string })[] = [];
  for (let since = begins; Temporal.PlainDate.compare(since, end) < 0; since = since.add(length)) {
    const next = since.add(length);
    steps.push({
      since: since.toString(),
      from: Temporal.PlainDate.compare(since, first) < 0 ? from : since.toString(),
      until: Temporal.PlainDate.compare(next, end) > 0 ? until : next.toString(),
    });
  }
  return steps;
}
