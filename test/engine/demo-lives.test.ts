// The demo's lives: whatever day and hour it is loaded, its tickets stand where they should, and the same seed makes the
// same demo.
import { describe, expect, test } from 'vitest';
import { chooseAct } from '../../server/src/demo/demo-act.ts';
import { eventsOf } from '../../server/src/demo/demo-events.ts';
import { demoLives, openLife } from '../../server/src/demo/demo-life.ts';
import type { DemoLife } from '../../server/src/demo/demo-life.ts';
import { limitOf } from '../../server/src/demo/demo-place.ts';
import { seededRandom } from '../../server/src/demo/random.ts';
import { coveredTime } from '../../server/src/engine/coverage.ts';

const instants = [
  ['a working day', '2026-03-04T10:30:00Z'],
  ['a Sunday night', '2026-03-08T02:00:00Z'],
  ['the spring change of Berlin', '2026-03-29T01:30:00Z'],
  ['the last second of a year', '2026-12-31T23:59:59.999Z'],
] as const;

const at = (text: string) => Temporal.Instant.from(text);
const openedAt = ({ steps }: DemoLife) => steps[0]?.at ?? expect.fail('a life without a beginning');

describe.each(instants)('on %s', (_day, text) => {
  const now = at(text);
  const lives = demoLives(seededRandom(7), 120, now);
  const open = lives.filter(({ steps }) => !steps.some(({ status }) => status === 'RESOLVED'));

  test('there are 62 open tickets beside the finished ones', () => {
    expect(lives).toHaveLength(182);
    expect(open).toHaveLength(62);
  });

  test('nothing happens in the future, and each life begins with its opening and goes forward', () => {
    for (const { steps } of lives) {
      expect(steps[0]?.kind).toBe('OPENED');
      for (const [place, step] of steps.entries()) {
        expect(Temporal.Instant.compare(step.at, now)).not.toBe(1);
        const before = steps[place - 1];
        if (before) expect(Temporal.Instant.compare(before.at, step.at)).not.toBe(1);
      }
    }
  });

  interface Limit {
    readonly promiseMs: number;
    readonly targetMs: number;
  }
  test.each([
    ['BROKEN', (used: number, { promiseMs }: Limit) => used > promiseMs],
    ['OVER_TARGET', (used: number, { promiseMs, targetMs }: Limit) => used > targetMs && used < promiseMs],
    ['AT_RISK', (used: number, { targetMs }: Limit) => used > targetMs * 0.75 && used < targetMs],
    ['ON_TRACK', (used: number, { targetMs }: Limit) => used < targetMs * 0.75],
  ] as const)('a ticket meant to be %s has used just so much of its limit', (standing, isSo) => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const life = openLife(seededRandom(seed), standing, now);
      const limit = limitOf(life.place, 'RESOLUTION', openedAt(life));
      const used = coveredTime(life.place.coverage, { from: openedAt(life), to: now });
      expect(
        isSo(used, limit),
        `${String(used)} of ${String(limit.targetMs)} / ${String(limit.promiseMs)}, seed ${String(seed)}`,
      ).toBe(true);
    }
  });
});

test('the same seed and instant make the same demo, another seed another', () => {
  const events = (seed: number) =>
    demoLives(seededRandom(seed), 50, at('2026-03-04T10:30:00Z')).flatMap((life, n) =>
      eventsOf(`D-${String(n)}`, life),
    );
  expect(JSON.stringify(events(1))).toBe(JSON.stringify(events(1)));
  expect(JSON.stringify(events(1))).not.toBe(JSON.stringify(events(2)));
  expect(new Set(events(1).map(({ eventId }) => eventId)).size).toBe(events(1).length);
});

test('about one in forty finished tickets broke a response promise', () => {
  const lives = demoLives(seededRandom(3), 2_000, at('2026-03-04T10:30:00Z')).filter(({ steps }) =>
    steps.some(({ status }) => status === 'RESOLVED'),
  );
  const late = lives.filter((life) => {
    const limit = limitOf(life.place, 'FIRST_RESPONSE', openedAt(life));
    const answered = life.steps.find(({ kind }) => kind === 'AGENT_REPLIED')?.at ?? expect.fail('never answered');
    return coveredTime(life.place.coverage, { from: openedAt(life), to: answered }, limit.countsIn) > limit.promiseMs;
  });
  expect(lives).toHaveLength(2_000);
  expect(late.length / lives.length).toBeGreaterThan(0.01);
  expect(late.length / lives.length).toBeLessThan(0.035);
});

describe('what happens next in the demo', () => {
  const now = at('2026-03-04T10:30:00Z');
  const ticket = {
    reference: 'D-1',
    status: 'OPEN',
    severity: 'NORMAL',
    agent: 'Ines Okafor',
    contact: 'Ada Quill',
    resolvedMs: null,
    answerDueMs: null,
    resolveDueMs: null,
    isBroken: false,
    isRated: false,
  } as const;
  const many = (count: number, more: object) =>
    Array.from({ length: count }, (_, n) => ({ ...ticket, ...more, reference: `D-${String(n)}` }));
  const acts = (tickets: Parameters<typeof chooseAct>[1]) =>
    Array.from({ length: 1_500 }, (_, seed) => chooseAct(seededRandom(seed), tickets, now));

  test('with few open tickets more are opened than resolved; with many it is the other way round', () => {
    const counted = (tickets: Parameters<typeof chooseAct>[1]) => {
      const chosen = acts(tickets);
      const opened = chosen.filter((act) => act.ticket === null).length;
      const resolved = chosen.filter(
        (act) => act.ticket !== null && act.steps.some(({ status }) => status === 'RESOLVED'),
      ).length;
      return { opened, resolved };
    };
    const few = counted(many(40, {}));
    expect(few.opened).toBeGreaterThan(few.resolved * 1.4);
    const full = counted(many(75, {}));
    expect(full.resolved).toBeGreaterThan(full.opened * 1.4);
  });

  test('when more than five are broken, those are resolved first', () => {
    const tickets = [
      ...many(40, {}),
      ...Array.from({ length: 6 }, (_, n) => ({ ...ticket, isBroken: true, reference: `B-${String(n)}` })),
    ];
    const resolved = acts(tickets).filter((act) => act.ticket !== null && act.steps.at(-1)?.status === 'RESOLVED');
    const ofBroken = resolved.filter((act) => act.ticket?.isBroken);
    expect(resolved.length).toBeGreaterThan(700);
    expect(ofBroken.length / resolved.length).toBeGreaterThan(0.9);
  });

  test('whoever waits for an answer is answered in the order of what is due', () => {
    const tickets = [
      ...many(60, {}),
      { ...ticket, reference: 'W-2', answerDueMs: 2_000 },
      { ...ticket, reference: 'W-1', answerDueMs: 1_000 },
    ];
    const answered = acts(tickets).flatMap((act) => (act.ticket?.answerDueMs ? [act.ticket.reference] : []));
    expect(answered.length).toBeGreaterThan(500);
    expect(new Set(answered)).toEqual(new Set(['W-1']));
  });
});
