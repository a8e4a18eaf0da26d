// Escalation as people read it.
import { expect, test } from 'vitest';
import {
  actLine,
  aboutOf,
  didWords,
  firstOfClocks,
  isUnheard,
  mailWords,
  noticeTitle,
  type Escalation,
  type Notice,
} from '../../dashboard/src/escalation/escalationWords.ts';
import { formOf, inputOf } from '../../dashboard/src/escalation/settingsForm.ts';
import { logVariables, readLogQuestion, writeLogQuestion } from '../../dashboard/src/escalation/escalationQuery.ts';

const reader = { now: Date.parse('2026-03-02T12:00:00Z'), zone: 'UTC' };
const escalation: Escalation = {
  ...{ id: 'e1', number: '2', cause: 'the promise of the resolution ends in 1 h', measure: 'RESOLUTION', cycle: 1 },
  ...{ dueAt: '2026-03-02T11:00:00Z', firedAt: '2026-03-02T11:00:00Z', outcome: 'DONE', owner: null },
  ...{ snoozedUntil: null, isOpen: true, acts: [], agreementVersion: null, clock: { id: 'c1' } },
  step: { notify: ['Ann', 'managers', 'Duty'], raiseTo: 'URGENT', moveTo: 'Second line', note: 'Call them.' },
  actions: [
    { kind: 'NOTIFY', outcome: 'DONE', to: 'Ann', people: ['Ann'] },
    { kind: 'NOTIFY', outcome: 'DONE', to: 'managers', people: ['Max', 'Mia', 'Moe'] },
    { kind: 'NOTIFY', outcome: 'NOBODY', to: 'Duty', people: ['Eve'] },
    { kind: 'NOTIFY', outcome: 'DONE', to: null, people: ['Ben'] },
    { kind: 'RAISE_SEVERITY', outcome: 'NOTHING_TO_CHANGE', to: null, people: [] },
    { kind: 'MOVE_GROUP', outcome: 'DONE', to: null, people: [] },
    { kind: 'ADD_NOTE', outcome: 'DONE', to: null, people: [] },
  ],
  ticket: { id: 't1', source: 'desk', reference: 'INC-1', severity: 'URGENT' },
};
const notice: Notice = {
  ...{ id: 'n1', kind: 'STEP', at: '2026-03-02T11:00:00Z', readAt: null, objectiveAlert: null, escalation },
  mail: { state: 'WAITING', after: '2026-03-03T06:00:00Z', sentAt: null, failure: null },
};

test('what a step did is said action by action', () => {
  expect(didWords(escalation)).toEqual([
    'Told Ann.',
    'Told managers: Max, Mia and Moe.',
    'Nobody is called “Duty”: Eve heard of it instead.',
    'Told Ben.',
    'Severity was urgent or higher already.',
    'Moved to Second line.',
    'Noted “Call them.”',
  ]);
  expect(isUnheard(escalation)).toBe(true);
  expect(didWords({ ...escalation, outcome: 'PASSED_OVER' })).toEqual([
    'A higher step came due with it: nothing was done.',
  ]);
});

test('what people did is said with when and why', () => {
  const act = {
    kind: 'SNOOZED',
    at: '2026-03-02T11:30:00Z',
    by: 'Ann',
    owner: 'Ann',
    until: '2026-03-02T15:00:00Z',
    note: null,
  } as const;
  expect(actLine(act, reader)).toBe('11:30 Ann put its steps off until 15:00.');
  expect(actLine({ ...act, kind: 'HANDED_OVER', owner: 'Ben', until: null, note: 'Yours' }, reader)).toBe(
    '11:30 Ann handed it over to Ben: “Yours”.',
  );
});

test('a notice says why one is told, and what became of its e-mail', () => {
  expect(noticeTitle(notice)).toBe('The promise of the resolution ends in 1 h');
  expect(noticeTitle({ ...notice, kind: 'WITHDRAWN' })).toMatch(/^Taken back: /);
  expect(mailWords(notice, reader)).toBe('mailed from Tue 06:00 on');
  expect(mailWords({ ...notice, mail: { ...notice.mail, state: 'NONE' } }, reader)).toBe('');
  expect(mailWords({ ...notice, mail: { ...notice.mail, state: 'FAILED', failure: 'No such user' } }, reader)).toBe(
    'not mailed: No such user',
  );
});

test('acts of a clock stand once in a list', () => {
  const list = [escalation, { ...escalation, id: 'e0' }, { ...escalation, id: 'e2', clock: { id: 'c2' } }];
  expect([...firstOfClocks(list)]).toEqual(['e1', 'e2']);
});

test('settings go into a form and come back as they were', () => {
  const quiet = { timeZone: 'Europe/Berlin', from: '22:00', to: '07:00', breaksThrough: ['URGENT' as const] };
  const settings = { email: 'ann@example.com', byMail: true, quiet, groups: ['Apps', 'Network'] };
  expect(inputOf(formOf(settings, 'UTC'))).toEqual(settings);
  const plain = { email: null, byMail: false, quiet: null, groups: [] };
  expect(inputOf(formOf(plain, 'UTC'))).toEqual(plain);
});

test('the question of the log lives in its address', () => {
  const question = readLogQuestion({
    show: 'mine',
    outcome: 'OWNED',
    ticket: 'INC-1',
    agreement: '',
    after: 'x',
    other: 'y',
  });
  expect(writeLogQuestion(question)).toEqual({ show: 'mine', outcome: 'OWNED', ticket: 'INC-1', after: 'x' });
  expect(readLogQuestion({ show: 'none', outcome: ['DONE'] })).toMatchObject({ show: null, outcome: null });
  expect(logVariables(question)).toMatchObject({
    filter: { mine: true, open: true, outcomes: ['OWNED'], ticket: 'INC-1' },
  });
});

test('a notice of an objective leads to the objective and says how fast it burns', () => {
  const alert = { objective: '2', longBurn: 2.44, openedAt: notice.at, closedAt: null, agreement: { number: 'A-1' } };
  const burning: Notice = { ...notice, kind: 'BURNING', escalation: null, objectiveAlert: alert };
  expect(noticeTitle(burning)).toBe('Misses come at 2.4 times what is allowed');
  expect(aboutOf(burning)).toEqual({
    name: 'A-1',
    to: { name: 'objective', params: { number: 'A-1', objective: '2' } },
    which: 'objective 2',
    where: 'objective 2 burns too fast',
  });
});
