// One schedule: as it is saved, as it is being edited, and what saving it would move.
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import { useApollo } from '../apollo.ts';
import {
  ScheduleCalendarsDocument,
  ScheduleDocument,
  type ScheduleCalendarFragment,
  type ScheduleQuery,
} from '../generated/schedules.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import { draftOf, draftProblems, inputOf, type Schedule, type ScheduleDraft } from './scheduleDraft.ts';
import { useSaving, type ScheduleSaving } from './useSaving.ts';

export interface ScheduleEditor extends ScheduleSaving {
  readonly schedule: ComputedRef<Schedule | null>;
  readonly problem: ComputedRef<Problem | null>;
  readonly draft: Ref<ScheduleDraft | null>;
  readonly calendars: ComputedRef<readonly ScheduleCalendarFragment[]>;
  /** Names of the draft's holidays by date. */
  readonly holidays: ComputedRef<ReadonlyMap<string, string>>;
  readonly isChanged: ComputedRef<boolean>;
  readonly problems: ComputedRef<readonly string[]>;
  undo(): void;
  /** Asks anew for versions and calendars; a draft that was changed stays. */
  reload(): Promise<void>;
}

const isSchedule = (node: ScheduleQuery['node'] | undefined): node is Schedule =>
  node !== null && node !== undefined && 'timeZone' in node;
const textOf = (draft: ScheduleDraft | null): string => (draft === null ? '' : JSON.stringify(inputOf(draft)));

export function useSchedule(id: () => string): ScheduleEditor {
  useApollo();
  const found = useQuery(ScheduleDocument, () => ({ id: id() }), { fetchPolicy: 'network-only' });
  const known = useQuery(ScheduleCalendarsDocument, {}, { fetchPolicy: 'cache-and-network' });
  const schedule = computed(() => {
    const node = found.result.value?.node;
    return isSchedule(node) ? node : null;
  });
  const draft = ref<ScheduleDraft | null>(null);
  const undo = (): void => void (draft.value = schedule.value && draftOf(schedule.value));
  watch(
    schedule,
    (_now, before) => {
      if (textOf(draft.value) === textOf(before ? draftOf(before) : null)) undo();
    },
    { immediate: true },
  );
  const reload = async (): Promise<void> => {
    await Promise.all([known.refetch(), found.refetch()]);
  };
  const saving = useSaving(id, draft, async () => {
    await found.refetch();
    undo();
  });

  const calendars = computed(() => known.result.value?.holidayCalendars.nodes ?? []);
  return {
    ...saving,
    ...{ schedule, draft, calendars, undo, reload },
    holidays: computed(() => holidayNames(draft.value, calendars.value)),
    problem: computed(() => {
      if (found.error.value !== null) return problemOf(found.error.value);
      const isAbsent = found.result.value !== undefined && schedule.value === null;
      return isAbsent ? { kind: 'absent', message: 'There is no schedule at this address.' } : null;
    }),
    isChanged: computed(() => textOf(draft.value) !== textOf(schedule.value && draftOf(schedule.value))),
    problems: computed(() => (draft.value === null ? [] : draftProblems(draft.value))),
  };
}

function holidayNames(
  draft: ScheduleDraft | null,
  calendars: readonly ScheduleCalendarFragment[],
): ReadonlyMap<string, string> {
  const names = new Map((draft?.ownHolidays ?? []).map((date) => [date, 'own holiday']));
  for (const { entries } of calendars.filter(({ id }) => draft?.calendars.includes(id)))
    for (const { date, name, switchedOff } of entries) if (!switchedOff) names.set(date, name);
  return names;
}
