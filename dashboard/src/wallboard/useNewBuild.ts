// A server with a new build serves a new app: the wall loads it at a quiet moment, each screen at its own.
import { onScopeDispose, watch } from 'vue';
import { useLine } from '../shared/live/line.ts';

const LOOK_AGAIN_MS = 10_000;
/** After so long a moment is taken that is not quiet. */
const LATEST_MS = 15 * 60_000;
/** Screens reload within this much of each other, not at once. */
const SPREAD_MS = 20_000;

/** Calls `reload` once the build of the heartbeat differs from the first one heard and `quiet()` says so. */
export function useNewBuild(quiet: () => boolean, reload: () => void): void {
  const { state, device } = useLine();
  let first: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function waitForQuiet(since: number): void {
    const overdue = device.monotonic() - since > LATEST_MS;
    if (state.closedAt === null && (overdue || quiet())) reload();
    else timer = setTimeout(() => waitForQuiet(since), LOOK_AGAIN_MS);
  }
  const stop = watch(
    () => state.heartbeat?.build,
    (build) => {
      first ??= build;
      if (build === first || timer !== undefined) return;
      timer = setTimeout(() => waitForQuiet(device.monotonic()), device.random() * SPREAD_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    stop();
    clearTimeout(timer);
  });
}
