// A mail server on a real socket of its own: what it took, in order, and what it is told to refuse.
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  /** Everything below the headers. */
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly taken: readonly TakenMail[];
  /** Answers the next mails with this instead of taking them; null: takes them. */
  refuseWith(answer: { readonly code: number; readonly at: 'RCPT' | 'DATA' } | null): void;
  /** Called with each mail before it is answered. */
  onMail(listener: (mail: TakenMail) => void): void;
  close(): Promise<void>;
}

const headerOf = (head: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replaceAll(/\r\n[ \t]/g, ' ') ?? '';

/** Quoted-printable, as far as our own words need it. */
const decoded = (text: string): string =>
  text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

export async function startMailServer(): Promise<MailServer> {
  const taken: TakenMail[] = [];
  let refusal: Parameters<MailServer['refuseWith']>[0] = null;
  let listener: (mail: TakenMail) => void = () => undefined;
  const refused = (at: 'RCPT' | 'DATA'): Error | null =>
    refusal?.at === at ? Object.assign(new Error('Not now'), { responseCode: refusal.code }) : null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) {
      callback(refused('RCPT'));
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const whole = Buffer.concat(parts).toString('utf8');
        const [head = '', ...body] = whole.split('\r\n\r\n');
        const mail = {
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          messageId: headerOf(head, 'Message-ID'),
          subject: headerOf(head, 'Subject'),
          text: decoded(body.join('\n\n')).replaceAll('\r\n', '\n'),
        };
        const error = refused('DATA');
        if (error === null) taken.push(mail);
        listener(mail);
        callback(error);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    taken,
    refuseWith(answer) {
      refusal = answer;
    },
    onMail(heard) {
      listener = heard;
    },
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}
