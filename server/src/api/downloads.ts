// Reports as files, for whoever may read them: of the floor with targets (`?as=told`: without), of a customer as they were told. What is absent
// and what is not theirs answer alike.
import type { Database, Tx } from '../db/orm.ts';
import type { Services } from '../gate/context.ts';
import { refuseForbidden } from '../gate/errors.ts';
import { may } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { isPortalViewer, type Viewer } from '../gate/viewer.ts';
import { parsePortalId } from '../portal/portal-id.ts';
import { findPortalReport } from '../portal/portal-report.store.ts';
import type { Audience, ReportContent } from '../report/report-content.ts';
import { reportCsv } from '../report/report-csv.ts';
import { fileName } from '../report/report-mail.ts';
import { reportPdf } from '../report/report-pdf.ts';
import { loadContents } from '../report/report.store.ts';
import { HttpRefusal, type Reply } from './http.ts';

const form = /^\/(?<portal>portal\/)?downloads\/reports\/(?<id>[A-Za-z0-9_-]{1,200})\.(?<kind>pdf|csv)$/;

/** @throws HttpRefusal 403 for who may read no reports, 404 for a report that is absent or not theirs */
export async function answerDownload(
  url: URL,
  viewer: Viewer,
  { database, services }: { readonly database: Database; readonly services: Services },
): Promise<Reply> {
  const { portal, id = '', kind } = form.exec(url.pathname)?.groups ?? {};
  const isTheirs = portal !== undefined;
  if (isTheirs ? !isPortalViewer(viewer) : !may(viewer, 'read'))
    throw new HttpRefusal(403, 'FORBIDDEN', refuseForbidden(viewer.roles, 'read reports').message);
  const find = isTheirs
    ? toldOf(id, viewer)
    : contentOf(id, url.searchParams.get('as') === 'told' ? 'COUNTERPART' : 'FLOOR');
  const content = await database.transaction(find, { kind: 'snapshot' });
  if (content === null) throw new HttpRefusal(404, 'NOT_FOUND', 'No report has this address.');
  const address = services.publicUrl();
  const body = kind === 'csv' ? reportCsv(content, address) : await reportPdf(content, address);
  return {
    status: 200,
    headers: {
      'content-type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf',
      'content-disposition': attachment(fileName(content, kind === 'csv' ? 'csv' : 'pdf')),
      'cache-control': 'private, no-store',
    },
    body,
  };
}

const contentOf =
  (id: string, audience: Audience) =>
  async (tx: Tx): Promise<ReportContent | null> => {
    const key = idOf('Report', id);
    return key === null ? null : ((await loadContents(tx, [key], audience)).get(key) ?? null);
  };

const toldOf =
  (id: string, { customer }: Viewer) =>
  async (tx: Tx): Promise<ReportContent | null> => {
    const key = parsePortalId(id);
    if (key?.type !== 'PortalReport' || customer === null) return null;
    return (await findPortalReport(tx, customer, key.uuid))?.told ?? null;
  };

/** By RFC 6266: a plain name for old clients, the whole one for the others. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9 ._-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
