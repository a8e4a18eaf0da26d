// The clocks beside the customer's, as people see them, and who held the ticket while a clock ran.
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { agreementVersionOf, clauseOf } from '../agreement/agreement.loader.ts';
import type { AgreementVersionValue, ClauseValue } from '../agreement/agreement.present.ts';
import { AgreementVersionType, ClauseType } from '../agreement/agreement.type.ts';
import { timeByHolder, type Holder } from '../engine/holders.ts';
import type { ClockPhase, ClockStanding, VoidReason } from '../engine/reading.ts';
import type { Context } from '../gate/context.ts';
import { ClockPhaseEnum, ClockStandingEnum, namedEnum, VoidReasonEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';
import { listLoader } from '../ticket/ticket.loader.ts';
import type { TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { ClockProofType } from './clock-proof.type.ts';
import { presentLimit, type LimitValue } from './clock.present.ts';
import { toStoredReading } from './clock.row.ts';
import { LimitType } from './clock.type.ts';
import type { LoadedProof } from './explain.ts';
import { loadUnderpinningClocks, type UnderpinningReading } from './underpinning.ts';

@ObjectType('UnderpinningClock', {
  description: 'A clock of an internal agreement or a supplier contract, read when it is asked for.',
})
export class UnderpinningClockType {
  @Field(() => AgreementVersionType, { nullable: true, description: 'The agreement that judges it.' })
  agreement!: AgreementVersionValue | null;

  @Field(() => [ClauseType], { description: 'The clauses that judge it.' })
  clauses!: readonly ClauseValue[];

  @Field(() => String, { nullable: true, description: 'The group that is bound; null: none by name, or a supplier.' })
  group!: string | null;

  @Field(() => String, { description: 'What is timed.' })
  measure!: string;

  @Field(() => Int, { description: 'Which time round, from 1.' })
  cycle!: number;

  @Field(() => ClockPhaseEnum, { description: 'What it is doing.' })
  phase!: ClockPhase;

  @Field(() => VoidReasonEnum, { nullable: true, description: 'Why it ended without a result; null unless VOID.' })
  voidReason!: VoidReason | null;

  @Field(() => ClockStandingEnum, { nullable: true, description: 'How it stands, both limits taken together.' })
  standing!: ClockStanding | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it started.' })
  startedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it stopped.' })
  stoppedAt!: Temporal.Instant | null;

  @Field(() => DurationScalar, { description: 'Covered time that ran so far.' })
  spent!: number;

  @Field(() => LimitType, { nullable: true, description: 'What the group or the supplier promised.' })
  promise!: LimitValue | null;

  @Field(() => LimitType, { nullable: true, description: 'What it works to itself.' })
  target!: LimitValue | null;
}

@Resolver(() => TicketType)
export class UnderpinningResolver {
  @FieldResolver(() => [UnderpinningClockType], {
    description:
      'Its clocks under internal agreements, and under the supplier contracts that the agreements judging it rest on. ' +
      "They have no part in the ticket's standing.",
  })
  async underpinningClocks(
    @Root() { row }: TicketValue,
    @Ctx() context: Context,
  ): Promise<readonly UnderpinningClockType[]> {
    require(context.viewer, 'read');
    const now = context.now();
    const load = listLoader<readonly UnderpinningReading[]>(context.loaders, 'underpinning clocks', (tx, ids) =>
      loadUnderpinningClocks(tx, ids, now),
    );
    const readings = (await context.loaders.one(load, row.id)) ?? [];
    return Promise.all(readings.map((each) => present(each, context, now)));
  }
}

async function present(
  { reading, group }: UnderpinningReading,
  context: Context,
  now: Temporal.Instant,
): Promise<UnderpinningClockType> {
  const { measure, cycle, phase, voidReason, standing, startedAt, stoppedAt, spentMs } = reading;
  const { promise, target } = toStoredReading(reading, now);
  const clauses = await Promise.all(reading.clauses.map((id) => clauseOf(context, id)));
  return {
    ...{ group, measure, cycle, phase, voidReason, standing, startedAt, stoppedAt, spent: spentMs },
    agreement: await agreementVersionOf(context, reading.agreementVersion),
    clauses: clauses.filter((clause) => clause !== null),
    promise: promise && presentLimit(promise, null),
    target: target && presentLimit(target, null),
  };
}

const HolderEnum = namedEnum<Holder>('Holder', 'Who held a ticket.', {
  US: 'We did; by group.',
  CUSTOMER: 'We waited for the customer.',
  SUPPLIER: 'We waited for a supplier.',
  OUTSIDE_COVERAGE: 'Nothing counted.',
  CLOSED: 'It was resolved or closed, before it was opened again.',
});

@ObjectType('HeldTime', { description: 'For how long one holder had the ticket while a clock of it lived.' })
export class HeldTimeType {
  @Field(() => HolderEnum, { description: 'Who.' })
  holder!: Holder;

  @Field(() => String, { nullable: true, description: 'US: the group; null: none held it.' })
  group!: string | null;

  @Field(() => DurationScalar, { description: 'Real time; of all holders it adds up to the life of the clock.' })
  elapsed!: number;

  @Field(() => DurationScalar, { description: 'The part that counted; of all holders it adds up to the time spent.' })
  counted!: number;
}

@Resolver(() => ClockProofType)
export class HeldTimeResolver {
  @FieldResolver(() => [HeldTimeType], { description: 'Where the time went: among those who held the ticket.' })
  holders(@Root() { loaded }: { readonly loaded: LoadedProof }): readonly HeldTimeType[] {
    return timeByHolder(loaded.life, loaded.proof?.segments ?? []).map(({ holder, group, elapsedMs, countedMs }) => ({
      ...{ holder, group, elapsed: elapsedMs, counted: countedMs },
    }));
  }
}
