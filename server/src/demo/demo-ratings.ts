// What the demo's customers say once their tickets are done: about a third of them, mostly content, and now and then unhappy
// although every promise was kept.
import type { Random } from './random.ts';

export interface DemoRating {
  /** 1 (very unhappy) to 5 (very happy). */
  readonly score: number;
  readonly words: string | null;
}

const content = [
  'Quick and friendly, thank you.',
  'Works again. Thanks.',
  'Good that somebody called before closing it.',
  'Exactly what we needed.',
  'Fast, as always.',
];
const fair = ['It works, but I had to ask twice.', 'Fine in the end.', 'Took a while to reach the right team.'];
const late = ['Half a day lost at the counter.', 'Much too late for us.', 'Nobody told us that it would take longer.'];
/** In time, and still no good. */
const watermelon = [
  'Closed in time, and broken again the next morning.',
  'You answered fast, but nobody read what I wrote.',
  'The work-around costs us an hour every day.',
  'Third time this month. Please look for the cause.',
];

/** Null: they say nothing. */
export function rate(random: Random, isLate: boolean): DemoRating | null {
  if (!random.chance(isLate ? 0.6 : 1 / 3)) return null;
  const luck = random.next();
  if (isLate) return { score: luck < 0.4 ? 1 : luck < 0.8 ? 2 : 3, words: random.pick(late) };
  if (luck < 0.05) return { score: luck < 0.02 ? 1 : 2, words: random.pick(watermelon) };
  if (luck < 0.14) return { score: 3, words: random.pick(fair) };
  return { score: luck < 0.45 ? 4 : 5, words: random.chance(0.4) ? random.pick(content) : null };
}
