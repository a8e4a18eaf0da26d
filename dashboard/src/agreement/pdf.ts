// The document as a PDF: the same blocks as on the page and in the Markdown, without what is private to the floor. The library
// and its letters are fetched when somebody asks for it, from our own server.
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { AgreementText, Block } from './agreementDocument.ts';
import { coverageSaid, type Hours } from './coverageRows.ts';

/** `signed`: who signed it, a sentence each. */
export function pdfOf(document: AgreementText, hours: Hours, signed: readonly string[] = []): TDocumentDefinitions {
  const sections = document.sections.flatMap(({ number, title, blocks }): Content[] => [
    { text: `${String(number)}  ${title}`, style: 'section', headlineLevel: 1, tocItem: true },
    ...(blocks.length === 0
      ? [{ text: 'Nothing is agreed about this.', style: 'quiet' }]
      : blocks.flatMap((block) => contentOf(block, hours))),
  ]);
  const signatures = signed.length === 0 ? [] : [{ text: 'Signatures', style: 'section' }, { ul: [...signed] }];
  return {
    info: { title: document.title, subject: document.line },
    pageSize: 'A4',
    pageMargins: [64, 64, 64, 64],
    content: [
      { text: document.title, style: 'title' },
      { text: document.line, style: 'quiet' },
      { toc: {} },
      ...sections,
      ...signatures,
    ],
    // No heading stands alone at the end of a page.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    footer: (page, pages) => ({
      columns: [document.line, { text: `${String(page)} of ${String(pages)}`, alignment: 'right' }],
      margin: [64, 24, 64, 0],
      style: 'quiet',
    }),
    defaultStyle: { fontSize: 10.5, lineHeight: 1.35 },
    styles: {
      title: { fontSize: 22, bold: true },
      section: { fontSize: 14, bold: true, margin: [0, 18, 0, 4] },
      heading: { bold: true, margin: [0, 8, 0, 2] },
      quiet: { fontSize: 9, color: '#545d70' },
      number: { bold: true },
    },
  };
}

function contentOf(block: Block, hours: Hours): Content[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: block.text, style: 'heading' }];
    case 'text':
      return [{ text: block.text, margin: [0, 2, 0, 2] }];
    case 'clause':
      return block.isPrivate ? [] : [clauseContent(block)];
    case 'table':
      return [tableContent(block.head, block.rows)];
    case 'list':
      return [{ ul: [...block.items], margin: [0, 2, 0, 2] }];
    case 'coverage': {
      const { about, head, rows, more } = coverageSaid(hours);
      return [{ text: about, margin: [0, 2, 0, 4] }, tableContent(head, rows), ...more.map((text) => ({ text }))];
    }
    default:
      return block satisfies never;
  }
}

const clauseContent = ({ number, text, more }: Extract<Block, { kind: 'clause' }>): Content => ({
  columns: [{ text: number, style: 'number', width: 48 }, { text: [text, ...more].join(' ') }],
  margin: [0, 2, 0, 2],
});

const tableContent = (head: readonly string[], rows: readonly (readonly string[])[]): Content => ({
  table: {
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
    widths: head.map(() => 'auto'),
    body: [head.map((text) => ({ text, bold: true })), ...rows.map((row) => [...row])],
  },
  layout: 'lightHorizontalLines',
  margin: [0, 4, 0, 6],
});

/** The file itself. Rejects when the library cannot be fetched. */
export async function makePdf(definition: TDocumentDefinitions): Promise<Blob> {
  const [{ default: pdfMake }, { default: fonts }] = await Promise.all([
    import('pdfmake/build/pdfmake.js'),
    import('pdfmake/build/vfs_fonts.js'),
  ]);
  pdfMake.addVirtualFileSystem(fonts);
  // Nothing in a document is fetched from anywhere.
  pdfMake.setUrlAccessPolicy(() => false);
  return pdfMake.createPdf(definition).getBlob();
}
