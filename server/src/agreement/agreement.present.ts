// From stored agreements to what GraphQL shows.
import { DEFAULT_OPTIONS } from '../engine/clause.ts';
import type { AgreementStatus } from '../gate/floor-enums.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { AgreementRow, VersionRow } from './agreement-list.store.ts';
import type { ClauseRow } from './agreement.store.ts';
import type { AgreementType, AgreementVersionType, ClauseType } from './agreement.type.ts';

export type AgreementValue = AgreementType & { readonly row: AgreementRow };
export type AgreementVersionValue = AgreementVersionType & { readonly row: VersionRow };
export type ClauseValue = ClauseType & { readonly row: ClauseRow };

export function presentAgreement(row: AgreementRow): AgreementValue {
  return {
    id: toNodeId('Agreement', row.id),
    number: row.number,
    kind: row.kind,
    level: row.level,
    structure: row.structure,
    row,
  };
}

/** A term that is over has EXPIRED, or was SUPERSEDED or TERMINATED where it was cut; stored is only what was done. */
function statusAt(row: VersionRow, now: Temporal.Instant): AgreementStatus {
  if (row.activatedAt === null) return row.status;
  const isOver = row.until !== null && Temporal.Instant.compare(now, row.until) >= 0;
  if (!isOver) return 'ACTIVE';
  return row.status === 'SUPERSEDED' || row.status === 'TERMINATED' ? row.status : 'EXPIRED';
}

export function presentVersion(row: VersionRow, now: Temporal.Instant): AgreementVersionValue {
  return {
    id: toNodeId('AgreementVersion', row.id),
    version: row.version,
    status: statusAt(row, now),
    from: row.fromDate,
    until: row.untilDate,
    timeZone: row.timeZone,
    scheduleFollowing: row.following,
    activatedAt: row.activatedAt,
    appliesTo: row.appliesTo,
    activatedBy: row.activatedBy,
    reason: row.reason,
    row,
  };
}

export function presentClause(row: ClauseRow): ClauseValue {
  const { warnBeforeMs, reopenWindowMs, ...said } = row.options;
  return {
    id: toNodeId('Clause', row.id),
    number: row.number,
    measure: row.measure,
    severity: row.severity,
    period: row.period,
    promise: row.promiseMs,
    target: row.targetMs,
    warnAtShare: row.warnAtShare,
    ...DEFAULT_OPTIONS,
    ...{ group: null, coveredDays: null, localTime: null, pausesWhile: null },
    ...said,
    warnBefore: warnBeforeMs ?? null,
    reopenWindow: reopenWindowMs ?? null,
    row,
  };
}
