// Is a forecast worth its number? Periods are simulated from what nobody knows (the true share of misses and the true rate
// of arrivals), read when a part of them is over, and lived to their end. Of those that were said to be made with a
// probability of about p, about p were.
import { describe, expect, it } from 'vitest';
import { logGamma } from '../../server/src/engine/forecast.ts';
import { noResults, readObjective, type Goal, type Results } from '../../server/src/engine/objective.ts';

/** Mulberry32: the same numbers on every machine. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let [count, product] = [0, random()];
  while (product > limit) [count, product] = [count + 1, product * random()];
  return count;
}

interface World {
  readonly miss: number;
  readonly rate: number;
}

/** Results of a stretch of a period in which `mean` are expected; each takes an exponential time with the mean of 1. */
function live({ miss }: World, mean: number, random: () => number): Results {
  const count = poisson(mean, random);
  return Array.from({ length: count }).reduce<Results>((all) => {
    const took = -Math.log(1 - random());
    const isBad = random() < miss;
    return {
      ...all,
      good: all.good + (isBad ? 0 : 1),
      bad: all.bad + (isBad ? 1 : 0),
      sum: all.sum + took,
      squares: all.squares + took ** 2,
    };
  }, noResults);
}

const add = (a: Results, b: Results): Results => ({
  good: a.good + b.good,
  bad: a.bad + b.bad,
  open: 0,
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
  spells: 0,
});

/** For each tenth of what was foretold: what was said on average, how often it came true, how many there were. */
function calibration(goalIn: (random: () => number) => Goal, seed: number) {
  const random = chance(seed);
  const tenths = Array.from({ length: 10 }, () => ({ told: 0, true: 0, count: 0 }));
  for (let i = 0; i < 3_000; i += 1) {
    const world = { miss: 0.02 + 0.2 * random(), rate: 15 + 60 * random() };
    const goal = goalIn(random);
    const elapsed = [0.25, 0.5, 0.75][i % 3] ?? 0.5;
    const before = live(world, world.rate, random);
    const results = live(world, world.rate * elapsed, random);
    const read = (of: Results, share: number) =>
      readObjective({ goal, results: of, before, elapsed: share, windows: { long: noResults, short: noResults } });
    const probability = read(results, elapsed).forecast?.probability ?? Number.NaN;
    const end = read(add(results, live(world, world.rate * (1 - elapsed), random)), 1);
    if (end.standing === 'UNDECIDED') continue;
    const tenth = tenths[Math.min(9, Math.floor(probability * 10))];
    if (tenth === undefined) throw new Error(`A probability was expected; ${String(probability)} came.`);
    tenth.told += probability;
    tenth.true += end.standing === 'KEPT' ? 1 : 0;
    tenth.count += 1;
  }
  return tenths.map(({ told, true: came, count }) => ({ told: told / count, came: came / count, count }));
}

// Goals are agreed before anyone knows how it will go: none depends on the world's own numbers.
const goals: Record<string, (random: () => number) => Goal> = {
  'a share within a limit': (random) => ({ asks: 'SHARE', share: 80 + Math.round(180 * random()) / 10 }),
  'at most so many breaches': (random) => ({ asks: 'AT_MOST', most: Math.floor(16 * random()) }),
  'a mean': (random) => ({ asks: 'MEAN', withinMs: 0.7 + 0.6 * random() }),
  'a quantity': (random) => ({ asks: 'AT_LEAST', least: 15 + Math.floor(60 * random()) }),
};

describe('a probability that is foretold', () => {
  it.each(Object.entries(goals))('of %s comes true as often as it says', (_name, goalIn) => {
    const tenths = calibration(goalIn, 2026);
    const well = tenths.filter(({ count }) => count >= 60);
    expect(well.length).toBeGreaterThanOrEqual(5);
    for (const { told, came } of well) expect(Math.abs(told - came)).toBeLessThan(0.13);
    const all = tenths.reduce((sum, { count }) => sum + count, 0);
    const apart = tenths.reduce(
      (sum, { told, came, count }) => sum + (count === 0 ? 0 : count * Math.abs(told - came)),
      0,
    );
    expect(apart / all).toBeLessThan(0.04);
  });

  it('of availability with nothing down says so from what was down before', () => {
    const goal: Goal = { asks: 'SHARE_OF_TIME', share: 99 };
    const read = (bad: number, spells: number, before: Results | null) =>
      readObjective({
        ...{ goal, before, elapsed: 0.5, windows: { long: noResults, short: noResults } },
        results: { ...noResults, good: 500 - bad, bad, open: 500, spells },
      }).forecast?.probability ?? Number.NaN;
    const bad = { ...noResults, good: 980, bad: 20, spells: 4 };
    expect(read(0, 0, null)).toBe(1);
    expect(read(0, 0, bad)).toBeLessThan(1);
    expect(read(4, 1, bad)).toBeLessThan(read(0, 0, bad));
    expect(read(11, 1, bad)).toBe(0);
  });
});

it('knows the factorials', () => {
  const factorials = [1, 1, 2, 6, 24, 120, 720, 5_040, 40_320, 362_880];
  factorials.forEach((factorial, n) => expect(Math.exp(logGamma(n + 1))).toBeCloseTo(factorial, 6));
});
