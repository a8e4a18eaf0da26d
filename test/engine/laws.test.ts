// The laws of clocks as properties over random lives: sentences that hold for every ticket, every clause and every
// schedule. README.md of the engine names these tests.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readClock, readTicket, worstStanding } from '../../server/src/engine/clock.ts';
import { timeByHolder } from '../../server/src/engine/holders.ts';
import { explainClock } from '../../server/src/engine/proof.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import type { ClockReading, LimitReading, TicketReading } from '../../server/src/engine/reading.ts';
import {
  customerOf,
  DAY,
  instant,
  lifeArbitrary,
  lives,
  nameOf,
  QUARTER,
  read,
  seen,
  standings,
  termsOf,
  toMs,
  uncorrectedLives,
  until,
} from './arbitrary/life.ts';
import { lawRuns, lawTimeoutMs } from './arbitrary/runs.ts';
import { plainClocks } from './oracle/plain-clock.ts';
import { plainCoveredTime } from './oracle/plain-coverage.ts';
import { plain } from './oracle/plain-words.ts';

vi.setConfig({ testTimeout: lawTimeoutMs });

const limitsOf = ({ promise, target }: ClockReading): LimitReading[] =>
  [promise, target].filter((limit) => limit !== null);

describe('against the oracle, walked quarter hour by quarter hour', () => {
  it('every clock of every life reads the same', () => {
    const moment = fc.record({ quarters: fc.nat({ max: 900 }), more: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(lifeArbitrary({ grid: 'QUARTERS' }), moment, (life, { quarters, more }) => {
        const first = life.facts[0]?.at.epochMilliseconds ?? 0;
        const span = (life.lastMs - first) / QUARTER + 40;
        const agreement = {
          schedule: life.schedule,
          clauses: life.terms[0]?.clauses ?? [],
          binds: (account: number) => account === 1,
        };
        const nowMs = first + (quarters % span) * QUARTER + more;
        expect(read(life, nowMs).clocks.map(plain)).toEqual(plainClocks(agreement, life.facts, nowMs));
      }),
      lawRuns(600),
    );
  });

  it('the lives reach every phase, every standing and every way to end', () => {
    const found = new Set<string>();
    for (const life of fc.sample(lifeArbitrary({ grid: 'QUARTERS' }), lawRuns(200))) {
      for (const { phase, voidReason, standing, promise, cycle, clauses } of read(life, life.lastMs + QUARTER).clocks) {
        found.add(phase).add(`void ${voidReason}`).add(`stands ${standing}`).add(`cycle ${cycle}`);
        found.add(`${clauses.length} clauses`).add(`by reclassification ${promise?.byReclassification}`);
      }
    }
    expect([...found]).toEqual(
      expect.arrayContaining([
        ...['RUNNING', 'PAUSED', 'STOPPED', 'VOID', 'NOT_APPLICABLE'],
        ...['NO_CLAUSE', 'UNANSWERED', 'TRANSFERRED', 'CANCELLED'].map((reason) => `void ${reason}`),
        ...['BREACHED', 'OVER_TARGET', 'AT_RISK', 'ON_TRACK', 'MET'].map((standing) => `stands ${standing}`),
        ...['cycle 2', 'cycle 3', '2 clauses', 'by reclassification true'],
      ]),
    );
  });
});

describe('order', () => {
  it('the order of arrival does not matter', () => {
    // The number of a fact is the order of its arrival.
    const told = ({ state: { promised, ...state }, ...reading }: TicketReading): unknown => {
      const { factId: _, ...kept } = promised ?? {};
      return { ...reading, state, promised: kept };
    };
    const shuffled = seen(lives, 1).chain(({ life, moments }) =>
      fc.shuffledSubarray([...life.facts], { minLength: life.facts.length }).map((facts) => ({
        life,
        facts: facts.map((fact, id): Fact => ({ ...fact, id: id + 1 })),
        nowMs: moments[0] ?? 0,
      })),
    );
    fc.assert(
      fc.property(shuffled, ({ life, facts, nowMs }) => {
        expect(told(read({ ...life, facts }, nowMs))).toEqual(told(read(life, nowMs)));
      }),
      lawRuns(200),
    );
  });

  it('a pause that ends at its own instant changes nothing', () => {
    let told = 0;
    fc.assert(
      fc.property(seen(uncorrectedLives, 2), ({ life, moments: [pauseMs = 0, nowMs = 0] }) => {
        const { status, openedAt } = read(until(life, pauseMs), pauseMs).state;
        const last = life.facts.findLast(({ at }) => at.epochMilliseconds <= pauseMs);
        // What is said before the opening applies after it, and is no pause there.
        if (!last || !openedAt || ['RESOLVED', 'CLOSED', 'CANCELLED', 'WAITING_CUSTOMER'].includes(status)) return;
        told += 1;
        const sequence = (last.sequence ?? 0) + 0.5;
        const fact = {
          ...last,
          kind: 'STATUS_CHANGED',
          actor: 'AGENT',
          severity: null,
          serviceAccount: null,
          at: instant(pauseMs),
        } as const;
        const pause: Fact[] = [
          { ...fact, id: 101, eventId: 'pause', sequence: sequence + 0.1, status: 'WAITING_CUSTOMER' },
          { ...fact, id: 102, eventId: 'resume', sequence: sequence + 0.2, status },
        ];
        expect(read({ ...life, facts: [...life.facts, ...pause] }, nowMs)).toEqual(read(life, nowMs));
      }),
      lawRuns(350),
    );
    expect(told).toBeGreaterThan(100);
  });
});

describe('what is broken', () => {
  it('on the same facts a later reading never un-breaches, and no later fact does', () => {
    let broken = 0;
    fc.assert(
      fc.property(seen(uncorrectedLives, 2), ({ life, moments: [earlyMs = 0, lateMs = 0] }) => {
        const later = new Map(read(life, lateMs).clocks.map((clock) => [nameOf(clock), clock]));
        for (const clock of read(until(life, earlyMs), earlyMs).clocks) {
          for (const limit of ['promise', 'target'] as const) {
            if (!clock[limit]?.breachedAt) continue;
            broken += 1;
            const { breachedAt, standing, limitMs } = clock[limit];
            expect(later.get(nameOf(clock))?.[limit]).toMatchObject({ breachedAt, standing, limitMs });
          }
        }
      }),
      lawRuns(400),
    );
    expect(broken).toBeGreaterThan(200);
  });

  it('a limit is broken from one millisecond after its due on, and at its due it is not', () => {
    let tried = 0;
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const known = until(life, nowMs);
        for (const clock of read(known, nowMs).clocks) {
          for (const limit of ['promise', 'target'] as const) {
            const { dueAt, breachedAt } = clock[limit] ?? {};
            if (clock.phase !== 'RUNNING' || !dueAt || breachedAt || dueAt.epochMilliseconds < nowMs) continue;
            tried += 1;
            const at = (ms: number) => read(known, ms).clocks.find((one) => nameOf(one) === nameOf(clock))?.[limit];
            expect(at(dueAt.epochMilliseconds)).toMatchObject({ breachedAt: null, standing: 'AT_RISK' });
            expect(at(dueAt.epochMilliseconds + 1)).toMatchObject({
              breachedAt: dueAt,
              noticedAt: dueAt.add({ milliseconds: 1 }),
            });
          }
        }
      }),
      lawRuns(200),
    );
    expect(tried).toBeGreaterThan(50);
  });
});

describe('waking', () => {
  it('until a millisecond before wakeAt everything stands as now, at wakeAt something differs and a later wakeAt follows', () => {
    let woken = 0;
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const known = until(life, nowMs);
        const now = read(known, nowMs);
        const wakeMs = toMs(now.wakeAt);
        if (wakeMs === null) {
          expect(standings(read(known, nowMs + 400 * DAY))).toEqual(standings(now));
          return;
        }
        woken += 1;
        expect(wakeMs).toBeGreaterThan(nowMs);
        expect(standings(read(known, wakeMs - 1))).toEqual(standings(now));
        const awake = read(known, wakeMs);
        expect(standings(awake)).not.toEqual(standings(now));
        expect(toMs(awake.wakeAt) ?? Infinity).toBeGreaterThan(wakeMs);
      }),
      lawRuns(400),
    );
    expect(woken).toBeGreaterThan(100);
  });

  it('a fact that lies ahead wakes the ticket when it is due', () => {
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const next = life.facts.find(({ at }) => at.epochMilliseconds > nowMs);
        const own = toMs(read(until(life, nowMs), nowMs).wakeAt) ?? Infinity;
        const expected = Math.min(own, next?.at.epochMilliseconds ?? Infinity);
        expect(toMs(read(life, nowMs).wakeAt) ?? Infinity).toBe(expected);
      }),
      lawRuns(150),
    );
  });
});

const total = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0);

describe('the sums', () => {
  it('the proof adds up: running segments to the time spent, pauses to the time paused, holders to both, without a gap', () => {
    let segments = 0;
    fc.assert(
      fc.property(seen(lives, 1), ({ life: { facts, terms, ...life }, moments: [nowMs = 0] }) => {
        const now = instant(nowMs);
        for (const clock of read({ ...life, facts, terms }, nowMs).clocks) {
          const proof = explainClock(facts, terms, customerOf, { measure: clock.measure, cycle: clock.cycle }, now);
          segments += proof.length;
          const sum = (kind: string) => proof.filter((s) => s.kind === kind).reduce((ms, s) => ms + s.milliseconds, 0);
          expect(sum('RUNNING')).toBe(clock.spentMs);
          expect(sum('PAUSED')).toBe(clock.pausedMs);
          const held = timeByHolder({ facts }, proof);
          const [lived = 0, counted = 0] = [held.map((h) => h.elapsedMs), held.map((h) => h.countedMs)].map(total);
          expect(counted).toBe(clock.spentMs);
          expect(lived).toBe((toMs(proof.at(-1)?.to ?? null) ?? 0) - (toMs(proof[0]?.from ?? null) ?? 0));
          proof.forEach(({ from, to }, i) => {
            expect(from.epochMilliseconds).toBeLessThan(to.epochMilliseconds);
            expect(from).toEqual(proof[i - 1]?.to ?? clock.startedAt);
          });
          if (proof.length > 0 && clock.stoppedAt) expect(proof.at(-1)?.to).toEqual(clock.stoppedAt);
          if (clock.phase === 'RUNNING' && clock.startedAt?.equals(now) === false)
            expect(proof.at(-1)?.to).toEqual(now);
        }
      }),
      lawRuns(200),
    );
    expect(segments).toBeGreaterThan(500);
  });

  it('time that counts from the start to the due is the limit, counted by the slow definition of coverage', () => {
    let tried = 0;
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const clauses = new Map(life.terms[0]?.clauses.map((clause) => [clause.id, clause]));
        for (const clock of read(life, nowMs).clocks) {
          const [clause, another] = clock.clauses.map((id) => clauses.get(id));
          if (clock.phase !== 'RUNNING' || !clause) continue;
          const blended = clock.promise?.shares.map(({ period }) => period) ?? [];
          // Which of two clauses was fixed at the start is the engine's to say.
          if (another && blended.length === 0) continue;
          const period = blended.length > 0 ? (blended.length === 1 ? blended[0] : null) : clause.period;
          const asked = period === 'NON_PRIME' && blended.length === 0 ? null : (period ?? null);
          for (const { dueAt, breachedAt, limitMs, headroomMs } of limitsOf(clock)) {
            if (!dueAt || breachedAt) continue;
            tried += 1;
            const ahead = plainCoveredTime(life.schedule, nowMs, dueAt.epochMilliseconds, asked);
            expect(headroomMs).toBe(ahead);
            if (limitMs !== null && clause.options.onReclassify !== 'PROPORTIONAL') {
              expect(clock.spentMs + ahead).toBe(limitMs);
            }
          }
        }
      }),
      lawRuns(120),
    );
    expect(tried).toBeGreaterThan(20);
  });

  it('the shares of a blended limit are those of its proof, and at its due they are the whole', () => {
    let tried = 0;
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const known = until(life, nowMs);
        const clauses = new Map(life.terms[0]?.clauses.map((clause) => [clause.id, clause]));
        for (const { measure, cycle, clauses: ids, phase, promise } of read(known, nowMs).clocks) {
          const { dueAt, breachedAt, shares = [] } = promise ?? {};
          if (shares.length === 0 || clauses.get(ids[0] ?? 0)?.options.onReclassify === 'PROPORTIONAL') continue;
          const used = (at: Temporal.Instant) =>
            explainClock(known.facts, life.terms, customerOf, { measure, cycle }, at).reduce(
              (sum, { share }) => sum + (share ?? 0),
              0,
            );
          const all = shares.reduce((sum, share) => sum + share.used, 0);
          expect(used(instant(nowMs)) / (all || 1)).toBeCloseTo(all === 0 ? 0 : 1, 9);
          if (phase !== 'RUNNING' || !dueAt || breachedAt || dueAt.epochMilliseconds < nowMs) continue;
          tried += 1;
          const aMillisecond = 1 / Math.min(...shares.map(({ limitMs }) => limitMs));
          expect(used(dueAt)).toBeGreaterThan(1 - 1e-9);
          expect(used(dueAt)).toBeLessThan(1 + aMillisecond + 1e-9);
        }
      }),
      lawRuns(300),
    );
    expect(tried).toBeGreaterThan(15);
  });

  it('a ticket stands as its worst clock', () => {
    fc.assert(
      fc.property(seen(lives, 1), ({ life, moments: [nowMs = 0] }) => {
        const reading = read(life, nowMs);
        expect(reading.standing).toBe(worstStanding(reading.clocks.map(({ standing }) => standing)));
        for (const { standing, promise } of reading.clocks) {
          if (promise?.standing === 'BREACHED' && standing !== null) expect(standing).toBe('BREACHED');
        }
      }),
      lawRuns(100),
    );
  });

  it('one clause read alone reads as it does within its agreement', () => {
    let told = 0;
    fc.assert(
      fc.property(seen(lives, 1), fc.nat(), ({ life, moments: [nowMs = 0] }, place) => {
        const all = life.terms[0]?.clauses ?? [];
        const clause = all[place % all.length];
        if (clause === undefined) return;
        const terms = termsOf(life.schedule, [{ ...clause, severity: null, period: null }]);
        const known = { clause: { ...clause, period: null }, coverage: terms.coverage };
        const alone = readClock(life.facts, known, instant(nowMs));
        const everybody = [{ ...terms, customer: null, level: 'CORPORATE' as const }];
        const always = readTicket(life.facts, everybody, customerOf, instant(nowMs));
        const { agreementVersion: _, scheduleVersion: __, ...expected } = always.clocks.at(-1) ?? {};
        expect(alone ?? {}).toMatchObject(expected);
        if (alone !== null) told += 1;
      }),
      lawRuns(200),
    );
    expect(told).toBeGreaterThan(50);
  });
});
