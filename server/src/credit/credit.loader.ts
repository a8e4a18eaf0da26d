// Credits and closed periods by id, as they are shown.
import { amountOf } from '../engine/credit.ts';
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import { digitsOf } from '../gate/money.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { loadCredits, loadCreditsOf, type CreditRow } from './credit.store.ts';
import type { ClosedPeriodType, CreditType } from './credit.type.ts';
import {
  loadAdjustments,
  loadPeriods,
  loadReported,
  type AdjustmentRow,
  type PeriodRow,
  type ReportedObjective,
} from './period.store.ts';

export type CreditValue = CreditType & { readonly row: CreditRow };
export type ClosedPeriodValue = ClosedPeriodType & { readonly row: PeriodRow };

const creditLoader: LoaderSpec<number, CreditRow> = { load: loadCredits };
const periodLoader: LoaderSpec<number, PeriodRow> = { load: loadPeriods };
/** By period. */
export const creditsLoader: LoaderSpec<number, readonly CreditRow[]> = { load: loadCreditsOf };
export const reportedLoader: LoaderSpec<number, readonly ReportedObjective[]> = { load: loadReported };
export const adjustmentsLoader: LoaderSpec<number, readonly AdjustmentRow[]> = { load: loadAdjustments };

export function presentCredit(row: CreditRow): CreditValue {
  const { coins, currency, lines, direction, state, reason, madeAt, approvedBy, approvedAt, issuedBy, issuedAt } = row;
  return {
    row,
    id: toNodeId('Credit', row.id),
    amount: { amount: amountOf(coins, digitsOf(currency)), currency },
    lines: lines.map(({ amount, ...line }) => ({ ...line, amount: { amount, currency } })),
    ...{ direction, state, reason, madeAt, approvedBy, approvedAt, issuedBy, issuedAt, statement: row.statement },
  };
}

export const presentPeriod = (row: PeriodRow): ClosedPeriodValue => ({
  row,
  id: toNodeId('ClosedPeriod', row.id),
  kind: row.kind,
  from: row.fromDate,
  until: row.untilDate,
  closedAt: row.closedAt,
  closedBy: row.closedBy,
});

export async function creditOf(context: Context, id: number): Promise<CreditValue | null> {
  const row = await context.loaders.one(creditLoader, id);
  return row === null ? null : presentCredit(row);
}

export async function closedPeriodOf(context: Context, id: number): Promise<ClosedPeriodValue | null> {
  const row = await context.loaders.one(periodLoader, id);
  return row === null ? null : presentPeriod(row);
}

export async function periodOfCredit(context: Context, { period }: CreditRow): Promise<ClosedPeriodValue> {
  const found = await closedPeriodOf(context, period);
  if (found === null) throw new Error(`Period ${String(period)} went`);
  return found;
}

export const creditNodes: readonly NodeSource[] = [
  { type: 'Credit', load: async (context, { id }) => (may(context.viewer, 'read') ? creditOf(context, id) : null) },
  {
    type: 'ClosedPeriod',
    load: async (context, { id }) => (may(context.viewer, 'read') ? closedPeriodOf(context, id) : null),
  },
];
