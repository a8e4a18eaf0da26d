// A wall's state and how a frame changes it: frames are whole, so the newer one is the state.
import type { WallFrameFragment } from '../generated/board.ts';

export interface WallState {
  readonly name: string;
  readonly frame: WallFrameFragment;
}

/** The state with a newer frame; the same state when the frame is not newer. */
export function mergeFrame(state: WallState, frame: WallFrameFragment): WallState {
  return frame.revision > state.frame.revision ? { ...state, frame } : state;
}
