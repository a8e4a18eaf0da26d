// The proof of a clock as a reader sees it: what it did from when to when, and because of what.
import { describe, expect, it } from 'vitest';
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import { explainClock } from '../../server/src/engine/proof.ts';
import type { Clause } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { officeHours, primeAndNight } from '../scenarios/scenario.ts';
import type { CoverageSchedule } from '../../server/src/engine/coverage.ts';
import { at, clause, customerOf, fact, HOUR, terms } from './clock-words.ts';

/** "09:00–17:00 RUNNING PRIME 9.1 8h (opened)": a segment as one line; its cause by event id. */
function proof(
  time: string,
  life: readonly Fact[],
  agreed: { clauses: readonly Clause[]; coverage: CoverageSchedule },
): string[] {
  const all = [terms(agreed.clauses, { coverage: compileCoverage(agreed.coverage) })];
  const [{ measure } = clause()] = agreed.clauses;
  const zone = agreed.coverage.timeZone;
  const clock = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).slice(8).replace('T', ' ');
  return explainClock(life, all, customerOf, { measure, cycle: 1 }, at(time)).map(
    ({ from, to, kind, period, milliseconds, ...because }) => {
      const cause = life.find(({ id }) => id === because.causeFactId)?.eventId;
      return [
        `${clock(from)}–${clock(to)}`,
        kind,
        period,
        because.clause.number,
        `${milliseconds / HOUR}h`,
        `(${cause})`,
      ]
        .filter(Boolean)
        .join(' ');
    },
  );
}

describe('a proof', () => {
  it('shows running, waiting, closing time and the span between an end and a reopening', () => {
    const life = [
      fact('2026-04-07T13:00Z', 'OPENED', { eventId: 'opened' }),
      fact('2026-04-07T14:00Z', 'STATUS_CHANGED', { eventId: 'asked', status: 'WAITING_CUSTOMER' }),
      fact('2026-04-08T08:00Z', 'STATUS_CHANGED', { eventId: 'told', status: 'OPEN' }),
      fact('2026-04-08T09:00Z', 'RESOLVED', { eventId: 'resolved' }),
      fact('2026-04-08T12:00Z', 'REOPENED', { eventId: 'again' }),
    ];
    expect(proof('2026-04-08T16:00Z', life, { clauses: [clause()], coverage: officeHours })).toEqual([
      '07 15:00–07 16:00 RUNNING PRIME 9.1 1h (opened)',
      '07 16:00–08 10:00 PAUSED 9.1 2h (asked)',
      '08 10:00–08 11:00 RUNNING PRIME 9.1 1h (told)',
      '08 11:00–08 14:00 EXCLUDED 9.1 0h (resolved)',
      '08 14:00–08 17:00 RUNNING PRIME 9.1 3h (again)',
      '08 17:00–08 18:00 OUTSIDE 9.1 0h (again)',
    ]);
  });

  it('names for every part the clause in force then, and leaves out of a prime limit the time that is not prime', () => {
    const clauses = [
      clause({ severity: 'NORMAL', promiseMs: 16 * HOUR }),
      clause({ id: 2, severity: 'HIGH', period: 'PRIME' }),
    ];
    const life = [
      fact('16:00', 'OPENED', { eventId: 'opened', severity: 'NORMAL' }),
      fact('17:00', 'PRIORITY_CHANGED', { eventId: 'raised', severity: 'HIGH' }),
    ];
    expect(proof('20:00', life, { clauses, coverage: primeAndNight })).toEqual([
      '07 16:00–07 17:00 RUNNING PRIME 9.1 1h (opened)',
      '07 17:00–07 18:00 RUNNING PRIME 9.2 1h (raised)',
      '07 18:00–07 20:00 OUTSIDE NON_PRIME 9.2 0h (raised)',
    ]);
  });

  it('names for a reopened clock the clause it was reopened under', () => {
    const clauses = [clause({ severity: 'NORMAL' }), clause({ id: 2, severity: 'HIGH' })];
    const life = [
      fact('09:00', 'OPENED', { eventId: 'opened', severity: 'NORMAL' }),
      fact('10:00', 'RESOLVED', { eventId: 'resolved' }),
      fact('11:00', 'REOPENED', { eventId: 'again', severity: 'HIGH' }),
    ];
    expect(proof('12:00', life, { clauses, coverage: primeAndNight })).toEqual([
      '07 09:00–07 10:00 RUNNING PRIME 9.1 1h (opened)',
      '07 10:00–07 11:00 EXCLUDED 9.1 0h (resolved)',
      '07 11:00–07 12:00 RUNNING PRIME 9.2 1h (again)',
    ]);
  });

  it('of a clock without a clause ends where it lost it, and of no clock there is none', () => {
    const life = [
      fact('09:00', 'OPENED', { eventId: 'opened', severity: 'HIGH' }),
      fact('10:00', 'PRIORITY_CHANGED', { severity: 'LOW' }),
    ];
    const high = [clause({ severity: 'HIGH' })];
    expect(proof('12:00', life, { clauses: high, coverage: primeAndNight })).toEqual([
      '07 09:00–07 10:00 RUNNING PRIME 9.1 1h (opened)',
    ]);
    expect(proof('12:00', life, { clauses: [clause({ measure: 'NEXT_RESPONSE' })], coverage: primeAndNight })).toEqual(
      [],
    );
    expect(explainClock(life, [terms(high)], customerOf, { measure: 'RESOLUTION', cycle: 2 }, at('12:00'))).toEqual([]);
  });
});
