// What GraphQL shows of alerts.
import { Field, Float, ObjectType } from 'type-graphql';
import type { AlertEnd } from '../engine/alert.ts';
import { connectionClass } from '../gate/connection.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';

const AlertEndEnum = namedEnum<AlertEnd>('ObjectiveAlertEnd', 'Why an alert is over.', {
  SLOWER: 'Over the last quarter of the period misses came at less than one and a half times what is allowed.',
  DECIDED: 'The objective is kept or broken: nothing that comes changes it.',
  PERIOD_ENDED: 'Its period is over, or the objective is asked no more.',
});

@ObjectType('ObjectiveAlert', {
  description:
    'An objective burned too fast: at twice what is allowed or more, over the last quarter and the last thirtieth of its period, with two misses at least. It is told once and closes by itself.',
})
export class ObjectiveAlertType {
  @Field(() => String, { description: "The objective's number in the document." })
  objective!: string;

  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  periodFrom!: string;

  @Field(() => InstantScalar, { description: 'Since when.' })
  openedAt!: Temporal.Instant;

  @Field(() => Float, { description: 'The burn over the last thirtieth of the period, when it opened.' })
  shortBurn!: number;

  @Field(() => Float, { description: 'The burn over the last quarter of the period, when it opened.' })
  longBurn!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When it closed; null: it is open.' })
  closedAt!: Temporal.Instant | null;

  @Field(() => AlertEndEnum, { nullable: true, description: 'Why it closed; null: it is open.' })
  closedBecause!: AlertEnd | null;
}

export const ObjectiveAlertConnection = connectionClass('ObjectiveAlert', () => ObjectiveAlertType);
