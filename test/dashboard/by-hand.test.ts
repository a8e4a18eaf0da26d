import { describe, expect, test } from 'vitest';
import { answered, checkHandForm, handProblems, offersOf } from '../../dashboard/src/ticket/byHand.ts';
import { eventLines } from '../../dashboard/src/ticket/ticketEvents.ts';
import { berlin, eventOf, on, readAt, state } from './ticketFacts.ts';

const opened = eventOf('1', on('Thu', '15:40'), { kind: 'OPENED', actor: 'CUSTOMER' });
const words = (of: Parameters<typeof offersOf>[0]): string[] => offersOf(of).map((offer) => offer.words);

describe('what can be said of an event', () => {
  test('is that it was wrong, and of a customer’s message that it needs no answer', () => {
    expect(words(eventOf('2', readAt))).toEqual(['Wrong entry']);
    expect(words(opened)).toEqual(['Needs no answer', 'Wrong entry']);
    expect(words({ ...opened, actor: 'AGENT' })).toEqual(['Wrong entry']);
  });

  test('once said is that it was not so after all', () => {
    expect(words({ ...opened, needsNoAnswerBy: { id: '9' } })).toEqual(['Needs an answer after all', 'Wrong entry']);
    expect(words({ ...opened, retractedBy: { id: '9' } })).toEqual(['No wrong entry after all']);
  });

  test('is nothing of what speaks of another event', () => {
    expect(words(eventOf('2', readAt, { kind: 'RETRACTED' }))).toEqual([]);
    expect(words(eventOf('2', readAt, { kind: 'NEEDS_NO_ANSWER' }))).toEqual([]);
  });

  test('is told by what it speaks of', () => {
    const about = (undo: boolean) => eventOf('2', readAt, { kind: 'NEEDS_NO_ANSWER', undo, refersTo: { id: '1' } });
    const told = (undo: boolean): string | undefined =>
      eventLines(
        {
          ...state.ticket,
          clocks: { totalCount: 0, nodes: [] },
          events: { totalCount: 2, nodes: [opened, about(undo)] },
        },
        readAt,
      )[0]?.title;
    expect(told(false)).toBe('Needs no answer: ticket opened');
    expect(told(true)).toBe('Needs an answer: ticket opened');
  });
});

describe('the form', () => {
  const subject = { ticket: 't', event: null, offer: answered, zone: berlin, isPerson: true };
  const blank = { reason: ' Called back ', at: '', by: '' };

  test('left empty means now; a time is one of the ticket’s zone', () => {
    const now = {
      input: {
        ticket: 't',
        kind: 'AGENT_REPLIED',
        undo: false,
        refersTo: null,
        reason: 'Called back',
        at: null,
        by: null,
      },
    };
    expect(checkHandForm(blank, subject)).toEqual(now);
    expect(checkHandForm({ ...blank, at: '2026-11-20T14:00' }, subject)).toMatchObject({
      input: { at: '2026-11-20T13:00:00.000Z' },
    });
  });

  test('wants a reason, and a name from whoever came with a token', () => {
    const wanting = checkHandForm({ ...blank, reason: ' ', at: 'x' }, { ...subject, isPerson: false });
    expect(Object.keys('problems' in wanting ? wanting.problems : {}).sort()).toEqual(['at', 'by', 'reason']);
    expect(checkHandForm({ ...blank, by: ' Ann ' }, { ...subject, isPerson: false })).toMatchObject({
      input: { by: 'Ann' },
    });
  });

  test('shows each refusal at its field', () => {
    expect(
      handProblems([
        { message: 'ahead', path: ['at'] },
        { message: 'second', path: ['at'] },
        { message: 'gone', path: ['refersTo'] },
      ]),
    ).toEqual({ at: 'ahead', form: 'gone' });
  });
});
