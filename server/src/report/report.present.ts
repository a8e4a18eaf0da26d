// From stored reports to what GraphQL shows.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { fromEpochMs } from '../db/columns.ts';
import type { ReportCell, ReportContent } from './report-content.ts';
import type { ReportCellType, ReportContentType, ReportDeliveryType, ReportType } from './report.type.ts';
import { loadContents, loadDeliveries, loadIssued, type DeliveryRow, type IssuedReport } from './report.store.ts';

export type ReportValue = ReportType & { readonly row: IssuedReport };

const issuedLoader: LoaderSpec<number, IssuedReport> = { load: loadIssued };
export const deliveriesLoader: LoaderSpec<number, readonly DeliveryRow[]> = { load: loadDeliveries };
export const contentLoader: LoaderSpec<number, ReportContent> = { load: (tx, ids) => loadContents(tx, ids, 'FLOOR') };
export const toldLoader: LoaderSpec<number, ReportContent> = {
  load: (tx, ids) => loadContents(tx, ids, 'COUNTERPART'),
};

export const presentReport = (row: IssuedReport): ReportValue => ({
  row,
  id: toNodeId('Report', row.id),
  ...{ title: row.title, kind: row.kind, from: row.from, until: row.until },
  ...{ issuedAt: row.issuedAt, issuedBy: row.issuedBy },
});

/** `issued`: the report that was issued of its period; null: none is yet. */
export const presentContent = (
  { at, parts, ...said }: ReportContent,
  issued: IssuedReport | null,
): ReportContentType => ({
  ...said,
  issued: issued && presentReport(issued),
  at: Temporal.Instant.from(at),
  parts: parts.map(({ rows, ...part }) => ({
    ...part,
    rows: rows.map((cells) => ({ cells: cells.map(presentCell) })),
  })),
});

function presentCell({ text, value, proof }: ReportCell): ReportCellType {
  const shown = { text, value, drill: null, path: null, subject: null };
  switch (proof?.kind) {
    case 'DRILL':
      return { ...shown, drill: proof.drill, path: `/tickets?drill=${encodeURIComponent(proof.drill)}` };
    case 'PAGE':
      return { ...shown, path: proof.path, subject: proof.id };
    default:
      return shown;
  }
}

/** `hasMail`: whether a mail server is set up. */
export const presentDelivery = (
  { sentMs, ...row }: Omit<DeliveryRow, 'report'>,
  hasMail: boolean,
): ReportDeliveryType => ({
  ...row,
  state: row.state === 'PENDING' && !hasMail ? 'NO_MAIL' : row.state,
  sentAt: fromEpochMs(sentMs),
});

export async function reportOf(context: Context, id: number): Promise<ReportValue | null> {
  const row = await context.loaders.one(issuedLoader, id);
  return row === null ? null : presentReport(row);
}

export const reportNodes: readonly NodeSource[] = [
  { type: 'Report', load: async (context, { id }) => (may(context.viewer, 'read') ? reportOf(context, id) : null) },
];
