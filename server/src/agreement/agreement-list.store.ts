// Agreements as people read them: by id, by number, as lists, with their versions.
import { actorName } from '../access/shown-name.store.ts';
import { fromEpochMs } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { AgreementLevel, AppliesTo } from '../engine/clause.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import type { AgreementKind, AgreementStatus } from '../gate/floor-enums.ts';
import type { AgreementStructure } from './section-enums.ts';
import { noSections, type AgreementSections } from './sections.type.ts';

export interface AgreementRow {
  readonly id: number;
  readonly number: string;
  readonly kind: AgreementKind;
  readonly level: AgreementLevel;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly structure: AgreementStructure;
  readonly parent: number | null;
}

/** Terms as agreed; dates are civil, `until` exclusive, and stand beside the instants at which they begin. */
export interface VersionRow {
  readonly id: number;
  readonly agreement: number;
  readonly version: number;
  readonly status: AgreementStatus;
  readonly fromDate: string;
  readonly untilDate: string | null;
  readonly timeZone: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly scheduleVersion: number;
  readonly following: ScheduleFollowing;
  readonly activatedAt: Temporal.Instant | null;
  readonly appliesTo: AppliesTo;
  readonly activatedBy: string | null;
  readonly reason: string | null;
}

interface VersionSql extends Omit<VersionRow, 'from' | 'until' | 'activatedAt'> {
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly activatedMs: number | null;
}

const agreementColumns = `a.id, a.number, a.kind, a.level, a.customer_id as customer,
  a.service_account_id as "serviceAccount", a.service_id as service, a.structure, a.parent_id as parent`;

const versionColumns = `v.id, v.agreement_id as agreement, v.version, v.status, v.from_date as "fromDate",
  v.until_date as "untilDate", v.time_zone as "timeZone", ms(v.from_at) as "fromMs", ms(v.until_at) as "untilMs",
  v.schedule_version_id as "scheduleVersion", v.schedule_following as following, v.applies_to as "appliesTo", v.reason, ms(v.activated_at) as "activatedMs", ${actorName('v.activated_by')} as "activatedBy"`;

const toVersion = ({ fromMs, untilMs, activatedMs, ...row }: VersionSql): VersionRow => ({
  ...row,
  from: Temporal.Instant.fromEpochMilliseconds(fromMs),
  until: fromEpochMs(untilMs),
  activatedAt: fromEpochMs(activatedMs),
});

export async function loadAgreements(tx: Tx, ids: readonly number[]): Promise<Map<number, AgreementRow>> {
  const rows = await tx.rows<AgreementRow>(
    `select ${agreementColumns} from agreement a where a.id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The agreement of this number; null when there is none. */
export async function loadAgreementByNumber(tx: Tx, number: string): Promise<AgreementRow | null> {
  const [row] = await tx.rows<AgreementRow>(`select ${agreementColumns} from agreement a where a.number = $1`, [
    number,
  ]);
  return row ?? null;
}

export interface AgreementList {
  /** Null: of all customers. */
  readonly customer: number | null;
}

/** Agreements by number behind (number, id) `after`. */
export async function loadAgreementPage(
  tx: Tx,
  {
    after,
    limit,
    customer,
  }: AgreementList & { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<AgreementRow[]> {
  return tx.rows<AgreementRow>(
    `select ${agreementColumns} from agreement a
     where ($1::bigint is null or a.customer_id = $1) and ($2::text is null or (a.number, a.id) > ($2, $3::bigint))
     order by a.number, a.id limit $4`,
    [customer, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countAgreements(tx: Tx, { customer }: AgreementList): Promise<number> {
  const sql = 'select count(*) as count from agreement where $1::bigint is null or customer_id = $1';
  const [row] = await tx.rows<{ count: number }>(sql, [customer]);
  return row?.count ?? 0;
}

export async function loadVersions(tx: Tx, ids: readonly number[]): Promise<Map<number, VersionRow>> {
  const rows = await tx.rows<VersionSql>(
    `select ${versionColumns} from agreement_version v where v.id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toVersion(row)]));
}

/** All versions of each agreement, the first first. */
export async function loadVersionsOf(tx: Tx, agreements: readonly number[]): Promise<Map<number, VersionRow[]>> {
  const rows = await tx.rows<VersionSql>(
    `select ${versionColumns} from agreement_version v where v.agreement_id = any($1::bigint[]) order by v.agreement_id, v.version`,
    [agreements],
  );
  return Map.groupBy(rows.map(toVersion), (row) => row.agreement);
}

/** What each version says besides its clauses. */
export async function loadSections(tx: Tx, versions: readonly number[]): Promise<Map<number, AgreementSections>> {
  const rows = await tx.rows<{ id: number; sections: Partial<AgreementSections> }>(
    'select id, sections from agreement_version where id = any($1::bigint[])',
    [versions],
  );
  return new Map(rows.map(({ id, sections }) => [id, Object.assign({}, noSections, sections)]));
}
