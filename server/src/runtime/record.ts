// An event comes in: facts are appended, their tickets settled, all in the caller's transaction.
import { GroundChanged, type Tx } from '../db/orm.ts';
import { startSending } from '../db/sending.ts';
import type { StatusCategory } from '../engine/fact.ts';
import { contentHash } from '../ticket/content-hash.ts';
import type { EventOutcome, NewEvent, Refusal } from '../ticket/new-event.ts';
import {
  findOrMakeSource,
  loadEventKeys,
  loadIndividuals,
  loadStatuses,
  saveActivity,
  saveEventKeys,
  saveEvents,
  saveSubjects,
  takeEventIds,
  withNewIndividuals,
  type EventKey,
  type EventToSave,
  type SourceRef,
} from '../ticket/ticket-event.store.ts';
import { loadTiedIds } from '../ticket/tie.store.ts';
import { freshTicket, lockTickets, type Links } from '../ticket/ticket.store.ts';
import { describeFacts, linksIn } from './describe-facts.ts';
import { recordRatings } from './record-ratings.ts';
import { refuseEvent } from './refuse-event.ts';
import { settle, type Settlement } from './settle.ts';

export interface ToRecord {
  readonly source: string;
  readonly events: readonly NewEvent[];
  /** People tell it, not the source: it is no sign that the source still speaks. */
  readonly byHand?: boolean;
}

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
  { source: name, events, byHand = false }: ToRecord,
  now: Temporal.Instant,
): Promise<Recording> {
  const refused = events.map((event) => refuseEvent(event, now));
  const { firsts, again } = splitRepeats(events.filter((_, place) => refused[place] === null));
  if (firsts.length === 0) return { outcomes: answer(events, refused, new Map(), again), settlement: null };

  const source = await findOrMakeSource(tx, name, now);
  const { placed, ...known } = await placeEvents(tx, source, firsts);
  const recorded = placed.filter(({ earlier }) => earlier === null);
  const settlement = recorded.length === 0 ? null : await saveFacts(tx, source, { ...known, recorded, byHand }, now);
  return {
    outcomes: answer(events, refused, new Map(placed.map((event) => [event.event.eventId, event])), again),
    settlement,
  };
}

/** `record` for callers that need no more than the answers. */
export const recordEvents = async (tx: Tx, input: ToRecord, now: Temporal.Instant): Promise<readonly EventOutcome[]> =>
  (await record(tx, input, now)).outcomes;

interface PlacedEvent extends EventToSave {
  /** There is no row of the ticket yet. */
  readonly freshTicket: boolean;
  /** What was recorded under this id before; null when it is new. */
  readonly earlier: EventKey | null;
}

/** Events of one list that carry an id already met in the list. */
function splitRepeats(events: readonly NewEvent[]): { firsts: NewEvent[]; again: Set<number> } {
  const firsts = new Map<string, NewEvent>();
  const again = new Set<number>();
  for (const event of events) {
    if (firsts.has(event.eventId)) again.add(event.index);
    else firsts.set(event.eventId, event);
  }
  return { firsts: [...firsts.values()], again };
}

interface Placed {
  readonly placed: readonly PlacedEvent[];
  /** What the names in the events stand for: people met before, the source's own statuses, what it links to. */
  readonly people: ReadonlyMap<string, number>;
  readonly statuses: ReadonlyMap<string, StatusCategory>;
  readonly links: Links;
  /** Ids of the tickets that merges and splits tie to those of the events, all locked; null: none is tied to any. */
  readonly tied: readonly number[] | null;
}

/** Locks the tickets and finds out what was recorded before; an id recorded before stays with its first event. */
async function placeEvents(tx: Tx, source: SourceRef, events: readonly NewEvent[]): Promise<Placed> {
  const references = events.map(({ ticket }) => ticket);
  const named = events.flatMap(({ into, from }) => [into, from].filter((name) => name !== null));
  const eventIds = events.map(({ eventId }) => eventId);
  const tellers = [...new Set([...references, ...named])].map((reference) => ({ sourceId: source.id, reference }));
  // In this order: under the tickets' locks nobody else records an event of theirs.
  const [locked, recorded, ids, tied, people, statuses, links] = await Promise.all([
    lockTickets(tx, source.id, { references, named }),
    loadEventKeys(tx, source.id, eventIds),
    takeEventIds(tx, events.length),
    loadTiedIds(tx, tellers),
    loadIndividuals(tx, namesIn(events)),
    loadStatuses(tx, source.id),
    linksIn(tx, events),
  ]);
  const tickets = new Map(locked.tickets.map((ticket) => [ticket.reference, ticket]));
  const held = new Set([...locked.tickets.map(({ id }) => id), ...locked.tied.values()]);
  if (tied.some((id) => !held.has(id))) throw new GroundChanged('A ticket was tied to others by another transaction');
  const placed = events.map((event, place) => {
    const ticket = tickets.get(event.ticket);
    if (!ticket) throw new Error(`Ticket ${event.ticket} was neither found nor made`);
    const earlier = recorded.get(event.eventId) ?? null;
    const id = ids[place] ?? 0;
    return { event, id, ticketId: ticket.id, freshTicket: ticket.fresh, earlier };
  });
  const isUntied = locked.tied.size === 0 && tied.length === 0;
  return { placed, people, statuses, links, tied: isUntied ? null : [...locked.tied.values()] };
}

const namesIn = (events: readonly NewEvent[]): string[] =>
  events.flatMap(({ by, agent, contact }) => [by, agent, contact].filter((name) => name !== null));

interface ToSave extends Omit<Placed, 'placed'> {
  readonly recorded: readonly PlacedEvent[];
  readonly byHand: boolean;
}

async function saveFacts(
  tx: Tx,
  source: SourceRef,
  { recorded, tied, byHand, people: familiar, statuses, links }: ToSave,
  now: Temporal.Instant,
): Promise<Settlement> {
  const events = recorded.map(({ event }) => event);
  const people = await withNewIndividuals(tx, familiar, namesIn(events));
  const rows = { rows: recorded, people, statuses };
  const sending = startSending();
  const append = async (): Promise<void> => {
    sending.send(saveEvents(tx, source.id, rows, now));
    sending.send(saveSubjects(tx, subjectsIn(recorded)));
    await sending.flushed();
    sending.send(saveEventKeys(tx, source.id, recorded.map(toKey)));
    await sending.flushed();
  };
  const tickets = [...new Map(recorded.map((event) => [event.ticketId, event])).values()];
  const fresh = tickets.filter(({ freshTicket: isFresh }) => isFresh);
  const met = tickets.filter(({ freshTicket: isFresh }) => !isFresh).map(({ ticketId }) => ticketId);
  // What happens to a ticket concerns those that merges and splits tie to it: they are read anew with it.
  const known = [...met, ...(tied ?? [])];
  // Of tickets that are all new we hold every fact: PostgreSQL writes them while we read from them.
  const isAllFresh = known.length === 0;
  if (!isAllFresh) await append();
  const facts = isAllFresh ? { facts: describeFacts(source.name, rows, links), append } : {};
  const settlement = await settle(tx, known, now, {
    ...facts,
    sending,
    untied: tied === null,
    newFacts: new Set(recorded.map(({ id }) => id)),
    fresh: fresh.map(({ ticketId, event }) => freshTicket(source, ticketId, event.ticket)),
  });
  await recordRatings(tx, { source: source.name, recorded }, now);
  // Last, because all recordings of a source wait for each other at this row.
  if (!byHand) sending.send(saveActivity(tx, source.id, latestOf(events), now));
  await sending.arrived();
  return settlement;
}

const toKey = ({ id, ticketId, event }: PlacedEvent): EventKey => ({
  ...{ id, ticketId, eventId: event.eventId, contentHash: contentHash(event) },
});

const latestOf = (events: readonly NewEvent[]): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.max(...events.map(({ at }) => at.epochMilliseconds)));

const subjectsIn = (recorded: readonly PlacedEvent[]): Map<number, string> =>
  new Map(recorded.flatMap(({ ticketId, event }) => (event.subject === null ? [] : [[ticketId, event.subject]])));

function answer(
  events: readonly NewEvent[],
  refused: readonly (Refusal | null)[],
  placed: ReadonlyMap<string, PlacedEvent>,
  again: ReadonlySet<number>,
): EventOutcome[] {
  return events.map((event, place): EventOutcome => {
    const refusal = refused[place];
    if (refusal) return { index: event.index, outcome: 'REFUSED', ticketId: null, eventId: null, userError: refusal };
    const first = placed.get(event.eventId);
    if (!first) throw new Error(`Event ${event.eventId} was accepted and not placed`);
    const { earlier } = first;
    if (earlier === null && !again.has(event.index)) return outcome(event, 'RECORDED', first);
    const stored = earlier ?? toKey(first);
    return stored.contentHash === contentHash(event) ? outcome(event, 'REPEATED', stored) : conflict(event);
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
