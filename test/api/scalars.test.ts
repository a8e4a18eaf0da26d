// What the scalars take, what they give, and how they refuse.
import { describe, expect, test } from 'vitest';
import {
  CursorScalar,
  DurationScalar,
  InstantScalar,
  LocalDateScalar,
  LocalTimeScalar,
  DecimalScalar,
  PercentageScalar,
  SequenceScalar,
  SignedDurationScalar,
  TimeZoneScalar,
} from '../../server/src/gate/scalars.ts';
import { parseValue as parseLiteral } from 'graphql';

const instant = (text: string): string => InstantScalar.parseValue(text).toString();

describe('Instant', () => {
  test.each([
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z'],
    ['2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00Z'],
    ['2026-03-02T10:00+01', '2026-03-02T09:00:00Z'],
    ['2026-03-02T09:00:00.123Z', '2026-03-02T09:00:00.123Z'],
    ['2026-03-02T09:00:00.123999999Z', '2026-03-02T09:00:00.123Z'],
    ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999Z'],
  ])('%s is %s, truncated to the millisecond', (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  test.each([
    '2026-03-02T09:00:00',
    '2026-03-02',
    '2026-02-30T09:00:00Z',
    '2026-03-02T25:00:00Z',
    '2026-03-02 09:00:00Z',
    '2026-03-02T09:00:00Z[Europe/Berlin]',
    '+012026-03-02T09:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-05:00',
    '1772442000000',
    '',
  ])('%s is refused', (text) => {
    expect(() => InstantScalar.parseValue(text)).toThrow(
      /An Instant is an ISO 8601 date and time with an offset.* came\./,
    );
  });

  test.each([1772442000000, null, true, { at: 1 }])('%s is not even a text', (value) => {
    expect(() => InstantScalar.parseValue(value)).toThrow(/came\./);
  });

  test('leaves in UTC with three fraction digits, also from epoch milliseconds', () => {
    expect(InstantScalar.serialize(Temporal.Instant.from('2026-03-02T10:00:00+01:00'))).toBe(
      '2026-03-02T09:00:00.000Z',
    );
    expect(InstantScalar.serialize(1_500)).toBe('1970-01-01T00:00:01.500Z');
    expect(() => InstantScalar.serialize('2026-03-02T09:00:00Z')).toThrow(TypeError);
  });
});

describe('Duration', () => {
  test.each([
    ['PT6H', 21_600_000],
    ['PT1H30M', 5_400_000],
    ['PT0.25S', 250],
    ['PT12M3.5S', 723_500],
    ['PT0S', 0],
    ['PT90M', 5_400_000],
    ['PT0,0019S', 1],
  ])('%s is %i ms', (text, ms) => {
    expect(DurationScalar.parseValue(text)).toBe(ms);
  });

  test.each(['P1D', 'P1DT2H', 'P1W', 'P1Y2M', '-P1D'])(
    '%s is refused by name: a day of covered time is ambiguous',
    (text) => {
      expect(() => DurationScalar.parseValue(text)).toThrow(/a day or longer unit of covered time is ambiguous/);
    },
  );

  test('a negative one is refused by name', () => {
    expect(() => DurationScalar.parseValue('-PT1H')).toThrow('A Duration is not negative; "-PT1H" came.');
  });

  test.each(['PT', 'P', '6H', 'PT1.5H', 'pt1h', 'PT1S2M', 'PT1e3S', 'PT-1H', 'PT999999999999999S', ''])(
    '%s is refused',
    (text) => {
      expect(() => DurationScalar.parseValue(text)).toThrow(
        /A Duration is ISO 8601 with hours, minutes and seconds only/,
      );
    },
  );

  test.each([
    [0, 'PT0S'],
    [250, 'PT0.25S'],
    [60_000, 'PT1M'],
    [86_400_000, 'PT24H'],
    [5_400_000, 'PT1H30M'],
    [3_600_001, 'PT1H0.001S'],
  ])('%i ms is shown as %s, never in days', (ms, text) => {
    expect(DurationScalar.serialize(ms)).toBe(text);
    expect(DurationScalar.parseValue(text)).toBe(ms);
  });

  test('what is not whole milliseconds, or negative, is never shown', () => {
    expect(() => DurationScalar.serialize(1.5)).toThrow(TypeError);
    expect(() => DurationScalar.serialize(-1)).toThrow(TypeError);
  });
});

test('a SignedDuration may be negative, and zero has no sign', () => {
  expect(SignedDurationScalar.serialize(-723_500)).toBe('-PT12M3.5S');
  expect(SignedDurationScalar.parseValue('-PT12M3.5S')).toBe(-723_500);
  expect(Object.is(SignedDurationScalar.parseValue('-PT0S'), 0)).toBe(true);
  expect(() => SignedDurationScalar.parseValue('-P1D')).toThrow();
});

describe('dates, times and zones', () => {
  test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00:00Z', '0000-01-01'])(
    'LocalDate %s is refused',
    (text) => {
      expect(() => LocalDateScalar.parseValue(text)).toThrow(/A LocalDate is a date of the calendar/);
    },
  );

  test('a date is a date', () => {
    expect(LocalDateScalar.parseValue('2028-02-29')).toBe('2028-02-29');
    expect(LocalDateScalar.serialize('2028-02-29')).toBe('2028-02-29');
  });

  test.each(['00:00', '09:30', '23:59:59', '24:00', '24:00:00'])('LocalTime %s is taken', (text) => {
    expect(LocalTimeScalar.parseValue(text)).toBe(text);
  });

  test.each(['24:01', '25:00', '9:30', '09:60', '09:30:60', '0930', '09:30:00.5', ''])(
    'LocalTime %s is refused',
    (text) => {
      expect(() => LocalTimeScalar.parseValue(text)).toThrow(/A LocalTime is/);
    },
  );

  test.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu'])(
    'TimeZone %s is taken',
    (text) => {
      expect(TimeZoneScalar.parseValue(text)).toBe(text);
    },
  );

  test('a zone is written as its database writes it', () => {
    expect(TimeZoneScalar.parseValue('europe/berlin')).toBe('Europe/Berlin');
  });

  test.each(['+01:00', '-05:00', 'Mars/Olympus', 'Berlin', '', 'Z'])('TimeZone %s is refused', (text) => {
    expect(() => TimeZoneScalar.parseValue(text)).toThrow(/A TimeZone is a name of the IANA database/);
  });
});

describe('numbers', () => {
  test.each([0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991])('Sequence %i is taken', (n) => {
    expect(SequenceScalar.parseValue(n)).toBe(n);
  });

  test.each([9_007_199_254_740_992, 1.5, '1', NaN, null])('Sequence %s is refused', (n) => {
    expect(() => SequenceScalar.parseValue(n)).toThrow(/A Sequence is a whole number/);
  });

  test('a Sequence written in the document may be beyond 32 bits', () => {
    expect(SequenceScalar.parseLiteral(parseLiteral('9007199254740991'), {})).toBe(9_007_199_254_740_991);
    expect(() => SequenceScalar.parseLiteral(parseLiteral('9007199254740993'), {})).toThrow();
    expect(() => SequenceScalar.parseLiteral(parseLiteral('"1"'), {})).toThrow();
  });

  test('a Decimal stays as it was written, and has one form', () => {
    expect(['0', '1250.00', '-12.5'].map((text) => DecimalScalar.parseValue(text))).toEqual(['0', '1250.00', '-12.5']);
    for (const wrong of ['01', '.5', '5.', '1e3', '-0', '1,5', '', '1'.repeat(16), 12.5])
      expect(() => DecimalScalar.parseValue(wrong), String(wrong)).toThrow('A Decimal is');
  });

  test('a Percentage is never rounded', () => {
    expect(PercentageScalar.serialize(99.996)).toBe(99.996);
    expect(() => PercentageScalar.serialize(100.001)).toThrow(TypeError);
    expect(() => PercentageScalar.parseValue(-1)).toThrow();
  });
});

test('a Cursor is a short text of visible characters', () => {
  expect(CursorScalar.parseValue('1a2b3c4d.17')).toBe('1a2b3c4d.17');
  expect(() => CursorScalar.parseValue('')).toThrow();
  expect(() => CursorScalar.parseValue('a b')).toThrow();
  expect(() => CursorScalar.parseValue('x'.repeat(101))).toThrow();
});
