// Every life there is of a few events: all sequences over the eight kinds that matter, an hour apart or all at once,
// read by the engine and by the slow oracle, under the default options and under the others.
import { describe, expect, it, vi } from 'vitest';
import type { Clause, ClauseOptions } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { always, primeAndNight } from '../scenarios/scenario.ts';
import { instant, read, termsOf } from './arbitrary/life.ts';
import { lawTimeoutMs, longestLife } from './arbitrary/runs.ts';
import { plainClocks } from './oracle/plain-clock.ts';
import { plain } from './oracle/plain-words.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const HOUR = 3_600_000;
const kinds: readonly (Pick<Fact, 'kind'> & Partial<Fact>)[] = [
  { kind: 'CUSTOMER_REPLIED', actor: 'CUSTOMER' },
  { kind: 'AGENT_REPLIED' },
  { kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' },
  { kind: 'STATUS_CHANGED', status: 'OPEN' },
  { kind: 'PRIORITY_CHANGED', severity: 'URGENT' },
  { kind: 'PRIORITY_CHANGED', severity: 'NORMAL' },
  { kind: 'RESOLVED' },
  { kind: 'CANCELLED' },
];

const openedMs = Temporal.Instant.from('2026-04-07T16:00Z').epochMilliseconds;

/** The life whose events are the digits of `number` in base eight, `gap` hours apart. */
function lifeOf(number: number, length: number, gap: number): Fact[] {
  const nothing = { status: null, severity: null, group: null, agent: null, serviceAccount: null, service: null };
  const fact = (index: number, said: Pick<Fact, 'kind'> & Partial<Fact>): Fact => ({
    ...nothing,
    ...{ asset: null, message: null, refersTo: null, undo: false, promisedAt: null, actor: 'AGENT', source: 'desk' },
    id: index + 1,
    eventId: `e${index}`,
    sequence: index,
    at: instant(openedMs + index * gap * HOUR),
    ...said,
  });
  const digits = [...Array(length).keys()].map((place) => Math.floor(number / 8 ** place) % 8);
  const opening = fact(0, { kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL', serviceAccount: 1 });
  return [opening, ...digits.map((digit, index) => fact(index + 1, kinds[digit] ?? { kind: 'NOTE_ADDED' }))];
}

const limits = { FIRST_RESPONSE: [2, 1], NEXT_RESPONSE: [2, 1], RESOLUTION: [4, 2] } as const;

/** A clause for each measure and severity, with a target and with these options. */
function clausesWith(optionsOf: (measure: keyof typeof limits) => ClauseOptions): Clause[] {
  return (Object.keys(limits) as (keyof typeof limits)[]).flatMap((measure, row) =>
    (['NORMAL', 'URGENT'] as const).map((severity, i): Clause => {
      const hours = limits[measure][i] ?? 1;
      return {
        id: row * 2 + i + 1,
        number: `${row}.${i}`,
        measure,
        severity,
        period: null,
        promiseMs: hours * HOUR,
        targetMs: i === 0 ? (hours * HOUR) / 2 : null,
        warnAtShare: null,
        options: optionsOf(measure),
      };
    }),
  );
}

const resolution = (measure: string, options: ClauseOptions): ClauseOptions =>
  measure === 'RESOLUTION' ? options : {};
const sets: readonly (readonly [name: string, clauses: readonly Clause[]])[] = [
  ['the default options', clausesWith(() => ({}))],
  [
    'new cycles, restarts, and responses that resolving meets',
    clausesWith((measure) => ({
      ...resolution(measure, { onReopen: 'NEW_CYCLE', reopenWindowMs: HOUR }),
      ...{ onReclassify: 'RESTART', onResolveUnanswered: 'MET', pausesWhile: ['WAITING_CUSTOMER'] },
    })),
  ],
  [
    'continuous reopening, shares carried over, and responses that run on',
    clausesWith((measure) => ({
      ...resolution(measure, { onReopen: 'CONTINUOUS' }),
      ...{
        onReclassify: 'PROPORTIONAL',
        onResolveUnanswered: 'KEEP_RUNNING',
        countOpening: measure === 'NEXT_RESPONSE',
      },
    })),
  ],
  [
    'limits that only tighten, waits that only a status ends, warnings by time',
    clausesWith(() => ({ onReclassify: 'TIGHTEN_ONLY', endsWait: 'ON_STATUS_ONLY', warnBeforeMs: HOUR })),
  ],
  [
    'blended limits',
    clausesWith((measure) => ({ ...resolution(measure, { onReopen: 'CONTINUOUS' }), allowance: 'BLENDED' })).flatMap(
      (clause): Clause[] => [
        { ...clause, period: 'PRIME' },
        {
          ...clause,
          id: clause.id + 100,
          number: `${clause.number}n`,
          period: 'NON_PRIME',
          promiseMs: 2 * (clause.promiseMs ?? 0),
        },
      ],
    ),
  ],
];

describe.each(sets)('with %s', (name, clauses) => {
  it('every life of a few events reads the same', () => {
    const schedule = name === 'blended limits' ? primeAndNight : always();
    const terms = [termsOf(schedule, clauses)];
    const agreement = { schedule, clauses, binds: (account: number) => account === 1 };
    const longest = name === 'the default options' ? longestLife.oneContract : longestLife.allContracts;
    let lives = 0;
    for (let length = 1; length <= longest; length += 1) {
      for (let number = 0; number < 8 ** length; number += 1) {
        const gap = number % 5 === 0 ? 0 : 1;
        const facts = lifeOf(number, length, gap);
        const nowMs = openedMs + length * HOUR + (number % 3) * HOUR + (number % 2);
        const told = read({ facts, terms }, nowMs).clocks.map(plain);
        const expected = plainClocks(agreement, facts, nowMs);
        // Compared as text first: a matcher for each of thousands would cost more than the lives.
        if (JSON.stringify(told) !== JSON.stringify(expected))
          expect({ facts, clocks: told }).toEqual({ facts, clocks: expected });
        lives += 1;
      }
    }
    expect(lives).toBe((8 ** (longest + 1) - 8) / 7);
  });
});
