// How a board fits a room: the farther people stand, the larger the letters and the fewer the rows. Letters never shrink.
import type { WallFrameFragment } from '../generated/board.ts';

export type BoardSettings = WallFrameFragment['settings'];

export interface Stage {
  /** What the list's unit is multiplied by. */
  readonly scale: number;
  /** Rows of "Next to break". */
  readonly room: number;
  /** Whether customers and holders have columns. */
  readonly names: boolean;
  /** Chart and broken promises stand beside the list; else the list is as wide as the wall and the broken ones stand below it. */
  readonly beside: boolean;
  /** The line "+ 5 more" takes the place of a row. */
  readonly tight: boolean;
}

const stages: Readonly<Record<number, Stage>> = {
  3: { scale: 1, room: 8, names: true, beside: true, tight: false },
  6: { scale: 1.29, room: 5, names: true, beside: false, tight: true },
  9: { scale: 1.6, room: 4, names: false, beside: false, tight: true },
};

/** The stage for a distance in metres; a distance that is not known is the nearest one's. A wall that turns keeps a place below. */
export const stageFor = (metres: number, turns = false): Stage => {
  const known = stages[metres] ?? stages[3];
  if (known === undefined) throw new Error('A wall has a stage for three metres.');
  return turns ? { ...known, room: known.room - 1, tight: true } : known;
};

/** Whether a wall time lies in the quiet hours, which may go over midnight; all three as "22:00". */
export function isQuietAt(
  time: string,
  { quietFrom, quietUntil }: Pick<BoardSettings, 'quietFrom' | 'quietUntil'>,
): boolean {
  if (quietFrom === null || quietUntil === null) return false;
  const [from, until] = [quietFrom.slice(0, 5), quietUntil.slice(0, 5)];
  return from < until ? time >= from && time < until : time >= from || time < until;
}
