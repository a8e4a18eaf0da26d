// A board in the making, drawn whenever it has changed. Nothing is stored.
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { WallPreviewDocument, type WallFrameFragment } from '../generated/board.ts';
import type { CreateBoardInput } from '../generated/boards.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';

export interface Preview {
  /** The last picture that could be drawn; null until the first. */
  readonly frame: ComputedRef<WallFrameFragment | null>;
  /** Why it is not the picture of what is written now; null: it is, or will be. */
  readonly failure: Ref<string | null>;
}

/** Typing is left to end before the server is asked. */
const PAUSE_MS = 400;
/** A wall moves by itself; so does its preview, less often. */
const AGAIN_MS = 15_000;

export function usePreview(board: () => CreateBoardInput): Preview {
  const { ask } = useLine();
  const frame = shallowRef<WallFrameFragment | null>(null);
  const failure = ref<string | null>(null);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function draw(): Promise<void> {
    asked += 1;
    const mine = asked;
    const { filter, settings } = board();
    try {
      const { previewBoard } = await ask(WallPreviewDocument, { input: { filter, settings } });
      // An answer to an older question says nothing any more.
      if (mine !== asked) return;
      [frame.value, failure.value] = [previewBoard, null];
    } catch (error) {
      if (mine === asked) failure.value = problemOf(error).message;
    }
    if (mine === asked) wait(AGAIN_MS);
  }
  function wait(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void draw(), ms);
  }
  watch(
    () => JSON.stringify({ ...board(), name: '' }),
    (_now, before) => {
      asked += 1;
      wait(before === undefined ? 0 : PAUSE_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    asked += 1;
    clearTimeout(timer);
  });
  return { frame: computed(() => frame.value), failure };
}
