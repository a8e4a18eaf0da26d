// What a paired screen keeps: its token, the secret that brings new ones for ever, and the board it shows.

export interface KeptScreen {
  readonly token: string;
  readonly refresh: string;
  /** The instant from which it is time for another. */
  readonly refreshFrom: string;
  /** The id of its board. */
  readonly board: string;
  readonly name: string;
}

const KEY = 'headroom.paired';
const fields = ['token', 'refresh', 'refreshFrom', 'board', 'name'] as const;

/** What this screen kept; null on every device that was not paired. */
export function keptScreen(store: Pick<Storage, 'getItem'>): KeptScreen | null {
  const text = store.getItem(KEY);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as KeptScreen | null;
    return fields.every((field) => typeof kept?.[field] === 'string') ? kept : null;
  } catch {
    // Not written by us: as good as nothing.
    return null;
  }
}

export const keepScreen = (store: Pick<Storage, 'setItem'>, screen: KeptScreen): void =>
  store.setItem(KEY, JSON.stringify(screen));

export const forgetScreen = (store: Pick<Storage, 'removeItem'>): void => store.removeItem(KEY);

/** The address of the wall that a paired screen shows. */
export const wallOf = ({ board }: Pick<KeptScreen, 'board'>): string => `/wall/${encodeURIComponent(board)}`;
