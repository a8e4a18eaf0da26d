// What is owed today beside tickets, in the words of a wall: how much, how much of it is behind, and what is next.
import { standingMarks } from '../deliverable/occurrenceWords.ts';
import type { WallFrameFragment } from '../generated/board.ts';
import { epochOf, minuteTime } from '../shared/instant.ts';
import type { Mark } from '../shared/words.ts';
import type { WallWords } from './words.ts';

export type Obligations = NonNullable<WallFrameFragment['obligations']>;

export interface Owed {
  readonly head: string;
  readonly count: string;
  /** Null when nothing is late or missed. */
  readonly behind: string | null;
  readonly next: { readonly mark: Mark; readonly standing: string; readonly at: string; readonly title: string } | null;
}

/** Late and missed are counted together: the two have no room of their own. */
export function owedToday({ dueToday, late, missed, nextDue }: Obligations, zone: string, words: WallWords): Owed {
  const said = words.behind;
  const word = late === 0 ? said.missed : missed === 0 ? said.late : said.both;
  const behind = late + missed === 0 ? null : `${(late + missed).toLocaleString(words.locale)} ${word}`;
  const [next] = nextDue;
  return {
    ...{ head: behind === null ? words.dueToday : words.due, count: dueToday.toLocaleString(words.locale), behind },
    next:
      next === undefined
        ? null
        : {
            ...{ mark: standingMarks[next.standing], standing: words.obligations[next.standing] },
            ...{ at: minuteTime(epochOf(next.dueAt), zone), title: next.title },
          },
  };
}
