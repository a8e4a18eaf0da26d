// What holds for every occurrence, whatever is delivered when.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  readOccurrence,
  type DeliveryFact,
  type OccurrenceReading,
  type OccurrenceTimes,
  type OccurrenceWants,
} from '../../server/src/engine/deliverable.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const at = (minutes: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000);
const members = ['A', 'B', 'C'];

interface Life {
  readonly occurrence: OccurrenceTimes & OccurrenceWants;
  readonly facts: readonly DeliveryFact[];
}

const factArbitrary = (id: number): fc.Arbitrary<DeliveryFact> =>
  fc
    .record({ minute: fc.nat({ max: 120 }), what: fc.nat({ max: 9 }), quantity: fc.integer({ min: 1, max: 3 }) })
    .map(({ minute, what, quantity }): DeliveryFact => {
      const base = { id, at: at(minute) };
      if (what < 6) return { ...base, kind: 'DELIVERED', quantity, member: members[what % 3] ?? null };
      if (what === 6) return { ...base, kind: 'WAIVED' };
      if (what === 7) return { ...base, kind: 'DISPUTED' };
      return { ...base, kind: 'UNDONE', refersTo: quantity };
    });

const lifeArbitrary: fc.Arbitrary<Life> = fc
  .record({
    open: fc.nat({ max: 40 }),
    window: fc.integer({ min: 1, max: 40 }),
    warn: fc.nat({ max: 40 }),
    target: fc.option(fc.nat({ max: 40 })),
    grace: fc.nat({ max: 20 }),
    quantity: fc.integer({ min: 1, max: 4 }),
    atLeast: fc.nat({ max: 3 }),
    facts: fc
      .nat({ max: 6 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => factArbitrary(place + 1)))),
  })
  .map(({ open, window, warn, target, grace, quantity, atLeast, facts }) => ({
    facts,
    occurrence: {
      opensAt: at(open),
      warnAt: at(open + window - Math.min(window, warn)),
      targetAt: target === null ? null : at(open + window - Math.min(window, target)),
      dueAt: at(open + window),
      missedAfter: at(open + window + grace),
      quantity,
      members: atLeast === 0 ? [] : members,
      atLeast,
      needsConfirmation: false,
    },
  }));

const judged = ({ wakeAt: _wakeAt, ...reading }: OccurrenceReading): unknown => JSON.parse(JSON.stringify(reading));

/** The standing by walking minute by minute, with nothing but counting. */
function plainStanding({ occurrence, facts }: Life, now: number): string {
  const minuteOf = (instant: Temporal.Instant | null): number => (instant?.epochMilliseconds ?? 0) / 60_000;
  const known = facts.filter((fact) => minuteOf(fact.at) <= now);
  const gone = known.flatMap((fact) => (fact.kind === 'UNDONE' ? [fact.refersTo] : []));
  const held = known.filter(({ id }) => !gone.includes(id));
  const enoughBy = (minute: number): boolean => {
    const given = held.flatMap((fact) => (fact.kind === 'DELIVERED' && minuteOf(fact.at) <= minute ? [fact] : []));
    const sum = (of: readonly { readonly quantity: number }[]): number =>
      of.reduce((all, { quantity }) => all + quantity, 0);
    if (occurrence.members.length === 0) return sum(given) >= occurrence.quantity;
    const done = members.filter((name) => sum(given.filter(({ member }) => member === name)) >= occurrence.quantity);
    return done.length >= occurrence.atLeast;
  };
  let deliveredAt: number | null = null;
  for (let minute = 0; minute <= now && deliveredAt === null; minute += 1) if (enoughBy(minute)) deliveredAt = minute;
  const [opens, warns, due] = [occurrence.opensAt, occurrence.warnAt, occurrence.dueAt].map(minuteOf) as [
    number,
    number,
    number,
  ];
  if (deliveredAt !== null && deliveredAt <= due) return 'DELIVERED';
  if (held.some(({ kind }) => kind === 'WAIVED')) return 'WAIVED';
  const end = deliveredAt ?? now;
  if (end > minuteOf(occurrence.missedAfter)) return 'MISSED';
  if (end > due) return 'LATE';
  if (now < opens) return 'UPCOMING';
  if (occurrence.targetAt !== null && now > minuteOf(occurrence.targetAt)) return 'OVER_TARGET';
  return now < warns ? 'OPEN' : 'AT_RISK';
}

describe('every occurrence', () => {
  const moment = fc.nat({ max: 140 });
  it('stands as counting minute by minute says', () => {
    fc.assert(
      fc.property(lifeArbitrary, moment, (life, now) => {
        expect(readOccurrence(life.occurrence, life.facts, at(now)).standing).toBe(plainStanding(life, now));
      }),
      lawRuns(2_000),
    );
  });

  it('reads the same until it wakes, and otherwise then', () => {
    fc.assert(
      fc.property(lifeArbitrary, moment, (life, now) => {
        const reading = readOccurrence(life.occurrence, life.facts, at(now));
        const readAt = (instant: Temporal.Instant): unknown =>
          judged(readOccurrence(life.occurrence, life.facts, instant));
        const before = reading.wakeAt?.subtract({ milliseconds: 1 }) ?? at(10_000);
        expect(readAt(before)).toEqual(judged(reading));
        if (reading.wakeAt !== null) expect(readAt(reading.wakeAt)).not.toEqual(judged(reading));
      }),
      lawRuns(2_000),
    );
  });

  it('reads the same in whichever order its facts arrive', () => {
    fc.assert(
      fc.property(lifeArbitrary, moment, (life, now) => {
        const turned = readOccurrence(life.occurrence, life.facts.toReversed(), at(now));
        expect(turned).toEqual(readOccurrence(life.occurrence, life.facts, at(now)));
      }),
      lawRuns(2_000),
    );
  });

  it('is told to the customer alike with and without a target', () => {
    fc.assert(
      fc.property(lifeArbitrary, moment, ({ occurrence, facts }, now) => {
        const [with_, without] = [occurrence, { ...occurrence, targetAt: null }].map(
          (each) => readOccurrence(each, facts, at(now)).promiseStanding,
        );
        expect(with_).toBe(without);
      }),
      lawRuns(2_000),
    );
  });
});
