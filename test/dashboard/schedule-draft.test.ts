// Hours as people type them, the year they make, and times on the wall clock of a zone.
import { describe, expect, test } from 'vitest';
import { entriesByName, switchedFor } from '../../dashboard/src/schedule/calendarEntries.ts';
import {
  draftOf,
  draftProblems,
  hoursText,
  inputOf,
  intervalsOf,
  type Schedule,
} from '../../dashboard/src/schedule/scheduleDraft.ts';
import { monthWords, yearMonths } from '../../dashboard/src/schedule/yearDays.ts';
import { localText, zonedInstant } from '../../dashboard/src/shared/zonedInstant.ts';

const nine = [{ from: '09:00', to: '17:00' }];
const saturday = [{ from: '10:00', to: '14:00' }];
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const schedule: Schedule = {
  id: 's1',
  name: 'Desk',
  timeZone: 'Europe/Berlin',
  version: 1,
  ownHolidays: ['2026-05-01'],
  periods: [
    { period: 'PRIME', onHoliday: 'CLOSED', weekly: { ...closed, mon: nine, tue: nine } },
    { period: 'NON_PRIME', onHoliday: 'ALL_DAY', weekly: { ...closed, sat: saturday } },
  ],
  exceptions: [{ date: '2026-12-24', period: null, intervals: [{ from: '09:00', to: '12:00' }] }],
  holidayCalendars: [{ id: 'c1' }],
  inForce: { version: 1 },
  versions: { totalCount: 0, nodes: [] },
};

describe('typed hours', () => {
  test('are understood as people write them', () => {
    expect(intervalsOf('9-17')).toEqual(nine);
    expect(intervalsOf('09:00–17:00')).toEqual(nine);
    expect(intervalsOf('0900 to 1700')).toEqual(nine);
    expect(intervalsOf('8-12, 13:30-24')).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '13:30', to: '24:00' },
    ]);
    expect(intervalsOf('9:00:30-17:00:00')).toEqual([{ from: '09:00:30', to: '17:00' }]);
    expect(hoursText([{ from: '09:00:30', to: '17:00:00' }])).toBe('09:00:30–17:00');
    expect(intervalsOf('22-6')).toEqual([{ from: '22:00', to: '06:00' }]);
    expect(intervalsOf('all day')).toEqual([{ from: '00:00', to: '24:00' }]);
    expect(intervalsOf(' Closed ')).toEqual([]);
  });

  test('are refused where they mean nothing', () => {
    for (const text of ['9', '9-', 'x', '25-26', '9-17-18', '9:60-17', '24-6', '8-24:30', '9:00:60-17', '9-17,']) {
      expect(intervalsOf(text), text).toBeNull();
    }
  });
});

describe('a draft', () => {
  test('comes back as the schedule it was made from', () => {
    expect(inputOf(draftOf(schedule))).toEqual({
      timeZone: 'Europe/Berlin',
      periods: [
        { period: 'PRIME', onHoliday: 'CLOSED', weekly: { ...closed, mon: nine, tue: nine } },
        { period: 'NON_PRIME', onHoliday: 'ALL_DAY', weekly: { ...closed, sat: saturday } },
      ],
      holidays: ['2026-05-01'],
      holidayCalendars: ['c1'],
      exceptions: [{ date: '2026-12-24', period: null, intervals: [{ from: '09:00', to: '12:00' }] }],
    });
    expect(hoursText(nine)).toBe('09:00–17:00');
  });

  test('says which of its hours mean nothing', () => {
    const draft = draftOf(schedule);
    draft.periods.PRIME.weekly.wed = 'often';
    draft.exceptions[0] = { date: '2026-12-24', period: null, hours: 'a bit' };
    expect(draftProblems(draft)).toEqual([
      'Prime, Wednesday: hours such as 09:00–17:00 are expected.',
      'Exception 2026-12-24: hours such as 09:00–17:00 are expected.',
    ]);
  });
});

test('a year shows each date as what it is', () => {
  const months = yearMonths(draftOf(schedule), new Map([['2026-05-01', 'Labour Day']]), 2026);
  expect(months).toHaveLength(12);
  expect(months.flatMap(({ days }) => days)).toHaveLength(365);
  const kindOf = (date: string): string | undefined =>
    months.flatMap(({ days }) => days).find((one) => one.date === date)?.kind;
  // 4 May 2026 is a Monday.
  expect(['2026-05-04', '2026-05-06', '2026-05-09', '2026-05-01', '2026-12-24'].map(kindOf)).toEqual([
    ...['PRIME', 'CLOSED', 'NON_PRIME', 'HOLIDAY', 'EXCEPTION'],
  ]);
  const may = months[4];
  expect(may && monthWords(may)).toContain('1 holiday; 1: Labour Day');
});

test('a typed time is an instant of its zone, also where clocks change', () => {
  expect(zonedInstant('2026-01-15T09:00', 'Europe/Berlin')).toBe('2026-01-15T08:00:00.000Z');
  expect(zonedInstant('2026-07-15T09:00', 'Europe/Berlin')).toBe('2026-07-15T07:00:00.000Z');
  // Twice on 25 October: the first; never on 29 March: as if the clock had not changed.
  expect(zonedInstant('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(zonedInstant('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(zonedInstant('', 'UTC')).toBeNull();
  expect(localText(Date.parse('2026-07-15T07:00:00Z'), 'Europe/Berlin')).toBe('2026-07-15T09:00');
});

test('entries are switched by name, in every year', () => {
  const entry = (date: string, name: string) => ({ date, name, wholeDay: true, switchedOff: false });
  const entries = [
    entry('2026-12-25', 'Christmas'),
    entry('2026-12-26', 'Christmas'),
    entry('2027-12-25', 'Christmas'),
  ];
  expect(entriesByName(entries, 2026)).toMatchObject([{ name: 'Christmas', dates: ['25 Dec', '26 Dec'] }]);
  expect(switchedFor([{ name: 'Easter', date: null }], 'Christmas', false)).toEqual([
    { name: 'Easter', date: null },
    { name: 'Christmas', date: null },
  ]);
  expect(switchedFor([{ name: 'Christmas', date: '2026-12-26' }], 'Christmas', true)).toEqual([]);
});
