// Which mark says of a message that it needs no answer. Marks are undone and retracted, as the engine reads it: an undo
// takes back the last mark that speaks of the same, or the one that it names.
import { standingRetractions } from './retraction.ts';
import { foreignKey, type EventView } from './ticket-event-list.store.ts';

/** A message of the customer, which waits for an answer. */
export const isNeeded = ({ kind, actor, from }: EventView): boolean =>
  (kind === 'OPENED' && actor === 'CUSTOMER') ||
  (kind === 'CUSTOMER_REPLIED' && actor !== 'AUTOMATION') ||
  (kind === 'SPLIT' && from !== null);

/** The mark that stands for this message; `counterEvents` of its ticket, in order. */
export function standingMark(counterEvents: readonly EventView[], message: EventView): EventView | undefined {
  const retracted = standingRetractions(counterEvents);
  const speaksOf = ({ refersTo, message: about }: EventView): boolean =>
    refersTo === null ? about !== null && about === message.message : refersTo === message.eventId;
  let standing: EventView[] = [];
  for (const event of counterEvents) {
    if (event.kind !== 'NEEDS_NO_ANSWER' || retracted.has(foreignKey(event.sourceId, event.eventId))) continue;
    if (!event.undo && speaksOf(event)) standing.push(event);
    else if (event.undo && standing.some(({ eventId }) => eventId === event.refersTo))
      standing = standing.filter(({ eventId }) => eventId !== event.refersTo);
    else if (event.undo && speaksOf(event)) standing = standing.slice(0, -1);
  }
  return standing.at(-1);
}
