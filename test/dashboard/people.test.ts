import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkInvitation, checkRights, problemsByField } from '../../dashboard/src/admin/personForm.ts';
import {
  peopleVariables,
  readPeopleQuestion,
  writePeopleQuestion,
  type PeopleQuestion,
} from '../../dashboard/src/admin/peopleQuery.ts';
import { personRow } from '../../dashboard/src/admin/personRow.ts';
import type { Person } from '../../dashboard/src/admin/usePeople.ts';

describe('the address of the people page', () => {
  const questions: fc.Arbitrary<PeopleQuestion> = fc.record({
    place: fc.constantFrom('current', 'out', 'all'),
    role: fc.constantFrom('ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'CUSTOMER', null),
    text: fc.string(),
    after: fc.option(fc.string({ minLength: 1 })),
  });

  test('asks again exactly what was asked', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(readPeopleQuestion(writePeopleQuestion(question))).toEqual(question);
      }),
    );
  });

  test('leaves out what it does not understand', () => {
    expect(readPeopleQuestion({ who: 'toString', role: 'BOARD', text: ['a'] })).toEqual(readPeopleQuestion({}));
  });

  test('at its defaults is empty, and asks for who may sign in', () => {
    expect(writePeopleQuestion(readPeopleQuestion({}))).toEqual({});
    expect(peopleVariables(readPeopleQuestion({}))).toEqual({ filter: { removed: false }, first: 50, after: null });
  });

  test('becomes the filter of the API', () => {
    const asked = (query: Record<string, string>) => peopleVariables(readPeopleQuestion(query)).filter;
    expect(asked({ who: 'out', role: 'AGENT', text: 'ann' })).toEqual({ removed: true, roles: ['AGENT'], text: 'ann' });
    expect(asked({ who: 'all' })).toEqual({});
  });
});

describe('the form', () => {
  const blank = { name: '', email: '', side: 'staff', roles: [], customer: '' } as const;

  test('of somebody on the floor gives their roles, and forgets a customer that was chosen before', () => {
    expect(checkInvitation({ ...blank, name: ' Ann ', email: ' a@b ', roles: ['AGENT'], customer: 'c1' })).toEqual({
      input: { name: 'Ann', email: 'a@b', roles: ['AGENT'], customer: null },
    });
  });

  test('of a customer’s person gives that role alone, whatever was ticked before', () => {
    expect(checkRights({ side: 'customer', roles: ['ADMIN'], customer: 'c1' })).toEqual({
      input: { roles: ['CUSTOMER'], customer: 'c1' },
    });
  });

  test('has no address when none was written', () => {
    expect(checkInvitation({ ...blank, name: 'Ann', email: ' ', roles: ['AGENT'] })).toMatchObject({
      input: { email: null },
    });
  });

  test('says what is wrong, all at once and at its field', () => {
    expect(checkInvitation({ ...blank, name: ' ', email: 'nobody' })).toEqual({
      problems: {
        name: 'Say what people call them.',
        email: 'An address is of the form name@example.com.',
        roles: 'Choose at least one role.',
      },
    });
    expect(checkInvitation({ ...blank, name: 'x'.repeat(501), side: 'customer' })).toEqual({
      problems: { name: 'At most 500 letters.', customer: 'Choose the customer whose portal they reach.' },
    });
  });

  test('shows the first refusal of each field, and those of no field below', () => {
    const refusals = [
      { message: 'taken', path: ['email'] },
      { message: 'also', path: ['email'] },
      { message: 'for walls', path: ['roles', '0'] },
      { message: 'last', path: ['person'] },
      { message: 'whole', path: null },
    ];
    expect(problemsByField(refusals)).toEqual({ email: 'taken', roles: 'for walls', form: 'last' });
  });
});

describe('a row', () => {
  const now = Date.parse('2026-11-20T16:21:00Z');
  const person: Person = {
    id: 'p1',
    name: 'Ann',
    email: null,
    roles: ['AGENT', 'ANALYST', 'MANAGER'],
    customer: null,
    lastSeenAt: null,
    removedAt: null,
    sessions: 0,
  };
  const rowOf = (changes: Partial<Person>) => personRow({ ...person, ...changes }, { now, zone: 'Europe/Berlin' });

  test('names roles by rank', () => {
    expect(rowOf({}).may).toBe('Manager, Agent, Analyst');
  });

  test.each([
    [null, null],
    ['2026-11-20T15:20:00Z', '16:20'],
    ['2026-11-18T15:20:00Z', 'Wed 16:20'],
    ['2026-11-03T15:20:00Z', '3 Nov 16:20'],
  ])('of somebody last seen at %s says %s', (lastSeenAt, seen) => {
    expect(rowOf({ lastSeenAt }).seen).toBe(seen);
  });

  test.each([
    [null, null],
    ['2026-11-03T15:20:00Z', 'removed 3 Nov'],
    ['2025-11-03T23:20:00Z', 'removed 4 Nov 2025'],
  ])('of somebody removed at %s says %s', (removedAt, gone) => {
    expect(rowOf({ removedAt }).gone).toBe(gone);
  });
});
