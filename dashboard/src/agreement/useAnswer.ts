// One question whose answer is shown whole: asked when its variables change, and again when something was done.
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import type { TypedText } from '../shared/live/typedText.ts';

export interface Answered<R> {
  /** The last answer; null until the first has come. */
  readonly answer: Readonly<ShallowRef<R | null>>;
  readonly problem: Readonly<Ref<Problem | null>>;
  readonly reload: () => Promise<void>;
}

/** Null variables: nothing is asked yet. An answer that a later question has overtaken is dropped. */
export function useAnswer<R, V extends object>(text: TypedText<R, V>, variables: () => V | null): Answered<R> {
  const { ask } = useLine();
  const answer = shallowRef<R | null>(null);
  const problem = ref<Problem | null>(null);
  let asked = 0;

  async function reload(): Promise<void> {
    const wanted = variables();
    asked += 1;
    const mine = asked;
    if (wanted === null) return;
    try {
      const told = await ask(text, wanted);
      if (mine !== asked) return;
      answer.value = told;
      problem.value = null;
    } catch (error) {
      if (mine === asked) problem.value = problemOf(error);
    }
  }
  watch(
    () => JSON.stringify(variables()),
    () => void reload(),
    { immediate: true },
  );
  return { answer, problem, reload };
}
