// Who is signed in, asked once an app.
import { computed, type ComputedRef, type Ref } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import { useApollo } from '../apollo.ts';
import { DeskViewerDocument, type DeskViewerQuery } from '../generated/desk.ts';

/** Null until it is known; `error` says why it is not. */
export function useViewer(): {
  readonly viewer: ComputedRef<DeskViewerQuery['viewer'] | null>;
  readonly error: Ref<unknown>;
} {
  useApollo();
  const { result, error } = useQuery(DeskViewerDocument);
  return { viewer: computed(() => result.value?.viewer ?? null), error };
}
