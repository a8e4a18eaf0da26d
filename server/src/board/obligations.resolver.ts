// What is owed to, and by, the customers of a board: how much is due today, what is next and what was missed.
import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { OccurrenceStanding } from '../engine/deliverable.ts';
import { PartyRoleEnum, type PartyRole } from '../agreement/section-enums.ts';
import { limits } from '../config.ts';
import { customerOf } from '../customer/customer.loader.ts';
import { OccurrenceStandingEnum } from '../deliverable/deliverable-enums.ts';
import {
  loadMissed,
  loadNextDue,
  loadObligationCounts,
  type BoardCustomers,
} from '../deliverable/occurrence-list.store.ts';
import { presentOccurrence, type OccurrenceValue } from '../deliverable/occurrence.present.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { BoardFrameType } from './board.type.ts';
import type { FrameValue } from './frame.present.ts';

@ObjectType('Obligation', { description: 'An occurrence of a deliverable, as a wall shows it.' })
export class ObligationType {
  @Field(() => ID, { description: 'The global id of the occurrence.' })
  id!: string;

  @Field(() => String, { description: 'What is to be delivered.' })
  title!: string;

  @Field(() => PartyRoleEnum, { description: 'Who owes it.' })
  owedBy!: PartyRole;

  @Field(() => OccurrenceStandingEnum, { description: 'How it stands.' })
  standing!: OccurrenceStanding;

  @Field(() => InstantScalar, { nullable: true, description: 'The private target; null: none.' })
  targetAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { description: 'By when it is promised.' })
  dueAt!: Temporal.Instant;
}

@ObjectType('Obligations', { description: 'What is owed to, and by, the customers of a board.' })
export class ObligationsType {
  @Field(() => Int, { description: 'Occurrences that are due today, in the zone of the board, and not there yet.' })
  dueToday!: number;

  @Field(() => Int, { description: 'Occurrences that are due and not there, in their grace.' })
  late!: number;

  @Field(() => Int, { description: 'Occurrences due since yesterday at this time that were missed and not excused.' })
  missed!: number;
}

interface Day {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}
type ObligationsValue = ObligationsType & { readonly customers: BoardCustomers; readonly day: Day };

const firstOf = (first: number | null): number => {
  const size = first ?? 3;
  if (size >= 1 && size <= limits.pageSizeMax) return size;
  throw codedError('PAGE_SIZE', `A list has 1 to ${String(limits.pageSizeMax)} rows: \`first\` was ${String(size)}.`);
};
const First = (): ReturnType<typeof Arg> =>
  Arg('first', () => Int, {
    nullable: true,
    defaultValue: 3,
    description: `How many, 1 to ${String(limits.pageSizeMax)}.`,
  });

@Resolver(() => BoardFrameType)
export class BoardObligationsResolver {
  @FieldResolver(() => ObligationsType, {
    nullable: true,
    description:
      "What is owed today by the agreements with the board's customers; null: nothing, nor was anything missed.",
  })
  async obligations(@Root() frame: FrameValue, @Ctx() context: Context): Promise<ObligationsValue | null> {
    const { customers } = frame.scope.query;
    const midnight = frame.at.toZonedDateTimeISO(await frame.zone()).startOfDay();
    const day = { from: frame.at, until: midnight.add({ days: 1 }).toInstant() };
    const counts = await loadObligationCounts(await context.read(), customers, day);
    const isNothing = counts.dueToday + counts.late + counts.missed === 0;
    return isNothing ? null : { ...counts, customers, day };
  }
}

@Resolver(() => ObligationsType)
export class ObligationsResolver {
  @FieldResolver(() => [ObligationType], { description: 'What is due today and not there yet, the first due first.' })
  async nextDue(
    @Root() { customers, day }: ObligationsValue,
    @First() first: number | null,
    @Ctx() context: Context,
  ): Promise<OccurrenceValue[]> {
    const wanted = { until: day.until, limit: firstOf(first) };
    return (await loadNextDue(await context.read(), customers, wanted)).map(presentOccurrence);
  }

  @FieldResolver(() => [ObligationType], {
    description: 'What was missed since yesterday at this time, the last first.',
  })
  async lastMissed(
    @Root() { customers, day }: ObligationsValue,
    @First() first: number | null,
    @Ctx() context: Context,
  ): Promise<OccurrenceValue[]> {
    const wanted = { since: day.from.subtract({ hours: 24 }), limit: firstOf(first) };
    return (await loadMissed(await context.read(), customers, wanted)).map(presentOccurrence);
  }
}

@Resolver(() => ObligationType)
export class ObligationResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The name of the customer; null: with all customers.' })
  async customer(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<string | null> {
    return row.customer === null ? null : ((await customerOf(context, row.customer))?.name ?? null);
  }
}
