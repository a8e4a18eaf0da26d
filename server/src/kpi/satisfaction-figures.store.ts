// How satisfied customers are: figures and lists of the answers that count, which is the latest one of each ticket.
import type { Tx } from '../db/orm.ts';
import type { Severity } from '../engine/fact.ts';
import { seenCondition, sqlParameters, ticketCondition, type SqlParameters } from '../ticket/ticket-filter.store.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import type { FigureStep } from './plan.ts';
import {
  everyPromiseKept,
  satisfactionColumns,
  toSatisfaction,
  type SatisfactionRow,
  type SatisfactionSql,
} from './satisfaction.store.ts';

/** From this score down a customer is unhappy. */
export const unhappyScore = 2;

/** Answers of tickets in `[fromMs, untilMs)`, by when they were given. */
export interface SatisfactionQuestion {
  readonly query: TicketQuery;
  /** Names of the sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface SatisfactionCounts {
  readonly answers: number;
  /** Of the scores. */
  readonly sum: number;
  readonly unhappy: number;
}

export const noAnswers: SatisfactionCounts = { answers: 0, sum: 0, unhappy: 0 };

const counts = `count(*) as answers, coalesce(sum(x.score), 0) as sum,
  count(*) filter (where x.score <= ${String(unhappyScore)}) as unhappy`;

function answersOf({ query, sources, fromMs, untilMs }: SatisfactionQuestion, parameters: SqlParameters): string {
  return `from satisfaction_standing x join ticket t on t.id = x.ticket_id
    where x.at >= at_ms(${parameters.put(fromMs)}::bigint) and x.at < at_ms(${parameters.put(untilMs)}::bigint)
      and ${ticketCondition(query, parameters)} and ${seenCondition(sources, parameters)}`;
}

export type ScoreCount = SatisfactionCounts & { readonly score: number; readonly watermelons: number };

/** By score, those that were given. */
export async function countByScore(tx: Tx, question: SatisfactionQuestion): Promise<ScoreCount[]> {
  const parameters = sqlParameters();
  return tx.rows<ScoreCount>(
    `select x.score, ${counts},
            count(*) filter (where x.score <= ${String(unhappyScore)} and ${everyPromiseKept}) as watermelons
       ${answersOf(question, parameters)} group by x.score`,
    parameters.values,
  );
}

/** By the first day of each step of a zone in which an answer was given; the first step may begin before the period. */
export async function countBySteps(
  tx: Tx,
  question: SatisfactionQuestion,
  { step, timeZone }: { readonly step: FigureStep; readonly timeZone: string },
): Promise<(SatisfactionCounts & { readonly since: string })[]> {
  const parameters = sqlParameters();
  const since = `date_trunc('${step.toLowerCase()}', x.at at time zone ${parameters.put(timeZone)})::date`;
  return tx.rows(
    `select ${since}::text as since, ${counts} ${answersOf(question, parameters)} group by 1 order by 1`,
    parameters.values,
  );
}

export type AnswerKind = 'ALL' | 'UNHAPPY' | 'WATERMELONS';

const ofKind: Readonly<Record<AnswerKind, string>> = {
  ALL: 'true',
  UNHAPPY: `x.score <= ${String(unhappyScore)}`,
  WATERMELONS: `x.score <= ${String(unhappyScore)} and ${everyPromiseKept}`,
};

export interface AnswerSearch extends SatisfactionQuestion {
  readonly kind: AnswerKind;
  /** Only answers of this score; null: any. */
  readonly score: number | null;
}

const wanted = ({ kind, score }: AnswerSearch, parameters: SqlParameters): string =>
  score === null ? ofKind[kind] : `${ofKind[kind]} and x.score = ${parameters.put(score)}::smallint`;

/** The latest first, behind (instant, id). */
export async function loadAnswerPage(
  tx: Tx,
  search: AnswerSearch,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<SatisfactionRow[]> {
  const parameters = sqlParameters();
  const from = answersOf(search, parameters);
  const behind =
    after === null
      ? 'true'
      : `(x.at, x.id) < (at_ms(${parameters.put(after[0])}::bigint), ${parameters.put(after[1])}::bigint)`;
  const rows = await tx.rows<SatisfactionSql>(
    `select ${satisfactionColumns} ${from} and ${wanted(search, parameters)} and ${behind}
      order by x.at desc, x.id desc limit ${parameters.put(limit)}`,
    parameters.values,
  );
  return rows.map(toSatisfaction);
}

export async function countAnswers(tx: Tx, search: AnswerSearch): Promise<number> {
  const parameters = sqlParameters();
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count ${answersOf(search, parameters)} and ${wanted(search, parameters)}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** Of tickets with a clock of these versions; each of the others null: any. */
export interface BesideQuestion {
  readonly versions: readonly number[];
  readonly measure: string | null;
  readonly severity: Severity | null;
  /** By its reference. */
  readonly service: string | null;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What the customers said of whose tickets an objective speaks. */
export async function countBeside(tx: Tx, of: BesideQuestion): Promise<SatisfactionCounts> {
  const [row] = await tx.rows<SatisfactionCounts>(
    `select ${counts} from satisfaction_standing x join ticket t on t.id = x.ticket_id
      where x.at >= at_ms($5::bigint) and x.at < at_ms($6::bigint)
        and ($3::text is null or t.severity = $3)
        and ($4::text is null or t.service_id = (select id from service where reference = $4))
        and exists (select from clock c where c.ticket_id = t.id and c.agreement_version_id = any($1::bigint[])
          and ($2::text is null or c.measure = $2))`,
    [of.versions, of.measure, of.severity, of.service, of.fromMs, of.untilMs],
  );
  return row ?? noAnswers;
}
