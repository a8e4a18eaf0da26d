// Credits as an accountant would recompute them.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  amountOf,
  coinsOf,
  creditLines,
  feeOf,
  roundCoins,
  type CreditCase,
  type PenaltyTerms,
  type Rounding,
} from '../../server/src/engine/credit.ts';
import { noResults } from '../../server/src/engine/objective.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const euros = (amount: string) => ({ over: coinsOf(amount, 2), under: 1n });
const line = (terms: Partial<PenaltyTerms>): PenaltyTerms => ({
  ...{ text: 'credit', below: null, amount: null, percentage: null, isPerBreach: false },
  ...{ cap: null, capPercentage: null, minimumVolume: null, rounding: 'HALF_UP' },
  ...terms,
});
const owed = (penalties: Partial<PenaltyTerms>[], of: Partial<CreditCase> & { good: number; bad: number }): string[] =>
  creditLines({
    ...{ goal: { asks: 'SHARE', share: 95 }, fee: euros('1200.00'), isBroken: true, ...of },
    results: { ...noResults, good: of.good, bad: of.bad },
    penalties: penalties.map(line),
  }).map(({ coins }) => amountOf(coins, 2));

describe('tiers', () => {
  const tiers = [
    { below: 95, percentage: 5 },
    { below: 90, percentage: 10 },
    { below: 80, percentage: 25 },
  ];
  it.each<[number, number, string[]]>([
    [95, 5, []],
    [94, 6, ['60.00']],
    [90, 10, ['60.00']],
    [89, 11, ['120.00']],
    [80, 20, ['120.00']],
    [0, 7, ['300.00']],
    [0, 0, []],
  ])('%d good and %d bad owe %j: the lowest tier reached, and never two', (good, bad, expected) => {
    expect(owed(tiers, { good, bad })).toEqual(expected);
  });

  it('that too few results leave out do not stand in the way of a milder one', () => {
    const strict = { below: 70, percentage: 50, minimumVolume: 20 };
    expect(owed([...tiers, strict], { good: 5, bad: 5 })).toEqual(['300.00']);
    expect(owed([...tiers, strict], { good: 10, bad: 10 })).toEqual(['600.00']);
  });

  it('of one limit are owed together: a share of the fee, and an amount for each breach', () => {
    const each = { below: 80, amount: euros('1.00'), isPerBreach: true };
    expect(owed([...tiers, each], { good: 7, bad: 3 })).toEqual(['300.00', '3.00']);
    expect(owed([...tiers, each], { good: 85, bad: 15 })).toEqual(['120.00']);
  });

  it('stand in any order', () => {
    expect(owed(tiers.toReversed(), { good: 89, bad: 11 })).toEqual(['120.00']);
  });
});

describe('amounts', () => {
  it('for each breach, up to the cap', () => {
    const each = { amount: euros('50.00'), isPerBreach: true };
    expect(owed([each], { good: 10, bad: 3 })).toEqual(['150.00']);
    expect(owed([{ ...each, cap: euros('120.00') }], { good: 10, bad: 3 })).toEqual(['120.00']);
    expect(owed([{ ...each, capPercentage: 7.5 }], { good: 10, bad: 3 })).toEqual(['90.00']);
  });

  it('are owed only where the objective is broken, and above the least volume', () => {
    expect(owed([{ amount: euros('10.00') }], { good: 9, bad: 1, isBroken: false })).toEqual([]);
    expect(owed([{ amount: euros('10.00'), minimumVolume: 11 }], { good: 9, bad: 1 })).toEqual([]);
    expect(owed([{ amount: euros('10.00'), minimumVolume: 10 }], { good: 9, bad: 1 })).toEqual(['10.00']);
  });

  it('as a share of a fee that no price says are not owed', () => {
    expect(owed([{ percentage: 10 }], { good: 1, bad: 1, fee: null })).toEqual([]);
  });

  it('a third of a quarterly fee is exact until it is rounded', () => {
    const fee = feeOf([{ coins: coinsOf('100.00', 2), periods: { over: 1n, under: 3n } }]);
    expect(owed([{ percentage: 10 }], { good: 0, bad: 1, fee })).toEqual(['3.33']);
    expect(owed([{ percentage: 10, rounding: 'UP' }], { good: 0, bad: 1, fee })).toEqual(['3.34']);
  });
});

describe('coins', () => {
  it.each<[Rounding, number[]]>([
    ['HALF_UP', [0, 1, 1, 2, 3]],
    ['HALF_EVEN', [0, 0, 1, 2, 2]],
    ['UP', [1, 1, 1, 2, 3]],
    ['DOWN', [0, 0, 1, 1, 2]],
  ])('%s of 1/4, 1/2, 1, 3/2, 5/2', (rounding, expected) => {
    const parts = [1n, 2n, 4n, 6n, 10n].map((over) => Number(roundCoins({ over, under: 4n }, rounding)));
    expect(parts).toEqual(expected);
  });

  it('are written as they were read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 4 }), (coins, digits) => {
        expect(coinsOf(amountOf(coins, digits), digits)).toBe(coins);
      }),
      lawRuns(1_000),
    );
    expect(coinsOf('12.5', 2)).toBe(1250n);
    expect(() => coinsOf('12.505', 2)).toThrow('at most 2 digits');
    expect(() => coinsOf('12,50', 2)).toThrow('Expected a decimal amount');
  });

  it('what is owed never exceeds the cap, and more misses never owe less', () => {
    const amounts = fc.integer({ min: 1, max: 9_999 }).map((coins) => ({ over: BigInt(coins), under: 1n }));
    fc.assert(
      fc.property(amounts, amounts, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (amount, cap, good, bad) => {
        const total = (misses: number): bigint =>
          creditLines({
            ...{ goal: { asks: 'AT_MOST' as const, most: 0 }, isBroken: misses > 0, fee: null },
            results: { ...noResults, good, bad: misses },
            penalties: [line({ amount, isPerBreach: true, cap })],
          }).reduce((sum, { coins }) => sum + coins, 0n);
        expect(total(bad) <= cap.over).toBe(true);
        expect(total(bad + 1) >= total(bad)).toBe(true);
        if (bad > 0 && amount.over * BigInt(bad) <= cap.over) expect(total(bad)).toBe(amount.over * BigInt(bad));
      }),
      lawRuns(1_000),
    );
  });
});
