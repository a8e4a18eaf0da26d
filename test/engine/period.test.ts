import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  elapsedShare,
  periodAt,
  periodBefore,
  periodOfDay,
  periodsIn,
  rollingDays,
  type CivilPeriod,
} from '../../server/src/engine/period.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const said = ({ from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate }): string =>
  `${from.toString()} → ${until.toString()}`;

describe('civil periods', () => {
  it.each<[CivilPeriod, string, string]>([
    ['DAY', '2026-03-29', '2026-03-29 → 2026-03-30'],
    ['WEEK', '2026-03-29', '2026-03-23 → 2026-03-30'],
    ['WEEK', '2026-12-31', '2026-12-28 → 2027-01-04'],
    ['MONTH', '2024-02-29', '2024-02-01 → 2024-03-01'],
    ['QUARTER', '2026-11-22', '2026-10-01 → 2027-01-01'],
    ['QUARTER', '2026-03-31', '2026-01-01 → 2026-04-01'],
    ['YEAR', '2026-11-22', '2026-01-01 → 2027-01-01'],
  ])('the %s that has %s is %s', (kind, on, expected) => {
    expect(said(periodOfDay(kind, day(on), 'Europe/Berlin'))).toBe(expected);
  });

  it('begin and end at the zone’s own midnight, also when the clocks are turned', () => {
    const { fromAt, untilAt } = periodOfDay('DAY', day('2026-03-29'), 'Europe/Berlin');
    expect([fromAt.toString(), untilAt.toString()]).toEqual(['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z']);
  });

  it('a day that a zone skipped has no time, and is over', () => {
    const skipped = periodOfDay('DAY', day('2011-12-30'), 'Pacific/Apia');
    expect(skipped.fromAt.equals(skipped.untilAt)).toBe(true);
    expect(elapsedShare(skipped, skipped.fromAt)).toBe(1);
    const month = periodOfDay('MONTH', day('2011-12-30'), 'Pacific/Apia');
    expect(month.untilAt.since(month.fromAt).total('hours')).toBe(30 * 24);
  });

  it('the last thirty days end with the period', () => {
    const november = periodOfDay('MONTH', day('2026-11-22'), 'UTC');
    expect(said(rollingDays(30, november, 'UTC'))).toBe('2026-11-01 → 2026-12-01');
    expect(said(rollingDays(90, november, 'UTC'))).toBe('2026-09-02 → 2026-12-01');
  });

  it.each<[CivilPeriod, CivilPeriod, string, string]>([
    ['MONTH', 'QUARTER', '2026-11-22', '3/1'],
    ['QUARTER', 'MONTH', '2026-11-22', '1/3'],
    ['YEAR', 'MONTH', '2026-11-22', '1/12'],
    ['WEEK', 'MONTH', '2026-02-22', '28/7'],
    ['DAY', 'MONTH', '2026-02-22', '28/1'],
    ['MONTH', 'WEEK', '2026-02-18', '7/28'],
  ])('a %s in a %s of %s: %s', (of, kind, on, expected) => {
    const { over, under } = periodsIn(of, periodOfDay(kind, day(on), 'UTC'));
    expect(`${String(over)}/${String(under)}`).toBe(expected);
  });

  it('every instant lies in just the period that it names, and periods follow without a gap', () => {
    const kinds = fc.constantFrom<CivilPeriod>('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR');
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe');
    const instants = fc
      .integer({ min: Date.UTC(2011, 0), max: Date.UTC(2031, 0) })
      .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
    fc.assert(
      fc.property(kinds, zones, instants, (kind, zone, at) => {
        const period = periodAt(kind, at, zone);
        expect(Temporal.Instant.compare(period.fromAt, at)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(at, period.untilAt)).toBeLessThan(0);
        expect(periodBefore(kind, period, zone).until.equals(period.from)).toBe(true);
      }),
      lawRuns(1_000),
    );
  });
});
