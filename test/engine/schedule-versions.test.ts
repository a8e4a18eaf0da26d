// The laws of coverage across versions: random versions of a schedule, composed, against the plain oracle asked version by
// version; and what the order of `validFrom` means.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileCoverage,
  composeCoverage,
  coveredTimeMs,
  dueAfterMs,
  dueBeforeMs,
  openSpans,
} from '../../server/src/engine/coverage.ts';
import type { Coverage, CoveragePeriod, CoverageSchedule } from '../../server/src/engine/coverage.ts';
import { inForceInOrder, versionAt, withHolidaysOf } from '../../server/src/engine/coverage-versions.ts';
import { lawRuns } from './arbitrary/runs.ts';
import {
  askedArbitrary,
  instantNear,
  scheduleCaseArbitrary,
  compiledOnce,
  onceFor,
  poolOf,
} from './arbitrary/schedule.ts';
import { plainCoveredTime, plainPeriodAt } from './oracle/plain-coverage.ts';

const DAY = 86_400_000;
const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

interface Version {
  readonly version: number;
  readonly validFrom: Temporal.Instant;
  readonly schedule: CoverageSchedule;
}

interface Case {
  readonly versions: readonly Version[];
  readonly from: number;
  readonly to: number;
  readonly asked: CoveragePeriod | null;
  readonly share: number;
}

/** One to four versions of a schedule, the zone changing too, their borders where clocks change and dates differ. */
/** Versions, the first since ever, and where their dated rules lie. */
const versionsArbitrary = poolOf(
  scheduleCaseArbitrary.chain(({ schedule, near }) => {
    const other = fc
      .tuple(scheduleCaseArbitrary, fc.boolean())
      .map(([given, sameZone]) => (sameZone ? { ...given.schedule, timeZone: schedule.timeZone } : given.schedule));
    return fc.array(fc.tuple(instantNear(near, 3), other), { maxLength: 3 }).map((later) => ({
      near,
      versions: [
        { version: 1, validFrom: instant(-4e12), schedule },
        ...later.map(([from, of], i) => ({ version: i + 2, validFrom: instant(from), schedule: of })),
      ],
    }));
  }),
);

const versioned: fc.Arbitrary<Case> = fc
  .record({
    of: versionsArbitrary,
    from: instantNear(0, 4),
    to: instantNear(0, 4),
    asked: askedArbitrary,
    share: fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000),
  })
  .map(({ of: { near, versions }, from, to, ...asked }) => ({ versions, from: near + from, to: near + to, ...asked }));

const compose = onceFor((versions: readonly Version[]): Coverage =>
  composeCoverage(versions.map(({ schedule, ...rest }) => ({ ...rest, coverage: compiledOnce(schedule) }))),
);

/** The definition: each version is asked for the time in which it is the latest to have begun. */
function plainAcross(versions: readonly Version[], from: number, to: number, asked: CoveragePeriod | null): number {
  if (to < from) return 0 - plainAcross(versions, to, from, asked);
  const cuts = versions.map(({ validFrom }) => validFrom.epochMilliseconds).filter((at) => at > from && at < to);
  const edges = [from, ...cuts.sort((a, b) => a - b), to];
  return edges.slice(1).reduce((sum, until, i) => {
    const begins = edges[i] ?? until;
    return sum + plainCoveredTime(appliesAt(versions, begins).schedule, begins, until, asked);
  }, 0);
}

function appliesAt(versions: readonly Version[], at: number): Version {
  let found = versions[0];
  for (const version of versions) {
    if (version.validFrom.epochMilliseconds > at) continue;
    if (!found || version.validFrom.epochMilliseconds >= found.validFrom.epochMilliseconds) found = version;
  }
  if (found === undefined) throw new Error('no version');
  return found;
}

describe('versions of a schedule, composed', () => {
  test('count each instant by the version that applies to it', () => {
    let severalVersions = 0;
    fc.assert(
      fc.property(versioned, ({ versions, from, to, asked }) => {
        expect(coveredTimeMs(compose(versions), { from, to }, asked)).toBe(plainAcross(versions, from, to, asked));
        if (versions.length > 1) severalVersions += 1;
      }),
      lawRuns(400),
    );
    expect(severalVersions).toBeGreaterThan(200);
  });

  test('from a start to its due instant exactly the amount passes, across versions, there and back', () => {
    let asked = 0;
    fc.assert(
      fc.property(versioned, ({ versions, from, asked: period, share }) => {
        const coverage = compose(versions);
        const amount = Math.floor(share * coveredTimeMs(coverage, { from, to: from + 5 * DAY }, period));
        if (amount === 0) return;
        const due = dueAfterMs(coverage, from, amount, period);
        expect(plainAcross(versions, from, due, period)).toBe(amount);
        expect(plainAcross(versions, from, due - 1, period)).toBe(amount - 1);
        const back = dueBeforeMs(coverage, due, amount, period);
        expect(plainAcross(versions, back, due, period)).toBe(amount);
        expect(back).toBeGreaterThanOrEqual(from);
        asked += 1;
      }),
      lawRuns(300),
    );
    expect(asked).toBeGreaterThan(150);
  });

  test('open spans are of the period that the version of their instant says, and touch only where it changes', () => {
    fc.assert(
      fc.property(versioned, ({ versions, from: a, to: b }) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const spans = openSpans(compose(versions), { from: instant(from), to: instant(to) });
        for (const { from: opens, until, period } of spans) {
          for (const at of [opens.epochMilliseconds, until.epochMilliseconds - 1]) {
            expect(plainPeriodAt(appliesAt(versions, at).schedule, at)).toBe(period);
          }
        }
        const sum = spans.reduce((ms, span) => ms + span.until.epochMilliseconds - span.from.epochMilliseconds, 0);
        expect(sum).toBe(plainAcross(versions, from, to, null));
      }),
      lawRuns(300),
    );
  });

  test('of one version alone are that version', () => {
    fc.assert(
      fc.property(versioned, ({ versions: [first], from, to, asked }) => {
        if (first === undefined) return;
        const alone = compileCoverage(first.schedule);
        expect(coveredTimeMs(compose([first]), { from, to }, asked)).toBe(coveredTimeMs(alone, { from, to }, asked));
      }),
      lawRuns(50),
    );
  });
});

const all = [{ from: '00:00', to: '24:00' }];
const hours = (day: 'mon' | 'tue', holidays: readonly string[] = []): CoverageSchedule => ({
  timeZone: 'UTC',
  periods: [{ period: 'PRIME', weekly: { [day]: all }, onHoliday: 'CLOSED' }],
  holidays,
  exceptions: [],
});
const from = (version: number, at: string): { version: number; validFrom: Temporal.Instant } => ({
  version,
  validFrom: Temporal.Instant.from(at),
});

describe('which version applies', () => {
  const versions = [
    from(1, '1900-01-01T00:00Z'),
    from(2, '2026-06-01T00:00Z'),
    from(3, '2026-04-01T00:00Z'),
    from(4, '2026-06-01T00:00Z'),
  ];
  const appliesOn = (at: string): number | undefined => versionAt(versions, Temporal.Instant.from(at))?.version;

  test('is the one whose beginning is the latest, and of one beginning the later version', () => {
    expect(appliesOn('2026-03-31T23:59:59.999Z')).toBe(1);
    expect(appliesOn('2026-04-01T00:00Z')).toBe(3);
    expect(appliesOn('2026-06-01T00:00Z')).toBe(4);
    expect(inForceInOrder(versions).map(({ version }) => version)).toEqual([1, 3, 4]);
  });

  test('before all of them is the first, because it has always applied', () => {
    expect(appliesOn('1899-01-01T00:00Z')).toBe(1);
    expect(versionAt([], Temporal.Instant.from('2026-01-01T00:00Z'))).toBeNull();
    expect(() => composeCoverage([])).toThrow(RangeError);
  });

  test('takes only the holidays of a version when an agreement follows holidays only', () => {
    const composed = withHolidaysOf(hours('mon'), hours('tue', ['2026-06-01']));
    // 1 June 2026 is a Monday.
    expect(composed).toEqual(hours('mon', ['2026-06-01']));
  });
});
