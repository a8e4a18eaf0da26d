// The worst pair of openings of which the later one is due earlier.
import { describe, expect, it } from 'vitest';
import { compileCoverage, dueAfter, firstCovered } from '../../server/src/engine/coverage.ts';
import { inversions } from '../../server/src/engine/inversion.ts';
import type { Clause } from '../../server/src/engine/clause.ts';
import { always, primeAndNight } from '../scenarios/scenario.ts';
import { at, clause, HOUR, MINUTE, terms } from './clock-words.ts';

const monday = at('2026-04-06T00:00Z');
const coverage = compileCoverage(primeAndNight);
const prime1h = clause({ period: 'PRIME', promiseMs: HOUR });
const night4h = clause({ id: 2, period: 'NON_PRIME', promiseMs: 4 * HOUR });
const found = (clauses: readonly Clause[]) => inversions(terms(clauses, { coverage }), monday);

describe('an inversion', () => {
  it('is shown by the worst pair of a week: the last minute of prime time against the first of the night', () => {
    expect(found([prime1h, night4h])).toEqual([
      {
        clauses: [prime1h, night4h],
        earlier: { openedAt: at('2026-04-06T17:59Z'), dueAt: at('2026-04-07T08:59Z') },
        later: { openedAt: at('2026-04-06T18:00Z'), dueAt: at('2026-04-06T22:00Z') },
        byMs: 10 * HOUR + 59 * MINUTE,
      },
    ]);
  });

  it('is looked for in each clock by itself', () => {
    const urgent = [
      { ...prime1h, id: 3, severity: 'URGENT' as const },
      { ...night4h, id: 4, severity: 'URGENT' as const },
    ];
    const firsts = [{ ...prime1h, id: 5, measure: 'FIRST_RESPONSE' }];
    expect(found([prime1h, night4h, ...urgent, ...firsts]).map(({ clauses }) => clauses.map(({ id }) => id))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('there is none with one limit, with a blended one, or where the periods are in order', () => {
    const blended = { options: { allowance: 'BLENDED' as const } };
    expect(found([clause()])).toEqual([]);
    expect(
      found([
        { ...prime1h, ...blended },
        { ...night4h, ...blended },
      ]),
    ).toEqual([]);
    const only = compileCoverage(always());
    expect(inversions(terms([prime1h, night4h], { coverage: only }), monday)).toEqual([]);
  });

  it('of no two minutes of the week is worse than the one that is shown', () => {
    const nights = compileCoverage({
      timeZone: 'Europe/Berlin',
      periods: [
        {
          period: 'PRIME',
          weekly: { mon: [{ from: '08:15', to: '12:30' }], tue: [{ from: '22:00', to: '02:30' }] },
          onHoliday: 'CLOSED',
        },
        {
          period: 'NON_PRIME',
          weekly: { mon: [{ from: '17:00', to: '20:01' }], wed: [{ from: '00:00', to: '24:00' }] },
          onHoliday: 'CLOSED',
        },
      ],
      holidays: [],
      exceptions: [],
    });
    for (const [hours, ofNight, ...openings] of [
      [1, 4, 0, 31],
      [5, 2, 86_400],
      [3, 30, 300_017],
    ] as const) {
      const limits = { PRIME: hours * HOUR, NON_PRIME: ofNight * HOUR };
      const clauses = (['PRIME', 'NON_PRIME'] as const).map((period, id) =>
        clause({ id, period, promiseMs: limits[period] }),
      );
      for (const seconds of openings) {
        const from = monday.add({ seconds });
        const dues = Array.from({ length: 7 * 24 * 60 }, (_, minute) => {
          const opened = from.add({ minutes: minute });
          const period = firstCovered(nights, opened)?.period ?? 'PRIME';
          return dueAfter(nights, opened, limits[period], period === 'PRIME' ? period : null).epochMilliseconds;
        });
        let latest = -Infinity;
        const worst = dues.reduce((most, due) => {
          latest = Math.max(latest, due);
          return Math.max(most, latest - due);
        }, 0);
        const [inversion] = inversions(terms(clauses, { coverage: nights }), from);
        expect(inversion?.byMs ?? 0).toBe(worst);
      }
    }
  });
});
