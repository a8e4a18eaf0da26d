// Reports on a customer's own agreements, as they were told: the version with promises alone is all that is read here.
import type { Tx } from '../db/orm.ts';
import type { ReportContent } from '../report/report-content.ts';

export interface PortalReportRow {
  readonly portalId: string;
  readonly version: number;
  readonly issuedMs: number;
  readonly told: ReportContent;
}

const columns = `r.portal_id as "portalId", v.version, ms(r.issued_at) as "issuedMs", r.told`;
const theirs = `report r join agreement a on a.id = r.agreement_id and a.kind = 'SLA' and a.customer_id = $1
  join agreement_version v on v.id = r.agreement_version_id`;

export async function findPortalReport(tx: Tx, customer: number, uuid: string): Promise<PortalReportRow | null> {
  const [row] = await tx.rows<PortalReportRow>(`select ${columns} from ${theirs} where r.portal_id = $2::uuid`, [
    customer,
    uuid,
  ]);
  return row ?? null;
}

/** The place of a report in the list. */
export type PortalReportKey = readonly [issuedMs: number, portalId: string];

/** The latest first, behind `after`. */
export const loadPortalReportPage = (
  tx: Tx,
  customer: number,
  { after, limit }: { readonly after: PortalReportKey | null; readonly limit: number },
): Promise<PortalReportRow[]> =>
  tx.rows<PortalReportRow>(
    `select ${columns} from ${theirs}
      where $2::bigint is null or (r.issued_at, r.portal_id) < (at_ms($2), $3::uuid)
      order by r.issued_at desc, r.portal_id desc limit $4`,
    [customer, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

export async function countPortalReports(tx: Tx, customer: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from ${theirs}`, [customer]);
  return row?.count ?? 0;
}
