// One question whose answer is shown whole: asked when its variables change, and again when something was done.
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useLine } from './live/line.ts';
import { problemOf, type Problem } from './live/problem.ts';
import type { TypedText } from './live/typedText.ts';

const AGAIN_MS = 3_000;

export interface Answered<R> {
  /** The last answer; null until the first has come. */
  readonly answer: Readonly<ShallowRef<R | null>>;
  /** Whether the answer is one to what is asked now; until the next has come it may be one to what was asked before. */
  readonly isCurrent: ComputedRef<boolean>;
  readonly problem: Readonly<Ref<Problem | null>>;
  readonly reload: () => Promise<void>;
}

/** Null variables: nothing is asked yet. An answer that a later question has overtaken is dropped. */
export function useAnswer<R, V extends object>(text: TypedText<R, V>, variables: () => V | null): Answered<R> {
  const { ask } = useLine();
  const answer = shallowRef<R | null>(null);
  const problem = ref<Problem | null>(null);
  const answered = ref('');
  const asking = computed(() => JSON.stringify(variables()));
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function reload(): Promise<void> {
    const wanted = variables();
    asked += 1;
    clearTimeout(timer);
    const mine = asked;
    if (wanted === null) return;
    try {
      const told = await ask(text, wanted);
      if (mine !== asked) return;
      answer.value = told;
      answered.value = JSON.stringify(wanted);
      problem.value = null;
    } catch (error) {
      if (mine !== asked) return;
      problem.value = problemOf(error);
      // A server that was away is asked again; one that said no is not.
      if (problem.value.kind === 'unreachable' || problem.value.kind === 'refused')
        timer = setTimeout(() => void reload(), AGAIN_MS);
    }
  }
  watch(asking, () => void reload(), { immediate: true });
  onScopeDispose(() => {
    asked += 1;
    clearTimeout(timer);
  });
  return { answer, isCurrent: computed(() => answered.value === asking.value), problem, reload };
}
