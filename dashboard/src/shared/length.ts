// A length of time as people write it: "4 h", "1 h 30 min", "90m", or ISO 8601 as it travels.
import { millisecondsOf, spokenLimit } from './duration.ts';

/** What a line of text comes to, or the sentence that says what was expected. */
export type Read<T> = { readonly read: T } | { readonly wrong: string };

const said = /^(?:(\d+(?:\.\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:in(?:utes?)?)?)?\s*(?:(\d+(?:\.\d{1,3})?)\s*s)?$/i;

/** The ISO text of a length; null for none. */
export function readLength(text: string): Read<string | null> {
  const words = text.trim();
  if (words === '') return { read: null };
  if (/^P/i.test(words)) return { read: words.toUpperCase() };
  const [, hours, minutes, seconds] = said.exec(words) ?? [];
  if (hours === undefined && minutes === undefined && seconds === undefined) {
    return { wrong: `Expected a length as 4 h or 1 h 30 min, got "${words}".` };
  }
  const total =
    Math.round((Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000) / 1000;
  return { read: `PT${String(total)}S` };
}

/** The words for a length as it travels; '' for none. */
export const writeLength = (length: string | null): string =>
  length === null ? '' : spokenLimit(millisecondsOf(length));
