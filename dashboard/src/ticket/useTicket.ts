// A ticket's live state: the ticket, its clocks and events, and the proof of each clock, all read at one instant.
import { computed, type ComputedRef } from 'vue';
import { ClockProofDocument, TicketChangesDocument, TicketSnapshotDocument } from '../generated/ticket.ts';
import { epochOf } from '../shared/instant.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import type { Ask } from '../shared/live/line.ts';
import { useLive, type Live } from '../shared/live/useLive.ts';
import { shownClocks } from './lanes.ts';
import { mergeTicket, type TicketState } from './mergeTicket.ts';

const RELOAD_EVERY_MS = 1_000;

async function snapshotOf(ask: Ask, at: { source: string; reference: string }): Promise<TicketState | null> {
  const { snapshot, ticket } = await ask(TicketSnapshotDocument, at);
  if (ticket === null) return null;
  const readAt = snapshot.serverTime;
  const clocks = shownClocks(ticket.clocks.nodes);
  const proofs = await Promise.all(clocks.map((clock) => ask(ClockProofDocument, { id: clock.id, at: readAt })));
  const byClock = new Map(clocks.flatMap((clock, index) => (proofs[index] === undefined ? [] : [[clock.id, proofs[index].explainClock] as const])));
  return { cursor: snapshot.cursor, readAt, ticket, proofs: byClock };
}

/** Follows one ticket until the page is left. */
export function useTicket(at: { source: string; reference: string }): Live<TicketState> & { now: ComputedRef<number> } {
  const clock = useServerClock();
  const live = useLive({
    snapshot: (ask) => snapshotOf(ask, at),
    deltas: {
      document: TicketChangesDocument,
      variables: (state: TicketState) => ({ id: state.ticket.id, after: state.cursor }),
      read: ({ ticketChanged }) => ticketChanged,
    },
    merge: mergeTicket,
    // A change brings neither events nor proof: both are asked for again.
    reloadEveryMs: RELOAD_EVERY_MS,
  });
  return { ...live, now: computed(() => clock.now.value ?? epochOf(live.state.value?.readAt ?? null) ?? 0) };
}
