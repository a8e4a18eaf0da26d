// One ticket's life for the tests of its page: opened Thursday 15:40 in Berlin, waiting twice, closed overnight,
// over its target since Friday 14:50, with the promise due at 16:50.
import type { TicketClockFragment } from '../../dashboard/src/generated/ticket.ts';
import type { TicketState } from '../../dashboard/src/ticket/mergeTicket.ts';
import type { Proof } from '../../dashboard/src/ticket/proof.ts';
import { isoDuration } from './world.ts';

export const berlin = 'Europe/Berlin';
/** "Thu 15:40" and "Fri 14:50" of that week in Berlin, as epoch ms. */
export function on(day: 'Thu' | 'Fri' | 'Sat' | 'Mon', time: string): number {
  const date = { Thu: '2026-11-19', Fri: '2026-11-20', Sat: '2026-11-21', Mon: '2026-11-23' }[day];
  return Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+01:00`);
}
const iso = (epoch: number): string => new Date(epoch).toISOString();
const HOUR = 3_600_000;

const open = (day: 'Thu' | 'Fri' | 'Mon') => ({
  from: iso(on(day, '08:00')),
  until: iso(on(day, '18:00')),
  period: 'PRIME' as const,
});

export const readAt = on('Fri', '16:21:09');

const limit = (hours: number, due: number, left: number, standing: 'BREACHED' | 'AT_RISK') => ({
  limit: isoDuration(hours * HOUR),
  dueAt: iso(due),
  headroom: isoDuration(left),
  standing,
  breachedAt: standing === 'BREACHED' ? iso(due) : null,
  byReclassification: false,
});

export const resolution: TicketClockFragment = {
  id: 'clock-resolution',
  kind: 'SLA',
  measure: 'RESOLUTION',
  cycle: 1,
  phase: 'RUNNING',
  voidReason: null,
  standing: 'OVER_TARGET',
  startedAt: iso(on('Thu', '15:40')),
  stoppedAt: null,
  spent: 'PT5H31M9S',
  revision: 7,
  clauseNumber: '9.2.3',
  clauses: [{ number: '9.2.3', period: 'PRIME', severity: 'URGENT' }],
  promise: limit(6, on('Fri', '16:50'), 28 * 60_000 + 51_000, 'AT_RISK'),
  target: limit(4, on('Fri', '14:50'), -(91 * 60_000 + 9_000), 'BREACHED'),
  schedule: {
    id: 'schedule-1',
    name: 'RAIL-PRIME',
    timeZone: berlin,
    version: 3,
    openSpans: [{ ...open('Fri'), from: iso(readAt) }, open('Mon')],
  },
  agreement: {
    id: 'a',
    number: 'NWR-2024-017',
    kind: 'SLA',
    level: 'CUSTOMER',
    customer: { id: 'c', name: 'Northwind Rail' },
  },
  agreementVersion: { id: 'v', version: 3, status: 'ACTIVE', from: '2026-07-01', until: null },
};

type Part = Proof['segments'][number];
function part(from: number, to: number, kind: Part['kind'], because: string): Part {
  const milliseconds = kind === 'RUNNING' ? to - from : 0;
  return { from: iso(from), to: iso(to), kind, because, clause: '9.2.3', event: null, milliseconds };
}

export const proof: Proof = {
  at: iso(readAt),
  spent: 'PT5H31M9S',
  phase: 'RUNNING',
  voidReason: null,
  standing: 'OVER_TARGET',
  startedAt: iso(on('Thu', '15:40')),
  stoppedAt: null,
  promise: resolution.promise,
  target: resolution.target,
  segments: [
    part(on('Thu', '15:40'), on('Thu', '16:30'), 'RUNNING', 'Ticket opened'),
    part(on('Thu', '16:30'), on('Thu', '17:20'), 'PAUSED', 'Waiting for customer'),
    part(on('Thu', '17:20'), on('Thu', '18:00'), 'RUNNING', 'Customer replied'),
    part(on('Thu', '18:00'), on('Fri', '08:00'), 'OUTSIDE', 'RAIL-PRIME closed'),
    part(on('Fri', '08:00'), on('Fri', '09:30'), 'RUNNING', 'RAIL-PRIME opened'),
    part(on('Fri', '09:30'), on('Fri', '13:50'), 'PAUSED', 'Waiting for customer'),
    part(on('Fri', '13:50'), readAt, 'RUNNING', 'Customer replied'),
  ],
};

export const state: TicketState = {
  cursor: '1.40',
  readAt: iso(readAt),
  unproven: null,
  proofs: new Map([[resolution.id, proof]]),
  ticket: {
    id: 'ticket-1',
    reference: 'SN-4821',
    source: 'ServiceNow',
    subject: 'Signalling gateway unreachable',
    severity: 'URGENT',
    sourceSeverity: '1',
    status: 'OPEN',
    sourceStatus: 'In progress',
    group: 'Field',
    agent: 'T. Novak',
    openedAt: iso(on('Thu', '15:40')),
    resolvedAt: null,
    closedAt: null,
    reopenings: 0,
    standing: 'OVER_TARGET',
    revision: 9,
    uncovered: false,
    needsMending: [],
    customer: { id: 'c', name: 'Northwind Rail' },
    serviceAccount: null,
    service: null,
    asset: null,
    clocks: { totalCount: 1, nodes: [resolution] },
    events: { totalCount: 0, nodes: [] },
  },
};

export type TicketEvent = TicketState['ticket']['events']['nodes'][number];

/** An event that says nothing but what is given. */
export const eventOf = (id: string, at: number, more: Partial<TicketEvent> = {}): TicketEvent => ({
  id,
  at: iso(at),
  kind: 'UPDATED',
  actor: 'AGENT',
  by: null,
  reason: null,
  status: null,
  sourceStatus: null,
  severity: null,
  group: null,
  agent: null,
  message: null,
  undo: false,
  promisedAt: null,
  rating: null,
  refersTo: null,
  retractedBy: null,
  needsNoAnswerBy: null,
  ...more,
});
