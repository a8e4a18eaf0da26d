// An event told by a person and not by the source. It is recorded as one of the ticket's own source, under an id that
// no source gives, because facts speak of each other within their source. Unlike a source's fact, a person's act may be
// refused for what it says.
import { randomUUID } from 'node:crypto';
import type { Tx } from '../db/orm.ts';
import { refuse, Refused } from '../gate/errors.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { isNeeded, standingMark } from '../ticket/no-answer.ts';
import { standingRetractions } from '../ticket/retraction.ts';
import { foreignKey, loadCounterEvents, type EventView } from '../ticket/ticket-event-list.store.ts';
import { newEventOf } from '../ticket/new-event.ts';
import type { TicketView } from '../ticket/ticket-list.store.ts';
import type { ByHandKind } from './by-hand.type.ts';
import { record } from './record.ts';

/** What a person says, its ids looked up. */
export interface HandAct {
  readonly kind: ByHandKind;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly reason: string;
  /** The event it speaks of; null: none. */
  readonly about: EventView | null;
  readonly undo: boolean;
}

/** A name under which no source tells an event. */
export const newHandId = (): string => `by-hand/${randomUUID()}`;

/** Records the act under this event id; the event's row id. @throws Refused */
export async function recordHandAct(
  tx: Tx,
  { ticket, act, eventId }: { readonly ticket: TicketView; readonly act: HandAct; readonly eventId: string },
  now: Temporal.Instant,
): Promise<number> {
  refuseInstant(ticket, act, now);
  await refuseSubject(tx, ticket, act);
  const { kind, at, by, reason, undo } = act;
  const said = { ticket: ticket.reference, eventId, kind, at, by, reason, undo };
  const event = newEventOf({ ...said, refersTo: act.about?.eventId ?? null }, 0);
  const { outcomes } = await record(tx, { source: ticket.source, events: [event], byHand: true }, now);
  const [outcome] = outcomes;
  if (outcome?.userError) throw new Refused([outcome.userError]);
  if (!outcome || outcome.eventId === null) throw new Error(`Act ${eventId} was neither recorded nor refused`);
  return outcome.eventId;
}

/** @throws Refused for an act without a name or a reason */
export function refuseNameless({ by, reason }: Pick<HandAct, 'by' | 'reason'>): void {
  refuseAny([
    reason.trim() === '' ? nameProblem('', 'The reason', ['reason']) : null,
    nameProblem(by, 'The name of the person who acts', ['by']),
  ]);
}

function refuseInstant({ reference, openedAtMs }: TicketView, { at, kind }: HandAct, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(at, now) > 0) {
    refuse('EVENT_IN_FUTURE', `What is recorded by hand has happened: ${at.toString()} lies after ${now.toString()}.`, [
      'at',
    ]);
  }
  if (kind === 'AGENT_REPLIED' && openedAtMs !== null && at.epochMilliseconds < openedAtMs) {
    const opened = Temporal.Instant.fromEpochMilliseconds(openedAtMs).toString();
    refuse('INVALID', `Ticket ${reference} was opened at ${opened}: nobody answered it before.`, ['at']);
  }
}

async function refuseSubject(tx: Tx, ticket: TicketView, { kind, about, undo }: HandAct): Promise<void> {
  if (kind === 'AGENT_REPLIED') {
    if (about !== null) refuse('INVALID', 'An answer speaks of no event; it answers all that wait.', ['refersTo']);
    if (undo) refuse('INVALID', 'An answer told wrongly is taken back by RETRACTED.', ['undo']);
    return;
  }
  if (about === null) return refuse('EMPTY', `${kind} says which event it means.`, ['refersTo']);
  if (about.ticketId !== ticket.id) refuse('NOT_FOUND', `Ticket ${ticket.reference} has no such event.`, ['refersTo']);
  if (kind === 'NEEDS_NO_ANSWER' && !isNeeded(about)) {
    refuse('INVALID', 'Only a message of the customer can need no answer.', ['refersTo']);
  }
  const counterEvents = (await loadCounterEvents(tx, [ticket.id])).get(ticket.id) ?? [];
  const standing =
    kind === 'RETRACTED'
      ? standingRetractions(counterEvents).get(foreignKey(about.sourceId, about.eventId))
      : standingMark(counterEvents, about);
  const what = kind === 'RETRACTED' ? 'retracted' : 'marked as needing no answer';
  if (undo && !standing)
    refuse('INVALID', `Event ${about.eventId} is not ${what}: there is nothing to undo.`, ['undo']);
  if (!undo && standing) refuse('INVALID', `Event ${about.eventId} is ${what} already.`, ['refersTo']);
}
