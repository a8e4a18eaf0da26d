// What a screen shows and a person types: eight consonants, so that no word and no 0 that is an O can come up (RFC 8628, 6.1).
import { randomInt } from 'node:crypto';

const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const length = 8;

/** A new code as it is kept: 34 bits, "BCDFGHJK". */
export const newUserCode = (): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)] ?? '').join('');

/** As people read it: "BCDF-GHJK". */
export const formatUserCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What somebody typed, in any case and with whatever between the letters; null when it can be no code. */
export function readUserCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = text.toUpperCase().replace(/[\s.\-_]/g, '');
  return code.length === length && /^[BCDFGHJKLMNPQRSTVWXZ]+$/.test(code) ? code : null;
}
