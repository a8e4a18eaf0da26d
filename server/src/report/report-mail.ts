// The mail that carries a report: a few words, and the report itself as PDF and CSV. A report to the counterpart names no
// page of ours, which it could not open.
import { daysSaid, type ReportContent } from './report-content.ts';
import { reportCsv } from './report-csv.ts';
import { reportPdf } from './report-pdf.ts';

export interface ReportMail {
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly content: Buffer | string;
    readonly contentType: string;
  }[];
}

/** "Service report Acme-SLA 2026-03-01 to 2026-03-31.pdf", without what no file may be called. */
export const fileName = (content: ReportContent, kind: 'pdf' | 'csv'): string =>
  `${`${content.title} ${content.agreement} ${daysSaid(content)}`.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '_').slice(0, 120)}.${kind}`;

/** `url`: the address people open, without a slash at its end. */
export async function reportMail(content: ReportContent, url: string): Promise<ReportMail> {
  const { title, agreement, parts, audience } = content;
  const said = parts.map(({ heading, part, rows }) =>
    part === null
      ? `${heading}: nothing is measured for it`
      : `${heading}: ${rows.length === 0 ? 'nothing' : lines(rows.length)}`,
  );
  const where = audience === 'FLOOR' ? [`All reports: ${url}/reports`] : [];
  return {
    subject: `${title}, ${agreement}, ${daysSaid(content)}`,
    text: `${[`${title} of ${agreement}, ${daysSaid(content)}.`, said.join('\n'), ...where].join('\n\n')}\n`,
    attachments: [
      { filename: fileName(content, 'pdf'), content: await reportPdf(content, url), contentType: 'application/pdf' },
      { filename: fileName(content, 'csv'), content: reportCsv(content, url), contentType: 'text/csv; charset=utf-8' },
    ],
  };
}

const lines = (many: number): string => (many === 1 ? '1 line' : `${String(many)} lines`);
