import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  days,
  readExceptions,
  readWeekly,
  writeExceptions,
  writeWeekly,
  type Weekly,
} from '../../dashboard/src/try/hours.ts';
import { readLength, writeLength } from '../../dashboard/src/shared/length.ts';
import { refusedIn } from '../../dashboard/src/try/problems.ts';
import { examples } from '../../dashboard/src/try/examples.ts';
import { fromFragment, readKept, toFragment } from '../../dashboard/src/try/keptForm.ts';
import { newEvent, toInput, type TryForm } from '../../dashboard/src/try/tryForm.ts';

const wrongIn = (read: object): string => ('wrong' in read ? String(read.wrong) : 'nothing wrong');

describe('a week in a line', () => {
  const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);
  const day = fc.array(fc.record({ from: time, to: time }), { maxLength: 3 });
  const weeks: fc.Arbitrary<Weekly> = fc.record({
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: day,
    sat: day,
    sun: day,
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(weeks, (week) => {
        fc.pre(days.some((one) => week[one].length > 0));
        expect(readWeekly(writeWeekly(week))).toEqual({ read: week });
      }),
    );
  });

  test('names runs of days, over the weekend too, and "always"', () => {
    expect(writeWeekly((readWeekly('sat-mon 9:00-12:00, wed 22:00-06:00') as { read: Weekly }).read)).toBe(
      'Mon 09:00-12:00, Wed 22:00-06:00, Sat-Sun 09:00-12:00',
    );
    expect(writeWeekly((readWeekly('Always') as { read: Weekly }).read)).toBe('always');
  });

  test('says what it expected', () => {
    expect(wrongIn(readWeekly('Funday 09:00-10:00'))).toContain('"Funday"');
    expect(wrongIn(readWeekly('Mon 9-17'))).toContain('"9-17"');
    expect(wrongIn(readWeekly('Mon'))).toContain('hours after "Mon"');
    expect(wrongIn(readExceptions('24.12. 09:00-12:00'))).toContain('"24.12."');
  });

  test('has dates with hours of their own', () => {
    const text = '2026-12-24 prime 09:00-12:00 13:00-14:00\n2026-12-31 closed';
    const read = readExceptions(text);
    expect('read' in read && writeExceptions(read.read)).toBe(text);
  });
});

describe('a length', () => {
  test.each([
    ['4 h', 'PT14400S'],
    ['1 h 30 min', 'PT5400S'],
    ['90m', 'PT5400S'],
    ['1.5 h', 'PT5400S'],
    ['45 s', 'PT45S'],
    ['pt2h', 'PT2H'],
  ])('%s is %s', (text, iso) => {
    expect(readLength(text)).toEqual({ read: iso });
  });

  test('that is none says so; an empty one is none', () => {
    expect(wrongIn(readLength('soon'))).toContain('"soon"');
    expect(readLength(' ')).toEqual({ read: null });
    expect(writeLength('PT1H30M')).toBe('1 h 30 min');
    expect(writeLength(null)).toBe('');
  });
});

const blank: TryForm = examples[0]?.form ?? expect.fail('There is no example.');

describe('the form', () => {
  const form = blank;
  const pathsOf = (said: Partial<TryForm>): string[] => {
    const asked = toInput({ ...form, ...said });
    return 'problems' in asked ? asked.problems.map(({ path }) => path) : [];
  };

  test('says where something cannot be read', () => {
    expect(pathsOf({ prime: 'x', asOf: '', events: [newEvent(1, 'never')] })).toEqual([
      'schedule.periods.0',
      'events.0.at',
      'asOf',
    ]);
    expect(pathsOf({})).toEqual([]);
  });

  test('reads times on the wall clock of its zone, and knows both passes of the repeated hour', () => {
    const at = (second: boolean): unknown => {
      const asked = toInput({ ...form, events: [newEvent(1, '2026-10-25T02:30:00', { second })] });
      return 'input' in asked && (asked.input.events as { at: string }[])[0]?.at;
    };
    expect(at(false)).toBe('2026-10-25T00:30:00.000Z');
    expect(at(true)).toBe('2026-10-25T01:30:00.000Z');
  });

  test('names the event another speaks of by its row, wherever it stands', () => {
    const rows = [
      newEvent(7, '2026-03-02T10:00:00'),
      newEvent(3, '2026-03-02T11:00:00', { kind: 'RETRACTED', refersTo: 7 }),
    ];
    const refers = (events: typeof rows): unknown => {
      const asked = toInput({ ...form, events });
      return 'input' in asked && (asked.input.events as { refersTo: string | null }[]).map(({ refersTo }) => refersTo);
    };
    expect(refers(rows)).toEqual([null, 'event 1']);
    expect(refers([...rows].reverse())).toEqual(['event 2', null]);
    expect(refers(rows.slice(1))).toEqual([null]);
  });

  test('finds the place that a refused variable names, and what is said of it', () => {
    expect(refusedIn('Variable "$input" got invalid value "x" at "input.clauses[1].promise"; no Duration')).toEqual({
      path: 'clauses.1.promise',
      message: 'no Duration',
    });
    expect(refusedIn('Something else')).toEqual({ path: '', message: 'Something else' });
  });
});

describe('a link', () => {
  test.each(examples)('carries "$name" whole', ({ form }) => {
    expect(fromFragment(toFragment(form), blank)).toEqual(form);
  });

  test('brings a blank where what it says is of another type, and no form when it is none', () => {
    const bent = toFragment({ ...blank, zone: 7, events: [{ row: 1, at: null, kind: 'OPENED' }] } as never);
    expect(fromFragment(bent, blank)).toEqual({ ...blank, events: [newEvent(1, '')] });
    const twice = { ...blank, events: [newEvent(1, ''), newEvent(1, '')] };
    for (const text of [
      '',
      '#life=',
      '#life=%%',
      '#content',
      toFragment({ ...blank, clauses: [] }),
      toFragment(twice),
    ]) {
      expect(fromFragment(text, blank)).toBeNull();
    }
    expect(readKept('null', blank)).toBeNull();
  });
});
