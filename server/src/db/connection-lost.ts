// Whether a failure means that the database went away (and may come back), rather than that it said no.
import { sqlState } from './orm.ts';

/** admin_shutdown, crash_shutdown, cannot_connect_now, and what the socket says. */
const lost = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null && (lost.has(state) || state.startsWith('08'))) return true;
  // The driver reports a socket closed in mid-query, and a pool that cannot connect in time, by words alone.
  return /connection (terminated|ended|closed)|timeout exceeded when trying to connect/i.test(String(error));
}
