// The counts under a figure: what is decided, then what is not. Excluded stands there only when something is.
import type { WallFrameFragment } from '../generated/board.ts';
import { shortCount } from '../shared/share.ts';

export interface Count {
  readonly count: string;
  readonly word: string;
}

const count = (amount: number, word: string): Count => ({ count: shortCount(amount), word });

/** Two lines hold it all; a narrow tile has one. */
export function countLines(
  { promise: told, target: kept }: WallFrameFragment['tiles'][number],
  narrow: boolean,
): readonly (readonly Count[])[] {
  if (narrow) return [[count(told.missed, 'missed'), count(told.undecided, 'open')]];
  const { met, missed, excluded, undecided } = told;
  return [
    [count(met, 'met'), count(missed, 'missed'), ...(excluded > 0 ? [count(excluded, 'excl.')] : [])],
    [count(undecided, 'open'), ...(kept === null ? [] : [count(kept.missed, 'past target')])],
  ];
}
