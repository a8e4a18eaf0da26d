// The loop behind every live screen: take a snapshot, follow the changes after its cursor, and when the line breaks
// resume from the cursor, or from a fresh snapshot if the server says the cursor is too old. It never gives up.
// It knows no socket and no Vue, so that a test can drive each of its turns.
import { problemOf, type Problem } from './problem.ts';
import { reconnectDelay } from './reconnect.ts';

export interface DeltaSink<D> {
  next(delta: D): void;
  error(error: unknown): void;
  complete(): void;
}

export interface LiveSource<S, D> {
  /** Takes a snapshot. */
  load(): Promise<S>;
  /** Follows the changes after a state; returns how to stop. */
  open(state: S, sink: DeltaSink<D>): () => void;
  /** Pure. Returns the same state for a delta that is older than it. */
  merge(state: S, delta: D): S;
  /** When a delta does not say enough: the shortest real ms between two snapshots taken because of deltas. */
  readonly reloadEveryMs?: number | undefined;
}

export interface LiveScreen<S> {
  show(state: S): void;
  /** True while changes are being followed. */
  following(yes: boolean): void;
  failed(problem: Problem): void;
}

/** Time and chance, given; `wait` resolves after that many real ms, or earlier when the line is back. */
export interface Pace {
  now(): number;
  random(): number;
  wait(milliseconds: number): Promise<void>;
}

/** Changes followed for so long without trouble: what comes after is a new failure, not the old one going on. */
const WENT_WELL_MS = 10_000;

interface Turn<S> {
  state: S | null;
  failingSince: number | null;
  /** A question and not a field: it changes while one awaits. */
  isStopped: () => boolean;
  stopDeltas: () => void;
  /** Asks for a snapshot although no delta did; nothing while the changes are not followed. */
  reload: () => void;
}

export interface Following {
  /** After stopping nothing is shown any more. */
  readonly stop: () => void;
  /** Takes a snapshot where the source reloads at all: somebody did something here that no delta may tell. */
  readonly reload: () => void;
}

/** Starts following. */
export function followLive<S, D>(source: LiveSource<S, D>, screen: LiveScreen<S>, pace: Pace): Following {
  let stopped = false;
  const nothing = (): void => undefined;
  const turn: Turn<S> = {
    ...{ state: null, failingSince: null, stopDeltas: nothing, reload: nothing },
    isStopped: () => stopped,
  };
  void run(source, screen, pace, turn);
  return {
    stop: () => {
      stopped = true;
      turn.stopDeltas();
    },
    reload: () => turn.reload(),
  };
}

async function run<S, D>(source: LiveSource<S, D>, screen: LiveScreen<S>, pace: Pace, turn: Turn<S>): Promise<void> {
  while (!turn.isStopped()) {
    const startedAt = pace.now();
    const problem = await attempt(source, screen, pace, turn).catch(problemOf);
    if (turn.isStopped()) return;
    screen.following(false);
    if (pace.now() - startedAt > WENT_WELL_MS) turn.failingSince = null;
    if (problem?.kind === 'too-old') {
      // Asked for anew at once, but a server that answers so for ever is not stormed.
      turn.state = null;
      if (turn.failingSince === null) {
        turn.failingSince = pace.now();
        continue;
      }
    } else if (problem !== null) screen.failed(problem);
    turn.failingSince ??= pace.now();
    await pace.wait(reconnectDelay(pace.now() - turn.failingSince, pace.random()));
  }
}

/** One attempt: ends when the changes end. Null when the server ended them in order. */
async function attempt<S, D>(
  source: LiveSource<S, D>,
  screen: LiveScreen<S>,
  pace: Pace,
  turn: Turn<S>,
): Promise<Problem | null> {
  turn.state ??= await source.load();
  if (turn.isStopped()) return null;
  screen.show(turn.state);
  const state = turn.state;
  return new Promise((resolve) => {
    const end = (problem: Problem | null): void => {
      turn.stopDeltas();
      resolve(problem);
    };
    const reload = reloader(source, screen, pace, turn, (error) => end(problemOf(error)));
    const stop = source.open(state, {
      next: (delta) => {
        if (turn.isStopped() || turn.state === null) return;
        turn.failingSince = null;
        const merged = source.merge(turn.state, delta);
        if (merged !== turn.state) screen.show((turn.state = merged));
        reload.ask([delta]);
      },
      error: (error) => end(problemOf(error)),
      complete: () => end(null),
    });
    turn.reload = () => reload.ask([]);
    turn.stopDeltas = () => {
      turn.reload = () => undefined;
      reload.stop();
      stop();
    };
    screen.following(true);
  });
}

/** Snapshots asked for by deltas: one at a time, no closer together than the source allows, the last ask never lost. */
function reloader<S, D>(
  source: LiveSource<S, D>,
  screen: LiveScreen<S>,
  pace: Pace,
  turn: Turn<S>,
  failed: (error: unknown) => void,
): { ask(deltas: readonly D[]): void; stop(): void } {
  let asked = false;
  let busy = false;
  let stopped = false;
  const isStopped = (): boolean => stopped;
  let meanwhile: D[] = [];
  const every = source.reloadEveryMs;
  const work = async (interval: number): Promise<void> => {
    busy = true;
    while (asked && !stopped) {
      asked = false;
      meanwhile = [];
      const fresh = await source.load();
      if (isStopped()) return;
      // What came while it was under way may be newer than it: merged again, and the older of both is dropped.
      screen.show((turn.state = meanwhile.reduce<S>((state, delta) => source.merge(state, delta), fresh)));
      await pace.wait(interval);
    }
    busy = false;
  };
  return {
    ask: (deltas) => {
      if (every === undefined || stopped) return;
      asked = true;
      meanwhile.push(...deltas);
      if (!busy) work(every).catch(failed);
    },
    stop: () => {
      stopped = true;
    },
  };
}
