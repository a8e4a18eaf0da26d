// A fact is a ticket event as the engine sees it: what happened, when, by whom, and which of the
// ticket's particulars it set. Facts are never changed; everything else is derived from them.

/** How urgent the source says the ticket is. */
/** The least first. */
export const severities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;
export type Severity = (typeof severities)[number];

/** The eight categories onto which every source's own statuses are mapped. */
export type StatusCategory =
  'NEW' | 'OPEN' | 'WAITING_CUSTOMER' | 'WAITING_SUPPLIER' | 'ON_HOLD' | 'RESOLVED' | 'CLOSED' | 'CANCELLED';

/** Who acted: a customer, a person on our side, or a machine. */
export type Actor = 'CUSTOMER' | 'AGENT' | 'AUTOMATION';

export type FactKind =
  | 'OPENED'
  | 'CUSTOMER_REPLIED'
  | 'AGENT_REPLIED'
  | 'NOTE_ADDED'
  | 'STATUS_CHANGED'
  | 'PRIORITY_CHANGED'
  | 'ASSIGNED'
  | 'GROUP_CHANGED'
  | 'RESOLVED'
  | 'CLOSED'
  | 'REOPENED'
  | 'MERGED'
  | 'SPLIT'
  | 'CANCELLED'
  | 'NEEDS_NO_ANSWER'
  | 'PROMISED'
  | 'RETRACTED'
  | 'RATED'
  | 'UPDATED';

/**
 * One thing that happened to a ticket. Fields that are null say nothing; a field given on any kind
 * applies at the fact's instant. `id` is ours and increases in the order of recording.
 */
export interface Fact {
  readonly id: number;
  /** The source's name: orders facts of one instant between sources. */
  readonly source: string;
  /** The source's own id of the event, unique within the source. */
  readonly eventId: string;
  /** Order within the source for facts of one instant; null: the order of recording. */
  readonly sequence: number | null;
  readonly at: Temporal.Instant;
  readonly kind: FactKind;
  readonly actor: Actor;
  readonly status: StatusCategory | null;
  readonly severity: Severity | null;
  readonly group: string | null;
  /** Who holds the ticket from now on. */
  readonly agent: string | null;
  /** Resolved links; null when the fact names none or the name is not known (Needs mending). */
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly asset: number | null;
  /** The source's id of the message this fact carries or speaks of. */
  readonly message: string | null;
  /** eventId of the fact that RETRACTED or NEEDS_NO_ANSWER speaks of. */
  readonly refersTo: string | null;
  /** True when MERGED, SPLIT, NEEDS_NO_ANSWER or RETRACTED takes back an earlier one of its kind. */
  readonly undo: boolean;
  readonly promisedAt: Temporal.Instant | null;
  /** MERGED, SPLIT: the ticket that this one became part of. */
  readonly into?: string | null;
  /** MERGED, SPLIT: the ticket that became part of this one; it alone tells the survivor from the source. */
  readonly from?: string | null;
}

/** An automated reply is no message of the customer's. */
export const isReply = (fact: Fact): boolean => fact.kind === 'CUSTOMER_REPLIED' && fact.actor !== 'AUTOMATION';

/** A customer's message, written here or moved here. */
export const isMessage = ({ kind, from = null }: Fact): boolean =>
  kind === 'CUSTOMER_REPLIED' || kind === 'OPENED' || (kind === 'SPLIT' && from !== null);

/** The statuses of a ticket that is over. */
export const ENDED: ReadonlySet<StatusCategory> = new Set(['RESOLVED', 'CLOSED', 'CANCELLED']);

/** The status a fact sets: what it says, or what its kind means when it says nothing. */
export function statusOf(fact: Fact): StatusCategory | null {
  if (fact.status !== null) return fact.status;
  switch (fact.kind) {
    case 'RESOLVED':
    case 'CLOSED':
    case 'CANCELLED':
      return fact.kind;
    case 'REOPENED':
      return 'OPEN';
    default:
      return null;
  }
}
