// What every wall asks of its screen: to stay on, to take a new build at a quiet moment, to go where it is put, and to keep the
// page for the morning.
import { onScopeDispose, watch, type Ref } from 'vue';
import { useScreen } from '../screen/useScreen.ts';
import { keepBoardName, keepLanguage, keepShell } from './screenMemory.ts';
import { useNewBuild } from './useNewBuild.ts';
import { useWakeLock } from './useWakeLock.ts';
import type { Lack, Language } from './words.ts';

export interface Kiosk {
  /** The id of what the wall shows, and its address. */
  readonly id: string;
  readonly path: string;
  readonly name: () => string | null;
  /** Undefined until it is known. */
  readonly language: () => Language | undefined;
  readonly isQuiet: () => boolean;
}

/** What this screen lacks; null when nothing. */
export function useKiosk({ id, path, name, language, isQuiet }: Kiosk): Readonly<Ref<Lack | null>> {
  const lacks = useWakeLock();
  const reload = (): void => location.reload();
  useNewBuild(isQuiet, reload);
  useScreen(path, {
    ...{ store: localStorage, isQuiet, reload },
    fetched: (address, init) => fetch(address, init),
    go: (address) => location.replace(address),
  });
  watch(
    name,
    (known) => {
      if (known === null) return;
      document.title = `${known} · Headroom`;
      keepBoardName(id, known);
    },
    { immediate: true },
  );
  watch(language, (known) => known !== undefined && keepLanguage(id, known), { immediate: true });
  document.documentElement.classList.add('wall');
  onScopeDispose(() => document.documentElement.classList.remove('wall'));
  keepShell();
  return lacks;
}
