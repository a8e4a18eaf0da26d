// What happens to a promise when the ticket turns out to be another kind of ticket.
import { always, officeHours, type PromisedClause, type Scenario } from './scenario.ts';

const normal8h: PromisedClause = { number: '9.2.3', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT8H' };
const urgent2h: PromisedClause = { number: '9.2.1', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT2H' };

// prettier-ignore -- a table: one row a line
export const reclassification: readonly Scenario[] = [
  {
    name: 'a severity whose limit is already used up breaks the promise at the instant it was used up',
    coverage: always(),
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 12:00', 'STATUS_CHANGED', { status: 'OPEN' }],
      ['2026-04-07 14:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 15:00', 'RESOLVED'],
    ],
    expect: [
      ['2026-04-07 13:59:59.999', 'RESOLUTION', { standing: 'ON_TRACK', clauses: ['9.2.3'], due: '2026-04-07 19:00' }],
      [
        '2026-04-07 14:00',
        'RESOLUTION',
        {
          standing: 'BREACHED',
          clauses: ['9.2.1'],
          spent: 'PT3H',
          breached: '2026-04-07 13:00',
          due: '2026-04-07 13:00',
          byReclassification: true,
          headroom: '-PT1H',
        },
      ],
      [
        '2026-04-07 18:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 13:00', spent: 'PT4H' },
      ],
    ],
  },
  {
    name: 'time spent carries over to the new limit',
    coverage: officeHours,
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 09:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 10:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 10:45', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      [
        '2026-04-07 10:00',
        'RESOLUTION',
        { standing: 'ON_TRACK', spent: 'PT1H', limit: 'PT2H', due: '2026-04-07 11:00', byReclassification: false },
      ],
      ['2026-04-07 10:30', 'RESOLUTION', { standing: 'AT_RISK' }],
      ['2026-04-07 10:45', 'RESOLUTION', { standing: 'ON_TRACK', limit: 'PT8H', due: '2026-04-07 17:00' }],
    ],
  },
  {
    name: 'a limit used up exactly when the severity changes can still be met at that instant',
    coverage: always(),
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      [
        '2026-04-07 12:00',
        'RESOLUTION',
        { standing: 'AT_RISK', breached: null, due: '2026-04-07 12:00', wake: '2026-04-07 12:00:00.001' },
      ],
      [
        '2026-04-07 12:00:00.001',
        'RESOLUTION',
        { standing: 'BREACHED', breached: '2026-04-07 12:00', byReclassification: false },
      ],
    ],
  },
  {
    name: 'a broken promise stays broken under the clause that it broke, whatever the severity becomes',
    coverage: always(),
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'URGENT' }],
      ['2026-04-07 12:31', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
      ['2026-04-07 13:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
    ],
    expect: [
      [
        '2026-04-07 12:31',
        'RESOLUTION',
        {
          phase: 'RUNNING',
          standing: 'BREACHED',
          breached: '2026-04-07 12:00',
          due: '2026-04-07 12:00',
          limit: 'PT2H',
          clauses: ['9.2.1'],
          byReclassification: false,
        },
      ],
      [
        '2026-04-07 14:00',
        'RESOLUTION',
        {
          phase: 'STOPPED',
          void: null,
          standing: 'BREACHED',
          breached: '2026-04-07 12:00',
          stopped: '2026-04-07 13:00',
        },
      ],
    ],
  },
  {
    name: 'a missed target stays missed when the new severity has none, while the promise takes the new limit',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', severity: 'HIGH', promise: 'PT4H', target: 'PT1H' },
      { number: '2', measure: 'RESOLUTION', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'HIGH' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
    ],
    expect: [
      [
        '2026-04-07 12:00',
        'RESOLUTION',
        {
          standing: 'OVER_TARGET',
          promiseStanding: 'ON_TRACK',
          due: '2026-04-07 18:00',
          clauses: ['2'],
          target: { standing: 'BREACHED', breached: '2026-04-07 11:00', due: '2026-04-07 11:00', limit: 'PT1H' },
        },
      ],
    ],
  },
  {
    name: 'a target not yet missed goes when the new severity has none',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', severity: 'HIGH', promise: 'PT4H', target: 'PT3H' },
      { number: '2', measure: 'RESOLUTION', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'HIGH' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
    ],
    expect: [
      ['2026-04-07 11:59', 'RESOLUTION', { target: { due: '2026-04-07 13:00' } }],
      ['2026-04-07 12:00', 'RESOLUTION', { target: null }],
    ],
  },
  {
    name: 'a severity that no clause speaks of makes the clock void, and a later one loses nothing that was measured',
    coverage: always(),
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
      ['2026-04-07 14:00', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
      ['2026-04-07 15:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
      ['2026-04-07 15:30', 'RESOLVED'],
    ],
    expect: [
      [
        '2026-04-07 13:00',
        'RESOLUTION',
        {
          phase: 'VOID',
          void: 'NO_CLAUSE',
          standing: null,
          spent: 'PT1H',
          due: null,
          headroom: null,
          wake: null,
          clauses: ['9.2.3'],
        },
      ],
      [
        '2026-04-07 14:00',
        'RESOLUTION',
        { phase: 'RUNNING', void: null, standing: 'ON_TRACK', spent: 'PT4H', due: '2026-04-07 18:00' },
      ],
      ['2026-04-07 16:00', 'RESOLUTION', { phase: 'VOID', void: 'NO_CLAUSE', spent: 'PT5H', stopped: null }],
    ],
  },
  {
    name: 'a ticket without a severity is judged only by clauses without one, and from its first severity on by more',
    coverage: always(),
    clauses: [normal8h, { number: '1', measure: 'FIRST_RESPONSE', promise: 'PT8H' }],
    life: [
      ['2026-04-07 10:00', 'OPENED'],
      ['2026-04-07 11:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 12:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 13:00', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      ['2026-04-07 12:00', 'RESOLUTION', 'NO CLOCK'],
      ['2026-04-07 12:00', 'FIRST_RESPONSE', { phase: 'RUNNING', clauses: ['1'] }],
      [
        '2026-04-07 13:00',
        'RESOLUTION',
        { phase: 'RUNNING', started: '2026-04-07 10:00', spent: 'PT2H', paused: 'PT1H', due: '2026-04-07 19:00' },
      ],
    ],
  },
  {
    name: 'the clause of a severity beats the one without, and a change that leaves it the same changes nothing',
    coverage: always(),
    clauses: [urgent2h, { number: '9.2.9', measure: 'RESOLUTION', promise: 'PT16H' }],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'LOW' }],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'HIGH' }],
      ['2026-04-07 11:30', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'RESOLUTION', { clauses: ['9.2.9'], due: '2026-04-08 02:00' }],
      ['2026-04-07 11:30', 'RESOLUTION', { clauses: ['9.2.1'], due: '2026-04-07 12:00' }],
    ],
  },
  {
    name: 'a severity that held for no time at all judges nothing',
    coverage: always(),
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 14:00', 'PRIORITY_CHANGED', { severity: 'URGENT', sequence: 1 }],
      ['2026-04-07 14:00', 'PRIORITY_CHANGED', { severity: 'NORMAL', sequence: 2 }],
    ],
    expect: [['2026-04-07 14:00', 'RESOLUTION', { standing: 'ON_TRACK', breached: null, due: '2026-04-07 18:00' }]],
  },
  {
    name: 'what is resolved in the same breath as its severity is judged by that severity',
    coverage: always(),
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 14:00', 'RESOLVED', { severity: 'URGENT' }],
    ],
    expect: [
      [
        '2026-04-07 14:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 12:00', byReclassification: true },
      ],
    ],
  },
  {
    name: 'a stopped clock keeps the limits it stopped under, and a reopening takes the present severity',
    coverage: always(),
    clauses: [normal8h, urgent2h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 13:00', 'RESOLVED'],
      ['2026-04-07 13:30', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 14:00', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 13:45', 'RESOLUTION', { phase: 'STOPPED', standing: 'MET', clauses: ['9.2.3'], limit: 'PT8H' }],
      [
        '2026-04-07 14:00',
        'RESOLUTION',
        {
          phase: 'RUNNING',
          standing: 'BREACHED',
          breached: '2026-04-07 12:00',
          byReclassification: true,
          clauses: ['9.2.1'],
        },
      ],
    ],
  },
  {
    name: 'a ticket that moves to an account without an agreement loses its clock',
    coverage: always(),
    clauses: [normal8h],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'UPDATED', { serviceAccount: 'elsewhere' }],
      ['2026-04-07 12:00', 'UPDATED', { serviceAccount: 'main' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'RESOLUTION', { phase: 'VOID', void: 'NO_CLAUSE' }],
      ['2026-04-07 12:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT2H' }],
    ],
  },
];
