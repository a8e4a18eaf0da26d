// What a what-if reads from when a clock ran alone is what the facts say: over random lives, read whole under other limits and
// by other hours.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readTicket } from '../../server/src/engine/clock.ts';
import type { Clause, Terms } from '../../server/src/engine/clause.ts';
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { measureTable } from '../../server/src/engine/measure-definition.ts';
import { previewTicket } from '../../server/src/engine/preview-ticket.ts';
import { RAN, type ClockReading, type LimitReading } from '../../server/src/engine/reading.ts';
import { rerun, type Rerun, type RerunLimit } from '../../server/src/engine/rerun.ts';
import { customerOf, instant, lives, termsOf, toMs } from './arbitrary/life.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { pooledScheduleArbitrary } from './arbitrary/schedule.ts';
import { at, clause, fact, HOUR, terms } from './clock-words.ts';
import { toInput } from './reference/by-engine.ts';
import { story } from './reference/compare.ts';
import { questionArbitrary } from './reference/lives.ts';
import type { PlainClause, PlainEvent } from './reference/words.ts';

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

/** A message of another ticket moves here, or the whole ticket: of which life of how many acts, and how old it is. */
const coming = fc.option(
  fc.record({
    kind: fc.constantFrom('SPLIT' as const, 'SPLIT' as const, 'MERGED' as const),
    behind: fc.nat({ max: 5 }),
    laterMs: fc.constantFrom(0, 1, HOUR),
    olderMs: fc.integer({ min: 0, max: 30 * HOUR }),
  }),
  { freq: 1 },
);

interface Joined {
  readonly facts: readonly Fact[];
  readonly absorbed: ReadonlyMap<string, readonly Fact[]>;
}

/** A life to which something of another ticket comes; null: nothing does. */
function joined(
  facts: readonly Fact[],
  coming: { kind: 'SPLIT' | 'MERGED'; behind: number; laterMs: number; olderMs: number } | null,
): Joined {
  const behind = coming && facts.slice(0, coming.behind + 1).at(-1);
  const opened = facts.find(({ kind }) => kind === 'OPENED');
  if (!coming || !behind || !opened) return { facts, absorbed: new Map() };
  const atMs = behind.at.epochMilliseconds + coming.laterMs;
  const said = { ...opened, ...{ status: null, severity: null, serviceAccount: null } };
  const join: Fact = {
    ...{ ...said, id: 90, eventId: 'join', sequence: behind.sequence, kind: coming.kind, actor: 'AGENT' },
    ...{ at: instant(atMs), from: 'other', refersTo: coming.kind === 'SPLIT' ? 'asked' : null },
  };
  const asked: Fact = { ...opened, id: 91, eventId: 'asked', actor: 'CUSTOMER', at: instant(atMs - coming.olderMs) };
  return { facts: [...facts, join], absorbed: new Map([['other', [asked]]]) };
}

/** Pick-up is timed in the queue of a group, too. */
const withQueues = (clauses: readonly PlainClause[]): PlainClause[] =>
  clauses.flatMap((one) => (one.measure === 'PICK_UP' ? [one, { ...one, group: 'network' }] : [one]));

const takenUp = {
  ...{ name: 'TAKEN_UP', cycles: 'ONE' as const, pauses: [], voids: [] },
  ...{ starts: [{ kinds: ['OPENED' as const] }], restarts: [{ kinds: ['CUSTOMER_REPLIED' as const] }] },
  stops: [{ kinds: ['RESOLVED' as const] }],
};
const message = fact('08:00', 'OPENED', { eventId: 'asked' });
const turned: Readonly<Record<string, readonly [measure: string, ...facts: Fact[]]>> = {
  'an event that starts it anew': ['TAKEN_UP', fact('09:00', 'OPENED'), fact('10:00', 'CUSTOMER_REPLIED')],
  'another ticket that becomes part of it': [
    ...(['RESOLUTION', fact('09:00', 'OPENED'), fact('10:00', 'MERGED', { from: 'other' })] as const),
  ],
  'clauses that come while it is stopped': [
    ...(['RESOLUTION', fact('09:00', 'OPENED'), fact('10:00', 'RESOLVED')] as const),
    ...[fact('10:30', 'PRIORITY_CHANGED', { severity: 'URGENT' }), fact('11:00', 'REOPENED')],
  ],
  'an older message that moves here': [
    ...([
      'FIRST_RESPONSE',
      fact('09:00', 'OPENED'),
      fact('10:00', 'SPLIT', { from: 'other', refersTo: 'asked' }),
    ] as const),
  ],
  'an oldest message that needs no answer': [
    ...(['FIRST_RESPONSE', fact('09:00', 'OPENED', { eventId: 'first' }), fact('09:10', 'CUSTOMER_REPLIED')] as const),
    fact('10:00', 'NEEDS_NO_ANSWER', { refersTo: 'first' }),
  ],
};

/** What turns a clock whatever its limits are. */
const unturned: typeof turned = {
  'a message that began it elsewhere': [
    ...(['FIRST_RESPONSE', fact('09:00', 'OPENED', { actor: 'AGENT' })] as const),
    fact('10:00', 'SPLIT', { from: 'other', refersTo: 'asked' }),
  ],
  'its only message moves away': [
    ...(['FIRST_RESPONSE', fact('09:00', 'OPENED', { eventId: 'first' })] as const),
    fact('10:00', 'SPLIT', { into: 'other', refersTo: 'first' }),
  ],
  'its ticket becomes part of another': [
    ...(['RESOLUTION', fact('09:00', 'OPENED'), fact('10:00', 'MERGED', { into: 'other' })] as const),
    fact('11:00', 'REOPENED'),
  ],
  'it is handed over from queue to queue': [
    ...([
      'PICK_UP',
      fact('09:00', 'OPENED', { group: 'network' }),
      fact('10:00', 'GROUP_CHANGED', { group: 'desk' }),
    ] as const),
    fact('11:00', 'GROUP_CHANGED', { group: 'network' }),
    fact('11:30', 'ASSIGNED', { agent: 'ann' }),
  ],
};

/** A life by limits of half an hour, by which its clock is broken in time, and of eight. */
function byTwo([measure, ...facts]: readonly [string, ...Fact[]]): readonly (readonly [
  Terms,
  readonly ClockReading[],
])[] {
  const known = { measures: measureTable([takenUp]), absorbed: new Map([['other', [message]]]) };
  const life = [...facts, fact('12:00', 'AGENT_REPLIED'), fact('12:00', 'RESOLVED')];
  return [HOUR / 2, 8 * HOUR].map((promiseMs) => {
    const usual = clause({ measure, promiseMs, options: { onReclassify: 'RESTART' } });
    const queue = { ...usual, id: 3, options: { group: 'network' } };
    const agreed = terms([usual, { ...usual, id: 2, severity: 'URGENT' }, ...(measure === 'PICK_UP' ? [queue] : [])]);
    return [agreed, readTicket(life, [agreed], customerOf, at('13:00'), known).clocks] as const;
  });
}

describe('a clock whose course a limit turned is read from its facts alone', () => {
  test.each(Object.entries(turned))('%s', (_name, life) => {
    const [early, late] = byTwo(life).map(([, clocks]) => {
      expect(clocks.map((clock) => [clock.phase, clock[RAN]])).toEqual([['STOPPED', null]]);
      return clocks.map(nameOf);
    });
    expect(early).not.toEqual(late);
  });
});

describe('a clock whose course no limit turned is read from when it ran', () => {
  test.each(Object.entries(unturned))('%s', (_name, life) => {
    const sides = byTwo(life);
    for (const [, before] of sides) {
      for (const [agreed, after] of sides) {
        const clauses = (of: ClockReading) => agreed.clauses.filter(({ id }) => of.clauses.includes(id));
        const again: Compared['again'] = (of, startedMs, ran) =>
          rerun({ terms: agreed, clauses: clauses(of) }, startedMs, ran);
        expect(compare({ before, after, again })).toBe(life[0] === 'PICK_UP' ? 3 : 1);
      }
    }
  });
});

describe('a clock read again from when it ran', () => {
  test('says what its facts say: lives of a help desk', () => {
    let said = 0;
    fc.assert(
      fc.property(lives, acts, others, hours, coming, (life, count, other, place, comes) => {
        const [terms] = life.terms;
        if (terms === undefined) return;
        const nowMs = life.lastMs + 5 * 86_400_000;
        const last = (opened: Fact, atMs: number): Fact => ({
          ...{ ...opened, id: 99, eventId: 'end', sequence: 99, kind: 'RESOLVED', actor: 'AGENT', status: null },
          at: instant(atMs),
        });
        const facts = ended(life.facts, { acts: count, last }, ({ at }) => at.epochMilliseconds);
        const { absorbed, facts: all } = joined(facts, comes);
        const readBy = (agreed: readonly Terms[]): readonly ClockReading[] =>
          readTicket(all, agreed, customerOf, instant(nowMs), { absorbed }).clocks;
        const before = readBy(life.terms);
        const clauses = otherLimits(terms.clauses, before, other);
        const now = { ...termsOf(place?.schedule ?? life.schedule, clauses) };
        said += compare({
          before,
          after: readBy([now]),
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
        const asked = {
          ...whole,
          clauses: withQueues(whole.clauses),
          events: ended(whole.events, { acts: count, last }, ({ at }) => at),
        };
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
