// The reader's own inbox, a page at a time; looked at again every quarter of a minute while it is open.
import { computed, type ComputedRef } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import { useApollo } from '../apollo.ts';
import { ReadNoticesDocument } from '../generated/escalationActs.ts';
import { InboxDocument } from '../generated/escalations.ts';
import { epochOf } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import type { Notice } from './escalationWords.ts';

export const PAGE_SIZE = 30;

export interface InboxQuestion {
  readonly unread: boolean;
  readonly after: string | null;
}

export interface Inbox {
  readonly page: ComputedRef<{
    readonly notices: readonly Notice[];
    readonly totalCount: number;
    readonly unread: number;
    readonly next: string | null;
  } | null>;
  readonly problem: ComputedRef<Problem | null>;
  readonly now: ComputedRef<number>;
  readonly zone: ComputedRef<string>;
  readonly reload: () => void;
  /** Marks these (null: all) as read. */
  readonly read: (notices: readonly string[] | null) => Promise<void>;
}

export function useInbox(question: ComputedRef<InboxQuestion>): Inbox {
  const line = useLine();
  useApollo();
  const clock = useServerClock();
  const { result, error, refetch } = useQuery(
    InboxDocument,
    () => ({ ...question.value, first: PAGE_SIZE }),
    () => ({ fetchPolicy: 'cache-and-network' as const, pollInterval: 15_000 }),
  );
  // What goes wrong is told by `error`.
  const reload = (): void => void refetch()?.catch(() => undefined);
  return {
    page: computed(() => {
      if (!result.value) return null;
      const { nodes, totalCount, pageInfo } = result.value.notices;
      const unread = result.value.viewer.unreadNotices;
      return { notices: nodes, totalCount, unread, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    }),
    problem: computed(() => (error.value === null ? null : problemOf(error.value))),
    now: computed(() => clock.now.value ?? epochOf(result.value?.snapshot.serverTime ?? null) ?? 0),
    zone: computed(() => line.state.heartbeat?.zone ?? 'UTC'),
    reload,
    async read(notices) {
      await line
        .ask(ReadNoticesDocument, { input: { notices: notices === null ? null : [...notices] } })
        .catch(() => undefined);
      reload();
    },
  };
}
