// A mail in words: one line for each notice, with where to look. It says nothing that people wrote about the ticket.
import type { AlertLine, MailLine } from '../escalation/mail.store.ts';
import { causeOf } from '../escalation/escalation.present.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** What one mail tells. */
export interface Told {
  readonly lines: readonly MailLine[];
  readonly alerts: readonly AlertLine[];
}

/** `url`: the address people open, without a slash at its end. */
export function mailText({ lines, alerts }: Told, url: string): MailText {
  const said = [...lines.map((line) => ofStep(line, url)), ...alerts.map((alert) => ofAlert(alert, url))];
  const names = [...new Set(said.map(({ about }) => about))];
  const named = names.length > 3 ? `${names.slice(0, 3).join(', ')} and more` : names.join(', ');
  const subject = said.length === 1 ? (said[0]?.told ?? '') : `${String(said.length)} notices: ${named}`;
  const paragraphs = said.map(({ told, more }) => [`${told}.`, ...more].join('\n'));
  return { subject, text: `${[...paragraphs, `Your inbox: ${url}/inbox`].join('\n\n')}\n` };
}

interface Said {
  /** What it is about, in a word. */
  readonly about: string;
  /** Its sentence, without the full stop. */
  readonly told: string;
  readonly more: readonly string[];
}

function ofStep(line: MailLine, url: string): Said {
  const { source, reference, number, agreement } = line;
  const address = `${url}/tickets/${encodeURIComponent(source)}/${encodeURIComponent(reference)}`;
  const more = [`Step ${number} of ${agreement}.`, address];
  return { about: reference, told: `${reference}: ${sentence(line)}`, more };
}

function ofAlert({ agreement, objective, longBurn }: AlertLine, url: string): Said {
  const burn = longBurn.toLocaleString('en', { maximumFractionDigits: 1 });
  const address = `${url}/agreements/${encodeURIComponent(agreement)}/objectives/${encodeURIComponent(objective)}`;
  const told = `${agreement}: objective ${objective} burns too fast, at ${burn} times what is allowed`;
  return { about: agreement, told, more: [address] };
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
