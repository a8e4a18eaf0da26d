// What a ticket says of its clocks: the list of them, the agreements that judge them, and a promised instant.
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { agreementVersionOf } from '../agreement/agreement.loader.ts';
import type { AgreementVersionValue } from '../agreement/agreement.present.ts';
import { AgreementVersionType } from '../agreement/agreement.type.ts';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue, type PageRequest } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { plainText } from '../ticket/stored-query.ts';
import { listLoader } from '../ticket/ticket.loader.ts';
import type { TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { countClocksOf, loadClockPages, type TicketClockKey } from './clock-list.store.ts';
import { versionsJudgingLoader } from './clock.loader.ts';
import { presentClock, type ClockValue, type LimitValue } from './clock.present.ts';
import type { ClockRow } from './clock.row.ts';
import { ClockConnection, LimitType } from './clock.type.ts';
import { presentPromised, presentPromisedLimit, promiserLoader, type PromisedValue } from './promised.present.ts';
import { PromisedInstantType } from './promised.type.ts';

@Resolver(() => TicketType)
export class TicketClocksResolver {
  @FieldResolver(() => ClockConnection, { description: 'Its clocks, by measure and cycle.' })
  async clocks(
    @Root() { row }: TicketValue,
    @Arg('measure', () => String, { nullable: true, description: 'Only those of this measure.' })
    measure: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ClockValue>> {
    require(context.viewer, 'readTickets');
    const request = readPageRequest(first, after, 2);
    // No measure has a NUL, and PostgreSQL cannot be asked with one.
    const range = { measure: measure?.replaceAll('\0', '?') ?? null, first: request.first, after: readKey(request) };
    const { loaders } = context;
    const load = listLoader<readonly ClockRow[]>(loaders, `clocks ${JSON.stringify(range)}`, (tx, ids) =>
      loadClockPages(tx, ids, range),
    );
    const rows = (await loaders.one(load, row.id)) ?? [];
    const counts = listLoader<number>(loaders, `clock counts ${JSON.stringify(range.measure)}`, (tx, ids) =>
      countClocksOf(tx, ids, range.measure),
    );
    const page = makePage(
      request,
      rows,
      (clock) => [clock.measure, clock.cycle],
      async () => (await loaders.one(counts, row.id)) ?? 0,
    );
    return presentPage(page, presentClock, range.after !== null);
  }

  @FieldResolver(() => [AgreementVersionType], {
    description: 'The agreement versions that judge its clocks; empty when it is uncovered.',
  })
  async agreements(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<AgreementVersionValue[]> {
    require(context.viewer, 'read');
    const ids = (await context.loaders.one(versionsJudgingLoader, row.id)) ?? [];
    const versions = await Promise.all(ids.map((id) => agreementVersionOf(context, id)));
    return versions.filter((version) => version !== null);
  }

  @FieldResolver(() => PromisedInstantType, {
    nullable: true,
    description: 'A date that was given to the customer; null when none was.',
  })
  promised(@Root() { row }: TicketValue): PromisedValue | null {
    return presentPromised(row);
  }
}

@Resolver(() => PromisedInstantType)
export class PromisedInstantResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who gave the instant that holds, "erased person 17" once the name was erased; null when not told.',
  })
  by(@Root() { row }: PromisedValue, @Ctx() context: Context): Promise<string | null> {
    require(context.viewer, 'readTickets');
    return context.loaders.one(promiserLoader, row.id);
  }

  @FieldResolver(() => LimitType, {
    description: 'The promise as a limit, in real time: kept when the ticket is resolved by then.',
  })
  limit(@Root() { stored }: PromisedValue, @Ctx() context: Context): LimitValue {
    return presentPromisedLimit(stored, context.now());
  }
}

const keyForm = z.tuple([plainText, z.int().min(1).max(2_147_483_647)]);

function readKey({ after }: PageRequest): TicketClockKey | null {
  if (after === null) return null;
  const key = keyForm.safeParse(after);
  if (key.success) return key.data;
  throw codedError('CURSOR_UNREADABLE', "The cursor was not given by a list of a ticket's clocks.");
}
