// Whether the reader may tell what was delivered, and excuse what was not; the server holds the same line.
import { computed, type ComputedRef } from 'vue';
import { useViewer } from '../shared/useViewer.ts';

export interface TellRight {
  readonly mayTell: ComputedRef<boolean>;
  readonly mayWaive: ComputedRef<boolean>;
  readonly isPerson: ComputedRef<boolean>;
}

export function useTellRight(): TellRight {
  const { viewer } = useViewer();
  const has = (...roles: readonly string[]): boolean =>
    viewer.value?.roles.some((role) => roles.includes(role)) ?? false;
  return {
    mayTell: computed(() => has('ADMIN', 'MANAGER', 'AGENT')),
    mayWaive: computed(() => has('ADMIN', 'MANAGER')),
    isPerson: computed(() => viewer.value?.isPerson ?? false),
  };
}
