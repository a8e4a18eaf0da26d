// The change log: what was derived, numbered in the order of commitment, kept for resuming clients.
// One row per ticket and settlement; its i-th change stands at position + i.
import type { ChangeKind, PromiseChangeKind } from '../engine/change.ts';
import type { AgreementKind } from '../engine/clause.ts';
import type { ClockStanding, LimitKind } from '../engine/reading.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import { portalClock, unpackClock, type ClockRow, type PackedClock, type PortalStoredClock } from './stored-clock.ts';

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
  readonly clocks: readonly {
    readonly measure: string;
    readonly standing: ClockStanding | null;
    readonly agreement: number;
    readonly kind: AgreementKind;
  }[];
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
  /** Null: not told, so any may have changed. */
  readonly figures: FiguresTold | null;
}

/** Where figures changed. */
export interface FiguresTold {
  /** The civil day, YYYY-MM-DD, and which clocks of `after` count otherwise on it, by their place there. */
  readonly days: readonly (readonly [day: string, clocks: readonly number[]])[];
  /** Its turns or holds changed. */
  readonly work: boolean;
}

interface PlacedEntry {
  readonly position: number;
  /** Positions the row takes: at least one, also when no clock changed but the ticket did. */
  readonly changes: number;
  readonly customer: number | null;
  readonly portalPosition: number | null;
  readonly portalChanges: number;
  readonly recordedAt: Temporal.Instant;
}

/** What changed about a ticket. */
export interface TicketEntry<C = unknown> extends PlacedEntry {
  readonly ticketId: number;
  readonly payload: LogPayload<C>;
}

/** What changed about an occurrence of a deliverable. */
export interface OccurrenceEntry extends PlacedEntry {
  readonly ticketId: null;
  readonly payload: LoggedOccurrence;
}

/** One row of the log. */
export type LogEntry<C = unknown> = TicketEntry<C> | OccurrenceEntry;

export const ofTickets = (entries: readonly LogEntry[]): TicketEntry[] =>
  entries.filter((entry) => entry.ticketId !== null);

export const ofOccurrences = (entries: readonly LogEntry[]): OccurrenceEntry[] =>
  entries.filter((entry) => entry.ticketId === null);

/** An occurrence with its change, as stored: what a filter can ask of it, and what became of it. */
export interface LoggedOccurrence {
  readonly occurrence: number;
  readonly agreement: number;
  readonly customer: number | null;
  readonly number: string;
  readonly title: string;
  readonly owedBy: string;
  readonly dueMs: number;
  readonly kind: string;
  readonly atMs: number;
  readonly previousStanding: string | null;
  readonly standing: string;
  readonly revision: number;
}

/** What settle leaves in the outbox. */
export interface OutboxRow {
  readonly ticketId: number;
  readonly customer: number | null;
  readonly payload: PackedPayload;
}

/** A change without its clock, and as a list: with names the log would be three times as large. */
export type PackedChange = readonly [
  kind: ChangeKind,
  limit: LimitKind | null,
  atMs: number,
  previousStanding: ClockStanding | null,
  standing: ClockStanding | null,
  clockId: number,
  revision: number,
  silent: 0 | 1,
  cause: number | null,
];

export type PackedPortalChange = readonly [kind: PromiseChangeKind, atMs: number, clockId: number, revision: number];

type PackedMatchClock = readonly [
  measure: string,
  standing: ClockStanding | null,
  agreement: number,
  /** Absent: a customer's. */
  kind?: AgreementKind,
];
type MatchKey = (typeof MATCH)[number];
export type PackedMatch = readonly [clocks: readonly PackedMatchClock[], ...values: TicketMatch[MatchKey][]];

const MATCH = [
  ...(['reference', 'source', 'status', 'severity', 'customer', 'serviceAccount', 'service', 'group'] as const),
  ...(['open', 'openedAtMs', 'uncovered'] as const),
] as const;

/** A row of the log as it is written. */
export interface PackedPayload {
  readonly before: PackedMatch | null;
  readonly after: PackedMatch;
  readonly changes: readonly PackedChange[];
  readonly portal: readonly PackedPortalChange[];
  /** The reading after the settlement of each clock that a change points at; none for silent changes. */
  readonly clocks: readonly PackedClock[];
  /** Absent: not told. */
  readonly figures?: PackedFigures;
}

export type PackedFigures = readonly [work: 0 | 1, days: Readonly<Record<string, readonly number[]>>];

export const packMatch = (match: TicketMatch): PackedMatch => [
  match.clocks.map(({ measure, standing, agreement, kind }): PackedMatchClock =>
    kind === 'SLA' ? [measure, standing, agreement] : [measure, standing, agreement, kind],
  ),
  ...MATCH.map((field) => match[field]),
];

function unpackMatch([clocks, ...values]: PackedMatch): TicketMatch {
  return {
    ...Object.fromEntries(MATCH.map((field, place) => [field, values[place]])),
    clocks: clocks.map(([measure, standing, agreement, kind = 'SLA']) => ({ measure, standing, agreement, kind })),
  } as unknown as TicketMatch;
}

/** Gives each change its clock back, with the revision the change made. */
export function unpack(packed: PackedPayload): LogPayload<ClockRow> {
  const clocks = new Map(packed.clocks.map((clock) => [clock[0], unpackClock(clock)]));
  return {
    before: packed.before && unpackMatch(packed.before),
    after: unpackMatch(packed.after),
    changes: packed.changes.map(([kind, limit, atMs, previousStanding, standing, clockId, revision, silent, cause]) => {
      const clock = clocks.get(clockId);
      return {
        ...{ kind, limit, atMs, previousStanding, standing, clockId, revision, cause },
        silent: silent === 1,
        clock: clock ? { ...clock, revision } : null,
      };
    }),
    portal: packed.portal.map(([kind, atMs, clockId, revision]) => {
      const clock = clocks.get(clockId);
      if (!clock) throw new Error(`The change log lacks the reading of clock ${String(clockId)}`);
      return { kind, atMs, clockId, revision, clock: portalClock(clock) };
    }),
    figures: packed.figures ? { work: packed.figures[0] === 1, days: Object.entries(packed.figures[1]) } : null,
  };
}
