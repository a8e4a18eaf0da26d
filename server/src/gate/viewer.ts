// Who is asking, and what they may see. Everything that `may` can consult stands here.
import type { Role } from '../access/role.ts';
import type { PlaylistHeld } from '../access/token.store.ts';

export interface Viewer {
  /** 'person:3' or 'token:7'; the token of the environment is 'token:0'. Scopes idempotency keys and signs acts. */
  readonly principal: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The customer whose portal this viewer uses; null: none. */
  readonly customer: number | null;
  /** The one board of a wall's token; null: none. */
  readonly board: number | null;
  /** The playlist of a wall's token, and the boards it turns through; null: none. */
  readonly playlist: PlaylistHeld | null;
  /** A wall whose boards all let it show subjects and people's names; false for all other viewers. */
  readonly showsNames: boolean;
  /** The sources an integration records for and reads; empty for all others. */
  readonly sources: readonly string[];
}

/** True for somebody who signed in; a token stands for a machine. */
export const isPerson = (viewer: Viewer): boolean => viewer.principal.startsWith('person:');

/** True when the viewer works on the floor (any role but CUSTOMER). */
export const isFloorViewer = (viewer: Viewer): boolean => viewer.roles.some((role) => role !== 'CUSTOMER');

/** True when the viewer may use the portal: a customer's person or system. */
export const isPortalViewer = (viewer: Viewer): boolean =>
  viewer.customer !== null && viewer.roles.includes('CUSTOMER');

/** The sources this viewer's reading is limited to; null: all of them. */
export function visibleSources(viewer: Viewer): readonly string[] | null {
  const readsAll = viewer.roles.some((role) => role !== 'INTEGRATION' && role !== 'CUSTOMER' && role !== 'BOARD');
  return readsAll ? null : viewer.sources;
}
