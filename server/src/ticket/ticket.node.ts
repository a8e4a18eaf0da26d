// Tickets and their events by global id, with the same access check as every other path.
import type { Context } from '../gate/context.ts';
import { may } from '../gate/may.ts';
import type { NodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { presentTicketEvent } from './ticket-event.present.ts';
import { eventLoader, ticketOf } from './ticket.loader.ts';

async function eventOf(context: Context, { key }: NodeId): Promise<object | null> {
  const event = key.includes('.') ? await context.loaders.one(eventLoader, key) : null;
  return event && presentTicketEvent(event);
}

const forReaders =
  (load: NodeSource['load']): NodeSource['load'] =>
  (context, nodeId) =>
    may(context.viewer, 'readTickets') ? load(context, nodeId) : Promise.resolve(null);

export const ticketNodes: readonly NodeSource[] = [
  {
    type: 'Ticket',
    load: forReaders((context, { id, key }) => (key === String(id) ? ticketOf(context, id) : Promise.resolve(null))),
  },
  { type: 'TicketEvent', load: forReaders(eventOf) },
];
