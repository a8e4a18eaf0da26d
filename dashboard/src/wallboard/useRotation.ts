// Turns a wall through its boards. It moves with the wall's clock, so that a wall that is stale stands still altogether.
import { shallowRef, watch, type ShallowRef } from 'vue';
import { useLine } from '../shared/live/line.ts';
import { firstTurn, turned, type Turn } from './rotation.ts';

/** What went by while nobody looked (a stale wall, a sleeping screen) is not made up for. */
const STEP_MOST_MS = 2_000;

export interface Turning {
  readonly now: () => number;
  readonly seconds: () => number;
  readonly ready: () => readonly boolean[];
  readonly broke: () => boolean;
}

export function useRotation({ now, seconds, ready, broke }: Turning): Readonly<ShallowRef<Turn>> {
  const { device } = useLine();
  const turn = shallowRef(firstTurn(seconds() * 1_000));
  let before = device.monotonic();
  // Real time, not the server's: in a replay that runs many times faster, a board is still shown for people.
  watch([now, ready], () => {
    const at = device.monotonic();
    const passedMs = Math.min(at - before, STEP_MOST_MS);
    before = at;
    turn.value = turned(turn.value, { passedMs, pageMs: seconds() * 1_000, ready: ready(), broke: broke() });
  });
  return turn;
}
