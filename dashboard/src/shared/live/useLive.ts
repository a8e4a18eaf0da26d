// The only door to live data: a snapshot, the changes after its cursor, and a pure merge.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { followLive } from './followLive.ts';
import { useLine } from './line.ts';
import { useServerClock } from './serverClock.ts';
import { CLOSED_GRACE_MS } from './freshness.ts';
import type { Problem } from './problem.ts';

/** Asks one question of a snapshot, past the cache. */
export type Ask = <R, V extends object>(document: TypedDocumentNode<R, V>, variables: V) => Promise<R>;

export interface LiveQuestion<S, D, R, V extends object> {
  /** Null when the thing asked for is absent. */
  snapshot: (ask: Ask) => Promise<S | null>;
  /** `variables` says where to follow from: the cursor of the state. */
  deltas: { document: TypedDocumentNode<R, V>; variables: (state: S) => V; read: (result: R) => D };
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
}

/** The server answered that there is no such thing. */
class AbsentError extends Error {
  readonly graphQLErrors = [{ extensions: { code: 'NOT_FOUND' } }];
}

/** Follows until the component is gone. Call it in setup, below a page that provides the server's clock. */
export function useLive<S, D, R, V extends object>(question: LiveQuestion<S, D, R, V>): Live<S> {
  const line = useLine();
  const clock = useServerClock();
  const state = shallowRef<S | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const lost = ref(false);
  let grace: ReturnType<typeof setTimeout> | undefined;
  const { deltas } = question;
  const ask: Ask = async (query, variables) => (await line.apollo.query({ query, variables, fetchPolicy: 'no-cache' })).data;
  const stop = followLive<S, D>(
    {
      load: async () => {
        const read = await question.snapshot(ask);
        if (read === null) throw new AbsentError();
        return read;
      },
      open: (from, sink) => {
        const query = { query: deltas.document, variables: deltas.variables(from), fetchPolicy: 'no-cache' as const };
        const following = line.apollo.subscribe<R, V>(query).subscribe({
          next: ({ data }) => {
            if (data) sink.next(deltas.read(data));
          },
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        });
        return () => following.unsubscribe();
      },
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
    stop();
    if (lost.value) clock.hold(false);
  });
  return { state, problem, stale: computed(() => state.value !== null && (lost.value || clock.freshness.value === 'stale')) };
}
