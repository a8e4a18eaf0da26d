// What is wrong with an objective, with what is owed when it is not kept, and with the money of an agreement.
import type { MeasureTable } from '../engine/measure.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { moneyProblem, type Money } from '../gate/money.ts';
import type { Deliverable } from './deliverable-terms.type.ts';
import type { ObjectiveKind } from './section-enums.ts';
import {
  atLeast,
  contradiction,
  goesWith,
  isSaid,
  measureProblem,
  type Path,
  type Problems,
} from './section-checks.ts';
import type { Objective, Penalty } from './section-terms.type.ts';
import type { AgreementSections } from './sections.type.ts';

/** What an objective may speak of. */
interface ObjectiveOf {
  readonly measures: MeasureTable;
  readonly deliverables: readonly Deliverable[];
}

const among =
  (...kinds: readonly ObjectiveKind[]) =>
  (kind: ObjectiveKind): boolean =>
    kinds.includes(kind);

const ofClocks = among('SHARE_WITHIN', 'MISSES_AT_MOST', 'MEAN_AT_MOST');
const ofShare = among('SHARE_WITHIN', 'DELIVERED', 'AVAILABILITY', 'PERCENTILE_WITHIN');
/** Kinds whose misses are things that can be counted. */
const ofBreaches = among('SHARE_WITHIN', 'MISSES_AT_MOST', 'DELIVERED');

export function objectiveProblems(objective: Objective, of: ObjectiveOf, path: Path): Problems {
  const { kind, measure, share, within, most, countsBy, deliverable, metric, atMost, least, rollingDays } = objective;
  const is = among(kind);
  const isVolume = is('VOLUME_AT_LEAST');
  const goes = (field: string, value: unknown, when: string, isSo: boolean): UserErrorValue | null =>
    goesWith({ field, value, when, isSo }, path);
  const onlyWith = (field: string, value: unknown, when: string, isSo: boolean): UserErrorValue | null =>
    isSo ? null : goes(field, value, when, false);
  const known = of.deliverables.some(({ number }) => number === deliverable);
  return [
    goes('measure', measure, 'an objective over clocks', ofClocks(kind)),
    measureProblem(measure, of, path),
    goes('share', share, 'a share', ofShare(kind)),
    goes('most', most, 'MISSES_AT_MOST', is('MISSES_AT_MOST')),
    is('SHARE_WITHIN') ? null : goes('within', within, 'a limit', is('MEAN_AT_MOST')),
    within === 0 ? userError('INVALID', 'A limit of no time at all.', [...path, 'within']) : null,
    atLeast(0, most, [...path, 'most']),
    isSaid(countsBy) && !ofClocks(kind)
      ? contradiction('`countsBy` goes with an objective over clocks only.', [...path, 'countsBy'])
      : null,
    onlyWith('deliverable', deliverable, 'deliverables', isVolume || is('DELIVERED')),
    isSaid(deliverable) && !known
      ? userError('NOT_FOUND', `No deliverable has the number ${String(deliverable)}.`, [...path, 'deliverable'])
      : null,
    isVolume && isSaid(deliverable) === isSaid(metric)
      ? contradiction('VOLUME_AT_LEAST is of a `deliverable` or of a `metric`.', [...path, 'deliverable'])
      : null,
    isVolume ? null : goes('metric', metric, 'what is measured', is('PERCENTILE_WITHIN')),
    goes('atMost', atMost, 'PERCENTILE_WITHIN', is('PERCENTILE_WITHIN')),
    goes('least', least, 'VOLUME_AT_LEAST', isVolume),
    typeof least === 'number' && least <= 0
      ? userError('INVALID', `Expected more than 0; ${String(least)} came.`, [...path, 'least'])
      : null,
    rollingDaysProblem(rollingDays, path),
  ];
}

const ROLLING_DAYS = 366;

const rollingDaysProblem = (days: number | null | undefined, path: Path): UserErrorValue | null =>
  typeof days !== 'number' || (days >= 1 && days <= ROLLING_DAYS)
    ? null
    : userError('INVALID', `Expected 1 to ${String(ROLLING_DAYS)} days; ${String(days)} came.`, [
        ...path,
        'rollingDays',
      ]);

export function penaltyProblems(penalty: Penalty, all: readonly Objective[], path: Path): Problems {
  const { objective, below, amount, percentage, isPerBreach, cap, capPercentage, minimumVolume } = penalty;
  const of = all.find(({ number }) => number === objective);
  const needsObjective = (field: string, value: unknown): UserErrorValue | null =>
    isSaid(value) && value !== false && !isSaid(objective)
      ? contradiction(`\`${field}\` goes with an objective only.`, [...path, field])
      : null;
  return [
    !isSaid(objective) || of !== undefined
      ? null
      : userError('NOT_FOUND', `No objective has the number ${String(objective)}.`, [...path, 'objective']),
    needsObjective('below', below),
    needsObjective('isPerBreach', isPerBreach),
    needsObjective('minimumVolume', minimumVolume),
    isSaid(below) && of !== undefined && !ofShare(of.kind)
      ? contradiction('`below` goes with an objective that asks for a share.', [...path, 'below'])
      : null,
    isPerBreach === true && of !== undefined && !ofBreaches(of.kind)
      ? contradiction(`An objective of ${of.kind} has no breaches that could be counted.`, [...path, 'isPerBreach'])
      : null,
    isSaid(amount) && isSaid(percentage)
      ? contradiction('A penalty is an amount or a percentage.', [...path, 'percentage'])
      : null,
    isSaid(cap) && isSaid(capPercentage)
      ? contradiction('A cap is an amount or a percentage.', [...path, 'capPercentage'])
      : null,
    atLeast(1, minimumVolume, [...path, 'minimumVolume']),
    amount ? moneyProblem(amount, [...path, 'amount']) : null,
    cap ? moneyProblem(cap, [...path, 'cap']) : null,
  ];
}

/** What is owed and the fee it is a share of are in one currency: sums of two are none. */
export function moneyProblems({ prices, penalties }: AgreementSections, path: Path): Problems {
  const said = [
    ...prices.map(({ amount, charge }, place) => ({
      money: charge === 'FLAT' ? amount : null,
      at: [...path, 'prices', place, 'amount', 'currency'],
    })),
    ...penalties.flatMap(({ amount, cap }, place) => [
      { money: amount ?? null, at: [...path, 'penalties', place, 'amount', 'currency'] },
      { money: cap ?? null, at: [...path, 'penalties', place, 'cap', 'currency'] },
    ]),
  ].flatMap(({ money, at }): { money: Money; at: Path }[] => (money === null ? [] : [{ money, at }]));
  const first = said[0]?.money.currency;
  const owes = penalties.some(({ amount, percentage }) => isSaid(amount) || isSaid(percentage));
  if (!owes) return [];
  return said.map(({ money, at }) =>
    money.currency === first
      ? null
      : contradiction(`What is owed is in one currency; ${String(first)} and ${money.currency} came.`, at),
  );
}
