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
  /** The customer's name as the document says it; null: as it is called now. */
  readonly customerName: string | null;
  /** The hash its document had before names in it were erased; null: none was. */
  readonly documentHash: string | null;
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
  v.schedule_version_id as "scheduleVersion", v.schedule_following as following, v.applies_to as "appliesTo", v.reason, v.customer_name as "customerName", v.document_hash as "documentHash", ms(v.activated_at) as "activatedMs", ${actorName('v.activated_by')} as "activatedBy"`;

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
  /** Each null: any. */
  readonly customer: number | null;
  /** Part of the number, of the customer's name or of a party's, whatever the case. */
  readonly text: string | null;
  readonly kind: AgreementKind | null;
  readonly level: AgreementLevel | null;
  /** Of the last version, as it stands `now`. */
  readonly status: AgreementStatus | null;
  readonly inForceAt: Temporal.Instant | null;
}

/** Where the last version stands at $6; said the same way by statusAt in agreement.present.ts. */
const lastStatus = `(select case when v.activated_at is null then v.status when v.until_at is null or v.until_at > $6 then 'ACTIVE'
    when v.status in ('SUPERSEDED', 'TERMINATED') then v.status else 'EXPIRED' end
  from agreement_version v where v.agreement_id = a.id order by v.version desc limit 1)`;

const isWanted = `($1::bigint is null or a.customer_id = $1)
  and ($2::text is null or position(lower($2) in lower(a.number)) > 0
    or exists (select from customer c where c.id = a.customer_id and position(lower($2) in lower(c.name)) > 0)
    or exists (select from agreement_version v, jsonb_array_elements(v.sections -> 'parties') party
      where v.agreement_id = a.id and position(lower($2) in lower(party ->> 'name')) > 0))
  and ($3::text is null or a.kind = $3) and ($4::text is null or a.level = $4)
  and ($5::text is null or ${lastStatus} = $5)
  and ($7::timestamptz is null or exists (select from agreement_version v where v.agreement_id = a.id
    and v.activated_at is not null and v.from_at <= $7 and (v.until_at is null or v.until_at > $7)))`;

const wantedOf = (
  { customer, text, kind, level, status, inForceAt }: AgreementList,
  now: Temporal.Instant,
): unknown[] => [...[customer, text, kind, level, status, now.toString(), inForceAt?.toString() ?? null]];

/** Agreements by number behind (number, id) `after`. */
export async function loadAgreementPage(
  tx: Tx,
  {
    after,
    limit,
    ...list
  }: AgreementList & { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
  now: Temporal.Instant,
): Promise<AgreementRow[]> {
  return tx.rows<AgreementRow>(
    `select ${agreementColumns} from agreement a
     where ${isWanted} and $6::timestamptz is not null and ($8::text is null or (a.number, a.id) > ($8, $9::bigint))
     order by a.number, a.id limit $10`,
    [...wantedOf(list, now), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countAgreements(tx: Tx, list: AgreementList, now: Temporal.Instant): Promise<number> {
  const sql = `select count(*) as count from agreement a where ${isWanted} and $6::timestamptz is not null`;
  const [row] = await tx.rows<{ count: number }>(sql, wantedOf(list, now));
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
