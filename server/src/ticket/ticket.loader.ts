// Tickets and what belongs to them, batched: a list of a hundred asks once for each kind of thing.
import type { Tx } from '../db/orm.ts';
import type { Context } from '../gate/context.ts';
import type { Loaders, LoaderSpec } from '../gate/loaders.ts';
import {
  countEvents,
  loadCounterEvents,
  loadEvents,
  loadEventsByEventId,
  loadTicketIdsByReference,
} from './ticket-event-list.store.ts';
import type { EventView } from './ticket-event-list.store.ts';
import { loadFirstFacts, loadTicketViews, type TicketView } from './ticket-list.store.ts';
import { presentTicket, sourcesMet, type TicketValue } from './ticket.present.ts';

export const ticketLoader: LoaderSpec<number, TicketView> = {
  load: (tx, ids, viewer) => loadTicketViews(tx, ids, sourcesMet(viewer)),
};

export const firstFactLoader: LoaderSpec<number, number> = { load: loadFirstFacts };

/** By "ticket.event". */
export const eventLoader: LoaderSpec<string, EventView> = {
  load: (tx, keys, viewer) => loadEvents(tx, keys, sourcesMet(viewer)),
};

/** By "source id/event id". */
export const eventByEventIdLoader: LoaderSpec<string, EventView> = { load: loadEventsByEventId };

/** By "source id/reference". */
export const ticketIdByReferenceLoader: LoaderSpec<string, number> = { load: loadTicketIdsByReference };

export const counterEventLoader: LoaderSpec<number, readonly EventView[]> = { load: loadCounterEvents };

export const eventCountLoader: LoaderSpec<number, number> = { load: countEvents };

/** The ticket of this id; null when there is none that the viewer may see. */
export async function ticketOf(context: Context, id: number): Promise<TicketValue | null> {
  const row = await context.loaders.one(ticketLoader, id);
  return row === null ? null : presentTicket(row, context.viewer);
}

// A page of each ticket's events or clocks depends on its arguments, so each set of arguments is a loader of its own.
const pages = new WeakMap<Loaders, Map<string, unknown>>();

/** The one loader of this operation for a list with these arguments; `key` names list and arguments. */
export function listLoader<V>(
  loaders: Loaders,
  key: string,
  load: (tx: Tx, ids: readonly number[]) => Promise<ReadonlyMap<number, V>>,
): LoaderSpec<number, V> {
  const known = pages.get(loaders) ?? new Map<string, unknown>();
  pages.set(loaders, known);
  // The key names what is listed, so that one key always stands for values of one type.
  const spec = (known.get(key) as LoaderSpec<number, V> | undefined) ?? { load };
  known.set(key, spec);
  return spec;
}
