// Holidays out of iCalendar texts: every date an event touches, rules that end, rules that never come true, and texts that
// are none.
import { describe, expect, test } from 'vitest';
import { countingDates } from '../../server/src/coverage/holiday-calendar.ts';
import { readHolidays } from '../../server/src/coverage/ical-holidays.ts';
import { CalendarError } from '../../server/src/coverage/ical-problem.ts';

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');

const calendar = (...events: readonly (readonly string[])[]): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN'],
    ...events.flatMap((lines, i) => ['BEGIN:VEVENT', `UID:${i}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const datesOf = (...events: readonly (readonly string[])[]): string[] =>
  readHolidays(calendar(...events), now).map(({ date }) => date);

function refusal(text: string): unknown {
  try {
    readHolidays(text, now);
  } catch (error) {
    if (error instanceof CalendarError) return [error.code, error.line];
    throw error;
  }
  return 'taken';
}

describe('the dates of an event', () => {
  test('are its days, the end exclusive; without an end its one day', () => {
    expect(datesOf(['DTSTART;VALUE=DATE:20260403', 'DTEND;VALUE=DATE:20260407'])).toEqual([
      ...['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06'],
    ]);
    expect(datesOf(['DTSTART;VALUE=DATE:20260501'])).toEqual(['2026-05-01']);
    expect(datesOf(['DTSTART;VALUE=DATE:20260501', 'DURATION:P2D'])).toEqual(['2026-05-01', '2026-05-02']);
  });

  test('are those it touches on its own wall clock when it has hours, and it says so', () => {
    const timed = [
      'DTSTART;TZID=Europe/Berlin:20261224T140000',
      'DTEND;TZID=Europe/Berlin:20261225T000000',
      'SUMMARY:Eve',
    ];
    expect(readHolidays(calendar(timed), now)).toEqual([{ date: '2026-12-24', name: 'Eve', wholeDay: false }]);
    const whole = ['DTSTART:20261224T000000', 'DTEND:20261226T000000', 'SUMMARY:Two days'];
    expect(readHolidays(calendar(whole), now)).toEqual([
      { date: '2026-12-24', name: 'Two days', wholeDay: true },
      { date: '2026-12-25', name: 'Two days', wholeDay: true },
    ]);
  });

  test('in UTC are those of the calendar itself', () => {
    const event = ['DTSTART:20260430T220000Z', 'DTEND:20260501T220000Z'];
    expect(datesOf(event)).toEqual(['2026-04-30', '2026-05-01']);
    const berlin = calendar(event).replace('VERSION:2.0', 'VERSION:2.0\r\nX-WR-TIMEZONE:Europe/Berlin');
    expect(readHolidays(berlin, now).map(({ date }) => date)).toEqual(['2026-05-01']);
  });

  test('follow RRULE and RDATE without EXDATE, each once', () => {
    expect(
      datesOf([
        'DTSTART;VALUE=DATE:20260101',
        'RRULE:FREQ=YEARLY;COUNT=4',
        'EXDATE;VALUE=DATE:20270101',
        'RDATE;VALUE=DATE:20260704,20260101',
      ]),
    ).toEqual(['2026-01-01', '2026-07-04', '2028-01-01', '2029-01-01']);
    expect(datesOf(['DTSTART;VALUE=DATE:20251127', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20271231'])).toEqual([
      ...['2025-11-27', '2026-11-26', '2027-11-25'],
    ]);
    expect(datesOf(['DTSTART:20260101T100000', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20260102T100000'])).toEqual([
      ...['2026-01-01', '2026-01-03'],
    ]);
  });

  test('of a rule without an end reach fifty years ahead', () => {
    const dates = datesOf(['DTSTART;VALUE=DATE:20200501', 'RRULE:FREQ=YEARLY']);
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2020-05-01', '2075-05-01', 56]);
  });

  test('of a moved instance are where it was moved, of a cancelled event none', () => {
    const series = ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;COUNT=3', 'UID:same'];
    const moved = ['DTSTART;VALUE=DATE:20260601', 'RECURRENCE-ID;VALUE=DATE:20260102', 'UID:same'];
    const text = calendar(series, moved, ['DTSTART;VALUE=DATE:20260801', 'STATUS:CANCELLED']).replaceAll(
      /UID:\d\r\n/g,
      '',
    );
    expect(readHolidays(text, now).map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-03', '2026-06-01']);
  });

  test('of a folded line are read as one', () => {
    const folded = calendar(['DTSTART;VALUE=DATE:20260501', 'SUMMARY:Labour', '  Day']);
    expect(readHolidays(folded, now)).toEqual([{ date: '2026-05-01', name: 'Labour Day', wholeDay: true }]);
  });
});

describe('a text that is refused', () => {
  test('says on which line', () => {
    expect(refusal('')).toEqual(['MALFORMED_CALENDAR', 1]);
    expect(refusal('hello')).toEqual(['MALFORMED_CALENDAR', 1]);
    expect(refusal('<html>\n<body>')).toEqual(['MALFORMED_CALENDAR', 1]);
    expect(refusal('BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR')).toEqual(['MALFORMED_CALENDAR', 2]);
    expect(refusal('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR')).toEqual(['MALFORMED_CALENDAR', 3]);
    expect(refusal('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T000000\r\n')).toEqual([
      'MALFORMED_CALENDAR',
      2,
    ]);
    expect(refusal('BEGIN:VCARD\r\nEND:VCARD')).toEqual(['MALFORMED_CALENDAR', 1]);
    expect(refusal(calendar(['SUMMARY:No start']))).toEqual(['MALFORMED_CALENDAR', 4]);
    expect(refusal(calendar(['DTSTART;VALUE=DATE:20260101'], ['DTSTART;VALUE=DATE:20261345']))).toEqual([
      ...['MALFORMED_CALENDAR', 8],
    ]);
    expect(refusal(calendar(['DTSTART;VALUE=DATE:20260102', 'DTEND;VALUE=DATE:20260101']))).toEqual([
      ...['MALFORMED_CALENDAR', 4],
    ]);
    expect(refusal(calendar(['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=NONSENSE']))).toEqual([
      'MALFORMED_CALENDAR',
      4,
    ]);
  });

  test('has one date more than ten thousand, whether it says when it ends or not', () => {
    const daily = (rule: string): unknown =>
      refusal(calendar(['DTSTART;VALUE=DATE:20260101', `RRULE:FREQ=DAILY${rule}`]));
    expect(daily(';COUNT=10000')).toBe('taken');
    expect(daily(';COUNT=10001')).toEqual(['CALENDAR_TOO_LARGE', 4]);
    expect(daily('')).toEqual(['CALENDAR_TOO_LARGE', 4]);
    const aCentury = ['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:21260101'];
    expect(refusal(calendar(aCentury))).toEqual(['CALENDAR_TOO_LARGE', 4]);
  });

  test('has a rule that never comes true: it is refused and not waited for', () => {
    const began = performance.now();
    for (const rule of ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'])
      expect(refusal(calendar(['DTSTART;VALUE=DATE:20260101', `RRULE:${rule}`]))).toEqual(['MALFORMED_CALENDAR', 4]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('what is switched off', () => {
  const entries = [
    { date: '2026-01-06', name: 'Epiphany', wholeDay: true },
    { date: '2027-01-06', name: 'Epiphany', wholeDay: true },
    { date: '2026-05-01', name: 'Labour Day', wholeDay: true },
  ];
  test('does not count, on one date or on all', () => {
    expect(countingDates(entries, [])).toEqual(['2026-01-06', '2026-05-01', '2027-01-06']);
    expect(countingDates(entries, [{ name: 'Epiphany', date: '2026-01-06' }])).toEqual(['2026-05-01', '2027-01-06']);
    expect(countingDates(entries, [{ name: 'Epiphany', date: null }])).toEqual(['2026-05-01']);
    // Another name on the same date keeps the date a holiday.
    const both = [...entries, { date: '2026-01-06', name: 'Company day', wholeDay: true }];
    expect(countingDates(both, [{ name: 'Epiphany', date: null }])).toEqual(['2026-01-06', '2026-05-01']);
  });
});
