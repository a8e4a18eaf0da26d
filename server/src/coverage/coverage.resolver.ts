// Schedules: lists, open spans, new ones, and questions asked before anybody relies on one.
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import { coverageProblems, openSpans, type CoverageProblem, type OpenSpan } from '../engine/coverage.ts';
import { previewCoverage } from '../engine/preview-coverage.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError, refusable, userError, type UserErrorValue } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { CreateCoverageScheduleInput, PreviewCoverageInput, questionOf, scheduleOf } from './coverage.input.ts';
import { coverageLoader, scheduleOfId } from './coverage.loader.ts';
import { presentSchedule, type CoverageScheduleValue } from './coverage.present.ts';
import { countSchedules, loadSchedulePage, saveNewSchedule, type ScheduleRow } from './coverage.store.ts';
import {
  CoveragePreviewType,
  CoverageScheduleConnection,
  CoverageScheduleType,
  CreateCoverageSchedulePayload,
  OpenSpanType,
} from './coverage.type.ts';

/** The engine's problems of a schedule, their paths made to start at the mutation's input. */
const scheduleErrors = (problems: readonly CoverageProblem[]): UserErrorValue[] =>
  problems
    .slice(0, limits.errorsPerReply)
    .map(({ code, message, path }) => userError(code, message, ['schedule', ...path]));

@Resolver(() => CoverageScheduleType)
export class CoverageResolver {
  @Query(() => CoverageScheduleConnection, { description: 'Coverage schedules by name, each in its latest version.' })
  async coverageSchedules(
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<CoverageScheduleType>> {
    require(context.viewer, 'read');
    return listPage(
      { first, after },
      {
        keyOf: (row: ScheduleRow) => [row.name, row.id],
        load: async (wanted) => loadSchedulePage(await context.read(), wanted),
        count: async () => countSchedules(await context.read()),
        present: presentSchedule,
      },
    );
  }

  @Query(() => CoveragePreviewType, {
    description: 'Asks the engine what is due when under a schedule that is not saved. Stores nothing.',
  })
  previewCoverage(
    @Arg('input', () => PreviewCoverageInput, { description: 'The schedule and the questions.' })
    input: PreviewCoverageInput,
    @Ctx() context: Context,
  ): CoveragePreviewType {
    require(context.viewer, 'preview');
    const { coverageQuestions } = limits;
    const asked = input.questions.length;
    if (asked > coverageQuestions) {
      const message = `At most ${String(coverageQuestions)} questions a call; ${String(asked)} came.`;
      return { answers: [], userErrors: [userError('TOO_MANY_QUESTIONS', message, ['questions'])] };
    }
    const { answers, problems } = previewCoverage(scheduleOf(input.schedule), input.questions.map(questionOf));
    return { answers, userErrors: scheduleErrors(problems) };
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
        const definition = scheduleOf(input.schedule);
        refuseAny([
          nameProblem(input.name, 'The name of a schedule', ['name']),
          ...scheduleErrors(coverageProblems(definition)),
        ]);
        const id = await context.write((tx, now) => saveNewSchedule(tx, { name: input.name.trim(), definition }, now));
        return { schedule: await scheduleOfId(context, id), userErrors: [] };
      },
      (userErrors) => ({ schedule: null, userErrors }),
    );
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
    const coverage = await context.loaders.one(coverageLoader, schedule.row.versionId);
    if (coverage === null) throw new Error(`Schedule version ${String(schedule.row.versionId)} has no definition`);
    const from = context.now();
    return openSpans(coverage, { from, to: from.add({ hours: 24 * ahead }) });
  }
}
