// Whether a failure means that the database went away (and may come back), rather than that it said no.
import { sqlState } from '../db/orm.ts';

/** admin_shutdown, crash_shutdown, cannot_connect_now, and what the socket says. */
const lost = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error);
  // Class 08 is connection exceptions; the driver reports a socket closed in mid-query by its words alone.
  return state === null ? /connection (terminated|ended|closed|error)/i.test(String(error)) : lost.has(state) || state.startsWith('08');
}
