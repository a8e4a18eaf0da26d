// What a what-if reads from when a clock ran alone is what the facts say: over random lives, read whole under other limits and
// by other hours.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Clause } from '../../server/src/engine/clause.ts';
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { previewTicket } from '../../server/src/engine/preview-ticket.ts';
import { RAN, type ClockReading, type LimitReading } from '../../server/src/engine/reading.ts';
import { rerun, type Rerun, type RerunLimit } from '../../server/src/engine/rerun.ts';
import { instant, lives, read, termsOf, toMs } from './arbitrary/life.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { pooledScheduleArbitrary } from './arbitrary/schedule.ts';
import { toInput } from './reference/by-engine.ts';
import { story } from './reference/compare.ts';
import { questionArbitrary } from './reference/lives.ts';
import type { PlainEvent } from './reference/words.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const limitOf = (limit: LimitReading | null): RerunLimit | null =>
  limit && {
    ...{ limitMs: limit.limitMs ?? Number.NaN, dueAtMs: toMs(limit.dueAt), breachedAtMs: toMs(limit.breachedAt) },
    standing: limit.standing,
  };

/** A whole reading as far as a rerun says it. */
const told = ({ phase, stoppedAt, spentMs, promise, target }: ClockReading): unknown => ({
  ...{ phase, stoppedAtMs: toMs(stoppedAt), spentMs, promise: limitOf(promise), target: limitOf(target) },
});

const nameOf = ({ measure, cycle, startedAt }: ClockReading): string =>
  `${measure} ${String(cycle)} ${startedAt?.toString() ?? '-'}`;

interface Compared {
  readonly before: readonly ClockReading[];
  readonly after: readonly ClockReading[];
  readonly again: (clock: ClockReading, startedMs: number, ran: readonly number[]) => Rerun | null;
}

/** How many clocks were read from when they ran; expects each to say what its facts say. */
function compare({ before, after, again }: Compared): number {
  const isRead = (clock: ClockReading): boolean => clock.phase === 'NOT_APPLICABLE' || Array.isArray(clock[RAN]);
  // A ticket of which one clock cannot be read so is read whole.
  if (!before.every(isRead)) return 0;
  expect(after.map(nameOf)).toEqual(before.map(nameOf));
  let said = 0;
  for (const [place, clock] of before.entries()) {
    const [ran, startedMs, whole] = [clock[RAN], toMs(clock.startedAt), after[place]];
    if (!ran || startedMs === null || whole === undefined) continue;
    const found = again(whole, startedMs, ran);
    if (found === null) continue;
    expect(found).toEqual(told(whole));
    expect(whole[RAN]).toEqual(ran);
    said += 1;
  }
  return said;
}

/** Amounts in the place of amounts: a share of what was promised, or what the clock spent to the millisecond. */
const otherAmount = fc.oneof(
  fc.constantFrom('spent' as const, 'one more' as const),
  fc.constantFrom(1, 0.01, 0.2, 0.5, 0.9, 1.5, 8),
);
type OtherAmount = number | 'spent' | 'one more';

const amount = (limitMs: number, other: OtherAmount, spentMs: number): number =>
  Math.max(1, typeof other === 'number' ? Math.round(limitMs * other) : spentMs + (other === 'spent' ? 0 : 1));

function otherLimits<C extends Pick<Clause, 'measure' | 'promiseMs' | 'targetMs'>>(
  clauses: readonly C[],
  before: readonly ClockReading[],
  [promise, target]: readonly [OtherAmount, OtherAmount],
): C[] {
  return clauses.map((clause) => {
    const spentMs = before.find(({ measure }) => measure === clause.measure)?.spentMs ?? 0;
    if (clause.promiseMs === null) return clause;
    const promiseMs = amount(clause.promiseMs, promise, spentMs);
    const targetMs = clause.targetMs && Math.min(promiseMs, amount(clause.targetMs, target, spentMs));
    return { ...clause, promiseMs, targetMs };
  });
}

/** A short life that comes to an end: long ones hold something that only their facts tell. */
function ended<F extends { readonly kind: unknown }>(
  facts: readonly F[],
  { acts, last }: { readonly acts: number; readonly last: (opened: F, atMs: number) => F },
  msOf: (fact: F) => number,
): F[] {
  const own = facts.slice(0, acts);
  const opened = own.find(({ kind }) => kind === 'OPENED');
  const atMs = Math.max(...own.map(msOf), 0);
  return opened ? [...own, last(opened, atMs + 3 * 3_600_000)] : own;
}

const acts = fc.integer({ min: 2, max: 7 });
const others = fc.tuple(otherAmount, otherAmount);
const hours = fc.option(pooledScheduleArbitrary, { nil: null, freq: 2 });

describe('a clock read again from when it ran', () => {
  test('says what its facts say: lives of a help desk', () => {
    let said = 0;
    fc.assert(
      fc.property(lives, acts, others, hours, (life, count, other, place) => {
        const [terms] = life.terms;
        if (terms === undefined) return;
        const nowMs = life.lastMs + 5 * 86_400_000;
        const last = (opened: Fact, atMs: number): Fact => ({
          ...{ ...opened, id: 99, eventId: 'end', sequence: 99, kind: 'RESOLVED', actor: 'AGENT', status: null },
          at: instant(atMs),
        });
        const facts = ended(life.facts, { acts: count, last }, ({ at }) => at.epochMilliseconds);
        const before = read({ facts, terms: life.terms }, nowMs).clocks;
        const clauses = otherLimits(terms.clauses, before, other);
        const now = { ...termsOf(place?.schedule ?? life.schedule, clauses) };
        said += compare({
          before,
          after: read({ facts, terms: [now] }, nowMs).clocks,
          again: (clock, startedMs, ran) => {
            const judging = clock.clauses.flatMap((id) => clauses.filter((clause) => clause.id === id));
            return rerun({ terms: now, clauses: judging }, startedMs, ran);
          },
        });
      }),
      lawRuns(200),
    );
    // Among 200 lives some eighty or more are: chance does not come down to this.
    expect(said).toBeGreaterThan(10);
  });

  test('says what its facts say: every measure, with queues and measures of groups', () => {
    const matter = { corrections: true, fields: true, early: true, ownOptions: true, gaps: true };
    let said = 0;
    fc.assert(
      fc.property(questionArbitrary(matter), acts, others, hours, (whole, count, other, place) => {
        const last = (opened: PlainEvent, at: number): PlainEvent => ({
          ...{ ...opened, at, eventId: 'end', sequence: 99, kind: 'RESOLVED', actor: 'AGENT', status: null },
        });
        const asked = { ...whole, events: ended(whole.events, { acts: count, last }, ({ at }) => at) };
        const asOf = instant(asked.asOf + 5 * 86_400_000);
        const { clocks: before } = previewTicket(toInput(asked), asOf);
        const changed = {
          ...asked,
          schedule: place?.schedule ?? asked.schedule,
          clauses: otherLimits(asked.clauses, before, other),
        };
        const input = toInput(changed);
        const { clocks: after, problems } = previewTicket(input, asOf);
        if (problems.length > 0) return;
        const clauses = input.clauses.map((clause, index) => ({ ...clause, id: index + 1, number: String(index + 1) }));
        const terms = { ...termsOf(changed.schedule, clauses), coverage: compileCoverage(changed.schedule) };
        try {
          said += compare({
            ...{ before, after },
            again: (clock, startedMs, ran) => {
              const judging = clock.clauses.flatMap((id) => clauses.filter((clause) => clause.id === id));
              return rerun({ terms, clauses: judging }, startedMs, ran);
            },
          });
        } catch (error) {
          throw new Error(`${story(asked)}\n${JSON.stringify(changed.clauses)}`, { cause: error });
        }
      }),
      lawRuns(200),
    );
    // Among 200 lives some eighty or more are: chance does not come down to this.
    expect(said).toBeGreaterThan(10);
  });
});
