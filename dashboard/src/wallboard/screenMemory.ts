// What a screen keeps for the morning it boots before its network: the board's name and language, and the app itself.
import type { Language } from './words.ts';

const keyOf = (board: string): string => `headroom.board-name.${board}`;

/** The name this screen last saw the board under; null when it never did. */
export const keptBoardName = (board: string): string | null => localStorage.getItem(keyOf(board));

export const keepBoardName = (board: string, name: string): void => localStorage.setItem(keyOf(board), name);

const languageKeyOf = (board: string): string => `headroom.board-language.${board}`;

/** The language in which this screen last saw the board; undefined when it never did. */
export const keptLanguage = (board: string): Language | undefined =>
  (localStorage.getItem(languageKeyOf(board)) as Language | null) ?? undefined;

export const keepLanguage = (board: string, language: Language): void =>
  localStorage.setItem(languageKeyOf(board), language);

/** Lets the service worker keep page and fonts for the walls of this origin. Needs a secure context; without one nothing is kept. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  keep().catch((error: unknown) => {
    // The wall works without; it only cannot start without the server.
    console.warn('This screen keeps no copy of the app.', error);
  });
}

async function keep(): Promise<void> {
  // A paired TV may begin at /tv every morning.
  await navigator.serviceWorker.register('/sw.js', { scope: '/tv' });
  await navigator.serviceWorker.register('/sw.js', { scope: '/wall/' });
  const { active } = await navigator.serviceWorker.ready;
  // What the page loaded before there was a worker to see it.
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage({ keep: loaded.filter((url) => url.startsWith(`${location.origin}/assets/`)) });
}
