// A ticket event on its way in: parsed once at the door, all names still the source's own.
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';

/** One event to record. Absent values are null; references are names the source uses, not ids of ours. */
export interface NewEvent {
  /** Place in the caller's list, from 0; answers carry it. */
  readonly index: number;
  /** The ticket's reference in its source. */
  readonly ticket: string;
  /** The source's id of the event: the same id is the same event, for ever. */
  readonly eventId: string;
  readonly sequence: number | null;
  readonly at: Temporal.Instant;
  readonly kind: FactKind;
  readonly actor: Actor;
  /** Name of the person who acted. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly status: StatusCategory | null;
  readonly sourceStatus: string | null;
  readonly severity: Severity | null;
  readonly sourceSeverity: string | null;
  readonly group: string | null;
  /** Name of the person who holds the ticket from now on. */
  readonly agent: string | null;
  /** Name of the person on the customer's side. */
  readonly contact: string | null;
  readonly serviceAccount: string | null;
  readonly service: string | null;
  readonly asset: string | null;
  readonly subject: string | null;
  readonly into: string | null;
  readonly from: string | null;
  readonly message: string | null;
  /** eventId that RETRACTED or NEEDS_NO_ANSWER speaks of. */
  readonly refersTo: string | null;
  readonly undo: boolean;
  readonly promisedAt: Temporal.Instant | null;
}

/** An expected refusal: what was expected, what came, which thing. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

/** What became of one event. A repeat answers the event that was recorded first. */
export interface EventOutcome {
  readonly index: number;
  readonly outcome: 'RECORDED' | 'REPEATED' | 'REFUSED';
  readonly ticketId: number | null;
  readonly eventId: number | null;
  readonly userError: Refusal | null;
}
