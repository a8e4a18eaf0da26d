// One page of the log of escalation, as the address asks.
import { computed, type ComputedRef } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import { useApollo } from '../apollo.ts';
import { EscalationListDocument } from '../generated/escalations.ts';
import { epochOf } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import { logVariables, type LogQuestion } from './escalationQuery.ts';
import type { Escalation } from './escalationWords.ts';

export interface LogView {
  readonly page: ComputedRef<{
    readonly escalations: readonly Escalation[];
    readonly totalCount: number;
    readonly next: string | null;
  } | null>;
  readonly problem: ComputedRef<Problem | null>;
  readonly now: ComputedRef<number>;
  readonly zone: ComputedRef<string>;
  readonly reload: () => void;
}

/** Asks anew whenever the question changes, and each half minute. */
export function useEscalations(question: ComputedRef<LogQuestion>): LogView {
  const line = useLine();
  useApollo();
  const clock = useServerClock();
  const { result, error, refetch } = useQuery(
    EscalationListDocument,
    () => logVariables(question.value),
    () => ({ fetchPolicy: 'cache-and-network' as const, pollInterval: 30_000 }),
  );
  return {
    page: computed(() => {
      if (!result.value) return null;
      const { nodes, totalCount, pageInfo } = result.value.escalations;
      return { escalations: nodes, totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    }),
    problem: computed(() => (error.value === null ? null : problemOf(error.value))),
    now: computed(() => clock.now.value ?? epochOf(result.value?.snapshot.serverTime ?? null) ?? 0),
    zone: computed(() => line.state.heartbeat?.zone ?? 'UTC'),
    // What goes wrong is told by `error`.
    reload: () => void refetch()?.catch(() => undefined),
  };
}
