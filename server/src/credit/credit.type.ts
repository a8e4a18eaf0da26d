// What GraphQL shows and takes of closed periods and of what is owed for them.
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CivilPeriodEnum } from '../agreement/section-enums.ts';
import type { ObjectiveStanding } from '../engine/objective.ts';
import type { CivilPeriod } from '../engine/period.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { Money } from '../gate/money.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import type { ClockResult } from '../clock/objective-drill.ts';
import { ObjectiveStandingEnum } from '../objective/objective-enums.ts';
import type { CreditState } from './credit.store.ts';
import type { Direction } from './owed.ts';

export const DirectionEnum = namedEnum<Direction>('CreditDirection', 'Who owes it to whom.', {
  CREDIT: 'We owe it.',
  RECOVERY: 'A supplier owes it to us.',
});

export const CreditStateEnum = namedEnum<CreditState>('CreditState', 'How far a credit has come.', {
  DRAFT: 'It was reckoned.',
  APPROVED: 'Somebody said that it is right.',
  ISSUED: 'It was told with a statement; it is taken back only by a counter entry.',
  DECLINED: 'Somebody said that it is not owed.',
});

export const ClockResultEnum = namedEnum<ClockResult>('ClockResult', 'How a clock counts for an objective.', {
  GOOD: 'Kept.',
  BAD: 'Missed.',
  OPEN: 'Not decided.',
  EXCLUDED: 'Void: no result.',
  WAIVED: 'Missed and excused.',
  DISPUTED: 'Missed and disputed.',
});

@ObjectType('ReportedObjective', { description: 'An objective as it was reported when its period was closed.' })
export class ReportedObjectiveType {
  @Field(() => String, { description: 'The number of the objective.' })
  number!: string;

  @Field(() => ObjectiveStandingEnum, { description: 'How it stood.' })
  standing!: ObjectiveStanding;

  @Field(() => Float, { nullable: true, description: 'What was attained, as ObjectiveReading says it.' })
  attained!: number | null;

  @Field(() => Float, { description: 'Results that were good.' })
  met!: number;

  @Field(() => Float, { description: 'Results that were not.' })
  missed!: number;

  @Field(() => Float, { description: 'Results that were open.' })
  undecided!: number;

  @Field(() => Int, { description: 'Ended without a result.' })
  excluded!: number;

  @Field(() => Int, { description: 'Missed and excused.' })
  waived!: number;

  @Field(() => Int, { description: 'Missed and disputed.' })
  disputed!: number;
}

@ObjectType('PeriodAdjustment', {
  description:
    'A clock that counts otherwise for a closed period than it did: a late event, a waiver, an amendment. Clocks alone have adjustments.',
})
export class PeriodAdjustmentType {
  @Field(() => String, { description: 'The number of the objective.' })
  objective!: string;

  @Field(() => ClockResultEnum, { nullable: true, description: 'How it counted; null: not in this period.' })
  was!: ClockResult | null;

  @Field(() => ClockResultEnum, { nullable: true, description: 'How it counts; null: not in this period.' })
  isNow!: ClockResult | null;

  @Field(() => InstantScalar, { description: 'When that became known.' })
  foundAt!: Temporal.Instant;
}

@ObjectType('ClosedPeriod', {
  implements: NodeType,
  description: 'A period of an agreement that was closed: its results stay as reported.',
})
export class ClosedPeriodType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => CivilPeriodEnum, { description: 'How long it is.' })
  kind!: CivilPeriod;

  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => InstantScalar, { description: 'When it was closed.' })
  closedAt!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'Who closed it; null: it closed by itself.' })
  closedBy!: string | null;
}

export const ClosedPeriodConnection = connectionClass('ClosedPeriod', () => ClosedPeriodType);

@ObjectType('CreditLine', { description: 'One thing that is owed, and how it came about.' })
export class CreditLineType {
  @Field(() => String, { description: 'The number of the objective.' })
  objective!: string;

  @Field(() => String, { description: 'As the agreement says it.' })
  text!: string;

  @Field(() => String, { description: 'The results that it comes from.' })
  why!: string;

  @Field(() => Money, { description: 'How much.' })
  amount!: Money;

  @Field(() => Boolean, { description: 'The cap cut it.' })
  isCapped!: boolean;
}

@ObjectType('Credit', { implements: NodeType, description: 'What is owed for a closed period.' })
export class CreditType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => DirectionEnum, { description: 'Who owes it to whom.' })
  direction!: Direction;

  @Field(() => CreditStateEnum, { description: 'How far it has come.' })
  state!: CreditState;

  @Field(() => Money, { description: 'How much; negative: it takes back.' })
  amount!: Money;

  @Field(() => [CreditLineType], {
    description:
      'All that is owed for the period as it was known then; a later difference is the sum less what was reckoned before.',
  })
  lines!: readonly CreditLineType[];

  @Field(() => String, { nullable: true, description: 'Why it differs, was declined or is taken back.' })
  reason!: string | null;

  @Field(() => InstantScalar, { description: 'When it was reckoned.' })
  madeAt!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'Who approved or declined it.' })
  approvedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When.' })
  approvedAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Who issued it.' })
  issuedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When.' })
  issuedAt!: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'The number of its statement; null: it is not issued.' })
  statement!: number | null;
}

export const CreditConnection = connectionClass('Credit', () => CreditType);

@InputType('CreditFilter', { description: 'Which credits; what is absent asks nothing.' })
export class CreditFilterInput {
  @Field(() => [CreditStateEnum], { nullable: true, description: 'Only those that have come so far.' })
  states?: readonly CreditState[] | null;

  @Field(() => DirectionEnum, { nullable: true, description: 'Only those in this direction.' })
  direction?: Direction | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this agreement.' })
  agreement?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of agreements with this customer.' })
  customer?: string | null;
}

@InputType('ClosePeriodInput', { description: 'A period that is over.' })
export class ClosePeriodInput {
  @Field(() => ID, { description: 'The agreement.' })
  agreement!: string;

  @Field(() => CivilPeriodEnum, { description: 'How long the period is.' })
  kind!: CivilPeriod;

  @Field(() => LocalDateScalar, { description: 'A day of it.' })
  on!: string;
}

@InputType('CreditActInput', { description: 'A credit, and why.' })
export class CreditActInput {
  @Field(() => ID, { description: 'The credit.' })
  credit!: string;

  @Field(() => String, { nullable: true, description: 'Why; needed to decline and to reverse.' })
  reason?: string | null;
}

@ObjectType('ClosedPeriodPayload', { description: 'What became of it.' })
export class ClosedPeriodPayload {
  @Field(() => ClosedPeriodType, { nullable: true, description: 'The closed period; null: refused.' })
  period!: ClosedPeriodType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('CreditPayload', { description: 'What became of it.' })
export class CreditPayload {
  @Field(() => CreditType, {
    nullable: true,
    description: 'The credit as it stands, or its counter entry; null: refused.',
  })
  credit!: CreditType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('Exposure', {
  description: 'What is owed to one customer in one currency, and what suppliers owe for the same time.',
})
export class ExposureType {
  @Field(() => Money, { description: 'Owed if the running periods ended now.' })
  provisional!: Money;

  @Field(() => Money, { description: 'Drafted or approved, and not issued.' })
  due!: Money;

  @Field(() => Money, { description: 'Issued since the year began, less what was taken back.' })
  issued!: Money;
}
