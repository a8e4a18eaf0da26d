// Terms for trying a log of which nobody said what was promised: office hours of the log's zone, limits by severity.
import type { Severity } from '../engine/fact.ts';

export interface TriedClause {
  readonly number: string;
  readonly measure: 'FIRST_RESPONSE' | 'RESOLUTION';
  readonly severity: Severity;
  /** ISO 8601 durations of covered time. */
  readonly promise: string;
  readonly target: string;
}

/** What is promised, and the tighter limit the floor works to. */
export const triedClauses: readonly TriedClause[] = [
  { number: '1.1', measure: 'FIRST_RESPONSE', severity: 'URGENT', promise: 'PT30M', target: 'PT20M' },
  { number: '1.2', measure: 'FIRST_RESPONSE', severity: 'HIGH', promise: 'PT1H', target: 'PT40M' },
  { number: '1.3', measure: 'FIRST_RESPONSE', severity: 'NORMAL', promise: 'PT6H', target: 'PT4H' },
  { number: '1.4', measure: 'FIRST_RESPONSE', severity: 'LOW', promise: 'PT16H', target: 'PT10H' },
  { number: '2.1', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT4H', target: 'PT3H' },
  { number: '2.2', measure: 'RESOLUTION', severity: 'HIGH', promise: 'PT10H', target: 'PT8H' },
  { number: '2.3', measure: 'RESOLUTION', severity: 'NORMAL', promise: 'PT40H', target: 'PT30H' },
  { number: '2.4', measure: 'RESOLUTION', severity: 'LOW', promise: 'PT80H', target: 'PT60H' },
];

const office = [{ from: '08:00', to: '18:00' }];

/** Office hours as a coverage schedule. */
export const triedSchedule = (timeZone: string) => ({
  timeZone,
  periods: [
    {
      period: 'PRIME',
      weekly: { mon: office, tue: office, wed: office, thu: office, fri: office },
      onHoliday: 'CLOSED',
    },
  ],
});
