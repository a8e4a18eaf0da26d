// Lives to start from: the examples by which the rules of clocks are explained. A test asks the server all of them.
import { newClause, newEvent, type TryForm } from './tryForm.ts';

export interface Example {
  readonly name: string;
  /** What there is to see. */
  readonly shows: string;
  readonly form: TryForm;
}

const office = {
  zone: 'Europe/Berlin',
  prime: 'Mon-Fri 09:00-17:00',
  primeHoliday: 'CLOSED',
  nonPrime: '',
  nonPrimeHoliday: 'CLOSED',
  holidays: '',
  exceptions: '',
  severity: 'NORMAL',
} as const;
const always = { ...office, prime: 'always' } as const;
const primeAndNight = { ...office, prime: 'Mon-Sun 08:00-18:00', nonPrime: 'Mon-Sun 18:00-08:00' } as const;

export const examples: readonly Example[] = [
  {
    name: 'Waiting over a weekend',
    shows: 'A pause and a closed weekend cost nothing: 4 h end on Monday at 13:30.',
    form: {
      ...office,
      clauses: [newClause(1, { promise: '4 h', target: '3 h' })],
      events: [
        newEvent(1, '2026-03-27T16:00:00'),
        newEvent(2, '2026-03-27T16:30:00', { kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' }),
        newEvent(3, '2026-03-30T10:00:00', { kind: 'CUSTOMER_REPLIED' }),
      ],
      asOf: '2026-03-30T11:00:00',
    },
  },
  {
    name: 'The night the clocks change',
    shows: 'Six hours are six real hours: opened at 22:00, due at 05:00 and not at 04:00.',
    form: {
      ...always,
      clauses: [newClause(1, { promise: '6 h' })],
      events: [newEvent(1, '2026-03-28T22:00:00')],
      asOf: '2026-03-29T01:00:00',
    },
  },
  {
    name: 'Made urgent too late',
    shows: 'Elapsed time is carried: the new limit was used up at 13:00, before it was known at 14:00.',
    form: {
      ...always,
      clauses: [
        newClause(1, { severity: 'NORMAL', promise: '8 h' }),
        newClause(2, { severity: 'URGENT', promise: '2 h' }),
      ],
      events: [
        newEvent(1, '2026-03-02T10:00:00'),
        newEvent(2, '2026-03-02T11:00:00', { kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' }),
        newEvent(3, '2026-03-02T12:00:00', { kind: 'STATUS_CHANGED', status: 'OPEN' }),
        newEvent(4, '2026-03-02T14:00:00', { kind: 'PRIORITY_CHANGED', severity: 'URGENT' }),
      ],
      asOf: '2026-03-02T14:30:00',
    },
  },
  {
    name: 'A broken promise stays broken',
    shows: 'Two urgent hours ended at 12:00; what is said of the severity at 12:31 changes nothing.',
    form: {
      ...always,
      severity: 'URGENT',
      clauses: [
        newClause(1, { severity: 'NORMAL', promise: '8 h' }),
        newClause(2, { severity: 'URGENT', promise: '2 h' }),
      ],
      events: [
        newEvent(1, '2026-03-02T10:00:00'),
        newEvent(2, '2026-03-02T12:31:00', { kind: 'PRIORITY_CHANGED', severity: 'NORMAL' }),
      ],
      asOf: '2026-03-02T13:00:00',
    },
  },
  {
    name: 'Prime and non-prime, blended',
    shows: 'A sixth is used up in prime time until 18:00, the rest at a quarter of the pace: due at 21:20.',
    form: {
      ...primeAndNight,
      clauses: [
        newClause(1, { period: 'PRIME', promise: '1 h', allowance: 'BLENDED' }),
        newClause(2, { period: 'NON_PRIME', promise: '4 h', allowance: 'BLENDED' }),
      ],
      events: [newEvent(1, '2026-03-02T17:50:00')],
      asOf: '2026-03-02T20:00:00',
    },
  },
  {
    name: 'Who opens later is due earlier',
    shows: 'Limits fixed at the start can invert: the preview names the worst pair of openings.',
    form: {
      ...primeAndNight,
      prime: 'Mon-Fri 08:00-18:00',
      nonPrime: 'Mon-Fri 18:00-24:00',
      clauses: [
        newClause(1, { period: 'PRIME', promise: '1 h' }),
        newClause(2, { period: 'NON_PRIME', promise: '4 h' }),
      ],
      events: [newEvent(1, '2026-03-02T17:59:00')],
      asOf: '2026-03-02T18:30:00',
    },
  },
  {
    name: 'Questions and answers',
    shows: 'One answer covers every question; a message that needs none starts no clock.',
    form: {
      ...office,
      clauses: [
        newClause(1, { measure: 'FIRST_RESPONSE', promise: '2 h', target: '1 h' }),
        newClause(2, { measure: 'NEXT_RESPONSE', promise: '4 h' }),
        newClause(3, { promise: '16 h', target: '12 h' }),
      ],
      events: [
        newEvent(1, '2026-03-02T09:10:00'),
        newEvent(2, '2026-03-02T09:50:00', { kind: 'AGENT_REPLIED' }),
        newEvent(3, '2026-03-02T11:00:00', { kind: 'CUSTOMER_REPLIED' }),
        newEvent(4, '2026-03-02T12:00:00', { kind: 'CUSTOMER_REPLIED' }),
        newEvent(5, '2026-03-02T14:00:00', { kind: 'AGENT_REPLIED' }),
        newEvent(6, '2026-03-02T15:00:00', { kind: 'CUSTOMER_REPLIED' }),
        newEvent(7, '2026-03-02T15:10:00', { kind: 'NEEDS_NO_ANSWER', refersTo: 6 }),
        newEvent(8, '2026-03-03T10:00:00', { kind: 'RESOLVED' }),
      ],
      asOf: '2026-03-03T12:00:00',
    },
  },
];
