// Objectives as a service manager would check them: what was attained, what may still go wrong, how it will end.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  badAllowed,
  noResults,
  readObjective,
  type Goal,
  type ObjectiveCase,
  type ObjectiveReading,
  type Results,
} from '../../server/src/engine/objective.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const H = 3_600_000;
const share = (percent: number): Goal => ({ asks: 'SHARE', share: percent });

function read(goal: Goal, results: Partial<Results>, more: Partial<ObjectiveCase> = {}): ObjectiveReading {
  const whole = { ...noResults, ...results };
  return readObjective({
    ...{ goal, results: whole, before: null, elapsed: 0.5 },
    windows: { long: whole, short: noResults },
    ...more,
  });
}

describe('a period that is over', () => {
  it.each<[string, Goal, Partial<Results>, ObjectiveReading['standing'], number | null]>([
    ['90 % of ten, one late', share(90), { good: 9, bad: 1 }, 'KEPT', 90],
    ['90 % of nine, one late', share(90), { good: 8, bad: 1 }, 'BROKEN', (100 * 8) / 9],
    ['99.9 % of a thousand, one late', share(99.9), { good: 999, bad: 1 }, 'KEPT', 99.9],
    ['99.9 % of 999, one late', share(99.9), { good: 998, bad: 1 }, 'BROKEN', (100 * 998) / 999],
    ['100 %, none late', share(100), { good: 4 }, 'KEPT', 100],
    ['nothing came: 0 of 0 is no share', share(90), {}, 'UNDECIDED', null],
    ['one is open and decides', share(90), { good: 8, bad: 1, open: 1 }, 'UNDECIDED', (100 * 8) / 9],
    ['one is open and decides nothing', share(90), { good: 20, bad: 1, open: 1 }, 'KEPT', (100 * 20) / 21],
    ['one is open and cannot save it', share(90), { good: 5, bad: 4, open: 1 }, 'BROKEN', (100 * 5) / 9],
    ['at most five breaches: five', { asks: 'AT_MOST', most: 5 }, { good: 95, bad: 5 }, 'KEPT', 5],
    ['at most five breaches: six', { asks: 'AT_MOST', most: 5 }, { good: 94, bad: 6 }, 'BROKEN', 6],
    ['a mean of 8 h: exactly', { asks: 'MEAN', withinMs: 8 * H }, { good: 2, sum: 16 * H }, 'KEPT', 8 * H],
    [
      'a mean of 8 h: a bit more',
      { asks: 'MEAN', withinMs: 8 * H },
      { good: 2, sum: 16 * H + 1 },
      'BROKEN',
      8 * H + 0.5,
    ],
    ['a mean of nothing', { asks: 'MEAN', withinMs: 8 * H }, {}, 'UNDECIDED', null],
    ['50 customers: 49', { asks: 'AT_LEAST', least: 50 }, { good: 49, sum: 49 }, 'BROKEN', 49],
    ['50 customers: 50', { asks: 'AT_LEAST', least: 50 }, { good: 50, sum: 50 }, 'KEPT', 50],
    [
      '99.9 % of November, down for 43 min 12 s',
      { asks: 'SHARE_OF_TIME', share: 99.9 },
      { good: 720 * H - 2_592_000, bad: 2_592_000 },
      'KEPT',
      99.9,
    ],
  ])('%s', (_name, goal, results, standing, attained) => {
    const reading = read(goal, results, { elapsed: 1 });
    expect(reading.standing).toBe(standing);
    if (attained === null) expect(reading.attained).toBeNull();
    else expect(reading.attained).toBeCloseTo(attained, 9);
    expect(reading.forecast).toBeNull();
  });
});

describe('misses still affordable', () => {
  it.each<[string, Goal, Partial<Results>, number | null]>([
    ['90 % of 100 known, 4 late', share(90), { good: 66, bad: 4, open: 30 }, 6],
    ['of 109 known no more than of 100', share(90), { good: 75, bad: 4, open: 30 }, 6],
    ['more were missed than may be', share(95), { good: 90, bad: 10 }, -5],
    ['five a quarter, two so far', { asks: 'AT_MOST', most: 5 }, { good: 40, bad: 2 }, 3],
    ['a mean has none', { asks: 'MEAN', withinMs: H }, { good: 4, sum: H }, null],
    [
      '99.9 % of 720 h in ms, nothing down yet',
      { asks: 'SHARE_OF_TIME', share: 99.9 },
      { good: 360 * H, open: 360 * H },
      2_592_000,
    ],
  ])('%s', (_name, goal, results, expected) => {
    expect(read(goal, results).missesAffordable).toBe(expected);
  });

  it('one more than may be is one too many, and not one fewer', () => {
    const percents = fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1_000);
    fc.assert(
      fc.property(percents, fc.nat({ max: 100_000 }), (percent, all) => {
        const allowed = badAllowed(percent, all);
        // The oracle: whole thousandths of a percent.
        const asked = BigInt(Math.round(percent * 1_000)) * BigInt(all);
        expect(BigInt(all - allowed) * 100_000n >= asked).toBe(true);
        expect(BigInt(all - allowed - 1) * 100_000n >= asked).toBe(false);
      }),
      lawRuns(1_000),
    );
  });
});

describe('a period that runs', () => {
  const before = { ...noResults, good: 190, bad: 10 };

  it('that goes as the one before is on track', () => {
    const { standing, forecast } = read(share(90), { good: 95, bad: 5, open: 3 }, { before });
    expect(standing).toBe('ON_TRACK');
    expect(forecast?.probability).toBeGreaterThan(0.95);
    expect(forecast?.attained).toBeCloseTo(95, 0);
  });

  it('that misses more than it may is at risk before it is lost', () => {
    const { standing, forecast } = read(
      share(90),
      { good: 84, bad: 16 },
      { before: { ...noResults, good: 170, bad: 30 } },
    );
    expect(standing).toBe('AT_RISK');
    expect(forecast?.probability).toBeLessThan(0.1);
  });

  it('that cannot be made any more is broken at once', () => {
    const { standing, forecast } = read({ asks: 'AT_MOST', most: 5 }, { good: 40, bad: 6 });
    expect([standing, forecast?.probability]).toEqual(['BROKEN', 0]);
  });

  it('in which a quantity is reached is kept at once', () => {
    const { standing, forecast } = read({ asks: 'AT_LEAST', least: 50 }, { good: 50, sum: 50 }, { elapsed: 0.1 });
    expect([standing, forecast?.probability]).toEqual(['KEPT', 1]);
  });

  it('in which nothing came is undecided', () => {
    expect(read(share(90), {}).standing).toBe('UNDECIDED');
  });

  it('burns at the multiple of what is allowed, and too fast when both windows say so', () => {
    const windows = { long: { ...noResults, good: 70, bad: 30 }, short: { ...noResults, good: 6, bad: 4 } };
    const { burn, standing } = read(share(90), { good: 270, bad: 30 }, { windows, before });
    expect(burn.long).toBeCloseTo(3, 9);
    expect(burn.short).toBeCloseTo(4, 9);
    expect([burn.isTooFast, standing]).toEqual([true, 'AT_RISK']);
    const calm = { ...windows, short: { ...noResults, good: 10 } };
    expect(read(share(90), { good: 270, bad: 30 }, { windows: calm, before }).burn.isTooFast).toBe(false);
  });

  it('burns a number of breaches evenly over the period', () => {
    const windows = { long: { ...noResults, bad: 2 }, short: { ...noResults, bad: 1 } };
    const { burn } = read({ asks: 'AT_MOST', most: 4 }, { bad: 2 }, { windows });
    expect([burn.long, burn.short]).toEqual([2, 7.5]);
  });
});
