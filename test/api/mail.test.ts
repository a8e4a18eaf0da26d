// E-mails of notices, to a mail server on a real socket: each notice once, however often servers die between sending and
// noting it; quiet hours; what cannot be sent is tried again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { sendDueMails, smtpSender, type MailLoopParts } from '../../server/src/connect/mail-loop.ts';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';
import { startServer } from '../support/server.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { peopleOf } from '../support/people.ts';

let floor: FloorWorld;
let acme: Party;
let mails: MailServer;
let time: TurnableTime;
let ann: { id: string; session: string };
const warnings: object[] = [];
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields: object) => warnings.push(fields),
  error: (fields: object) => warnings.push(fields),
};

beforeAll(async () => {
  mails = await startMailServer();
  floor = await startFloorWorld('2026-03-02T08:00:00Z');
  time = floor.time;
  ann = await peopleOf(floor.server, time).letIn({ name: 'Ann', email: 'ann@example.com', roles: ['AGENT'] });
  const step = { kind: 'FUNCTIONAL', measure: 'RESOLUTION', limit: 'PROMISE', notify: ['Ann'] };
  acme = await floor.party('Acme', {
    sections: {
      escalation: [
        { ...step, number: '1', point: 'SHARE_SPENT', share: 0.5 },
        { ...step, number: '2', point: 'AFTER_DUE', time: 'PT0S' },
      ],
    },
  });
});
afterEach(async () => {
  mails.refuseWith(null);
  mails.onMail(() => undefined);
  // What one test leaves is not the next one's.
  await floor.ask('mutation { readNotices(input: {}) { read } }', {}, ann.session);
  await floor.server.app.database.transaction((tx) =>
    tx.rows(`update mail set state = 'FAILED' where state = 'PENDING'`),
  );
});
afterAll(async () => {
  await floor.close();
  await mails.close();
});

const now = (): string => time.now().toString();
const open = (...tickets: readonly string[]): Promise<void> =>
  floor.record(
    'desk',
    ...tickets.map((ticket) => ({ ticket, kind: 'OPENED', at: now(), severity: 'HIGH', serviceAccount: acme.account })),
  );
const later = (ms: number): Promise<void> => floor.turnTo(time.now().add({ milliseconds: ms }).toString());
const hour = 3_600_000;
/** Tickets of which half the promise was used up just now, and which were solved then. */
async function told(...tickets: readonly string[]): Promise<void> {
  await open(...tickets);
  await later(3 * hour);
  await floor.record('desk', ...tickets.map((ticket) => ({ ticket, kind: 'RESOLVED', at: now() })));
  await floor.quiet();
}

const parts = (): MailLoopParts => ({
  database: floor.server.app.database,
  time,
  log,
  send: smtpSender({ url: mails.url, from: 'Headroom <headroom@example.com>' }),
  url: 'https://sla.example.com',
});
const sent = async (work: () => Promise<unknown>): Promise<string[]> => {
  const before = mails.taken.length;
  await work();
  return mails.taken.slice(before).map(({ subject }) => subject);
};

interface Mail {
  readonly state: string;
  readonly attempts: number;
  readonly failure: string | null;
}
async function mailOf(reference: string): Promise<Mail | undefined> {
  const { notices } = await floor.ask<{
    notices: { nodes: { mail: Mail; escalation: { ticket: { reference: string } } }[] };
  }>(
    '{ notices(first: 100) { nodes { mail { state attempts failure } escalation { ticket { reference } } } } }',
    {},
    ann.session,
  );
  return notices.nodes.find(({ escalation }) => escalation.ticket.reference === reference)?.mail;
}

describe('a notice', () => {
  test('is mailed once, with its cause and where to look', async () => {
    await told('M-1');
    // This server has no mail server: another one sends.
    expect(await mailOf('M-1')).toMatchObject({ state: 'NONE', attempts: 0 });
    expect(await sent(() => sendDueMails(parts()))).toEqual(['M-1: 50 % of the promise of the resolution is used up']);
    expect(mails.taken.at(-1)).toMatchObject({
      to: 'ann@example.com',
      messageId: expect.stringMatching(/^<[0-9a-f-]{36}@example\.com>$/) as unknown,
      text: [
        'M-1: 50 % of the promise of the resolution is used up.',
        'Step 1 of Acme-SLA.',
        'https://sla.example.com/tickets/desk/M-1',
        '',
        'Your inbox: https://sla.example.com/inbox',
        '',
      ].join('\n'),
    });
    expect(await mailOf('M-1')).toEqual({ state: 'SENT', attempts: 1, failure: null });
    expect(await sent(() => sendDueMails(parts()))).toEqual([]);
  });

  test('and others that came meanwhile go in one mail', async () => {
    await told('M-2', 'M-3', 'M-4', 'M-5');
    expect(await sent(() => sendDueMails(parts()))).toEqual(['4 notices: M-2, M-3, M-4 and more']);
  });

  test('that was read in the inbox is not mailed any more', async () => {
    await told('M-6');
    await floor.ask('mutation { readNotices(input: {}) { read } }', {}, ann.session);
    expect(await sent(() => sendDueMails(parts()))).toEqual([]);
  });

  test('is sent once by two senders that look at one time', async () => {
    await told('M-7');
    const both = await sent(() => Promise.all([sendDueMails(parts()), sendDueMails(parts()), sendDueMails(parts())]));
    expect(both.filter((subject) => subject.includes('M-7'))).toHaveLength(1);
  });
});

describe('what cannot be sent', () => {
  test('is tried again after a growing pause, under the same Message-ID', async () => {
    await told('R-1');
    const ids: string[] = [];
    mails.onMail(({ messageId }) => ids.push(messageId));
    mails.refuseWith({ code: 451, at: 'DATA' });
    expect(await sent(() => sendDueMails(parts()))).toEqual([]);
    expect(await mailOf('R-1')).toMatchObject({
      state: 'PENDING',
      attempts: 1,
      failure: expect.stringContaining('Not now') as unknown,
    });
    await later(9_999);
    await sendDueMails(parts());
    expect(ids).toHaveLength(1);
    await later(1);
    await sendDueMails(parts());
    mails.refuseWith(null);
    await later(40_000);
    expect(await sent(() => sendDueMails(parts()))).toHaveLength(1);
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
    expect(await mailOf('R-1')).toMatchObject({ state: 'SENT', attempts: 3 });
  });

  test('is given up when the mail server knows no such recipient', async () => {
    await told('R-2');
    mails.refuseWith({ code: 550, at: 'RCPT' });
    await sendDueMails(parts());
    expect(await mailOf('R-2')).toMatchObject({ state: 'FAILED', attempts: 1 });
  });

  test('is given up after eight tries', async () => {
    await told('R-3');
    mails.refuseWith({ code: 451, at: 'DATA' });
    for (let tries = 1; tries <= 8; tries += 1) {
      await sendDueMails(parts());
      expect((await mailOf('R-3'))?.attempts).toBe(tries);
      await later(10_000 * 4 ** (tries - 1));
    }
    expect(await mailOf('R-3')).toMatchObject({ state: 'FAILED', attempts: 8 });
  });
});

describe('a sender that dies', () => {
  test('after the mail server took the mail leaves it to be sent again as the same mail', async () => {
    await told('K-1');
    const ids: string[] = [];
    mails.onMail(({ messageId }) => ids.push(messageId));
    // The mail is taken, and the process ends before it can note that: as if the note were never written.
    const dying = parts();
    const lost = {
      ...dying,
      send: async (mail: Parameters<typeof dying.send>[0]) => {
        await dying.send(mail);
        await new Promise(() => undefined);
      },
    };
    void sendDueMails(lost);
    await vi.waitUntil(() => ids.length === 1, { timeout: 5_000, interval: 10 });
    expect(await sent(() => sendDueMails(parts()))).toEqual([]);
    await later(2 * 60_000);
    await sendDueMails(parts());
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(await mailOf('K-1')).toMatchObject({ state: 'SENT', attempts: 2 });
  });

  test('killed outright as it sends loses nothing, and the next server sends it', async () => {
    await told('K-2');
    const heard: string[] = [];
    const isHeard = new Promise<void>((resolve) => {
      mails.onMail(({ subject, messageId }) => {
        heard.push(`${subject} ${messageId}`);
        resolve();
      });
    });
    mails.refuseWith({ code: 451, at: 'DATA' });
    const env = {
      DATABASE_URL: floor.server.app.database.url,
      SMTP_URL: mails.url,
      MAIL_FROM: 'Headroom <headroom@example.com>',
    };
    const child = spawn(process.execPath, ['test/support/mail-child.ts'], { env, stdio: 'inherit' });
    // Its clock is the machine's, years ahead of ours or behind: only what is due on both is sent.
    await floor.server.app.database.transaction((tx) =>
      tx.rows(`update notice set mail_after = now() - interval '1 minute' where mail_id is null and read_at is null`),
    );
    await isHeard;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    mails.refuseWith(null);
    const mail = await mailOf('K-2');
    expect(mail).toMatchObject({ state: 'PENDING', attempts: 1 });
    await floor.server.app.database.transaction((tx) =>
      tx.rows(`update mail set next_try_at = made_at - interval '1 year' where state = 'PENDING'`),
    );
    expect((await sent(() => sendDueMails(parts()))).some((subject) => subject.includes('K-2'))).toBe(true);
    expect(new Set([...heard].filter((line) => line.includes('K-2'))).size).toBe(1);
    expect(await mailOf('K-2')).toMatchObject({ state: 'SENT', attempts: 2 });
  });
});

test('two servers over one database fire each step once and mail each notice once', async () => {
  const tickets = Array.from({ length: 30 }, (_, place) => `T-${String(place)}`);
  const env = { SMTP_URL: mails.url, MAIL_FROM: 'Headroom <headroom@example.com>' };
  const databaseUrl = floor.server.app.database.url;
  const before = mails.taken.length;
  const servers = [await startServer({ time, env, databaseUrl }), await startServer({ time, env, databaseUrl })];
  try {
    await told(...tickets);
    const mailed = (): string[] =>
      mails.taken
        .slice(before)
        .flatMap(({ text }) => [...text.matchAll(/^(T-\d+): /gm)].map(([, reference = '']) => reference));
    await vi.waitUntil(() => mailed().length >= tickets.length, { timeout: 10_000, interval: 20 });
    expect(mailed().toSorted()).toEqual(tickets.toSorted());
    const { escalations } = await floor.ask<{ escalations: { nodes: { ticket: { reference: string } }[] } }>(
      '{ escalations(first: 100) { nodes { ticket { reference } } } }',
    );
    const logged = escalations.nodes.map(({ ticket }) => ticket.reference).filter((name) => name.startsWith('T-'));
    expect(logged.toSorted()).toEqual(tickets.toSorted());
  } finally {
    for (const server of servers) await server.close();
  }
});

describe('quiet hours', () => {
  test('put a mail off to their end', async () => {
    await floor.turnTo('2026-03-20T19:30:00Z');
    await floor.ask(
      `mutation { saveNoticeSettings(input: { email: "ann@example.com", quiet: { timeZone: "Europe/Berlin", from: "22:00", to: "07:00" } }) { userErrors { code } } }`,
      {},
      ann.session,
    );
    await open('Q-1');
    await floor.turnTo('2026-03-20T22:30:00Z');
    expect(await sent(() => sendDueMails(parts()))).toEqual([]);
    await floor.turnTo('2026-03-21T05:59:59.999Z');
    expect(await sent(() => sendDueMails(parts()))).toEqual([]);
    await floor.turnTo('2026-03-21T06:00:00Z');
    // The step after the end came in the same night: both in one mail.
    expect(await sent(() => sendDueMails(parts()))).toEqual(['2 notices: Q-1']);
  });
});
