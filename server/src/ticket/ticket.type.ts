// What GraphQL shows of a ticket itself. Slices to the right (clock) add their fields by resolvers of their own.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockStanding } from '../engine/reading.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { ClockStandingEnum, SeverityEnum, StatusCategoryEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar } from '../gate/scalars.ts';

@ObjectType('Ticket', {
  implements: NodeType,
  description: 'A case that a source keeps, as its events tell it. Everything here is derived from the events.',
})
export class TicketType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The name of the ticket in its source; two sources may use the same.' })
  reference!: string;

  @Field(() => String, { description: 'The source that keeps the ticket.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What people wrote about it; null when there is none, when it was erased, and on walls.',
  })
  subject!: string | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'How urgent it is now; null while no severity is known.' })
  severity!: Severity | null;

  @Field(() => String, { nullable: true, description: "The severity in the source's own words." })
  sourceSeverity!: string | null;

  @Field(() => StatusCategoryEnum, { description: 'Where it stands now.' })
  status!: StatusCategory;

  @Field(() => String, { nullable: true, description: "The status in the source's own words." })
  sourceStatus!: string | null;

  @Field(() => String, { nullable: true, description: 'The group that holds it.' })
  group!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who holds it, "erased person 17" once the name was erased; null when nobody does, and on walls.',
  })
  agent!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was solved; null while it is not.' })
  resolvedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed; null while it is not.' })
  closedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'How often it was taken up again after it was solved or closed.' })
  reopenings!: number;

  @Field(() => ClockStandingEnum, {
    nullable: true,
    description:
      "The worst of its clocks' standings (BREACHED, OVER_TARGET, AT_RISK, ON_TRACK, MET); null when none has one.",
  })
  standing!: ClockStanding | null;

  @Field(() => Int, { description: 'Grows with every change of the ticket or one of its clocks.' })
  revision!: number;

  @Field(() => Boolean, { description: 'True when no agreement covers it: nothing was promised.' })
  uncovered!: boolean;

  @Field(() => [UserErrorType], {
    description: 'What its events name and nobody knows: mended by creating or correcting what is named.',
  })
  needsMending!: readonly UserErrorType[];
}

export const TicketConnection = connectionClass('Ticket', () => TicketType);
