// The words in which single clocks are questioned: facts at times of 7 April 2026 (UTC), clauses by what differs.
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import { readTicket } from '../../server/src/engine/clock.ts';
import type { Clause, Terms } from '../../server/src/engine/clause.ts';
import type { Fact, FactKind } from '../../server/src/engine/fact.ts';
import type { ClockReading, TicketReading } from '../../server/src/engine/reading.ts';
import { always } from '../scenarios/scenario.ts';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;

/** "14:30" or "14:30:00.001" on 7 April 2026; anything longer is taken as it stands. */
export const at = (time: string): Temporal.Instant =>
  Temporal.Instant.from(time.includes('T') ? time : `2026-04-07T${time}Z`);

let made = 0;

/** A fact of source "desk", by a customer when its kind is one of theirs; each has its own event id. */
export function fact(time: string, kind: FactKind, said: Partial<Fact> = {}): Fact {
  made += 1;
  return {
    id: made,
    source: 'desk',
    eventId: `event ${made}`,
    sequence: null,
    at: at(time),
    kind,
    actor: kind === 'OPENED' || kind === 'CUSTOMER_REPLIED' ? 'CUSTOMER' : 'AGENT',
    status: null,
    severity: null,
    group: null,
    agent: null,
    serviceAccount: kind === 'OPENED' ? 1 : null,
    service: null,
    asset: null,
    message: null,
    refersTo: null,
    undo: false,
    promisedAt: null,
    ...said,
  };
}

export function clause(said: Partial<Clause> = {}): Clause {
  const id = said.id ?? 1;
  return {
    id,
    number: `9.${id}`,
    measure: 'RESOLUTION',
    severity: null,
    period: null,
    promiseMs: 8 * HOUR,
    targetMs: null,
    warnAtShare: null,
    options: {},
    ...said,
  };
}

const aroundTheClock = compileCoverage(always());

/** Terms with customer 10, all year round and around the clock. */
export function terms(clauses: readonly Clause[], said: Partial<Terms> = {}): Terms {
  return {
    agreementVersion: 1,
    agreementNumber: 'C-2031',
    version: 1,
    level: 'CUSTOMER',
    customer: 10,
    serviceAccount: null,
    service: null,
    from: Temporal.Instant.from('2026-01-01T00:00Z'),
    until: null,
    scheduleVersion: 1,
    coverage: aroundTheClock,
    clauses,
    ...said,
  };
}

/** Service account n is customer 10 × n's. */
export const customerOf = (account: number): number => account * 10;

export const readAt = (time: string, facts: readonly Fact[], agreed: readonly Terms[]): TicketReading =>
  readTicket(facts, agreed, customerOf, at(time));

/** The one clock of a ticket under one clause. */
export function clockAt(time: string, facts: readonly Fact[], only: Clause): ClockReading {
  const { clocks } = readAt(time, facts, [terms([only])]);
  const last = clocks.at(-1);
  if (last === undefined) throw new Error(`Expected a clock at ${time}, found none.`);
  return last;
}
