// One page of tickets, or of the clocks behind a figure, as the address asks.
import { computed, type ComputedRef } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import { useApollo } from '../apollo.ts';
import {
  ClockListDocument,
  TicketListDocument,
  type ListClockFragment,
  type ListTicketFragment,
} from '../generated/tickets.ts';
import { readyClock } from '../shared/clockRow.ts';
import { epochOf } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import { pressingClock } from '../shared/pressingClock.ts';
import type { TicketLine } from '../shared/ticketLine.ts';
import { PAGE_SIZE, variablesOf, type TicketQuestion } from './ticketQuery.ts';

export interface TicketListPage {
  readonly lines: readonly TicketLine[];
  readonly totalCount: number;
  /** Of how many tickets they are, where they are clocks. */
  readonly ticketCount: number | null;
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
}

export interface TicketListView {
  readonly page: ComputedRef<TicketListPage | null>;
  readonly problem: ComputedRef<Problem | null>;
  readonly now: ComputedRef<number>;
  readonly zone: ComputedRef<string>;
}

interface Connection<N> {
  readonly totalCount: number;
  readonly ticketCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly N[];
}

const pageOf = <N>(found: Connection<N>, line: (node: N) => TicketLine): TicketListPage => ({
  lines: found.nodes.map(line),
  totalCount: found.totalCount,
  ticketCount: found.ticketCount ?? null,
  next: found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null,
});

/** Asks anew whenever the question changes; a list seen before is shown at once, and renewed. */
export function useTicketList(question: ComputedRef<TicketQuestion>): TicketListView {
  const line = useLine();
  useApollo();
  const clock = useServerClock();
  const byDrill = computed(() => question.value.drill !== null);
  const fresh = { fetchPolicy: 'cache-and-network' as const };
  const tickets = useQuery(
    TicketListDocument,
    () => variablesOf(question.value),
    () => ({ ...fresh, enabled: !byDrill.value }),
  );
  const clocks = useQuery(
    ClockListDocument,
    () => ({ drill: question.value.drill ?? '', first: PAGE_SIZE, after: question.value.after }),
    () => ({ ...fresh, enabled: byDrill.value }),
  );
  const answer = computed(() => (byDrill.value ? clocks.result.value : tickets.result.value));
  const readAt = computed(() => epochOf(answer.value?.snapshot.serverTime ?? null) ?? 0);
  const lineOf = (ticket: ListTicketFragment, one: ListClockFragment | null): TicketLine => ({
    ticket,
    ready: one === null ? null : readyClock(one, ticket, readAt.value),
    standing: ticket.standing ?? 'NONE',
  });
  const page = computed(() => {
    if (byDrill.value)
      return clocks.result.value ? pageOf(clocks.result.value.clocks, (one) => lineOf(one.ticket, one)) : null;
    if (!tickets.result.value) return null;
    return pageOf(tickets.result.value.tickets, (ticket) => {
      const worst = pressingClock(ticket.clocks.nodes, (one) => one.standing === ticket.standing);
      return lineOf(ticket, worst ?? pressingClock(ticket.clocks.nodes));
    });
  });
  const failed = computed(() => (byDrill.value ? clocks.error.value : tickets.error.value));
  return {
    page,
    problem: computed(() => (failed.value === null ? null : problemOf(failed.value))),
    now: computed(() => clock.now.value ?? readAt.value),
    zone: computed(() => line.state.heartbeat?.zone ?? 'UTC'),
  };
}
