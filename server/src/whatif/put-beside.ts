// Puts what was counted beside what was: objectives in their periods, what is owed, what hours of coverage and levels cost.
// What was comes from the very questions that closing asks.
import type { VersionRow } from '../agreement/agreement-list.store.ts';
import type { AgreedTerms } from '../agreement/agreement.store.ts';
import type { Price } from '../agreement/section-terms.type.ts';
import { noSections } from '../agreement/sections.type.ts';
import { owedFor, periodFee, type ReckonedObjective } from '../credit/owed.ts';
import type { Tx } from '../db/orm.ts';
import { amountOf, coinsOf, roundCoins } from '../engine/credit.ts';
import { coveredTimeMs } from '../engine/coverage.ts';
import type { Fraction } from '../engine/fraction.ts';
import { attainedOf, isKept, type Results } from '../engine/objective.ts';
import type { Period } from '../engine/period.ts';
import { digitsOf } from '../gate/money.ts';
import { governing } from '../objective/governing.ts';
import { goalOf, loadResults, type ObjectiveAsk } from '../objective/read-objective.ts';
import type { CostAnswer, CreditAnswer, ObjectiveAnswer, ObjectiveSide, Sides, WhatIfAnswer } from './answer.ts';
import type { Counted } from './count-history.ts';
import type { AgreedSide, WhatIfPlan } from './plan-what-if.ts';
import type { Money } from './question.ts';

export async function loadAnswer(
  tx: Tx,
  { plan, counted }: { readonly plan: WhatIfPlan; readonly counted: Counted },
  now: Temporal.Instant,
): Promise<WhatIfAnswer> {
  const { were, wouldBe, questions } = plan;
  const was: ReckonedObjective[] = [];
  for (const ask of were.asks) was.push(reckoned(ask, (await loadResults(tx, ask, now)).results));
  const tallies = counted.periods[Symbol.iterator]();
  const would: ReckonedObjective[] = [];
  for (const [place, ask] of wouldBe.asks.entries()) {
    // Deliveries, measurements and outages are what they are: no term of a clause changes them.
    const isCounted = questions[place] !== null;
    const results = isCounted ? tallies.next().value?.results : (await loadResults(tx, ask, now)).results;
    if (results === undefined) throw new Error('An objective was not counted');
    would.push(reckoned(ask, results));
  }
  const credits = creditsOf({ was, would }, plan);
  return {
    ...{ tickets: counted.tickets, measures: counted.measures, flips: counted.flips, listed: counted.listed },
    objectives: objectivesOf(was, would),
    credits,
    creditTotal: {
      was: totalOf(credits.map((each) => each.was)),
      wouldBe: totalOf(credits.map((each) => each.wouldBe)),
    },
    cost: costOf(plan),
  };
}

const reckoned = (ask: ObjectiveAsk, results: Results): ReckonedObjective & Pick<ObjectiveAsk, 'version'> => ({
  ...ask,
  goal: goalOf(ask.objective),
  results,
});

const sideOf = ({ goal, results }: ReckonedObjective): ObjectiveSide => ({
  ...{ met: results.good, missed: results.bad, undecided: results.open },
  ...{ attained: attainedOf(goal, results), isKept: isKept(goal, results) },
});

const placeOf = ({ objective, period }: ReckonedObjective): string => `${objective.number} ${period.from.toString()}`;

function objectivesOf(was: readonly ReckonedObjective[], would: readonly ReckonedObjective[]): ObjectiveAnswer[] {
  const [before, after] = [was, would].map((all) => new Map(all.map((each) => [placeOf(each), each])));
  const all = new Map([...was, ...would].map((each) => [placeOf(each), each]));
  return [...all].map(([place, { objective, period }]) => {
    const [old, other] = [before?.get(place), after?.get(place)];
    return {
      ...{ number: objective.number, kind: objective.kind, measure: objective.measure ?? null },
      ...{ statement: objective.statement ?? null, from: period.from.toString(), until: period.until.toString() },
      was: old ? sideOf(old) : null,
      wouldBe: other ? sideOf(other) : null,
    };
  });
}

/** What each side owes for each period. */
function creditsOf(
  { was, would }: { readonly was: readonly ReckonedObjective[]; readonly would: readonly ReckonedObjective[] },
  { were, wouldBe }: WhatIfPlan,
): CreditAnswer[] {
  const [before, after] = [owedBy(was, were), owedBy(would, wouldBe)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((place) => {
    const [from = '', until = ''] = place.split('/');
    return { from, until, was: before.get(place) ?? null, wouldBe: after.get(place) ?? null };
  });
}

/** By period; periods of nothing are left out. */
function owedBy(values: readonly ReckonedObjective[], { versions, sections }: AgreedSide): Map<string, Money> {
  const periods = Map.groupBy(values, ({ period }) => `${period.from.toString()}/${period.until.toString()}`);
  return new Map(
    [...periods].flatMap(([place, own]) => {
      const version = own[0] && governing(versions, own[0].period);
      const owed = owedFor(own, (version && sections.get(version.id)) ?? noSections);
      return owed === null ? [] : [[place, moneyOf(owed.coins, owed.currency)] as const];
    }),
  );
}

const moneyOf = (coins: bigint, currency: string): Money => ({ amount: amountOf(coins, digitsOf(currency)), currency });

/** Null: nothing is owed. All of one side is in one currency. */
function totalOf(all: readonly (Money | null)[]): Money | null {
  const found = all.filter((money) => money !== null);
  const [first] = found;
  if (first === undefined) return null;
  const digits = digitsOf(first.currency);
  return moneyOf(
    found.reduce((sum, { amount }) => sum + coinsOf(amount, digits), 0n),
    first.currency,
  );
}

function costOf({ span, were, wouldBe, counting }: WhatIfPlan): CostAnswer {
  const sides = { was: were, wouldBe };
  const each = <T>(of: (side: AgreedSide) => T): { was: T; wouldBe: T } => ({
    was: of(sides.was),
    wouldBe: of(sides.wouldBe),
  });
  const staffedMs = each(({ terms }) => staffedIn(terms, span));
  const pricePerHour: Sides<Money> = each((side) => counting.question.pricePerHour ?? hourOf(pricesOf(side, span)));
  return {
    staffedMs,
    pricePerHour,
    staffing: {
      was: hoursAt(staffedMs.was, pricePerHour.was),
      wouldBe: hoursAt(staffedMs.wouldBe, pricePerHour.wouldBe),
    },
    fee: each((side) => feeOf(pricesOf(side, span), span)),
  };
}

/** Covered time of the span while the terms were in force; where two were, the later one counts. */
function staffedIn(terms: readonly AgreedTerms[], { fromAt, untilAt }: Period): number {
  const ordered = [...terms].sort((a, b) => a.version - b.version);
  return ordered.reduce((sum, { from, until, coverage }) => {
    const begin = Math.max(from.epochMilliseconds, fromAt.epochMilliseconds);
    const end = Math.min(until?.epochMilliseconds ?? untilAt.epochMilliseconds, untilAt.epochMilliseconds);
    return end <= begin ? sum : sum + coveredTimeMs(coverage, { from: begin, to: end });
  }, 0);
}

/** The prices of the version that governs the span; of the first one, where none did yet. */
function pricesOf({ versions, sections }: AgreedSide, span: Period): readonly Price[] {
  const version: VersionRow | undefined = governing(versions, span) ?? versions[0];
  return (version && sections.get(version.id)?.prices) ?? [];
}

/** A price by the hour, as prices say it. */
const hourOf = (prices: readonly Price[]): Money | null =>
  prices.find(
    ({ charge, unit }) => charge === 'PER_UNIT' && /^(covered |coverage |staffed )?(h|hours?)$/i.test(unit ?? ''),
  )?.amount ?? null;

const hourMs = 3_600_000n;

function hoursAt(ms: number, price: Money | null): Money | null {
  if (price === null) return null;
  const coins = coinsOf(price.amount, digitsOf(price.currency)) * BigInt(ms);
  return moneyOf(roundCoins({ over: coins, under: hourMs }, 'HALF_UP'), price.currency);
}

/** The flat prices in the currency of the first of them. */
function feeOf(prices: readonly Price[], span: Period): Money | null {
  const currency = prices.find(({ charge, period }) => charge === 'FLAT' && typeof period === 'string')?.amount
    .currency;
  if (currency === undefined) return null;
  const own = prices.filter(({ amount }) => amount.currency === currency);
  const fee: Fraction | null = periodFee(own, span, digitsOf(currency));
  return fee && moneyOf(roundCoins(fee, 'HALF_UP'), currency);
}
