// The second reading: a log's rows as ticket events, in batches that hold whole tickets where they fit, so that a ticket is
// settled once.
import type { NewEvent } from '../ticket/new-event.ts';
import { openLog } from './log-file.ts';
import { mapRow } from './servicenow-log.ts';
import type { LogEvent, LogReading, Oddity, Origin, TicketSoFar } from './servicenow-log.ts';

export interface EventBatch {
  readonly events: readonly NewEvent[];
  /** For each event what it is: a row, or implied by one. */
  readonly origins: readonly Origin[];
  /** For each event the line of the row that gave it. */
  readonly lines: readonly number[];
  /** Rows of the file up to here. */
  readonly rowsRead: number;
}

export interface EventReading extends LogReading {
  /** Events a batch at most. */
  readonly batch: number;
  readonly onOddity: (oddity: Oddity) => void;
}

/**
 * All events of a log in file order, within a ticket in the order in which they happened.
 * @throws LogFileError when the file is not a well-formed log
 */
export async function* readEvents(path: string, reading: EventReading): AsyncGenerator<EventBatch> {
  const { rows } = await openLog(path);
  // One entry a ticket, as rows of a ticket need not stand together; what it holds is a few hundred bytes.
  const tickets = new Map<string, TicketSoFar>();
  let batch: LogEvent[] = [];
  let ticket: LogEvent[] = [];
  let current = '';
  let rowsRead = 0;
  for await (const row of rows) {
    if (row.ticket !== current) {
      if (batch.length + ticket.length > reading.batch) {
        yield toBatch(batch, rowsRead);
        batch = [];
      }
      batch.push(...ticket);
      ticket = [];
      current = row.ticket;
    }
    const mapped = mapRow(tickets.get(row.ticket) ?? null, row, reading);
    tickets.set(row.ticket, mapped.after);
    for (const oddity of mapped.oddities) reading.onOddity(oddity);
    ticket.push(...mapped.events);
    rowsRead += 1;
    // A ticket that alone fills a batch goes out in pieces.
    while (ticket.length > reading.batch) yield toBatch(ticket.splice(0, reading.batch), rowsRead);
  }
  if (batch.length + ticket.length > reading.batch) {
    yield toBatch(batch, rowsRead);
    batch = [];
  }
  batch.push(...ticket);
  yield toBatch(batch, rowsRead);
}

function toBatch(events: readonly LogEvent[], rowsRead: number): EventBatch {
  return {
    events: events.map(({ event }, index) => ({ ...event, index })),
    origins: events.map(({ origin }) => origin),
    lines: events.map(({ line }) => line),
    rowsRead,
  };
}
