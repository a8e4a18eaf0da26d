// The doors of what customers say: told by programs and people, shown on tickets, and listed where promises were kept and
// the customer is unhappy all the same.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import type { EventOutcomeKind } from '../gate/floor-enums.ts';
import { onceOnly } from '../gate/idempotency.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { require } from '../gate/may.ts';
import { nameProblem } from '../gate/text.ts';
import { visibleSources } from '../gate/viewer.ts';
import { TicketFilterInput, ticketQueryOf } from '../ticket/ticket-filter.input.ts';
import type { TicketEventValue } from '../ticket/ticket-event.present.ts';
import { TicketEventType } from '../ticket/ticket-event.type.ts';
import { ticketOf } from '../ticket/ticket.loader.ts';
import type { TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import {
  findTicket,
  loadRatings,
  loadSatisfaction,
  loadWatermelons,
  saveSatisfaction,
  type SatisfactionRow,
} from './satisfaction.store.ts';
import {
  RecordSatisfactionInput,
  RecordSatisfactionPayload,
  SatisfactionConnection,
  SatisfactionType,
  type SatisfactionInput,
} from './satisfaction.type.ts';

type SatisfactionValue = SatisfactionType & { readonly ticketId: number };

const satisfactionLoader: LoaderSpec<number, readonly SatisfactionRow[]> = { load: loadSatisfaction };
const ratingLoader: LoaderSpec<number, SatisfactionRow> = { load: loadRatings };
export const presentSatisfaction = ({
  ticket,
  event: _event,
  id: _id,
  ...said
}: SatisfactionRow): SatisfactionValue => ({
  ...said,
  ticketId: ticket,
});

interface Outcome {
  readonly outcome: EventOutcomeKind;
  readonly userError: UserErrorValue | null;
}
const refused = (error: UserErrorValue): Outcome => ({ outcome: 'REFUSED', userError: error });

/** Keeps one answer; one that is refused does not keep the others out. */
async function keep(
  tx: Tx,
  { answer, source, place, context }: { answer: SatisfactionInput; source: string; place: number; context: Context },
  now: Temporal.Instant,
): Promise<Outcome> {
  const path = ['answers', place];
  const { ticket, score, words = null, at } = answer;
  if (score < 1 || score > 5) {
    return refused(userError('INVALID', `Expected a score of 1 to 5; ${String(score)} came.`, [...path, 'score']));
  }
  const wordsProblem = words === null ? null : nameProblem(words, 'What was said', [...path, 'words']);
  if (wordsProblem !== null) return refused(wordsProblem);
  const said = at ?? now;
  if (Temporal.Instant.compare(said, now.add({ milliseconds: limits.eventsAheadMs })) > 0) {
    return refused(userError('EVENT_IN_FUTURE', `${said.toString()} lies ahead.`, [...path, 'at']));
  }
  const { viewer } = context;
  const id = await findTicket(tx, { source, reference: ticket, sources: visibleSources(viewer) });
  if (id === null) {
    return refused(userError('NOT_FOUND', `${source} has no ticket ${ticket}.`, [...path, 'ticket']));
  }
  const before =
    (await loadSatisfaction(tx, [id])).get(id)?.some((each) => each.event === null && each.at.equals(said)) ?? false;
  const stands = await saveSatisfaction(tx, { ticket: id, at: said, score, words, recordedBy: viewer.principal }, now);
  if (stands.score !== score || stands.words !== words) {
    return refused(userError('EVENT_CONFLICT', 'Another answer was told of this instant.', [...path, 'at']));
  }
  return { outcome: before ? 'REPEATED' : 'RECORDED', userError: null };
}

@Resolver(() => SatisfactionType)
export class SatisfactionResolver {
  @Query(() => SatisfactionConnection, {
    description:
      'Watermelons, green outside: every promise kept, and the customer unhappy (2 or less), the latest first.',
  })
  watermelons(
    @Arg('filter', () => TicketFilterInput, { nullable: true, description: 'Only of tickets that satisfy it.' })
    filter: TicketFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<SatisfactionType>> {
    require(context.viewer, 'readTickets');
    const search = { query: ticketQueryOf(filter), sources: visibleSources(context.viewer) };
    return listPage(
      { first, after },
      {
        keyOf: (row: SatisfactionRow) => [row.at.epochMilliseconds, row.id],
        load: async (wanted) => loadWatermelons(await context.read(), search, wanted),
        count: async () => (await loadWatermelons(await context.read(), search, null)).length,
        present: presentSatisfaction,
      },
    );
  }

  @FieldResolver(() => TicketType, { description: 'The ticket it is about.' })
  async ticket(@Root() { ticketId }: SatisfactionValue, @Ctx() context: Context): Promise<TicketValue> {
    const ticket = await ticketOf(context, ticketId);
    if (ticket === null) throw new Error(`Ticket ${String(ticketId)} went`);
    return ticket;
  }

  @Mutation(() => RecordSatisfactionPayload, {
    description:
      'Records what customers said of tickets of one source, up to 1,000 answers; a bad one does not keep the others from being recorded. Administrators, agents, and integrations of the source.',
  })
  recordSatisfaction(
    @Arg('input', () => RecordSatisfactionInput, { description: 'The answers.' }) input: RecordSatisfactionInput,
    @Ctx() context: Context,
  ): Promise<RecordSatisfactionPayload> {
    const { viewer } = context;
    const { source, answers, idempotencyKey: key } = input;
    require(viewer, 'recordEvents', { source });
    const request = { name: 'recordSatisfaction', key, body: { source, answers } };
    return refusable<RecordSatisfactionPayload>(
      async () => {
        if (answers.length > limits.eventsPerCall) {
          const message = `At most ${String(limits.eventsPerCall)} answers a call; ${String(answers.length)} came.`;
          return refuse('TOO_MANY_EVENTS', message, ['answers']);
        }
        const outcomes = await context.write((tx, now) =>
          onceOnly(tx, { viewer, request, now }, async () => {
            const done: Outcome[] = [];
            for (const [place, answer] of answers.entries()) {
              done.push(await keep(tx, { answer, source, place, context }, now));
            }
            return done;
          }),
        );
        return { results: outcomes.map((outcome, index) => ({ index, ...outcome })), userErrors: [] };
      },
      (userErrors) => ({ results: [], userErrors }),
    );
  }
}

@Resolver(() => TicketType)
export class TicketSatisfactionResolver {
  @FieldResolver(() => [SatisfactionType], { description: 'What the customer said of it, the latest first.' })
  async satisfaction(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<SatisfactionValue[]> {
    require(context.viewer, 'readTickets');
    return ((await context.loaders.one(satisfactionLoader, row.id)) ?? []).map(presentSatisfaction);
  }
}

@Resolver(() => TicketEventType)
export class TicketEventRatingResolver {
  @FieldResolver(() => SatisfactionType, {
    nullable: true,
    description: 'What a RATED event says; null for every other kind.',
  })
  async rating(@Root() { row }: TicketEventValue, @Ctx() context: Context): Promise<SatisfactionValue | null> {
    require(context.viewer, 'readTickets');
    const rating = row.kind === 'RATED' ? await context.loaders.one(ratingLoader, row.id) : null;
    return rating === null ? null : presentSatisfaction(rating);
  }
}
