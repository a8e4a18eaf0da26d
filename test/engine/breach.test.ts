// Why promises were broken: one main cause each, and with whom the time went that counted.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { breachStory, type BreachCause } from '../../server/src/engine/breach.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import type { Clause } from '../../server/src/engine/clause.ts';
import { proveClock } from '../../server/src/engine/proof.ts';
import { customerOf as accounts, instant, lives, read } from './arbitrary/life.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { at, clause, customerOf, fact, HOUR, readAt, terms } from './clock-words.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const opened = fact('09:00', 'OPENED', { group: 'First', severity: 'NORMAL' });

/** The cause of the break of an 8 h promise, and who had how many of its hours. */
function told(
  facts: readonly Fact[],
  said: Partial<Clause> = {},
): [BreachCause, string | null, Record<string, number>] {
  const agreed = [terms([clause(said)])];
  const { promise } = readAt('23:59', facts, agreed).clocks[0] ?? { promise: null };
  const breachedMs = promise?.breachedAt?.epochMilliseconds;
  if (promise === null || breachedMs === undefined) throw new Error('Nothing was broken');
  const life = { facts, terms: agreed, customerOf };
  const which = { measure: 'RESOLUTION', cycle: 1, breachedMs, byReclassification: promise.byReclassification };
  const story = breachStory(life, which, at('23:59'));
  if (story === null) throw new Error('There is no such clock');
  const hours = story.held.map(({ holder, group, countedMs }) => [group ?? holder, countedMs / HOUR] as const);
  return [story.cause, story.team, Object.fromEntries(hours)];
}

describe('a broken promise', () => {
  it.each<[string, readonly Fact[], Partial<Clause>, ReturnType<typeof told>]>([
    ['nobody took it', [opened], {}, ['NOT_PICKED_UP', 'First', { First: 8 }]],
    [
      'it was taken when most of its time was over',
      [opened, fact('14:00', 'ASSIGNED', { agent: '7' })],
      {},
      ['NOT_PICKED_UP', 'First', { First: 8 }],
    ],
    [
      'one group had it',
      [opened, fact('10:00', 'ASSIGNED', { agent: '7' })],
      {},
      ['HELD_BY_TEAM', 'First', { First: 8 }],
    ],
    [
      'an answer is a beginning too',
      [opened, fact('10:00', 'AGENT_REPLIED')],
      {},
      ['HELD_BY_TEAM', 'First', { First: 8 }],
    ],
    [
      'it went from hand to hand',
      [
        ...[opened, fact('09:30', 'ASSIGNED', { agent: '7' }), fact('12:00', 'GROUP_CHANGED', { group: 'Second' })],
        fact('15:00', 'GROUP_CHANGED', { group: 'Third' }),
      ],
      {},
      ['HANDED_ON', 'First', { First: 3, Second: 3, Third: 2 }],
    ],
    [
      'a supplier had it, whose time counts',
      [
        opened,
        fact('09:30', 'ASSIGNED', { agent: '7' }),
        fact('10:00', 'STATUS_CHANGED', { status: 'WAITING_SUPPLIER' }),
      ],
      {},
      ['WAITED_FOR_SUPPLIER', 'First', { First: 1, SUPPLIER: 7 }],
    ],
    [
      'it was opened again; the time it was resolved does not count',
      [opened, fact('09:30', 'ASSIGNED', { agent: '7' }), fact('12:00', 'RESOLVED'), fact('14:00', 'REOPENED')],
      {},
      ['REOPENED', 'First', { First: 8, CLOSED: 0 }],
    ],
    [
      'it became urgent when its time was used up already; what follows the break is no part of it',
      [
        opened,
        fact('12:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }),
        fact('13:00', 'GROUP_CHANGED', { group: 'Second' }),
      ],
      { severity: 'URGENT', promiseMs: 2 * HOUR },
      ['RECLASSIFIED', 'First', { First: 2 }],
    ],
  ])('%s', (_name, facts, said, expected) => {
    expect(told(facts, said)).toEqual(expected);
  });

  it('the time of all holders is the time that counted until the break', () => {
    let broken = 0;
    fc.assert(
      fc.property(lives, (life) => {
        const nowMs = life.lastMs + 3 * 24 * HOUR;
        for (const { measure, cycle, promise } of read(life, nowMs).clocks) {
          const breachedMs = promise?.breachedAt?.epochMilliseconds;
          if (promise === null || breachedMs === undefined) continue;
          const whole = { facts: life.facts, terms: life.terms, customerOf: accounts };
          const which = { measure, cycle, breachedMs, byReclassification: promise.byReclassification };
          const story = breachStory(whole, which, instant(nowMs));
          const segments = proveClock(whole, which, instant(nowMs))?.segments ?? [];
          const spent = segments.reduce((sum, { kind, from, to }) => {
            const untilMs = Math.min(to.epochMilliseconds, breachedMs);
            return kind === 'RUNNING' ? sum + Math.max(0, untilMs - from.epochMilliseconds) : sum;
          }, 0);
          expect(story?.held.reduce((sum, { countedMs }) => sum + countedMs, 0)).toBe(spent);
          broken += 1;
        }
      }),
      lawRuns(200),
    );
    expect(broken).toBeGreaterThan(50);
  });
});
