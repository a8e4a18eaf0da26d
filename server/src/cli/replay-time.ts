// The clock of a replay: it stands at the log's beginning until everything is set up, then runs at the given rate.
import { acceleratedTime } from '../clock-source.ts';
import type { TimeSource } from '../clock-source.ts';

export interface ReplayTime extends TimeSource {
  /** Lets the clock run. */
  go(): void;
}

/** @throws RangeError when the rate is not between 0 (exclusive) and 100,000 */
export function replayTime(start: Temporal.Instant, rate: number): ReplayTime {
  acceleratedTime(start, rate);
  let running: TimeSource | null = null;
  const started = Promise.withResolvers<TimeSource>();
  return {
    now: () => running?.now() ?? start,
    // Also while it stands: whoever asks before the beginning wants to know how it will run.
    rate,
    async sleepUntil(at, signal) {
      if (signal.aborted || (running === null && Temporal.Instant.compare(at, start) <= 0)) return;
      const aborted = new Promise<null>((resolve) =>
        signal.addEventListener('abort', () => resolve(null), { once: true }),
      );
      const time = running ?? (await Promise.race([started.promise, aborted]));
      await time?.sleepUntil(at, signal);
    },
    go() {
      if (running !== null) return;
      running = acceleratedTime(start, rate);
      started.resolve(running);
    },
  };
}
