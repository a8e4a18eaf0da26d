// Covered time as a service manager reads it. Wall-clock times carry their offset, because on the days that matter the
// same hour comes twice or not at all.
import { describe, expect, test } from 'vitest';
import {
  compileCoverage,
  coveredTime,
  dueAfter,
  dueBefore,
  isCovered,
  openSpans,
} from '../../server/src/engine/coverage.ts';
import { HOUR, allWeek, at, hours, opened, schedule, workdays } from './coverage-words.ts';
import type { CoverageSchedule } from '../../server/src/engine/coverage.ts';

describe('a promise of covered hours that runs over a clock change', () => {
  const roundTheClock = hours(allWeek, '00:00–24:00');
  const table: readonly (readonly [story: string, zone: string, opened: string, hours: number, due: string])[] = [
    ['six hours over the spring night', 'Europe/Berlin', '2026-03-28T22:00+01:00', 6, '2026-03-29T05:00+02:00'],
    ['six hours over the autumn night', 'Europe/Berlin', '2026-10-24T22:00+02:00', 6, '2026-10-25T03:00+01:00'],
    ['a day that has 23 hours', 'Europe/Berlin', '2026-03-29T00:00+01:00', 23, '2026-03-30T00:00+02:00'],
    ['a day that has 25 hours', 'Europe/Berlin', '2026-10-25T00:00+02:00', 25, '2026-10-26T00:00+01:00'],
    ['a change of half an hour', 'Australia/Lord_Howe', '2026-04-05T00:00+11:00', 24.5, '2026-04-06T00:00+10:30'],
    ['a change of two hours', 'Antarctica/Troll', '2026-10-25T00:00+02:00', 26, '2026-10-26T00:00+00:00'],
    ['a civil day that never was', 'Pacific/Apia', '2011-12-29T23:00-10:00', 2, '2011-12-31T01:00+14:00'],
  ];
  test.each(table)('%s in %s: opened %s, %d h, due %s', (_, zone, openedAt, amount, due) => {
    const coverage = compileCoverage(schedule(zone, [roundTheClock]));
    expect(String(dueAfter(coverage, at(openedAt), amount * HOUR))).toBe(String(at(due)));
    expect(String(dueBefore(coverage, at(due), amount * HOUR))).toBe(String(at(openedAt)));
  });
});

describe('an interval counts while the wall clock shows it', () => {
  const every = (zone: string, text: string): CoverageSchedule => schedule(zone, [hours(allWeek, text)]);
  const table: readonly (readonly [
    story: string,
    of: CoverageSchedule,
    date: string,
    until: string,
    open: readonly string[],
  ])[] = [
    [
      'London 01:00–03:00 on the autumn change is three real hours',
      every('Europe/London', '01:00–03:00'),
      '2026-10-25',
      '2026-10-26',
      ['10-25 01:00+01:00 → 10-25 03:00+00:00'],
    ],
    [
      'an edge inside the repeated hour is open in both passes',
      every('Europe/London', '01:30–02:30'),
      '2026-10-25',
      '2026-10-26',
      ['10-25 01:30+01:00 → 10-25 01:00+00:00', '10-25 01:30+00:00 → 10-25 02:30+00:00'],
    ],
    [
      'an interval within the repeated hour comes twice',
      every('Europe/London', '01:15–01:45'),
      '2026-10-25',
      '2026-10-26',
      ['10-25 01:15+01:00 → 10-25 01:45+01:00', '10-25 01:15+00:00 → 10-25 01:45+00:00'],
    ],
    [
      'an interval that starts in the spring gap starts at its end',
      every('Europe/Berlin', '02:30–04:00'),
      '2026-03-29',
      '2026-03-30',
      ['03-29 03:00+02:00 → 03-29 04:00+02:00'],
    ],
    [
      'an interval that ends in the spring gap ends at its start',
      every('Europe/Berlin', '01:00–02:30'),
      '2026-03-29',
      '2026-03-30',
      ['03-29 01:00+01:00 → 03-29 03:00+02:00'],
    ],
    [
      'an interval inside the spring gap is empty that day',
      every('Europe/Berlin', '02:10–02:50'),
      '2026-03-29',
      '2026-03-31',
      ['03-30 02:10+02:00 → 03-30 02:50+02:00'],
    ],
    [
      'half an hour comes twice on Lord Howe',
      every('Australia/Lord_Howe', '01:45–02:00'),
      '2026-04-05',
      '2026-04-06',
      ['04-05 01:45+11:00 → 04-05 01:30+10:30', '04-05 01:45+10:30 → 04-05 02:00+10:30'],
    ],
    [
      'a midnight that a spring change skips: the day opens at 01:00',
      every('America/Sao_Paulo', '00:00–02:00'),
      '2018-11-04',
      '2018-11-05',
      ['11-04 01:00-02:00 → 11-04 02:00-02:00'],
    ],
    [
      'a midnight that comes twice opens the new date in both passes',
      every('America/Havana', '00:00–00:30'),
      '2026-11-01',
      '2026-11-02',
      ['11-01 00:00-04:00 → 11-01 00:30-04:00', '11-01 00:00-05:00 → 11-01 00:30-05:00'],
    ],
    [
      'a change from midnight back into the evening: that evening is longer, the new date waits',
      schedule('Asia/Beirut', [hours(['sat'], '22:00–24:00')]),
      '2026-10-24',
      '2026-10-26',
      ['10-24 22:00+03:00 → 10-25 00:00+02:00'],
    ],
    [
      "a change at 00:01 back to 23:01: Sunday's first minute comes, goes and comes again",
      schedule('America/St_Johns', [hours(['sun'], '00:00–06:00')]),
      '2006-10-28',
      '2006-10-30',
      ['10-29 00:00-02:30 → 10-28 23:01-03:30', '10-29 00:00-03:30 → 10-29 06:00-03:30'],
    ],
    [
      'a civil day that the zone skipped is empty',
      every('Pacific/Apia', '09:00–17:00'),
      '2011-12-29',
      '2012-01-01',
      ['12-29 09:00-10:00 → 12-29 17:00-10:00', '12-31 09:00+14:00 → 12-31 17:00+14:00'],
    ],
    [
      'Kwajalein skipped a Saturday in 1993',
      schedule('Pacific/Kwajalein', [hours(['fri', 'sat'], '09:00–10:00')]),
      '1993-08-20',
      '1993-08-24',
      ['08-20 09:00-12:00 → 08-20 10:00-12:00'],
    ],
    [
      'an offset of seconds in 1971 is kept to the second',
      every('Africa/Monrovia', '00:00:30–00:45'),
      '1972-01-07',
      '1972-01-08',
      ['01-07 00:44:30+00:00 → 01-07 00:45+00:00'],
    ],
  ];
  test.each(table)('%s', (_, of, date, until, open) => {
    expect(opened(of, date, until)).toEqual(open);
  });

  test('the three London hours are three hours of covered time, forwards and backwards', () => {
    const coverage = compileCoverage(every('Europe/London', '01:00–03:00'));
    const [from, to] = [at('2026-10-24T12:00Z'), at('2026-10-25T12:00Z')];
    expect(coveredTime(coverage, { from, to })).toBe(3 * HOUR);
    expect(coveredTime(coverage, { from: to, to: from })).toBe(-3 * HOUR);
  });
});

describe('when an amount of covered time is used up', () => {
  const office = compileCoverage(schedule('Europe/Berlin', [hours(workdays, '09:00–17:00')]));
  const after: readonly (readonly [story: string, start: string, hours: number, due: string])[] = [
    ['over the weekend', '2026-03-27T16:00+01:00', 4, '2026-03-30T12:00+02:00'],
    ['used up exactly at closing it is due at closing', '2026-03-27T16:00+01:00', 1, '2026-03-27T17:00+01:00'],
    [
      'a millisecond more is due a millisecond after opening',
      '2026-03-27T16:00+01:00',
      1 + 1 / HOUR,
      '2026-03-30T09:00:00.001+02:00',
    ],
    ['from a closing on, an hour is the next day’s first', '2026-03-26T17:00+01:00', 1, '2026-03-27T10:00+01:00'],
    ['nothing, inside coverage, is due at once', '2026-03-27T16:00+01:00', 0, '2026-03-27T16:00+01:00'],
    ['nothing, outside coverage, is the next opening', '2026-03-28T12:00+01:00', 0, '2026-03-30T09:00+02:00'],
    ['nothing, at a closing, is the next opening', '2026-03-27T17:00+01:00', 0, '2026-03-30T09:00+02:00'],
    ['what is finer than a millisecond is cut off', '2026-03-27T16:00:00.0009+01:00', 0, '2026-03-27T16:00+01:00'],
  ];
  test.each(after)('%s: from %s, %d h, due %s', (_, start, amount, due) => {
    expect(String(dueAfter(office, at(start), Math.round(amount * HOUR)))).toBe(String(at(due)));
  });

  const before: readonly (readonly [story: string, end: string, hours: number, from: string])[] = [
    ['over the weekend', '2026-03-30T12:00+02:00', 4, '2026-03-27T16:00+01:00'],
    ['needed exactly from opening it starts at opening', '2026-03-30T10:00+02:00', 1, '2026-03-30T09:00+02:00'],
    [
      'from an opening, an hour back is the last of the day before',
      '2026-03-27T09:00+01:00',
      1,
      '2026-03-26T16:00+01:00',
    ],
    ['nothing, inside coverage, is that instant', '2026-03-27T16:00+01:00', 0, '2026-03-27T16:00+01:00'],
    ['nothing, outside coverage, is the previous closing', '2026-03-28T12:00+01:00', 0, '2026-03-27T17:00+01:00'],
    ['nothing, at a closing, is that closing', '2026-03-27T17:00+01:00', 0, '2026-03-27T17:00+01:00'],
    ['nothing, at an opening, is that opening', '2026-03-30T09:00+02:00', 0, '2026-03-30T09:00+02:00'],
  ];
  test.each(before)('backwards, %s: to %s, %d h, from %s', (_, end, amount, from) => {
    expect(String(dueBefore(office, at(end), amount * HOUR))).toBe(String(at(from)));
  });

  test('an opening counts and a closing does not', () => {
    expect(isCovered(office, at('2026-03-27T09:00+01:00'))).toBe(true);
    expect(isCovered(office, at('2026-03-27T16:59:59.999+01:00'))).toBe(true);
    expect(isCovered(office, at('2026-03-27T17:00+01:00'))).toBe(false);
    expect(isCovered(office, at('2026-03-27T09:00+01:00'), 'NON_PRIME')).toBe(false);
  });

  test('a reversed or empty window has no open spans', () => {
    const [nine, ten] = [at('2026-03-27T09:00Z'), at('2026-03-27T10:00Z')];
    expect(openSpans(office, { from: ten, to: nine })).toEqual([]);
    expect(openSpans(office, { from: ten, to: ten })).toEqual([]);
    expect(openSpans(office, { from: nine, to: ten }).map((s) => [String(s.from), String(s.until)])).toEqual([
      ['2026-03-27T09:00:00Z', '2026-03-27T10:00:00Z'],
    ]);
  });
});
