// The work that tickets are: what came in less what went out is what lies open, wherever one looks.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compareFacts, withoutTakenBack } from '../../server/src/engine/fact-order.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { readHistory } from '../../server/src/engine/history.ts';
import { workOf, type Turn, type Work } from '../../server/src/engine/turns.ts';
import { lives, seen } from './arbitrary/life.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { at, fact, HOUR } from './clock-words.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const work = (facts: readonly Fact[], nowMs = Infinity): Work => workOf(readHistory(facts, nowMs));
const groups = [null, 'First', 'Second', null, 'Apps'];
/** Every second fact is of a group or a person, so that work moves too. */
const held = (facts: readonly Fact[]): Fact[] =>
  facts.map((each, index) => ({ ...each, group: groups[index % 5] ?? null, agent: index % 3 ? null : String(index) }));

const signs: Readonly<Record<Turn['kind'], number>> = {
  ...{ OPENED: 1, REOPENED: 1, RESOLVED: -1, CANCELLED: -1, MERGED: -1, CLOSED: 0, MOVED: 1 },
};

/** What lies open at each place, by what came and went. */
function backlog({ turns }: Work): Record<string, number> {
  const open = new Map<string, number>();
  const add = (place: unknown, count: number): void => {
    const key = JSON.stringify(place);
    open.set(key, (open.get(key) ?? 0) + count);
  };
  for (const { kind, place, was } of turns) {
    add(place, signs[kind]);
    if (was !== null) add(was, -1);
  }
  return Object.fromEntries([...open].filter(([, count]) => count !== 0));
}

/** The same from what the ticket says of itself. */
function openNow(facts: readonly Fact[], nowMs: number): Record<string, number> {
  const { state, openedMs } = readHistory(facts, nowMs);
  const past = facts.filter((each) => each.at.epochMilliseconds <= nowMs).sort(compareFacts);
  const isMerged = withoutTakenBack(past).some(({ kind, undo }) => kind === 'MERGED' && !undo);
  if (openedMs === null || isMerged || ['RESOLVED', 'CLOSED', 'CANCELLED'].includes(state.status)) return {};
  const { severity, serviceAccount, service, group } = state;
  return { [JSON.stringify({ severity, serviceAccount, service, group })]: 1 };
}

describe('work', () => {
  it('what came in less what went out is what lies open, at every place and every instant', () => {
    let moved = 0;
    fc.assert(
      fc.property(seen(lives, 4), ({ life, moments }) => {
        const facts = held(life.facts);
        for (const nowMs of moments) {
          const done = work(facts, nowMs);
          moved += done.turns.filter(({ kind }) => kind === 'MOVED').length;
          expect(backlog(done)).toEqual(openNow(facts, nowMs));
        }
      }),
      lawRuns(500),
    );
    expect(moved).toBeGreaterThan(100);
  });

  it('every moment of an open ticket is held by one holder, and no other moment is', () => {
    fc.assert(
      fc.property(lives, ({ facts: told, lastMs }) => {
        const { turns, holds } = work(held(told), lastMs);
        let openMs = 0;
        let sinceMs: number | null = null;
        for (const { kind, atMs } of turns) {
          if (kind === 'OPENED' || kind === 'REOPENED') sinceMs = atMs;
          if (signs[kind] < 0 && sinceMs !== null) [openMs, sinceMs] = [openMs + atMs - sinceMs, null];
        }
        const heldMs = holds.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
        // What still lies with its last holder has not ended.
        const running = sinceMs === null ? 0 : Math.max(sinceMs, holds.at(-1)?.untilMs ?? 0) - sinceMs;
        expect(heldMs).toBe(openMs + running);
        holds.slice(1).forEach(({ fromMs }, index) => {
          expect(fromMs).toBeGreaterThanOrEqual(holds[index]?.untilMs ?? Infinity);
        });
      }),
      lawRuns(500),
    );
  });

  it('no order of arrival changes it', () => {
    fc.assert(
      fc.property(lives, ({ facts, lastMs }) => {
        const told = held(facts);
        expect(work(told.toReversed(), lastMs)).toEqual(work(told, lastMs));
      }),
      lawRuns(200),
    );
  });

  it('tells a life: from the queue to a person, to the customer and back, resolved, reopened by another group, closed', () => {
    const { turns, holds } = work([
      fact('09:00', 'OPENED', { group: 'First', severity: 'NORMAL' }),
      fact('10:00', 'ASSIGNED', { agent: '7' }),
      fact('11:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
      fact('14:00', 'CUSTOMER_REPLIED'),
      fact('15:00', 'RESOLVED'),
      fact('16:00', 'REOPENED', { group: 'Second' }),
      fact('17:00', 'CLOSED'),
    ]);
    expect(turns.map(({ kind, atMs, place }) => [kind, atMs, place.group])).toEqual([
      ['OPENED', at('09:00').epochMilliseconds, 'First'],
      ['RESOLVED', at('15:00').epochMilliseconds, 'First'],
      ['REOPENED', at('16:00').epochMilliseconds, 'Second'],
      ['RESOLVED', at('17:00').epochMilliseconds, 'Second'],
      ['CLOSED', at('17:00').epochMilliseconds, 'Second'],
    ]);
    expect(
      holds.map(({ holder, agent, place, fromMs, untilMs }) => [holder, place.group, agent, (untilMs - fromMs) / HOUR]),
    ).toEqual([
      ['US', 'First', null, 1],
      ['US', 'First', '7', 1],
      ['CUSTOMER', 'First', null, 3],
      ['US', 'First', '7', 1],
      ['US', 'Second', '7', 1],
    ]);
  });

  it('a merge takes it out, its undoing brings it back as if it had never been, and what is moved while open says from where', () => {
    const opened = [fact('09:00', 'OPENED', { group: 'First' }), fact('10:00', 'GROUP_CHANGED', { group: 'Second' })];
    const merged = fact('11:00', 'MERGED', { into: 'T-2' });
    const kinds = (facts: readonly Fact[]): string[] => work(facts).turns.map(({ kind }) => kind);
    expect(kinds([...opened, merged, fact('12:00', 'RESOLVED')])).toEqual(['OPENED', 'MOVED', 'MERGED']);
    expect(kinds([...opened, merged, fact('12:00', 'MERGED', { undo: true })])).toEqual(['OPENED', 'MOVED']);
    const [, moved] = work(opened).turns;
    expect([moved?.was?.group, moved?.place.group]).toEqual(['First', 'Second']);
    // Within one instant nothing moves: what it comes to is where it is.
    const atOnce = [fact('09:00', 'OPENED', { group: 'First' }), fact('09:00', 'GROUP_CHANGED', { group: 'Second' })];
    expect(work(atOnce).turns.map(({ kind, place }) => [kind, place.group])).toEqual([['OPENED', 'Second']]);
  });
});
