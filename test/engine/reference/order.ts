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
  for (const event of [...events].reverse()) {
    if (event.kind !== 'RETRACTED' || gone.has(event)) continue;
    const earlier = events.slice(0, events.indexOf(event)).filter((one) => !gone.has(one));
    const spokenOf = event.undo
      ? earlier.findLast((one) => one.kind === 'RETRACTED' && !one.undo && one.refersTo === event.refersTo)
      : earlier.find((one) => one.eventId !== null && one.eventId === event.refersTo);
    if (spokenOf !== undefined) gone.add(spokenOf);
  }
  return events.filter((event) => event.kind !== 'RETRACTED' && !gone.has(event));
}

/** An undone merge, split or mark reads as if neither it nor its undoing had been. */
function withoutUndone(events: readonly PlainEvent[]): PlainEvent[] {
  const gone = new Set<PlainEvent>();
  for (const [place, event] of events.entries()) {
    if (!event.undo) continue;
    gone.add(event);
    const undone = events
      .slice(0, place)
      .findLast(
        (one) =>
          !gone.has(one) &&
          one.kind === event.kind &&
          (event.kind !== 'NEEDS_NO_ANSWER' || one.refersTo === event.refersTo),
      );
    if (undone !== undefined) gone.add(undone);
  }
  return events.filter((event) => !gone.has(event));
}
