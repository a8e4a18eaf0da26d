// One page of people, as the address asks.
import { computed, type ComputedRef } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import { useApollo } from '../apollo.ts';
import { PeopleListDocument, type PeopleListQuery } from '../generated/people.ts';
import { epochOf } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import { peopleVariables, type PeopleQuestion } from './peopleQuery.ts';

export type Person = PeopleListQuery['people']['nodes'][number];

export interface PeoplePage {
  readonly people: readonly Person[];
  readonly totalCount: number;
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
}

export interface PeopleView {
  readonly page: ComputedRef<PeoplePage | null>;
  readonly problem: ComputedRef<Problem | null>;
  readonly now: ComputedRef<number>;
  readonly zone: ComputedRef<string>;
  /** Asks again, after something was done to somebody. */
  readonly reload: () => void;
}

/** Asks anew whenever the question changes; a list seen before is shown at once, and renewed. */
export function usePeople(question: ComputedRef<PeopleQuestion>): PeopleView {
  const line = useLine();
  useApollo();
  const clock = useServerClock();
  const { result, error, refetch } = useQuery(
    PeopleListDocument,
    () => peopleVariables(question.value),
    () => ({ fetchPolicy: 'cache-and-network' as const }),
  );
  const readAt = computed(() => epochOf(result.value?.snapshot.serverTime ?? null) ?? 0);
  return {
    page: computed(() => {
      if (!result.value) return null;
      const { nodes, totalCount, pageInfo } = result.value.people;
      return { people: nodes, totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    }),
    problem: computed(() => (error.value === null ? null : problemOf(error.value))),
    now: computed(() => clock.now.value ?? readAt.value),
    zone: computed(() => line.state.heartbeat?.zone ?? 'UTC'),
    // What goes wrong is told by `error`.
    reload: () => void refetch()?.catch(() => undefined),
  };
}
