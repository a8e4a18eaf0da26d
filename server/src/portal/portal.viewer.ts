// Who may use the portal, asked before anything else by every door of it.
import { refuseForbidden } from '../gate/errors.ts';
import { isPortalViewer, type Viewer } from '../gate/viewer.ts';

/**
 * The customer whose portal the viewer uses.
 * @throws FORBIDDEN for everybody who is not a customer's person or system, staff of every role among them
 */
export function customerOf(viewer: Viewer): number {
  if (viewer.customer === null || !isPortalViewer(viewer)) throw refuseForbidden(viewer.roles, 'use the portal');
  return viewer.customer;
}
