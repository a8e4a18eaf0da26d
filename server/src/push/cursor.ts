// A cursor says how far a client has seen: the epoch of the log and a position in it. Another epoch
// means another history (a restored database), so an old cursor can never be mistaken for a new one.

export interface LogCursor {
  readonly epoch: string;
  readonly position: number;
}

export const formatCursor = (cursor: LogCursor): string => `${cursor.epoch}.${cursor.position}`;

/** The cursor in a text, or null when the text is not one. */
export function readCursor(text: string): LogCursor | null {
  const match = /^([0-9a-z]{1,32})\.(0|[1-9][0-9]{0,15})$/.exec(text);
  if (!match) return null;
  const position = Number(match[2]);
  return Number.isSafeInteger(position) ? { epoch: match[1] ?? '', position } : null;
}
