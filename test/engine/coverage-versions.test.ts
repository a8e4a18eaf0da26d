// Several versions of a schedule as one coverage: at each instant the version that applies.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  compileCoverage,
  composeCoverage,
  coveredTime,
  dueAfter,
  dueBefore,
  isCovered,
  openSpans,
  partsWithin,
  type Coverage,
  type CoverageSchedule,
} from '../../server/src/engine/coverage.ts';
import { explainClock } from '../../server/src/engine/proof.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { askedArbitrary, instantNear, onceFor, pooledScheduleArbitrary, poolOf } from './arbitrary/schedule.ts';
import { officeHours } from '../scenarios/scenario.ts';
import { at, clause, customerOf, fact, HOUR, terms } from './clock-words.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
const ofVersions = (
  ...versions: readonly (readonly [validFrom: Temporal.Instant, schedule: CoverageSchedule])[]
): Coverage =>
  composeCoverage(
    versions.map(([validFrom, schedule], index) => ({
      version: index + 1,
      validFrom,
      coverage: compileCoverage(schedule),
    })),
  );

const early = officeHours;
const late: CoverageSchedule = {
  ...officeHours,
  periods: officeHours.periods.map((period) => ({
    ...period,
    weekly: Object.fromEntries(Object.keys(period.weekly).map((day) => [day, [{ from: '12:00', to: '20:00' }]])),
  })),
};
const noon = at('2026-04-08T10:00Z');

describe('a coverage of several versions', () => {
  it('counts by each version while it applies, the first one also before', () => {
    const coverage = ofVersions([at('2026-04-01T00:00Z'), early], [noon, late]);
    const covered = (from: string, to: string) => coveredTime(coverage, { from: at(from), to: at(to) }) / HOUR;
    expect(covered('2026-03-24T00:00Z', '2026-03-25T00:00Z')).toBe(8);
    // 09:00–12:00 by the first, 12:00–20:00 by the second.
    expect(covered('2026-04-08T00:00Z', '2026-04-09T00:00Z')).toBe(11);
    expect(covered('2026-04-09T00:00Z', '2026-04-10T00:00Z')).toBe(8);
    expect(dueAfter(coverage, at('2026-04-07T14:00Z'), 6 * HOUR)).toEqual(at('2026-04-08T12:00Z'));
    expect(dueBefore(coverage, at('2026-04-08T12:00Z'), 6 * HOUR)).toEqual(at('2026-04-07T14:00Z'));
  });

  it('names the version of every part', () => {
    const coverage = ofVersions([at('2026-04-01T00:00Z'), early], [noon, late]);
    const day = { from: at('2026-04-08T00:00Z').epochMilliseconds, until: at('2026-04-09T00:00Z').epochMilliseconds };
    expect(
      partsWithin(coverage, day).map(({ version, from, until }) => [version, instant(from), instant(until)]),
    ).toEqual([
      [1, at('2026-04-08T00:00Z'), noon],
      [2, noon, at('2026-04-09T00:00Z')],
    ]);
    expect(partsWithin(compileCoverage(early), day)).toMatchObject([{ version: null }]);
  });

  it('of one version is that version, and of none there is none', () => {
    expect(coveredTime(ofVersions([noon, early]), { from: at('2026-04-07T00:00Z'), to: at('2026-04-11T00:00Z') })).toBe(
      32 * HOUR,
    );
    expect(() => composeCoverage([])).toThrow(RangeError);
  });

  it('that fall on one instant counts by the later one', () => {
    const coverage = ofVersions([at('2026-04-01T00:00Z'), early], [noon, early], [noon, late]);
    expect(isCovered(coverage, at('2026-04-09T17:00Z'))).toBe(true);
    expect(partsWithin(coverage, { from: noon.epochMilliseconds - 1, until: noon.epochMilliseconds + 1 })).toHaveLength(
      2,
    );
  });

  it('changes its zone with the version', () => {
    const inTokyo = { ...early, timeZone: 'Asia/Tokyo' };
    const coverage = ofVersions([at('2026-04-01T00:00Z'), early], [at('2026-04-09T00:00Z'), inTokyo]);
    expect(isCovered(coverage, at('2026-04-08T08:00Z'))).toBe(true);
    expect(isCovered(coverage, at('2026-04-09T07:59Z'))).toBe(true);
    expect(isCovered(coverage, at('2026-04-09T08:00Z'))).toBe(false);
  });

  it('is, over any span, the sum of its versions, and its due instants are those of the sum', () => {
    const versions = poolOf(
      fc.record({
        cases: fc.array(pooledScheduleArbitrary, { minLength: 2, maxLength: 4 }),
        starts: fc.uniqueArray(instantNear(0, 6), { minLength: 4, maxLength: 4 }),
      }),
    ).map(
      onceFor(({ cases, starts }) => {
        const near = cases[0]?.near ?? 0;
        const sorted = starts
          .slice(0, cases.length)
          .sort((a, b) => a - b)
          .map((start) => near + start);
        // Of their own: asked about another century, a shared calendar would grow through all between.
        const alone = cases.map(({ schedule }) => compileCoverage(schedule));
        const parts = alone.map((coverage, i) => ({ version: i, validFrom: instant(sorted[i] ?? 0), coverage }));
        return { near, sorted, alone, composed: composeCoverage(parts) };
      }),
    );
    const life = fc.record({
      versions,
      from: instantNear(0, 9),
      to: instantNear(0, 9),
      amountMs: fc.integer({ min: 1, max: 60 * HOUR }),
      period: askedArbitrary,
    });
    fc.assert(
      fc.property(life, ({ versions: { near, sorted, alone, composed }, from, to, amountMs, period }) => {
        const [low, high] = [near + Math.min(from, to), near + Math.max(from, to)];
        const sum = alone.reduce((total, coverage, i) => {
          const begins = Math.max(low, i === 0 ? -Infinity : (sorted[i] ?? 0));
          const ends = Math.min(high, sorted[i + 1] ?? Infinity);
          return begins < ends
            ? total + coveredTime(coverage, { from: instant(begins), to: instant(ends) }, period)
            : total;
        }, 0);
        const span = { from: instant(low), to: instant(high) };
        expect(coveredTime(composed, span, period)).toBe(sum);
        if (period === null) {
          const open = openSpans(composed, span).reduce(
            (total, { from: opens, until }) => total + until.epochMilliseconds - opens.epochMilliseconds,
            0,
          );
          expect(open).toBe(sum);
        }
        if (amountMs > sum) return;
        const due = dueAfter(composed, span.from, amountMs, period);
        expect(coveredTime(composed, { from: span.from, to: due }, period)).toBe(amountMs);
        expect(coveredTime(composed, { from: span.from, to: due.subtract({ milliseconds: 1 }) }, period)).toBe(
          amountMs - 1,
        );
      }),
      lawRuns(200),
    );
  });
});

describe('a clock that counts by several versions', () => {
  it('is due as they follow each other, and its proof names the version of each part', () => {
    const coverage = ofVersions([at('2026-04-01T00:00Z'), early], [noon, late]);
    const agreed = [terms([clause()], { coverage, scheduleVersion: 2 })];
    const life = [fact('2026-04-08T08:00Z', 'OPENED')];
    const proof = explainClock(life, agreed, customerOf, { measure: 'RESOLUTION', cycle: 1 }, at('2026-04-08T13:00Z'));
    expect(
      proof.map(({ from, kind, scheduleVersion, milliseconds }) => [from, kind, scheduleVersion, milliseconds / HOUR]),
    ).toEqual([
      [at('2026-04-08T08:00Z'), 'RUNNING', 1, 2],
      [noon, 'RUNNING', 2, 3],
    ]);
  });
});
