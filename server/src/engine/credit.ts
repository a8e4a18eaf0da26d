// What is owed when an objective was not kept: the worst tier that its attainment fell below, an amount for each breach,
// and never more than the cap. Reckoned in exact fractions of the smallest coin, rounded once, at the end, as agreed.
import { plus, written, type Fraction } from './fraction.ts';
import { shareOf, type Goal, type Results } from './objective.ts';

export type Rounding = 'HALF_UP' | 'HALF_EVEN' | 'UP' | 'DOWN';

/** A whole number of the smallest coin: cents. */
export type Coins = bigint;

/** One line of what was agreed. Either an amount or a percentage of the fee of the period. */
export interface PenaltyTerms {
  readonly text: string;
  /** Owed when the attainment is below this percentage; null: whenever the objective is broken. */
  readonly below: number | null;
  readonly amount: Fraction | null;
  readonly percentage: number | null;
  /** For each breach instead of once. */
  readonly isPerBreach: boolean;
  /** At most so much a period, in coins, or as a percentage of the fee; null: no cap. */
  readonly cap: Fraction | null;
  readonly capPercentage: number | null;
  /** Nothing is owed for a period in which fewer than so many results were decided. */
  readonly minimumVolume: number | null;
  readonly rounding: Rounding;
}

export interface CreditCase {
  readonly goal: Goal;
  readonly results: Results;
  /** Whether the objective is broken now, by what is decided. */
  readonly isBroken: boolean;
  /** The fee of the period in coins; null: no price says one. */
  readonly fee: Fraction | null;
  readonly penalties: readonly PenaltyTerms[];
}

export interface CreditLine {
  readonly text: string;
  readonly coins: Coins;
  /** How it came about, for whoever reckons it again. */
  readonly why: string;
  readonly isCapped: boolean;
}

/** The lines that are owed, in their order in the agreement. Of several tiers the one with the lowest limit counts, with all its lines. */
export function creditLines({ goal, results, isBroken, fee, penalties }: CreditCase): CreditLine[] {
  const decided = results.good + results.bad;
  // A tier that too few results leave out does not stand in the way of a milder one.
  const counting = penalties.filter(({ minimumVolume }) => minimumVolume === null || decided >= minimumVolume);
  const tier = tierOf(goal, results, counting);
  return counting.flatMap((terms) => {
    if (terms.below !== tier && terms.below !== null) return [];
    const times = timesOwed(terms, results, isBroken);
    if (times === 0) return [];
    const each = terms.amount ?? partOfFee(terms.percentage, fee);
    if (each === null) return [];
    const whole = { over: each.over * BigInt(times), under: each.under };
    const cap = terms.cap ?? partOfFee(terms.capPercentage, fee);
    const isCapped = cap !== null && isMore(whole, cap);
    const coins = roundCoins(isCapped ? cap : whole, terms.rounding);
    return coins === 0n
      ? []
      : [{ text: terms.text, coins, why: whyOwed(terms, { times, results, isCapped }), isCapped }];
  });
}

/** Of the limits of tiers that the attainment fell below, the lowest; null: it reached none. */
function tierOf(goal: Goal, results: Results, penalties: readonly PenaltyTerms[]): number | null {
  const attained = shareOf(results);
  if (attained === null || (goal.asks !== 'SHARE' && goal.asks !== 'SHARE_OF_TIME')) return null;
  const isBelow = (limit: number): boolean => {
    const { over, under } = written(limit);
    return attained.over * 100n * under < over * attained.under;
  };
  const reached = penalties.flatMap(({ below }) => (below !== null && isBelow(below) ? [below] : []));
  return reached.length === 0 ? null : Math.min(...reached);
}

function timesOwed(terms: PenaltyTerms, results: Results, isBroken: boolean): number {
  if (terms.isPerBreach) return terms.below !== null || isBroken ? results.bad : 0;
  return terms.below !== null || isBroken ? 1 : 0;
}

function partOfFee(percentage: number | null, fee: Fraction | null): Fraction | null {
  if (percentage === null || fee === null) return null;
  const share = written(percentage);
  return { over: fee.over * share.over, under: fee.under * share.under * 100n };
}

const isMore = (a: Fraction, b: Fraction): boolean => a.over * b.under > b.over * a.under;

function whyOwed(
  { below, percentage, isPerBreach }: PenaltyTerms,
  { times, results, isCapped }: { readonly times: number; readonly results: Results; readonly isCapped: boolean },
): string {
  const of = results.good + results.bad;
  const reached = below === null ? 'The objective was broken' : `${results.good} of ${of} is below ${below} %`;
  const rate = percentage === null ? '' : `, ${percentage} % of the fee`;
  const each = isPerBreach ? `, for each of ${times}` : '';
  return `${reached}${rate}${each}${isCapped ? ', up to the cap' : ''}.`;
}

/** To whole coins; amounts are not negative. */
export function roundCoins({ over, under }: Fraction, rounding: Rounding): Coins {
  const [whole, rest] = [over / under, over % under];
  const up = {
    UP: rest > 0n,
    DOWN: false,
    HALF_UP: rest * 2n >= under,
    HALF_EVEN: rest * 2n > under || (rest * 2n === under && whole % 2n === 1n),
  }[rounding];
  return up ? whole + 1n : whole;
}

/** A decimal amount in coins of a currency with so many digits: "12.50" with 2 is 1250. */
export function coinsOf(amount: string, digits: number): Coins {
  const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === undefined) throw new RangeError(`Expected a decimal amount; "${amount}" came.`);
  const said = (part ?? '').padEnd(digits, '0');
  if (said.length > digits)
    throw new RangeError(`Expected at most ${digits} digits after the point; "${amount}" came.`);
  return BigInt(`${whole}${said}`) * (sign === '-' ? -1n : 1n);
}

/** The amount as it is written: 1250 with 2 digits is "12.50". */
export function amountOf(coins: Coins, digits: number): string {
  const text = (coins < 0n ? -coins : coins).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${coins < 0n ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
}

/** A price for one kind of period as the fee of another. */
export const feeOf = (prices: readonly { readonly coins: Coins; readonly periods: Fraction }[]): Fraction | null =>
  prices.length === 0
    ? null
    : prices
        .map(({ coins, periods }) => ({ over: coins * periods.over, under: periods.under }))
        .reduce((sum, each) => plus(sum, each));
