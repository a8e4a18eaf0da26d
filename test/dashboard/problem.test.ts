import { expect, test } from 'vitest';
import { AnswerError, problemOf } from '../../dashboard/src/shared/live/problem.ts';

const coded = (code: string): AnswerError =>
  new AnswerError([{ message: 'Said by the server.', extensions: { code } }], 200);

test.each([
  ['a missing sign-in', new AnswerError([], 401), 'signed-out'],
  ['a code that says so', coded('UNAUTHENTICATED'), 'signed-out'],
  ['a socket closed for it', { code: 4403, reason: 'Forbidden' }, 'signed-out'],
  ['a missing right', coded('FORBIDDEN'), 'forbidden'],
  ['an absent thing', coded('NOT_FOUND'), 'absent'],
  ['an old cursor', coded('RESUME_TOO_OLD'), 'too-old'],
  ['a refusal', coded('LIMIT_EXCEEDED'), 'refused'],
  ['a dead line', new TypeError('Failed to fetch'), 'unreachable'],
  ['a server in trouble', new AnswerError([], 502), 'unreachable'],
  ['a dropped socket', { code: 1006, reason: '' }, 'unreachable'],
  ['an answer of Apollo’s', { graphQLErrors: [], networkError: { statusCode: 401 } }, 'signed-out'],
])('%s is told apart', (_name, error, kind) => {
  expect(problemOf(error).kind).toBe(kind);
});

test('a refusal is said in the server’s own words', () => {
  expect(problemOf(coded('LIMIT_EXCEEDED')).message).toBe('Said by the server.');
});
