// Whether the reader may write agreements; the server holds the same line.
import { computed, type ComputedRef } from 'vue';
import { useViewer } from '../shared/useViewer.ts';

export function useAgreementRight(): ComputedRef<boolean> {
  const { viewer } = useViewer();
  return computed(() => viewer.value?.roles.some((role) => role === 'ADMIN' || role === 'MANAGER') ?? false);
}
