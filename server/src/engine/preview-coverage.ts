// Questions asked of a schedule before anybody relies on it: what is due when, and how much time counts between.
// Everything comes back as data, one answer a question, so that one bad question spoils no other.
import {
  COVERAGE_HORIZON,
  CoverageError,
  compileCoverage,
  coverageProblems,
  coveredTime,
  dueAfter,
  dueBefore,
  instantProblem,
} from './coverage.ts';
import type { Coverage, CoveragePeriod, CoverageProblem, CoverageSchedule } from './coverage.ts';

/** ADD and SUBTRACT need `seconds`, BETWEEN needs `end`; what an operation does not need is not looked at. */
export interface CoverageQuestion {
  readonly op: 'ADD' | 'SUBTRACT' | 'BETWEEN';
  readonly start: Temporal.Instant;
  /** Covered seconds, 0 or more; parts of a millisecond are cut off. */
  readonly seconds?: number | null;
  readonly end?: Temporal.Instant | null;
  /** Null: either period. */
  readonly period?: CoveragePeriod | null;
}

/** Why a question has no answer; `path` starts at the questions: `['questions', '3', 'seconds']`. */
export interface CoverageQuestionError {
  readonly code: CoverageProblem['code'] | 'MISSING_SECONDS' | 'MISSING_END' | 'INVALID_SECONDS';
  readonly message: string;
  readonly path: readonly string[];
}

/** `at` for ADD and SUBTRACT, `seconds` for BETWEEN (negative when `end` is earlier), or the error. */
export interface CoverageAnswer {
  readonly at: Temporal.Instant | null;
  readonly seconds: number | null;
  readonly error: CoverageQuestionError | null;
}

/** Answers questions on a schedule that nothing has compiled yet; with problems there are no answers. */
export function previewCoverage(
  schedule: CoverageSchedule,
  questions: readonly CoverageQuestion[],
): { readonly answers: readonly CoverageAnswer[]; readonly problems: readonly CoverageProblem[] } {
  const problems = coverageProblems(schedule);
  const answers = problems.length === 0 ? answerCoverageQuestions(compileCoverage(schedule), questions) : [];
  return { answers, problems };
}

/** Answers questions on a compiled schedule, in their order. */
export function answerCoverageQuestions(
  coverage: Coverage,
  questions: readonly CoverageQuestion[],
): readonly CoverageAnswer[] {
  return questions.map((question, i) => answer(coverage, question, ['questions', String(i)]));
}

function answer(coverage: Coverage, question: CoverageQuestion, path: readonly string[]): CoverageAnswer {
  const refused = refusalOf(question);
  if (refused !== null) return unanswered(refused, path);
  const { op, start, end, period, seconds } = question;
  try {
    switch (op) {
      case 'ADD':
        return { at: dueAfter(coverage, start, wholeMs(seconds ?? 0), period), seconds: null, error: null };
      case 'SUBTRACT':
        return { at: dueBefore(coverage, start, wholeMs(seconds ?? 0), period), seconds: null, error: null };
      case 'BETWEEN': {
        const coveredMs = coveredTime(coverage, { from: start, to: end ?? start }, period);
        return { at: null, seconds: coveredMs / 1000, error: null };
      }
      default:
        return op satisfies never;
    }
  } catch (error) {
    // Only the search can still fail: the amount is not found within the horizon.
    if (!(error instanceof CoverageError)) throw error;
    return unanswered({ code: error.code, message: error.message, field: 'seconds' }, path);
  }
}

interface Refusal {
  readonly code: CoverageQuestionError['code'];
  readonly message: string;
  readonly field: keyof CoverageQuestion;
}

const unanswered = ({ code, message, field }: Refusal, path: readonly string[]): CoverageAnswer => ({
  at: null,
  seconds: null,
  error: { code, message, path: [...path, field] },
});

/** What a question lacks or asks wrongly, before anything is searched. */
function refusalOf({ op, start, end, seconds }: CoverageQuestion): Refusal | null {
  const startProblem = instantProblem(start);
  if (startProblem !== null) return { ...startProblem, field: 'start' };
  if (op === 'BETWEEN') {
    if (end === null || end === undefined) {
      return { code: 'MISSING_END', message: 'Expected an end for BETWEEN, got none.', field: 'end' };
    }
    const endProblem = instantProblem(end);
    return endProblem === null ? null : { ...endProblem, field: 'end' };
  }
  if (seconds === null || seconds === undefined) {
    return { code: 'MISSING_SECONDS', message: `Expected seconds for ${op}, got none.`, field: 'seconds' };
  }
  if (Number.isFinite(seconds) && seconds >= 0) return null;
  return { code: 'INVALID_SECONDS', message: `Expected seconds of 0 or more, got ${seconds}.`, field: 'seconds' };
}

// Longer than any search, so that 1e300 s is refused as BEYOND_HORIZON and not for its size.
const MOST_SECONDS = (COVERAGE_HORIZON.searchYears + 1) * 366 * 86_400;

/** Seconds in whole milliseconds, what is finer cut off. */
function wholeMs(seconds: number): number {
  const ms = Math.trunc(Math.min(seconds, MOST_SECONDS) * 1000);
  // 64.4 × 1000 may come out just below 64400 in binary: the decimal that was written decides.
  return (ms + 1) / 1000 <= seconds ? ms + 1 : ms;
}
