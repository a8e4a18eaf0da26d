// Keeps the screen on, where the browser can: the lock is lost when the page is hidden and taken again when it is back.
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import type { Lack } from './words.ts';

/** What this screen lacks; null when nothing. */
export function useWakeLock(): Readonly<ShallowRef<Lack | null>> {
  const lacks = shallowRef<Lack | null>(null);
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
      lacks.value = 'granted';
    }
  }
  const again = (): void => void take();

  if (!window.isSecureContext) lacks.value = 'https';
  else if (!('wakeLock' in navigator)) lacks.value = 'wakeLock';
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
