// What a paired screen keeps: its token, the secret that brings new ones for ever, and the board or playlist it shows.

/** What a screen shows, by id: one of the two. */
export interface Shown {
  readonly board: string | null;
  readonly playlist: string | null;
}

export interface KeptScreen extends Shown {
  readonly token: string;
  readonly refresh: string;
  /** The instant from which it is time for another. */
  readonly refreshFrom: string;
  readonly name: string;
}

const KEY = 'headroom.paired';
const fields = ['token', 'refresh', 'refreshFrom', 'name'] as const;

/** What this screen kept; null on every device that was not paired. */
export function keptScreen(store: Pick<Storage, 'getItem'>): KeptScreen | null {
  const text = store.getItem(KEY);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<KeptScreen> | null;
    const shows = typeof (kept?.board ?? kept?.playlist) === 'string';
    if (!shows || !fields.every((field) => typeof kept?.[field] === 'string')) return null;
    return { board: null, playlist: null, ...kept } as KeptScreen;
  } catch {
    // Not written by us: as good as nothing.
    return null;
  }
}

export const keepScreen = (store: Pick<Storage, 'setItem'>, screen: KeptScreen): void =>
  store.setItem(KEY, JSON.stringify(screen));

export const forgetScreen = (store: Pick<Storage, 'removeItem'>): void => store.removeItem(KEY);

/** The address of the wall that a paired screen shows. */
export const wallOf = ({ board, playlist }: Shown): string =>
  board === null ? `/wall/rotate/${encodeURIComponent(playlist ?? '')}` : `/wall/${encodeURIComponent(board)}`;
