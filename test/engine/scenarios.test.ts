// The stories of test/scenarios on the engine alone. A story fails with the rows of its table that are not so.
import { describe, expect, it } from 'vitest';
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import { readTicket } from '../../server/src/engine/clock.ts';
import { validateClauses } from '../../server/src/engine/clause-problems.ts';
import type { Clause, Terms } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import type { ClockReading, LimitReading } from '../../server/src/engine/reading.ts';
import { scenarios } from '../scenarios/index.ts';
import type { ExpectedClock, ExpectedLimit, LifeRow, PromisedClause, Scenario } from '../scenarios/scenario.ts';

describe.each(Object.entries(scenarios))('%s', (_chapter, stories) => {
  it.each(stories.map((story) => [story.name, story] as const))('%s', (_name, story) => {
    expect(told(story)).toEqual(expected(story));
  });

  it('promises only what may be agreed', () => {
    expect(stories.flatMap(({ clauses }) => validateClauses(clauses.map(toClause)))).toEqual([]);
  });
});

const MAIN = 1;
const ELSEWHERE = 2;
const customerOf = (account: number): number => account * 10;

/** What the table says. */
function expected({ expect: rows }: Scenario): unknown[] {
  return rows.map(([at, clock, reading]) => ({ at, clock, reading }));
}

/** What the engine says to the same questions, in the table's words. */
function told(story: Scenario): unknown[] {
  const facts = story.life.map((row, index) => toFact(row, index, story.coverage.timeZone));
  const terms = [toTerms(story)];
  return story.expect.map(([at, clock, asked]) => {
    const now = instantOf(at, story.coverage.timeZone);
    const known = facts.filter(({ arrives }) => Temporal.Instant.compare(arrives, now) <= 0).map(({ fact }) => fact);
    const [measure, cycle = '1'] = clock.split(' ');
    const found = readTicket(known, terms, customerOf, now).clocks.find(
      (reading) => reading.measure === measure && reading.cycle === Number(cycle),
    );
    const words = found ? inWords(found, story) : 'NO CLOCK';
    return { at, clock, reading: words === 'NO CLOCK' || asked === 'NO CLOCK' ? words : pick(words, asked) };
  });
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only what was asked for. */
function pick<T extends object>(all: T, asked: object): Partial<T> {
  return Object.fromEntries(
    Object.entries(asked).map(([key, value]) => {
      const said = all[key as keyof T] as unknown;
      return [key, isRecord(value) && isRecord(said) ? pick(said, value) : said];
    }),
  ) as Partial<T>;
}

function inWords(reading: ClockReading, { clauses, coverage }: Scenario): ExpectedClock {
  const local = (at: Temporal.Instant | null): string | null => at && localTime(at, coverage.timeZone);
  const limit = (of: LimitReading | null): Required<ExpectedLimit> | null =>
    of && {
      limit: of.limitMs === null ? null : duration(of.limitMs),
      shares: of.shares.map(({ period, used }) => [period, Math.round(used * 1e9) / 1e9] as const),
      due: local(of.dueAt),
      headroom: of.headroomMs === null ? null : duration(of.headroomMs),
      standing: of.standing,
      warn: local(of.warnAt),
      breached: local(of.breachedAt),
      byReclassification: of.byReclassification,
    };
  const promise = limit(reading.promise);
  return {
    ...promise,
    promiseStanding: promise?.standing ?? null,
    clauses: reading.clauses.map((id) => clauses[id - 1]?.number ?? `#${id}`),
    phase: reading.phase,
    void: reading.voidReason,
    standing: reading.standing,
    started: local(reading.startedAt),
    stopped: local(reading.stoppedAt),
    spent: duration(reading.spentMs),
    paused: duration(reading.pausedMs),
    target: limit(reading.target),
    wake: local(reading.wakeAt),
  };
}

function toTerms({ clauses, coverage }: Scenario): Terms {
  return {
    agreementVersion: 1,
    agreementNumber: 'C-2031',
    version: 1,
    level: 'CUSTOMER',
    customer: customerOf(MAIN),
    serviceAccount: null,
    service: null,
    from: Temporal.Instant.from('2016-01-01T00:00Z'),
    until: null,
    scheduleVersion: 1,
    coverage: compileCoverage(coverage),
    clauses: clauses.map(toClause),
  };
}

const milliseconds = (iso: string): number => Temporal.Duration.from(iso).total('milliseconds');

function toClause(clause: PromisedClause, index: number): Clause {
  const { number, measure, severity, period, promise, target, warnAtShare, warnBefore, reopenWindow, ...options } =
    clause;
  return {
    id: index + 1,
    number,
    measure,
    severity: severity ?? null,
    period: period ?? null,
    promiseMs: promise === undefined ? null : milliseconds(promise),
    targetMs: target === undefined ? null : milliseconds(target),
    warnAtShare: warnAtShare ?? null,
    options: {
      ...options,
      ...(warnBefore === undefined ? {} : { warnBeforeMs: milliseconds(warnBefore) }),
      ...(reopenWindow === undefined ? {} : { reopenWindowMs: milliseconds(reopenWindow) }),
    },
  };
}

function toFact(
  [at, kind, said = {}]: LifeRow,
  index: number,
  timeZone: string,
): { fact: Fact; arrives: Temporal.Instant } {
  const instant = instantOf(at, timeZone);
  const { arrives, promisedAt, serviceAccount = kind === 'OPENED' ? 'main' : undefined, ...rest } = said;
  const byCustomer = kind === 'OPENED' || kind === 'CUSTOMER_REPLIED';
  const fact: Fact = {
    id: index + 1,
    source: 'desk',
    eventId: `e${index + 1}`,
    sequence: null,
    kind,
    actor: byCustomer ? 'CUSTOMER' : 'AGENT',
    status: null,
    severity: null,
    group: null,
    agent: null,
    service: null,
    asset: null,
    message: null,
    refersTo: null,
    undo: false,
    ...rest,
    at: instant,
    serviceAccount: serviceAccount === undefined ? null : serviceAccount === 'main' ? MAIN : ELSEWHERE,
    promisedAt: promisedAt === undefined ? null : instantOf(promisedAt, timeZone),
  };
  return { fact, arrives: arrives === undefined ? instant : instantOf(arrives, timeZone) };
}

function instantOf(text: string, timeZone: string): Temporal.Instant {
  return Temporal.ZonedDateTime.from(`${text.replace(' ', 'T')}[${timeZone}]`, { offset: 'reject' }).toInstant();
}

/** "2026-03-30 13:30", with seconds and milliseconds only where there are any. */
function localTime(at: Temporal.Instant, timeZone: string): string {
  const local = at.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const whole = local.second === 0 && local.millisecond === 0;
  const shown = local.toString({ smallestUnit: whole ? 'minute' : local.millisecond === 0 ? 'second' : 'millisecond' });
  return shown.replace('T', ' ');
}

const duration = (ms: number): string =>
  Temporal.Duration.from({ milliseconds: ms }).round({ largestUnit: 'hour' }).toString();
