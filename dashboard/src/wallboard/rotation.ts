// Which board of a playlist a wall shows: each for its time, longer while something breaks. Pure; told how much time went by.
export interface Turn {
  /** Which of the boards, from 0. */
  readonly place: number;
  /** Real ms until the next one. */
  readonly leftMs: number;
  /** Ms for which it still stands still because something broke; 0: it does not. */
  readonly heldMs: number;
  /** How long it stood still on this board already. */
  readonly stoodMs: number;
}

/** So long a wall stands still after a promise broke. */
export const HOLD_MS = 20_000;
/** No board keeps a wall longer than this, however much breaks: the others are there to be seen as well. */
export const HOLD_MOST_MS = 60_000;

export const firstTurn = (pageMs: number): Turn => ({ place: 0, leftMs: pageMs, heldMs: 0, stoodMs: 0 });

export interface Moment {
  readonly passedMs: number;
  readonly pageMs: number;
  /** Something broke just now, on any of the boards. */
  readonly broke: boolean;
  /** Which boards have a picture: one without is never turned to. */
  readonly ready: readonly boolean[];
}

/** The turn after so much time. */
export function turned(turn: Turn, { passedMs, pageMs, broke, ready }: Moment): Turn {
  const place = nextReady(turn.place, ready);
  if (place === null) return turn;
  // The board that was shown is gone, or the first picture came from another.
  if (ready[turn.place] !== true) return { ...firstTurn(pageMs), place };
  const held = broke && turn.stoodMs < HOLD_MOST_MS ? HOLD_MS : turn.heldMs;
  if (held > 0) {
    const stoodMs = turn.stoodMs + passedMs;
    return { ...turn, stoodMs, heldMs: stoodMs >= HOLD_MOST_MS ? 0 : Math.max(0, held - passedMs) };
  }
  const leftMs = turn.leftMs - passedMs;
  return leftMs > 0 ? { ...turn, leftMs } : { ...firstTurn(pageMs), place };
}

/** The next place behind `place` with a picture, round the end; `place` itself when it is the only one; null: there is none. */
function nextReady(place: number, ready: readonly boolean[]): number | null {
  for (let step = 1; step <= ready.length; step += 1) {
    const next = (place + step) % ready.length;
    if (ready[next] === true) return next;
  }
  return null;
}
