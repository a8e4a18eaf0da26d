// What GraphQL shows and takes of outages and measurements.
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { EventOutcomeEnum, namedEnum, type EventOutcomeKind } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar } from '../gate/scalars.ts';
import type { OutageKind } from './service-record.store.ts';

export const OutageKindEnum = namedEnum<OutageKind>('OutageKind', 'Why a service was not there.', {
  OUTAGE: 'It failed: the time counts against its availability.',
  MAINTENANCE: 'It was agreed: the time counts neither way, also where an outage falls into it.',
});

@ObjectType('Outage', { implements: NodeType, description: 'A time in which a service was not there.' })
export class OutageType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => OutageKindEnum, { description: 'Why.' })
  kind!: OutageKind;

  @Field(() => InstantScalar, { description: 'When it began.' })
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended; null: it lasts.' })
  until!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'What it was.' })
  reason!: string | null;

  @Field(() => String, { description: 'Who told it.' })
  recordedBy!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back, and counts no more.' })
  withdrawnAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  withdrawnBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  withdrawnBecause!: string | null;
}

export const OutageConnection = connectionClass('Outage', () => OutageType);

@InputType('OutageFilter', { description: 'Which outages; what is absent asks nothing.' })
export class OutageFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only those of this service.' })
  service?: string | null;

  @Field(() => OutageKindEnum, { nullable: true, description: 'Only those of this kind.' })
  kind?: OutageKind | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Only those that lasted after this instant.' })
  from?: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Only those that began before this instant.' })
  until?: Temporal.Instant | null;
}

@InputType('RecordOutageInput', { description: 'A time in which a service was, or will be, not there.' })
export class RecordOutageInput {
  @Field(() => String, { description: 'The reference of the service.' })
  service!: string;

  @Field(() => OutageKindEnum, { description: 'Why.' })
  kind!: OutageKind;

  @Field(() => InstantScalar, { description: 'When it began; maintenance may lie ahead.' })
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended; absent: it lasts.' })
  until?: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'What it was.' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input is the same request.' })
  idempotencyKey?: string | null;
}

@InputType('EndOutageInput', { description: 'When an outage ended.' })
export class EndOutageInput {
  @Field(() => ID, { description: 'The outage.' })
  outage!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When; absent: now.' })
  until?: Temporal.Instant | null;
}

@InputType('WithdrawOutageInput', { description: 'An outage that was none.' })
export class WithdrawOutageInput {
  @Field(() => ID, { description: 'The outage.' })
  outage!: string;

  @Field(() => String, { description: 'Why it is taken back.' })
  reason!: string;
}

@ObjectType('OutagePayload', { description: 'What became of it.' })
export class OutagePayload {
  @Field(() => OutageType, { nullable: true, description: 'The outage as it stands; null: refused.' })
  outage!: OutageType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused.' })
  userErrors!: readonly UserErrorType[];
}

@InputType('MeasurementInput', { description: 'One value that was measured.' })
export class MeasurementInput {
  @Field(() => String, { description: 'The reference of the service.' })
  service!: string;

  @Field(() => String, { description: 'What was measured, in words of your own: "latency_ms".' })
  metric!: string;

  @Field(() => InstantScalar, { description: 'When. One value for each service, metric and instant.' })
  at!: Temporal.Instant;

  @Field(() => Float, { description: 'The value.' })
  value!: number;
}

@InputType('RecordMeasurementsInput', { description: 'Up to 1,000 values.' })
export class RecordMeasurementsInput {
  @Field(() => [MeasurementInput], { description: 'The values.' })
  measurements!: readonly MeasurementInput[];

  @Field(() => String, { nullable: true, description: 'The same key and input is the same request.' })
  idempotencyKey?: string | null;
}

@ObjectType('MeasurementResult', { description: 'What became of one value.' })
export class MeasurementResultType {
  @Field(() => Int, { description: 'Its place in the request, from 0.' })
  index!: number;

  @Field(() => EventOutcomeEnum, { description: 'Whether it was kept.' })
  outcome!: EventOutcomeKind;

  @Field(() => UserErrorType, { nullable: true, description: 'Why it was refused.' })
  userError!: UserErrorType | null;
}

@ObjectType('RecordMeasurementsPayload', { description: 'What became of each value.' })
export class RecordMeasurementsPayload {
  @Field(() => [MeasurementResultType], { description: 'One for each, in their order.' })
  results!: readonly MeasurementResultType[];

  @Field(() => [UserErrorType], { description: 'Why the whole request was refused.' })
  userErrors!: readonly UserErrorType[];
}
