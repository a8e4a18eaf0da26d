// Asks figures again when they may have changed, at most every few seconds.
import { watch, type ComputedRef } from 'vue';
import { KpiChangesDocument, KpiHeadDocument, type KpiHeadQuery } from '../generated/kpi.ts';
import { useLive } from '../shared/live/useLive.ts';

const AGAIN_EVERY_MS = 3_000;

export function useKpiChanges(reload: () => Promise<void>): { readonly stale: ComputedRef<boolean> } {
  const { state, stale } = useLive({
    snapshot: (ask) => ask(KpiHeadDocument, {}),
    deltas: {
      document: KpiChangesDocument,
      variables: ({ snapshot }: KpiHeadQuery) => ({ after: snapshot.cursor }),
      read: ({ kpiChanged }) => kpiChanged,
    },
    merge: (head) => head,
    reloadEveryMs: AGAIN_EVERY_MS,
  });
  // Also for the first head: it may be later than the figures that were asked for beside it.
  watch(state, () => void reload());
  return { stale };
}
