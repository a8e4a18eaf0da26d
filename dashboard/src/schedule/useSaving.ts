// Saving a draft as the next version: first what it would move, then the act itself.
import { ref, watch, type Ref } from 'vue';
import { useMutation } from '@vue/apollo-composable';
import { SaveScheduleVersionDocument, type SaveScheduleVersionMutation } from '../generated/schedules.ts';
import { problemOf } from '../shared/live/problem.ts';
import { inputOf, type ScheduleDraft } from './scheduleDraft.ts';
import { zonedInstant } from '../shared/zonedInstant.ts';

export type Saving = SaveScheduleVersionMutation['saveCoverageScheduleVersion'];

/** From when (the schedule's wall clock) and why; an empty `from` is now. */
export interface SavingTerms {
  from: string;
  reason: string;
}

export interface ScheduleSaving {
  readonly terms: Ref<SavingTerms>;
  /** What the last dry run said of the draft as it stands; null: not asked since it was changed. */
  readonly dryRun: Ref<Saving | null>;
  readonly refusal: Ref<string | null>;
  /** The number of the version that was saved last, until the draft is changed again. */
  readonly saved: Ref<number | null>;
  readonly busy: Ref<boolean>;
  ask(isDryRun: boolean): Promise<void>;
}

export function useSaving(
  id: () => string,
  draft: Ref<ScheduleDraft | null>,
  renew: () => Promise<void>,
): ScheduleSaving {
  const { mutate } = useMutation(SaveScheduleVersionDocument);
  const terms = ref<SavingTerms>({ from: '', reason: '' });
  const dryRun = ref<Saving | null>(null);
  const refusal = ref<string | null>(null);
  const saved = ref<number | null>(null);
  const busy = ref(false);
  // What a dry run said holds for what it was asked of.
  const forget = (): void => void (dryRun.value = refusal.value = saved.value = null);
  watch([draft, () => terms.value.from], forget, { deep: true, flush: 'sync' });

  function inputFor(asked: ScheduleDraft, isDryRun: boolean) {
    const { from, reason } = terms.value;
    const flips = dryRun.value?.isCorrection === true ? (dryRun.value.moves?.totalFlips ?? null) : null;
    return {
      schedule: id(),
      definition: inputOf(asked),
      validFrom: from === '' ? null : zonedInstant(from, asked.timeZone),
      reason: reason.trim() || null,
      dryRun: isDryRun,
      expectedFlips: isDryRun ? null : flips,
    };
  }

  async function ask(isDryRun: boolean): Promise<void> {
    if (draft.value === null || busy.value) return;
    busy.value = true;
    try {
      const answer = await mutate({ input: inputFor(draft.value, isDryRun) });
      const said = answer?.data?.saveCoverageScheduleVersion ?? null;
      refusal.value = said?.userErrors[0]?.message ?? null;
      if (refusal.value !== null) return;
      if (isDryRun) {
        dryRun.value = said;
        return;
      }
      await renew();
      terms.value = { from: '', reason: '' };
      forget();
      saved.value = said?.version?.version ?? null;
    } catch (error) {
      refusal.value = problemOf(error).message;
    } finally {
      busy.value = false;
    }
  }
  return { terms, dryRun, refusal, saved, busy, ask };
}
