// Work as a chart: what came in beside what went out, and what lay open as a line.
import type { FigureSeries } from '../kpi/figureSeries.ts';
import type { Work, WorkRow } from './flowRows.ts';

export function workSeries(rows: readonly WorkRow[]): FigureSeries[] {
  const of = (count: (work: Work) => number): number[] => rows.map(({ work }) => count(work));
  return [
    { word: 'Opened', values: of(({ opened }) => opened), colour: '--on-track-fill', shape: 'IN' },
    {
      word: 'Reopened or moved in',
      values: of(({ reopened, movedIn }) => reopened + movedIn),
      ...{ colour: '--over-target-fill', shape: 'IN' },
    },
    {
      word: 'Resolved, or gone otherwise',
      values: of(({ resolved, cancelled, merged, movedOut }) => resolved + cancelled + merged + movedOut),
      ...{ colour: '--still-fill', shape: 'OUT' },
    },
    { word: 'Open at the end', values: of(({ backlog }) => backlog), colour: '--rule-strong', shape: 'LINE' },
  ];
}
