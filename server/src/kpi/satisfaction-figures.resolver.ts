// How satisfied customers are: over a period, answer by answer, and beside each objective.
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { DAY_MS } from '../engine/civil-day.ts';
import { limits } from '../config.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { visibleSources } from '../gate/viewer.ts';
import type { ObjectiveReadingValue } from '../objective/objective.present.ts';
import { ObjectiveReadingType } from '../objective/objective.type.ts';
import { TicketFilterInput, ticketQueryOf } from '../ticket/ticket-filter.input.ts';
import { FigureStepEnum } from './attainment.input.ts';
import type { FigureStep } from './plan.ts';
import {
  countAnswers,
  countBeside,
  countByScore,
  countBySteps,
  loadAnswerPage,
  noAnswers,
  type AnswerKind,
  type SatisfactionCounts,
  type SatisfactionQuestion,
} from './satisfaction-figures.store.ts';
import {
  AnswerKindEnum,
  SatisfactionFiguresType,
  SatisfactionPeriodInput,
  SatisfactionReportType,
} from './satisfaction-figures.type.ts';
import { presentSatisfaction } from './satisfaction.resolver.ts';
import type { SatisfactionRow } from './satisfaction.store.ts';
import { SatisfactionConnection, type SatisfactionType } from './satisfaction.type.ts';

const figuresOf = ({ answers, sum, unhappy }: SatisfactionCounts): SatisfactionFiguresType => ({
  answers,
  mean: answers === 0 ? null : sum / answers,
  unhappy,
  unhappyShare: answers === 0 ? null : (100 * unhappy) / answers,
});

const plus = (one: SatisfactionCounts, other: SatisfactionCounts): SatisfactionCounts => ({
  answers: one.answers + other.answers,
  sum: one.sum + other.sum,
  unhappy: one.unhappy + other.unhappy,
});

/** @throws INVALID, TOO_LONG for a period that is none */
function questionOf(
  { period, filter }: { readonly period: SatisfactionPeriodInput; readonly filter: TicketFilterInput | null },
  context: Context,
): SatisfactionQuestion {
  const startOf = (day: string): number =>
    Temporal.PlainDate.from(day).toZonedDateTime(period.timeZone).epochMilliseconds;
  const [fromMs, untilMs] = [startOf(period.from), startOf(period.until)];
  if (period.from >= period.until)
    throw codedError('INVALID', 'period: Expected `from` before `until`, which is exclusive.');
  const days = Math.round((untilMs - fromMs) / DAY_MS);
  if (days > limits.figureDays) {
    const sizes = `at most ${String(limits.figureDays)} days, got ${String(days)}`;
    throw codedError('TOO_LONG', `period: Expected ${sizes}.`);
  }
  return { query: ticketQueryOf(filter), sources: visibleSources(context.viewer), fromMs, untilMs };
}

const Period = (): ReturnType<typeof Arg> =>
  Arg('period', () => SatisfactionPeriodInput, { description: 'When the answers were given.' });
const Filter = (): ReturnType<typeof Arg> =>
  Arg('filter', () => TicketFilterInput, { nullable: true, description: 'Only of tickets that satisfy it.' });

@Resolver()
export class SatisfactionFiguresResolver {
  @Query(() => SatisfactionReportType, {
    description: 'How satisfied customers were in a period: of each ticket the latest answer that stands.',
  })
  async satisfaction(
    @Period() period: SatisfactionPeriodInput,
    @Filter() filter: TicketFilterInput | null,
    @Arg('step', () => FigureStepEnum, { nullable: true, description: 'The steps of `series`; null: none.' })
    step: FigureStep | null | undefined,
    @Ctx() context: Context,
  ): Promise<SatisfactionReportType> {
    require(context.viewer, 'readTickets');
    const question = questionOf({ period, filter }, context);
    const tx = await context.read();
    const given = await countByScore(tx, question);
    const { timeZone } = period;
    const steps = step === null || step === undefined ? [] : await countBySteps(tx, question, { step, timeZone });
    return {
      total: figuresOf(given.reduce(plus, noAnswers)),
      scores: [1, 2, 3, 4, 5].map((score) => ({
        score,
        answers: given.find((each) => each.score === score)?.answers ?? 0,
      })),
      watermelons: given.reduce((sum, { watermelons }) => sum + watermelons, 0),
      series: steps.map(({ since, ...of }) => ({ from: since, figures: figuresOf(of) })),
    };
  }

  @Query(() => SatisfactionConnection, {
    description: 'What customers said in a period: of each ticket the latest answer that stands, the latest first.',
  })
  satisfactionAnswers(
    @Period() period: SatisfactionPeriodInput,
    @Filter() filter: TicketFilterInput | null,
    @Arg('kind', () => AnswerKindEnum, { nullable: true, description: 'Which of them; null: all.' })
    kind: AnswerKind | null,
    @Arg('score', () => Int, { nullable: true, description: 'Only answers of this score, 1 to 5; null: any.' })
    score: number | null | undefined,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<SatisfactionType>> {
    require(context.viewer, 'readTickets');
    const search = { ...questionOf({ period, filter }, context), kind: kind ?? 'ALL', score: score ?? null };
    return listPage(
      { first, after },
      {
        keyOf: (row: SatisfactionRow) => [row.at.epochMilliseconds, row.id],
        load: async (wanted) => loadAnswerPage(await context.read(), search, wanted),
        count: async () => countAnswers(await context.read(), search),
        present: presentSatisfaction,
      },
    );
  }
}

@Resolver(() => ObjectiveReadingType)
export class ObjectiveSatisfactionResolver {
  @FieldResolver(() => SatisfactionFiguresType, {
    description:
      'What customers said in the days that are looked at, of tickets with a clock that the objective speaks of ' +
      '(a clock of its agreement, where it speaks of no measure). It decides nothing.',
  })
  async satisfaction(
    @Root() { value: { versions, objective, looksAt } }: ObjectiveReadingValue,
    @Ctx() context: Context,
  ): Promise<SatisfactionFiguresType> {
    require(context.viewer, 'read');
    const { measure = null, severity = null, service = null } = objective;
    const counted = await countBeside(await context.read(), {
      ...{ versions: versions.map(({ id }) => id), measure, severity, service },
      fromMs: looksAt.fromAt.epochMilliseconds,
      untilMs: looksAt.untilAt.epochMilliseconds,
    });
    return figuresOf(counted);
  }
}
