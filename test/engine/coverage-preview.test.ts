// Preview: a list of questions on a schedule, answered as data, one bad question beside good ones.
import { describe, expect, test } from 'vitest';
import { answerCoverageQuestions, previewCoverage } from '../../server/src/engine/preview-coverage.ts';
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import type { CoverageQuestion } from '../../server/src/engine/preview-coverage.ts';
import type { CoverageSchedule } from '../../server/src/engine/coverage.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const nineToFive = [{ from: '09:00', to: '17:00' }];
const office: CoverageSchedule = {
  timeZone: 'Europe/Berlin',
  periods: [
    {
      period: 'PRIME',
      weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
      onHoliday: 'CLOSED',
    },
    { period: 'NON_PRIME', weekly: { sat: nineToFive }, onHoliday: 'CLOSED' },
  ],
  holidays: [],
  exceptions: [],
};
const start = at('2026-03-27T16:00+01:00');

/** Each answer as its instant, its seconds or its error's code and path. */
function answers(...questions: readonly CoverageQuestion[]): (string | number)[] {
  return answerCoverageQuestions(compileCoverage(office), questions).map(({ at: instant, seconds, error }) => {
    if (error !== null) return `${error.code} ${error.path.join('.')}`;
    return instant === null ? (seconds ?? NaN) : String(instant);
  });
}

describe('a preview', () => {
  test('adds, subtracts and measures covered time, in one period or both', () => {
    expect(
      answers(
        { op: 'ADD', start, seconds: 4 * 3600 },
        { op: 'ADD', start, seconds: 4 * 3600, period: 'PRIME' },
        { op: 'ADD', start, seconds: 3600, period: 'NON_PRIME', end: null },
        { op: 'SUBTRACT', start, seconds: 8 * 3600, period: null },
        { op: 'BETWEEN', start, end: at('2026-03-30T12:00+02:00') },
        { op: 'BETWEEN', start, end: at('2026-03-30T12:00+02:00'), period: 'PRIME', seconds: null },
        { op: 'BETWEEN', start, end: at('2026-03-27T15:59:59.500+01:00') },
      ),
    ).toEqual([
      '2026-03-28T11:00:00Z',
      '2026-03-30T10:00:00Z',
      '2026-03-28T09:00:00Z',
      '2026-03-26T15:00:00Z',
      12 * 3600,
      4 * 3600,
      -0.5,
    ]);
  });

  test('answers a bad question by name and place, and the others all the same', () => {
    expect(
      answers(
        { op: 'ADD', start },
        { op: 'SUBTRACT', start, seconds: null },
        { op: 'BETWEEN', start, seconds: 5 },
        { op: 'ADD', start, seconds: -1 },
        { op: 'ADD', start, seconds: NaN },
        { op: 'SUBTRACT', start, seconds: Infinity },
        { op: 'ADD', start, seconds: 1e12 },
        { op: 'SUBTRACT', start, seconds: 1e300 },
        { op: 'ADD', start: at('1500-01-01T00:00Z'), seconds: 1 },
        { op: 'BETWEEN', start, end: at('2500-01-01T00:00Z') },
        { op: 'ADD', start, seconds: 0 },
      ),
    ).toEqual([
      'MISSING_SECONDS questions.0.seconds',
      'MISSING_SECONDS questions.1.seconds',
      'MISSING_END questions.2.end',
      'INVALID_SECONDS questions.3.seconds',
      'INVALID_SECONDS questions.4.seconds',
      'INVALID_SECONDS questions.5.seconds',
      'BEYOND_HORIZON questions.6.seconds',
      'BEYOND_HORIZON questions.7.seconds',
      'INSTANT_OUT_OF_RANGE questions.8.start',
      'INSTANT_OUT_OF_RANGE questions.9.end',
      '2026-03-27T15:00:00Z',
    ]);
  });

  test('cuts off what is finer than a millisecond, and loses none that was written', () => {
    const ends = [1.001, 1.0019, 0.0009, 0.29, 64.4, 1.1, 4.35].map(
      (seconds) => answers({ op: 'ADD', start, seconds })[0],
    );
    expect(ends).toEqual(
      ['01.001', '01.001', '00', '00.29', '04.4', '01.1', '04.35'].map(
        (s, i) => `2026-03-27T15:0${i === 4 ? 1 : 0}:${s}Z`,
      ),
    );
    expect(
      answers({ op: 'BETWEEN', start: at('2026-03-27T15:00:00.0009Z'), end: at('2026-03-27T15:00:01.0019Z') }),
    ).toEqual([1.001]);
  });

  test('of a schedule that is refused names its problems and answers nothing', () => {
    const question: CoverageQuestion = { op: 'ADD', start, seconds: 1 };
    const refused = previewCoverage({ ...office, timeZone: 'Nowhere', holidays: ['2026-02-30'] }, [question]);
    expect(refused.answers).toEqual([]);
    expect(refused.problems.map((p) => `${p.code} ${p.path.join('.')}`)).toEqual([
      'UNKNOWN_TIME_ZONE timeZone',
      'INVALID_DATE holidays.0',
    ]);
    expect(previewCoverage(office, [question])).toEqual({
      problems: [],
      answers: [{ at: at('2026-03-27T15:00:01Z'), seconds: null, error: null }],
    });
  });
});
