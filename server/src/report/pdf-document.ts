// A report as a PDF: the tables of the page, each figure a link to its proof. The library may fetch nothing and read no file;
// its letters are given to it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { daysSaid, type ReportCell, type ReportColumn, type ReportContent, type ReportPart } from './report-content.ts';
import { proofAddress } from './report-csv.ts';

/** What we use of pdfmake, which brings no types of its own. */
interface PdfMake {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
  addFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(may: (url: string) => boolean): void;
  setLocalAccessPolicy(may: (path: string) => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Buffer> };
}

const require = createRequire(import.meta.url);
const pdfMake = require('pdfmake') as PdfMake;

const faces = { normal: 'Regular', bold: 'Medium', italics: 'Italic', bolditalics: 'MediumItalic' } as const;
let isReady = false;

/** The letters that come with the library: Latin, Greek and Cyrillic. */
function ready(): void {
  if (isReady) return;
  const folder = join(dirname(require.resolve('pdfmake')), '..', 'fonts', 'Roboto');
  for (const face of Object.values(faces))
    pdfMake.virtualfs.writeFileSync(`Roboto-${face}.ttf`, readFileSync(join(folder, `Roboto-${face}.ttf`)));
  const named = Object.entries(faces).map(([style, face]) => [style, `Roboto-${face}.ttf`]);
  pdfMake.addFonts({ Roboto: Object.fromEntries(named) as Record<string, string> });
  pdfMake.setUrlAccessPolicy(() => false);
  // The letters above are no files any more.
  pdfMake.setLocalAccessPolicy(() => false);
  isReady = true;
}

/** Takes seconds for a long report, in one go: it is called in a thread of its own. */
export function makePdf(content: ReportContent, url: string): Promise<Buffer> {
  ready();
  return pdfMake.createPdf(definitionOf(content, url)).getBuffer();
}

function definitionOf(content: ReportContent, url: string): object {
  const { title, agreement, customer, timeZone, at, isSoFar, parts } = content;
  const head = `${agreement}${customer === null ? '' : `, ${customer}`}`;
  const state = isSoFar ? 'So far: the period is not over.' : 'As known then.';
  const line = `${daysSaid(content)}, days and times of ${timeZone}. Figures of ${at.replace('T', ' ').slice(0, 19)} UTC. ${state}`;
  return {
    info: { title: `${title}, ${agreement}, ${daysSaid(content)}` },
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [40, 40, 40, 44],
    content: [
      { text: title, style: 'title' },
      { text: head, style: 'head' },
      { text: line, style: 'quiet' },
      ...parts.flatMap((part) => partContent(part, url)),
    ],
    footer: (page: number, pages: number) => ({
      columns: [
        `${head}: ${title}, ${daysSaid(content)}`,
        { text: `${String(page)} of ${String(pages)}`, alignment: 'right' },
      ],
      margin: [40, 14, 40, 0],
      style: 'quiet',
    }),
    defaultStyle: { fontSize: 8.5, lineHeight: 1.25 },
    styles: {
      title: { fontSize: 20, bold: true },
      head: { fontSize: 12, margin: [0, 2, 0, 2] },
      part: { fontSize: 13, bold: true, margin: [0, 16, 0, 4] },
      quiet: { fontSize: 8.5, color: '#545d70' },
    },
  };
}

/** Up to so many rows a part stays on one page; a longer one says its heading on each. */
const ROWS_TOGETHER = 12;

function partContent(part: ReportPart, url: string): object[] {
  const { heading, note, columns, rows } = part;
  const title = { text: heading, style: 'part' };
  const notes = note === null ? [] : [{ text: note, style: 'quiet', margin: [0, 0, 0, 4] }];
  const empty = columns.length > 0 && rows.length === 0 ? [{ text: 'Nothing in this period.', style: 'quiet' }] : [];
  const head = columns.map((column) => ({ text: column.title, bold: true, ...sideOf(column) }));
  const body = rows.map((row) => row.map((cell, place) => cellContent(cell, columns[place], url)));
  const widths = widthsOf(part);
  if (rows.length <= ROWS_TOGETHER) {
    const table = { table: { headerRows: 1, dontBreakRows: true, widths, body: [head, ...body] }, layout: lines(1) };
    return [{ stack: [title, ...notes, ...empty, ...(rows.length === 0 ? [] : [table])], unbreakable: true }];
  }
  const across = [{ stack: [title, ...notes], colSpan: columns.length }, ...columns.slice(1).map(() => ({}))];
  const table = { headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [across, head, ...body] };
  return [{ table, layout: lines(2) }];
}

/** A strong line beneath the head, light ones between rows. */
const lines = (heads: number): object => ({
  hLineWidth: (line: number, { table }: { table: { body: readonly unknown[] } }) =>
    line < heads || line === table.body.length ? 0 : line === heads ? 2 : 1,
  vLineWidth: () => 0,
  hLineColor: (line: number) => (line === heads ? 'black' : '#aaa'),
  paddingLeft: (column: number) => (column === 0 ? 0 : 8),
  paddingRight: (column: number, { table }: { table: { widths: readonly unknown[] } }) =>
    column === table.widths.length - 1 ? 0 : 8,
});

const SHORT_CHARS = 12;

/** Short texts need no more than they are; long ones share what is left, or else the first column has it. */
function widthsOf({ columns, rows }: ReportPart): ('*' | 'auto')[] {
  const isLong = columns.map(
    ({ unit }, place) => unit === 'TEXT' && rows.some((row) => (row[place]?.text.length ?? 0) > SHORT_CHARS),
  );
  return isLong.map((long, place) => (long || (place === 0 && !isLong.includes(true)) ? '*' : 'auto'));
}

const sideOf = (column: ReportColumn | undefined): object =>
  column === undefined || column.unit === 'TEXT' ? {} : { alignment: 'right' };

function cellContent(cell: ReportCell, column: ReportColumn | undefined, url: string): object {
  const link = proofAddress(cell, url);
  return { text: cell.text, ...sideOf(column), ...(link === '' ? {} : { link, color: '#1f4fbf' }) };
}
