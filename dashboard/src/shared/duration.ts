// Durations travel as ISO 8601 (H M S) and are counted in milliseconds here.
// A screen rounds, but never across a limit: what is left shows no more than is left, and late never shows as zero.

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

const MINUS = '\u2212';
const shape = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,9}))?S)?$/;

/** Milliseconds of "PT1H30M" or "-PT12M3.5S"; null for null. Throws on any other text. */
export function millisecondsOf(duration: string): number;
export function millisecondsOf(duration: string | null): number | null;
export function millisecondsOf(duration: string | null): number | null {
  if (duration === null) return null;
  const parts = shape.exec(duration);
  if (parts === null) throw new Error(`A duration of hours, minutes and seconds was expected, but "${duration}" came.`);
  const [, sign, hours, minutes, seconds, fraction] = parts;
  const whole = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE + Number(seconds ?? 0) * SECOND;
  const length = whole + Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  return sign === '-' ? -length : length;
}

/**
 * Whole seconds for the eye. What is left is rounded up and what was used is rounded down, so that both add up to the
 * limit; late is rounded down too, but shows a second from the first millisecond on.
 */
function wholeSeconds(milliseconds: number): number {
  return milliseconds < 0 ? Math.max(1, Math.floor(-milliseconds / SECOND)) : Math.ceil(milliseconds / SECOND);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A countdown: "12:24" under an hour, "1 h 31" above, "124 h" from a hundred hours; late begins with a minus sign. */
export function countdown(milliseconds: number): string {
  const seconds = wholeSeconds(milliseconds);
  const sign = milliseconds < 0 ? MINUS : '';
  if (seconds < 3600) return `${sign}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  const hours = Math.floor(seconds / 3600);
  if (hours >= 100) return `${sign}${hours} h`;
  return `${sign}${hours} h ${two(Math.floor((seconds % 3600) / 60))}`;
}

/** To the second, for the desk: "0:28:51", "−1:31:09". */
export function clockFigure(milliseconds: number): string {
  const seconds = wholeSeconds(milliseconds);
  const figure = `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return milliseconds < 0 ? `${MINUS}${figure}` : figure;
}

/** A limit as people say it: "6 h", "30 min", "1 h 30 min", "45 s". */
export function spokenLimit(milliseconds: number): string {
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const seconds = (milliseconds % MINUTE) / SECOND;
  const words = [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`, seconds > 0 && `${seconds} s`];
  return words.filter((word) => word !== false).join(' ') || '0 min';
}

/** How long ago, shortly: "2 s", "4 min", "3 h", "2 d". Never negative: a clock ahead of ours reads as "0 s". */
export function age(milliseconds: number, day = 'd'): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < 48 * HOUR) return `${Math.floor(length / HOUR)} h`;
  return `${Math.floor(length / (24 * HOUR))} ${day}`;
}
