import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeScreenToken } from '../../dashboard/src/shared/screenToken.ts';
import { ownPath } from '../../dashboard/src/shared/session.ts';
import {
  readQuestion,
  variablesOf,
  writeQuestion,
  type TicketQuestion,
} from '../../dashboard/src/ticket/ticketQuery.ts';

describe('the list’s address', () => {
  const questions: fc.Arbitrary<TicketQuestion> = fc.record({
    open: fc.constantFrom(true, false, null),
    standing: fc.subarray(['BREACHED', 'OVER_TARGET', 'AT_RISK', 'ON_TRACK', 'MET'] as const),
    severity: fc.subarray(['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const),
    text: fc.string(),
    uncovered: fc.boolean(),
    asset: fc.constantFrom('', 'QXNzZXQ6MQ'),
    order: fc.constantFrom('due', 'newest', 'oldest', 'reference'),
    after: fc.option(fc.string({ minLength: 1 })),
    drill: fc.option(fc.string({ minLength: 1 })),
  });

  test('asks again exactly what was asked', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(readQuestion(writeQuestion(question))).toEqual(question);
      }),
    );
  });

  test('leaves out what it does not understand', () => {
    const question = readQuestion({
      standing: 'BREACHED,violated',
      severity: 'P1',
      order: 'colour',
      open: 'perhaps',
      text: ['a', 'b'],
    });
    expect(question).toMatchObject({ standing: ['BREACHED'], severity: [], order: 'due', open: null, text: '' });
    expect(readQuestion({ order: 'toString' }).order).toBe('due');
  });

  test('at its defaults is empty, and asks for all tickets', () => {
    const plain = readQuestion({});
    expect(writeQuestion(plain)).toEqual({});
    expect(variablesOf(plain)).toEqual({ filter: {}, orderBy: 'DUE_FIRST', first: 50, after: null });
  });

  test('becomes the filter of the API', () => {
    const { filter, orderBy } = variablesOf(
      readQuestion({ open: 'yes', standing: 'AT_RISK,OVER_TARGET', order: 'newest', uncovered: 'yes' }),
    );
    expect(filter).toEqual({ open: true, standing: ['OVER_TARGET', 'AT_RISK'], uncovered: true });
    expect(orderBy).toBe('OPENED_LAST');
  });
});

test.each([
  ['/tickets/ServiceNow/SN-4821', '/tickets/ServiceNow/SN-4821'],
  ['//elsewhere.example/tickets', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (next, path) => {
  expect(ownPath(next)).toBe(path);
});

describe('a wall’s token', () => {
  function screen(kept: Record<string, string> = {}) {
    const replaced: string[] = [];
    return {
      replaced,
      kept,
      take: (pathname: string, hash: string) =>
        takeScreenToken(
          { pathname, search: '', hash },
          { getItem: (key) => kept[key] ?? null, setItem: (key, value) => void (kept[key] = value) },
          { replaceState: (_state, _title, address) => void replaced.push(String(address)) },
        ),
    };
  }

  test('is taken out of the address and kept for that board', () => {
    const tv = screen();
    expect(tv.take('/wall/b1', '#token=abc')).toBe('abc');
    expect(tv.replaced).toEqual(['/wall/b1']);
    expect(tv.take('/wall/b1', '')).toBe('abc');
    expect(tv.take('/wall/b2', '')).toBeNull();
  });

  test('is never used on another page', () => {
    const tv = screen({ 'headroom.screen.b1': 'abc' });
    expect(tv.take('/tickets', '#token=zzz')).toBeNull();
  });
});
