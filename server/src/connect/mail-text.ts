// A mail in words: one line for each notice, with where to look. It says nothing that people wrote about the ticket.
import type { MailLine } from '../escalation/mail.store.ts';
import { causeOf } from '../escalation/escalation.present.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** `url`: the address people open, without a slash at its end. */
export function mailText(lines: readonly MailLine[], url: string): MailText {
  const told = lines.map((line) => `${line.reference}: ${sentence(line)}`);
  const references = [...new Set(lines.map(({ reference }) => reference))];
  const named = references.length > 3 ? `${references.slice(0, 3).join(', ')} and more` : references.join(', ');
  const subject = told.length === 1 ? (told[0] ?? '') : `${String(told.length)} notices: ${named}`;
  const paragraphs = lines.map((line, place) =>
    [
      `${told[place] ?? ''}.`,
      `Step ${line.number} of ${line.agreement}.`,
      `${url}/tickets/${encodeURIComponent(line.source)}/${encodeURIComponent(line.reference)}`,
    ].join('\n'),
  );
  return { subject, text: `${[...paragraphs, `Your inbox: ${url}/inbox`].join('\n\n')}\n` };
}

function sentence(line: MailLine): string {
  const cause = causeOf(line);
  switch (line.kind) {
    case 'STEP':
      return cause;
    case 'NOBODY':
      return `${cause}, and a step names somebody who is nobody`;
    case 'HANDED_OVER':
      return 'it was handed over to you';
    case 'WITHDRAWN':
      return 'taken back: the breach you were told of did not happen';
    default:
      return line.kind satisfies never;
  }
}
