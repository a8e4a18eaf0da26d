import type { ReadyClock, RowTicket } from './clockRow.ts';
import type { Mark } from './words.ts';

/** One row of a list of tickets. */
export interface TicketLine {
  readonly ticket: RowTicket & { readonly id: string; readonly subject: string | null };
  /** Null when no clock of it is open. */
  readonly ready: ReadyClock | null;
  /** Shown when there is no open clock. */
  readonly standing: Mark;
}
