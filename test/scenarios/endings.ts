// Resolved, closed, reopened, cancelled, merged: what each does to a clock, and what none of them can undo.
import { always, officeHours, type PromisedClause, type Scenario } from './scenario.ts';

const resolve8h: PromisedClause = { number: '9.2.3', measure: 'RESOLUTION', promise: 'PT8H' };
const first2h: PromisedClause = { number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT2H' };

// prettier-ignore -- a table: one row a line
export const endings: readonly Scenario[] = [
  {
    name: 'a reopened ticket goes on with the time it had left, and the time it was closed does not count',
    coverage: officeHours,
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED'],
      ['2026-04-08 10:00', 'STATUS_CHANGED', { status: 'OPEN' }],
      ['2026-04-08 12:00', 'STATUS_CHANGED', { status: 'RESOLVED' }],
      ['2026-04-08 16:00', 'CLOSED'],
      ['2026-04-08 16:30', 'STATUS_CHANGED', { status: 'RESOLVED' }],
    ],
    expect: [
      [
        '2026-04-07 12:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-07 11:00', spent: 'PT2H', due: '2026-04-07 17:00' },
      ],
      [
        '2026-04-08 10:00',
        'RESOLUTION',
        {
          phase: 'RUNNING',
          standing: 'ON_TRACK',
          stopped: null,
          spent: 'PT2H',
          paused: 'PT0S',
          due: '2026-04-08 16:00',
        },
      ],
      [
        '2026-04-08 17:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-08 12:00', spent: 'PT4H' },
      ],
      ['2026-04-08 17:00', 'RESOLUTION 2', 'NO CLOCK'],
    ],
  },
  {
    name: 'a ticket reopened into waiting for the customer is paused',
    coverage: always(),
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED'],
      ['2026-04-07 12:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
    ],
    expect: [['2026-04-07 13:00', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT2H', paused: 'PT1H', headroom: 'PT6H' }]],
  },
  {
    name: 'resolved and reopened at one instant, nothing happened',
    coverage: always(),
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED', { sequence: 1 }],
      ['2026-04-07 11:00', 'REOPENED', { sequence: 2 }],
    ],
    expect: [['2026-04-07 12:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT3H', due: '2026-04-07 17:00' }]],
  },
  {
    name: 'closed without having been resolved stops the resolution too',
    coverage: always(),
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'STATUS_CHANGED', { status: 'CLOSED' }],
    ],
    expect: [['2026-04-07 12:00', 'RESOLUTION', { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-07 11:00' }]],
  },
  {
    name: 'a ticket that comes already resolved was resolved in no time',
    coverage: always(),
    clauses: [resolve8h, first2h],
    life: [['2026-04-07 09:00', 'OPENED', { status: 'RESOLVED' }]],
    expect: [
      ['2026-04-07 09:00', 'RESOLUTION', { phase: 'STOPPED', standing: 'MET', spent: 'PT0S' }],
      ['2026-04-07 09:00', 'FIRST_RESPONSE', { phase: 'VOID', void: 'UNANSWERED', spent: 'PT0S' }],
    ],
  },
  {
    name: 'cancelling voids what is open and leaves what is broken',
    coverage: always(),
    clauses: [resolve8h, first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 12:00', 'CANCELLED'],
    ],
    expect: [
      [
        '2026-04-08 12:00',
        'RESOLUTION',
        { phase: 'VOID', void: 'CANCELLED', standing: null, spent: 'PT3H', stopped: null },
      ],
      [
        '2026-04-08 12:00',
        'FIRST_RESPONSE',
        {
          phase: 'STOPPED',
          void: null,
          standing: 'BREACHED',
          breached: '2026-04-07 11:00',
          stopped: '2026-04-07 12:00',
        },
      ],
    ],
  },
  {
    name: 'a cancelled ticket that is opened again is to be resolved again',
    coverage: always(),
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 12:00', 'CANCELLED'],
      ['2026-04-07 14:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 14:00', 'RESOLUTION', { phase: 'RUNNING', void: null, spent: 'PT3H', due: '2026-04-07 19:00' }],
    ],
  },
  {
    name: 'a broken clock that is reopened and resolved again is still broken at the same instant',
    coverage: always(),
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 18:00', 'RESOLVED'],
      ['2026-04-07 19:00', 'REOPENED'],
      ['2026-04-07 20:00', 'RESOLVED'],
    ],
    expect: [
      ['2026-04-07 18:30', 'RESOLUTION', { phase: 'STOPPED', standing: 'BREACHED', headroom: '-PT1H' }],
      [
        '2026-04-07 19:30',
        'RESOLUTION',
        { phase: 'RUNNING', standing: 'BREACHED', breached: '2026-04-07 17:00', due: '2026-04-07 17:00', wake: null },
      ],
      [
        '2026-04-07 21:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 17:00', spent: 'PT10H' },
      ],
    ],
  },
  {
    name: 'met exactly when due, a reopened clock is due at once',
    coverage: always(),
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 17:00', 'RESOLVED'],
      ['2026-04-07 19:00', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 18:00', 'RESOLUTION', { phase: 'STOPPED', standing: 'MET' }],
      ['2026-04-07 19:00', 'RESOLUTION', { phase: 'RUNNING', standing: 'AT_RISK', due: '2026-04-07 19:00' }],
      ['2026-04-07 19:00:00.001', 'RESOLUTION', { standing: 'BREACHED', breached: '2026-04-07 19:00' }],
    ],
  },
  {
    name: 'merged into another ticket the open clocks are handed over: not met, not missed',
    coverage: always(),
    clauses: [resolve8h, first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'MERGED', { into: 'T-2', status: 'CLOSED' }],
      ['2026-04-07 10:30', 'CUSTOMER_REPLIED', { status: 'OPEN' }],
      ['2026-04-07 11:30', 'MERGED', { into: 'T-2', undo: true, status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'RESOLUTION', { phase: 'VOID', void: 'TRANSFERRED', standing: null, spent: 'PT1H' }],
      ['2026-04-07 11:00', 'FIRST_RESPONSE', { phase: 'VOID', void: 'TRANSFERRED', spent: 'PT1H' }],
      ['2026-04-07 11:30', 'RESOLUTION', { phase: 'RUNNING', void: null, standing: 'ON_TRACK' }],
      ['2026-04-07 11:30', 'FIRST_RESPONSE', { phase: 'RUNNING', standing: 'BREACHED', breached: '2026-04-07 11:00' }],
    ],
  },
  {
    name: 'a promise broken before the merge stays broken',
    coverage: always(),
    clauses: [first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 12:00', 'MERGED', { into: 'T-2' }],
    ],
    expect: [
      [
        '2026-04-07 13:00',
        'FIRST_RESPONSE',
        { phase: 'STOPPED', void: null, standing: 'BREACHED', breached: '2026-04-07 11:00' },
      ],
    ],
  },
  {
    name: 'the ticket that survives a merge keeps its own clocks',
    coverage: always(),
    clauses: [resolve8h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 12:00', 'MERGED', { from: 'T-1' }],
    ],
    expect: [['2026-04-07 13:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT4H' }]],
  },
];
