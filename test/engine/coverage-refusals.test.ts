// What coverage refuses, by name and place: schedules when they are built, questions when they reach too far.
import { describe, expect, test } from 'vitest';
import {
  CoverageError,
  compileCoverage,
  coverageProblems,
  coveredTime,
  dueAfter,
  dueAfterMs,
  dueBefore,
  firstCovered,
} from '../../server/src/engine/coverage.ts';
import type { CoverageSchedule, PeriodHours } from '../../server/src/engine/coverage.ts';

const HOUR = 3_600_000;
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const nineToFive = [{ from: '09:00', to: '17:00' }];
const prime: PeriodHours = { period: 'PRIME', weekly: { mon: nineToFive }, onHoliday: 'CLOSED' };
const closedPrime: PeriodHours = { ...prime, weekly: {} };
const office: CoverageSchedule = { timeZone: 'Europe/Berlin', periods: [prime], holidays: [], exceptions: [] };
const dated = (date: string, intervals = nineToFive): CoverageSchedule['exceptions'] => [
  { date, period: 'PRIME', intervals },
];
const monday = (from: string, to: string): CoverageSchedule => ({
  ...office,
  periods: [{ ...prime, weekly: { mon: nineToFive, tue: [...nineToFive, { from, to }] } }],
});

/** `CODE path.to.field` of each problem. */
const named = (schedule: CoverageSchedule): string[] =>
  coverageProblems(schedule).map(({ code, path }) => `${code} ${path.join('.')}`);

/** The error that a question throws. */
function refusal(ask: () => unknown): CoverageError {
  try {
    ask();
  } catch (error) {
    if (error instanceof CoverageError) return error;
    throw error;
  }
  throw new Error('Expected a CoverageError, got an answer.');
}

describe('a schedule is refused', () => {
  const zone = (timeZone: string): CoverageSchedule => ({ ...office, timeZone });
  const holiday = (date: string): CoverageSchedule => ({ ...office, holidays: ['2026-12-25', date] });
  const table: readonly (readonly [story: string, schedule: CoverageSchedule, problems: readonly string[]])[] = [
    ['in a zone nobody knows', zone('Mars/Phobos'), ['UNKNOWN_TIME_ZONE timeZone']],
    ['in an offset instead of a zone', zone('+02:00'), ['UNKNOWN_TIME_ZONE timeZone']],
    ['in a timestamp instead of a zone', zone('2026-01-01T00:00Z'), ['UNKNOWN_TIME_ZONE timeZone']],
    ['in no zone', zone(''), ['UNKNOWN_TIME_ZONE timeZone']],
    ['without a period', { ...office, periods: [] }, ['NO_PERIOD periods']],
    ['with a period twice', { ...office, periods: [prime, prime] }, ['DUPLICATE_PERIOD periods.1.period']],
    ['with a date no calendar has', holiday('2026-02-30'), ['INVALID_DATE holidays.1']],
    ['with a leap day in a common year', holiday('2026-02-29'), ['INVALID_DATE holidays.1']],
    ['with a date that is no date', holiday('25.12.2026'), ['INVALID_DATE holidays.1']],
    ['with a date of another century', holiday('0026-12-25'), ['INVALID_DATE holidays.1']],
    [
      'with an hour no day has',
      monday('25:00', '26:00'),
      ['from', 'to'].map((f) => `INVALID_TIME periods.0.weekly.tue.1.${f}`),
    ],
    ['with a minute no hour has', monday('09:60', '10:00'), ['INVALID_TIME periods.0.weekly.tue.1.from']],
    ['with a short time', monday('9:00', '10:00'), ['INVALID_TIME periods.0.weekly.tue.1.from']],
    ['that starts at 24:00', monday('24:00', '10:00'), ['INVALID_TIME periods.0.weekly.tue.1.from']],
    ['that ends past 24:00', monday('09:00', '24:01'), ['INVALID_TIME periods.0.weekly.tue.1.to']],
    ['with a time zone in a time', monday('09:00Z', '10:00'), ['INVALID_TIME periods.0.weekly.tue.1.from']],
    [
      'with two exceptions for one date and period',
      { ...office, exceptions: [...dated('2026-01-05'), ...dated('2026-01-06'), ...dated('2026-01-05')] },
      ['DUPLICATE_EXCEPTION exceptions.2'],
    ],
    ['without any hours', { ...office, periods: [closedPrime] }, ['NEVER_OPENS periods']],
    [
      'when its only exception closes',
      { ...office, periods: [closedPrime], exceptions: dated('2026-01-05', []) },
      ['NEVER_OPENS periods'],
    ],
    [
      'when its only opening is a closed holiday',
      { ...office, periods: [closedPrime], exceptions: dated('2026-01-05'), holidays: ['2026-01-05'] },
      ['NEVER_OPENS periods'],
    ],
    [
      'when its only opening is a day the zone skipped',
      { ...office, timeZone: 'Pacific/Apia', periods: [closedPrime], exceptions: dated('2011-12-30') },
      ['NEVER_OPENS periods'],
    ],
    [
      'when its only opening is an hour the zone skipped',
      { ...office, periods: [closedPrime], exceptions: dated('2026-03-29', [{ from: '02:00', to: '03:00' }]) },
      ['NEVER_OPENS periods'],
    ],
    [
      'with all its problems at once',
      { timeZone: 'Nowhere', periods: [], holidays: ['x'], exceptions: [{ date: 'y', period: null, intervals: [] }] },
      ['UNKNOWN_TIME_ZONE timeZone', 'NO_PERIOD periods', 'INVALID_DATE holidays.0', 'INVALID_DATE exceptions.0.date'],
    ],
  ];
  test.each(table)('%s', (_, schedule, problems) => {
    expect(named(schedule)).toEqual(problems);
    const error = refusal(() => compileCoverage(schedule));
    expect(`${error.code} ${error.path.join('.')}`).toBe(problems[0]);
  });

  test('the message says what was expected and what came', () => {
    expect(coverageProblems(holiday('2026-02-30'))[0]?.message).toBe(
      'Expected a date YYYY-MM-DD of the years 1900 to 2199, got "2026-02-30".',
    );
    expect(coverageProblems(zone('Mars/Phobos'))[0]?.message).toBe(
      'Expected the IANA name of a time zone such as Europe/Berlin, got "Mars/Phobos".',
    );
  });
});

describe('a schedule is accepted', () => {
  const table: readonly (readonly [story: string, schedule: CoverageSchedule])[] = [
    ['with a link name of a zone', { ...office, timeZone: 'US/Eastern' }],
    ['with a zone in small letters', { ...office, timeZone: 'europe/berlin' }],
    ['in UTC', { ...office, timeZone: 'UTC' }],
    ['with seconds and 24:00', monday('20:00:30', '24:00')],
    ['with a holiday named twice', { ...office, holidays: ['2026-01-01', '2026-01-01'] }],
    ['when only an exception opens', { ...office, periods: [closedPrime], exceptions: dated('2026-01-05') }],
    [
      'when only a holiday opens',
      { ...office, periods: [{ ...closedPrime, onHoliday: 'ALL_DAY' }], holidays: ['2026-01-05'] },
    ],
    [
      'when an exception opens a period that has no weekly hours',
      { ...office, exceptions: [{ date: '2026-01-10', period: 'NON_PRIME', intervals: nineToFive }] },
    ],
    [
      'when one date has an exception for a period and one for every period',
      { ...office, exceptions: [...dated('2026-01-05'), { date: '2026-01-05', period: null, intervals: [] }] },
    ],
  ];
  test.each(table)('%s', (_, schedule) => {
    expect(named(schedule)).toEqual([]);
    expect(firstCovered(compileCoverage(schedule), at('2026-01-01T00:00Z'))).not.toBeNull();
  });
});

describe('a question is refused', () => {
  const coverage = compileCoverage(office);
  const once = compileCoverage({ ...office, periods: [closedPrime], exceptions: dated('2026-01-05') });
  const start = at('2026-06-01T00:00Z');

  test('when the search passes its horizon of sixty years, named with what was sought', () => {
    // 8 h each Monday: sixty years hold some 25,000 h, and 24,900 h are 3,112 weeks and half a Monday.
    expect(String(dueAfter(coverage, start, 24_900 * HOUR))).toBe('2086-01-21T12:00:00Z');
    const error = refusal(() => dueAfter(coverage, start, 26_000 * HOUR, 'PRIME'));
    expect(error.code).toBe('BEYOND_HORIZON');
    expect(error.message).toContain('93600000 s of PRIME time after 2026-06-01T00:00:00Z (Europe/Berlin)');
  });

  test('in the same way when earlier questions made the calendar longer', () => {
    const warm = compileCoverage(office);
    coveredTime(warm, { from: at('1900-01-01T00:00Z'), to: at('2199-12-31T00:00Z') });
    for (const asked of [compileCoverage(office), warm]) {
      expect(refusal(() => dueAfter(asked, start, 26_000 * HOUR)).code).toBe('BEYOND_HORIZON');
      expect(refusal(() => dueBefore(asked, start, 26_000 * HOUR)).code).toBe('BEYOND_HORIZON');
    }
  });

  test('when what opened once never opens again', () => {
    expect(refusal(() => dueAfter(once, start, 0)).code).toBe('BEYOND_HORIZON');
    expect(refusal(() => dueAfter(once, start, 1)).code).toBe('BEYOND_HORIZON');
    expect(firstCovered(once, start)).toBeNull();
    expect(String(dueBefore(once, start, 0))).toBe('2026-01-05T16:00:00Z');
    expect(refusal(() => dueBefore(once, start, 9 * HOUR)).code).toBe('BEYOND_HORIZON');
    expect(refusal(() => dueBefore(once, at('2025-01-01T00:00Z'), 0)).code).toBe('BEYOND_HORIZON');
  });

  test('when the only opening lies more than sixty years ahead, even if the calendar reaches there', () => {
    const late = compileCoverage({ ...office, periods: [closedPrime], exceptions: dated('2090-01-02') });
    const [before, after] = [at('2089-12-31T00:00Z'), at('2190-01-01T00:00Z')];
    expect(String(dueAfter(late, before, 0))).toBe('2090-01-02T08:00:00Z');
    expect(String(dueBefore(late, at('2090-01-04T00:00Z'), HOUR))).toBe('2090-01-02T15:00:00Z');
    for (const amount of [0, HOUR]) {
      expect(refusal(() => dueAfter(late, start, amount)).code).toBe('BEYOND_HORIZON');
      expect(refusal(() => dueBefore(late, after, amount)).code).toBe('BEYOND_HORIZON');
    }
    expect(firstCovered(late, start)).toBeNull();
  });

  test('when it asks for a period the schedule does not have', () => {
    expect(refusal(() => dueAfter(coverage, start, 1, 'NON_PRIME')).code).toBe('BEYOND_HORIZON');
    expect(coveredTime(coverage, { from: start, to: at('2027-06-01T00:00Z') }, 'NON_PRIME')).toBe(0);
    expect(firstCovered(coverage, start, 'NON_PRIME')).toBeNull();
  });

  test('when its instant lies outside the years 1900 to 2199', () => {
    const outside = ['1899-12-31T23:59:59.999Z', '2200-01-01T00:00Z', '-271821-04-20T00:00Z', '+275760-09-13T00:00Z'];
    for (const instant of outside) {
      const error = refusal(() => dueAfter(coverage, at(instant), HOUR));
      expect(error.code).toBe('INSTANT_OUT_OF_RANGE');
      expect(error.message).toContain(`got ${String(at(instant))}`);
      expect(refusal(() => coveredTime(coverage, { from: start, to: at(instant) })).code).toBe('INSTANT_OUT_OF_RANGE');
    }
    expect(refusal(() => dueAfterMs(coverage, NaN, HOUR)).code).toBe('INSTANT_OUT_OF_RANGE');
    expect(refusal(() => dueAfter(coverage, at('2199-12-31T23:00Z'), HOUR)).code).toBe('BEYOND_HORIZON');
  });

  test('when its amount is negative or not whole milliseconds', () => {
    for (const amount of [-1, 0.5, NaN, Infinity]) {
      expect(refusal(() => dueAfter(coverage, start, amount)).code).toBe('INVALID_AMOUNT');
      expect(refusal(() => dueBefore(coverage, start, amount)).code).toBe('INVALID_AMOUNT');
    }
  });
});
