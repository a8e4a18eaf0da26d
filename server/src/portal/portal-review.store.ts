// What a customer may read before it is signed: versions in review of agreements with this customer, and what its own
// side said of them.
import type { Tx } from '../db/orm.ts';
import type { Behind } from './portal.store.ts';

export interface InReviewRow {
  readonly portalId: string;
  readonly number: string;
  readonly versionId: number;
  readonly version: number;
  readonly from: string;
  readonly until: string | null;
}

const inReview = `agreement a join agreement_version v on v.agreement_id = a.id
  where a.kind = 'SLA' and a.customer_id = $1 and v.status = 'IN_REVIEW' and v.activated_at is null`;

const columns = `a.portal_id as "portalId", a.number, v.id as "versionId", v.version, v.from_date as "from", v.until_date as until`;

/** Behind (number, version), in this order. */
export async function loadInReviewPage(
  tx: Tx,
  customer: number,
  { after, limit }: Behind<readonly (string | number | null)[]>,
): Promise<InReviewRow[]> {
  return tx.rows<InReviewRow>(
    `select ${columns} from ${inReview}
        and ($2::text is null or (a.number collate "C", v.version) > ($2, $3::int))
      order by a.number collate "C", v.version limit $4`,
    [customer, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countInReview(tx: Tx, customer: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from ${inReview}`, [customer]);
  return row?.count ?? 0;
}

export async function findInReview(
  tx: Tx,
  customer: number,
  { uuid, version }: { readonly uuid: string; readonly version: number },
): Promise<InReviewRow | null> {
  const [row] = await tx.rows<InReviewRow>(
    `select ${columns} from ${inReview} and a.portal_id = $2::uuid and v.version = $3`,
    [customer, uuid, version],
  );
  return row ?? null;
}

export interface OwnCommentRow {
  readonly place: string | null;
  readonly text: string;
  readonly proposed: string | null;
  readonly at: Temporal.Instant;
  readonly accepted: boolean | null;
  readonly answer: string | null;
}

/** By version, the first one first. What the floor said for its own side is not among them. */
export async function loadOwnComments(tx: Tx, versions: readonly number[]): Promise<Map<number, OwnCommentRow[]>> {
  const rows = await tx.rows<Omit<OwnCommentRow, 'at'> & { readonly version: number; readonly atMs: number }>(
    `select agreement_version_id as version, place, text, proposed, ms(at) as "atMs", accepted, answer
       from agreement_comment where agreement_version_id = any($1::bigint[]) and side = 'CUSTOMER'
      order by agreement_version_id, id`,
    [versions],
  );
  const found = new Map<number, OwnCommentRow[]>();
  for (const { version, atMs, ...row } of rows) {
    const comment = { ...row, at: Temporal.Instant.fromEpochMilliseconds(atMs) };
    found.set(version, [...(found.get(version) ?? []), comment]);
  }
  return found;
}
