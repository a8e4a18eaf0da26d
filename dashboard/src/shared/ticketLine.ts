import { headroomsOf, rowAt, type ClockRow, type ReadyClock, type RowTicket } from './clockRow.ts';
import { countdown } from './duration.ts';
import { heldBy, type Mark } from './words.ts';

/** One row of a list of tickets. */
export interface TicketLine {
  readonly ticket: RowTicket & { readonly id: string; readonly subject: string | null };
  /** Null when no clock of it is open. */
  readonly ready: ReadyClock | null;
  /** Shown when there is no open clock. */
  readonly standing: Mark;
}

/** What a line shows at one instant. `late` is said in full: "−6 h 39 late". */
export interface TicketRow {
  readonly key: string;
  readonly ticket: TicketLine['ticket'];
  readonly row: ClockRow | null;
  readonly mark: Mark;
  readonly late: string | null;
  readonly held: string | null;
}

const nothingSilent: ReadonlySet<string> = new Set();

export function ticketRow({ ticket, ready, standing }: TicketLine, at: { now: number; zone: string }): TicketRow {
  const row = ready === null ? null : rowAt(ready, { ...at, silent: nothingSilent });
  const left = ready === null ? null : headroomsOf(ready, at.now).toPromise;
  return {
    key: ready?.clock.id ?? ticket.id,
    ticket,
    row,
    mark: row?.mark ?? standing,
    late: left !== null && left < 0 ? `${countdown(left)} late` : null,
    held: heldBy(ticket),
  };
}
