// How a clock comes under the clause of its new severity: RESTART, TIGHTEN_ONLY, PROPORTIONAL; CARRY is the default.
import { always, officeHours, primeAndNight, type PromisedClause, type Scenario } from './scenario.ts';

const under = (onReclassify: PromisedClause['onReclassify'] & string): PromisedClause[] => [
  { number: '8h', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT8H', onReclassify },
  { number: '2h', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT2H', onReclassify },
];

// prettier-ignore -- a table: one row a line
export const reclassifyRules: readonly Scenario[] = [
  {
    name: 'RESTART: the same cycle begins anew, and nothing before the change counts',
    coverage: always(),
    clauses: under('RESTART'),
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 12:00', 'STATUS_CHANGED', { status: 'OPEN' }],
      ['2026-04-07 14:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      [
        '2026-04-07 15:00',
        'RESOLUTION',
        { phase: 'RUNNING', started: '2026-04-07 14:00', spent: 'PT1H', paused: 'PT0S', due: '2026-04-07 16:00' },
      ],
      ['2026-04-07 15:00', 'RESOLUTION 2', 'NO CLOCK'],
    ],
  },
  {
    name: 'RESTART while the clock waits: it begins to wait anew',
    coverage: always(),
    clauses: under('RESTART'),
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL', status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      [
        '2026-04-07 13:00',
        'RESOLUTION',
        { phase: 'PAUSED', started: '2026-04-07 12:00', paused: 'PT1H', headroom: 'PT2H' },
      ],
    ],
  },
  {
    name: 'RESTART takes the period in which the clock begins anew',
    coverage: primeAndNight,
    clauses: [
      { number: '1', measure: 'RESOLUTION', severity: 'NORMAL', period: 'PRIME', promise: 'PT1H' },
      { number: '2', measure: 'RESOLUTION', severity: 'NORMAL', period: 'NON_PRIME', promise: 'PT4H' },
      {
        number: '3',
        measure: 'RESOLUTION',
        severity: 'URGENT',
        period: 'PRIME',
        promise: 'PT1H',
        onReclassify: 'RESTART',
      },
      {
        number: '4',
        measure: 'RESOLUTION',
        severity: 'URGENT',
        period: 'NON_PRIME',
        promise: 'PT2H',
        onReclassify: 'RESTART',
      },
    ],
    life: [
      ['2026-04-07 17:30', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 18:30', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      ['2026-04-07 18:00', 'RESOLUTION', { limit: 'PT1H' }],
      ['2026-04-07 19:00', 'RESOLUTION', { limit: 'PT2H', spent: 'PT30M', due: '2026-04-07 20:30' }],
    ],
  },
  {
    name: 'RESTART does not lift a broken promise, and a missed target stays as late as it was',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT8H', target: 'PT1H' },
      { number: '2', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT2H', onReclassify: 'RESTART' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 15:00', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      [
        '2026-04-07 13:00',
        'RESOLUTION',
        {
          standing: 'OVER_TARGET',
          spent: 'PT1H',
          due: '2026-04-07 14:00',
          target: { breached: '2026-04-07 11:00', headroom: '-PT2H' },
        },
      ],
      [
        '2026-04-07 16:00',
        'RESOLUTION',
        { standing: 'BREACHED', breached: '2026-04-07 14:00', started: '2026-04-07 12:00', spent: 'PT4H' },
      ],
    ],
  },
  {
    name: 'TIGHTEN_ONLY: a tighter limit takes over, a looser one never does',
    coverage: always(),
    clauses: under('TIGHTEN_ONLY'),
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 11:30', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'RESOLUTION', { clauses: ['2h'], spent: 'PT1H', due: '2026-04-07 12:00' }],
      ['2026-04-07 11:30', 'RESOLUTION', { clauses: ['2h'], limit: 'PT2H', due: '2026-04-07 12:00' }],
    ],
  },
  {
    name: 'TIGHTEN_ONLY with the same promise: the clause stays, whatever the target is',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT8H', onReclassify: 'TIGHTEN_ONLY' },
      {
        number: '2',
        measure: 'RESOLUTION',
        severity: 'HIGH',
        promise: 'PT8H',
        target: 'PT4H',
        onReclassify: 'TIGHTEN_ONLY',
      },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'HIGH' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      ['2026-04-07 10:30', 'RESOLUTION', { clauses: ['1'], target: null }],
      ['2026-04-07 12:30', 'RESOLUTION', { clauses: ['1'], target: null, due: '2026-04-07 18:00' }],
    ],
  },
  {
    name: 'TIGHTEN_ONLY keeps no clock that no clause speaks of any more',
    coverage: always(),
    clauses: under('TIGHTEN_ONLY'),
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'URGENT' }],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
      ['2026-04-07 11:30', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      ['2026-04-07 11:15', 'RESOLUTION', { phase: 'VOID', void: 'NO_CLAUSE' }],
      [
        '2026-04-07 11:30',
        'RESOLUTION',
        { phase: 'RUNNING', clauses: ['8h'], spent: 'PT1H30M', due: '2026-04-07 18:00' },
      ],
    ],
  },
  {
    name: 'PROPORTIONAL: the share that was used up of the old limit is used up of the new one',
    coverage: always(),
    clauses: under('PROPORTIONAL'),
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 12:30', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      [
        '2026-04-07 12:00',
        'RESOLUTION',
        { limit: 'PT2H', spent: 'PT2H', headroom: 'PT1H30M', due: '2026-04-07 13:30', warn: '2026-04-07 13:00' },
      ],
      [
        '2026-04-07 12:30',
        'RESOLUTION',
        { limit: 'PT8H', spent: 'PT2H30M', headroom: 'PT4H', due: '2026-04-07 16:30' },
      ],
    ],
  },
  {
    name: 'PROPORTIONAL counts thirds and sixths exactly, also through a wait',
    coverage: always(),
    clauses: [
      { number: '3h', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT3H', onReclassify: 'PROPORTIONAL' },
      { number: '7h', measure: 'RESOLUTION', severity: 'LOW', promise: 'PT7H', onReclassify: 'PROPORTIONAL' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
      ['2026-04-07 11:10', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 12:10', 'STATUS_CHANGED', { status: 'OPEN' }],
      ['2026-04-07 13:10', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'RESOLUTION', { due: '2026-04-07 15:40' }],
      ['2026-04-07 12:00', 'RESOLUTION', { phase: 'PAUSED', headroom: 'PT4H30M' }],
      ['2026-04-07 12:10', 'RESOLUTION', { due: '2026-04-07 16:40' }],
      ['2026-04-07 13:10', 'RESOLUTION', { limit: 'PT3H', spent: 'PT2H10M', due: '2026-04-07 14:40' }],
    ],
  },
  {
    name: 'PROPORTIONAL: a target that there was not before has used up what the promise has',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT8H', onReclassify: 'PROPORTIONAL' },
      {
        number: '2',
        measure: 'RESOLUTION',
        severity: 'URGENT',
        promise: 'PT4H',
        target: 'PT2H',
        onReclassify: 'PROPORTIONAL',
      },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 14:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      [
        '2026-04-07 14:00',
        'RESOLUTION',
        { due: '2026-04-07 16:00', target: { due: '2026-04-07 15:00', headroom: 'PT1H' } },
      ],
    ],
  },
  {
    name: 'the first clause of all counts from the start, whatever its rule: it is no change of clause',
    coverage: officeHours,
    clauses: under('RESTART'),
    life: [
      ['2026-04-07 10:00', 'OPENED'],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      ['2026-04-07 12:00', 'RESOLUTION', { started: '2026-04-07 10:00', spent: 'PT2H', due: '2026-04-08 10:00' }],
    ],
  },
  {
    name: 'a reopening under another severity comes under its clause as that says',
    coverage: always(),
    clauses: under('PROPORTIONAL'),
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 12:00', 'RESOLVED'],
      ['2026-04-07 13:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 14:00', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 13:30', 'RESOLUTION', { phase: 'STOPPED', limit: 'PT8H' }],
      ['2026-04-07 14:00', 'RESOLUTION', { phase: 'RUNNING', limit: 'PT2H', spent: 'PT2H', due: '2026-04-07 15:30' }],
    ],
  },
  {
    name: 'what ended before its first clause was known is judged by that clause: met in time',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'FIRST_RESPONSE', promise: 'PT2H' },
      { number: '2', measure: 'NEXT_RESPONSE', promise: 'PT1H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED', { serviceAccount: 'elsewhere' }],
      ['2026-04-07 10:30', 'AGENT_REPLIED'],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:30', 'AGENT_REPLIED'],
      ['2026-04-07 13:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 13:30', 'UPDATED', { serviceAccount: 'main' }],
    ],
    expect: [
      ['2026-04-07 13:00', 'FIRST_RESPONSE', 'NO CLOCK'],
      [
        '2026-04-07 13:30',
        'FIRST_RESPONSE',
        { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-07 10:30', spent: 'PT1H30M', due: '2026-04-07 11:00' },
      ],
      [
        '2026-04-07 13:30',
        'NEXT_RESPONSE',
        { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 12:00', stopped: '2026-04-07 12:30' },
      ],
      [
        '2026-04-07 13:30',
        'NEXT_RESPONSE 2',
        { phase: 'RUNNING', standing: 'ON_TRACK', spent: 'PT30M', due: '2026-04-07 14:00' },
      ],
    ],
  },
  {
    name: 'PROPORTIONAL of a blended limit: the shares shown are those carried in and those used since',
    coverage: primeAndNight,
    clauses: (['NORMAL', 'URGENT'] as const).flatMap((severity, i) =>
      (['PRIME', 'NON_PRIME'] as const).map((period) => ({
        number: `${severity} ${period}`,
        measure: 'RESOLUTION',
        severity,
        period,
        promise: i === 0 ? 'PT8H' : 'PT4H',
        onReclassify: 'PROPORTIONAL',
        allowance: 'BLENDED',
      })),
    ),
    life: [
      ['2026-04-07 06:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 09:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      [
        '2026-04-07 08:30',
        'RESOLUTION',
        {
          shares: [
            ['PRIME', 0.0625],
            ['NON_PRIME', 0.25],
          ],
        },
      ],
      [
        '2026-04-07 10:00',
        'RESOLUTION',
        {
          shares: [
            ['PRIME', 0.375],
            ['NON_PRIME', 0.25],
          ],
          spent: 'PT4H',
          due: '2026-04-07 11:30',
          headroom: 'PT1H30M',
        },
      ],
      [
        '2026-04-07 11:30',
        'RESOLUTION',
        {
          shares: [
            ['PRIME', 0.75],
            ['NON_PRIME', 0.25],
          ],
          headroom: 'PT0S',
        },
      ],
    ],
  },
  {
    name: 'TIGHTEN_ONLY: of two severities told at one instant the last counts, and the other never was in force',
    coverage: always(),
    clauses: under('TIGHTEN_ONLY'),
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'URGENT' }],
      ['2026-04-07 10:00', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
      ['2026-04-07 11:30', 'PRIORITY_CHANGED', { severity: 'NORMAL' }],
    ],
    expect: [
      ['2026-04-07 10:30', 'RESOLUTION', { clauses: ['8h'], due: '2026-04-07 18:00' }],
      ['2026-04-07 11:45', 'RESOLUTION', { clauses: ['2h'], due: '2026-04-07 12:00' }],
    ],
  },
];
