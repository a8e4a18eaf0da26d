// What is asked of figures, parsed into values once.
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { limits } from '../config.ts';
import { axes, type Axis, type FigurePeriod, type FigureQuery } from '../clock/figure-query.ts';
import { DAY_MS, parseLocalDate } from '../engine/civil-day.ts';
import type { AgreementKind } from '../engine/clause.ts';
import type { Severity } from '../engine/fact.ts';
import { codedError } from '../gate/errors.ts';
import { AgreementKindEnum, namedEnum, SeverityEnum } from '../gate/floor-enums.ts';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import { readAskedAxes, readAskedKeys } from './asked-keys.ts';
import type { FigureOrder } from './figures.ts';
import type { FigureStep } from './plan.ts';

@InputType('FigureFilter', {
  description:
    'Which clocks a figure counts, by what was so when each was decided. Null asks nothing, an empty list is satisfied by nothing.',
})
export class FigureFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Customers of the tickets.' })
  customer?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Service accounts of the tickets.' })
  serviceAccount?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Services of the tickets.' })
  service?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Agreements that judge the clocks.' })
  agreement?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Clauses that judge the clocks: the first of each.' })
  clause?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Groups that held the tickets, or that the clocks are about.' })
  team?: string[] | null;

  @Field(() => [SeverityEnum], { nullable: true, description: 'Severities of the tickets.' })
  severity?: Severity[] | null;

  @Field(() => [String], { nullable: true, description: 'Measures, built in or your own.' })
  measure?: string[] | null;

  @Field(() => [AgreementKindEnum], { nullable: true, description: "Kinds of agreements; null: customers' (SLA)." })
  kind?: AgreementKind[] | null;
}

@InputType('FigurePeriod', {
  description:
    "A period: civil days, `from` and `until`, each clock in its own agreement's zone (a day that a zone skipped holds none); or instants. `until` is exclusive.",
})
export class FigurePeriodInput {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day after the last.' })
  until?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The first instant, instead of days.' })
  fromInstant?: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The instant after the last, instead of days.' })
  untilInstant?: Temporal.Instant | null;
}

export type AxisName =
  'CUSTOMER' | 'SERVICE_ACCOUNT' | 'SERVICE' | 'AGREEMENT' | 'CLAUSE' | 'TEAM' | 'SEVERITY' | 'MEASURE' | 'KIND';

export const FigureAxisEnum = namedEnum<AxisName>('FigureAxis', 'By what figures are grouped.', {
  CUSTOMER: 'The customer of the ticket.',
  SERVICE_ACCOUNT: 'The service account of the ticket.',
  SERVICE: 'The service of the ticket.',
  AGREEMENT: 'The agreement that judges the clock.',
  CLAUSE: 'The clause that judges the clock: the first, where several differ in their coverage period.',
  TEAM: 'The group that held the ticket, or that the clock is about.',
  SEVERITY: 'The severity of the ticket.',
  MEASURE: 'What is timed.',
  KIND: 'The kind of the agreement.',
});

export const FigureStepEnum = namedEnum<FigureStep>('FigureStep', 'The steps of a series.', {
  DAY: 'Civil days.',
  WEEK: 'Weeks, from Monday on.',
  MONTH: 'Calendar months.',
});

export const FigureOrderEnum = namedEnum<FigureOrder>('FigureOrder', 'Which groups come first.', {
  MISSED: 'Those with the most broken promises.',
  VOLUME: 'Those with the most clocks.',
  SHARE: 'Those with the least share of kept promises; those without one last.',
  KEY: 'By id or name.',
});

@ArgsType()
export class FigureArgs {
  @Field(() => FigurePeriodInput, { description: 'Which clocks count: by the day their promise is due.' })
  period!: FigurePeriodInput;

  @Field(() => FigureFilterInput, { nullable: true, description: "Which clocks; null: all of customers' agreements." })
  filter?: FigureFilterInput | null;

  @Field(() => [FigureAxisEnum], { defaultValue: [], description: 'Groups: at most two axes; none: the total alone.' })
  by!: AxisName[];

  @Field(() => Int, {
    defaultValue: 20,
    description: `How many groups, 1 to ${String(limits.pageSizeMax)}; the rest are "others".`,
  })
  first!: number;
}

const axisNamed: Readonly<Record<AxisName, Axis>> = {
  CUSTOMER: 'customer',
  SERVICE_ACCOUNT: 'serviceAccount',
  SERVICE: 'service',
  AGREEMENT: 'agreement',
  CLAUSE: 'clause',
  TEAM: 'team',
  SEVERITY: 'severity',
  MEASURE: 'measure',
  KIND: 'kind',
};

/** @throws PAGE_SIZE */
export function readFirst(first: number): number {
  if (first >= 1 && first <= limits.pageSizeMax) return first;
  throw codedError('PAGE_SIZE', `A page has 1 to ${String(limits.pageSizeMax)} rows: \`first\` was ${String(first)}.`);
}

const idTypes: Partial<Readonly<Record<Axis, string>>> = {
  ...{ customer: 'Customer', serviceAccount: 'ServiceAccount', service: 'Service' },
  ...{ agreement: 'Agreement', clause: 'Clause' },
};

/** @throws INVALID for more than two, or one twice */
export const readAxes = (names: readonly AxisName[]): Axis[] => readAskedAxes(names, axisNamed);

/** @throws TOO_LONG, INVALID for what no figure can be asked with */
export const readFigureFilter = (input: FigureFilterInput | null | undefined): FigureQuery => ({
  only: { kind: ['SLA'], ...readAskedKeys(input, axes, idTypes) },
  except: [],
});

/** @throws INVALID by name: half a period, both kinds, from after until, too long a one */
export function readPeriod(input: FigurePeriodInput, step: FigureStep | null): FigurePeriod {
  const period = oneOf(input);
  const [fromMs, untilMs] =
    period.kind === 'DAYS'
      ? [(parseLocalDate(period.from) ?? 0) * DAY_MS, (parseLocalDate(period.until) ?? 0) * DAY_MS]
      : [period.fromMs, period.untilMs];
  if (fromMs >= untilMs) throw codedError('INVALID', 'period: Expected `from` before `until`, which is exclusive.');
  const atMost = step === 'DAY' ? limits.figureDaysByStep : limits.figureDays;
  const days = Math.ceil((untilMs - fromMs) / DAY_MS);
  if (days > atMost)
    throw codedError(
      'TOO_LONG',
      `period: Expected at most ${String(atMost)} days${step === 'DAY' ? ' by the day' : ''}, got ${String(days)}.`,
    );
  return period;
}

function oneOf({ from, until, fromInstant, untilInstant }: FigurePeriodInput): FigurePeriod {
  const days = [from, until].filter((each) => each !== null && each !== undefined);
  const instants = [fromInstant, untilInstant].filter((each) => each !== null && each !== undefined);
  const [firstDay, lastDay] = days;
  const [first, last] = instants;
  if (firstDay !== undefined && lastDay !== undefined && first === undefined)
    return { kind: 'DAYS', from: firstDay, until: lastDay };
  if (first !== undefined && last !== undefined && firstDay === undefined)
    return { kind: 'INSTANTS', fromMs: first.epochMilliseconds, untilMs: last.epochMilliseconds };
  throw codedError('INVALID', 'period: Expected `from` and `until`, or `fromInstant` and `untilInstant`.');
}
