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
