// What a customer may see of how its agreements are kept, and of what it is owed: promises only, by classes of its own.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { DecimalScalar, InstantScalar, LocalDateScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { PortalPageInfoType } from './portal.type.ts';

/** What the floor foresees stays with the floor: a period that runs is open until it is lost or over. */
export type PortalObjectiveStanding = 'OPEN' | 'KEPT' | 'BROKEN';

const PortalObjectiveStandingEnum = namedEnum<PortalObjectiveStanding>(
  'ObjectiveStanding',
  'How an objective stands in a period.',
  {
    OPEN: 'It can still be kept or broken, or nothing was decided.',
    KEPT: 'It is kept.',
    BROKEN: 'It is broken.',
  },
);

@ObjectType('Compliance', { description: 'How an objective of your agreement stands in one period.' })
export class PortalComplianceType {
  @Field(() => String, { description: 'The number of the agreement.' })
  agreement!: string;

  @Field(() => String, { description: 'The number of the objective in its document.' })
  objective!: string;

  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => TimeZoneScalar, { description: 'The zone of its days.' })
  timeZone!: string;

  @Field(() => PortalObjectiveStandingEnum, { description: 'How it stands.' })
  standing!: PortalObjectiveStanding;

  @Field(() => Float, {
    nullable: true,
    description:
      'What was attained: percent for shares, the count of misses, milliseconds for a mean, or the quantity. Null: nothing is decided.',
  })
  attained!: number | null;

  @Field(() => Float, { description: 'Results that are good; milliseconds for availability.' })
  met!: number;

  @Field(() => Float, { description: 'Results that are not; milliseconds for availability.' })
  missed!: number;

  @Field(() => Int, { description: 'Missed and excused.' })
  waived!: number;
}

@ObjectType('StatementLine', { description: 'One thing that you are owed, and how it came about.' })
export class PortalStatementLineType {
  @Field(() => String, { description: 'The number of the objective.' })
  objective!: string;

  @Field(() => String, { description: 'As the agreement says it.' })
  text!: string;

  @Field(() => String, { description: 'The results that it comes from.' })
  why!: string;

  @Field(() => DecimalScalar, { description: 'How much, in the currency of the statement.' })
  amount!: string;
}

@ObjectType('Statement', { description: 'What you are owed for a period that was not kept; negative: it takes back.' })
export class PortalStatementType {
  @Field(() => Int, { description: 'Its number.' })
  number!: number;

  @Field(() => String, { description: 'The number of the agreement.' })
  agreement!: string;

  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => DecimalScalar, { description: 'How much.' })
  amount!: string;

  @Field(() => String, { description: 'The currency, by its ISO 4217 code.' })
  currency!: string;

  @Field(() => [PortalStatementLineType], { description: 'What it is made of.' })
  lines!: readonly PortalStatementLineType[];

  @Field(() => InstantScalar, { description: 'When it was issued.' })
  issuedAt!: Temporal.Instant;
}

export const PortalStatementConnection = connectionClass('Statement', () => PortalStatementType, PortalPageInfoType);
