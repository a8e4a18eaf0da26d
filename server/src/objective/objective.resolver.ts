// Objectives as they stand: of all agreements, and of one.
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { agreementOf, agreementVersionOf } from '../agreement/agreement.loader.ts';
import type { AgreementValue } from '../agreement/agreement.present.ts';
import { AgreementType, AgreementVersionType } from '../agreement/agreement.type.ts';
import { formatObjectiveDrill } from '../clock/clock-drill.ts';
import { limits } from '../config.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { ClockOutcomeEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { filterId } from '../gate/node-id.ts';
import { LocalDateScalar } from '../gate/scalars.ts';
import { ObjectiveFilterInput } from './objective.input.ts';
import { countObjectives, loadObjectivePage, type ObjectiveSearch, type PlacedObjective } from './objective-list.ts';
import { presentObjective, resultsBehind, type ObjectiveReadingValue } from './objective.present.ts';
import { ObjectiveReadingConnection, ObjectiveReadingType } from './objective.type.ts';
import { loadObjectives, readDay } from './objectives-of.ts';
import { clockQuestion, readObjectiveOf } from './read-objective.ts';

const idsOf = (type: string, ids: readonly string[] | null | undefined): number[] | null =>
  ids?.map((id) => filterId(type, id) ?? 0) ?? null;

const On = (): ReturnType<typeof Arg> =>
  Arg('on', () => LocalDateScalar, {
    nullable: true,
    description: "A day of the period, in each agreement's zone; absent: today.",
  });

@Resolver(() => ObjectiveReadingType)
export class ObjectiveResolver {
  @Query(() => ObjectiveReadingConnection, {
    description: "Objectives as they stand in the period of a day, by the agreement's number.",
  })
  objectives(
    @Arg('filter', () => ObjectiveFilterInput, { nullable: true, description: 'Only those that it wants.' })
    filter: ObjectiveFilterInput | null,
    @On() on: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ObjectiveReadingType>> {
    require(context.viewer, 'read');
    const search: ObjectiveSearch = {
      agreements: idsOf('Agreement', filter?.agreements),
      customers: idsOf('Customer', filter?.customers),
      kinds: filter?.kinds ?? null,
      standings: filter?.standings ?? null,
      day: readDay(on, context.now()),
    };
    return listPage(
      { first, after },
      {
        keyOf: ({ agreement, place }: PlacedObjective) => [agreement.number, place],
        load: async ({ after: behind, limit }) =>
          loadObjectivePage(await context.read(), search, {
            after: behind === null ? null : [String(behind[0]), Number(behind[1])],
            limit,
          }),
        count: async () => countObjectives(await context.read(), search),
        present: presentObjective,
      },
    );
  }

  @FieldResolver(() => AgreementType, { description: 'The agreement that asks it.' })
  async agreement(@Root() { value }: ObjectiveReadingValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, value.agreement.id);
    if (agreement === null) throw new Error(`Agreement ${String(value.agreement.id)} went`);
    return agreement;
  }

  @FieldResolver(() => AgreementVersionType, {
    description: 'The version that governs the period: that with which it began, or an amendment for the whole period.',
  })
  async agreementVersion(
    @Root() { value }: ObjectiveReadingValue,
    @Ctx() context: Context,
  ): Promise<AgreementVersionType> {
    const version = await agreementVersionOf(context, value.version.id);
    if (version === null) throw new Error(`Agreement version ${String(value.version.id)} went`);
    return version;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What `clocks(drill:)` takes to list the clocks behind it; null: it is not about clocks, or too many run past its own limit to be named.',
  })
  drill(
    @Root() { value }: ObjectiveReadingValue,
    @Arg('outcome', () => ClockOutcomeEnum, {
      nullable: true,
      description: 'Only those that this count has (UNDECIDED with those that are disputed); null: all.',
    })
    outcome: ClockOutcome | null | undefined,
  ): string | null {
    const { fromAt, untilAt } = value.looksAt;
    const question = clockQuestion(value, { fromMs: fromAt.epochMilliseconds, untilMs: untilAt.epochMilliseconds });
    const isTooMuch = value.late.length > limits.drillLateClocks;
    if (question.measure === '' || isTooMuch) return null;
    return formatObjectiveDrill({
      objective: question,
      late: value.late,
      results: resultsBehind(question.isMean, outcome),
    });
  }
}

@Resolver(() => AgreementType)
export class AgreementObjectivesResolver {
  @FieldResolver(() => [ObjectiveReadingType], {
    description: 'Its objectives as they stand in the period of a day, in the order of the document.',
  })
  async objectives(
    @Root() { row }: AgreementValue,
    @On() on: string | null,
    @Ctx() context: Context,
  ): Promise<ObjectiveReadingValue[]> {
    require(context.viewer, 'read');
    const tx = await context.read();
    const asks = (await loadObjectives(tx, [row.id], readDay(on, context.now()))).get(row.id) ?? [];
    const values = [];
    for (const ask of asks) values.push(presentObjective(await readObjectiveOf(tx, ask, context.now())));
    return values;
  }
}
