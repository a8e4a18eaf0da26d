// Escalation: the log for everybody who reads tickets, and what people do about a clock.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agreementVersionOf } from '../agreement/agreement.loader.ts';
import type { AgreementVersionValue } from '../agreement/agreement.present.ts';
import { AgreementVersionType } from '../agreement/agreement.type.ts';
import { clockOf } from '../clock/clock.loader.ts';
import type { ClockValue } from '../clock/clock.present.ts';
import { ClockType } from '../clock/clock.type.ts';
import { limits } from '../config.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError, refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import { listLoader, ticketOf } from '../ticket/ticket.loader.ts';
import { sourcesMet, type TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { loadColleagues } from './escalation-act.store.ts';
import { actOnce, acknowledgement, handOver, snooze, type Acting } from './escalation-acts.ts';
import {
  countEscalations,
  loadEscalationPage,
  loadEscalationsOf,
  type EscalationQuery,
  type EscalationView,
} from './escalation-list.store.ts';
import {
  AcknowledgeEscalationInput,
  EscalationFilterInput,
  HandOverEscalationInput,
  SnoozeEscalationInput,
} from './escalation.input.ts';
import { escalationOf } from './escalation.loader.ts';
import { presentEscalation, type EscalationValue } from './escalation.present.ts';
import { ColleagueType, EscalationConnection, EscalationPayload, EscalationType } from './escalation.type.ts';
import { personOfViewer } from './inbox-owner.ts';

const asSaid = { description: 'Which clock, and why.' };
const whoMay = 'Administrators, managers and agents; as a person, for a clock needs somebody who has it.';

@Resolver(() => EscalationType)
export class EscalationResolver {
  @Query(() => EscalationConnection, { description: 'Steps of escalation that came due, the last first.' })
  async escalations(
    @Arg('filter', () => EscalationFilterInput, { nullable: true, description: 'Only these; absent: all.' })
    filter: EscalationFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<EscalationType>> {
    require(context.viewer, 'readTickets');
    const query = queryOf(filter, context);
    return listPage(
      { first, after },
      {
        keyOf: (row: EscalationView) => [row.firedAtMs, row.id],
        load: async (wanted) => loadEscalationPage(await context.read(), query, { ...wanted, after: readKey(wanted) }),
        count: async () => countEscalations(await context.read(), query),
        present: (row) => presentEscalation(row, context.now()),
      },
    );
  }

  @Query(() => [ColleagueType], {
    description: 'The people of the floor, by name, at most 1,000: to whom a clock can be handed over.',
  })
  async colleagues(@Ctx() context: Context): Promise<ColleagueType[]> {
    require(context.viewer, 'answerEscalations');
    const people = await loadColleagues(await context.read(), limits.filterValues);
    return people.map(({ id, name }) => ({ id: toNodeId('Person', id), name }));
  }

  @Mutation(() => EscalationPayload, {
    description: `Takes a clock on: what only reminds of its end goes to you alone from now on. ${whoMay}`,
  })
  acknowledgeEscalation(
    @Arg('input', () => AcknowledgeEscalationInput, asSaid) input: AcknowledgeEscalationInput,
    @Ctx() context: Context,
  ): Promise<EscalationPayload> {
    return answer(context, input.escalation, (acting) =>
      actOnce(acting, 'acknowledgeEscalation', input, acknowledgement),
    );
  }

  @Mutation(() => EscalationPayload, {
    description: `Takes a clock on and puts all its steps off; at the end of that the highest that came due fires. ${whoMay}`,
  })
  snoozeEscalation(
    @Arg('input', () => SnoozeEscalationInput, asSaid) input: SnoozeEscalationInput,
    @Ctx() context: Context,
  ): Promise<EscalationPayload> {
    return answer(context, input.escalation, (acting) => actOnce(acting, 'snoozeEscalation', input, snooze));
  }

  @Mutation(() => EscalationPayload, {
    description: `Gives a clock to somebody, who is told; what was put off stays so. ${whoMay}`,
  })
  handOverEscalation(
    @Arg('input', () => HandOverEscalationInput, asSaid) input: HandOverEscalationInput,
    @Ctx() context: Context,
  ): Promise<EscalationPayload> {
    return answer(context, input.escalation, (acting) => actOnce(acting, 'handOverEscalation', input, handOver));
  }

  @FieldResolver(() => TicketType, { description: 'The ticket, as it is now.' })
  async ticket(@Root() { row }: EscalationValue, @Ctx() context: Context): Promise<TicketValue> {
    const ticket = await ticketOf(context, row.ticketId);
    if (ticket === null) throw codedError('NOT_FOUND', 'The ticket of this escalation was removed.');
    return ticket;
  }

  @FieldResolver(() => ClockType, { nullable: true, description: 'The clock, as it is now.' })
  clock(@Root() { row }: EscalationValue, @Ctx() context: Context): Promise<ClockValue | null> {
    return clockOf(context, row.clockId);
  }

  @FieldResolver(() => AgreementVersionType, { nullable: true, description: 'The version whose step it is.' })
  agreementVersion(@Root() { row }: EscalationValue, @Ctx() context: Context): Promise<AgreementVersionValue | null> {
    require(context.viewer, 'read');
    return agreementVersionOf(context, row.agreementVersion);
  }
}

@Resolver(() => TicketType)
export class TicketEscalationsResolver {
  @FieldResolver(() => [EscalationType], {
    description: 'The steps of escalation that came due on its clocks, the last first, at most 100.',
  })
  async escalations(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<EscalationValue[]> {
    require(context.viewer, 'readTickets');
    const load = listLoader<readonly EscalationView[]>(context.loaders, 'escalations', (tx, ids) =>
      loadEscalationsOf(tx, ids, limits.pageSizeMax),
    );
    const rows = (await context.loaders.one(load, row.id)) ?? [];
    return rows.map((each) => presentEscalation(each, context.now()));
  }
}

function queryOf(filter: EscalationFilterInput | null, context: Context): EscalationQuery {
  // No number and no reference has a NUL, and PostgreSQL cannot be asked with one.
  const word = (text: string | null | undefined): string | null => text?.replaceAll('\0', '?').trim() ?? null;
  return {
    sources: sourcesMet(context.viewer),
    agreement: word(filter?.agreement),
    ticket: word(filter?.ticket),
    outcomes: filter?.outcomes ?? null,
    open: filter?.open ?? null,
    // Whoever is no person has no clocks.
    owner: filter?.mine === true ? (personOfViewer(context.viewer) ?? 0) : null,
    unheard: filter?.unheard ?? false,
    from: filter?.from ?? null,
    until: filter?.until ?? null,
  };
}

function readKey({ after }: { readonly after: readonly unknown[] | null }): readonly [number, number] | null {
  if (after === null) return null;
  const [firedAtMs, id] = after;
  if (Number.isSafeInteger(firedAtMs) && Number.isSafeInteger(id)) return [Number(firedAtMs), Number(id)];
  throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of escalations.');
}

function answer(context: Context, id: string, act: (acting: Acting) => Promise<number>): Promise<EscalationPayload> {
  require(context.viewer, 'answerEscalations');
  return refusable<EscalationPayload>(
    async () => {
      const done = await act({ context, id });
      return { escalation: await escalationOf(context, done), userErrors: [] };
    },
    (userErrors) => ({ escalation: null, userErrors }),
  );
}
