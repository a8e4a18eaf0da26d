// Measures, as the server has them, and what is done to them.
import { computed, onMounted, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import {
  MeasuresDocument,
  RemoveMeasureDocument,
  SaveMeasureDocument,
  type MeasureRowFragment,
} from '../generated/measures.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import { useViewer } from '../shared/useViewer.ts';
import { inputOf, problemsByPlace, type FormProblems, type MeasureForm } from './measureForm.ts';

export interface MeasuresView {
  readonly measures: Ref<readonly MeasureRowFragment[] | null>;
  readonly problem: Ref<Problem | null>;
  /** The viewer may write them. */
  readonly mayEdit: ComputedRef<boolean>;
  readonly reload: () => Promise<void>;
  /** Saves a measure that follows this version (null: a new one); what is wrong with it, or null. */
  readonly save: (form: MeasureForm, follows: number | null) => Promise<FormProblems | null>;
  /** Removes a measure; why it stays, or null. */
  readonly remove: (name: string) => Promise<string | null>;
}

export function useMeasures(): MeasuresView {
  const { ask } = useLine();
  const { viewer } = useViewer();
  const measures = shallowRef<readonly MeasureRowFragment[] | null>(null);
  const problem = ref<Problem | null>(null);

  async function reload(): Promise<void> {
    try {
      measures.value = (await ask(MeasuresDocument, {})).measures;
      problem.value = null;
    } catch (error) {
      problem.value = problemOf(error);
    }
  }
  onMounted(() => void reload());

  return {
    measures,
    problem,
    mayEdit: computed(() => viewer.value?.roles.some((role) => role === 'ADMIN' || role === 'MANAGER') ?? false),
    reload,
    async save(form, follows) {
      try {
        const input = { measure: inputOf(form), description: form.description.trim(), follows };
        const { done } = await ask(SaveMeasureDocument, { input });
        return done.measure === null ? problemsByPlace(done.userErrors, ['measure']) : null;
      } catch (error) {
        return { form: problemOf(error).message };
      }
    },
    async remove(name) {
      try {
        const { done } = await ask(RemoveMeasureDocument, { input: { name } });
        return done.name === null ? done.userErrors.map(({ message }) => message).join(' ') : null;
      } catch (error) {
        return problemOf(error).message;
      }
    },
  };
}
