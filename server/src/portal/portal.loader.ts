// What the portal shows in lists, batched: a hundred tickets ask once for their clocks. Each load is bound to the
// viewer's customer once more, so no path into a ticket goes round the check.
import type { LoaderSpec } from '../gate/loaders.ts';
import { loadPortalClocks, loadPortalTickets, loadPromises } from './portal.store.ts';
import type { PortalClockRow, PortalTicketRow, PromiseRow } from './portal.store.ts';
import { customerOf } from './portal.viewer.ts';

export const portalTicketLoader: LoaderSpec<number, PortalTicketRow> = {
  load: (tx, ids, viewer) => loadPortalTickets(tx, customerOf(viewer), ids),
};

/** By ticket. */
export const portalClocksLoader: LoaderSpec<number, readonly PortalClockRow[]> = {
  load: (tx, ticketIds, viewer) => loadPortalClocks(tx, customerOf(viewer), ticketIds),
};

/** By agreement version. */
export const promisesLoader: LoaderSpec<number, readonly PromiseRow[]> = {
  load: (tx, versionIds) => loadPromises(tx, versionIds),
};
