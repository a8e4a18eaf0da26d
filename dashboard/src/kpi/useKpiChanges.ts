// Asks figures again when those that are shown may have changed, at most every few seconds.
import { onScopeDispose, watch, type ComputedRef } from 'vue';
import { KpiChangesDocument, KpiHeadDocument, type KpiChangesSubscriptionVariables } from '../generated/kpi.ts';
import { useLive } from '../shared/live/useLive.ts';
import type { KpiChange } from './figureChange.ts';

const AGAIN_EVERY_MS = 3_000;

interface Followed {
  readonly cursor: string;
  /** Null: what was asked for before may be older than the cursor. */
  readonly change: KpiChange | null;
}

/** `concerns`: whether what is shown may be other after a change. `filter`: of which figures; absent: customers' all. */
export function useKpiChanges(
  reload: () => Promise<void>,
  concerns: (change: KpiChange) => boolean,
  filter: KpiChangesSubscriptionVariables['filter'] = null,
): { readonly stale: ComputedRef<boolean> } {
  const { state, stale } = useLive({
    snapshot: async (ask): Promise<Followed> => ({ ...(await ask(KpiHeadDocument, {})).snapshot, change: null }),
    deltas: {
      document: KpiChangesDocument,
      variables: ({ cursor }: Followed) => ({ filter, after: cursor }),
      read: ({ kpiChanged }) => kpiChanged,
    },
    merge: (_before, change): Followed => ({ cursor: change.cursor, change }),
  });
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isAskedAgain = false;
  const ask = (): void => {
    if (resting !== undefined) {
      isAskedAgain = true;
      return;
    }
    isAskedAgain = false;
    resting = setTimeout(() => {
      resting = undefined;
      if (isAskedAgain) ask();
    }, AGAIN_EVERY_MS);
    void reload();
  };
  // Each of them, also of two that come together.
  watch(
    state,
    (followed) => {
      if (followed !== null && (followed.change === null || concerns(followed.change))) ask();
    },
    { flush: 'sync' },
  );
  onScopeDispose(() => {
    clearTimeout(resting);
  });
  return { stale };
}
