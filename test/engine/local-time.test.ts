// Wall clock times of a log, in the zone it was written in: every minute of two years against Temporal itself, and the
// changes of the clocks by name.
import { describe, expect, test } from 'vitest';
import { localTimeReader } from '../../server/src/connect/local-time.ts';

const saoPaulo = localTimeReader('America/Sao_Paulo');
const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

describe('a wall clock time of a log', () => {
  test('is read day first', () => {
    expect(saoPaulo('2/3/2016 09:30')).toEqual({ atMs: instant('2016-03-02T09:30:00-03:00'), oddity: null });
  });

  test('may carry seconds and leading zeros', () => {
    expect(saoPaulo('02/03/2016 09:30:15')).toEqual({ atMs: instant('2016-03-02T09:30:15-03:00'), oddity: null });
  });

  test('in summer lies two hours behind UTC', () => {
    expect(saoPaulo('1/2/2016 12:00')).toEqual({ atMs: instant('2016-02-01T14:00:00Z'), oddity: null });
  });

  test('that the spring change skipped is read as if the clock had not been moved yet, and is odd', () => {
    // At midnight of 16 October 2016 the clock of Sao Paulo went from 00:00 to 01:00.
    const skipped = { atMs: instant('2016-10-16T01:30:00-02:00'), oddity: 'SKIPPED_LOCAL_TIME' };
    expect(saoPaulo('16/10/2016 00:30')).toEqual(skipped);
    expect(saoPaulo('16/10/2016 01:30')).toEqual({ atMs: skipped.atMs, oddity: null });
  });

  test('that the autumn change repeated is its first pass, and is odd', () => {
    // On 21 February 2016 at midnight the clock went back to 23:00 of the 20th.
    expect(saoPaulo('20/2/2016 23:30')).toEqual({
      atMs: instant('2016-02-20T23:30:00-02:00'),
      oddity: 'REPEATED_LOCAL_TIME',
    });
    expect(saoPaulo('21/2/2016 00:00')).toEqual({ atMs: instant('2016-02-21T00:00:00-03:00'), oddity: null });
  });

  test.each([
    '2016-03-02 09:30',
    '31/2/2016 09:30',
    '29/2/2015 09:30',
    '1/13/2016 09:30',
    '0/3/2016 09:30',
    '2/3/2016 24:00',
    '2/3/2016 9:5',
    '2/3/2016 09:60',
    '2/3/16 09:30',
    ' 2/3/2016 09:30',
    '2/3/2016',
    '?',
    '',
  ])('that does not exist or is written otherwise is not guessed: %s', (text) => {
    expect(saoPaulo(text)).toBeNull();
  });

  test.each(['America/Sao_Paulo', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'])(
    'is the instant that Temporal gives, at every quarter of an hour of two years in %s',
    (zone) => {
      const read = localTimeReader(zone);
      let local = Temporal.PlainDateTime.from('2011-01-01T00:00');
      const end = Temporal.PlainDateTime.from('2013-01-01T00:00');
      let checked = 0;
      while (Temporal.PlainDateTime.compare(local, end) < 0) {
        const { day, month, year, hour, minute } = local;
        const text = `${String(day)}/${String(month)}/${String(year)} ${String(hour)}:${String(minute).padStart(2, '0')}`;
        const atMs = local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
        if (read(text)?.atMs !== atMs)
          expect.fail(`${text} in ${zone}: ${String(read(text)?.atMs)}, not ${String(atMs)}`);
        local = local.add({ minutes: 15 });
        checked += 1;
      }
      expect(checked).toBe(731 * 96);
    },
  );

  test.each(['America/Sao_Paolo', '', '-03:00', 'Mars/Olympus'])(
    'needs a zone that exists: "%s" is refused',
    (zone) => {
      expect(() => localTimeReader(zone)).toThrow(/Expected an IANA time zone such as America\/Sao_Paulo/);
    },
  );
});
