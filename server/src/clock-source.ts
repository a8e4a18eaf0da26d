// Where the time comes from. The app is given one source and hands `now` down; only this file and the entry points may
// ask the machine. A turned or accelerated source makes replay and tests run through the very same code.

export interface TimeSource {
  /** Whole milliseconds: PostgreSQL keeps microseconds and `Temporal.Now` gives nanoseconds, so neither would round-trip. */
  now(): Temporal.Instant;
  /** Seconds of this clock per real second: 1 on a real clock, 0 when it stands still until turned. Screens count at it. */
  readonly rate: number;
  /**
   * Resolves as soon as `now()` is at or after `at`, at once when it already is; also resolves, early, when `signal`
   * aborts (the caller looks at the signal). Never rejects.
   */
  sleepUntil(at: Temporal.Instant, signal: AbortSignal): Promise<void>;
}

/** A clock that stands still until it is turned. Turning back is refused. */
export interface TurnableTime extends TimeSource {
  /** Sleepers due by then wake in the order of their instants, with the clock already at `at` (late by design). */
  turnTo(at: Temporal.Instant): void;
  advance(ms: number): void;
  /** Called after each turn with the new now; the answer takes the listener away again. */
  onTurn(listener: (now: Temporal.Instant) => void): () => void;
}

// setTimeout counts in 32-bit signed milliseconds; longer waits (and a host that slept or had its time set) look again.
const longestTimerMs = 60_000;

function sleepReal(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}

function running(rate: number, nowMs: () => number): TimeSource {
  return {
    rate,
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs()),
    async sleepUntil(at, signal) {
      while (!signal.aborted) {
        const leftMs = at.epochMilliseconds - nowMs();
        if (leftMs <= 0) return;
        await sleepReal(Math.min(Math.ceil(leftMs / rate), longestTimerMs), signal);
      }
    },
  };
}

/** The machine's clock, in whole milliseconds. */
export function systemTime(): TimeSource {
  return running(1, () => Date.now());
}

/**
 * A clock that starts at `start` and runs `rate` times as fast as the machine's monotonic clock, so that setting the
 * host's time does not jump it.
 * @throws RangeError when `rate` is not between 0 (exclusive) and 100,000
 */
export function acceleratedTime(start: Temporal.Instant, rate: number): TimeSource {
  if (!(rate > 0 && rate <= 100_000)) {
    throw new RangeError(`The rate of a clock is above 0 and at most 100000; ${String(rate)} came.`);
  }
  const startedMs = performance.now();
  return running(rate, () => Math.floor(start.epochMilliseconds + (performance.now() - startedMs) * rate));
}

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that stands at `start` until `turnTo` or `advance`. */
export function turnableTime(start: Temporal.Instant): TurnableTime {
  let nowMs = start.epochMilliseconds;
  const sleepers = new Set<Sleeper>();
  const listeners = new Set<(now: Temporal.Instant) => void>();
  const now = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(nowMs);

  function turnToMs(atMs: number): void {
    if (atMs < nowMs) {
      const wanted = Temporal.Instant.fromEpochMilliseconds(atMs).toString();
      throw new RangeError(`A clock turns forward only: it stands at ${now().toString()}; ${wanted} came.`);
    }
    nowMs = atMs;
    const due = [...sleepers].filter((sleeper) => sleeper.atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
    for (const sleeper of due) sleeper.wake();
    for (const listener of [...listeners]) listener(now());
  }

  return {
    rate: 0,
    now,
    sleepUntil(at, signal) {
      if (at.epochMilliseconds <= nowMs || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper: Sleeper = {
          atMs: at.epochMilliseconds,
          wake() {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', sleeper.wake, { once: true });
      });
    },
    turnTo: (at) => {
      turnToMs(at.epochMilliseconds);
    },
    advance: (ms) => {
      turnToMs(nowMs + ms);
    },
    onTurn(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
