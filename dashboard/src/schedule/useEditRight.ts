// Whether the reader may edit what a page shows.
import { computed, type ComputedRef } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import { useApollo } from '../apollo.ts';
import { DeskViewerDocument } from '../generated/desk.ts';
import type { Problem } from '../shared/live/problem.ts';

/** The reader's name, and why the page is not theirs; null while that is not known, or when it is. */
export function useEditRight(): {
  readonly viewer: ComputedRef<string>;
  readonly forbidden: ComputedRef<Problem | null>;
} {
  useApollo();
  const { result } = useQuery(DeskViewerDocument);
  return {
    viewer: computed(() => result.value?.viewer.name ?? ''),
    forbidden: computed(() => {
      const roles = result.value?.viewer.roles;
      if (roles === undefined || roles.some((role) => role === 'ADMIN' || role === 'MANAGER')) return null;
      return { kind: 'forbidden', message: 'Schedules are edited by managers and administrators.' };
    }),
  };
}
