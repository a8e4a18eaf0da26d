// Agreements that have objectives, by number.
import type { Tx } from '../db/orm.ts';
import type { AgreementKind } from '../engine/clause.ts';

/** Each null: any. */
export interface ObjectiveQuery {
  readonly agreements: readonly number[] | null;
  readonly customers: readonly number[] | null;
  readonly kinds: readonly AgreementKind[] | null;
}

/** Agreements from `from` on, or behind it, that have an activated version with objectives. */
export const loadAgreementsWithObjectives = (
  tx: Tx,
  { agreements, customers, kinds }: ObjectiveQuery,
  { from, isBehind, limit }: { readonly from: string | null; readonly isBehind: boolean; readonly limit: number },
): Promise<{ id: number; number: string }[]> =>
  tx.rows(
    `select a.id, a.number from agreement a
      where ($1::bigint[] is null or a.id = any($1)) and ($2::bigint[] is null or a.customer_id = any($2))
        and ($3::text[] is null or a.kind = any($3)) and ($4::text is null or a.number > $4 or (a.number = $4 and not $5))
        and exists (select from agreement_version v
          where v.agreement_id = a.id and v.activated_at is not null and v.sections -> 'objectives' <> '[]')
      order by a.number limit $6`,
    [agreements, customers, kinds, from, isBehind, limit],
  );
