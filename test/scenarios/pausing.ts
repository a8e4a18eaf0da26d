// Waiting for the customer costs nothing, and nothing about a pause can break or mend a promise by itself.
import { always, officeHours, type PromisedClause, type Scenario } from './scenario.ts';

const resolve4h: PromisedClause = { number: '9.2.1', measure: 'RESOLUTION', promise: 'PT4H' };

// prettier-ignore -- a table: one row a line
export const pausing: readonly Scenario[] = [
  {
    name: 'a wait over the weekend and a clock change costs no covered time',
    coverage: officeHours,
    clauses: [resolve4h],
    life: [
      ['2026-03-27 16:00', 'OPENED', { status: 'OPEN' }],
      ['2026-03-27 16:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-03-30 10:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      [
        '2026-03-27 16:00',
        'RESOLUTION',
        { phase: 'RUNNING', spent: 'PT0S', due: '2026-03-30 12:00', wake: '2026-03-30 11:00' },
      ],
      [
        '2026-03-27 16:30',
        'RESOLUTION',
        { phase: 'PAUSED', standing: 'ON_TRACK', spent: 'PT30M', due: null, warn: null, wake: null },
      ],
      ['2026-03-28 12:00', 'RESOLUTION', { phase: 'PAUSED', headroom: 'PT3H30M', paused: 'PT30M' }],
      [
        '2026-03-30 10:00',
        'RESOLUTION',
        { phase: 'RUNNING', spent: 'PT30M', paused: 'PT1H30M', due: '2026-03-30 13:30' },
      ],
      ['2026-03-30 12:29:59.999', 'RESOLUTION', { standing: 'ON_TRACK', wake: '2026-03-30 12:30' }],
      [
        '2026-03-30 12:30',
        'RESOLUTION',
        { standing: 'AT_RISK', warn: '2026-03-30 12:30', wake: '2026-03-30 13:30:00.001' },
      ],
      ['2026-03-30 13:30', 'RESOLUTION', { standing: 'AT_RISK', headroom: 'PT0S', breached: null }],
      [
        '2026-03-30 13:30:00.001',
        'RESOLUTION',
        { standing: 'BREACHED', breached: '2026-03-30 13:30', due: '2026-03-30 13:30', wake: null },
      ],
    ],
  },
  {
    name: 'pausing and resuming at one instant changes nothing',
    coverage: officeHours,
    clauses: [resolve4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'OPEN' }],
      ['2026-04-08 17:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
    ],
    expect: [
      ['2026-04-07 10:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT1H', paused: 'PT0S', due: '2026-04-07 13:00' }],
    ],
  },
  {
    name: 'a limit used up at closing time stays due at closing time through a pause of no length',
    coverage: officeHours,
    clauses: [resolve4h],
    life: [
      ['2026-04-07 13:00', 'OPENED'],
      ['2026-04-07 17:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 17:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 17:00', 'RESOLUTION', { phase: 'RUNNING', standing: 'AT_RISK', due: '2026-04-07 17:00' }],
      [
        '2026-04-07 17:00:00.001',
        'RESOLUTION',
        { standing: 'BREACHED', breached: '2026-04-07 17:00', headroom: 'PT0S' },
      ],
    ],
  },
  {
    name: 'of waiting, active and waiting within one minute the last one holds',
    coverage: always(),
    clauses: [resolve4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER', sequence: 1 }],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'OPEN', sequence: 2 }],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER', sequence: 3 }],
    ],
    expect: [['2026-04-07 12:00', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT1H', paused: 'PT2H' }]],
  },
  {
    name: "a customer's reply ends the wait at its own instant, even if the status is changed later",
    coverage: always(),
    clauses: [resolve4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 11:20', 'STATUS_CHANGED', { status: 'OPEN' }],
      ['2026-04-07 12:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT1H', due: '2026-04-07 14:00' }],
      ['2026-04-07 11:20', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT1H20M' }],
      ['2026-04-07 13:00', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT2H', paused: 'PT2H' }],
    ],
  },
  {
    name: 'a new wait after the reply counts as one, though the source never said that the first had ended',
    coverage: always(),
    clauses: [resolve4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:00', 'AGENT_REPLIED', { status: 'WAITING_CUSTOMER' }],
    ],
    expect: [['2026-04-07 13:00', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT2H', paused: 'PT2H' }]],
  },
  {
    name: 'an automated reply from the customer ends no wait',
    coverage: always(),
    clauses: [resolve4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED', { actor: 'AUTOMATION' }],
    ],
    expect: [['2026-04-07 12:00', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT1H' }]],
  },
  {
    name: 'a limit used up exactly at the instant of a pause is not broken, and on resume it is due at once',
    coverage: always(),
    clauses: [resolve4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 13:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 15:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      [
        '2026-04-07 14:00',
        'RESOLUTION',
        { phase: 'PAUSED', standing: 'AT_RISK', headroom: 'PT0S', warn: '2026-04-07 12:00', due: null },
      ],
      [
        '2026-04-07 15:00',
        'RESOLUTION',
        { phase: 'RUNNING', standing: 'AT_RISK', due: '2026-04-07 15:00', breached: null },
      ],
      ['2026-04-07 15:00:00.001', 'RESOLUTION', { standing: 'BREACHED', breached: '2026-04-07 15:00' }],
    ],
  },
  {
    name: 'a clock that stops while paused shows the due it would have had, had it resumed at that instant',
    coverage: officeHours,
    clauses: [resolve4h],
    life: [
      ['2026-04-07 10:00', 'OPENED'],
      ['2026-04-07 11:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 15:00', 'RESOLVED'],
    ],
    expect: [
      [
        '2026-04-09 15:00',
        'RESOLUTION',
        {
          phase: 'STOPPED',
          standing: 'MET',
          stopped: '2026-04-07 15:00',
          spent: 'PT1H',
          paused: 'PT4H',
          due: '2026-04-08 10:00',
          headroom: 'PT3H',
        },
      ],
    ],
  },
  {
    name: 'a clock that is broken and then waits keeps the instant at which it broke and shows no due',
    coverage: always(),
    clauses: [resolve4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 14:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 16:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      [
        '2026-04-07 15:00',
        'RESOLUTION',
        { phase: 'PAUSED', standing: 'BREACHED', breached: '2026-04-07 13:00', due: null, headroom: '-PT1H' },
      ],
      [
        '2026-04-07 17:00',
        'RESOLUTION',
        {
          phase: 'RUNNING',
          standing: 'BREACHED',
          breached: '2026-04-07 13:00',
          due: '2026-04-07 13:00',
          headroom: '-PT2H',
        },
      ],
    ],
  },
  {
    name: 'waiting for a supplier or on hold pauses only where the clause says so',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', promise: 'PT8H' },
      {
        number: '2',
        measure: 'RESOLUTION',
        severity: 'HIGH',
        promise: 'PT8H',
        pausesWhile: ['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD'],
      },
      { number: '3', measure: 'AGENT_WORK', promise: 'PT8H' },
      { number: '4', measure: 'REQUESTER_WAIT', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED', { severity: 'HIGH' }],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'ON_HOLD' }],
      ['2026-04-07 11:00', 'STATUS_CHANGED', { status: 'WAITING_SUPPLIER' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
    ],
    expect: [
      ['2026-04-07 12:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT1H', paused: 'PT2H', clauses: ['1'] }],
      ['2026-04-07 13:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT2H', paused: 'PT2H' }],
      ['2026-04-07 13:00', 'AGENT_WORK', { phase: 'PAUSED', spent: 'PT1H', paused: 'PT3H' }],
      ['2026-04-07 13:00', 'REQUESTER_WAIT', { phase: 'RUNNING', spent: 'PT4H' }],
    ],
  },
  {
    name: 'a stopped clock is not paused by a status that comes after',
    coverage: always(),
    clauses: [{ number: '1', measure: 'FIRST_RESPONSE', promise: 'PT4H', pausesWhile: ['WAITING_CUSTOMER'] }],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'AGENT_REPLIED'],
      ['2026-04-07 10:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
    ],
    expect: [
      [
        '2026-04-07 12:00',
        'FIRST_RESPONSE',
        { phase: 'STOPPED', spent: 'PT1H', paused: 'PT0S', due: '2026-04-07 13:00' },
      ],
    ],
  },
  {
    name: 'six hours around the clock in Berlin, through the night the clocks go forward',
    coverage: always('Europe/Berlin'),
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }],
    life: [['2026-03-28 22:00', 'OPENED']],
    expect: [['2026-03-28 22:00', 'RESOLUTION', { due: '2026-03-29 05:00' }]],
  },
  {
    name: 'six hours around the clock in Berlin, through the night the clocks go back',
    coverage: always('Europe/Berlin'),
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }],
    life: [['2026-10-24 22:00', 'OPENED']],
    expect: [['2026-10-24 22:00', 'RESOLUTION', { due: '2026-10-25 03:00' }]],
  },
];
