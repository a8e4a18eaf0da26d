// What is known at an instant, in order, without what was taken back: rule 10, and the counter-facts of section 2.
import type { PlainEvent } from './words.ts';

/** The events that happened by `asOf` and stand, in the order of their happening. */
export function standing(events: readonly PlainEvent[], asOf: number): PlainEvent[] {
  const known = events
    .filter(({ at }) => at <= asOf)
    .map((event, place) => ({ event, place }))
    .sort((a, b) => a.event.at - b.event.at || bySequence(a.event, b.event) || a.place - b.place)
    .map(({ event }) => event);
  return withoutUndone(withoutRetracted(known));
}

function bySequence(a: PlainEvent, b: PlainEvent): number {
  return a.sequence === null || b.sequence === null ? 0 : a.sequence - b.sequence;
}

/** From the last to the first, so that a retraction that was itself taken back takes nothing back. */
function withoutRetracted(events: readonly PlainEvent[]): PlainEvent[] {
  const gone = new Set<PlainEvent>();
  for (const [place, event] of [...events.entries()].reverse()) {
    if (event.kind !== 'RETRACTED' || gone.has(event)) continue;
    for (const earlier of events.slice(0, place)) {
      if (event.undo ? isTakenBack(earlier, event) : earlier.eventId === event.refersTo) gone.add(earlier);
    }
  }
  return events.filter((event) => event.kind !== 'RETRACTED' && !gone.has(event));
}

/** An undone merge, split or mark reads as if neither it nor its undoing had been. */
function withoutUndone(events: readonly PlainEvent[]): PlainEvent[] {
  const gone = new Set<PlainEvent>();
  for (const [place, event] of events.entries()) {
    if (!event.undo) continue;
    gone.add(event);
    const undone = events.slice(0, place).filter((earlier) => !gone.has(earlier) && isTakenBack(earlier, event));
    for (const earlier of undone.slice(-1)) gone.add(earlier);
  }
  return events.filter((event) => !gone.has(event));
}

const speaks = ({ kind }: PlainEvent): boolean => kind === 'RETRACTED' || kind === 'NEEDS_NO_ANSWER';

/** An undoing is about those that spoke of what it speaks of, or that it speaks of itself. */
function isTakenBack(earlier: PlainEvent, undoing: PlainEvent): boolean {
  const { kind, refersTo } = undoing;
  if (earlier.kind !== kind || earlier.undo) return false;
  return !speaks(undoing) || (refersTo !== null && (earlier.refersTo === refersTo || earlier.eventId === refersTo));
}
