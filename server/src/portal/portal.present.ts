// From stored rows to what a customer sees: the only door by which anything leaves for the portal. Rows come from
// portal.store.ts, which reads promises alone, and from the promise half of the change log.
import { fromEpochMs } from '../db/columns.ts';
import type { PortalChange } from '../push/change-log.ts';
import { formatCursor, type LogCursor } from '../push/cursor.ts';
import { toPortalId } from './portal-id.ts';
import type { PortalAgreementRow, PortalClockRow, PortalTicketRow, PromiseRow } from './portal.store.ts';
import type {
  PortalAgreementType,
  PortalClockType,
  PortalSlaChangeType,
  PortalTicketType,
  PromiseType,
} from './portal.type.ts';

/** Values hold, beside what is shown, the row that fields with queries of their own start from. */
export type AgreementValue = PortalAgreementType & { readonly versionId: number };
export type TicketValue = PortalTicketType & { readonly ticketId: number };
export type SlaChangeValue = Omit<PortalSlaChangeType, 'clock'> & {
  readonly ticketId: number;
  readonly clock: ClockValue;
};

/** A clock as shown; `runsBy` is null unless time spent and headroom must be carried on to the operation's now. */
export type ClockValue = PortalClockType & {
  readonly ticketId: number;
  readonly spentMs: number;
  readonly headroomMs: number | null;
  readonly runsBy: Pick<PortalClockRow, 'agreementVersion' | 'periods' | 'blended' | 'startedAtMs' | 'readAtMs'> | null;
};

export function presentAgreement(row: PortalAgreementRow): AgreementValue {
  return {
    id: toPortalId({ type: 'PortalAgreement', uuid: row.portalId }),
    number: row.number,
    version: row.version,
    from: row.from,
    until: row.until,
    versionId: row.versionId,
  };
}

export function presentPromise(row: PromiseRow): PromiseType {
  return { number: row.number, measure: row.measure, severity: row.severity, period: row.period, within: row.withinMs };
}

export function presentTicket(row: PortalTicketRow): TicketValue {
  return {
    id: toPortalId({ type: 'PortalTicket', uuid: row.portalId }),
    reference: row.reference,
    subject: row.subject,
    status: row.status,
    openedAt: Temporal.Instant.fromEpochMilliseconds(row.openedAtMs),
    resolvedAt: fromEpochMs(row.resolvedAtMs),
    standing: row.standing,
    revision: row.revision,
    ticketId: row.id,
  };
}

export function presentClock(row: PortalClockRow): ClockValue {
  return {
    ...presentReading(row, row.ticketPortalId),
    revision: row.revision,
    ticketId: row.ticketId,
    runsBy: row.phase === 'RUNNING' ? row : null,
  };
}

/** The clock stands as it stood with the change, however late the change is told. */
export function presentChange(
  change: PortalChange,
  { id: ticketId, portalId }: Pick<PortalTicketRow, 'id' | 'portalId'>,
  at: LogCursor,
): SlaChangeValue {
  return {
    cursor: formatCursor(at),
    revision: change.revision,
    at: Temporal.Instant.fromEpochMilliseconds(change.atMs),
    kind: change.kind,
    ticketId,
    clock: { ...presentReading(change.clock, portalId), revision: change.revision, ticketId, runsBy: null },
  };
}

type StoredReading = PortalChange['clock'];

function presentReading(
  reading: StoredReading,
  ticketPortalId: string,
): Omit<ClockValue, 'revision' | 'ticketId' | 'runsBy'> {
  const { measure, cycle } = reading;
  return {
    id: toPortalId({ type: 'PortalClock', uuid: ticketPortalId, measure, cycle }),
    measure,
    cycle,
    phase: reading.phase,
    standing: reading.standing,
    within: reading.withinMs,
    dueAt: fromEpochMs(reading.dueAtMs),
    breachedAt: fromEpochMs(reading.breachedAtMs),
    spentMs: reading.spentMs,
    headroomMs: reading.headroomMs,
  };
}
