// Schedules: lists, open spans, new ones, and questions asked before anybody relies on one.
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import { compileCoverage, openSpans, type OpenSpan } from '../engine/coverage.ts';
import { inForceInOrder, versionAt } from '../engine/coverage-versions.ts';
import { answerCoverageQuestions } from '../engine/preview-coverage.ts';
import { After, First } from '../gate/args.ts';
import { listPage, pageOf, presentPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError, refusable, userError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { CreateCoverageScheduleInput, PreviewCoverageInput, questionOf } from './coverage.input.ts';
import { coverageLoader, scheduleOfId, versionsOfScheduleLoader } from './coverage.loader.ts';
import {
  presentSchedule,
  presentScheduleVersion,
  type CoverageScheduleValue,
  type ScheduleVersionValue,
} from './coverage.present.ts';
import { countSchedules, loadSchedulePage, saveNewSchedule, type ScheduleRow } from './coverage.store.ts';
import {
  CoveragePreviewType,
  CoverageScheduleConnection,
  CoverageScheduleType,
  CoverageScheduleVersionConnection,
  CoverageScheduleVersionType,
  CreateCoverageSchedulePayload,
  OpenSpanType,
} from './coverage.type.ts';
import { readSchedule } from './read-schedule.ts';

@Resolver(() => CoverageScheduleType)
export class CoverageResolver {
  @Query(() => CoverageScheduleConnection, { description: 'Coverage schedules by name, each in its latest version.' })
  async coverageSchedules(
    @Arg('search', () => String, { nullable: true, description: 'Only those whose name holds this text.' })
    search: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<CoverageScheduleType>> {
    require(context.viewer, 'read');
    const wantedName = { search: search?.trim() ?? null };
    return listPage(
      { first, after },
      {
        keyOf: (row: ScheduleRow) => [row.name, row.id],
        load: async (wanted) => loadSchedulePage(await context.read(), { ...wanted, ...wantedName }),
        count: async () => countSchedules(await context.read(), wantedName),
        present: presentSchedule,
      },
    );
  }

  @Query(() => CoveragePreviewType, {
    description: 'Asks the engine what is due when under a schedule that is not saved. Stores nothing.',
  })
  async previewCoverage(
    @Arg('input', () => PreviewCoverageInput, { description: 'The schedule and the questions.' })
    input: PreviewCoverageInput,
    @Ctx() context: Context,
  ): Promise<CoveragePreviewType> {
    require(context.viewer, 'preview');
    const { coverageQuestions } = limits;
    const asked = input.questions.length;
    if (asked > coverageQuestions) {
      const message = `At most ${String(coverageQuestions)} questions a call; ${String(asked)} came.`;
      return { answers: [], userErrors: [userError('TOO_MANY_QUESTIONS', message, ['questions'])] };
    }
    const { definition, problems } = await readSchedule(await context.read(), input.schedule, ['schedule']);
    if (problems.length > 0) return { answers: [], userErrors: problems };
    return {
      answers: answerCoverageQuestions(compileCoverage(definition), input.questions.map(questionOf)),
      userErrors: [],
    };
  }

  @Mutation(() => CreateCoverageSchedulePayload, {
    description:
      'Makes a coverage schedule with its first version. One that can never open is refused. Administrators and managers.',
  })
  async createCoverageSchedule(
    @Arg('input', () => CreateCoverageScheduleInput, { description: 'The new schedule.' })
    input: CreateCoverageScheduleInput,
    @Ctx() context: Context,
  ): Promise<CreateCoverageSchedulePayload> {
    require(context.viewer, 'editSchedules');
    return refusable<CreateCoverageSchedulePayload>(
      async () => {
        const id = await context.write(async (tx, now) => {
          const { problems, ...read } = await readSchedule(tx, input.schedule, ['schedule']);
          refuseAny([nameProblem(input.name, 'The name of a schedule', ['name']), ...problems]);
          return saveNewSchedule(tx, { name: input.name.trim(), ...read, savedBy: context.viewer.name }, now);
        });
        return { schedule: await scheduleOfId(context, id), userErrors: [] };
      },
      (userErrors) => ({ schedule: null, userErrors }),
    );
  }

  @FieldResolver(() => CoverageScheduleVersionConnection, {
    description: 'All its versions, the last saved first. None is ever edited or removed.',
  })
  async versions(
    @Root() { row }: CoverageScheduleValue,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<CoverageScheduleVersionType>> {
    const versions = (await context.loaders.one(versionsOfScheduleLoader, row.id)) ?? [];
    return presentPage(pageOf(versions.toReversed(), first, after), presentScheduleVersion, after !== null);
  }

  @FieldResolver(() => CoverageScheduleType, {
    description: 'The schedule in the version that applies at an instant.',
  })
  async inForce(
    @Root() schedule: CoverageScheduleValue,
    @Arg('at', () => InstantScalar, { nullable: true, description: 'The instant; absent: now.' })
    at: Temporal.Instant | null,
    @Ctx() context: Context,
  ): Promise<CoverageScheduleValue> {
    const versions = (await context.loaders.one(versionsOfScheduleLoader, schedule.row.id)) ?? [];
    const applies = versionAt(versions, at ?? context.now());
    return applies === null ? schedule : presentSchedule(applies);
  }

  @FieldResolver(() => [OpenSpanType], {
    description: 'What is covered from now on, so that a countdown can stand still outside of it.',
  })
  async openSpans(
    @Root() schedule: CoverageScheduleValue,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 14,
      description: 'How many days of 24 hours ahead, 1 to 62.',
    })
    days: number | null,
    @Ctx() context: Context,
  ): Promise<readonly OpenSpan[]> {
    const ahead = days ?? 14;
    if (ahead < 1 || ahead > limits.openSpanDays) {
      throw codedError(
        'INVALID',
        `openSpans looks 1 to ${String(limits.openSpanDays)} days ahead; ${String(ahead)} came.`,
      );
    }
    const coverage = await (schedule.coverage?.() ?? context.loaders.one(coverageLoader, schedule.row.versionId));
    if (coverage === null) throw new Error(`Schedule version ${String(schedule.row.versionId)} has no definition`);
    const from = context.now();
    return openSpans(coverage, { from, to: from.add({ hours: 24 * ahead }) });
  }
}

@Resolver(() => CoverageScheduleVersionType)
export class CoverageScheduleVersionResolver {
  @FieldResolver(() => CoverageScheduleType, { description: 'The schedule as this version says it.' })
  schedule(@Root() { row }: ScheduleVersionValue): CoverageScheduleValue {
    return presentSchedule(row);
  }

  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description:
      'Where a version that begins later takes over; null: none does. Equal to `validFrom` when another version ' +
      'begins at the same instant and stands in its place.',
  })
  async validUntil(@Root() { row }: ScheduleVersionValue, @Ctx() context: Context): Promise<Temporal.Instant | null> {
    const versions = (await context.loaders.one(versionsOfScheduleLoader, row.id)) ?? [];
    const inOrder = inForceInOrder(versions);
    const place = inOrder.findIndex(({ versionId }) => versionId === row.versionId);
    return place === -1 ? row.validFrom : (inOrder[place + 1]?.validFrom ?? null);
  }
}
