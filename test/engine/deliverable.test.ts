// What is owed again and again: which occurrences a rule brings, and how each of them stands.
import { describe, expect, it } from 'vitest';
import { dueTimes, firstDue, instantsIn, ruleProblem, type Recurrence } from '../../server/src/agreement/recurrence.ts';
import {
  occurrencesOf,
  readOccurrence,
  type DeliverableTerms,
  type DeliveryFact,
  type OccurrenceReading,
  type OccurrenceWants,
  type OwedSpan,
} from '../../server/src/engine/deliverable.ts';

const HOUR = 3_600_000;
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const recurring = (rule: string, more: Partial<Recurrence> = {}): Recurrence => ({
  ...{ rule, onDate: null, times: ['09:00'], anchor: '2026-01-01' },
  ...more,
});
const listed = (recurrence: Recurrence, from: string, until: string): string[] =>
  dueTimes(recurrence, { from, until }).map((time) => time.toString({ smallestUnit: 'minute' }).replace('T', ' '));

describe('a rule', () => {
  it.each<[string, Recurrence, string, string, string[]]>([
    [
      'tea every morning and evening',
      recurring('FREQ=DAILY', { times: ['16:30', '09:00'] }),
      ...(['2026-03-02', '2026-03-04'] as const),
      ['2026-03-02 09:00', '2026-03-02 16:30', '2026-03-03 09:00', '2026-03-03 16:30'],
    ],
    [
      'the same, said by BYHOUR',
      recurring('FREQ=DAILY;BYHOUR=9,16;BYMINUTE=30', { times: [] }),
      ...(['2026-03-02', '2026-03-03'] as const),
      ['2026-03-02 09:30', '2026-03-02 16:30'],
    ],
    [
      'the end of each month, which is the next day at midnight',
      recurring('FREQ=MONTHLY;BYMONTHDAY=-1', { times: ['24:00'] }),
      ...(['2026-01-01', '2026-04-01'] as const),
      ['2026-02-01 00:00', '2026-03-01 00:00', '2026-04-01 00:00'],
    ],
    [
      'the 31st, which short months do not have',
      recurring('FREQ=MONTHLY;BYMONTHDAY=31'),
      ...(['2026-01-01', '2026-06-01'] as const),
      ['2026-01-31 09:00', '2026-03-31 09:00', '2026-05-31 09:00'],
    ],
    [
      'the 29th of February, in leap years',
      recurring('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'),
      ...(['2026-01-01', '2033-01-01'] as const),
      ['2028-02-29 09:00', '2032-02-29 09:00'],
    ],
    [
      'every 30 days from a date',
      recurring('FREQ=DAILY;INTERVAL=30', { anchor: '2026-01-15' }),
      ...(['2026-02-01', '2026-04-20'] as const),
      ['2026-02-14 09:00', '2026-03-16 09:00', '2026-04-15 09:00'],
    ],
    [
      'the last working day of a quarter',
      recurring('FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', { anchor: '2026-03-01' }),
      ...(['2026-03-01', '2026-12-01'] as const),
      ['2026-03-31 09:00', '2026-06-30 09:00', '2026-09-30 09:00'],
    ],
    [
      'until a date, that date with it',
      recurring('FREQ=DAILY;UNTIL=20260103'),
      ...(['2026-01-01', '2026-02-01'] as const),
      ['2026-01-01 09:00', '2026-01-02 09:00', '2026-01-03 09:00'],
    ],
    [
      'a milestone, once',
      { rule: null, onDate: '2026-05-01', times: ['12:00'], anchor: '2026-01-01' },
      ...(['2026-01-01', '2027-01-01'] as const),
      ['2026-05-01 12:00'],
    ],
  ])('gives %s', (_name, recurrence, from, until, expected) => {
    expect(listed(recurrence, from, until)).toEqual(expected);
  });

  it.each([
    ['FREQ=HOURLY', 'FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, not "HOURLY".'],
    ['every day', '"every day" is no part such as FREQ=MONTHLY.'],
    ['FREQ=DAILY;BYMONTH=13', 'BYMONTH cannot be "13".'],
    ['FREQ=DAILY;BYDAY=MO,XX', 'BYDAY cannot be "XX".'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL cannot be "0".'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ stands twice.'],
    ['INTERVAL=2', 'A rule says how often: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20260101', 'A rule ends by COUNT or by UNTIL.'],
    ['FREQ=DAILY;BYDAY=1MO', 'BYDAY with numeric value MUST NOT be used unless FREQ is MONTHLY or YEARLY'],
  ])('%s is refused by what is wrong with it', (rule, words) => {
    expect(ruleProblem(rule)).toBe(words);
  });

  it('that never comes true has no first date, and one that comes in years has', () => {
    expect(firstDue(recurring('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), '2026-01-01', null)).toBeNull();
    expect(firstDue(recurring('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'), '2026-01-01', '2028-01-01')).toBeNull();
    expect(firstDue(recurring('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'), '2026-01-01', null)?.toString()).toBe(
      '2028-02-29T09:00:00',
    );
  });

  it('on a day that the clock changes is due once: after the gap, and the first time of two', () => {
    const due = (date: string): string[] =>
      instantsIn(
        'Europe/Berlin',
        dueTimes(recurring('FREQ=DAILY', { times: ['02:30'] }), { from: date, until: '2026-12-31' }),
      )
        .slice(0, 1)
        .map(String);
    expect(due('2026-03-29')).toEqual(['2026-03-29T01:30:00Z']);
    expect(due('2026-10-25')).toEqual(['2026-10-25T00:30:00Z']);
    const both = instantsIn(
      'Europe/Berlin',
      dueTimes(recurring('FREQ=DAILY', { times: ['02:30', '03:30'] }), { from: '2026-03-29', until: '2026-03-30' }),
    );
    expect(both.map(String)).toEqual(['2026-03-29T01:30:00Z']);
  });

  it('agrees with looking at every single date', () => {
    const plain: Readonly<Record<string, (date: Temporal.PlainDate) => boolean>> = {
      'FREQ=DAILY;INTERVAL=30': (date) => date.since('2026-01-01').days % 30 === 0,
      'FREQ=WEEKLY;BYDAY=MO,TH': (date) => date.dayOfWeek === 1 || date.dayOfWeek === 4,
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR': (date) => date.dayOfWeek === 5 && date.since('2025-12-29').days % 14 < 7,
      'FREQ=MONTHLY;BYMONTHDAY=-1': (date) => date.day === date.daysInMonth,
      'FREQ=MONTHLY;BYMONTHDAY=31': (date) => date.day === 31,
      'FREQ=MONTHLY;INTERVAL=3': (date) => date.day === 1 && (date.month - 1) % 3 === 0,
      'FREQ=MONTHLY;BYDAY=-1FR': (date) => date.dayOfWeek === 5 && date.day > date.daysInMonth - 7,
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29': (date) => date.month === 2 && date.day === 29,
      'FREQ=YEARLY;BYYEARDAY=-1': (date) => date.dayOfYear === date.daysInYear,
    };
    const first = Temporal.PlainDate.from('2026-01-01');
    const dates = Array.from({ length: 366 * 4 }, (_, days) => first.add({ days }));
    for (const [rule, isDue] of Object.entries(plain)) {
      const expected = dates.filter(isDue).map((date) => `${date.toString()} 09:00`);
      expect(listed(recurring(rule), '2026-01-01', String(first.add({ days: dates.length }))), rule).toEqual(expected);
    }
  });
});

const terms: DeliverableTerms = {
  opensBeforeMs: 4 * HOUR,
  warnBeforeMs: null,
  targetBeforeMs: HOUR,
  graceMs: 2 * HOUR,
};
const span: OwedSpan = {
  from: at('2026-03-02T00:00Z'),
  until: null,
  isFirst: true,
  isLast: true,
  anchor: at('2026-03-02T00:00Z'),
};
const dues = ['2026-03-01T09:00Z', '2026-03-02T02:00Z', '2026-03-03T09:00Z', '2026-03-05T09:00Z'].map(at);
const dueOf = (more: Partial<OwedSpan>, of: Partial<DeliverableTerms> = {}): string[] =>
  occurrencesOf({ ...terms, ...of }, dues, { ...span, ...more }).map(
    ({ opensAt, dueAt }) => `${opensAt.toString().slice(5, 16)} → ${dueAt.toString().slice(5, 16)}`,
  );

describe('the occurrences of a version', () => {
  it('are those that are due in its term; what would have opened before the first version opens with it', () => {
    expect(dueOf({})).toEqual(['03-02T00:00 → 03-02T02:00', '03-03T05:00 → 03-03T09:00', '03-05T05:00 → 03-05T09:00']);
  });
  it('leave to the version before what had begun', () => {
    expect(dueOf({ isFirst: false })).toEqual(['03-03T05:00 → 03-03T09:00', '03-05T05:00 → 03-05T09:00']);
  });
  it('go on past the end when an amendment follows, and are not owed past the end when nothing does', () => {
    const until = at('2026-03-05T06:00Z');
    expect(dueOf({ until, isLast: false })).toHaveLength(3);
    expect(dueOf({ until, isLast: true })).toHaveLength(2);
    expect(dueOf({ until: at('2026-03-05T05:00Z'), isLast: false })).toHaveLength(2);
  });
  it('without a time to open in are open since the one before was due', () => {
    expect(dueOf({}, { opensBeforeMs: null })).toEqual([
      ...['03-02T00:00 → 03-02T02:00', '03-02T02:00 → 03-03T09:00', '03-03T09:00 → 03-05T09:00'],
    ]);
  });
});

const [, occurrence] = occurrencesOf(terms, dues, span);
if (occurrence === undefined) throw new Error('No occurrence');
const one: OccurrenceWants = { quantity: 1, members: [], atLeast: 0, needsConfirmation: false };
let ids = 0;
const gave = (when: string, more: { quantity?: number; member?: string } = {}): DeliveryFact => ({
  ...{ id: (ids += 1), at: at(`2026-03-03T${when}Z`), kind: 'DELIVERED' },
  ...{ quantity: more.quantity ?? 1, member: more.member ?? null },
});
const did = (kind: 'CONFIRMED' | 'DISPUTED' | 'WAIVED', when: string): DeliveryFact => ({
  ...{ id: (ids += 1), at: at(`2026-03-03T${when}Z`), kind },
});
const undid = (fact: DeliveryFact, when: string): DeliveryFact => ({
  ...{ id: (ids += 1), at: at(`2026-03-03T${when}Z`), kind: 'UNDONE', refersTo: fact.id },
});
const read = (when: string, facts: readonly DeliveryFact[], wants: Partial<OccurrenceWants> = {}): OccurrenceReading =>
  readOccurrence({ ...occurrence, ...one, ...wants }, facts, at(`2026-03-03T${when}Z`));

describe('an occurrence due at 09:00, open from 05:00, with a target of 08:00 and two hours of grace', () => {
  it.each([
    ['04:59', 'UPCOMING', 'UPCOMING', '05:00'],
    ['05:00', 'OPEN', 'OPEN', '08:00'],
    ['08:00', 'AT_RISK', 'AT_RISK', '08:00:00.001'],
    ['08:00:00.001', 'OVER_TARGET', 'AT_RISK', '09:00:00.001'],
    ['09:00', 'OVER_TARGET', 'AT_RISK', '09:00:00.001'],
    ['09:00:00.001', 'LATE', 'LATE', '11:00:00.001'],
    ['11:00', 'LATE', 'LATE', '11:00:00.001'],
    ['11:00:00.001', 'MISSED', 'MISSED', null],
  ])('at %s without a delivery is %s, to the customer %s', (when, standing, promiseStanding, wakes) => {
    const reading = read(when, []);
    expect(reading).toMatchObject({ standing, promiseStanding });
    expect(reading.wakeAt?.toString() ?? null).toBe(wakes && at(`2026-03-03T${wakes}Z`).toString());
  });

  it.each([
    ['at 09:00 sharp', [gave('09:00')], 'DELIVERED'],
    ['before it opens', [gave('03:00')], 'DELIVERED'],
    ['in the grace', [gave('10:00')], 'LATE'],
    ['after the grace', [gave('11:30')], 'MISSED'],
  ])('delivered %s is in the end %s', (_when, facts, standing) => {
    expect(read('23:00', facts)).toMatchObject({
      standing: facts.length === 1 ? standing : '',
      phase: 'CLOSED',
      wakeAt: null,
    });
  });

  it('is delivered when the last of its quantity came, also in parts', () => {
    const facts = [gave('08:30', { quantity: 30 }), gave('06:00', { quantity: 15 }), gave('08:50', { quantity: 5 })];
    const reading = read('08:55', facts, { quantity: 50 });
    expect(reading).toMatchObject({ standing: 'DELIVERED', quantity: 50 });
    expect(reading.deliveredAt?.toString()).toBe('2026-03-03T08:50:00Z');
    expect(read('08:45', facts, { quantity: 50 })).toMatchObject({ standing: 'OVER_TARGET', quantity: 45 });
  });

  it('of each member is delivered when enough of them have; somebody else does not count', () => {
    const wants = { members: ['P1', 'P2', 'P3'], atLeast: 2 };
    const facts = [gave('06:00', { member: 'P1' }), gave('06:30', { member: 'P1' }), gave('07:00', { member: 'X' })];
    expect(read('07:30', facts, wants)).toMatchObject({ standing: 'OPEN', membersDone: 1 });
    expect(read('07:30', [...facts, gave('07:10', { member: 'P3' })], wants)).toMatchObject({
      ...{ standing: 'DELIVERED', membersDone: 2 },
    });
  });

  it('is missed after all when its delivery is undone, and delivered when one is told later', () => {
    const wrong = gave('07:00');
    expect(read('12:00', [wrong, undid(wrong, '11:30')])).toMatchObject({ standing: 'MISSED', deliveredAt: null });
    expect(read('12:00', [wrong, undid(wrong, '11:30'), gave('08:30')])).toMatchObject({ standing: 'DELIVERED' });
  });

  it('that is waived is excused, unless it was delivered in time after all', () => {
    const waiver = did('WAIVED', '12:00');
    expect(read('13:00', [waiver])).toMatchObject({ standing: 'WAIVED', phase: 'CLOSED' });
    expect(read('13:00', [waiver, gave('08:00')])).toMatchObject({ standing: 'DELIVERED' });
    expect(read('13:00', [waiver, undid(waiver, '12:30')])).toMatchObject({ standing: 'MISSED' });
  });

  it('waits for the counterpart, whose last word holds', () => {
    const wants = { needsConfirmation: true };
    const delivery = gave('07:00');
    expect(read('08:00', [delivery], wants)).toMatchObject({ standing: 'DELIVERED', confirmation: 'PENDING' });
    const disputed = [delivery, did('DISPUTED', '08:10')];
    expect(read('09:00', disputed, wants)).toMatchObject({ standing: 'DELIVERED', confirmation: 'DISPUTED' });
    expect(read('09:00', [...disputed, did('CONFIRMED', '08:20')], wants)).toMatchObject({ confirmation: 'CONFIRMED' });
    expect(read('08:00', [delivery])).toMatchObject({ confirmation: 'NOT_NEEDED' });
  });
});
