// The month so far against the one before, asked anew when figures change.
import { computed, type ComputedRef } from 'vue';
import { KpiMonthDocument, type KpiMonthQuery } from '../generated/kpi.ts';
import { ObjectivesInDangerDocument, type ObjectivesInDangerQuery } from '../generated/objectives.ts';
import { concernsFigures } from '../kpi/figureChange.ts';
import { dayAfter, monthOf } from '../kpi/kpiQuestion.ts';
import { useKpiChanges } from '../kpi/useKpiChanges.ts';
import { civilDay, monthName } from '../shared/instant.ts';
import type { Problem } from '../shared/live/problem.ts';
import { useLine } from '../shared/live/line.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import { useAnswer } from '../shared/useAnswer.ts';

export interface Month {
  /** Its first and last day. */
  readonly days: { readonly from: string; readonly to: string };
  /** "November", and the month before it. */
  readonly name: string;
  readonly before: string;
  /** Null until it came. */
  readonly figures: KpiMonthQuery | null;
  readonly danger: ObjectivesInDangerQuery | null;
  readonly problem: Problem | null;
}

type Days = Month['days'];
const periodOf = ({ from, to }: Days): { from: string; until: string } => ({ from, until: dayAfter(to) });
const monthBefore = ({ from }: Days): Days => monthOf(dayAfter(from, -1));

/** Null until the server has said what time it is. */
export function useMonth(): ComputedRef<Month | null> {
  const line = useLine();
  const { now } = useServerClock();
  const days = computed(() =>
    now.value === null ? null : monthOf(civilDay(now.value, line.state.heartbeat?.zone ?? 'UTC')),
  );
  const objectives = useAnswer(ObjectivesInDangerDocument, () => ({}));
  const { answer, problem, reload } = useAnswer(KpiMonthDocument, () =>
    days.value === null ? null : { period: periodOf(days.value), before: periodOf(monthBefore(days.value)) },
  );
  // Objectives and what is at stake are of other periods too.
  const again = async (): Promise<void> => {
    await Promise.all([reload(), objectives.reload()]);
  };
  useKpiChanges(again, (change) => concernsFigures(change, {}));
  const named = (day: string): string => monthName(Date.parse(day), 'UTC');
  return computed(
    () =>
      days.value && {
        ...{ days: days.value, name: named(days.value.from), before: named(monthBefore(days.value).from) },
        ...{ figures: answer.value, danger: objectives.answer.value },
        problem: problem.value ?? objectives.problem.value,
      },
  );
}
