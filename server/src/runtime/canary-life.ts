// The life of a canary: opened at the instant its reference says, under one promise that nobody agreed to. The engine judges
// it as any other, and it is told beside the customers' clocks, so that the ticket itself stays unopened: no list has it.
import { limits } from '../limits.ts';
import { readClock, readTicket } from '../engine/clock.ts';
import type { Clause } from '../engine/clause.ts';
import { compileCoverage } from '../engine/coverage.ts';
import type { Fact } from '../engine/fact.ts';
import type { TicketRow } from '../ticket/ticket.store.ts';
import type { SeenLife } from './lives.ts';

const allDay = [{ from: '00:00', to: '24:00' }];
const always = compileCoverage({
  timeZone: 'UTC',
  periods: [
    {
      period: 'PRIME',
      weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      onHoliday: 'AS_USUAL',
    },
  ],
  holidays: [],
  exceptions: [],
});

const promise: Clause = {
  ...{ id: 0, number: 'canary', measure: 'RESOLUTION', severity: null, period: null },
  ...{ promiseMs: limits.canaryPromiseMs, targetMs: null, warnAtShare: null, options: {} },
};

/** The reference of a canary that is opened at `at`. */
export const canaryReference = (at: Temporal.Instant): string => String(at.epochMilliseconds);

export function canaryLife({ reference, source }: TicketRow, now: Temporal.Instant): SeenLife {
  const opened: Fact = {
    ...{ id: 0, source, eventId: reference, sequence: null, kind: 'OPENED', actor: 'AUTOMATION' },
    at: Temporal.Instant.fromEpochMilliseconds(Number(reference)),
    ...{ status: null, severity: null, group: null, agent: null, serviceAccount: null, service: null, asset: null },
    ...{ message: null, refersTo: null, undo: false, promisedAt: null },
  };
  const reading = readClock([opened], { clause: promise, coverage: always }, now);
  const clocks = reading === null ? [] : [{ kind: 'OLA' as const, contract: null, group: null, reading }];
  return {
    reading: readTicket([], [], () => null, now),
    beside: { clocks, wakeAt: reading?.wakeAt ?? null },
    facts: [],
    lifeOf: () => ({ facts: [], terms: [], customerOf: () => null }),
  };
}
