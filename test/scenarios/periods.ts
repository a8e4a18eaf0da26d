// Limits by coverage period, fixed at the start: the period of the first covered instant decides.
import { primeAndNight, primeOnly, type PromisedClause, type Scenario } from './scenario.ts';

const prime1h: PromisedClause = { number: '4.1', measure: 'RESOLUTION', period: 'PRIME', promise: 'PT1H' };
const night4h: PromisedClause = { number: '4.2', measure: 'RESOLUTION', period: 'NON_PRIME', promise: 'PT4H' };

// prettier-ignore -- a table: one row a line
export const periods: readonly Scenario[] = [
  {
    name: 'opened just before closing, the prime hour runs on in the morning',
    coverage: primeAndNight,
    clauses: [prime1h, night4h],
    life: [['2026-04-07 17:59', 'OPENED']],
    expect: [
      [
        '2026-04-07 20:00',
        'RESOLUTION',
        { clauses: ['4.1', '4.2'], limit: 'PT1H', spent: 'PT1M', due: '2026-04-08 08:59', standing: 'ON_TRACK' },
      ],
      ['2026-04-08 08:59:00.001', 'RESOLUTION', { standing: 'BREACHED', breached: '2026-04-08 08:59' }],
    ],
  },
  {
    name: 'opened just after closing, the four hours of the night count at once',
    coverage: primeAndNight,
    clauses: [prime1h, night4h],
    life: [['2026-04-07 18:01', 'OPENED']],
    expect: [['2026-04-07 20:00', 'RESOLUTION', { limit: 'PT4H', spent: 'PT1H59M', due: '2026-04-07 22:01' }]],
  },
  {
    name: 'a limit of the night counts in the day too',
    coverage: primeAndNight,
    clauses: [prime1h, night4h],
    life: [['2026-04-07 05:00', 'OPENED']],
    expect: [['2026-04-07 08:30', 'RESOLUTION', { limit: 'PT4H', spent: 'PT3H30M', due: '2026-04-07 09:00' }]],
  },
  {
    name: 'where only prime time has a limit, a ticket of the night begins to count in the morning',
    coverage: primeAndNight,
    clauses: [prime1h],
    life: [['2026-04-07 20:00', 'OPENED']],
    expect: [
      ['2026-04-07 23:00', 'RESOLUTION', { phase: 'RUNNING', limit: 'PT1H', spent: 'PT0S', due: '2026-04-08 09:00' }],
      ['2026-04-08 08:45', 'RESOLUTION', { standing: 'AT_RISK', spent: 'PT45M' }],
    ],
  },
  {
    name: 'a ticket of the uncovered night takes the period in which coverage opens',
    coverage: primeOnly,
    clauses: [prime1h, night4h],
    life: [['2026-04-07 20:00', 'OPENED']],
    expect: [['2026-04-07 23:00', 'RESOLUTION', { limit: 'PT1H', due: '2026-04-08 09:00' }]],
  },
  {
    name: 'the limit of any period loses to the one of the period in which the clock starts',
    coverage: primeAndNight,
    clauses: [prime1h, { number: '4.9', measure: 'RESOLUTION', promise: 'PT12H' }],
    life: [['2026-04-07 20:00', 'OPENED']],
    expect: [['2026-04-07 23:00', 'RESOLUTION', { clauses: ['4.1', '4.9'], limit: 'PT12H', due: '2026-04-08 08:00' }]],
  },
  {
    name: 'the limit of the period in which the clock starts beats the limit of any period',
    coverage: primeAndNight,
    clauses: [prime1h, { number: '4.9', measure: 'RESOLUTION', promise: 'PT12H' }],
    life: [['2026-04-07 12:00', 'OPENED']],
    expect: [['2026-04-07 12:30', 'RESOLUTION', { clauses: ['4.1', '4.9'], limit: 'PT1H', due: '2026-04-07 13:00' }]],
  },
  {
    name: 'a resumed clock keeps the period of its start',
    coverage: primeAndNight,
    clauses: [prime1h, night4h],
    life: [
      ['2026-04-07 17:30', 'OPENED'],
      ['2026-04-07 17:45', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 20:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 20:00', 'RESOLUTION', { limit: 'PT1H', spent: 'PT15M', paused: 'PT15M', due: '2026-04-08 08:45' }],
    ],
  },
  {
    name: 'a new severity counts the time spent by its own period',
    coverage: primeAndNight,
    clauses: [
      { ...prime1h, severity: 'HIGH' },
      { number: '4.3', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 17:30', 'OPENED', { severity: 'NORMAL' }],
      ['2026-04-07 20:00', 'PRIORITY_CHANGED', { severity: 'HIGH' }],
    ],
    expect: [
      ['2026-04-07 19:59', 'RESOLUTION', { spent: 'PT2H29M', due: '2026-04-08 01:30' }],
      ['2026-04-07 20:00', 'RESOLUTION', { spent: 'PT30M', limit: 'PT1H', due: '2026-04-08 08:30' }],
    ],
  },
];
