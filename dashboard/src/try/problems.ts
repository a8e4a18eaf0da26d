// Where what is wrong stands: each field shows the problems at or below its path, the page lists those no field shows.
import { computed, inject, onScopeDispose, provide, reactive, type ComputedRef, type InjectionKey } from 'vue';
import type { TryProblem } from './tryForm.ts';

interface Shown {
  readonly all: ComputedRef<readonly TryProblem[]>;
  readonly paths: Map<symbol, () => string>;
}
const shownKey: InjectionKey<Shown> = Symbol('problems');

const isAt = (problem: TryProblem, path: string): boolean =>
  problem.path === path || problem.path.startsWith(`${path}.`);

/** Called by the page; gives back the problems that no field shows. */
export function provideProblems(all: ComputedRef<readonly TryProblem[]>): ComputedRef<readonly TryProblem[]> {
  const paths = reactive(new Map<symbol, () => string>());
  provide(shownKey, { all, paths });
  return computed(() => all.value.filter((one) => ![...paths.values()].some((path) => isAt(one, path()))));
}

/** Called by a field: what is wrong with it; null when nothing is. */
export function useProblem(path: () => string): ComputedRef<string | null> {
  const shown = inject(shownKey);
  if (shown === undefined) throw new Error('A field stands on a page that provides problems.');
  const key = Symbol('field');
  shown.paths.set(key, path);
  onScopeDispose(() => shown.paths.delete(key));
  return computed(() => shown.all.value.find((one) => isAt(one, path()))?.message ?? null);
}

/** True when something at or below the path is wrong: a fold that hides it opens. */
export function useTrouble(path: () => readonly string[]): ComputedRef<boolean> {
  const shown = inject(shownKey);
  return computed(() => shown?.all.value.some((one) => path().some((each) => isAt(one, each))) === true);
}

/** A refused variable, by its place: 'Variable "$input" got invalid value "25:00" at "input.asOf"; An Instant is …'. */
export function refusedIn(message: string): TryProblem {
  const [, place, why] = /at "input\.([^"]+)"; (.+)/.exec(message) ?? [];
  if (place === undefined || why === undefined) return { path: '', message };
  return { path: place.replaceAll(/\[(\d+)\]/g, '.$1'), message: why };
}
