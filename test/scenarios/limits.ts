// Limits that are not one amount of time: blended of coverage periods, a time of a covered day; and when they warn.
import { always, officeHours, primeAndNight, type PromisedClause, type Scenario } from './scenario.ts';

const blended = { measure: 'RESOLUTION', allowance: 'BLENDED' } as const;
const prime1h: PromisedClause = { number: '4.1', ...blended, period: 'PRIME', promise: 'PT1H' };
const night4h: PromisedClause = { number: '4.2', ...blended, period: 'NON_PRIME', promise: 'PT4H' };
const endOfNextDay: PromisedClause = { number: '5', measure: 'RESOLUTION', relative: 'END_OF_COVERED_DAY' };
const at16: PromisedClause = {
  number: '6',
  measure: 'RESOLUTION',
  relative: 'TIME_OF_COVERED_DAY',
  localTime: '16:00',
};

// prettier-ignore -- a table: one row a line
export const limits: readonly Scenario[] = [
  {
    name: 'BLENDED: ten minutes of a prime hour and five sixths of four hours of the night',
    coverage: primeAndNight,
    clauses: [prime1h, night4h],
    life: [['2026-04-07 17:50', 'OPENED']],
    expect: [
      [
        '2026-04-07 17:50',
        'RESOLUTION',
        {
          limit: null,
          due: '2026-04-07 21:20',
          headroom: 'PT3H30M',
          warn: '2026-04-07 20:20',
          shares: [
            ['PRIME', 0],
            ['NON_PRIME', 0],
          ],
        },
      ],
      [
        '2026-04-07 18:00',
        'RESOLUTION',
        {
          spent: 'PT10M',
          headroom: 'PT3H20M',
          shares: [
            ['PRIME', 0.166666667],
            ['NON_PRIME', 0],
          ],
        },
      ],
      [
        '2026-04-07 21:20',
        'RESOLUTION',
        {
          standing: 'AT_RISK',
          headroom: 'PT0S',
          shares: [
            ['PRIME', 0.166666667],
            ['NON_PRIME', 0.833333333],
          ],
        },
      ],
      [
        '2026-04-07 21:20:00.001',
        'RESOLUTION',
        { standing: 'BREACHED', breached: '2026-04-07 21:20', due: '2026-04-07 21:20' },
      ],
    ],
  },
  {
    name: 'BLENDED: waiting uses nothing up, and what is left runs on in the hours into which it resumes',
    coverage: primeAndNight,
    clauses: [prime1h, night4h],
    life: [
      ['2026-04-07 17:50', 'OPENED'],
      ['2026-04-07 17:55', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 19:00', 'STATUS_CHANGED', { status: 'OPEN' }],
      ['2026-04-07 20:00', 'RESOLVED'],
    ],
    expect: [
      ['2026-04-07 18:30', 'RESOLUTION', { phase: 'PAUSED', due: null, headroom: 'PT3H25M', spent: 'PT5M' }],
      ['2026-04-07 19:00', 'RESOLUTION', { phase: 'RUNNING', due: '2026-04-07 22:40', headroom: 'PT3H40M' }],
      [
        '2026-04-07 21:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'MET', due: '2026-04-07 22:40', spent: 'PT1H5M' },
      ],
    ],
  },
  {
    name: 'BLENDED: a period without a limit uses nothing up and is not spent',
    coverage: primeAndNight,
    clauses: [prime1h],
    life: [['2026-04-07 17:30', 'OPENED']],
    expect: [
      ['2026-04-07 20:00', 'RESOLUTION', { spent: 'PT30M', due: '2026-04-08 08:30', shares: [['PRIME', 0.5]] }],
      ['2026-04-08 08:30:00.001', 'RESOLUTION', { standing: 'BREACHED' }],
    ],
  },
  {
    name: 'BLENDED: a missing target of one period is its promise',
    coverage: primeAndNight,
    clauses: [{ ...prime1h, target: 'PT30M' }, night4h],
    life: [['2026-04-07 17:50', 'OPENED']],
    expect: [['2026-04-07 18:00', 'RESOLUTION', { due: '2026-04-07 21:20', target: { due: '2026-04-07 20:40' } }]],
  },
  {
    name: 'BLENDED is due rounded up to the millisecond',
    coverage: primeAndNight,
    clauses: [
      { ...prime1h, promise: 'PT3S' },
      { ...night4h, promise: 'PT1S' },
    ],
    life: [['2026-04-07 17:59:59', 'OPENED']],
    expect: [['2026-04-07 17:59:59', 'RESOLUTION', { due: '2026-04-07 18:00:00.667' }]],
  },
  {
    name: 'BLENDED: with a new severity the used share is worked out anew from the time spent',
    coverage: primeAndNight,
    clauses: [
      { ...prime1h, severity: 'URGENT' },
      { ...night4h, severity: 'URGENT' },
      { ...prime1h, number: '4.3', severity: 'NORMAL', promise: 'PT2H' },
      { ...night4h, number: '4.4', severity: 'NORMAL', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 17:00', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 17:30', 'PRIORITY_CHANGED', { severity: 'URGENT' }],
    ],
    expect: [
      ['2026-04-07 17:00', 'RESOLUTION', { due: '2026-04-07 22:00' }],
      [
        '2026-04-07 17:30',
        'RESOLUTION',
        {
          due: '2026-04-07 18:00',
          shares: [
            ['PRIME', 0.5],
            ['NON_PRIME', 0],
          ],
        },
      ],
    ],
  },
  {
    name: 'END_OF_COVERED_DAY: the end of the next covered day, over a weekend the end of Monday',
    coverage: officeHours,
    clauses: [endOfNextDay],
    life: [['2026-04-10 16:00', 'OPENED']],
    expect: [
      ['2026-04-10 16:00', 'RESOLUTION', { limit: null, due: '2026-04-13 17:00', headroom: 'PT9H' }],
      ['2026-04-13 17:00', 'RESOLUTION', { standing: 'AT_RISK', headroom: 'PT0S' }],
      ['2026-04-13 17:00:00.001', 'RESOLUTION', { standing: 'BREACHED', breached: '2026-04-13 17:00' }],
    ],
  },
  {
    name: 'END_OF_COVERED_DAY: opened on a day without coverage, the next covered day is the first one',
    coverage: officeHours,
    clauses: [endOfNextDay],
    life: [['2026-04-11 12:00', 'OPENED']],
    expect: [['2026-04-11 12:00', 'RESOLUTION', { due: '2026-04-13 17:00', headroom: 'PT8H' }]],
  },
  {
    name: 'END_OF_COVERED_DAY around the clock is midnight',
    coverage: always('Europe/Berlin'),
    clauses: [endOfNextDay],
    life: [['2026-03-28 12:00', 'OPENED']],
    expect: [['2026-03-28 12:00', 'RESOLUTION', { due: '2026-03-30 00:00', headroom: 'PT35H' }]],
  },
  {
    name: 'TIME_OF_COVERED_DAY: four in the afternoon of the second covered day',
    coverage: officeHours,
    clauses: [{ ...at16, coveredDays: 2 }],
    life: [['2026-04-07 10:00', 'OPENED']],
    expect: [['2026-04-07 10:00', 'RESOLUTION', { due: '2026-04-09 16:00', headroom: 'PT22H' }]],
  },
  {
    name: 'a relative limit and waiting: the covered time of the pause is added on',
    coverage: officeHours,
    clauses: [at16],
    life: [
      ['2026-04-07 10:00', 'OPENED'],
      ['2026-04-07 12:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 18:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'RESOLUTION', { due: '2026-04-08 16:00' }],
      ['2026-04-07 13:00', 'RESOLUTION', { phase: 'PAUSED', due: null, headroom: 'PT12H' }],
      ['2026-04-07 18:00', 'RESOLUTION', { phase: 'RUNNING', due: '2026-04-09 13:00', paused: 'PT5H' }],
    ],
  },
  {
    name: 'a time of the day outside of coverage is due at that time all the same',
    coverage: officeHours,
    clauses: [{ ...at16, localTime: '18:00' }],
    life: [['2026-04-07 10:00', 'OPENED']],
    expect: [
      [
        '2026-04-08 17:30',
        'RESOLUTION',
        { standing: 'AT_RISK', due: '2026-04-08 18:00', headroom: 'PT0S', wake: '2026-04-08 18:00:00.001' },
      ],
      ['2026-04-08 18:00:00.001', 'RESOLUTION', { standing: 'BREACHED', breached: '2026-04-08 18:00' }],
    ],
  },
  {
    name: 'a promised time that the clocks skip is where the gap ends, one that they repeat is its second time',
    coverage: always('Europe/Berlin'),
    clauses: [{ ...at16, localTime: '02:30' }],
    life: [['2026-03-28 12:00', 'OPENED']],
    expect: [['2026-03-28 12:00', 'RESOLUTION', { due: '2026-03-29 03:00', headroom: 'PT14H' }]],
  },
  {
    name: 'a promised time that the clocks repeat is its second time',
    coverage: always('Europe/Berlin'),
    clauses: [{ ...at16, localTime: '02:30' }],
    life: [['2026-10-24 12:00', 'OPENED']],
    expect: [['2026-10-24 12:00', 'RESOLUTION', { due: '2026-10-25 02:30', headroom: 'PT15H30M' }]],
  },
  {
    name: 'a target beside a promised time, and never later than it',
    coverage: officeHours,
    clauses: [
      { ...at16, target: 'PT4H' },
      { ...at16, number: '7', severity: 'LOW', target: 'PT40H' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED'],
      ['2026-04-07 11:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
    ],
    expect: [
      [
        '2026-04-07 10:00',
        'RESOLUTION',
        { due: '2026-04-08 16:00', target: { due: '2026-04-07 14:00', limit: 'PT4H' } },
      ],
      ['2026-04-07 11:00', 'RESOLUTION', { due: '2026-04-08 16:00', target: { due: '2026-04-08 16:00', limit: null } }],
    ],
  },
  {
    name: 'a new severity may promise a time of a day, counted from the start',
    coverage: officeHours,
    clauses: [
      { ...endOfNextDay, severity: 'LOW' },
      { number: '1', measure: 'RESOLUTION', severity: 'HIGH', promise: 'PT4H' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { severity: 'HIGH' }],
      ['2026-04-07 12:00', 'PRIORITY_CHANGED', { severity: 'LOW' }],
    ],
    expect: [['2026-04-07 12:00', 'RESOLUTION', { spent: 'PT2H', due: '2026-04-08 17:00' }]],
  },
  {
    name: 'warnBefore replaces the default share; with both given, the earlier warns',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', promise: 'PT8H', warnBefore: 'PT1H' },
      { number: '2', measure: 'REQUESTER_WAIT', promise: 'PT8H', warnBefore: 'PT1H', warnAtShare: 0.5 },
      { number: '3', measure: 'AGENT_WORK', promise: 'PT8H', warnBefore: 'PT5H', warnAtShare: 0.5 },
      { number: '4', measure: 'CLOSURE', promise: 'PT8H', target: 'PT4H', warnBefore: 'PT30M' },
    ],
    life: [['2026-04-07 09:00', 'OPENED']],
    expect: [
      ['2026-04-07 10:00', 'RESOLUTION', { warn: '2026-04-07 16:00' }],
      ['2026-04-07 15:59:59.999', 'RESOLUTION', { standing: 'ON_TRACK' }],
      ['2026-04-07 16:00', 'RESOLUTION', { standing: 'AT_RISK' }],
      ['2026-04-07 10:00', 'REQUESTER_WAIT', { warn: '2026-04-07 13:00' }],
      ['2026-04-07 10:00', 'AGENT_WORK', { warn: '2026-04-07 12:00' }],
      ['2026-04-07 10:00', 'CLOSURE', { warn: '2026-04-07 16:30', target: { warn: '2026-04-07 12:30' } }],
    ],
  },
  {
    name: 'a warning longer before the end than the limit warns from the start',
    coverage: always(),
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT1H', warnBefore: 'PT2H' }],
    life: [['2026-04-07 09:00', 'OPENED']],
    expect: [
      [
        '2026-04-07 09:00',
        'RESOLUTION',
        { standing: 'AT_RISK', warn: '2026-04-07 09:00', wake: '2026-04-07 10:00:00.001' },
      ],
    ],
  },
];
