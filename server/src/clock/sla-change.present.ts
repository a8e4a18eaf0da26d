// From an entry of the change log to the changes that are sent.
import { fromEpochMs } from '../db/columns.ts';
import type { AgreementKind } from '../engine/clause.ts';
import { formatCursor, type LogCursor } from '../push/cursor.ts';
import type { LogEntry, LoggedChange } from '../push/change-log.ts';
import type { Placed } from '../push/live-source.ts';
import type { ClockRow } from './clock.row.ts';
import type { SlaChangeType } from './sla-change.type.ts';

/** A change as shown; the rest is what its links start from and never leaves. */
export type SlaChangeValue = SlaChangeType & {
  readonly ticketId: number;
  readonly causeId: number | null;
  /** The reading stored with the change. */
  readonly stored: ClockRow;
};

/**
 * The changes of an entry behind a cursor, of clocks of some kinds of agreements; silent ones are kept in the log and never
 * sent.
 */
export function presentChanges(
  entry: LogEntry,
  kinds: readonly AgreementKind[],
  { epoch, position: after }: LogCursor,
): Placed<SlaChangeValue>[] {
  return entry.payload.changes.flatMap((change, index) => {
    const position = entry.position + index;
    const stored = change.clock as ClockRow | null;
    if (position <= after || change.silent || stored === null || !kinds.includes(stored.kind)) return [];
    const value = presentChange({ change, stored, ticketId: entry.ticketId }, formatCursor({ epoch, position }));
    return [{ position, value }];
  });
}

function presentChange(
  { change, stored, ticketId }: { readonly change: LoggedChange; readonly stored: ClockRow; readonly ticketId: number },
  cursor: string,
): SlaChangeValue {
  const at = fromEpochMs(change.atMs);
  if (at === null) throw new Error(`The change at ${cursor} has no instant`);
  return {
    cursor,
    revision: change.revision,
    at,
    kind: change.kind,
    limit: change.limit,
    previousStanding: change.previousStanding,
    standing: change.standing,
    ticketId,
    causeId: change.cause,
    stored,
  };
}
