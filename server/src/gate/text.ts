// Texts at the door: trimmed, not empty, of a length that an index can hold.
import { limits } from '../config.ts';
import { codedError, Refused, userError, type UserErrorValue } from './errors.ts';
import { sqlState } from '../db/orm.ts';

type Path = readonly (string | number)[];

/** What is wrong with a text that identifies or names something; null when it is right. */
export function nameProblem(text: string, what: string, path: Path): UserErrorValue | null {
  const { nameChars } = limits;
  if (text.trim() === '') return userError('EMPTY', `${what} must not be empty.`, path);
  if (text.length > nameChars) {
    return userError(
      'TOO_LONG',
      `${what} has at most ${String(nameChars)} characters; ${String(text.length)} came.`,
      path,
    );
  }
  // PostgreSQL keeps no NUL in a text, and half a character would come back as another one.
  if (text.includes('\0')) return userError('INVALID', `${what} must not hold a NUL character.`, path);
  return text.isWellFormed() ? null : userError('INVALID', `${what} must not hold half a character.`, path);
}

/**
 * The words a list is searched for, trimmed; null: none.
 * @throws TOO_LONG, INVALID for what no list can ask with
 */
export function searchWords(text: string | null | undefined): string | null {
  const words = text?.trim() ?? '';
  const most = limits.filterTextChars;
  if (words.length > most)
    throw codedError('TOO_LONG', `text: Expected at most ${String(most)} characters, got ${String(words.length)}.`);
  if (words.includes('\0')) throw codedError('INVALID', 'text: Expected a text without a NUL character.');
  return words === '' ? null : words;
}

/** @throws Refused with every problem that is not null */
export function refuseAny(problems: readonly (UserErrorValue | null)[]): void {
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) throw new Refused(found);
}

/**
 * Runs a write that a unique constraint may refuse, and says so as `taken`. Asking first would leave a gap in which
 * another takes the same reference.
 */
export async function unlessTaken<T>(write: () => Promise<T>, taken: UserErrorValue): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refused([taken]);
    throw error;
  }
}

/** What is wrong with an e-mail address, said at `email`; null when it is right, or none. */
export function emailProblem(email: string | null): UserErrorValue | null {
  if (email === null) return null;
  if (email.length > limits.emailChars) {
    const most = String(limits.emailChars);
    return userError('TOO_LONG', `An address has at most ${most} characters; ${String(email.length)} came.`, ['email']);
  }
  const isAddress = /^[^\s@\0]+@[^\s@\0]+$/.test(email) && email.isWellFormed();
  return isAddress ? null : userError('INVALID', 'An e-mail address is of the form name@example.com.', ['email']);
}
