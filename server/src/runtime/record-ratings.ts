// What customers say, told as events of a source. No clock reads it, so it stands beside the facts; which answers stand is
// read from the retractions of their tickets, in whatever order both came.
import type { Tx } from '../db/orm.ts';
import { tellChanged } from '../clock/excuse.store.ts';
import { loadRated, saveRatings, saveTakenBack } from '../kpi/satisfaction.store.ts';
import { standingRetractions } from '../ticket/retraction.ts';
import { foreignKey, loadCounterEvents } from '../ticket/ticket-event-list.store.ts';
import type { EventToSave } from '../ticket/ticket-event.store.ts';

/** Keeps the ratings among new events; behind settling, which makes the rows of new tickets. */
export async function recordRatings(
  tx: Tx,
  { source, recorded }: { readonly source: string; readonly recorded: readonly EventToSave[] },
  now: Temporal.Instant,
): Promise<void> {
  const concerned = recorded.filter(({ event: { kind } }) => kind === 'RATED' || kind === 'RETRACTED');
  if (concerned.length === 0) return;
  const ratings = concerned.flatMap(({ id, ticketId, event: { at, score, words } }) =>
    score === null ? [] : [{ event: id, ticket: ticketId, at, score, words }],
  );
  await saveRatings(tx, source, ratings, now);
  const tickets = [...new Set(concerned.map(({ ticketId }) => ticketId))];
  const turned = await takeBack(tx, tickets);
  await tellChanged(tx, { tickets: [...new Set([...ratings.map(({ ticket }) => ticket), ...turned])] }, now);
}

/** The tickets of which an answer counts no more, or again. */
async function takeBack(tx: Tx, tickets: readonly number[]): Promise<number[]> {
  const rated = await loadRated(tx, tickets);
  if (rated.length === 0) return [];
  const counterEvents = await loadCounterEvents(tx, tickets);
  const turned = rated.filter(({ ticket, sourceId, eventId, takenBack }) => {
    const retractions = standingRetractions(counterEvents.get(ticket) ?? []);
    return retractions.has(foreignKey(sourceId, eventId)) !== takenBack;
  });
  for (const was of [true, false]) {
    const events = turned.filter(({ takenBack }) => takenBack === was).map(({ event }) => event);
    await saveTakenBack(tx, events, !was);
  }
  return turned.map(({ ticket }) => ticket);
}
