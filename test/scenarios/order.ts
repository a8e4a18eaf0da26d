// Facts come late, out of order, wrong or ahead of time; what counts is when they happened and whether they stand.
import { always, type PromisedClause, type Scenario } from './scenario.ts';

const first2h: PromisedClause = { number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT2H' };
const next2h: PromisedClause = { number: '9.2', measure: 'NEXT_RESPONSE', promise: 'PT2H' };
const resolve8h: PromisedClause = { number: '9.3', measure: 'RESOLUTION', promise: 'PT8H' };

// prettier-ignore -- a table: one row a line
export const order: readonly Scenario[] = [
  {
    name: 'an answer that reaches us late withdraws the breach that had been reported',
    coverage: always(),
    clauses: [first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:50', 'AGENT_REPLIED', { arrives: '2026-04-07 11:20' }],
    ],
    expect: [
      ['2026-04-07 11:10', 'FIRST_RESPONSE', { phase: 'RUNNING', standing: 'BREACHED', breached: '2026-04-07 11:00' }],
      [
        '2026-04-07 11:20',
        'FIRST_RESPONSE',
        { phase: 'STOPPED', standing: 'MET', breached: null, stopped: '2026-04-07 10:50' },
      ],
    ],
  },
  {
    name: 'the opening may arrive after everything else',
    coverage: always(),
    clauses: [first2h, resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED', { arrives: '2026-04-07 12:00' }],
      ['2026-04-07 10:00', 'AGENT_REPLIED'],
      ['2026-04-07 10:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'FIRST_RESPONSE', 'NO CLOCK'],
      ['2026-04-07 12:00', 'FIRST_RESPONSE', { phase: 'STOPPED', spent: 'PT1H' }],
      ['2026-04-07 12:00', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT1H30M' }],
    ],
  },
  {
    name: 'what happened before the opening applies from the opening on',
    coverage: always(),
    clauses: [resolve8h, first2h],
    life: [
      ['2026-04-07 08:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER', serviceAccount: 'main' }],
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 08:30', 'RESOLUTION', 'NO CLOCK'],
      [
        '2026-04-07 09:30',
        'RESOLUTION',
        { phase: 'PAUSED', started: '2026-04-07 09:00', spent: 'PT0S', paused: 'PT30M' },
      ],
      ['2026-04-07 11:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT1H', paused: 'PT1H' }],
    ],
  },
  {
    name: 'a fact that lies a little ahead applies when it is due',
    coverage: always(),
    clauses: [first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:33', 'AGENT_REPLIED', { arrives: '2026-04-07 09:30' }],
    ],
    expect: [
      ['2026-04-07 09:32', 'FIRST_RESPONSE', { phase: 'RUNNING' }],
      ['2026-04-07 09:33', 'FIRST_RESPONSE', { phase: 'STOPPED', spent: 'PT33M' }],
    ],
  },
  {
    name: 'a retracted answer never happened, and a retraction taken back neither',
    coverage: always(),
    clauses: [first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'AGENT_REPLIED', { eventId: 'to the wrong ticket' }],
      ['2026-04-07 11:30', 'RETRACTED', { refersTo: 'to the wrong ticket', eventId: 'retraction' }],
      ['2026-04-07 12:00', 'RETRACTED', { refersTo: 'to the wrong ticket', undo: true }],
      ['2026-04-07 13:00', 'RETRACTED', { refersTo: 'to the wrong ticket', eventId: 'again' }],
      ['2026-04-07 14:00', 'RETRACTED', { refersTo: 'again' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET' }],
      [
        '2026-04-07 11:30',
        'FIRST_RESPONSE',
        { phase: 'RUNNING', standing: 'BREACHED', breached: '2026-04-07 11:00', spent: 'PT2H30M' },
      ],
      ['2026-04-07 12:00', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET' }],
      ['2026-04-07 13:00', 'FIRST_RESPONSE', { phase: 'RUNNING', standing: 'BREACHED' }],
      ['2026-04-07 14:00', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET' }],
    ],
  },
  {
    name: 'retracting a wrong severity lifts the breach that it caused',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT1H' },
      { number: '2', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'URGENT', eventId: 'slip' }],
      ['2026-04-07 12:30', 'RETRACTED', { refersTo: 'slip' }],
    ],
    expect: [
      ['2026-04-07 12:15', 'RESOLUTION', { standing: 'BREACHED', byReclassification: true }],
      [
        '2026-04-07 12:30',
        'RESOLUTION',
        { standing: 'ON_TRACK', breached: null, due: '2026-04-07 17:00', clauses: ['2'] },
      ],
    ],
  },
  {
    name: 'a retracted message takes its clock with it',
    coverage: always(),
    clauses: [next2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'AGENT_REPLIED'],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED', { eventId: 'from another thread' }],
      ['2026-04-07 10:30', 'RETRACTED', { refersTo: 'from another thread' }],
    ],
    expect: [
      ['2026-04-07 10:15', 'NEXT_RESPONSE', { phase: 'RUNNING' }],
      ['2026-04-07 10:30', 'NEXT_RESPONSE', 'NO CLOCK'],
    ],
  },
  {
    name: 'facts of one instant keep the order that their source gives them, whichever arrives first',
    coverage: always(),
    clauses: [first2h, next2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'AGENT_REPLIED', { sequence: 20 }],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED', { sequence: 30 }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED', { sequence: 50 }],
      ['2026-04-07 11:00', 'AGENT_REPLIED', { sequence: 40 }],
    ],
    expect: [
      ['2026-04-07 10:00', 'FIRST_RESPONSE', { phase: 'STOPPED' }],
      ['2026-04-07 10:00', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 10:00' }],
      ['2026-04-07 11:00', 'NEXT_RESPONSE', { phase: 'STOPPED', spent: 'PT1H' }],
      ['2026-04-07 11:00', 'NEXT_RESPONSE 2', { phase: 'RUNNING', started: '2026-04-07 11:00' }],
    ],
  },
];
