// Keeps the screen on, where the browser can: the lock is lost when the page is hidden and taken again when it is back.
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

/** What this screen lacks, as a sentence; null when nothing. */
export function useWakeLock(): Readonly<ShallowRef<string | null>> {
  const lacks = shallowRef<string | null>(null);
  let lock: WakeLockSentinel | null = null;
  let gone = false;

  async function take(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (gone) await lock.release();
      lacks.value = null;
    } catch {
      // Refused on low battery, for example: the wall works on, and says so.
      lacks.value = 'This screen may go to sleep: the browser gave no wake lock.';
    }
  }
  const again = (): void => void take();

  if (!window.isSecureContext) lacks.value = 'This screen may go to sleep: a wake lock needs https.';
  else if (!('wakeLock' in navigator)) lacks.value = 'This screen may go to sleep: the browser has no wake lock.';
  else {
    void take();
    document.addEventListener('visibilitychange', again);
  }
  onScopeDispose(() => {
    gone = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  });
  return lacks;
}
