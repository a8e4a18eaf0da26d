// The list of screens, asked for again every few seconds: who is online changes by itself.
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { ScreenListDocument, type ScreenListQuery } from '../generated/screens.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';

export type Screen = ScreenListQuery['screens']['nodes'][number];

export const PAGE_SIZE = 50;
const AGAIN_MS = 10_000;

export interface ScreenQuestion {
  readonly revoked: boolean;
  readonly after: string | null;
}

export interface ScreensView {
  readonly list: ShallowRef<ScreenListQuery | null>;
  readonly problem: ShallowRef<Problem | null>;
  readonly zone: ComputedRef<string>;
  readonly reload: () => Promise<void>;
}

/** Follows one page of the list until the page is gone. */
export function useScreens(question: () => ScreenQuestion): ScreensView {
  const line = useLine();
  const list = shallowRef<ScreenListQuery | null>(null);
  const problem = shallowRef<Problem | null>(null);
  let latest = 0;

  async function reload(): Promise<void> {
    const asked = (latest += 1);
    try {
      const answer = await line.ask(ScreenListDocument, { ...question(), first: PAGE_SIZE });
      // An answer that was overtaken speaks of another page.
      if (asked === latest) [list.value, problem.value] = [answer, null];
    } catch (error) {
      if (asked === latest) problem.value = problemOf(error);
    }
  }
  watch(question, () => void reload(), { immediate: true });
  const timer = setInterval(() => void reload(), AGAIN_MS);
  onScopeDispose(() => clearInterval(timer));
  return { list, problem, zone: computed(() => line.state.heartbeat?.zone ?? 'UTC'), reload };
}
