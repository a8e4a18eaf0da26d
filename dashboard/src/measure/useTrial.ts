// A measure in the making, tried on its example life whenever it changes. Nothing is stored.
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { TryMeasureDocument } from '../generated/measures.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';
import { exampleLife, type ExampleLife, type TriedClock } from './exampleLife.ts';
import { problemsByPlace, type FormProblems, type MeasureForm } from './measureForm.ts';

export interface Trial {
  readonly life: ComputedRef<ExampleLife>;
  /** The clocks of the life; null until the first answer, and while something is wrong. */
  readonly clocks: Ref<readonly TriedClock[] | null>;
  readonly problems: Ref<FormProblems>;
  readonly failure: Ref<string | null>;
}

/** Typing is left to end before the server is asked. */
const PAUSE_MS = 300;

export function useTrial(form: MeasureForm): Trial {
  const { ask } = useLine();
  const life = computed(() => exampleLife(form));
  const clocks = shallowRef<readonly TriedClock[] | null>(null);
  const problems = shallowRef<FormProblems>({});
  const failure = ref<string | null>(null);
  let asked = 0;
  let timer = 0;

  async function tryOut(): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const { previewTicket } = await ask(TryMeasureDocument, life.value.variables);
      // An answer to an older question says nothing any more.
      if (mine !== asked) return;
      problems.value = problemsByPlace(previewTicket.userErrors, ['measures', '0']);
      clocks.value = previewTicket.userErrors.length > 0 ? null : previewTicket.clocks;
      failure.value = null;
    } catch (error) {
      if (mine === asked) failure.value = problemOf(error).message;
    }
  }
  watch(
    () => JSON.stringify(life.value.variables),
    () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void tryOut(), PAUSE_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    window.clearTimeout(timer);
  });
  return { life, clocks, problems, failure };
}
