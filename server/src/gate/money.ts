// Money as data: a decimal amount as it was written, exact, with its currency. Sums of money are reckoned in minor units.
import { Field, InputType, ObjectType } from 'type-graphql';
import { userError, type UserErrorValue } from './errors.ts';
import { DecimalScalar } from './scalars.ts';

@ObjectType('Money', { description: 'An amount of money.' })
@InputType('MoneyInput', { description: 'An amount of money.' })
export class Money {
  @Field(() => DecimalScalar, { description: 'The amount, with no more digits than the currency has: "1250.00".' })
  amount!: string;

  @Field(() => String, { description: 'The currency, by its ISO 4217 code: "EUR".' })
  currency!: string;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** What is wrong with an amount that is not negative; null when it is right. */
export function moneyProblem({ amount, currency }: Money, path: readonly (string | number)[]): UserErrorValue | null {
  if (!currencies.has(currency)) {
    return userError('INVALID', `Expected a currency by its ISO 4217 code; "${currency}" came.`, [...path, 'currency']);
  }
  if (amount.startsWith('-')) {
    return userError('INVALID', `Expected an amount of at least 0; ${amount} came.`, [...path, 'amount']);
  }
  const digits = digitsOf(currency);
  if ((amount.split('.')[1]?.length ?? 0) <= digits) return null;
  const message = `${currency} has ${String(digits)} digits after the point; ${amount} came.`;
  return userError('INVALID', message, [...path, 'amount']);
}

/** How many digits after the point a currency has: 2 for EUR, 0 for JPY. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
