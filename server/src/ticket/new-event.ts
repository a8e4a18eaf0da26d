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
  /** RATED: 1 (very unhappy) to 5 (very happy). */
  readonly score: number | null;
  /** RATED: what the customer said of it; stands beside the facts, so that it can be erased. */
  readonly words: string | null;
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

const customersKinds: ReadonlySet<FactKind> = new Set<FactKind>(['OPENED', 'CUSTOMER_REPLIED', 'RATED']);

/** An event as it is told: what is absent says nothing. */
export type ToldEvent = Pick<NewEvent, 'ticket' | 'eventId' | 'at' | 'kind'> & {
  readonly [field in Exclude<keyof NewEvent, 'index' | 'ticket' | 'eventId' | 'at' | 'kind'>]?: NewEvent[field] | null;
};

/** The event of what was told, who acted filled in from its kind; `index` is its place in the caller's list. */
export function newEventOf(input: ToldEvent, index: number): NewEvent {
  return {
    index,
    ticket: input.ticket,
    eventId: input.eventId,
    sequence: input.sequence ?? null,
    at: input.at,
    kind: input.kind,
    actor: input.actor ?? (customersKinds.has(input.kind) ? 'CUSTOMER' : 'AGENT'),
    by: input.by ?? null,
    reason: input.reason ?? null,
    status: input.status ?? null,
    sourceStatus: input.sourceStatus ?? null,
    severity: input.severity ?? null,
    sourceSeverity: input.sourceSeverity ?? null,
    group: input.group ?? null,
    agent: input.agent ?? null,
    contact: input.contact ?? null,
    serviceAccount: input.serviceAccount ?? null,
    service: input.service ?? null,
    asset: input.asset ?? null,
    subject: input.subject ?? null,
    into: input.into ?? null,
    from: input.from ?? null,
    message: input.message ?? null,
    refersTo: input.refersTo ?? null,
    undo: input.undo ?? false,
    promisedAt: input.promisedAt ?? null,
    score: input.score ?? null,
    // Words of nothing but blanks say nothing.
    words: (input.words ?? '').trim() === '' ? null : (input.words ?? null),
  };
}
