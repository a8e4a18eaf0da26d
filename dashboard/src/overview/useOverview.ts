// The overview's live state: a snapshot, taken again when something changed, at most every two seconds.
import { computed, type ComputedRef } from 'vue';
import {
  OverviewChangesDocument,
  OverviewSnapshotDocument,
  type OverviewTicketFragment,
} from '../generated/overview.ts';
import { readyClock } from '../shared/clockRow.ts';
import { epochOf } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import { useLive, type Live } from '../shared/live/useLive.ts';
import { isBroken, pressingClock } from '../shared/pressingClock.ts';
import { spokenSources, type SpokenSource } from '../shared/sourceAges.ts';
import type { TicketLine } from '../shared/ticketLine.ts';
import { mergeOverview, type OverviewState } from './mergeOverview.ts';

const RELOAD_EVERY_MS = 2_000;

export interface OverviewView extends Live<OverviewState> {
  readonly now: ComputedRef<number>;
  readonly zone: ComputedRef<string>;
  readonly next: ComputedRef<readonly TicketLine[]>;
  readonly broken: ComputedRef<readonly TicketLine[]>;
  readonly sources: ComputedRef<readonly SpokenSource[]>;
}

/** Follows the floor as a whole until the page is left. */
export function useOverview(): OverviewView {
  const line = useLine();
  const clock = useServerClock();
  const live = useLive({
    snapshot: (ask) => ask(OverviewSnapshotDocument, {}),
    deltas: {
      document: OverviewChangesDocument,
      variables: (state: OverviewState) => ({ after: state.overview.cursor }),
      read: ({ slaChanges }) => slaChanges,
    },
    merge: mergeOverview,
    reloadEveryMs: RELOAD_EVERY_MS,
  });
  const readAt = computed(() => epochOf(live.state.value?.overview.at ?? null) ?? 0);
  const now = computed(() => clock.now.value ?? readAt.value);
  const zone = computed(() => line.state.heartbeat?.zone ?? 'UTC');
  const lines = (tickets: readonly OverviewTicketFragment[] | undefined, broken: boolean): TicketLine[] =>
    (tickets ?? []).map((ticket) => {
      const pressing = pressingClock(ticket.clocks.nodes, (one) => isBroken(one) === broken);
      return {
        ticket,
        ready: pressing === null ? null : readyClock(pressing, ticket, readAt.value),
        standing: broken ? 'BREACHED' : 'NONE',
      };
    });
  return {
    ...live,
    now,
    zone,
    next: computed(() => lines(live.state.value?.next.nodes, false)),
    broken: computed(() => lines(live.state.value?.broken.nodes, true)),
    sources: computed(() => {
      const heard = line.state.heartbeat?.sources ?? [];
      return spokenSources(heard, heard, { now: now.value, zone: zone.value });
    }),
  };
}
