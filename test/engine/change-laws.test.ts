// The laws of changes: what is told of a ticket is the whole of what happened, once, in order, and to the customer
// nothing that depends on a private target.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compareReadings, promiseChanges, type Change } from '../../server/src/engine/change.ts';
import type { ClockReading, TicketReading } from '../../server/src/engine/reading.ts';
import { DAY, instant, lives, nameOf, read, seen, standings, toMs, until, type Life } from './arbitrary/life.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

describe('changes', () => {
  /** A life as a system lives it: read at its facts, at its wakes and at odd moments. */
  const lived = (
    life: Life,
    moments: readonly number[],
  ): { before: TicketReading | null; after: TicketReading; nowMs: number }[] => {
    const steps: { before: TicketReading | null; after: TicketReading; nowMs: number }[] = [];
    let before: TicketReading | null = null;
    const stops = [...new Set([...moments, ...life.facts.map(({ at }) => at.epochMilliseconds)])].sort((a, b) => a - b);
    for (const nowMs of stops) {
      const after = read(life, nowMs);
      steps.push({ before, after, nowMs });
      before = after;
    }
    return steps;
  };
  const pairs = (step: { before: TicketReading | null; after: TicketReading }): [ClockReading | null, ClockReading][] =>
    step.after.clocks.map((clock) => [step.before?.clocks.find((one) => nameOf(one) === nameOf(clock)) ?? null, clock]);

  it('reading twice at one instant changes nothing, nor does time alone before wakeAt', () => {
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const known = until(life, nowMs);
        const reading = read(known, nowMs);
        const wakeMs = toMs(reading.wakeAt) ?? nowMs + 50 * DAY;
        const [again, later] = [read(known, nowMs), read(known, wakeMs - 1)];
        reading.clocks.forEach((clock, i) => {
          for (const after of [again.clocks[i], later.clocks[i]]) {
            expect(after && compareReadings(clock, after, instant(nowMs))).toEqual([]);
          }
        });
      }),
      lawRuns(200),
    );
  });

  it('changes are in order, and standings run through them from the old reading to the new', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(seen(lives, 3), ({ life, moments }) => {
        for (const step of lived(life, moments)) {
          for (const [before, after] of pairs(step)) {
            const changes = compareReadings(before, after, instant(step.nowMs));
            changes.forEach((change, i) => {
              kinds.add(change.kind);
              const previous = changes[i - 1];
              expect(change.previousStanding).toBe(previous ? previous.standing : (before?.standing ?? null));
              if (previous) expect(Temporal.Instant.compare(previous.at, change.at)).toBeLessThanOrEqual(0);
              expect(change.at.epochMilliseconds).toBeLessThanOrEqual(step.nowMs);
            });
            expect(changes.length === 0 ? (before?.standing ?? null) : changes.at(-1)?.standing).toBe(after.standing);
          }
        }
      }),
      lawRuns(200),
    );
    // A breach is withdrawn only by a correction; that has stories of its own.
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        ...['STARTED', 'PAUSED', 'RESUMED', 'AT_RISK', 'OVER_TARGET', 'BREACHED', 'MET', 'VOIDED'],
        ...['REOPENED', 'RECLASSIFIED', 'CORRECTED'],
      ]),
    );
  });

  it('a target has no influence on what the customer hears', () => {
    let heard = 0;
    fc.assert(
      fc.property(seen(lives, 3), ({ life, moments }) => {
        const terms = life.terms.map((one) => ({
          ...one,
          clauses: one.clauses.map((clause) => ({ ...clause, targetMs: null })),
        }));
        const bare = lived({ ...life, terms }, moments);
        const told = (steps: ReturnType<typeof lived>): Change[] =>
          steps.flatMap((step) =>
            pairs(step).flatMap(([before, after]) => promiseChanges(before, after, instant(step.nowMs))),
          );
        const changes = told(lived(life, moments));
        expect(told(bare)).toEqual(changes);
        heard += changes.length;
        expect(changes.some(({ kind, limit }) => (kind as string) === 'OVER_TARGET' || limit === 'TARGET')).toBe(false);
      }),
      lawRuns(150),
    );
    expect(heard).toBeGreaterThan(500);
  });

  it('catching up after downtime tells of the same warnings and breaches as waking each time', () => {
    const told = (changes: readonly Change[]): string[] =>
      changes
        .filter(({ kind }) => kind === 'AT_RISK' || kind === 'OVER_TARGET' || kind === 'BREACHED')
        .map(({ kind, limit, at }) => `${kind} ${limit} ${at.toString()}`);
    let breaches = 0;
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const known = until(life, nowMs);
        const first = read(known, nowMs);
        const endMs = nowMs + 300 * DAY;
        const end = read(known, endMs);
        const stepwise = new Map<string, string[]>();
        let before = first;
        for (let wakeAt = first.wakeAt; wakeAt && wakeAt.epochMilliseconds <= endMs; wakeAt = before.wakeAt) {
          const after = read(known, wakeAt.epochMilliseconds);
          after.clocks.forEach((clock, i) => {
            const changes = told(compareReadings(before.clocks[i] ?? null, clock, wakeAt));
            stepwise.set(nameOf(clock), [...(stepwise.get(nameOf(clock)) ?? []), ...changes]);
          });
          before = after;
        }
        expect(standings(before)).toEqual(standings(end));
        end.clocks.forEach((clock, i) => {
          const atOnce = told(compareReadings(first.clocks[i] ?? null, clock, instant(endMs)));
          breaches += atOnce.length;
          expect(atOnce).toEqual(stepwise.get(nameOf(clock)) ?? []);
        });
      }),
      lawRuns(200),
    );
    expect(breaches).toBeGreaterThan(50);
  });
});
