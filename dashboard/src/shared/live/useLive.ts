// The only door to live data: a snapshot, the changes after its cursor, and a pure merge.
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { followLive } from './followLive.ts';
import { useLine, type Ask } from './line.ts';
import { useServerClock } from './serverClock.ts';
import { CLOSED_GRACE_MS } from './freshness.ts';
import { AnswerError, type Problem } from './problem.ts';
import type { TypedText } from './typedText.ts';

export interface LiveQuestion<S, D, R, V extends object> {
  /** Null when the thing asked for is absent. */
  snapshot: (ask: Ask) => Promise<S | null>;
  /** `variables` says where to follow from: the cursor of the state. */
  deltas: { document: TypedText<R, V>; variables: (state: S) => V; read: (result: R) => D };
  /** Pure; returns the same state for a delta older than it. */
  merge: (state: S, delta: D) => S;
  /** Set when a delta only says that something changed: the shortest real ms between two snapshots because of it. */
  reloadEveryMs?: number;
}

export interface Live<TState> {
  /** Null until the first snapshot; the last state stays when the line breaks. */
  readonly state: Readonly<ShallowRef<TState | null>>;
  /** What keeps it from being live; null while all is well. */
  readonly problem: Readonly<ShallowRef<Problem | null>>;
  /** True once the state can no longer be taken for the present. */
  readonly stale: ComputedRef<boolean>;
  /** Takes a fresh snapshot, where the question reloads at all. */
  readonly reload: () => void;
}

const absent = (): AnswerError => new AnswerError([{ extensions: { code: 'NOT_FOUND' } }], 200);

/** Follows until the component is gone. Call it in setup, below a page that provides the server's clock. */
export function useLive<S, D, R, V extends object>(question: LiveQuestion<S, D, R, V>): Live<S> {
  const line = useLine();
  const clock = useServerClock();
  const state = shallowRef<S | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const lost = ref(false);
  let grace: ReturnType<typeof setTimeout> | undefined;
  const { deltas } = question;
  const following = followLive<S, D>(
    {
      load: async () => {
        const read = await question.snapshot(line.ask);
        if (read === null) throw absent();
        return read;
      },
      open: (from, sink) =>
        line.follow(deltas.document, deltas.variables(from), {
          ...sink,
          next: (result) => sink.next(deltas.read(result)),
        }),
      merge: (before, delta) => question.merge(before, delta),
      reloadEveryMs: question.reloadEveryMs,
    },
    {
      show: (next) => {
        state.value = next;
      },
      following: (yes) => {
        clearTimeout(grace);
        if (yes) {
          lost.value = false;
          problem.value = null;
        } else grace = setTimeout(() => (lost.value = true), CLOSED_GRACE_MS);
      },
      failed: (what) => {
        problem.value = what;
      },
    },
    line.pace,
  );
  const standStill = watch(lost, (yes) => clock.hold(yes));
  onScopeDispose(() => {
    clearTimeout(grace);
    standStill();
    following.stop();
    if (lost.value) clock.hold(false);
  });
  return {
    state,
    problem,
    reload: following.reload,
    stale: computed(() => state.value !== null && (lost.value || clock.freshness.value === 'stale')),
  };
}
