// Results that an act turned over, and the tickets it moved, as payloads show them.
import { customerOf } from '../customer/customer.loader.ts';
import type { CustomerType } from '../customer/customer.type.ts';
import type { Context } from '../gate/context.ts';
import { ticketOf } from '../ticket/ticket.loader.ts';
import type { TicketType } from '../ticket/ticket.type.ts';
import type { Moves } from './schedule-moves.ts';
import type { Flip } from './schedule-moves.store.ts';
import type { CoverageFlipType, CustomerFlipsType } from './schedule-version.type.ts';

const ticketsShown = 20;
const flipsShown = 100;

export type FlipValue = CoverageFlipType & { readonly of: Flip };
export type CustomerFlipsValue = CustomerFlipsType & { readonly id: number | null };

export const presentFlip = (of: Flip): FlipValue => ({ ...of, ticket: null, customer: null, of });

/** What `each` finds of the first `most` ids, in their order; what is not there is left out. */
export async function found<T>(
  ids: readonly number[],
  most: number,
  each: (id: number) => Promise<T | null>,
): Promise<T[]> {
  const all = await Promise.all(ids.slice(0, most).map(each));
  return all.filter((one): one is Awaited<T> & {} => one !== null);
}

export const movedTickets = ({ tickets }: Moves, context: Context): Promise<readonly TicketType[]> =>
  found(tickets, ticketsShown, (id) => ticketOf(context, id));

export const firstFlips = ({ flips }: Moves): readonly FlipValue[] => flips.slice(0, flipsShown).map(presentFlip);

/** Most first. */
export function flipsByCustomer({ flips }: Moves): readonly CustomerFlipsValue[] {
  const counts = Map.groupBy(flips, ({ customer }) => customer);
  return [...counts]
    .map(([id, all]) => ({ id, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.id ?? 0) - (b.id ?? 0));
}

export const flippedCustomer = async (id: number | null, context: Context): Promise<CustomerType | null> =>
  id === null ? null : customerOf(context, id);
