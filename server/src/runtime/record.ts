// An event comes in: facts are appended, their tickets settled, all in the caller's transaction.
import { hash } from 'node:crypto';
import type { Tx } from '../db/orm.ts';
import type { EventOutcome, NewEvent, Refusal } from '../ticket/new-event.ts';
import {
  findOrMakeIndividuals,
  findOrMakeSource,
  loadEventKeys,
  loadStatuses,
  saveActivity,
  saveEventKeys,
  saveEvents,
  saveSubjects,
  takeEventIds,
  type EventKey,
  type EventToSave,
  type SourceRef,
} from '../ticket/ticket-event.store.ts';
import { dropEmptyTickets, lockTickets } from '../ticket/ticket.store.ts';
import { describeFacts } from './describe-facts.ts';
import { refuseEvent } from './refuse-event.ts';
import { settle, type Settlement } from './settle.ts';

export interface Recording {
  readonly outcomes: readonly EventOutcome[];
  readonly settlement: Settlement | null;
}

/**
 * Records up to 1,000 events of one source. Each is answered by itself: RECORDED, REPEATED (the same
 * event again: nothing happens) or REFUSED (malformed, too far ahead, or another event's id).
 */
export async function record(
  tx: Tx,
  { source: name, events }: { source: string; events: readonly NewEvent[] },
  now: Temporal.Instant,
): Promise<Recording> {
  const refused = events.map((event) => refuseEvent(event, now));
  const { firsts, again } = splitRepeats(events.filter((_, place) => refused[place] === null));
  if (firsts.length === 0) return { outcomes: answer(events, refused, new Map(), again), settlement: null };

  const source = await findOrMakeSource(tx, name, now);
  const placed = await placeEvents(tx, source, firsts);
  const recorded = placed.filter((event) => event.isNew);
  const settlement = recorded.length === 0 ? null : await saveFacts(tx, source, recorded, now);
  return {
    outcomes: answer(events, refused, new Map(placed.map((event) => [event.event.eventId, event])), again),
    settlement,
  };
}

/** `record` for callers that need no more than the answers. */
export const recordEvents = async (
  tx: Tx,
  input: { source: string; events: readonly NewEvent[] },
  now: Temporal.Instant,
): Promise<readonly EventOutcome[]> => (await record(tx, input, now)).outcomes;

interface HashedEvent {
  readonly event: NewEvent;
  readonly contentHash: Buffer;
}

interface PlacedEvent extends EventToSave, HashedEvent {
  /** The ticket was made by this recording. */
  readonly freshTicket: boolean;
  readonly isNew: boolean;
  /** What was recorded under this id before; null when it is new. */
  readonly earlier: EventKey | null;
}

/** Events of one list that carry an id already met in the list. */
function splitRepeats(events: readonly NewEvent[]): { firsts: HashedEvent[]; again: Map<number, HashedEvent> } {
  const firsts = new Map<string, HashedEvent>();
  const again = new Map<number, HashedEvent>();
  for (const event of events) {
    const hashed = { event, contentHash: contentHash(event) };
    if (firsts.has(event.eventId)) again.set(event.index, hashed);
    else firsts.set(event.eventId, hashed);
  }
  return { firsts: [...firsts.values()], again };
}

const CONTENT = [
  ...([
    'ticket',
    'sequence',
    'kind',
    'actor',
    'by',
    'reason',
    'status',
    'sourceStatus',
    'severity',
    'sourceSeverity',
  ] as const),
  ...(['group', 'agent', 'contact', 'serviceAccount', 'service', 'asset', 'subject', 'into', 'from'] as const),
  ...(['message', 'refersTo', 'undo'] as const),
] satisfies readonly (keyof NewEvent)[];

/** A hash of everything the event says, and of nothing else: its place in a list is not part of it. */
function contentHash(event: NewEvent): Buffer {
  // In a fixed order, whoever made the event; instants as numbers, because their text costs more than all the rest.
  // Absent is empty; what was said stands between separators that no name may hold.
  const said = CONTENT.map((field) => event[field]).join('\0');
  const text = `${String(event.at.epochMilliseconds)}\0${String(event.promisedAt?.epochMilliseconds)}\0${said}`;
  return hash('sha256', text, 'buffer').subarray(0, 16);
}

/** Locks the tickets, then registers the event ids; an id registered before stays with its first event. */
async function placeEvents(tx: Tx, source: SourceRef, events: readonly HashedEvent[]): Promise<PlacedEvent[]> {
  const tickets = new Map(
    (
      await lockTickets(
        tx,
        source.id,
        events.map(({ event }) => event.ticket),
      )
    ).map((t) => [t.reference, t]),
  );
  const ids = await takeEventIds(tx, events.length);
  const keys = events.map(({ event, contentHash }, place): EventKey => {
    const ticket = tickets.get(event.ticket);
    if (!ticket) throw new Error(`Ticket ${event.ticket} was neither found nor made`);
    return { eventId: event.eventId, ticketId: ticket.id, id: ids[place] ?? 0, contentHash };
  });
  const fresh = await saveEventKeys(tx, source.id, keys);
  const repeated = keys.filter((key) => !fresh.has(key.eventId)).map((key) => key.eventId);
  const earlier = repeated.length === 0 ? new Map<string, EventKey>() : await loadEventKeys(tx, source.id, repeated);
  const used = new Set(keys.filter((key) => fresh.has(key.eventId)).map((key) => key.ticketId));
  const empty = [...tickets.values()].filter((ticket) => ticket.fresh && !used.has(ticket.id));
  await dropEmptyTickets(
    tx,
    empty.map((ticket) => ticket.id),
  );
  return events.map((hashed, place) => {
    const key = keys[place] as EventKey;
    return {
      ...hashed,
      id: key.id,
      ticketId: key.ticketId,
      freshTicket: tickets.get(hashed.event.ticket)?.fresh ?? false,
      isNew: fresh.has(key.eventId),
      earlier: earlier.get(key.eventId) ?? null,
    };
  });
}

async function saveFacts(
  tx: Tx,
  source: SourceRef,
  recorded: readonly PlacedEvent[],
  now: Temporal.Instant,
): Promise<Settlement> {
  const people = await findOrMakeIndividuals(
    tx,
    recorded.flatMap(({ event }) => [event.by, event.agent, event.contact].filter((name) => name !== null)),
  );
  const statuses = await loadStatuses(tx, source.id);
  const append = (): Promise<void> => saveEvents(tx, source.id, { rows: recorded, people, statuses }, now);
  await saveSubjects(
    tx,
    new Map(
      recorded.flatMap(({ ticketId, event }) => (event.subject === null ? [] : [[ticketId, event.subject] as const])),
    ),
  );
  const tickets = [...new Set(recorded.map((event) => event.ticketId))];
  const known = {
    newFacts: new Set(recorded.map((event) => event.id)),
    freshTickets: new Set(recorded.filter((event) => event.freshTicket).map((event) => event.ticketId)),
  };
  const allFresh = known.freshTickets.size === tickets.length;
  if (!allFresh) await append();
  const facts = allFresh ? await describeFacts(tx, source.name, { rows: recorded, people, statuses }) : undefined;
  const settlement = await settle(tx, tickets, now, facts ? { ...known, facts, append } : known);
  const latest = recorded.map(({ event }) => event.at.epochMilliseconds).reduce((a, b) => Math.max(a, b));
  await saveActivity(tx, source.id, Temporal.Instant.fromEpochMilliseconds(latest), now);
  return settlement;
}

function answer(
  events: readonly NewEvent[],
  refused: readonly (Refusal | null)[],
  placed: ReadonlyMap<string, PlacedEvent>,
  again: ReadonlyMap<number, HashedEvent>,
): EventOutcome[] {
  return events.map((event, place): EventOutcome => {
    const refusal = refused[place];
    if (refusal) return { index: event.index, outcome: 'REFUSED', ticketId: null, eventId: null, userError: refusal };
    const first = placed.get(event.eventId);
    if (!first) throw new Error(`Event ${event.eventId} was accepted and not placed`);
    const repeat = again.get(event.index);
    if (first.isNew && !repeat) return outcome(event, 'RECORDED', first);
    const stored = first.isNew ? first : first.earlier;
    if (!stored) throw new Error(`Event ${event.eventId} is not new and was not found`);
    const same = stored.contentHash.equals((repeat ?? first).contentHash);
    return same ? outcome(event, 'REPEATED', stored) : conflict(event);
  });
}

const outcome = (
  event: NewEvent,
  kind: 'RECORDED' | 'REPEATED',
  at: { ticketId: number; id: number },
): EventOutcome => ({
  index: event.index,
  outcome: kind,
  ticketId: at.ticketId,
  eventId: at.id,
  userError: null,
});

const conflict = (event: NewEvent): EventOutcome => ({
  index: event.index,
  outcome: 'REFUSED',
  ticketId: null,
  eventId: null,
  userError: {
    code: 'EVENT_CONFLICT',
    message: `Event ${event.eventId} was recorded before with other content; a wrong fact is answered by a RETRACTED event, never changed`,
    path: ['eventId'],
  },
});
