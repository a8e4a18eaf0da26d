// The document as a file: Markdown or PDF, named by the agreement and its version.
import { saveFile } from '../shared/saveFile.ts';
import { signatureWords } from './acts.ts';
import type { AgreementText, Terms } from './agreementDocument.ts';
import { markdownOf } from './markdown.ts';
import { makePdf, pdfOf } from './pdf.ts';

export type FileKind = 'md' | 'pdf';

/** Lets the browser save it; answers what went wrong, or null. */
export async function exported({
  kind,
  number,
  text,
  terms,
}: {
  readonly kind: FileKind;
  readonly number: string;
  readonly text: AgreementText;
  readonly terms: Terms;
}): Promise<string | null> {
  const signed = terms.signatures.map((one) => signatureWords(terms, one));
  const name = `${number}-${String(terms.version)}.${kind}`.replaceAll(/[^\w.-]+/g, '-');
  if (kind === 'md') {
    saveFile(name, markdownOf(text, terms.schedule, signed), 'text/markdown');
    return null;
  }
  try {
    saveFile(name, await makePdf(pdfOf(text, terms.schedule, signed)), 'application/pdf');
    return null;
  } catch {
    // What writes it is a file of its own, fetched just now: without a server there is none.
    return 'The PDF could not be made: the server cannot be reached. Try again, or print the page.';
  }
}
