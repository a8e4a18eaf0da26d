// What became of an occurrence, as the log keeps it.
import type { LoggedOccurrence } from '../push/change-log.ts';
import type { OccurrenceRow, StoredOccurrenceReading } from './occurrence.store.ts';

export type DeliverableChangeKind =
  | 'OPENED'
  | 'AT_RISK'
  | 'OVER_TARGET'
  | 'LATE'
  | 'DELIVERED'
  | 'MISSED'
  | 'WAIVED'
  | 'CORRECTED'
  | 'PROGRESSED'
  | 'CONFIRMED'
  | 'DISPUTED';

/** From better to worse as time passes; whatever goes another way is a correction. */
const course = ['UPCOMING', 'OPEN', 'AT_RISK', 'OVER_TARGET', 'LATE', 'MISSED'];

type Seen = Pick<StoredOccurrenceReading, 'standing' | 'confirmation'>;

function kindOf(before: Seen, after: Seen): DeliverableChangeKind {
  if (before.standing === after.standing) {
    if (before.confirmation === after.confirmation) return 'PROGRESSED';
    const { confirmation } = after;
    return confirmation === 'CONFIRMED' || confirmation === 'DISPUTED' ? confirmation : 'CORRECTED';
  }
  const [was, is] = [course.indexOf(before.standing), course.indexOf(after.standing)];
  const isEnd = after.standing === 'DELIVERED' || after.standing === 'WAIVED';
  if (isEnd) return before.standing === 'MISSED' && after.standing === 'DELIVERED' ? 'CORRECTED' : after.standing;
  if (was === -1 || is < was) return 'CORRECTED';
  return after.standing === 'OPEN' || after.standing === 'UPCOMING' ? 'OPENED' : after.standing;
}

/** When something only time brings about happened; whatever else happened when it was told. */
function happenedMs(
  kind: DeliverableChangeKind,
  row: OccurrenceRow,
  after: StoredOccurrenceReading,
  nowMs: number,
): number {
  switch (kind) {
    case 'OPENED':
      return Math.min(nowMs, row.opensMs);
    case 'AT_RISK':
      return Math.min(nowMs, row.warnMs);
    case 'OVER_TARGET':
      return Math.min(nowMs, row.targetMs ?? nowMs);
    case 'LATE':
    case 'DELIVERED':
      return Math.min(nowMs, after.deliveredMs ?? row.dueMs);
    case 'MISSED':
      return Math.min(nowMs, row.missedAfterMs);
    default:
      return nowMs;
  }
}

export function occurrenceChange(
  row: OccurrenceRow,
  after: StoredOccurrenceReading,
  now: Temporal.Instant,
): LoggedOccurrence {
  const kind = kindOf(row, after);
  return {
    occurrence: row.id,
    agreement: row.agreement,
    customer: row.customer,
    number: row.number,
    title: row.title,
    owedBy: row.owedBy,
    dueMs: row.dueMs,
    kind,
    atMs: happenedMs(kind, row, after, now.epochMilliseconds),
    previousStanding: row.standing,
    standing: after.standing,
    revision: after.revision,
  };
}
