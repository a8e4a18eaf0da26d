// A board's live state, and what a wall derives from it each second.
import { computed } from 'vue';
import { WallFramesDocument, WallSnapshotDocument } from '../generated/board.ts';
import { useLive, type Live } from '../shared/live/useLive.ts';
import { mergeFrame, type WallState } from './mergeFrame.ts';
import { useFrame, type FrameView } from './useFrame.ts';

export interface WallView extends Live<WallState>, FrameView {}

/** Follows a board until the wall is gone; `turns`: as one of several that the wall turns through. */
export function useBoard(board: string, turns = false): WallView {
  const live = useLive({
    snapshot: async (ask) => (await ask(WallSnapshotDocument, { board, turns })).board,
    deltas: {
      document: WallFramesDocument,
      variables: (state: WallState) => ({ board, turns, after: state.frame.cursor }),
      read: ({ board: frame }) => frame,
    },
    merge: mergeFrame,
  });
  return {
    ...live,
    ...useFrame(
      computed(() => live.state.value?.frame ?? null),
      turns,
    ),
  };
}
