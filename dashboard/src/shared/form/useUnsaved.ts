// What somebody wrote is not lost by a slip: leaving the page, or closing a form, asks first.
import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

/** True when nothing is lost, or when the reader says so. */
export const mayLose = (isChanged: boolean): boolean =>
  !isChanged || window.confirm('What you changed is not saved. Leave it behind?');

/** Guards the page against being left while `isChanged` says that something is not saved. */
export function useUnsaved(isChanged: () => boolean): void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (isChanged()) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', warn));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn));
  onBeforeRouteLeave(() => mayLose(isChanged()));
}
