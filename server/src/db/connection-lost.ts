// Whether a failure means that the database went away (and may come back), rather than that it said no.

/** admin_shutdown, crash_shutdown, cannot_connect_now, and what the socket says. */
const lost = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** The SQLSTATE of a database error, wherever the driver has put it; null for other errors. */
export function sqlState(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return null;
}

/** A socket closed in mid-query, a pool that cannot connect in time, a database that is being restored: by words alone. */
const lostInWords =
  /connection (terminated|ended|closed|error)|timeout exceeded when trying to connect|not currently accepting connections/i;

/** True for a connection that broke or could not be made: the same may be asked again when the database is back. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error);
  // Class 08 is connection exceptions.
  if (state !== null && (lost.has(state) || state.startsWith('08'))) return true;
  return lostInWords.test(String(error));
}
