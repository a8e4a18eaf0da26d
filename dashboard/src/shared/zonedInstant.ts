// A time that somebody typed, on the wall clock of a zone, as an instant.
import { civilDay, minuteTime } from './instant.ts';

const HOUR = 3_600_000;

/** How far the wall clock of a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(epoch: number, zone: string): number {
  const shown = Date.parse(`${civilDay(epoch, zone)}T${minuteTime(epoch, zone)}:00Z`);
  return shown - Math.floor(epoch / 60_000) * 60_000;
}

/**
 * The instant at which the wall clock of a zone shows "2026-03-29T09:00"; where it shows it twice the first, in a skipped
 * hour as if the clock had not changed. Null: no such text.
 */
export function zonedInstant(local: string, zone: string): string | null {
  const wall = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(wall)) return null;
  const before = offsetAt(wall - 24 * HOUR, zone);
  const after = offsetAt(wall + 24 * HOUR, zone);
  const fits = [before, after].map((offset) => wall - offset).find((epoch) => wall - epoch === offsetAt(epoch, zone));
  return new Date(fits ?? wall - before).toISOString();
}

/** "2026-03-29T09:00": an instant as a field for dates and times takes it. */
export const localText = (epoch: number, zone: string): string => `${civilDay(epoch, zone)}T${minuteTime(epoch, zone)}`;
