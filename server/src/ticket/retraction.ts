// Which retraction holds for which event. The last word decides, as it does in the engine: a retraction may itself be
// retracted or undone.
import { foreignKey, type EventView } from './ticket-event-list.store.ts';

/**
 * The retraction that took each event back, by the event's "source id/event id"; `counterEvents` of one ticket, in
 * order: what is no retraction is passed over.
 */
export function standingRetractions(counterEvents: readonly EventView[]): ReadonlyMap<string, EventView> {
  const retractions = counterEvents.filter(({ kind }) => kind === 'RETRACTED');
  const keyOf = (event: EventView): string => foreignKey(event.sourceId, event.eventId);
  const isRetraction = new Set(retractions.map(keyOf));
  const standing = new Map<string, EventView>();
  const decided = new Set<string>();
  for (const retraction of retractions.toReversed()) {
    if (retraction.refersTo === null || standing.has(keyOf(retraction))) continue;
    const target = foreignKey(retraction.sourceId, retraction.refersTo);
    if (decided.has(target) || target === keyOf(retraction)) continue;
    decided.add(target);
    if (!retraction.undo || isRetraction.has(target)) standing.set(target, retraction);
  }
  return standing;
}
