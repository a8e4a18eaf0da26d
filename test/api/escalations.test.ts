// Escalation through the API: the log with its causes, people's inboxes, taking a clock on, putting it off, handing it over.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UserError } from '../support/api-world.ts';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';
import { peopleOf, type People } from '../support/people.ts';

interface Escalation {
  readonly id: string;
  readonly number: string;
  readonly cause: string;
  readonly outcome: string;
  readonly dueAt: string;
  readonly owner: string | null;
  readonly snoozedUntil: string | null;
  readonly isOpen: boolean;
  readonly actions: readonly {
    readonly kind: string;
    readonly outcome: string;
    readonly to: string | null;
    readonly people: readonly string[];
  }[];
  readonly acts: readonly {
    readonly kind: string;
    readonly by: string;
    readonly owner: string;
    readonly note: string | null;
  }[];
}
interface Done {
  readonly done: { readonly escalation: Escalation | null; readonly userErrors: readonly UserError[] };
}
interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly readAt: string | null;
  readonly mail: { readonly state: string; readonly after: string | null };
  readonly escalation: { readonly number: string; readonly ticket: { readonly reference: string } };
}

const shown = `id number cause outcome dueAt owner snoozedUntil isOpen
  actions { kind outcome to people } acts { kind by owner note }`;
/** A mail server that is not there: what is to be mailed waits. */
const mailing = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'headroom@example.com' };
let floor: FloorWorld;
let acme: Party;
let people: People;
let ann: { id: string; session: string };
let ben: { id: string; session: string };
let max: { id: string; session: string };

const step = (number: string, said: Record<string, unknown>): Record<string, unknown> => ({
  ...{ number, kind: 'FUNCTIONAL', measure: 'RESOLUTION', limit: 'PROMISE' },
  ...said,
});

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T08:00:00Z', mailing);
  people = peopleOf(floor.server, floor.time);
  ann = await people.letIn({ name: 'Ann', email: 'ann@example.com', roles: ['AGENT'] });
  ben = await people.letIn({ name: 'Ben', roles: ['AGENT'] });
  max = await people.letIn({ name: 'Max', roles: ['MANAGER'] });
  // Told 6 h: half is used up 3 h after the opening, an hour is left after 5.
  acme = await floor.party('Acme', {
    sections: {
      escalation: [
        step('1', { point: 'SHARE_SPENT', share: 0.5, notify: ['Ann'] }),
        step('2', { point: 'BEFORE_DUE', time: 'PT1H', notify: ['managers', 'Duty'] }),
        step('3', { point: 'AFTER_DUE', time: 'PT0S', notify: ['Max'], raiseTo: 'URGENT' }),
      ],
    },
  });
});
afterAll(() => floor.close());

const open = (ticket: string, at: string): Promise<void> =>
  floor.record('desk', { ticket, kind: 'OPENED', at, severity: 'HIGH', serviceAccount: acme.account });

async function escalationsOf(reference: string, token?: string): Promise<Escalation[]> {
  const { ticket } = await floor.ask<{ ticket: { escalations: Escalation[] } }>(
    `query($r: String!) { ticket(source: "desk", reference: $r) { escalations { ${shown} } } }`,
    { r: reference },
    token,
  );
  return ticket.escalations;
}

async function act(mutation: string, input: Record<string, unknown>, session: string): Promise<Done['done']> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const document = `mutation($input: ${type}) { done: ${mutation}(input: $input) { escalation { ${shown} } userErrors { code message path } } }`;
  return (await floor.ask<Done>(document, { input }, session)).done;
}

async function inboxOf(session: string, unread = false): Promise<Notice[]> {
  const { notices } = await floor.ask<{ notices: { nodes: Notice[] } }>(
    `query($unread: Boolean) { notices(unread: $unread, first: 100) {
       nodes { id kind readAt mail { state after } escalation { number ticket { reference } } } } }`,
    { unread },
    session,
  );
  return notices.nodes;
}
const lines = (inbox: readonly Notice[]): string[] =>
  inbox.map(({ kind, escalation }) => `${escalation.ticket.reference} ${escalation.number} ${kind}`);
const latest = async (reference: string): Promise<Escalation> =>
  (await escalationsOf(reference))[0] ?? expect.fail(`No step of ${reference} fired`);
const codes = ({ userErrors }: Done['done']): string[] =>
  userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`.trim());

describe('a ticket that nobody looks after', () => {
  test('has each step with its cause, what it did, and whom it told', async () => {
    await open('A-1', '2026-03-02T08:00:00Z');
    await floor.turnTo('2026-03-02T11:00:00Z');
    await floor.turnTo('2026-03-02T13:00:00Z');
    await floor.turnTo('2026-03-02T14:00:00.001Z');
    expect(await escalationsOf('A-1')).toMatchObject([
      {
        number: '3',
        cause: 'the promise of the resolution has ended',
        outcome: 'DONE',
        dueAt: '2026-03-02T14:00:00.001Z',
        actions: [
          { kind: 'NOTIFY', outcome: 'DONE', to: 'Max', people: ['Max'] },
          { kind: 'RAISE_SEVERITY', outcome: 'DONE', to: null, people: [] },
        ],
      },
      {
        number: '2',
        cause: 'the promise of the resolution ends in 1 h',
        actions: [
          { kind: 'NOTIFY', outcome: 'DONE', to: 'managers', people: ['Max'] },
          { kind: 'NOTIFY', outcome: 'NOBODY', to: 'Duty', people: [] },
        ],
      },
      { number: '1', cause: '50 % of the promise of the resolution is used up', owner: null, isOpen: true, acts: [] },
    ]);
    const { ticket } = await floor.ask<{ ticket: { severity: string } }>(
      '{ ticket(source: "desk", reference: "A-1") { severity } }',
    );
    expect(ticket.severity).toBe('URGENT');
  });

  test('stands in the inbox of whoever was told, until it is read', async () => {
    expect(lines(await inboxOf(max.session))).toEqual(['A-1 3 STEP', 'A-1 2 STEP']);
    expect(lines(await inboxOf(ben.session))).toEqual([]);
    const unread = async (): Promise<unknown> =>
      (await floor.ask('{ viewer { unreadNotices } }', {}, max.session))['viewer'];
    expect(await unread()).toEqual({ unreadNotices: 2 });
    const [first] = await inboxOf(max.session);
    const read = (input: Record<string, unknown>, session: string): Promise<unknown> =>
      floor.ask(
        'mutation($input: ReadNoticesInput!) { readNotices(input: $input) { read unread } }',
        { input },
        session,
      );
    // Somebody else's notice is not read by me.
    expect(await read({ notices: [first?.id] }, ben.session)).toEqual({ readNotices: { read: 0, unread: 0 } });
    expect(await read({ notices: [first?.id] }, max.session)).toEqual({ readNotices: { read: 1, unread: 1 } });
    expect(lines(await inboxOf(max.session, true))).toEqual(['A-1 2 STEP']);
    expect(await read({}, max.session)).toEqual({ readNotices: { read: 1, unread: 0 } });
    expect(await unread()).toEqual({ unreadNotices: 0 });
  });

  test('is told of to administrators where a name is nobody’s, and the log finds it', async () => {
    const eve = await people.letIn({ name: 'Eve', roles: ['ADMIN'] });
    await floor.turnTo('2026-03-02T14:30:00Z');
    await open('A-2', '2026-03-02T14:30:00Z');
    await floor.turnTo('2026-03-02T19:30:00Z');
    expect(lines(await inboxOf(eve.session))).toEqual(['A-2 2 NOBODY']);
    const found = async (filter: string): Promise<unknown> =>
      floor.ask(`{ escalations(filter: { ${filter} }) { totalCount nodes { number ticket { reference } } } }`);
    expect(await found('unheard: true')).toEqual({
      escalations: {
        totalCount: 2,
        nodes: [
          { number: '2', ticket: { reference: 'A-2' } },
          { number: '2', ticket: { reference: 'A-1' } },
        ],
      },
    });
    expect(await found('ticket: "A-2", agreement: "Acme-SLA", outcomes: [DONE]')).toMatchObject({
      escalations: { totalCount: 2 },
    });
    expect(await found('until: "2026-03-02T11:30:00Z"')).toMatchObject({ escalations: { totalCount: 1 } });
    expect(await found('agreement: "Other"')).toMatchObject({ escalations: { totalCount: 0 } });
  });

  test('pages of the log follow each other without a gap', async () => {
    const page = async (
      after: string | null,
    ): Promise<{ nodes: { id: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }> =>
      (
        await floor.ask<{
          escalations: { nodes: { id: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
        }>(
          'query($after: String) { escalations(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
          { after },
        )
      ).escalations;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const third = await page(second.pageInfo.endCursor);
    const ids = [first, second, third].flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect([new Set(ids).size, third.pageInfo.hasNextPage]).toEqual([5, false]);
  });
});

describe('whoever takes a clock on', () => {
  test('alone hears what only reminds; what says that it ended reaches everybody', async () => {
    await floor.turnTo('2026-03-03T08:00:00Z');
    await open('B-1', '2026-03-03T08:00:00Z');
    await floor.turnTo('2026-03-03T11:00:00Z');
    const { id } = await latest('B-1');
    const { escalation } = await act('acknowledgeEscalation', { escalation: id, note: ' On it ' }, ben.session);
    expect(escalation).toMatchObject({
      owner: 'Ben',
      acts: [{ kind: 'ACKNOWLEDGED', by: 'Ben', owner: 'Ben', note: 'On it' }],
    });
    await floor.turnTo('2026-03-03T13:00:00Z');
    expect(await latest('B-1')).toMatchObject({
      number: '2',
      outcome: 'OWNED',
      actions: [{ kind: 'NOTIFY', to: null, people: ['Ben'] }],
    });
    await floor.turnTo('2026-03-03T14:00:00.001Z');
    expect(await latest('B-1')).toMatchObject({ number: '3', outcome: 'DONE' });
    const told = (inbox: readonly Notice[]): string[] => lines(inbox).filter((line) => line.startsWith('B-1'));
    expect(told(await inboxOf(ben.session))).toEqual(['B-1 3 STEP', 'B-1 2 STEP']);
    expect(told(await inboxOf(max.session))).toEqual(['B-1 3 STEP']);
    const mine = await floor.ask('{ escalations(filter: { mine: true, open: true }) { totalCount } }', {}, ben.session);
    expect(mine).toEqual({ escalations: { totalCount: 3 } });
  });

  test('may put its steps off: at the end of that the highest comes', async () => {
    await floor.turnTo('2026-03-04T08:00:00Z');
    await open('B-2', '2026-03-04T08:00:00Z');
    await floor.turnTo('2026-03-04T11:00:00Z');
    const { id } = await latest('B-2');
    const until = '2026-03-04T15:00:00Z';
    const { escalation } = await act(
      'snoozeEscalation',
      { escalation: id, until, note: 'Waiting for parts' },
      ann.session,
    );
    expect(escalation).toMatchObject({ owner: 'Ann', snoozedUntil: '2026-03-04T15:00:00.000Z' });
    await floor.turnTo('2026-03-04T14:59:59.999Z');
    expect((await escalationsOf('B-2')).map(({ number }) => number)).toEqual(['1']);
    await floor.turnTo(until);
    expect((await escalationsOf('B-2')).map(({ number, outcome }) => `${number} ${outcome}`)).toEqual([
      '3 DONE',
      '2 PASSED_OVER',
      '1 DONE',
    ]);
    expect(await latest('B-2')).toMatchObject({ snoozedUntil: null });
  });

  test('may hand it over, and whoever gets it is told', async () => {
    const { id } = await latest('B-2');
    const { escalation } = await act('handOverEscalation', { escalation: id, to: ben.id, note: 'Yours' }, ann.session);
    expect(escalation).toMatchObject({ owner: 'Ben' });
    expect(escalation?.acts.at(-1)).toMatchObject({ kind: 'HANDED_OVER', by: 'Ann', owner: 'Ben', note: 'Yours' });
    expect(lines(await inboxOf(ben.session))[0]).toBe('B-2 3 HANDED_OVER');
    const { colleagues } = await floor.ask<{ colleagues: { name: string }[] }>(
      '{ colleagues { name } }',
      {},
      ann.session,
    );
    expect(colleagues.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Eve', 'Max']);
  });

  test('does so once per idempotency key', async () => {
    const { id, acts } = await latest('B-2');
    const input = { escalation: id, note: 'Again mine', idempotencyKey: 'once' };
    await act('acknowledgeEscalation', input, ann.session);
    const { escalation } = await act('acknowledgeEscalation', input, ann.session);
    expect(escalation?.acts).toHaveLength(acts.length + 1);
  });

  test('is refused what cannot be', async () => {
    const { id } = await latest('B-2');
    const far = '2026-03-12T15:00:00Z';
    expect(
      codes(await act('snoozeEscalation', { escalation: id, until: '2026-03-04T15:00:00Z', note: 'x' }, ann.session)),
    ).toEqual(['INVALID until']);
    expect(codes(await act('snoozeEscalation', { escalation: id, until: far, note: 'x' }, ann.session))).toEqual([
      'INVALID until',
    ]);
    expect(
      codes(await act('snoozeEscalation', { escalation: id, until: '2026-03-05T15:00:00Z', note: ' ' }, ann.session)),
    ).toEqual(['EMPTY note']);
    expect(codes(await act('handOverEscalation', { escalation: id, to: 'x' }, ann.session))).toEqual(['NOT_FOUND to']);
    expect(codes(await act('acknowledgeEscalation', { escalation: 'x' }, ann.session))).toEqual([
      'NOT_FOUND escalation',
    ]);
    expect(codes(await act('acknowledgeEscalation', { escalation: id }, floor.server.adminToken))).toEqual(['INVALID']);
    await floor.record('desk', { ticket: 'B-2', kind: 'RESOLVED', at: '2026-03-04T15:00:00Z' });
    expect(codes(await act('acknowledgeEscalation', { escalation: id }, ann.session))).toEqual([
      'CLOCK_ENDED escalation',
    ]);
  });
});

describe('a breach that did not happen', () => {
  test('is taken back from everybody who was told of it', async () => {
    await floor.turnTo('2026-03-05T08:00:00Z');
    await open('C-1', '2026-03-05T08:00:00Z');
    await floor.turnTo('2026-03-05T14:00:00.001Z');
    await floor.record('desk', { ticket: 'C-1', kind: 'RESOLVED', at: '2026-03-05T10:00:00Z' });
    expect(lines(await inboxOf(max.session))[0]).toBe('C-1 3 WITHDRAWN');
    // Of the last step that told her.
    expect(lines(await inboxOf(ann.session))[0]).toBe('C-1 1 WITHDRAWN');
  });
});

describe('settings', () => {
  const save = async (
    input: Record<string, unknown>,
    session: string,
  ): Promise<{ settings: unknown; userErrors: UserError[] }> =>
    (
      await floor.ask<{ done: { settings: unknown; userErrors: UserError[] } }>(
        `mutation($input: SaveNoticeSettingsInput!) { done: saveNoticeSettings(input: $input) {
          settings { email byMail quiet { timeZone from to breaksThrough } groups } userErrors { code message path } } }`,
        { input },
        session,
      )
    ).done;
  const quiet = { timeZone: 'Europe/Berlin', from: '22:00', to: '07:00', breaksThrough: ['URGENT'] };

  test('are one’s own, and quiet hours put the e-mail off, never the notice', async () => {
    const settings = { email: 'ann@example.org', byMail: true, quiet, groups: ['Network'] };
    expect(await save(settings, ann.session)).toEqual({ settings, userErrors: [] });
    expect(await floor.ask('{ viewer { noticeSettings { email groups } } }', {}, ann.session)).toEqual({
      viewer: { noticeSettings: { email: 'ann@example.org', groups: ['Network'] } },
    });
    // Half is used up at 23:30 in Berlin.
    await floor.turnTo('2026-03-06T19:30:00Z');
    await open('D-1', '2026-03-06T19:30:00Z');
    await floor.turnTo('2026-03-06T22:30:00Z');
    const [notice] = await inboxOf(ann.session);
    expect(notice).toMatchObject({
      escalation: { number: '1', ticket: { reference: 'D-1' } },
      mail: { state: 'WAITING', after: '2026-03-07T06:00:00.000Z' },
    });
  });

  test('of others are an administrator’s to say', async () => {
    expect((await save({ person: ann.id, groups: [] }, ben.session)).userErrors.map(({ code }) => code)).toEqual([
      'NOT_FOUND',
    ]);
    expect(
      (await save({ person: ben.id, email: 'ben@example.com', groups: ['Apps'] }, floor.server.adminToken)).settings,
    ).toEqual({
      email: 'ben@example.com',
      byMail: true,
      quiet: null,
      groups: ['Apps'],
    });
  });

  test.each([
    [{ email: 'ben@example.com' }, 'EMAIL_TAKEN email'],
    [{ email: 'nobody' }, 'INVALID email'],
    [{ quiet: { ...quiet, to: '22:00' } }, 'INVALID quiet.to'],
    [{ quiet: { ...quiet, to: '24:00' } }, 'INVALID quiet.to'],
    [{ groups: [' '] }, 'EMPTY groups.0'],
  ])('%j is refused with %s', async (input, expected) => {
    const { userErrors } = await save(input, ann.session);
    expect(userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`)).toEqual([expected]);
  });

  test('go with the person', async () => {
    await people.remove(ben.id);
    await floor
      .ask('mutation($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { userErrors { code } } }', {
        input: { person: ben.id, reason: 'Asked' },
      })
      .catch(() => undefined);
    const left = await floor.server.app.database.transaction((tx) =>
      tx.rows<{ count: number }>(
        `select count(*) as count from notice_setting s join person p on p.id = s.person_id where p.removed_at is not null`,
      ),
    );
    expect(left).toEqual([{ count: 0 }]);
    expect((await latest('B-2')).acts.some(({ owner }) => owner.startsWith('erased person'))).toBe(true);
  });
});

test('the customer’s API knows nothing of it', () => {
  const sdl = (name: string): string => readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
  const words = /escalation|notice|snooze|colleague/i;
  expect(sdl('floor')).toMatch(words);
  expect(sdl('portal')).not.toMatch(words);
});
