// What every contender is asked, and the event that the rivals tell.
import type { Opening } from './listeners.ts';

const document = `subscription Changes($after: Cursor) { slaChanges(after: $after) {
  cursor revision at kind limit previousStanding standing
  ticket { reference status severity } clock { measure phase spent promise { dueAt headroom } }
} }`;

/** A listener of graphql-transport-ws that hears every change. */
export const listening = (port: number, token: string, after: string | null = null): Omit<Opening, 'count'> => ({
  port,
  path: '/graphql',
  protocol: 'graphql-transport-ws',
  words: [
    JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
    JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document, variables: { after } } }),
  ],
});

/** The same shape as ours, without a thought behind it. */
export const rivalSchema = `
  scalar Cursor
  type Query { ok: Boolean }
  type Subscription { slaChanges(after: Cursor): SlaChange! }
  type SlaChange {
    cursor: String! revision: Int! at: String! kind: String! limit: String
    previousStanding: String standing: String ticket: Ticket! clock: Clock!
  }
  type Ticket { reference: String! status: String! severity: String }
  type Clock { measure: String! phase: String! spent: String! promise: Limit }
  type Limit { dueAt: String headroom: String }
`;

export const rivalEvent = (index: number) => ({
  cursor: `5f1c2a9b7d.${String(index)}`,
  revision: 1,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'STARTED',
  limit: null,
  previousStanding: null,
  standing: 'ON_TRACK',
  ticket: { reference: `F-${String(index)}`, status: 'NEW', severity: 'HIGH' },
  clock: {
    measure: 'RESOLUTION',
    phase: 'RUNNING',
    spent: 'PT0S',
    promise: { dueAt: '2026-11-22T11:00:00.000Z', headroom: 'PT1H' },
  },
});
