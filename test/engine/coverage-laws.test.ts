// The laws of covered time, on random schedules around real clock changes: first what holds between the engine's own
// answers, then each answer against the plain oracle. One fixed seed; LAW_SEED tries another.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  compileCoverage,
  coveredTimeMs,
  dueAfter,
  dueAfterMs,
  dueBefore,
  dueBeforeMs,
  firstCovered,
  isCovered,
  openSpans,
} from '../../server/src/engine/coverage.ts';
import type { Coverage, CoveragePeriod } from '../../server/src/engine/coverage.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import {
  askedArbitrary,
  clockChanges,
  compiledOnce,
  instantNear,
  pooledScheduleArbitrary,
} from './arbitrary/schedule.ts';
import type { ScheduleCase } from './arbitrary/schedule.ts';
import { plainCoveredTime, plainDueAfter, plainDueBefore, plainPeriodAt } from './oracle/plain-coverage.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const DAY = 86_400_000;
const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

interface Question {
  readonly from: number;
  readonly to: number;
  readonly asked: CoveragePeriod | null;
  /** 0…1 of what the next days hold; or the whole of so many openings. */
  readonly share: number;
  readonly openings: number | null;
}

/** With instants counted from the middle of what is asked about. */
const questionArbitrary: fc.Arbitrary<Question> = fc.record({
  from: instantNear(0, 4),
  to: instantNear(0, 4),
  asked: askedArbitrary,
  share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  openings: fc.option(fc.nat({ max: 5 })),
});

/** A schedule with `count` questions close to its clock change and its dated rules. */
const questioned = (count: number): fc.Arbitrary<ScheduleCase & { readonly questions: readonly Question[] }> =>
  fc
    .tuple(pooledScheduleArbitrary, fc.array(questionArbitrary, { minLength: count, maxLength: count }))
    .map(([given, questions]) => ({
      ...given,
      questions: questions.map((each) => ({ ...each, from: given.near + each.from, to: given.near + each.to })),
    }));

/** An amount that the five days on one side of `from` hold; often exactly up to a closing or an opening. */
function amountWithin(coverage: Coverage, question: Question, way: 1 | -1): number {
  const { from, asked, share, openings } = question;
  const far = from + way * 5 * DAY;
  const [start, end] = way === 1 ? [from, far] : [far, from];
  const spans = openSpans(coverage, { from: instant(start), to: instant(end) }).filter(
    (span) => asked === null || span.period === asked,
  );
  if (openings === null) return Math.floor(share * coveredTimeMs(coverage, { from: start, to: end }, asked));
  const whole = way === 1 ? spans.slice(0, openings) : spans.slice(spans.length - Math.min(openings, spans.length));
  return whole.reduce((sum, span) => sum + span.until.epochMilliseconds - span.from.epochMilliseconds, 0);
}

/** Checks a law on every question of many schedules. */
function holds(
  numRuns: number,
  count: number,
  law: (coverage: Coverage, question: Question, of: ScheduleCase) => void,
): void {
  fc.assert(
    fc.property(questioned(count), ({ questions, ...of }) => {
      const coverage = compiledOnce(of.schedule);
      for (const question of questions) law(coverage, question, of);
    }),
    lawRuns(numRuns),
  );
}

describe('between the answers', () => {
  test('from a start to its due instant exactly the amount passes, and a millisecond earlier it has not', () => {
    let asked = 0;
    holds(400, 4, (coverage, question) => {
      const amount = amountWithin(coverage, question, 1);
      if (amount === 0) return;
      const { from, asked: period } = question;
      const due = dueAfterMs(coverage, from, amount, period);
      expect(coveredTimeMs(coverage, { from, to: due }, period)).toBe(amount);
      expect(coveredTimeMs(coverage, { from, to: due - 1 }, period)).toBe(amount - 1);
      asked += 1;
    });
    expect(asked).toBeGreaterThan(800);
  });

  test('backwards the amount passes exactly too, and a millisecond later it would not', () => {
    let asked = 0;
    holds(400, 4, (coverage, question) => {
      const amount = amountWithin(coverage, question, -1);
      if (amount === 0) return;
      const { from: to, asked: period } = question;
      const from = dueBeforeMs(coverage, to, amount, period);
      expect(coveredTimeMs(coverage, { from, to }, period)).toBe(amount);
      expect(coveredTimeMs(coverage, { from: from + 1, to }, period)).toBe(amount - 1);
      asked += 1;
    });
    expect(asked).toBeGreaterThan(800);
  });

  test('going back and forth loses no covered time', () => {
    holds(400, 4, (coverage, question) => {
      const { from: end, asked: period } = question;
      const amount = amountWithin(coverage, question, -1);
      if (amount === 0) return;
      const again = dueAfterMs(coverage, dueBeforeMs(coverage, end, amount, period), amount, period);
      expect(again).toBeLessThanOrEqual(end);
      expect(coveredTimeMs(coverage, { from: again, to: end }, period)).toBe(0);
    });
  });

  test('covered time adds up over adjacent spans, in any order', () => {
    holds(400, 4, (coverage, { from: a, to: b, asked, share }) => {
      const c = Math.floor(a + (share - 0.5) * 8 * DAY);
      const whole = coveredTimeMs(coverage, { from: a, to: c }, asked);
      expect(
        coveredTimeMs(coverage, { from: a, to: b }, asked) + coveredTimeMs(coverage, { from: b, to: c }, asked),
      ).toBe(whole);
    });
  });

  test('reversed, covered time is the same below zero', () => {
    holds(400, 4, (coverage, { from, to, asked }) => {
      const there = coveredTimeMs(coverage, { from, to }, asked);
      expect(there + coveredTimeMs(coverage, { from: to, to: from }, asked)).toBe(0);
      expect(Math.sign(there) * Math.sign(to - from)).toBeGreaterThanOrEqual(0);
      expect(Math.abs(there)).toBeLessThanOrEqual(Math.abs(to - from));
    });
  });

  test('prime and non-prime time add up to covered time', () => {
    holds(400, 4, (coverage, { from, to }) => {
      const [prime, nonPrime, either] = (['PRIME', 'NON_PRIME', null] as const).map((period) =>
        coveredTimeMs(coverage, { from, to }, period),
      );
      expect((prime ?? NaN) + (nonPrime ?? NaN)).toBe(either);
    });
  });

  test('open spans are in order, apart or of different periods, and hold exactly the covered time', () => {
    holds(400, 2, (coverage, { from: a, to: b }) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const spans = openSpans(coverage, { from: instant(from), to: instant(to) }).map((span) => ({
        from: span.from.epochMilliseconds,
        until: span.until.epochMilliseconds,
        period: span.period,
      }));
      const lengths = spans.map((span) => span.until - span.from);
      expect(lengths.every((length) => length > 0)).toBe(true);
      expect(lengths.reduce((x, y) => x + y, 0)).toBe(coveredTimeMs(coverage, { from, to }));
      spans.slice(1).forEach((span, i) => {
        const before = spans[i];
        expect(before?.until).toBeLessThanOrEqual(span.from);
        if (before?.until === span.from) expect(before.period).not.toBe(span.period);
      });
    });
  });

  test('no answer depends on what was asked before', () => {
    const within = (years: number): fc.Arbitrary<number> => fc.integer({ min: -years * 365, max: years * 365 });
    const farAway = fc.oneof({ weight: 9, arbitrary: within(6) }, { weight: 1, arbitrary: within(60) });
    fc.assert(
      fc.property(
        questioned(1),
        fc.array(farAway, { minLength: 1, maxLength: 3 }),
        ({ schedule, near, questions }, days) => {
          const warm = compileCoverage(schedule);
          const [first, last] = [-2.2e12, 7.2e12];
          for (const day of days) {
            const at = Math.min(Math.max(near + day * DAY, first), last);
            coveredTimeMs(warm, { from: at, to: at });
          }
          for (const question of questions) {
            const { from, to, asked } = question;
            const fresh = (): Coverage => compileCoverage(schedule);
            const [forwards, backwards] = [amountWithin(warm, question, 1), amountWithin(warm, question, -1)];
            expect(coveredTimeMs(warm, { from, to }, asked)).toBe(coveredTimeMs(fresh(), { from, to }, asked));
            const due = (of: Coverage): readonly unknown[] => [
              attempt(() => dueAfterMs(of, from, forwards, asked)),
              attempt(() => dueBeforeMs(of, from, backwards, asked)),
            ];
            expect(due(warm)).toEqual(due(fresh()));
          }
        },
      ),
      lawRuns(150),
    );
  });
});

/** The answer, or the code of the refusal. */
function attempt(ask: () => number): number | string {
  try {
    return ask();
  } catch (error) {
    return String((error as { readonly code?: string }).code);
  }
}

describe('against the definition, worked out slowly', () => {
  test('every clock change that the laws visit is one in this zone data', () => {
    for (const [timeZone, at] of clockChanges) {
      const [before, after] = [-1, 0].map(
        (ms) => Temporal.Instant.from(at).add({ milliseconds: ms }).toZonedDateTimeISO(timeZone).offsetNanoseconds,
      );
      expect(before, `${timeZone} ${at}`).not.toBe(after);
    }
  });

  test('covered time', () => {
    holds(200, 12, (coverage, { from, to, asked }, { schedule }) => {
      expect(coveredTimeMs(coverage, { from, to }, asked)).toBe(plainCoveredTime(schedule, from, to, asked));
    });
  });

  test('whether an instant is covered, and in which period', () => {
    holds(300, 12, (coverage, { from: at }, { schedule }) => {
      const period = plainPeriodAt(schedule, at);
      expect(isCovered(coverage, instant(at))).toBe(period !== null);
      expect(isCovered(coverage, instant(at), 'PRIME')).toBe(period === 'PRIME');
      expect(isCovered(coverage, instant(at), 'NON_PRIME')).toBe(period === 'NON_PRIME');
      const first = firstCovered(coverage, instant(at));
      if (period !== null) expect(first).toEqual({ at: instant(at), period });
      else expect(first?.at.epochMilliseconds).toBeGreaterThan(at);
      if (first !== null) expect(plainPeriodAt(schedule, first.at.epochMilliseconds)).toBe(first.period);
    });
  });

  test('the instant an amount is due, and the next opening', () => {
    holds(170, 10, (coverage, question, { schedule }) => {
      const { from, asked } = question;
      const amount = amountWithin(coverage, question, 1);
      const slow = plainDueAfter(schedule, from, amount, asked, 12);
      const due = attempt(() => dueAfter(coverage, instant(from), amount, asked).epochMilliseconds);
      if (slow !== null) expect(due).toBe(slow);
      else expect(due === 'BEYOND_HORIZON' || Number(due) > from + 12 * DAY).toBe(true);
    });
  });

  test('the instant an amount is counted back to, and the previous closing', () => {
    holds(170, 10, (coverage, question, { schedule }) => {
      const { from: end, asked } = question;
      const amount = amountWithin(coverage, question, -1);
      const slow = plainDueBefore(schedule, end, amount, asked, 12);
      const from = attempt(() => dueBefore(coverage, instant(end), amount, asked).epochMilliseconds);
      if (slow !== null) expect(from).toBe(slow);
      else expect(from === 'BEYOND_HORIZON' || Number(from) < end - 12 * DAY).toBe(true);
    });
  });
});
