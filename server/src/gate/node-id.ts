// Global ids: opaque to clients, for us the type's name and the row's id.

export interface NodeId {
  readonly type: string;
  /** What follows the type: "12", for ticket events "12.345" (ticket, event). */
  readonly key: string;
  /** The first number of the key: the row's id. */
  readonly id: number;
}

const form = /^([A-Za-z]+):((\d{1,15})(?:\.\d{1,15})?)$/;

/** The global id of a row: base64url of "Ticket:12". */
export function toNodeId(type: string, id: number | string): string {
  return Buffer.from(`${type}:${String(id)}`, 'utf8').toString('base64url');
}

/** What a global id names; null for anything that `toNodeId` did not make. */
export function parseNodeId(text: string): NodeId | null {
  if (text.length > 120) return null;
  const match = form.exec(Buffer.from(text, 'base64url').toString('latin1'));
  if (match === null) return null;
  const [, type = '', key = '', id = ''] = match;
  const nodeId = { type, key, id: Number(id) };
  // One thing has one id: other spellings (padding, stray characters) name nothing.
  return toNodeId(type, key) === text ? nodeId : null;
}

/** The row's id when the global id is of this type; null otherwise. */
export function idOf(type: string, text: string): number | null {
  const nodeId = parseNodeId(text);
  return nodeId !== null && nodeId.type === type && nodeId.key === String(nodeId.id) ? nodeId.id : null;
}

/**
 * The row that a list's filter names; null: no filter. An id of anything else is 0, which no row has: the list is then
 * empty, as it is for an id that is absent.
 */
export const filterId = (type: string, text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : (idOf(type, text) ?? 0);
