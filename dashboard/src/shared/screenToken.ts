// A wall's token comes once, in the fragment of its link (which no server sees) or by pairing, and stays on that screen.
import { keptScreen } from '../screen/keptScreen.ts';

const keyOf = (shown: string): string => `headroom.screen.${shown}`;

/**
 * The token for the page being opened: of /wall/:board#token=… (or /wall/rotate/:playlist), the one this screen was paired with, or the one it kept.
 * Null on every other page and on a wall opened by someone who is signed in. Takes the token out of the address.
 */
export function takeScreenToken(
  at: { pathname: string; search: string; hash: string },
  kept: Pick<Storage, 'getItem' | 'setItem'>,
  history: Pick<History, 'replaceState'>,
): string | null {
  const shown = /^\/wall\/(?:rotate\/)?([^/]+)/.exec(at.pathname)?.[1];
  if (shown === undefined) return null;
  const given = new URLSearchParams(at.hash.slice(1)).get('token');
  if (given === null) return keptScreen(kept)?.token ?? kept.getItem(keyOf(shown));
  kept.setItem(keyOf(shown), given);
  history.replaceState(null, '', at.pathname + at.search);
  return given;
}
