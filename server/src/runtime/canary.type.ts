// What GraphQL shows of the canary.
import { Field, ObjectType } from 'type-graphql';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';

@ObjectType('Canary', {
  description:
    'How late a breach is seen here: this server lets a ticket of its own break at a known instant again and again, and ' +
    'hears of it as every reader of changes does. Such tickets stand in no list and count nowhere.',
})
export class CanaryType {
  @Field(() => Boolean, { description: 'The last one came later than `lateAfter`, or one did not come at all.' })
  isLate!: boolean;

  @Field(() => DurationScalar, { description: 'How late is too late.' })
  lateAfter!: number;

  @Field(() => DurationScalar, { description: 'The time from one to the next.' })
  every!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When the last that came was due; null: none came yet.' })
  dueAt!: Temporal.Instant | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long after its instant it came; null: none came yet.',
  })
  lateness!: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'What 95 of the last 100 that came did not exceed; null: none came yet.',
  })
  latenessP95!: number | null;

  @Field(() => DurationScalar, { nullable: true, description: 'The most of the last 100; null: none came yet.' })
  latenessMost!: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the first of those that are missing was due; null: none is missing.',
  })
  missingSince!: Temporal.Instant | null;
}
