// The counts under a figure: what is decided, then what is not. Excluded stands there only when something is.
import type { WallFrameFragment } from '../generated/board.ts';
import { shortCount } from '../shared/share.ts';
import type { WallWords } from './words.ts';

export interface Count {
  readonly count: string;
  readonly word: string;
}

/** Two lines hold it all; a narrow tile has one. */
export function countLines(
  { promise: told, target: kept }: WallFrameFragment['tiles'][number],
  narrow: boolean,
  words: WallWords,
): readonly (readonly Count[])[] {
  const count = (amount: number, word: string): Count => ({ count: shortCount(amount, words.locale), word });
  if (narrow) return [[count(told.missed, words.missed), count(told.undecided, words.open)]];
  const { met, missed, excluded, undecided } = told;
  return [
    [count(met, words.met), count(missed, words.missed), ...(excluded > 0 ? [count(excluded, words.excluded)] : [])],
    [count(undecided, words.open), ...(kept === null ? [] : [count(kept.missed, words.pastTarget)])],
  ];
}
