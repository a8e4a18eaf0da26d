// VAVAILABILITY: what a schedule says comes back exactly; what it cannot say is refused with its line.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CalendarError } from '../../server/src/coverage/ical-problem.ts';
import { readAvailability } from '../../server/src/coverage/read-availability.ts';
import { writeAvailability } from '../../server/src/coverage/write-availability.ts';
import { compileCoverage, openSpans, type CoverageSchedule } from '../../server/src/engine/coverage.ts';
import { exampleRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { scheduleCaseArbitrary } from './arbitrary/schedule.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
const DAY = 86_400_000;

const spansOf = (schedule: CoverageSchedule, near: number): readonly string[] => {
  const at = (days: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(near + days * DAY);
  const spans = openSpans(compileCoverage(schedule), { from: at(-9), to: at(9) });
  return spans.map(({ from, until, period }) => `${from.toString()} ${until.toString()} ${period}`);
};

describe('a schedule, written and read again', () => {
  test('is open at the same instants, and is written in the same words', () => {
    let dated = 0;
    fc.assert(
      fc.property(scheduleCaseArbitrary, ({ schedule, near }) => {
        const text = writeAvailability('Any', schedule, now);
        const again = readAvailability(text);
        expect(spansOf(again, near)).toEqual(spansOf(schedule, near));
        expect(readAvailability(writeAvailability('Any', again, now))).toEqual(again);
        if (schedule.exceptions.length + schedule.holidays.length > 0) dated += 1;
      }),
      exampleRuns(300),
    );
    expect(dated).toBeGreaterThan(100);
  });

  test('is open at the same instants for who knows none of our words', () => {
    let read = 0;
    fc.assert(
      fc.property(scheduleCaseArbitrary, ({ schedule, near }) => {
        // A date that is said twice is for the reader to weigh by priority; ours is a schedule, and has one word a date.
        const dates = [...schedule.holidays, ...schedule.exceptions.map(({ date }) => date)];
        fc.pre(new Set(dates).size === dates.length);
        // An availability ends with its date: hours of an exception that run into the next one are in our words alone.
        fc.pre(schedule.exceptions.every(({ intervals }) => intervals.every(({ from, to }) => from < to)));
        const text = writeAvailability('Any', schedule, now)
          .split('\r\n')
          .filter((line) => !line.startsWith('X-'))
          .join('\r\n');
        expect(spansOf(readAvailability(text), near)).toEqual(spansOf(schedule, near));
        read += dates.length;
      }),
      exampleRuns(300),
    );
    expect(read).toBeGreaterThan(100);
  });

  test('keeps every word that it can say', () => {
    const schedule: CoverageSchedule = {
      timeZone: 'Europe/Berlin',
      periods: [
        {
          period: 'PRIME',
          weekly: { mon: [{ from: '09:00', to: '17:00' }], fri: [{ from: '22:00', to: '06:00' }] },
          onHoliday: 'CLOSED',
        },
        { period: 'NON_PRIME', weekly: { sat: [{ from: '08:30', to: '24:00' }] }, onHoliday: 'ALL_DAY' },
      ],
      holidays: ['2026-05-01'],
      exceptions: [
        { date: '2026-12-24', period: null, intervals: [{ from: '09:00', to: '12:00' }] },
        { date: '2026-12-31', period: 'NON_PRIME', intervals: [] },
      ],
    };
    const text = writeAvailability(
      'Näme, with; signs\\ and a very long rest that has to be folded somewhere',
      schedule,
      now,
    );
    expect(readAvailability(text)).toEqual(schedule);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });
});

const calendar = (...lines: readonly string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
const week = (...lines: readonly string[]): string[] => [
  ...['BEGIN:VAVAILABILITY', 'PRIORITY:9', 'BEGIN:AVAILABLE', ...lines, 'END:AVAILABLE', 'END:VAVAILABILITY'],
];
const nine = ['DTSTART;TZID=America/Montreal:20111002T090000', 'DTEND;TZID=America/Montreal:20111002T170000'];

describe('an availability of somebody else', () => {
  test('is a schedule when it is a week, with dates of a higher priority', () => {
    const text = calendar(
      ...week(...nine, 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU'),
      ...['BEGIN:VAVAILABILITY', 'PRIORITY:1', 'DTSTART;TZID=America/Montreal:20111010T000000'],
      ...['DTEND;TZID=America/Montreal:20111011T000000', 'END:VAVAILABILITY'],
    );
    expect(readAvailability(text)).toEqual({
      timeZone: 'America/Montreal',
      periods: [
        {
          period: 'PRIME',
          weekly: { mon: [{ from: '09:00', to: '17:00' }], tue: [{ from: '09:00', to: '17:00' }] },
          onHoliday: 'CLOSED',
        },
      ],
      holidays: [],
      exceptions: [{ date: '2011-10-10', period: null, intervals: [] }],
    });
  });

  const rule = 'RRULE:FREQ=WEEKLY;BYDAY=MO';
  const bounded = (from: string, to: string, priority = 1): string[] => [
    ...['BEGIN:VAVAILABILITY', `PRIORITY:${priority}`, `DTSTART;TZID=America/Montreal:${from}`],
    ...[`DTEND;TZID=America/Montreal:${to}`, 'END:VAVAILABILITY'],
  ];
  test.each([
    ['hours every other week', calendar(...week(...nine, 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO')), 4],
    ['hours of a month', calendar(...week(...nine, 'RRULE:FREQ=MONTHLY;BYDAY=1MO')), 4],
    ['hours that end some day', calendar(...week(...nine, `${rule};COUNT=5`)), 4],
    ['hours without a rule', calendar(...week(...nine)), 4],
    ['a week with a gap', calendar(...week(...nine, rule, 'EXDATE;TZID=America/Montreal:20111003T090000')), 4],
    ['hours that may be', calendar(...week(...nine, rule).toSpliced(1, 0, 'BUSYTYPE:BUSY-TENTATIVE')), 2],
    ['two weeks', calendar(...week(...nine, rule), ...week(...nine, rule)), 10],
    ['two zones', calendar(...week(nine[0] ?? '', 'DTEND;TZID=Europe/Paris:20111002T170000', rule)), 2],
    ['no zone', calendar(...week('DTSTART:20111002T090000', 'DTEND:20111002T170000', rule)), 4],
    ['half a date', calendar(...week(...nine, rule), ...bounded('20111010T120000', '20111011T000000')), 10],
    ['dates that lose', calendar(...week(...nine, rule), ...bounded('20111010T000000', '20111011T000000', 9)), 10],
    ['only dates', calendar(...bounded('20111010T000000', '20111011T000000')), 2],
    ['days of two days', calendar(...week(nine[0] ?? '', 'DURATION:P2D', rule)), 4],
  ])('is refused by line when it says %s', (_what, text, line) => {
    expect(() => readAvailability(text)).toThrow(CalendarError);
    try {
      readAvailability(text);
    } catch (error) {
      expect(error).toMatchObject({ code: 'NOT_EXPRESSIBLE', line });
    }
  });

  test('is refused as malformed when it is none', () => {
    for (const text of ['', 'x', calendar('BEGIN:VEVENT', 'END:VEVENT'), calendar(...week(rule))]) {
      expect(() => readAvailability(text)).toThrow(CalendarError);
    }
  });
});
