// What the clocks said at the past instant that the address names; null while it names none.
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { ClockProofDocument } from '../generated/ticket.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';
import { readAsOf, stateAsOf, writeAsOf } from './asOf.ts';
import { shownClocks } from './lanes.ts';
import type { TicketState } from './mergeTicket.ts';
import type { Proof } from './proof.ts';

/** A slider on the way asks once it rests. */
const REST_MS = 90;

export interface AsOf {
  /** Epoch ms; null: the present. */
  readonly at: ComputedRef<number | null>;
  /** The ticket at that instant; the one asked for before stays until the answer comes. */
  readonly past: Readonly<ShallowRef<{ readonly at: number; readonly state: TicketState } | null>>;
  readonly problem: Readonly<ShallowRef<string | null>>;
  readonly go: (at: number | null) => void;
}

export function useAsOf(state: Readonly<ShallowRef<TicketState | null>>, now: ComputedRef<number>): AsOf {
  const { ask } = useLine();
  const route = useRoute();
  const router = useRouter();
  const at = computed(() => (state.value === null ? null : readAsOf(route.query['at'], now.value)));
  const past = shallowRef<{ at: number; state: TicketState } | null>(null);
  const problem = shallowRef<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function load(instant: number): Promise<void> {
    const known = state.value;
    if (known === null) return;
    const turn = (asked += 1);
    try {
      const proofs = await Promise.all(
        shownClocks(known.ticket.clocks.nodes).map(async ({ id }): Promise<readonly [string, Proof][]> => {
          const { explainClock } = await ask(ClockProofDocument, { id, at: new Date(instant).toISOString() });
          return explainClock === null ? [] : [[id, explainClock]];
        }),
      );
      if (turn !== asked) return;
      past.value = { at: instant, state: stateAsOf(known, new Map(proofs.flat()), instant) };
      problem.value = null;
    } catch (error) {
      if (turn === asked) problem.value = problemOf(error).message;
    }
  }

  watch(
    // Asked again when an event may have changed what was: the proofs of the present are new then.
    [at, () => state.value?.proofs],
    ([instant]) => {
      clearTimeout(timer);
      if (instant === null) {
        asked += 1;
        past.value = problem.value = null;
      } else timer = setTimeout(() => void load(instant), past.value === null ? 0 : REST_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  return {
    at,
    past,
    problem,
    // Replaced and not pushed: Back leaves the page and does not walk through every step of a slider.
    go: (instant) => void router.replace({ query: { ...route.query, at: writeAsOf(instant) } }),
  };
}
