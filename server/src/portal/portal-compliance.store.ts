// The queries behind a customer's compliance and statements, each bound to one customer: what was issued to it, and which
// agreements are its own. Drafts, reasons and names stay behind.
import type { Tx } from '../db/orm.ts';

export interface PortalStatementRow {
  readonly number: number;
  readonly agreement: string;
  readonly from: string;
  readonly until: string;
  /** The smallest coin. */
  readonly coins: string;
  readonly currency: string;
  readonly lines: readonly { objective: string; text: string; why: string; amount: string }[];
  readonly issuedMs: number;
}

const theirs = `credit c join agreement a on a.id = c.agreement_id and a.kind = 'SLA' and a.customer_id = $1
  join agreement_period p on p.id = c.period_id
  where c.customer_id = $1 and c.state = 'ISSUED' and c.direction = 'CREDIT'`;

/** Statements issued to the customer behind a number, the latest first. */
export const loadStatements = (
  tx: Tx,
  customer: number,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<PortalStatementRow[]> =>
  tx.rows<PortalStatementRow>(
    `select c.statement as number, a.number as agreement, p.from_date::text as "from", p.until_date::text as until,
            c.coins::text as coins, c.currency, c.lines, ms(c.issued_at) as "issuedMs"
       from ${theirs} and ($2::bigint is null or c.statement < $2) order by c.statement desc limit $3`,
    [customer, after, limit],
  );

export async function countStatements(tx: Tx, customer: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from ${theirs}`, [customer]);
  return row?.count ?? 0;
}

/** The customer's own agreements that have objectives. */
export async function loadTheirAgreements(tx: Tx, customer: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select a.id from agreement a
      where a.kind = 'SLA' and a.customer_id = $1 and exists (select from agreement_version v
        where v.agreement_id = a.id and v.activated_at is not null and v.sections -> 'objectives' <> '[]')
      order by a.number`,
    [customer],
  );
  return rows.map(({ id }) => id);
}
