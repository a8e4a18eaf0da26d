// Wall-clock time of a zone, as a `datetime-local` field holds it: "2026-03-29T02:30:00".
import { civilDay, clockTime } from './instant.ts';

/** What a wall clock in the zone shows, to the second. */
export const wallTime = (epoch: number, zone: string): string => `${civilDay(epoch, zone)}T${clockTime(epoch, zone)}`;

const asUtc = (text: string): number => Date.parse(`${text}Z`);
const offsetAt = (epoch: number, zone: string): number =>
  asUtc(wallTime(epoch, zone)) - Math.floor(epoch / 1000) * 1000;
const DAY = 86_400_000;

/**
 * The instants at which a wall clock in the zone shows this: one; two in the hour that is repeated, the earlier first;
 * none in the hour that is left out, and for a text that is no time.
 */
export function instantsOf(text: string, zone: string): readonly number[] {
  const shown = asUtc(text);
  if (Number.isNaN(shown)) return [];
  const offsets = new Set([offsetAt(shown - DAY, zone), offsetAt(shown + DAY, zone)]);
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((epoch) => asUtc(wallTime(epoch, zone)) === Math.floor(shown / 1000) * 1000)
    .sort((a, b) => a - b);
}

/**
 * The instant meant by a wall-clock time: the earlier one in the hour that is repeated; in the hour that is left out as
 * much later as clocks were put forward. Null for a text that is no time.
 */
export function instantOf(text: string, zone: string): number | null {
  const [first] = instantsOf(text, zone);
  if (first !== undefined) return first;
  const shown = asUtc(text);
  return Number.isNaN(shown) ? null : shown - offsetAt(shown - DAY, zone);
}
