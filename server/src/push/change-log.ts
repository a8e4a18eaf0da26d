// The change log: what was derived, numbered in the order of commitment, kept for resuming clients.
// One row per ticket and settlement; its i-th change stands at position + i.
import type { ChangeKind, PromiseChangeKind } from '../engine/change.ts';
import type { ClockPhase, ClockStanding, LimitKind, LimitStanding } from '../engine/reading.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';

/** What a ticket filter can ask of a ticket, as it was before or is after a settlement. Ids are ours. */
export interface TicketMatch {
  readonly reference: string;
  readonly source: string;
  readonly status: StatusCategory;
  readonly severity: Severity | null;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly group: string | null;
  readonly open: boolean;
  readonly openedAtMs: number | null;
  readonly uncovered: boolean;
  readonly clocks: readonly { readonly measure: string; readonly standing: ClockStanding | null; readonly agreement: number }[];
}

/** One change of one clock. `C` is the clock as stored with the change; absent on silent ones. */
export interface LoggedChange<C = unknown> {
  readonly kind: ChangeKind;
  readonly limit: LimitKind | null;
  readonly atMs: number;
  readonly previousStanding: ClockStanding | null;
  readonly standing: ClockStanding | null;
  readonly clockId: number;
  readonly revision: number;
  /** True when it happened before its source's effects begin: kept, counted, never sent. */
  readonly silent: boolean;
  /** The ticket event behind it; null when only time passed. */
  readonly cause: number | null;
  readonly clock: C | null;
}

/** A clock as its customer may see it: the promise and nothing else. */
export interface PortalStoredClock {
  readonly portalId: string;
  readonly measure: string;
  readonly cycle: number;
  readonly phase: ClockPhase;
  readonly standing: LimitStanding | null;
  readonly withinMs: number | null;
  readonly spentMs: number;
  readonly dueAtMs: number | null;
  readonly headroomMs: number | null;
  readonly breachedAtMs: number | null;
}

export interface PortalChange {
  readonly kind: PromiseChangeKind;
  readonly atMs: number;
  readonly clockId: number;
  readonly revision: number;
  readonly clock: PortalStoredClock;
}

export interface LogPayload<C = unknown> {
  readonly before: TicketMatch | null;
  readonly after: TicketMatch;
  readonly changes: readonly LoggedChange<C>[];
  readonly portal: readonly PortalChange[];
}

/** One row of the log. */
export interface LogEntry<C = unknown> {
  readonly position: number;
  /** Positions the row takes: at least one, also when no clock changed but the ticket did. */
  readonly changes: number;
  readonly customer: number | null;
  readonly portalPosition: number | null;
  readonly portalChanges: number;
  readonly ticketId: number;
  readonly recordedAt: Temporal.Instant;
  readonly payload: LogPayload<C>;
}

/** What settle leaves in the outbox; clocks stand once per row, their changes point at them. */
export interface OutboxRow {
  readonly ticketId: number;
  readonly customer: number | null;
  readonly payload: PackedPayload;
}

export interface PackedPayload extends Omit<LogPayload, 'changes' | 'portal'> {
  readonly changes: readonly Omit<LoggedChange, 'clock'>[];
  readonly portal: readonly Omit<PortalChange, 'clock'>[];
  /** The reading after the settlement, by clock id. */
  readonly clocks: Readonly<Record<number, object>>;
  /** The same as its customer may see it. */
  readonly portalClocks: Readonly<Record<number, PortalStoredClock>>;
}

/** Gives each change its clock back, with the revision the change made. */
export function unpack(packed: PackedPayload): LogPayload {
  const { clocks, portalClocks, ...payload } = packed;
  return {
    ...payload,
    portal: packed.portal.map((change) => {
      const clock = portalClocks[change.clockId];
      if (!clock) throw new Error(`The change log lacks the portal's reading of clock ${String(change.clockId)}`);
      return { ...change, clock };
    }),
    changes: packed.changes.map((change) => {
      const clock = clocks[change.clockId];
      return { ...change, clock: clock ? { ...clock, revision: change.revision } : null };
    }),
  };
}
