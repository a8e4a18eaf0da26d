// Sends e-mails, of notices and with reports, outside of every transaction. At least once: between the mail server's yes and our note of
// it a crash may lie, and then the same mail goes again under the same Message-ID.
import { createTransport } from 'nodemailer';
import type { TimeSource } from '../clock-source.ts';
import { limits, type MailConfig } from '../config.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { Database, Tx } from '../db/orm.ts';
import {
  claimMail,
  gatherMails,
  loadAlertLines,
  loadMailLines,
  loadNextMailing,
  saveFailure,
  saveSent,
  type ClaimedMail,
} from '../escalation/mail.store.ts';
import type { Log } from '../gate/context.ts';
import { reportMail, type ReportMail } from '../report/report-mail.ts';
import { findMailed } from '../report/report.store.ts';
import { startDueLoop } from './due-loop.ts';
import { mailText, type MailText } from './mail-text.ts';

/** Hands a mail to the mail server. @throws what went wrong */
export type SendMail = (
  mail: MailText & Partial<Pick<ReportMail, 'attachments'>> & { readonly to: string; readonly messageId: string },
) => Promise<void>;

export interface MailLoopParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Log;
  readonly send: SendMail;
  /** The address people open, without a slash at its end. */
  readonly url: string;
}

/** The way to the mail server of the configuration. */
export function smtpSender({ url, from }: MailConfig): SendMail {
  const address = new URL(url);
  const transport = createTransport({
    host: address.hostname,
    port: Number(address.port || (address.protocol === 'smtps:' ? 465 : 587)),
    secure: address.protocol === 'smtps:',
    ...(address.username !== '' && {
      auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) },
    }),
    connectionTimeout: limits.smtpTimeoutMs,
    greetingTimeout: limits.smtpTimeoutMs,
    socketTimeout: limits.smtpTimeoutMs,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>.*$/, '');
  return async ({ to, subject, text, messageId, attachments = [] }) => {
    // By RFC 3834, so that nobody's absence is answered to us.
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const carried = attachments.map((each) => ({ ...each }));
    await transport.sendMail({
      ...{ from, to, subject, text, headers, attachments: carried },
      messageId: `<${messageId}@${domain}>`,
      // What is attached is what we made: nothing is read from a file or an address.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
  };
}

/** Sends all that is due now; how many mails were taken by the mail server. */
export async function sendDueMails(parts: MailLoopParts): Promise<number> {
  const { database, time } = parts;
  await database.transaction((tx) => gatherMails(tx, time.now()));
  for (let sent = 0; ;) {
    const mail = await database.transaction((tx) => claimMail(tx, time.now()));
    if (mail === null) return sent;
    if (await trySending(parts, mail)) sent += 1;
  }
}

async function trySending({ database, time, log, send, url }: MailLoopParts, mail: ClaimedMail): Promise<boolean> {
  const { id, to, attempts, messageId } = mail;
  try {
    const told = await database.transaction((tx) => loadMailed(tx, id, url), { kind: 'snapshot' });
    if (to === null || told === null) {
      const failure = to === null ? 'The person has no address any more.' : 'What it was about was removed.';
      await database.transaction((tx) => saveFailure(tx, { mail: id, failure, next: null }));
      return false;
    }
    await send({ ...(await told()), to, messageId });
  } catch (error) {
    if (isConnectionLost(error) && !isOfMail(error)) throw error;
    const isOver = isForGood(error) || attempts >= limits.mailTries;
    const pauseMs = limits.mailRetryMs * 4 ** (attempts - 1);
    const next = isOver ? null : time.now().add({ milliseconds: pauseMs });
    const failure = error instanceof Error ? error.message : String(error);
    log.warn({ err: error, mail: id, attempts, again: next?.toString() ?? null }, 'A mail could not be sent');
    await database.transaction((tx) => saveFailure(tx, { mail: id, failure, next }));
    return false;
  }
  await database.transaction((tx) => saveSent(tx, id, time.now()));
  return true;
}

/** How to make what a mail says, a report or notices; null: that was removed. */
async function loadMailed(tx: Tx, mail: number, url: string): Promise<(() => Promise<MailText>) | null> {
  const report = await findMailed(tx, mail);
  if (report !== null) return () => reportMail(report, url);
  const told = { lines: await loadMailLines(tx, mail), alerts: await loadAlertLines(tx, mail) };
  return told.lines.length + told.alerts.length === 0 ? null : () => Promise.resolve(mailText(told, url));
}

/** The mail server's own errors say which command failed; those of the database never do. */
const isOfMail = (error: unknown): boolean => error instanceof Error && 'command' in error;

/** The mail server knows no such recipient: it will not know them later either. */
const isForGood = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'EENVELOPE' &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500;

/** Keeps sending until stopped. */
export const startMailLoop = (parts: MailLoopParts): { stop(): Promise<void> } =>
  startDueLoop({
    ...parts,
    failed: 'Sending mails failed and goes on',
    work: async () => {
      await sendDueMails(parts);
      return parts.database.transaction(loadNextMailing, { kind: 'snapshot' });
    },
  });
