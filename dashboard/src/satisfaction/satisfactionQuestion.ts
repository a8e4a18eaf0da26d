// What the page of satisfaction asks, read from its address, and its numbers in words and as files. All of it pure.
import type {
  SatisfactionCountsFragment,
  SatisfactionPageQuery,
  SatisfactionPageQueryVariables,
} from '../generated/satisfaction.ts';
import { dayAfter, periodOf, stepOf } from '../kpi/kpiQuestion.ts';
import { periodWords } from '../objective/objectiveWords.ts';
import { csvOf } from '../shared/csv.ts';
import { oneOf, PAGE_SIZE } from '../shared/list/useListQuestion.ts';

export const questionParts = ['customer', 'from', 'to', 'step', 'show'] as const;
export type SatisfactionAsked = Readonly<Record<(typeof questionParts)[number] | 'after', string>>;

export const showWords = {
  ...({ all: 'all answers', unhappy: 'unhappy customers', watermelons: 'watermelons' } as const),
  ...({ 'score-5': '5, very happy', 'score-4': '4, happy', 'score-3': '3, neither' } as const),
  ...({ 'score-2': '2, unhappy', 'score-1': '1, very unhappy' } as const),
} as const;
const kinds = { all: 'ALL', unhappy: 'UNHAPPY', watermelons: 'WATERMELONS' } as const;
export const showOf = (asked: string): keyof typeof showWords => oneOf(showWords, asked) ?? 'all';

export const scoreWords: Readonly<Record<number, string>> = {
  1: 'Very unhappy',
  2: 'Unhappy',
  3: 'Neither',
  4: 'Happy',
  5: 'Very happy',
};

export function variablesOf(
  asked: SatisfactionAsked,
  { today, zone }: { readonly today: string; readonly zone: string },
): SatisfactionPageQueryVariables {
  const period = periodOf(asked, today);
  return {
    period: { from: period.from, until: dayAfter(period.to), timeZone: zone },
    filter: { customer: asked.customer === '' ? null : [asked.customer] },
    step: ({ day: 'DAY', week: 'WEEK', month: 'MONTH' } as const)[stepOf(asked.step, period)],
    ...shownBy(asked.show),
    first: PAGE_SIZE,
    after: asked.after || null,
  };
}

/** Answers of a kind, or of one score. */
function shownBy(asked: string): Pick<SatisfactionPageQueryVariables, 'kind' | 'score'> {
  const score = /^score-([1-5])$/.exec(asked)?.[1];
  return { kind: kinds[oneOf(kinds, asked) ?? 'all'], score: score === undefined ? null : Number(score) };
}

type Counts = SatisfactionCountsFragment;

/** "4.2", and a dash where nobody answered. */
export const meanWords = ({ mean }: Pick<Counts, 'mean'>): string => (mean === null ? '–' : mean.toFixed(1));

/** "12 %": never 0 or 100 where it is not. */
export function unhappyWords({ unhappy, answers }: Pick<Counts, 'unhappy' | 'answers'>): string {
  if (answers === 0) return '–';
  const share = (100 * unhappy) / answers;
  if (share === 0 || share === 100) return `${String(share)} %`;
  return `${Math.min(99.9, Math.max(0.1, share)).toFixed(1)} %`;
}

/** "4.2 of 31, 12 % unhappy": what stands beside an objective. */
export const besideWords = (counts: Counts): string =>
  counts.answers === 0
    ? 'nobody answered'
    : `${meanWords(counts)} of 5 (${counts.answers.toLocaleString('en-GB')} ${counts.answers === 1 ? 'answer' : 'answers'}), ${unhappyWords(counts)} unhappy`;

export interface StepRow {
  readonly key: string;
  /** The day after its last. */
  readonly until: string;
  readonly name: string;
  readonly counts: Counts;
}

/** The steps in which somebody answered. */
export const stepRows = (
  series: SatisfactionPageQuery['satisfaction']['series'],
  step: 'day' | 'week' | 'month',
): StepRow[] =>
  series.map(({ from, figures }) => {
    const until = endOf(from, step);
    return { key: from, until, name: periodWords(from, until), counts: figures };
  });

/** The days of a step that lie in a period, both ends part of it. */
export function stepWithin(
  { from, until }: { readonly from: string; readonly until: string },
  period: { readonly from: string; readonly to: string } | null,
): { from: string; to: string } {
  const to = dayAfter(until, -1);
  if (period === null) return { from, to };
  return { from: from < period.from ? period.from : from, to: to > period.to ? period.to : to };
}

function endOf(from: string, step: 'day' | 'week' | 'month'): string {
  if (step !== 'month') return dayAfter(from, step === 'day' ? 1 : 7);
  return `${dayAfter(from, 31).slice(0, 7)}-01`;
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(1e4 * value) / 1e4);

export const stepsCsv = (head: string, rows: readonly StepRow[]): string =>
  csvOf([
    [head, 'Mean score', 'Answers', 'Unhappy', 'Unhappy (%)'],
    ...rows.map(({ name, counts: { mean, answers, unhappy, unhappyShare } }) => [
      ...[name, rounded(mean), answers, unhappy, rounded(unhappyShare)],
    ]),
  ]);

export type AnswerRow = SatisfactionPageQuery['satisfactionAnswers']['nodes'][number];

export const answersCsv = (rows: readonly AnswerRow[]): string =>
  csvOf([
    ['Said', 'Score', 'Words', 'Ticket', 'Subject', 'Customer', 'Standing'],
    ...rows.map(({ at, score, words, ticket: { reference, subject, customer, standing } }) => [
      ...[at, score, words, reference, subject, customer?.name ?? null, standing],
    ]),
  ]);
