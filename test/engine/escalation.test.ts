// Escalation as a service manager reads it: at which instant which step is due, and which come too late to matter. The
// points are compared with readings taken quarter hour by quarter hour.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readTicket } from '../../server/src/engine/clock.ts';
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import { stepsDue, type Step, type StepPoint } from '../../server/src/engine/escalation.ts';
import type { Clause } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { POINTS, type ClockReading } from '../../server/src/engine/reading.ts';
import { customerOf, instant, lifeArbitrary, QUARTER, read, seen, until } from './arbitrary/life.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { at, clause, fact, HOUR, terms } from './clock-words.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const step = (said: Partial<Step>): Step => ({
  number: '1',
  kind: 'FUNCTIONAL',
  measure: null,
  severity: null,
  group: null,
  isUnassigned: false,
  limit: 'PROMISE',
  point: 'SHARE_SPENT',
  share: null,
  timeMs: null,
  isRealTime: false,
  notify: ['duty'],
  raiseTo: null,
  moveTo: null,
  note: null,
  ...said,
});
const spent = (share: number, said: Partial<Step> = {}): Step => step({ point: 'SHARE_SPENT', share, ...said });
const before = (hours: number, said: Partial<Step> = {}): Step =>
  step({ point: 'BEFORE_DUE', timeMs: hours * HOUR, ...said });
const after = (hours: number, said: Partial<Step> = {}): Step =>
  step({ point: 'AFTER_DUE', timeMs: hours * HOUR, ...said });

/** 7 April 2026 is a Tuesday. */
const officeHours = compileCoverage({
  timeZone: 'UTC',
  periods: [
    {
      period: 'PRIME',
      weekly: { tue: [{ from: '09:00', to: '17:00' }], wed: [{ from: '09:00', to: '17:00' }] },
      onHoliday: 'AS_USUAL',
    },
  ],
  holidays: [],
  exceptions: [],
});

interface Judged {
  readonly steps: readonly Step[];
  readonly clauses?: readonly Clause[];
  readonly inOfficeHours?: boolean;
}

/** The resolution clock of these facts, at a time. */
function clockAt(
  time: string,
  facts: readonly Fact[],
  { steps, clauses, inOfficeHours = false }: Judged,
): ClockReading {
  const judging = terms(clauses ?? [clause({ promiseMs: 8 * HOUR, targetMs: 4 * HOUR })], {
    steps,
    ...(inOfficeHours && { coverage: officeHours }),
  });
  const clock = readTicket(facts, [judging], customerOf, at(time)).clocks.find((one) => one.measure === 'RESOLUTION');
  if (clock === undefined) throw new Error('Expected a resolution clock, found none.');
  return clock;
}

const pointsAt = (...asked: Parameters<typeof clockAt>): readonly StepPoint[] => clockAt(...asked)[POINTS] ?? [];
const toText = (atMs: number | undefined): string | null =>
  atMs === undefined || atMs === Infinity
    ? null
    : instant(atMs)
        .toString()
        .replace('2026-04-07T', '')
        .replace('2026-04-', '')
        .replace(/(:00)?Z$/, '');

const opened = fact('09:00', 'OPENED', { severity: 'NORMAL', group: 'Apps' });
const waiting = fact('11:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' });
const back = fact('14:00', 'STATUS_CHANGED', { status: 'OPEN' });
const urgent = fact('12:00', 'PRIORITY_CHANGED', { severity: 'URGENT' });

describe('the point of a step: told 8 h, kept to 4 h, opened Tuesday 09:00', () => {
  it.each<[string, string, Step, readonly Fact[], { inOfficeHours: boolean }, string | null]>([
    ['half of the promise', '10:00', spent(0.5), [opened], { inOfficeHours: false }, '13:00'],
    ['half of the target', '10:00', spent(0.5, { limit: 'TARGET' }), [opened], { inOfficeHours: false }, '11:00'],
    ['the same, seen long after', '16:00', spent(0.5), [opened], { inOfficeHours: false }, '13:00'],
    ['2 h before the end', '10:00', before(2), [opened], { inOfficeHours: false }, '15:00'],
    ['12 h before an end that is 8 h away: at once', '10:00', before(12), [opened], { inOfficeHours: false }, '09:00'],
    ['at the end, which is still kept', '10:00', spent(1), [opened], { inOfficeHours: false }, '17:00'],
    ['as soon as it is broken', '10:00', after(0), [opened], { inOfficeHours: false }, '17:00:00.001'],
    ['2 h after the end', '10:00', after(2), [opened], { inOfficeHours: false }, '19:00'],
    ['2 h after the end, seen after it', '18:00', after(2), [opened], { inOfficeHours: false }, '19:00'],
    ['2 covered hours after the end at closing', '10:00', after(2), [opened], { inOfficeHours: true }, '08T11:00'],
    ['the same, seen after it', '18:00', after(2), [opened], { inOfficeHours: true }, '08T11:00'],
    ['2 hours by the calendar', '10:00', after(2, { isRealTime: true }), [opened], { inOfficeHours: true }, '19:00'],
    [
      'half, with 3 h of waiting in it',
      '15:00',
      spent(0.5),
      [opened, waiting, back],
      { inOfficeHours: false },
      '16:00',
    ],
    [
      '20 h by the calendar: at once',
      '10:00',
      before(20, { isRealTime: true }),
      [opened],
      { inOfficeHours: true },
      '09:00',
    ],
    ['of waiting, none', '12:00', spent(0.1), [opened, waiting], { inOfficeHours: false }, null],
    [
      'of a resolved ticket, none',
      '12:00',
      spent(0.1),
      [opened, fact('11:30', 'RESOLVED')],
      { inOfficeHours: false },
      null,
    ],
    [
      'of a limit that there is not, none',
      '12:00',
      spent(0.5, { limit: 'TARGET', measure: 'CLOSURE' }),
      [opened],
      { inOfficeHours: false },
      null,
    ],
    [
      'for urgent only, while it is normal',
      '10:00',
      spent(0.5, { severity: 'URGENT' }),
      [opened],
      { inOfficeHours: false },
      null,
    ],
    [
      'for urgent only, once it is urgent',
      '13:00',
      spent(0.5, { severity: 'URGENT' }),
      [opened, urgent],
      { inOfficeHours: false },
      '13:00',
    ],
    ['for another group', '10:00', spent(0.5, { group: 'Net' }), [opened], { inOfficeHours: false }, null],
    ['for its own group', '10:00', spent(0.5, { group: 'Apps' }), [opened], { inOfficeHours: false }, '13:00'],
    ['while nobody holds it', '10:00', spent(0.5, { isUnassigned: true }), [opened], { inOfficeHours: false }, '13:00'],
    [
      'while somebody holds it',
      '10:00',
      spent(0.5, { isUnassigned: true }),
      [opened, fact('09:30', 'ASSIGNED', { agent: '7' })],
      { inOfficeHours: false },
      null,
    ],
  ])('%s', (_name, time, one, facts, { inOfficeHours }, expected) => {
    const [point] = pointsAt(time, facts, { steps: [one], inOfficeHours });
    expect(toText(point?.atMs)).toBe(expected);
  });

  it('a severity with less time moves the point, and what it broke was used up when it broke', () => {
    const clauses = [
      clause({ id: 1, severity: 'NORMAL' }),
      clause({ id: 2, severity: 'URGENT', promiseMs: 2 * HOUR, targetMs: null }),
    ];
    const steps = [spent(0.5), before(1, { number: '2' }), after(2, { number: '3' })];
    const points = pointsAt('12:30', [opened, urgent], { steps, clauses });
    expect(points.map(({ step: { number }, atMs }) => `${number} ${String(toText(atMs))}`)).toEqual([
      '1 10:00',
      '2 10:00',
      '3 13:00',
    ]);
  });

  it('a step wakes the clock, and a version without steps costs it nothing', () => {
    expect(clockAt('10:00', [opened], { steps: [spent(0.2)] }).wakeAt).toEqual(at('10:36'));
    expect(clockAt('10:00', [opened], { steps: [] }).wakeAt).toEqual(at('12:00'));
    expect(POINTS in clockAt('10:00', [opened], { steps: [] })).toBe(false);
  });
});

describe('which steps fire', () => {
  const points = [
    { step: spent(0.5), agreement: 'C-1', atMs: 10 },
    { step: spent(0.75, { number: '2' }), agreement: 'C-1', atMs: 20 },
    { step: after(1, { number: '3' }), agreement: 'C-1', atMs: 30 },
  ];
  const nobody = { fired: new Set<string>(), attachedMs: null, snoozedMs: null };
  const numbers = (some: readonly StepPoint[]): string => some.map(({ step: { number } }) => number).join();

  it.each<[string, number, Partial<Parameters<typeof stepsDue>[0]>, string, string, number | null]>([
    ['before the first', 9, {}, '', '', 10],
    ['at its instant', 10, {}, '1', '', 20],
    ['a step that fired does not fire again', 15, { fired: new Set(['C-1/1']) }, '', '', 20],
    ['nor when its point moved later', 9, { fired: new Set(['C-1/1']) }, '', '', 20],
    ['after a time away all that came due fire, in order', 25, {}, '1,2', '', 30],
    ['a clock that attaches late fires its highest step alone', 25, { attachedMs: 25 }, '2', '1', 30],
    ['what came due after it attached fires as always', 25, { attachedMs: 15 }, '2', '1', 30],
    ['and so does what came due between', 35, { attachedMs: 15 }, '2,3', '1', null],
    ['put off, nothing fires until then', 25, { snoozedMs: 27 }, '', '', 27],
    ['nor later, when nothing is due by then', 5, { snoozedMs: 7 }, '', '', 10],
    ['at the end of that the highest comes', 27, { snoozedMs: 27 }, '2', '1', 30],
    ['and later ones beside it', 35, { snoozedMs: 22 }, '3', '1,2', null],
  ])('%s', (_name, nowMs, said, due, passedOver, nextMs) => {
    const found = stepsDue({ points, ...nobody, ...said }, nowMs);
    expect([numbers(found.due), numbers(found.passedOver), found.nextMs]).toEqual([due, passedOver, nextMs]);
  });
});

describe('against readings', () => {
  const share = fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9, 1);
  const time = fc.integer({ min: 0, max: 20 }).map((quarters) => quarters * QUARTER);
  const limit = fc.constantFrom('PROMISE' as const, 'TARGET' as const);
  const stepArbitrary = fc.oneof(
    fc.record({ share, limit }).map(({ share: part, limit: of }) => spent(part, { limit: of })),
    fc
      .record({ time, limit, isRealTime: fc.boolean() })
      .map(({ time: timeMs, ...said }) => before(0, { timeMs, ...said })),
    fc
      .record({ time, limit, isRealTime: fc.boolean() })
      .map(({ time: timeMs, ...said }) => after(0, { timeMs, ...said })),
  );

  /** What a reading itself says of a step; null: it cannot say. */
  function isReached(one: Step, clock: ClockReading, nowMs: number): boolean | null {
    const of = one.limit === 'PROMISE' ? clock.promise : clock.target;
    if (of === null || clock.phase !== 'RUNNING') return null;
    const { limitMs, headroomMs, dueAt, breachedAt } = of;
    const left = headroomMs ?? Infinity;
    if (one.point === 'SHARE_SPENT') {
      if (breachedAt) return true;
      // In proportion to another clause's, the limit that counts is not the one that is shown.
      if (limitMs === null || left !== limitMs - clock.spentMs) return null;
      return clock.spentMs >= Math.ceil(limitMs * (one.share ?? 1) - 1e-4);
    }
    const endMs = (breachedAt ?? dueAt)?.epochMilliseconds ?? Infinity;
    const wait = one.timeMs ?? 0;
    if (one.isRealTime) return nowMs >= (one.point === 'BEFORE_DUE' ? endMs - wait : endMs + Math.max(1, wait));
    // A limit that another clause had broken is counted on by the one that judges now; a date is no amount.
    if (of.byReclassification || limitMs === null) return null;
    return one.point === 'BEFORE_DUE' ? left <= wait : breachedAt !== null && left <= -wait;
  }

  it('a step is due exactly when the reading of that quarter hour says so', () => {
    const counts = { reached: 0, ahead: 0 };
    const moment = fc.record({ quarters: fc.nat({ max: 900 }), more: fc.constantFrom(0, 1) });
    const told = lifeArbitrary({ grid: 'QUARTERS', corrections: false });
    fc.assert(
      fc.property(told, stepArbitrary, moment, (life, one, { quarters, more }) => {
        const first = life.facts[0]?.at.epochMilliseconds ?? 0;
        const nowMs = first + (quarters % ((life.lastMs - first) / QUARTER + 40)) * QUARTER + more;
        const judging = life.terms.map((each) => ({ ...each, steps: [one] }));
        for (const clock of read({ ...life, terms: judging }, nowMs).clocks) {
          // A severity that changed may have changed by what a broken limit is counted.
          const changed = life.facts.filter(({ severity }) => severity !== null).length > 1;
          const expected = isReached(one, clock, nowMs);
          if (expected === null || (changed && clock.standing === 'BREACHED')) continue;
          const found = clock[POINTS]?.some(({ atMs }) => atMs <= nowMs) ?? false;
          counts[expected ? 'reached' : 'ahead'] += 1;
          expect({ clock: clock.measure, found }).toEqual({ clock: clock.measure, found: expected });
        }
      }),
      lawRuns(600),
    );
    expect(Math.min(counts.reached, counts.ahead)).toBeGreaterThan(50);
  });

  it('the next step wakes the clock: a millisecond before it nothing is due, at it the step is', () => {
    let woken = 0;
    fc.assert(
      fc.property(
        seen(lifeArbitrary({ grid: 'MILLISECONDS' }), 1),
        stepArbitrary,
        ({ life, moments: [nowMs = 0] }, one) => {
          const known = { ...until(life, nowMs), terms: life.terms.map((each) => ({ ...each, steps: [one] })) };
          for (const clock of read(known, nowMs).clocks) {
            const [point] = clock[POINTS] ?? [];
            if (point === undefined || point.atMs <= nowMs || point.atMs === Infinity) continue;
            woken += 1;
            expect(clock.wakeAt?.epochMilliseconds).toBeLessThanOrEqual(point.atMs);
            const then = (ms: number): number | undefined => {
              const seenThen = read(known, ms).clocks.find(
                (each) => each.measure === clock.measure && each.cycle === clock.cycle,
              );
              const points: readonly StepPoint[] = seenThen?.[POINTS] ?? [];
              return points[0]?.atMs;
            };
            // Seen from wherever in between, the point stays where it is.
            expect([then(point.atMs - 1), then(point.atMs)]).toEqual([point.atMs, point.atMs]);
          }
        },
      ),
      lawRuns(300),
    );
    expect(woken).toBeGreaterThan(50);
  });
});
