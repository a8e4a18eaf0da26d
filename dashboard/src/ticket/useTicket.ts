// A ticket's live state: the ticket, its clocks and events, and the proof of each clock, all read at one instant.
import { computed, type ComputedRef } from 'vue';
import { ClockProofDocument, TicketChangesDocument, TicketSnapshotDocument } from '../generated/ticket.ts';
import { epochOf } from '../shared/instant.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import { problemOf } from '../shared/live/problem.ts';
import type { Ask } from '../shared/live/line.ts';
import { useLive, type Live } from '../shared/live/useLive.ts';
import { shownClocks } from './lanes.ts';
import { mergeTicket, type TicketState } from './mergeTicket.ts';
import type { Proof } from './proof.ts';

const RELOAD_EVERY_MS = 1_000;

async function snapshotOf(ask: Ask, at: { source: string; reference: string }): Promise<TicketState | null> {
  const { snapshot, ticket } = await ask(TicketSnapshotDocument, at);
  if (ticket === null) return null;
  const proofs = new Map<string, Proof>();
  let unproven: string | null = null;
  const prove = async ({ id }: { id: string }): Promise<void> => {
    try {
      const { explainClock } = await ask(ClockProofDocument, { id, at: snapshot.serverTime });
      if (explainClock !== null) proofs.set(id, explainClock);
    } catch (error) {
      const { kind, message } = problemOf(error);
      // A proof that the server refuses leaves the rest of the page standing; a broken line does not.
      if (kind !== 'refused') throw error;
      unproven = message;
    }
  };
  await Promise.all(shownClocks(ticket.clocks.nodes).map(prove));
  return { cursor: snapshot.cursor, readAt: snapshot.serverTime, ticket, proofs, unproven };
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
