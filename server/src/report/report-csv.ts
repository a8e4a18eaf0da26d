// A report as CSV, one figure a line: its part, row and column, the figure as machines and as people read it, and where its
// proof is. A text that a spreadsheet would take for a formula is kept a text by an apostrophe.
import { stringify } from 'csv-stringify/sync';
import type { ReportCell, ReportContent } from './report-content.ts';

const safe = (text: string): string => (/^[\s]*[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text);

/** Where a figure is proved, beneath `url` (without a slash at its end); empty for the counterpart. */
export function proofAddress({ proof }: ReportCell, url: string): string {
  if (proof === undefined || proof.kind === 'OWN') return '';
  return proof.kind === 'PAGE' ? `${url}${proof.path}` : `${url}/tickets?drill=${encodeURIComponent(proof.drill)}`;
}

/** UTF-8 with a byte-order mark, so that spreadsheets read names as they are. */
export function reportCsv(content: ReportContent, url: string): string {
  const lines = content.parts.flatMap(({ heading, columns, rows }) =>
    rows.flatMap((row, place) =>
      row.map((cell, column) => [
        safe(heading),
        place + 1,
        safe(row[0]?.text ?? ''),
        safe(columns[column]?.title ?? ''),
        columns[column]?.unit ?? 'TEXT',
        cell.value === null ? '' : String(cell.value),
        safe(cell.text),
        proofAddress(cell, url),
      ]),
    ),
  );
  const head = ['part', 'row', 'of', 'figure', 'unit', 'value', 'shown', 'proof'];
  return stringify([head, ...lines], { bom: true, record_delimiter: 'windows' });
}
