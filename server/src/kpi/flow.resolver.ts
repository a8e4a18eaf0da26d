// What came in, what was done, what lies open, and with whom it lay; and the tickets behind each number.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import { formatCursor } from '../push/cursor.ts';
import { loadHead } from '../push/log.store.ts';
import { ticketOf } from '../ticket/ticket.loader.ts';
import { sourcesMet, type TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { FigurePeriodInput, FigureStepEnum, readFirst, readPeriod } from './attainment.input.ts';
import { flowNodes, readFlowAxes, readFlowFilter } from './flow.input.ts';
import {
  formatWorkDrill,
  readFlowDrill,
  readHeldDrill,
  type FlowAxis,
  type FlowCount,
  type HeldBy,
} from './flow-query.ts';
import { answerFlow, type WorkFigure, type WorkGroup } from './flow.ts';
import { countTurnsBehind, loadTurnPage, type ListedTurn } from './flow.store.ts';
import {
  FlowAxisEnum,
  FlowCountEnum,
  FlowFigureType,
  FlowFilterInput,
  FlowType,
  HeldByEnum,
  TicketHoldConnection,
  TicketHoldType,
  TicketTurnConnection,
  TicketTurnType,
  TimeByHolderType,
  type FlowAxisName,
  type FlowKeyType,
} from './flow.type.ts';
import { presentHeld } from './held.present.ts';
import { countHolds, loadHeld, loadHoldPage, type ListedHold } from './held.store.ts';
import { loadLabels } from './label.store.ts';
import type { FigureStep } from './plan.ts';

@ArgsType()
class WorkArgs {
  @Field(() => FigurePeriodInput, { description: "Which turns: by their civil day in their agreement's zone." })
  period!: FigurePeriodInput;

  @Field(() => FlowFilterInput, { nullable: true, description: 'Which work; null: all.' })
  filter?: FlowFilterInput | null;

  @Field(() => Int, {
    defaultValue: 20,
    description: `How many groups, 1 to ${String(limits.pageSizeMax)}; the rest are "others".`,
  })
  first!: number;
}

@ArgsType()
class FlowArgs extends WorkArgs {
  @Field(() => [FlowAxisEnum], { defaultValue: [], description: 'Groups: at most two axes; none: the total alone.' })
  by!: FlowAxisName[];

  @Field(() => FigureStepEnum, {
    nullable: true,
    description: `A series by these steps; by the day a period has at most ${String(limits.figureDaysByStep)} days. Null: none.`,
  })
  step?: FigureStep | null;
}

@ArgsType()
class HeldArgs extends WorkArgs {
  @Field(() => HeldByEnum, { defaultValue: 'TEAM', description: 'By whom.' })
  by!: HeldBy;
}

type FigureValue = FlowFigureType & { readonly of: WorkFigure };
type TurnValue = TicketTurnType & { readonly ticketId: number };
type HoldValue = TicketHoldType & { readonly ticketId: number };

function presentFigure(of: WorkFigure): FigureValue {
  const { turns, before, after } = of.counts;
  return {
    ...{ backlogBefore: before, opened: turns.OPENED, reopened: turns.REOPENED, movedIn: turns.MOVED_IN },
    ...{ resolved: turns.RESOLVED, cancelled: turns.CANCELLED, merged: turns.MERGED, movedOut: turns.MOVED_OUT },
    ...{ backlog: after, closed: turns.CLOSED, of },
  };
}

@Resolver(() => FlowFigureType)
export class FlowResolver {
  @Query(() => FlowType, {
    description:
      'What came in, what was done and what lay open at the end: turns count on their civil day in the zone of the ' +
      'agreement that judges its resolution (else its first clock; else UTC), at the customer, group and severity the ' +
      'ticket had then. `drill` names what is behind each number for `turns(drill:)`.',
  })
  async flow(@Args(() => FlowArgs) args: FlowArgs, @Ctx() context: Context): Promise<FlowType> {
    require(context.viewer, 'readTickets');
    const { by: names, step = null } = args;
    const period = readPeriod(args.period, step);
    if (step !== null && period.kind === 'INSTANTS')
      throw codedError(
        'INVALID',
        "step: Expected a period of days, got one of instants: days begin in agreements' zones.",
      );
    const [query, by, first] = [readFlowFilter(args.filter), readFlowAxes(names), readFirst(args.first)];
    const tx = await context.read();
    const found = await answerFlow(tx, { query, period, by, step, first, sources: sourcesMet(context.viewer) });
    const keysOf = await keysNamed(tx, { by, names, groups: found.groups });
    return {
      ...{ cursor: formatCursor(await loadHead(tx)), at: context.now(), source: 'FACTS' },
      total: presentFigure(found.total),
      series: found.series.map(({ from, until, figure }) => ({ from, until, figure: presentFigure(figure) })),
      groups: found.groups.map(({ group, figure }) => ({ keys: keysOf(group ?? []), figure: presentFigure(figure) })),
      others: found.others && presentFigure(found.others),
      groupCount: found.groupCount,
    };
  }

  @FieldResolver(() => String, {
    description:
      'Give it to `turns(drill:)` for exactly what is behind a number; of what lay open, the turn by which each ticket came in last.',
  })
  drill(
    @Root() { of: { query, period } }: FigureValue,
    @Arg('of', () => FlowCountEnum, { description: 'Which number.' }) count: FlowCount,
  ): string {
    return formatWorkDrill({ flow: query, period, count });
  }

  @Query(() => TimeByHolderType, {
    description:
      'With whom tickets lay: stretches that ended in the period, each whole, on the civil day on which it ended. What still ' +
      'lies with somebody is in none.',
  })
  async timeByHolder(@Args(() => HeldArgs) args: HeldArgs, @Ctx() context: Context): Promise<TimeByHolderType> {
    require(context.viewer, 'readTickets');
    const period = readPeriod(args.period, null);
    const question = { query: readFlowFilter(args.filter), period, by: args.by, sources: sourcesMet(context.viewer) };
    const rows = await loadHeld(await context.read(), question, limits.figureGroups);
    if (rows.length > limits.figureGroups)
      throw codedError('TOO_LONG', `by: Expected at most ${String(limits.figureGroups)} holders, got more: filter.`);
    return presentHeld(rows, question, readFirst(args.first));
  }

  @Query(() => TicketTurnConnection, { description: 'The turns behind a number of `flow`, the earliest first.' })
  async turns(
    @Arg('drill', () => String, { description: 'What the number gave as its `drill`.' }) drill: string,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<WorkListValue<TurnValue>> {
    require(context.viewer, 'readTickets');
    const list = { drill: readFlowDrill(drill), sources: sourcesMet(context.viewer) };
    const request = readPageRequest(first, after, 3);
    const rows = await loadTurnPage(await context.read(), list, { after: request.after, limit: request.first + 1 });
    const count = async () => countTurnsBehind(await context.read(), list);
    const keyOf = ({ atMs, ticketId, number }: ListedTurn) => [atMs, ticketId, number];
    const page = makePage(request, rows, keyOf, async () => (await count()).turns);
    return { ...presentPage(page, presentTurn, after !== null), ticketCount: async () => (await count()).tickets };
  }

  @Query(() => TicketHoldConnection, {
    description: 'The stretches behind a number of `timeByHolder`, the longest first.',
  })
  async holds(
    @Arg('drill', () => String, { description: 'What the number gave as its `drill`.' }) drill: string,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<WorkListValue<HoldValue>> {
    require(context.viewer, 'readTickets');
    const list = { drill: readHeldDrill(drill), sources: sourcesMet(context.viewer) };
    const request = readPageRequest(first, after, 3);
    const rows = await loadHoldPage(await context.read(), list, { after: request.after, limit: request.first + 1 });
    const count = async () => countHolds(await context.read(), list);
    const keyOf = ({ untilMs, sinceMs, ticketId, number }: ListedHold) => [untilMs - sinceMs, ticketId, number];
    const page = makePage(request, rows, keyOf, async () => (await count()).holds);
    return { ...presentPage(page, presentHold, after !== null), ticketCount: async () => (await count()).tickets };
  }
}

type WorkListValue<N> = ConnectionValue<N> & { readonly ticketCount: () => Promise<number> };

const presentTurn = ({ ticketId, kind, atMs, team, severity }: ListedTurn): TurnValue => ({
  ...{ ticketId, kind, team, severity },
  at: Temporal.Instant.fromEpochMilliseconds(atMs),
});

const presentHold = ({ ticketId, holder, team, person, sinceMs, untilMs, countedMs }: ListedHold): HoldValue => ({
  ...{ ticketId, holder, team, person, elapsed: untilMs - sinceMs, counted: countedMs },
  since: Temporal.Instant.fromEpochMilliseconds(sinceMs),
  until: Temporal.Instant.fromEpochMilliseconds(untilMs),
});

async function keysNamed(
  tx: Awaited<ReturnType<Context['read']>>,
  { by, names, groups }: { by: readonly FlowAxis[]; names: readonly FlowAxisName[]; groups: readonly WorkGroup[] },
): Promise<(group: readonly string[]) => FlowKeyType[]> {
  const labels = await Promise.all(
    by.map((axis, place) => loadLabels(tx, axis, [...new Set(groups.map(({ group }) => group?.[place] ?? ''))])),
  );
  return (group) =>
    group.flatMap((key, place) => {
      const [axis, name] = [by[place], names[place]];
      if (axis === undefined || name === undefined) return [];
      const type = flowNodes[axis];
      const label = key === '' ? null : (labels[place]?.get(key) ?? null);
      return [{ axis: name, key: key === '' ? null : type ? toNodeId(type, key) : key, label }];
    });
}

async function ticketBehind(context: Context, id: number): Promise<TicketValue> {
  const ticket = await ticketOf(context, id);
  if (ticket === null) throw codedError('NOT_FOUND', 'The ticket was removed.');
  return ticket;
}

@Resolver(() => TicketTurnType)
export class TicketTurnResolver {
  @FieldResolver(() => TicketType, { description: 'The ticket, as it is now.' })
  ticket(@Root() { ticketId }: TurnValue, @Ctx() context: Context): Promise<TicketValue> {
    return ticketBehind(context, ticketId);
  }
}

@Resolver(() => TicketHoldType)
export class TicketHoldResolver {
  @FieldResolver(() => TicketType, { description: 'The ticket, as it is now.' })
  ticket(@Root() { ticketId }: HoldValue, @Ctx() context: Context): Promise<TicketValue> {
    return ticketBehind(context, ticketId);
  }
}

@Resolver(() => TicketTurnConnection)
export class TicketTurnConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of how many tickets; counted only when asked for.' })
  ticketCount(@Root() list: WorkListValue<TurnValue>): Promise<number> {
    return list.ticketCount();
  }
}

@Resolver(() => TicketHoldConnection)
export class TicketHoldConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of how many tickets; counted only when asked for.' })
  ticketCount(@Root() list: WorkListValue<HoldValue>): Promise<number> {
    return list.ticketCount();
  }
}
