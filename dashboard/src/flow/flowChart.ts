// Work as a chart: what came in beside what went out, and what lay open as a line; each number leads to its turns.
import type { FigureSeries } from '../kpi/figureSeries.ts';
import { goneOf, type Work, type WorkRow } from './flowRows.ts';

export function workSeries(rows: readonly WorkRow[]): FigureSeries[] {
  const of = (count: (work: Work) => number, drill: (work: Work) => string) => ({
    values: rows.map(({ work }) => count(work)),
    to: rows.map(({ work }) => ({ name: 'turns', query: { drill: drill(work) } })),
  });
  const bars = { colour: '--on-track-fill', shape: 'IN' } as const;
  return [
    {
      word: 'Opened',
      ...bars,
      ...of(
        (work) => work.opened,
        (work) => work.openedDrill,
      ),
    },
    {
      word: 'Reopened',
      ...bars,
      colour: '--over-target-fill',
      ...of(
        (work) => work.reopened,
        (work) => work.reopenedDrill,
      ),
    },
    ...(rows.some(({ work }) => work.movedIn > 0)
      ? [
          {
            word: 'Moved in',
            ...bars,
            colour: '--at-risk-fill',
            ...of(
              (work) => work.movedIn,
              (work) => work.movedInDrill,
            ),
          },
        ]
      : []),
    { word: 'Went out', ...of(goneOf, (work) => work.wentOutDrill), colour: '--still-fill', shape: 'OUT' },
    {
      word: 'Open at the end',
      ...of(
        (work) => work.backlog,
        (work) => work.backlogDrill,
      ),
      colour: '--rule-strong',
      shape: 'LINE',
    },
  ];
}
