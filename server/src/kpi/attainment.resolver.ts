// How promises and targets came out, for tiles, charts and drill-down alike.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { ClockOutcomeEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { formatCursor } from '../push/cursor.ts';
import { loadHead } from '../push/log.store.ts';
import { sourcesMet } from '../ticket/ticket.present.ts';
import { answer, type Answer, type Asked, type GroupValue, type PointValue } from './attainment.ts';
import {
  FigureArgs,
  FigureOrderEnum,
  FigureStepEnum,
  readAxes,
  readFigureFilter,
  readFirst,
  readPeriod,
} from './attainment.input.ts';
import {
  AttainmentRateType,
  AttainmentType,
  FigureGroupType,
  FigureKeyType,
  FigurePointType,
  FigureType,
  TimePercentilesType,
} from './attainment.type.ts';
import { figureKeys } from './figure-keys.ts';
import { drillOf, endedDrillOf, presentTimes, type FigureValue, type RateValue } from './figure.present.ts';
import type { FigureOrder } from './figures.ts';
import { RELATIVE_ERROR } from './percentile.ts';
import type { FigureStep } from './plan.ts';

@ArgsType()
class AttainmentArgs extends FigureArgs {
  @Field(() => FigureStepEnum, {
    nullable: true,
    description: `A series by these steps; by the day a period has at most ${String(limits.figureDaysByStep)} days. Null: none.`,
  })
  step?: FigureStep | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Beside the same of the period before: whole months before whole months, else as many days.',
  })
  compare!: boolean;

  @Field(() => FigureOrderEnum, { defaultValue: 'MISSED', description: 'Which groups come first.' })
  orderBy!: FigureOrder;
}

type AttainmentValue = AttainmentType & {
  readonly answer: Answer;
  readonly keysOf: (group: readonly string[]) => FigureKeyType[];
};
type GroupShown = GroupValue & { readonly of: AttainmentValue };

async function readAsked(context: Context, args: AttainmentArgs): Promise<Asked> {
  const { by, step = null, compare, first, orderBy } = args;
  const period = readPeriod(args.period, step);
  if (step !== null && period.kind === 'INSTANTS')
    throw codedError(
      'INVALID',
      "step: Expected a period of days, got one of instants: days begin in agreements' zones.",
    );
  readFirst(first);
  const query = readFigureFilter(args.filter);
  const wanted = query.only.measure ?? [];
  const known = await loadMeasuresNamed(await context.read(), wanted);
  const unknown = wanted.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw codedError('INVALID', `filter.measure: There is no measure "${unknown.slice(0, 60)}".`);
  return { query, period, by: readAxes(by), step, compare, first, order: orderBy, sources: sourcesMet(context.viewer) };
}

@Resolver(() => AttainmentType)
export class AttainmentResolver {
  @Query(() => AttainmentType, {
    description:
      "How promises and targets came out: clocks count on the civil day, in their agreement's zone, on which their " +
      'promise is due (else was broken, else began). `drill` names the clocks behind each number for `clocks(drill:)`.',
  })
  async attainment(
    @Args(() => AttainmentArgs) args: AttainmentArgs,
    @Ctx() context: Context,
  ): Promise<AttainmentValue> {
    require(context.viewer, 'readTickets');
    const asked = await readAsked(context, args);
    const tx = await context.read();
    const found = await answer(() => context.read(), asked);
    const keys = found.groups.map(({ group }) => group ?? []);
    const keysOf = await figureKeys(tx, { by: asked.by, names: args.by, keys });
    return {
      cursor: formatCursor(await loadHead(tx)),
      at: context.now(),
      source: found.plan.facts.length > 0 ? 'FACTS' : 'ROLLUP',
      relativeError: Math.round(RELATIVE_ERROR * 10_000) / 10_000,
      step: asked.step,
      groupCount: found.groupCount,
      otherCount: found.otherCount,
      answer: found,
      keysOf,
    };
  }

  @FieldResolver(() => FigureType, { description: 'All groups together.' })
  total(@Root() { answer: { total } }: AttainmentValue): FigureValue {
    return total;
  }

  @FieldResolver(() => FigureType, { nullable: true, description: 'The period before; null unless compared.' })
  previous(@Root() { answer: { previous } }: AttainmentValue): FigureValue | null {
    return previous;
  }

  @FieldResolver(() => [FigureGroupType], { description: 'The first groups in the order asked for.' })
  groups(@Root() attainment: AttainmentValue): GroupShown[] {
    return attainment.answer.groups.map((group) => ({ ...group, of: attainment }));
  }

  @FieldResolver(() => FigureGroupType, {
    nullable: true,
    description: 'All other groups together; null: there are none.',
  })
  others(@Root() attainment: AttainmentValue): GroupShown | null {
    const { others } = attainment.answer;
    return others && { ...others, of: attainment };
  }

  @FieldResolver(() => [FigurePointType], { description: 'All groups together by step; empty without `step`.' })
  series(@Root() { answer: { series } }: AttainmentValue): readonly PointValue[] {
    return series;
  }
}

@Resolver(() => FigureGroupType)
export class FigureGroupResolver {
  @FieldResolver(() => [FigureKeyType], {
    description: 'What it is a group of, in the order of `by`; empty for the others.',
  })
  keys(@Root() { group, of: { keysOf } }: GroupShown): FigureKeyType[] {
    return keysOf(group ?? []);
  }

  @FieldResolver(() => FigureType, { description: 'Its figures.' })
  figure(@Root() { figure }: GroupShown): FigureValue {
    return figure;
  }

  @FieldResolver(() => FigureType, {
    nullable: true,
    description: 'The same in the period before; null unless compared.',
  })
  previous(@Root() { previous }: GroupShown): FigureValue | null {
    return previous;
  }

  @FieldResolver(() => [FigurePointType], { description: 'Its figures by step; empty without `step`.' })
  series(@Root() { series }: GroupShown): readonly PointValue[] {
    return series;
  }
}

@Resolver(() => FigureType)
export class FigureResolver {
  @FieldResolver(() => String, {
    description: 'Give it to `clocks(drill:)` for exactly the clocks that ended: those whose times are told.',
  })
  finishedDrill(@Root() { promise }: FigureValue): string {
    return endedDrillOf(promise);
  }

  @FieldResolver(() => TimePercentilesType, {
    nullable: true,
    description: 'Covered time that ran, of the clocks that ended; null: none did.',
  })
  spent(@Root() figure: FigureValue): Promise<TimePercentilesType | null> {
    return presentTimes(figure, 'spent');
  }

  @FieldResolver(() => TimePercentilesType, {
    nullable: true,
    description: 'Real time from start to end, of the clocks that ended; null: none did.',
  })
  wall(@Root() figure: FigureValue): Promise<TimePercentilesType | null> {
    return presentTimes(figure, 'wall');
  }
}

@Resolver(() => AttainmentRateType)
export class AttainmentRateResolver {
  @FieldResolver(() => String, {
    description: 'Give it to `clocks(drill:)` for exactly the clocks behind this rate, or those of one outcome.',
  })
  drill(
    @Root() rate: RateValue,
    @Arg('outcome', () => ClockOutcomeEnum, { nullable: true, description: 'Only these; null: all six counts.' })
    outcome: ClockOutcome | null,
  ): string {
    return drillOf(rate, outcome ?? null);
  }
}
