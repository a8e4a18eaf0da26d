// An objective is a statement over many results in a period: so large a share is good, at most so many are bad, the mean
// stays within a limit, so much is done. It is read from counts of exact results; whether it is kept is reckoned in whole
// numbers, never in rounded percentages: money hangs on it.
import { fractionOf, written, type Fraction } from './fraction.ts';
import {
  arrivalsToCome,
  normalAtMost,
  priorWeight,
  probabilityOfArrivals,
  probabilityOfAtMost,
  probabilityOfTotal,
  type Evidence,
} from './forecast.ts';

/** What is asked of a period. `share` is in percent as it was written. */
export type Goal =
  | { readonly asks: 'SHARE'; readonly share: number }
  | { readonly asks: 'AT_MOST'; readonly most: number }
  | { readonly asks: 'MEAN'; readonly withinMs: number }
  | { readonly asks: 'AT_LEAST'; readonly least: number }
  /** A share of time: `good` and `bad` are milliseconds, and `spells` is how many stretches the bad ones are. */
  | { readonly asks: 'SHARE_OF_TIME'; readonly share: number };

/** Results that count in a period. `good` and `bad` are decided; what is excluded, waived or void is in none of them. */
export interface Results {
  readonly good: number;
  readonly bad: number;
  /** Begun and not decided. */
  readonly open: number;
  /** Sum and sum of squares of what a MEAN is taken of, over those that are over; of what AT_LEAST adds up, the sum. */
  readonly sum: number;
  readonly squares: number;
  /** How many stretches the bad time came in. */
  readonly spells: number;
}

export const noResults: Results = { good: 0, bad: 0, open: 0, sum: 0, squares: 0, spells: 0 };

export type ObjectiveStanding = 'UNDECIDED' | 'ON_TRACK' | 'AT_RISK' | 'KEPT' | 'BROKEN';

export interface ObjectiveReading {
  readonly standing: ObjectiveStanding;
  /** Percent, count, milliseconds or quantity, by what is asked; null: nothing is decided, and 0 of 0 is no share. */
  readonly attained: number | null;
  /** Of the results known now, how many (of time: milliseconds) may still be bad; negative: too many are already. Null for a mean and a quantity. */
  readonly missesAffordable: number | null;
  /** At which multiple of what the goal allows things went wrong; null where nothing was decided, or nothing is allowed. */
  readonly burn: Burn;
  readonly forecast: Forecast | null;
}

export interface Burn {
  readonly short: number | null;
  readonly long: number | null;
  /** Over both windows at twice what is allowed, while it can still be saved. */
  readonly isTooFast: boolean;
}

export interface Forecast {
  /** As `attained`, at the end of the period. */
  readonly attained: number | null;
  /** That it will be kept, 0…1. */
  readonly probability: number;
}

export interface ObjectiveCase {
  readonly goal: Goal;
  readonly results: Results;
  /** The results of the period before, whole; null: there was none. */
  readonly before: Results | null;
  /** Those that came in the last quarter and the last thirtieth of the period's length. */
  readonly windows: { readonly long: Results; readonly short: Results };
  /** How much of the period is over, 0…1. */
  readonly elapsed: number;
}

export const WINDOWS = { long: 1 / 4, short: 1 / 30 } as const;

/** Below this probability an objective is at risk. */
const AT_RISK_BELOW = 0.5;
const TOO_FAST = 2;

/** How an objective stands. */
export function readObjective(of: ObjectiveCase): ObjectiveReading {
  const { goal, results, elapsed } = of;
  const attained = attainedOf(goal, results);
  const missesAffordable = affordableOf(goal, results, elapsed);
  const isOver = elapsed >= 1;
  const kept = isKept(goal, results);
  if (isOver) {
    const isDecided = results.open === 0 || goal.asks === 'AT_LEAST';
    const standing = isDecided ? decided(kept) : lastingly(of, missesAffordable);
    return { standing, attained, missesAffordable, burn: noBurn, forecast: null };
  }
  const forecast = forecastOf(of);
  const isLost = lastingly(of, missesAffordable) === 'BROKEN';
  const isMade = goal.asks === 'AT_LEAST' && kept === true;
  const burn = burnOf(of, isLost);
  return {
    standing: standingOf({ isLost, isMade, forecast, burn, isEmpty: isEmpty(results) }),
    attained,
    missesAffordable,
    burn,
    forecast: isLost || isMade ? { attained: forecast.attained, probability: isMade ? 1 : 0 } : forecast,
  };
}

const noBurn: Burn = { short: null, long: null, isTooFast: false };
const isEmpty = ({ good, bad, open }: Results): boolean => good + bad + open === 0;
const decided = (kept: boolean | null): ObjectiveStanding => (kept === null ? 'UNDECIDED' : kept ? 'KEPT' : 'BROKEN');

/** What no result to come can change; what is open at the end of a period can still change a share. */
function lastingly({ goal, results, elapsed }: ObjectiveCase, affordable: number | null): ObjectiveStanding {
  if (goal.asks === 'AT_MOST' || goal.asks === 'SHARE_OF_TIME') {
    return affordable !== null && affordable < 0 ? 'BROKEN' : 'UNDECIDED';
  }
  if (elapsed < 1 || goal.asks !== 'SHARE') return 'UNDECIDED';
  const { good, bad, open } = results;
  if (affordable !== null && affordable < 0) return 'BROKEN';
  return isKept(goal, { ...results, good, bad: bad + open }) === true ? 'KEPT' : 'UNDECIDED';
}

function standingOf(at: {
  readonly isLost: boolean;
  readonly isMade: boolean;
  readonly forecast: Forecast;
  readonly burn: Burn;
  readonly isEmpty: boolean;
}): ObjectiveStanding {
  if (at.isLost) return 'BROKEN';
  if (at.isMade) return 'KEPT';
  if (at.forecast.probability < AT_RISK_BELOW || at.burn.isTooFast) return at.isEmpty ? 'UNDECIDED' : 'AT_RISK';
  return at.isEmpty ? 'UNDECIDED' : 'ON_TRACK';
}

/** What was attained, as the goal says it. */
export function attainedOf(goal: Goal, { good, bad, sum }: Results): number | null {
  const all = good + bad;
  switch (goal.asks) {
    case 'AT_MOST':
      return bad;
    case 'AT_LEAST':
      return sum;
    case 'MEAN':
      return all === 0 ? null : sum / all;
    default:
      return all === 0 ? null : (100 * good) / all;
  }
}

/** Whether what is decided keeps the goal; null: there is nothing to keep it with. */
export function isKept(goal: Goal, { good, bad, sum }: Results): boolean | null {
  const all = good + bad;
  switch (goal.asks) {
    case 'AT_MOST':
      return bad <= goal.most;
    case 'AT_LEAST':
      return sum >= goal.least;
    case 'MEAN':
      return all === 0 ? null : sum <= goal.withinMs * all;
    default:
      return all === 0 ? null : bad <= badAllowed(goal.share, all);
  }
}

/** Of so many, how many may be bad: exact for shares as they are written, "99.9" of 1,000 is one. */
export function badAllowed(share: number, of: number): number {
  const { over, under } = allowedShare(share);
  return Number((over * BigInt(Math.round(of))) / under);
}

/** A hundred percent without the share, as a fraction of one. */
function allowedShare(share: number): Fraction {
  const { over, under } = written(share);
  return { over: 100n * under - over, under: 100n * under };
}

function affordableOf(goal: Goal, { good, bad, open }: Results, elapsed: number): number | null {
  switch (goal.asks) {
    case 'AT_MOST':
      return goal.most - bad;
    case 'SHARE':
      return badAllowed(goal.share, good + bad + open) - bad;
    // Time to come is known: `open` is what is left of the period.
    case 'SHARE_OF_TIME':
      return badAllowed(goal.share, good + bad + (elapsed < 1 ? open : 0)) - bad;
    default:
      return null;
  }
}

function burnOf({ goal, windows, elapsed, results }: ObjectiveCase, isLost: boolean): Burn {
  const rate = (window: Results, length: number): number | null => {
    const all = window.good + window.bad;
    if (goal.asks === 'SHARE' || goal.asks === 'SHARE_OF_TIME') {
      const { over, under } = allowedShare(goal.share);
      return all === 0 || over === 0n ? null : window.bad / all / (Number(over) / Number(under));
    }
    // A count is allowed evenly over the period; a window that began before it counts as far as it reaches into it.
    if (goal.asks !== 'AT_MOST' || goal.most === 0) return null;
    const seen = Math.min(length, elapsed);
    return seen === 0 ? null : window.bad / goal.most / seen;
  };
  const [short, long] = [rate(windows.short, WINDOWS.short), rate(windows.long, WINDOWS.long)];
  const isTooFast = !isLost && results.bad > 0 && (short ?? 0) >= TOO_FAST && (long ?? 0) >= TOO_FAST;
  return { short, long, isTooFast };
}

const evidence = ({ good, bad }: Results): Evidence => ({ good, bad });

function forecastOf(of: ObjectiveCase): Forecast {
  const { goal, results, before, elapsed } = of;
  switch (goal.asks) {
    case 'SHARE':
      return forecastShare(goal.share, of);
    case 'AT_MOST': {
      const coming = arrivalsToCome(results.bad, elapsed, before?.bad ?? null);
      const probability = probabilityOfArrivals({ most: goal.most - results.bad }, coming);
      return { attained: results.bad + coming.mean, probability };
    }
    case 'AT_LEAST':
      return forecastVolume(goal.least, of);
    case 'MEAN':
      return forecastMean(goal.withinMs, of);
    case 'SHARE_OF_TIME': {
      const allowed = badAllowed(goal.share, results.good + results.bad + results.open) - results.bad;
      const coming = arrivalsToCome(results.spells, elapsed, before?.spells ?? null);
      const spells = results.spells + (before?.spells ?? 0);
      const each = spells === 0 ? 0 : (results.bad + (before?.bad ?? 0)) / spells;
      const bad = results.bad + coming.mean * each;
      const all = results.good + results.bad + results.open;
      const probability = spells === 0 ? 1 : probabilityOfTotal(allowed, coming, each);
      return { attained: all === 0 ? null : (100 * Math.max(0, all - bad)) / all, probability };
    }
  }
}

function forecastShare(share: number, { results, before, elapsed }: ObjectiveCase): Forecast {
  const { good, bad, open } = results;
  const coming = arrivalsToCome(good + bad, elapsed, before === null ? null : before.good + before.bad);
  const most = (n: number): number => badAllowed(share, good + bad + n) - bad;
  const probability = probabilityOfAtMost(most, {
    ...{ now: evidence(results), before: before && evidence(before) },
    ...{ coming, known: open },
  });
  const n = Math.max(open, coming.mean);
  const seen = good + bad + (before?.good ?? 0) + (before?.bad ?? 0);
  const badShare = seen === 0 ? null : (bad + (before?.bad ?? 0)) / seen;
  const all = good + bad + n;
  return {
    attained: badShare === null || all === 0 ? null : (100 * (good + n * (1 - badShare))) / all,
    probability,
  };
}

/** So much of a quantity comes with each of the arrivals. */
function forecastVolume(least: number, { results, before, elapsed }: ObjectiveCase): Forecast {
  const seen = results.good + results.bad;
  const earlier = before === null ? 0 : before.good + before.bad;
  const coming = arrivalsToCome(seen, elapsed, before === null ? null : earlier);
  const each = seen + earlier === 0 ? 0 : (results.sum + (before?.sum ?? 0)) / (seen + earlier);
  const missing = least - results.sum;
  const probability = missing <= 0 ? 1 : each <= 0 ? 0 : probabilityOfArrivals({ least: missing / each }, coming);
  return { attained: results.sum + coming.mean * each, probability };
}

function forecastMean(withinMs: number, { results, before, elapsed }: ObjectiveCase): Forecast {
  const all = results.good + results.bad;
  const earlier = before === null ? 0 : before.good + before.bad;
  const coming = arrivalsToCome(all, elapsed, before === null ? null : earlier);
  const n = Math.max(results.open, coming.mean);
  // What is to come is like what came, and like some of what came before.
  const weight = priorWeight(earlier);
  const count = all + weight * earlier;
  const sum = results.sum + weight * (before?.sum ?? 0);
  const squares = results.squares + weight * (before?.squares ?? 0);
  if (count === 0) return { attained: null, probability: 0.5 };
  const mean = sum / count;
  const variance = count < 2 ? mean ** 2 : Math.max(0, (squares - count * mean ** 2) / (count - 1));
  const total = withinMs * (all + n) - results.sum;
  const deviation = Math.sqrt(n * variance + (n ** 2 * variance) / count);
  return {
    attained: (results.sum + n * mean) / (all + n),
    probability: n === 0 ? (results.sum <= withinMs * all ? 1 : 0) : normalAtMost(total, n * mean, deviation),
  };
}

/** So much of a whole, for those who reckon with attainment exactly. */
export const shareOf = (results: Results): Fraction | null => {
  const all = Math.round(results.good) + Math.round(results.bad);
  return all === 0 ? null : fractionOf(Math.round(results.good), all);
};
