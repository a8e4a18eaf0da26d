// The arguments of every list, declared once.
import { Arg, Int } from 'type-graphql';
import { limits } from '../config.ts';

/** `first: Int = 20`, 1 to 100. */
export const First = (): ReturnType<typeof Arg> =>
  Arg('first', () => Int, {
    nullable: true,
    defaultValue: 20,
    description: `How many rows, 1 to ${String(limits.pageSizeMax)}.`,
  });

/** `after: String`. */
export const After = (): ReturnType<typeof Arg> =>
  Arg('after', () => String, { nullable: true, description: 'Go on behind the row with this cursor.' });

/** `text: String`, a part of the words that the list is searched by. */
export const Text = (of: string): ReturnType<typeof Arg> =>
  Arg('text', () => String, {
    nullable: true,
    description: `Only those of which this is a part of the ${of}, whatever the case; at most ${String(limits.filterTextChars)} characters.`,
  });
