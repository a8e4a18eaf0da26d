// What GraphQL shows and takes of what-ifs.
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ObjectiveKindEnum, type ObjectiveKind } from '../agreement/section-enums.ts';
import { Money } from '../gate/money.ts';
import type { LimitKind, LimitStanding } from '../engine/reading.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { LimitKindEnum, LimitStandingEnum, namedEnum } from '../gate/floor-enums.ts';
import { DurationScalar, InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import type { WhatIfState } from './what-if.store.ts';

export const WhatIfStateEnum = namedEnum<WhatIfState>('WhatIfState', 'How far a what-if has come.', {
  WAITING: 'It waits for its turn.',
  RUNNING: 'It is being counted.',
  DONE: 'It has its answer.',
  FAILED: 'It came to no answer; `failure` says why.',
  CANCELLED: 'Somebody ended it.',
});

@ObjectType('WhatIfLimit', { description: 'A clause with another limit.' })
@InputType('WhatIfLimitInput', { description: 'A clause with another limit.' })
export class WhatIfLimit {
  @Field(() => String, { description: 'The number of the clause.' })
  clause!: string;

  @Field(() => DurationScalar, { nullable: true, description: 'What it would promise; absent: what it does.' })
  promise?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The private target it would have; absent: what it has.',
  })
  target?: number | null;
}

@InputType('AskWhatIfInput', {
  description:
    'Either a draft, or what was agreed with other limits or another schedule; with nothing changed, what was.',
})
export class AskWhatIfInput {
  @Field(() => ID, { description: 'The agreement, one with customers.' })
  agreement!: string;

  @Field(() => LocalDateScalar, { description: "The first day, in the agreement's zone." })
  from!: string;

  @Field(() => LocalDateScalar, {
    description: 'The day after the last one; at most tomorrow, and at most ten years on.',
  })
  until!: string;

  @Field(() => ID, { nullable: true, description: 'A version of the agreement that is not activated.' })
  version?: string | null;

  @Field(() => [WhatIfLimit], {
    defaultValue: [],
    description: 'Clauses with other limits, in every version that has them.',
  })
  limits!: readonly WhatIfLimit[];

  @Field(() => ID, { nullable: true, description: 'The schedule by which all versions count; absent: theirs.' })
  schedule?: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What an hour of coverage costs; absent: the price by the hour of the agreement, if it has one.',
  })
  pricePerHour?: Money | null;
}

@InputType('CancelWhatIfInput', { description: 'A what-if to be ended.' })
export class CancelWhatIfInput {
  @Field(() => ID, { description: 'The what-if.' })
  whatIf!: string;
}

@ObjectType('WhatIfCount', { description: 'How clocks came out.' })
export class WhatIfCountType {
  @Field(() => Int, { description: 'Kept.' })
  met!: number;

  @Field(() => Int, { description: 'Broken.' })
  missed!: number;

  @Field(() => Int, { description: 'Neither yet.' })
  undecided!: number;

  @Field(() => Int, { description: 'Ended without a result.' })
  excluded!: number;

  @Field(() => Int, { description: 'Broken and excused.' })
  waived!: number;

  @Field(() => Int, { description: 'Broken and disputed.' })
  disputed!: number;

  @Field(() => Float, { nullable: true, description: 'Met of met and missed, 0 to 1; null: none is decided.' })
  share!: number | null;
}

@ObjectType('WhatIfAttainment', { description: 'The clocks of a measure that count in the span, by one limit.' })
export class WhatIfAttainmentType {
  @Field(() => String, { description: 'The measure.' })
  measure!: string;

  @Field(() => LimitKindEnum, { description: 'Which limit.' })
  limit!: LimitKind;

  @Field(() => WhatIfCountType, { description: 'As recorded.' })
  was!: WhatIfCountType;

  @Field(() => WhatIfCountType, { description: 'As it would be.' })
  wouldBe!: WhatIfCountType;
}

@ObjectType('WhatIfObjectiveSide', { description: 'How an objective came out in a period.' })
export class WhatIfObjectiveSideType {
  @Field(() => Float, { description: 'Results that are good.' })
  met!: number;

  @Field(() => Float, { description: 'Results that are not.' })
  missed!: number;

  @Field(() => Float, { description: 'Not decided.' })
  undecided!: number;

  @Field(() => Float, { nullable: true, description: 'As ObjectiveReading says it; null: nothing is decided.' })
  attained!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is kept; null: nothing is decided.' })
  isKept!: boolean | null;
}

@ObjectType('WhatIfObjective', { description: 'An objective in one of its periods that lie whole in the span.' })
export class WhatIfObjectiveType {
  @Field(() => String, { description: 'Its number in the document.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'As the document says it.' })
  statement!: string | null;

  @Field(() => String, { nullable: true, description: 'Which clocks it is about; null: it is not about clocks.' })
  measure!: string | null;

  @Field(() => ObjectiveKindEnum, { description: 'What it asks.' })
  kind!: ObjectiveKind;

  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => WhatIfObjectiveSideType, { nullable: true, description: 'As recorded; null: there was none.' })
  was!: WhatIfObjectiveSideType | null;

  @Field(() => WhatIfObjectiveSideType, { nullable: true, description: 'As it would be; null: there would be none.' })
  wouldBe!: WhatIfObjectiveSideType | null;
}

@ObjectType('WhatIfMoney', { description: 'An amount on both sides; null: none.' })
export class WhatIfMoneyType {
  @Field(() => Money, { nullable: true, description: 'As it was.' })
  was!: Money | null;

  @Field(() => Money, { nullable: true, description: 'As it would be.' })
  wouldBe!: Money | null;
}

@ObjectType('WhatIfCredit', { description: 'What is owed for a period, as its terms say it.' })
export class WhatIfCreditType extends WhatIfMoneyType {
  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;
}

@ObjectType('WhatIfHours', { description: 'Covered time of the span on both sides.' })
export class WhatIfHoursType {
  @Field(() => DurationScalar, { description: 'As it was.' })
  was!: number;

  @Field(() => DurationScalar, { description: 'As it would be.' })
  wouldBe!: number;
}

@ObjectType('WhatIfCost', { description: 'What the span costs.' })
export class WhatIfCostType {
  @Field(() => WhatIfHoursType, { description: 'For how long the schedule asks for somebody to be there.' })
  staffed!: WhatIfHoursType;

  @Field(() => WhatIfMoneyType, { description: 'What an hour of it costs.' })
  pricePerHour!: WhatIfMoneyType;

  @Field(() => WhatIfMoneyType, { description: 'These hours at their price, rounded half up.' })
  staffing!: WhatIfMoneyType;

  @Field(() => WhatIfMoneyType, { description: 'The flat prices of the version that governs the span.' })
  fee!: WhatIfMoneyType;
}

@ObjectType('WhatIfFlip', { description: 'A result that turns over.' })
export class WhatIfFlipType {
  @Field(() => String, { description: 'The measure of the clock.' })
  measure!: string;

  @Field(() => Int, { description: 'Its cycle.' })
  cycle!: number;

  @Field(() => LimitKindEnum, { description: 'Which limit.' })
  limit!: LimitKind;

  @Field(() => LimitStandingEnum, { nullable: true, description: 'How it stands; null: there is none.' })
  was!: LimitStanding | null;

  @Field(() => LimitStandingEnum, { nullable: true, description: 'How it would stand; null: there would be none.' })
  becomes!: LimitStanding | null;

  @Field(() => DurationScalar, { nullable: true, description: 'The limit; null: none, or no amount of time.' })
  wasLimit!: number | null;

  @Field(() => DurationScalar, { nullable: true, description: 'The limit it would have.' })
  becomesLimit!: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was due.' })
  wasDueAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it would be due.' })
  becomesDueAt!: Temporal.Instant | null;

  @Field(() => DurationScalar, { description: 'Covered time that the clock would have spent.' })
  spent!: number;
}

export const WhatIfFlipConnection = connectionClass('WhatIfFlip', () => WhatIfFlipType);

@ObjectType('WhatIfAnswer', { description: 'What a what-if came to.' })
export class WhatIfAnswerType {
  @Field(() => Int, { description: 'How many tickets were read.' })
  tickets!: number;

  @Field(() => [WhatIfAttainmentType], { description: 'By measure and limit.' })
  measures!: readonly WhatIfAttainmentType[];

  @Field(() => [WhatIfObjectiveType], {
    description:
      'Objectives in their periods. What is not about clocks (deliveries, measurements, availability) is taken as it was.',
  })
  objectives!: readonly WhatIfObjectiveType[];

  @Field(() => [WhatIfCreditType], { description: 'Periods for which either side owes.' })
  credits!: readonly WhatIfCreditType[];

  @Field(() => WhatIfMoneyType, { description: 'What these come to.' })
  creditTotal!: WhatIfMoneyType;

  @Field(() => WhatIfCostType, { description: 'What the span costs.' })
  cost!: WhatIfCostType;

  @Field(() => Int, { description: 'How many results turn over.' })
  flips!: number;

  @Field(() => Int, { description: 'How many of them are listed: at most 100,000.' })
  listed!: number;
}

@ObjectType('WhatIf', {
  description: 'A question about recorded history under other terms, with its answer; nothing that counts knows of it.',
})
export class WhatIfType {
  @Field(() => ID, { description: 'The id.' })
  id!: string;

  @Field(() => WhatIfStateEnum, { description: 'How far it has come.' })
  state!: WhatIfState;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after the last.' })
  until!: string;

  @Field(() => [WhatIfLimit], { description: 'Clauses with other limits.' })
  limits!: readonly WhatIfLimit[];

  @Field(() => Money, { nullable: true, description: 'The price of an hour of coverage that was asked with.' })
  pricePerHour!: Money | null;

  @Field(() => String, { description: 'Who asked.' })
  askedBy!: string;

  @Field(() => InstantScalar, { description: 'When.' })
  askedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended; null: it did not yet.' })
  endedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { description: 'When it is removed.' })
  expiresAt!: Temporal.Instant;

  @Field(() => Int, { nullable: true, description: 'How many tickets are to be read; null: not known yet.' })
  totalTickets!: number | null;

  @Field(() => Int, { description: 'How many were read.' })
  readTickets!: number;

  @Field(() => String, { nullable: true, description: 'Why it came to no answer; null: it may still, or did.' })
  failure!: string | null;

  @Field(() => WhatIfAnswerType, { nullable: true, description: 'What it came to; null: nothing yet.' })
  answer!: WhatIfAnswerType | null;
}

export const WhatIfConnection = connectionClass('WhatIf', () => WhatIfType);

@ObjectType('WhatIfPayload', { description: 'A what-if, or why there is none.' })
export class WhatIfPayload {
  @Field(() => WhatIfType, { nullable: true, description: 'The what-if; null: it was refused.' })
  whatIf!: WhatIfType | null;

  @Field(() => [UserErrorType], { description: 'Expected refusals; empty: done.' })
  userErrors!: readonly UserErrorType[];
}
