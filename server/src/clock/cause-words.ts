// Why a part of a clock's life began, in words for people who read a proof.
import type { SegmentKind } from '../engine/proof.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { FactKind, StatusCategory } from '../engine/fact.ts';
import type { EventView } from '../ticket/ticket-event-list.store.ts';

const statusWords: Readonly<Record<StatusCategory, string>> = {
  NEW: 'Nobody began yet',
  OPEN: 'In work again',
  WAITING_CUSTOMER: 'Waiting for customer',
  WAITING_SUPPLIER: 'Waiting for supplier',
  ON_HOLD: 'Put on hold',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
  CANCELLED: 'Cancelled',
};

const kindWords: Readonly<Record<FactKind, string>> = {
  OPENED: 'Ticket opened',
  CUSTOMER_REPLIED: 'Customer replied',
  AGENT_REPLIED: 'Agent replied',
  NOTE_ADDED: 'Note added',
  STATUS_CHANGED: 'Status changed',
  PRIORITY_CHANGED: 'Severity changed',
  ASSIGNED: 'Assigned',
  GROUP_CHANGED: 'Group changed',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
  REOPENED: 'Reopened',
  MERGED: 'Merged',
  SPLIT: 'Split off',
  CANCELLED: 'Cancelled',
  NEEDS_NO_ANSWER: 'Marked as needing no answer',
  PROMISED: 'Instant promised',
  RETRACTED: 'Earlier event retracted',
  RATED: 'Customer rated it',
  UPDATED: 'Ticket updated',
};

/** Kinds that say little by themselves: what they set says more. */
const saysLittle: ReadonlySet<FactKind> = new Set([
  'STATUS_CHANGED',
  'PRIORITY_CHANGED',
  'UPDATED',
  'ASSIGNED',
  'GROUP_CHANGED',
  'NOTE_ADDED',
]);

/** What words need of an event. */
export type CauseEvent = Pick<EventView, 'kind' | 'status' | 'severity' | 'group'>;

function eventWords({ kind, status, severity, group }: CauseEvent): string {
  if (!saysLittle.has(kind)) return kindWords[kind];
  if (status !== null) return statusWords[status];
  if (severity !== null) return `Severity set to ${severity.toLowerCase()}`;
  if (kind === 'GROUP_CHANGED' && group !== null) return `Given to ${group}`;
  return kindWords[kind];
}

export interface SegmentStart {
  readonly kind: SegmentKind;
  readonly period: CoveragePeriod | null;
  /** It begins where the event happened, and not where coverage changed. */
  readonly atEvent: boolean;
  /** The segment before it, when that was running too, counted or not. */
  readonly before: { readonly period: CoveragePeriod | null } | null;
}

/** `schedule` is the name people call the schedule by; `event` null: it is not known any more. */
export function causeWords(
  { kind, period, atEvent, before }: SegmentStart,
  schedule: string,
  event: CauseEvent | null,
): string {
  if (kind === 'EXCLUDED') return 'Ended until reopened';
  if (kind === 'OUTSIDE') return period === null ? `${schedule} closed` : 'Outside the hours this limit counts in';
  if (kind === 'PAUSED' && event?.status) return statusWords[event.status];
  if (atEvent || before === null) return event === null ? 'Ticket changed' : eventWords(event);
  if (before.period === null) return `${schedule} opened`;
  return period === 'PRIME' ? 'Prime hours began' : 'Non-prime hours began';
}
