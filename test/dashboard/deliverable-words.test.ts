// Deliverables as sentences.
import { expect, test } from 'vitest';
import { voicesOf } from '../../dashboard/src/agreement/clauseWords.ts';
import {
  deliverableMore,
  deliverableSentence,
  ruleWords,
  type DeliverableParts,
} from '../../dashboard/src/agreement/deliverableWords.ts';

const tea: DeliverableParts = {
  ...{ number: '11.1', title: 'Tea', statement: null, owedBy: 'PROVIDER', rule: 'FREQ=DAILY', startsOn: null },
  ...{ onDate: null, times: ['09:00', '16:30'], opensBefore: null, grace: null, warnBefore: null },
  ...{ targetBefore: null, quantity: null, unit: null, evidence: null, needsConfirmation: null, members: [] },
  ...{ atLeast: null, alternatives: [], asset: null },
};

test.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=30', 'every 30 days'],
  ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'every working day'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', 'every week on Monday and Thursday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'every 2 weeks on Friday'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'on the last day of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'on the 1st and 15th of every month'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Friday'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'on the last working day of every month'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', 'on the last day of every quarter'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'every year on the 29th of February'],
  ['FREQ=DAILY;UNTIL=20261231', 'every day, until 31 Dec 2026'],
  ['FREQ=DAILY;COUNT=3', 'every day, 3 times'],
  ['FREQ=YEARLY;BYWEEKNO=20', null],
])('the rule %s is read as %s', (rule, words) => {
  expect(ruleWords(rule)).toBe(words);
});

test('a deliverable is told as a sentence', () => {
  const us = voicesOf('SLA', []);
  expect(deliverableSentence(tea, us)).toBe('We deliver tea every day by 09:00 and 16:30.');
  const customers = {
    ...tea,
    ...{
      title: 'Marketing',
      quantity: 50,
      unit: 'new customers',
      rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
      times: ['24:00'],
    },
  };
  expect(deliverableSentence(customers, us)).toBe(
    'We deliver 50 new customers (Marketing) on the last day of every month by the end of the day.',
  );
  const plan = {
    ...tea,
    title: 'ISO audit',
    owedBy: 'CUSTOMER' as const,
    rule: null,
    onDate: '2026-05-01',
    times: ['12:00:00'],
  };
  expect(deliverableSentence(plan, us)).toBe('You deliver ISO audit on 1 May 2026 by 12:00.');
  const supplier = voicesOf('UNDERPINNING', [{ role: 'SUPPLIER', name: 'Falk' }]);
  const coffee = {
    ...tea,
    title: 'Coffee',
    owedBy: 'SUPPLIER' as const,
    rule: 'FREQ=DAILY;BYHOUR=11,13;BYMINUTE=30',
    times: [],
  };
  expect(deliverableSentence(coffee, supplier)).toBe('Falk delivers coffee every day by 11:30 and 13:30.');
});

test('what else it asks follows, a sentence each', () => {
  expect(deliverableMore(tea)).toEqual([]);
  const members = [
    { reference: 'P1', name: 'Ann' },
    { reference: 'P2', name: null },
  ];
  expect(
    deliverableMore({
      ...tea,
      opensBefore: 'PT2H',
      grace: 'PT30M',
      members,
      alternatives: ['a password', 'a card'],
      needsConfirmation: true,
    }),
  ).toEqual([
    'It may be delivered from 2 hours before that.',
    'For 30 minutes after that it is late, then it is missed.',
    'From: Ann and P2.',
    'Any one of these will do: a password, a card.',
    'The counterpart confirms it.',
  ]);
});
