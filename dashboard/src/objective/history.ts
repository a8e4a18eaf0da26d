// The closed periods of an agreement, told of one objective.
import type { ObjectiveDetailQuery } from '../generated/objectives.ts';

type Detail = NonNullable<ObjectiveDetailQuery['agreement']>;
type Period = Detail['closedPeriods']['nodes'][number];

export interface ClosedPeriod extends Pick<Period, 'id' | 'from' | 'until' | 'adjustments' | 'credits'> {
  readonly reported: Period['asReported'][number];
}

/** Only the periods in which the objective was asked. */
export const historyOf = (periods: readonly Period[], number: string): ClosedPeriod[] =>
  periods.flatMap(({ id, from, until, asReported, adjustments, credits }) => {
    const reported = asReported.find((each) => each.number === number);
    if (reported === undefined) return [];
    return [
      { id, from, until, credits, reported, adjustments: adjustments.filter(({ objective }) => objective === number) },
    ];
  });
