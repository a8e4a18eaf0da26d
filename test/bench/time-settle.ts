// What the engine does when a busy ticket is settled: it reads two hundred events under ten measures and tells what
// changed since the event before. Every such reading is made anew, from the first event on.
import { compareReadings, promiseChanges } from '../../server/src/engine/change.ts';
import { readTicket } from '../../server/src/engine/clock.ts';
import type { Clause, Terms } from '../../server/src/engine/clause.ts';
import { compileCoverage, type CoverageSchedule } from '../../server/src/engine/coverage.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { MEASURES } from '../../server/src/engine/measure.ts';
import { median } from './bench-world.ts';

const minuteMs = 60_000;
const openedMs = Temporal.Instant.from('2026-04-07T07:00:00Z').epochMilliseconds;
const EVENTS = 200;

/** Ten measures, each with a promise and a target for two severities. */
function termsOn(schedule: CoverageSchedule): Terms {
  const clauses = MEASURES.flatMap(({ name: measure }, row) =>
    (['NORMAL', 'URGENT'] as const).map((severity, i): Clause => ({
      id: row * 2 + i + 1,
      number: `${row}.${i}`,
      measure,
      severity,
      period: null,
      promiseMs: (8 - 4 * i) * 60 * minuteMs,
      targetMs: (6 - 4 * i) * 60 * minuteMs,
      warnAtShare: null,
      options: {},
    })),
  );
  return {
    ...{ agreementVersion: 1, agreementNumber: 'C-2031', version: 1, level: 'CORPORATE', customer: null },
    ...{ serviceAccount: null, service: null, from: Temporal.Instant.from('2020-01-01T00:00Z'), until: null },
    ...{ scheduleVersion: 1, coverage: compileCoverage(schedule), clauses },
  };
}

/** A day's work over and over, an event every 37 minutes: a question, waits, a change of severity, an answer. */
const acts: readonly (Pick<Fact, 'kind'> & Partial<Fact>)[] = [
  { kind: 'CUSTOMER_REPLIED', actor: 'CUSTOMER' },
  { kind: 'STATUS_CHANGED', status: 'WAITING_SUPPLIER' },
  { kind: 'NOTE_ADDED' },
  { kind: 'STATUS_CHANGED', status: 'OPEN' },
  { kind: 'PRIORITY_CHANGED', severity: 'URGENT' },
  { kind: 'AGENT_REPLIED', status: 'WAITING_CUSTOMER' },
  { kind: 'NOTE_ADDED' },
  { kind: 'PRIORITY_CHANGED', severity: 'NORMAL' },
  { kind: 'GROUP_CHANGED', group: 'network' },
  { kind: 'GROUP_CHANGED', group: 'desk' },
];

function factAt(index: number): Fact {
  const act = acts[(index - 1) % acts.length];
  return {
    ...{ id: index + 1, source: 'desk', eventId: `e${index}`, sequence: null, actor: 'AGENT', status: null },
    ...{ severity: null, group: null, agent: null, serviceAccount: null, service: null, asset: null, message: null },
    ...{ refersTo: null, undo: false, promisedAt: null, kind: 'OPENED' },
    at: Temporal.Instant.fromEpochMilliseconds(openedMs + index * 37 * minuteMs),
    ...(index === 0 ? { actor: 'CUSTOMER', severity: 'NORMAL', group: 'desk' } : act),
  };
}

export interface SettleFigure {
  readonly milliseconds: number;
  readonly events: number;
  readonly measures: number;
  /** Cycles count each. */
  readonly clocks: number;
  readonly changes: number;
}

/** The median of many settles of one ticket. Throws when a settle tells nothing. */
export function timeOfSettle(schedule: CoverageSchedule): SettleFigure {
  const terms = [termsOn(schedule)];
  const facts = Array.from({ length: EVENTS }, (_, index) => factAt(index));
  const now = (facts.at(-1) ?? factAt(0)).at;
  const before = readTicket(facts.slice(0, -1), terms, () => null, now.subtract({ milliseconds: 1 })).clocks;
  const known = new Map(before.map((clock) => [`${clock.measure} ${clock.cycle}`, clock]));
  let clocks = 0;
  let changes = 0;
  const settle = (): void => {
    const reading = readTicket(facts, terms, () => null, now);
    clocks = reading.clocks.length;
    changes = 0;
    for (const clock of reading.clocks) {
      const was = known.get(`${clock.measure} ${clock.cycle}`) ?? null;
      changes += compareReadings(was, clock, now).length + promiseChanges(was, clock, now).length;
    }
  };
  const times = Array.from({ length: 600 }, () => {
    const began = performance.now();
    settle();
    return performance.now() - began;
  });
  if (changes === 0) throw new Error('The last event changed nothing, so nothing was told.');
  return { milliseconds: median(times.slice(100)), events: EVENTS, measures: MEASURES.length, clocks, changes };
}
