// What is owed for an objective: the penalties of its agreement that hang on it, reckoned on its exact results.
import type { AgreementRow } from '../agreement/agreement-list.store.ts';
import type { Penalty, Price } from '../agreement/section-terms.type.ts';
import type { AgreementSections } from '../agreement/sections.type.ts';
import { amountOf, coinsOf, creditLines, feeOf, type Coins, type PenaltyTerms } from '../engine/credit.ts';
import type { Fraction } from '../engine/fraction.ts';
import { isKept } from '../engine/objective.ts';
import { periodsIn, type Period } from '../engine/period.ts';
import { digitsOf, type Money } from '../gate/money.ts';
import type { ObjectiveValue } from '../objective/read-objective.ts';

/** CREDIT: we owe it. RECOVERY: a supplier owes it to us. */
export type Direction = 'CREDIT' | 'RECOVERY';

export interface OwedLine {
  /** The number of the objective. */
  readonly objective: string;
  readonly text: string;
  readonly why: string;
  /** A decimal amount. */
  readonly amount: string;
  readonly isCapped: boolean;
}

export interface Owed {
  readonly direction: Direction;
  readonly currency: string;
  readonly coins: Coins;
  readonly lines: readonly OwedLine[];
}

export const directionOf = ({ kind }: Pick<AgreementRow, 'kind'>): Direction =>
  kind === 'UNDERPINNING' ? 'RECOVERY' : 'CREDIT';

/** An objective as far as money hangs on it. */
export type ReckonedObjective = Pick<ObjectiveValue, 'agreement' | 'objective' | 'period' | 'goal' | 'results'>;

/** What is owed if the period ends as these objectives stand; null: nothing, or no currency is said. */
export function owedFor(values: readonly ReckonedObjective[], sections: AgreementSections): Owed | null {
  const [first] = values;
  const currency = currencyOf(sections);
  if (first === undefined || currency === null) return null;
  const digits = digitsOf(currency);
  const found = values.flatMap((value) => linesOf(value, sections, digits));
  if (found.length === 0) return null;
  return {
    direction: directionOf(first.agreement),
    currency,
    coins: found.reduce((sum, { coins }) => sum + coins, 0n),
    lines: found.map(({ coins, ...line }) => ({ ...line, amount: amountOf(coins, digits) })),
  };
}

/** All that is owed is in one currency; the fee says it where no penalty does. */
function currencyOf({ penalties, prices }: AgreementSections): string | null {
  const said = [
    ...penalties.map(({ amount }) => amount),
    ...prices.filter(({ charge }) => charge === 'FLAT').map(({ amount }) => amount),
  ];
  return said.find((money) => money !== null && money !== undefined)?.currency ?? null;
}

function linesOf(value: ReckonedObjective, { penalties, prices }: AgreementSections, digits: number) {
  const { goal, results, objective, period } = value;
  const own = penalties.filter((each) => each.objective === objective.number);
  const lines = creditLines({
    ...{ goal, results },
    isBroken: isKept(goal, results) === false,
    fee: periodFee(prices, period, digits),
    penalties: own.map((each) => termsOf(each, digits)),
  });
  return lines.map((line) => ({ objective: objective.number, ...line }));
}

/** The flat prices of a period, each as much of it as the period has; prices that are paid once are no fee. */
export function periodFee(prices: readonly Price[], period: Period, digits: number): Fraction | null {
  return feeOf(
    prices.flatMap(({ charge, amount, period: each }) => {
      if (charge !== 'FLAT' || each === null || each === undefined) return [];
      const { over, under } = periodsIn(each, period);
      return [{ coins: coinsOf(amount.amount, digits), periods: { over: BigInt(over), under: BigInt(under) } }];
    }),
  );
}

function termsOf(penalty: Penalty, digits: number): PenaltyTerms {
  const coins = (money: Money | null | undefined): Fraction | null =>
    money === null || money === undefined ? null : { over: coinsOf(money.amount, digits), under: 1n };
  return {
    text: penalty.text,
    below: penalty.below ?? null,
    amount: coins(penalty.amount),
    percentage: penalty.percentage ?? null,
    isPerBreach: penalty.isPerBreach ?? false,
    cap: coins(penalty.cap),
    capPercentage: penalty.capPercentage ?? null,
    minimumVolume: penalty.minimumVolume ?? null,
    rounding: penalty.rounding ?? 'HALF_UP',
  };
}
