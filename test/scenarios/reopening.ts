// What a reopening does, as the clause says: go on, go on as if never stopped, or begin again.
import { always, officeHours, primeAndNight, type PromisedClause, type Scenario } from './scenario.ts';

const resolve8h: PromisedClause = { number: '1', measure: 'RESOLUTION', promise: 'PT8H' };
const again: PromisedClause = { ...resolve8h, onReopen: 'NEW_CYCLE' };
const within2h: PromisedClause = { ...again, reopenWindow: 'PT2H' };
const continuous: PromisedClause = { ...resolve8h, onReopen: 'CONTINUOUS' };

// prettier-ignore -- a table: one row a line
export const reopening: readonly Scenario[] = [
  {
    name: 'NEW_CYCLE: a reopening begins the next cycle, and the old result is kept',
    coverage: always(),
    clauses: [again],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED'],
      ['2026-04-07 13:00', 'REOPENED'],
      ['2026-04-07 14:00', 'RESOLVED'],
    ],
    expect: [
      ['2026-04-07 12:00', 'RESOLUTION 2', 'NO CLOCK'],
      [
        '2026-04-07 13:30',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-07 11:00', spent: 'PT2H' },
      ],
      [
        '2026-04-07 13:30',
        'RESOLUTION 2',
        { phase: 'RUNNING', started: '2026-04-07 13:00', spent: 'PT30M', due: '2026-04-07 21:00' },
      ],
      ['2026-04-07 15:00', 'RESOLUTION 2', { phase: 'STOPPED', standing: 'MET', spent: 'PT1H' }],
      ['2026-04-07 15:00', 'RESOLUTION 3', 'NO CLOCK'],
    ],
  },
  {
    name: 'NEW_CYCLE: a broken cycle stays broken, and the next one has all its time',
    coverage: always(),
    clauses: [again],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 18:00', 'RESOLVED'],
      ['2026-04-07 19:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 20:00', 'CUSTOMER_REPLIED'],
    ],
    expect: [
      ['2026-04-07 21:00', 'RESOLUTION', { standing: 'BREACHED', breached: '2026-04-07 17:00', spent: 'PT9H' }],
      ['2026-04-07 19:30', 'RESOLUTION 2', { phase: 'PAUSED', standing: 'ON_TRACK', headroom: 'PT8H' }],
      [
        '2026-04-07 21:00',
        'RESOLUTION 2',
        { phase: 'RUNNING', spent: 'PT1H', paused: 'PT1H', due: '2026-04-08 04:00' },
      ],
    ],
  },
  {
    name: 'NEW_CYCLE with a window: reopened within it, its end included, the same cycle goes on',
    coverage: always(),
    clauses: [within2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED'],
      ['2026-04-07 13:00', 'REOPENED'],
      ['2026-04-07 14:00', 'RESOLVED'],
      ['2026-04-07 16:00:00.001', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 13:30', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT2H30M', due: '2026-04-07 19:00' }],
      ['2026-04-07 13:30', 'RESOLUTION 2', 'NO CLOCK'],
      [
        '2026-04-07 17:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-07 14:00', spent: 'PT3H' },
      ],
      ['2026-04-07 17:00', 'RESOLUTION 2', { phase: 'RUNNING', started: '2026-04-07 16:00:00.001' }],
    ],
  },
  {
    name: 'NEW_CYCLE takes the period in which it starts, RESUME keeps the one of the first start',
    coverage: primeAndNight,
    clauses: [
      { number: '1', measure: 'RESOLUTION', period: 'PRIME', promise: 'PT1H', onReopen: 'NEW_CYCLE' },
      { number: '2', measure: 'RESOLUTION', period: 'NON_PRIME', promise: 'PT4H', onReopen: 'NEW_CYCLE' },
      { number: '3', measure: 'REQUESTER_WAIT', period: 'PRIME', promise: 'PT1H' },
      { number: '4', measure: 'REQUESTER_WAIT', period: 'NON_PRIME', promise: 'PT4H' },
    ],
    life: [
      ['2026-04-07 12:00', 'OPENED'],
      ['2026-04-07 12:30', 'RESOLVED'],
      ['2026-04-07 20:00', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 21:00', 'RESOLUTION 2', { limit: 'PT4H', due: '2026-04-08 00:00' }],
      ['2026-04-07 21:00', 'REQUESTER_WAIT', { limit: 'PT1H', spent: 'PT30M', due: '2026-04-08 08:30' }],
    ],
  },
  {
    name: 'NEW_CYCLE: a cancelled ticket that is opened again goes on in its cycle, for it never had a result',
    coverage: always(),
    clauses: [again],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 12:00', 'CANCELLED'],
      ['2026-04-07 14:00', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 15:00', 'RESOLUTION', { phase: 'RUNNING', void: null, spent: 'PT4H' }],
      ['2026-04-07 15:00', 'RESOLUTION 2', 'NO CLOCK'],
    ],
  },
  {
    name: 'CONTINUOUS: the closed time counts',
    coverage: always(),
    clauses: [continuous, { number: '2', measure: 'REQUESTER_WAIT', promise: 'PT8H', onReopen: 'CONTINUOUS' }],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED'],
      ['2026-04-07 13:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 12:00', 'RESOLUTION', { phase: 'STOPPED', standing: 'MET', spent: 'PT2H' }],
      ['2026-04-07 14:00', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT5H', paused: 'PT0S', due: '2026-04-07 17:00' }],
      ['2026-04-07 14:00', 'REQUESTER_WAIT', { phase: 'RUNNING', spent: 'PT5H' }],
    ],
  },
  {
    name: 'CONTINUOUS: a limit that ran out while the ticket was closed broke there, and what was met is broken',
    coverage: always(),
    clauses: [continuous],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED'],
      ['2026-04-07 18:00', 'REOPENED'],
      ['2026-04-07 19:00', 'RESOLVED'],
    ],
    expect: [
      ['2026-04-07 17:30', 'RESOLUTION', { phase: 'STOPPED', standing: 'MET' }],
      [
        '2026-04-07 18:00',
        'RESOLUTION',
        {
          phase: 'RUNNING',
          standing: 'BREACHED',
          breached: '2026-04-07 17:00',
          headroom: '-PT1H',
          byReclassification: false,
        },
      ],
      [
        '2026-04-07 20:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 17:00', spent: 'PT10H' },
      ],
    ],
  },
  {
    name: 'CONTINUOUS: resolved while it waited, the clock runs from the resolution on',
    coverage: always(),
    clauses: [continuous],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 12:00', 'RESOLVED'],
      ['2026-04-07 13:00', 'REOPENED', { status: 'WAITING_CUSTOMER' }],
    ],
    expect: [['2026-04-07 14:00', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT2H', paused: 'PT3H', headroom: 'PT6H' }]],
  },
  {
    name: 'CONTINUOUS: a limit that the closed span uses up exactly at closing is due at closing',
    coverage: officeHours,
    clauses: [continuous],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 16:00', 'CLOSED'],
      ['2026-04-07 17:00', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 17:00', 'RESOLUTION', { standing: 'AT_RISK', due: '2026-04-07 17:00', headroom: 'PT0S' }],
      ['2026-04-07 17:30', 'RESOLUTION', { standing: 'BREACHED', breached: '2026-04-07 17:00', spent: 'PT8H' }],
    ],
  },
];
