// Which hours a civil date has: the weekly pattern over midnight, prime and non-prime, holidays and exceptions.
import { describe, expect, test } from 'vitest';
import { compileCoverage, coveredTime, firstCovered } from '../../server/src/engine/coverage.ts';
import { HOUR, allWeek, at, exception, hours, opened, schedule, workdays } from './coverage-words.ts';
import type { CoveragePeriod, CoverageSchedule, HolidayRule, PeriodHours } from '../../server/src/engine/coverage.ts';

describe('hours that run past midnight', () => {
  const friday = hours(['fri'], '22:00–06:00');
  const nights = (dated: Parameters<typeof schedule>[2] = {}): CoverageSchedule =>
    schedule('Europe/Berlin', [friday], dated);
  // 9 January 2026 is a Friday.
  const fridayEvening = '01-09 22:00+01:00 → 01-10 00:00+01:00';
  const wholeNight = '01-09 22:00+01:00 → 01-10 06:00+01:00';
  const table: readonly (readonly [story: string, of: CoverageSchedule, open: readonly string[]])[] = [
    ["Friday's night covers Saturday's early hours", nights(), [wholeNight]],
    ['unless Saturday is a holiday', nights({ holidays: ['2026-01-10'] }), [fridayEvening]],
    [
      'unless Saturday has an exception of its own',
      nights({ exceptions: [exception('2026-01-10', '05:00–07:00')] }),
      [fridayEvening, '01-10 05:00+01:00 → 01-10 07:00+01:00'],
    ],
    [
      "Friday's holiday closes Friday only: Saturday's early hours belong to Saturday",
      nights({ holidays: ['2026-01-09'] }),
      ['01-10 00:00+01:00 → 01-10 06:00+01:00'],
    ],
    [
      "an exception that closes Friday leaves Saturday's early hours",
      nights({ exceptions: [exception('2026-01-09', '')] }),
      ['01-10 00:00+01:00 → 01-10 06:00+01:00'],
    ],
    [
      "an exception's own night runs into the next date, beside what that date has",
      nights({ exceptions: [exception('2026-01-09', '20:00–07:00')] }),
      ['01-09 20:00+01:00 → 01-10 07:00+01:00'],
    ],
    [
      "an exception's night stops at midnight before a date with its own exception",
      nights({ exceptions: [exception('2026-01-09', '20:00–07:00'), exception('2026-01-10', '')] }),
      ['01-09 20:00+01:00 → 01-10 00:00+01:00'],
    ],
    [
      "an exception's night stops at midnight before a holiday that closes",
      nights({ exceptions: [exception('2026-01-09', '20:00–07:00')], holidays: ['2026-01-10'] }),
      ['01-09 20:00+01:00 → 01-10 00:00+01:00'],
    ],
    [
      'an exception on a closed holiday has no night either',
      nights({ exceptions: [exception('2026-01-09', '20:00–07:00')], holidays: ['2026-01-09'] }),
      ['01-10 00:00+01:00 → 01-10 06:00+01:00'],
    ],
    [
      '00:00–00:00 is the whole day',
      schedule('Europe/Berlin', [hours(['fri'], '00:00–00:00')]),
      ['01-09 00:00+01:00 → 01-10 00:00+01:00'],
    ],
    [
      '09:00–09:00 is 24 hours',
      schedule('Europe/Berlin', [hours(['fri'], '09:00–09:00')]),
      ['01-09 09:00+01:00 → 01-10 09:00+01:00'],
    ],
    ['22:00–00:00 ends at midnight', schedule('Europe/Berlin', [hours(['fri'], '22:00–00:00')]), [fridayEvening]],
    [
      'Sunday night runs into Monday',
      schedule('Europe/Berlin', [hours(['sun'], '23:00–01:00')]),
      ['01-11 23:00+01:00 → 01-12 01:00+01:00'],
    ],
    [
      'overlapping and touching intervals are one',
      schedule('Europe/Berlin', [hours(['fri'], '13:00–17:00 09:00–12:00 11:00–13:00 10:00–10:30')]),
      ['01-09 09:00+01:00 → 01-09 17:00+01:00'],
    ],
  ];
  test.each(table)('%s', (_, of, open) => {
    expect(opened(of, '2026-01-08', '2026-01-14')).toEqual(open);
  });

  test('a night shift over the spring change is an hour shorter', () => {
    const coverage = compileCoverage(schedule('Europe/Berlin', [hours(['sat'], '22:00–06:00')]));
    const night = { from: at('2026-03-28T12:00Z'), to: at('2026-03-29T12:00Z') };
    expect(coveredTime(coverage, night)).toBe(7 * HOUR);
  });
});

describe('prime time, holidays and exceptions', () => {
  const prime = (onHoliday: HolidayRule = 'CLOSED'): PeriodHours => hours(workdays, '08:00–18:00', { onHoliday });
  const rest = (onHoliday: HolidayRule = 'CLOSED'): PeriodHours =>
    hours(allWeek, '00:00–24:00', { period: 'NON_PRIME', onHoliday });
  // 1 May 2026 is a Friday.
  const date = '2026-05-01';
  const both = { holidays: [date], exceptions: [exception(date, '10:00–12:00')] };
  const day = (from: string, to: string, period = ''): string =>
    `05-01 ${from}+00:00 → ${to === '24:00' ? '05-02 00:00' : `05-01 ${to}`}+00:00${period === '' ? '' : ` ${period}`}`;
  const table: readonly (readonly [story: string, of: CoverageSchedule, open: readonly string[]])[] = [
    [
      'where both periods cover an instant it is prime',
      schedule('UTC', [prime(), rest()]),
      [day('00:00', '08:00', 'NON_PRIME'), day('08:00', '18:00', 'PRIME'), day('18:00', '24:00', 'NON_PRIME')],
    ],
    ['a holiday closes', schedule('UTC', [prime(), rest()], { holidays: [date] }), []],
    [
      '24×7, holidays are non-prime',
      schedule('UTC', [prime(), rest('ALL_DAY')], { holidays: [date] }),
      [day('00:00', '24:00', 'NON_PRIME')],
    ],
    ['a holiday as usual', schedule('UTC', [prime('AS_USUAL')], { holidays: [date] }), [day('08:00', '18:00')]],
    [
      'an exception replaces the hours',
      schedule('UTC', [prime()], { exceptions: both.exceptions }),
      [day('10:00', '12:00')],
    ],
    ['a closed holiday beats an exception', schedule('UTC', [prime()], both), []],
    ['a holiday open all day beats an exception', schedule('UTC', [prime('ALL_DAY')], both), [day('00:00', '24:00')]],
    ['a holiday as usual leaves an exception', schedule('UTC', [prime('AS_USUAL')], both), [day('10:00', '12:00')]],
    [
      'an exception of one period leaves the other as it is',
      schedule('UTC', [prime(), rest()], { exceptions: [exception(date, '10:00–12:00', 'PRIME')] }),
      [day('00:00', '10:00', 'NON_PRIME'), day('10:00', '12:00', 'PRIME'), day('12:00', '24:00', 'NON_PRIME')],
    ],
    [
      'an exception without a period replaces both, and prime wins',
      schedule('UTC', [prime(), rest()], { exceptions: [exception(date, '10:00–12:00')] }),
      [day('10:00', '12:00', 'PRIME')],
    ],
    [
      'an exception without a period loses to one of the period',
      schedule('UTC', [prime(), rest()], {
        exceptions: [exception(date, '10:00–12:00'), exception(date, '', 'PRIME')],
      }),
      [day('10:00', '12:00', 'NON_PRIME')],
    ],
    [
      'an exception without a period makes no prime time where there is none',
      schedule('UTC', [rest()], { exceptions: [exception(date, '10:00–12:00')] }),
      [day('10:00', '12:00')],
    ],
  ];
  test.each(table)('%s', (_, of, open) => {
    expect(opened(of, date, '2026-05-02')).toEqual(open);
  });

  test('time is counted in the period that is asked for, and in both when none is', () => {
    const coverage = compileCoverage(schedule('UTC', [prime(), rest()]));
    const friday = { from: at('2026-05-01T00:00Z'), to: at('2026-05-02T00:00Z') };
    expect(coveredTime(coverage, friday, 'PRIME')).toBe(10 * HOUR);
    expect(coveredTime(coverage, friday, 'NON_PRIME')).toBe(14 * HOUR);
    expect(coveredTime(coverage, friday)).toBe(24 * HOUR);
    expect(coveredTime(coverage, friday, null)).toBe(24 * HOUR);
  });

  test('the first covered instant says whose period it is in', () => {
    const coverage = compileCoverage(schedule('UTC', [prime(), rest()], { holidays: [date] }));
    const seen = (from: string, period?: CoveragePeriod): string => {
      const first = firstCovered(coverage, at(from), period);
      return first === null ? 'never' : `${String(first.at)} ${first.period}`;
    };
    expect(seen('2026-04-30T17:59Z')).toBe('2026-04-30T17:59:00Z PRIME');
    expect(seen('2026-04-30T18:00Z')).toBe('2026-04-30T18:00:00Z NON_PRIME');
    expect(seen('2026-05-01T09:00Z')).toBe('2026-05-02T00:00:00Z NON_PRIME');
    expect(seen('2026-05-01T09:00Z', 'PRIME')).toBe('2026-05-04T08:00:00Z PRIME');
  });
});
