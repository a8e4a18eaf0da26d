// The laws of clocks as properties over random lives: sentences that hold for every ticket, every clause and every
// schedule. README.md of the engine names these tests.
import fc from 'fast-check';
import { describe, it, expect } from 'vitest';
import { readTicket } from '../../server/src/engine/clock.ts';
import type { ClockReading, LimitReading } from '../../server/src/engine/reading.ts';
import { customerOf, lifeArbitrary, QUARTER, type Life } from './arbitrary/life.ts';
import { lawRuns } from './arbitrary/schedule.ts';
import { plainClocks, type PlainClock, type PlainLimit } from './oracle/plain-clock.ts';

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
const read = ({ facts, terms }: Life, nowMs: number) => readTicket(facts, terms, customerOf, instant(nowMs));

describe('against the oracle, walked quarter hour by quarter hour', () => {
  const toMs = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;
  const plainLimit = (limit: LimitReading): PlainLimit => ({
    limitMs: limit.limitMs ?? 0,
    standing: limit.standing,
    dueMs: toMs(limit.dueAt),
    breachedMs: toMs(limit.breachedAt),
    byReclassification: limit.byReclassification,
  });
  const plain = (clock: ClockReading): PlainClock => ({
    measure: clock.measure,
    cycle: clock.cycle,
    phase: clock.phase,
    voidReason: clock.voidReason,
    standing: clock.standing,
    startedMs: toMs(clock.startedAt),
    stoppedMs: toMs(clock.stoppedAt),
    spentMs: clock.spentMs,
    pausedMs: clock.pausedMs,
    promise: plainLimit(clock.promise as LimitReading),
    target: clock.target && plainLimit(clock.target),
  });

  it('every clock of every life reads the same', () => {
    const moment = fc.record({ quarters: fc.nat({ max: 900 }), more: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(
        lifeArbitrary({ grid: 'QUARTERS' }),
        fc.array(moment, { minLength: 3, maxLength: 3 }),
        (life, moments) => {
          const first = life.facts[0]?.at.epochMilliseconds ?? 0;
          const span = (life.lastMs - first) / QUARTER + 40;
          const agreement = {
            schedule: life.schedule,
            clauses: life.terms[0]?.clauses ?? [],
            binds: (account: number) => account === 1,
          };
          for (const { quarters, more } of moments) {
            const nowMs = first + (quarters % span) * QUARTER + more;
            expect(read(life, nowMs).clocks.map(plain)).toEqual(plainClocks(agreement, life.facts, nowMs));
          }
        },
      ),
      lawRuns(Number(process.env.N ?? 300)),
    );
  });
});
