// The clocks beside the customer's, and who held the ticket while a clock ran.
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { timeByHolder, type Holder } from '../engine/holders.ts';
import type { Context } from '../gate/context.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { DurationScalar } from '../gate/scalars.ts';
import { listLoader } from '../ticket/ticket.loader.ts';
import type { TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { loadBesideClocks } from './clock-list.store.ts';
import { ClockProofType } from './clock-proof.type.ts';
import { presentClock, type ClockValue } from './clock.present.ts';
import type { ClockRow } from './clock.row.ts';
import { ClockType } from './clock.type.ts';
import type { LoadedProof } from './explain.ts';

@Resolver(() => TicketType)
export class UnderpinningResolver {
  @FieldResolver(() => [ClockType], {
    description:
      'Its clocks under internal agreements, and under the supplier contracts that the agreements judging it rest on. ' +
      "They have no part in the ticket's standing.",
  })
  async underpinningClocks(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<readonly ClockValue[]> {
    require(context.viewer, 'read');
    const load = listLoader<readonly ClockRow[]>(context.loaders, 'underpinning clocks', loadBesideClocks);
    return ((await context.loaders.one(load, row.id)) ?? []).map(presentClock);
  }
}

export const HolderEnum = namedEnum<Holder>('Holder', 'Who held a ticket.', {
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
