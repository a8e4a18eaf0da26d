// What a screen that never goes off needs: it moves a little each minute, dims while all is closed,
// and takes a new build when nobody is about to look.
import { MINUTE } from '../shared/duration.ts';
import { isOffHours, type ReadyClock } from '../shared/clockRow.ts';

// Each path closes on itself; together they come back after 24 minutes. No place is farther than 8 px from another.
const acrossPx = [0, 2, 4, 6, 8, 6, 4, 2];
const downPx = [0, 3, 5, 5, 3, 0];

/** Where the wall stands in this minute: CSS px off its place, at most 8 px from any other minute's, against burn-in. */
export function shiftAt(now: number): { x: number; y: number } {
  const minute = Math.floor(now / MINUTE);
  return { x: (acrossPx[minute % acrossPx.length] ?? 0) - 4, y: (downPx[minute % downPx.length] ?? 0) - 2 };
}

/** True when there are running clocks and every one of them waits for its schedule to open. */
export const allClosed = (ready: readonly ReadyClock[], now: number): boolean =>
  ready.length > 0 && ready.every((one) => isOffHours(one, now));

/** How long a breach is shown as new. */
export const BREACH_SHOWN_MS = 5_000;

/** True when no promise breaks within two minutes: a reload now hides nothing that matters. */
export const isQuiet = (ready: readonly ReadyClock[], now: number): boolean =>
  ready.every((one) => one.dueAt === null || one.dueAt < now || one.dueAt > now + 2 * MINUTE);
