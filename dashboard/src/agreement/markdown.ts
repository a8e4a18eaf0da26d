// The document as Markdown: the blocks that the page draws, without what is private to the floor.
import type { AgreementText, Block } from './agreementDocument.ts';
import { coverageSaid, type Hours } from './coverageRows.ts';

/** Nothing that was written is taken for a mark of Markdown, or of HTML in it. */
const plain = (text: string): string =>
  text.replaceAll(/[\\`*_[\]<>|]/g, (mark) => `\\${mark}`).replaceAll(/\s*\n\s*/g, ' ');
/** At the start of a line more of them are marks. */
const line = (text: string): string => plain(text).replace(/^([#+-]|\d+\.)(?=\s)/, String.raw`\$1`);

/** `signed`: who signed it, a sentence each. */
export function markdownOf(document: AgreementText, hours: Hours, signed: readonly string[] = []): string {
  const sections = document.sections.flatMap(({ number, title, blocks }) => [
    `## ${String(number)} ${plain(title)}`,
    ...(blocks.length === 0 ? ['Nothing is agreed about this.'] : blocks.flatMap((block) => blockLines(block, hours))),
  ]);
  const signatures = signed.length === 0 ? [] : ['## Signatures', signed.map((one) => `- ${plain(one)}`).join('\n')];
  return `${[`# ${plain(document.title)}`, line(document.line), ...sections, ...signatures].join('\n\n')}\n`;
}

function blockLines(block: Block, hours: Hours): string[] {
  switch (block.kind) {
    case 'heading':
      return [`### ${plain(block.text)}`];
    case 'text':
      return [line(block.text)];
    case 'clause':
      return block.isPrivate ? [] : [`**${plain(block.number)}** ${[block.text, ...block.more].map(plain).join(' ')}`];
    case 'table':
      return [tableLines(block.head, block.rows)];
    case 'list':
      return [block.items.map((item) => `- ${plain(item)}`).join('\n')];
    case 'coverage':
      return coverageLines(hours);
    default:
      return block satisfies never;
  }
}

function coverageLines(hours: Hours): string[] {
  const { about, head, rows, more } = coverageSaid(hours);
  return [line(about), tableLines(head, rows), ...more.map(line)];
}

function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}
