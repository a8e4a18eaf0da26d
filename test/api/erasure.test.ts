// Erasing a name: it is nowhere afterwards, every fact is what it was, and who did it, when and why can be read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UserError } from '../support/api-world.ts';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;
beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T09:00:00Z');
  const acme = await floor.party('Acme');
  const told = { at: '2026-03-02T08:00:00Z', serviceAccount: acme.account };
  await floor.record(
    'Desk',
    { ...told, ticket: 'T-1', kind: 'OPENED', contact: 'Ann Buyer', subject: 'My laptop is hot', severity: 'HIGH' },
    { ...told, ticket: 'T-1', kind: 'ASSIGNED', agent: 'T. Novak', by: 'T. Novak', actor: 'AGENT' },
    { ...told, ticket: 'T-1', kind: 'PROMISED', by: 'T. Novak', actor: 'AGENT', promisedAt: '2026-03-03T08:00:00Z' },
    { ...told, ticket: 'T-2', kind: 'OPENED', contact: 'Bob', subject: 'ann buyer asked, Ann Buyer-Smith did not' },
    {
      ...told,
      ticket: 'T-3',
      kind: 'OPENED',
      contact: 'Bob',
      subject: 'Joann Buyer, Ann Buyers of t.novak and T. Novak (T. Novak)',
    },
    { ...told, ticket: 'T-4', kind: 'OPENED', contact: 'Ann Buyers', subject: 'TX Novak' },
  );
  await floor.quiet();
});
afterAll(() => floor.close());

interface Erased {
  readonly erasure: { at: string; by: string; reason: string; subjects: number } | null;
  readonly individual: { readonly id: string; readonly name: string } | null;
  readonly person: { readonly name: string; readonly email: string | null } | null;
  readonly userErrors: readonly UserError[];
}

const erase = async (input: Record<string, unknown>): Promise<Erased> =>
  (
    await floor.ask<{ erasePersonalData: Erased }>(
      `mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { erasure { at by reason subjects }
         individual { id name } person { name email } userErrors { code message path } } }`,
      { input: { reason: 'Article 17, request 4711', ...input } },
    )
  ).erasePersonalData;

const rows = (sql: string): Promise<{ row: string }[]> =>
  floor.server.app.database.transaction((tx) => tx.rows<{ row: string }>(sql));

/** Every row of every table as text. */
async function everything(): Promise<string[]> {
  const tables = await floor.server.app.database.transaction((tx) =>
    tx.rows<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'"),
  );
  const all = await Promise.all(tables.map(({ name }) => rows(`select t::text as row from "${name}" t`)));
  return all.flat().map(({ row }) => row);
}

const facts = async (): Promise<unknown> => [
  await rows('select t::text as row from ticket_event t order by 1'),
  await rows('select t::text as row from event_key t order by 1'),
  await rows('select t::text as row from clock t order by 1'),
  await rows('select t::text as row from ticket t order by 1'),
];

interface Ticket {
  readonly agent: string | null;
  readonly subject: string | null;
  readonly promised: { readonly by: string | null } | null;
  readonly events: { readonly nodes: readonly { readonly by: string | null; readonly agent: string | null }[] };
}
const ticket = async (reference: string): Promise<Ticket> =>
  (
    await floor.ask<{ ticket: Ticket }>(
      'query ($r: String!) { ticket(reference: $r) { agent subject promised { by } events { nodes { by agent } } } }',
      { r: reference },
    )
  ).ticket;

describe('an agent whose name is erased', () => {
  test('is a number from then on, wherever the name stood, and no fact has changed', async () => {
    await rows(
      `insert into waiver (clock_id, state, reason, evidence, raised_by, raised_at, decided_because)
       select id, 'REJECTED', 'T. Novak was ill', 'a mail of t. Novak', 'token:1', started_at, 'So says T. Novak' from clock limit 1`,
    );
    await rows(
      `insert into service (reference, name, created_at) values ('mail', 'Mail', now());
       insert into service_outage (service_id, kind, from_at, reason, recorded_by, recorded_at)
       select id, 'OUTAGE', now(), 'T. Novak pulled the plug', 'token:1', now() from service`,
    );
    expect((await everything()).filter((row) => row.includes('T. Novak')).length).toBeGreaterThan(1);
    const before = await facts();
    const { erasure, individual, userErrors } = await erase({ name: 'T. Novak' });
    expect(userErrors).toEqual([]);
    expect(erasure).toEqual({
      at: '2026-03-02T09:00:00.000Z',
      by: 'Administrator',
      reason: 'Article 17, request 4711',
      subjects: 1,
    });
    const shown = individual?.name ?? '';
    expect(shown).toMatch(/^erased person \d+$/);
    expect(await ticket('T-1')).toMatchObject({
      agent: shown,
      subject: 'My laptop is hot',
      promised: { by: shown },
      events: {
        nodes: [
          { by: null, agent: null },
          { by: shown, agent: shown },
          { by: shown, agent: null },
        ],
      },
    });
    expect(await facts()).toEqual(before);
    expect((await everything()).filter((row) => /T\. Novak/i.test(row))).toEqual([]);
    // Whole words only, in any case.
    expect((await ticket('T-3')).subject).toBe(`Joann Buyer, Ann Buyers of t.novak and ${shown} (${shown})`);
    expect((await ticket('T-4')).subject).toBe('TX Novak');
  });

  test('stays erased as it was when it is asked for again, and is told who, when and why', async () => {
    const { individuals } = await floor.ask<{ individuals: { nodes: { id: string; name: string }[] } }>(
      '{ individuals(text: "ERASED person") { nodes { id name } } }',
    );
    const [novak] = individuals.nodes;
    await floor.turnTo('2026-03-02T09:30:00Z');
    const again = await erase({ individual: novak?.id, reason: 'Once more' });
    expect(again).toMatchObject({
      erasure: { at: '2026-03-02T09:00:00.000Z', reason: 'Article 17, request 4711', subjects: 1 },
      individual: novak,
      userErrors: [],
    });
    expect(await rows('select t::text as row from erasure t')).toHaveLength(1);
  });

  test('is somebody new when a source says the name again, and a repeated event brings nothing back', async () => {
    const repeat = await floor.ask(
      `mutation { recordTicketEvents(input: { source: "Desk", events: [{ ticket: "T-1", eventId: "e2",
         at: "2026-03-02T08:00:00Z", kind: ASSIGNED, agent: "T. Novak", by: "T. Novak", actor: AGENT,
         serviceAccount: "Acme-1" }] }) { repeated recorded } }`,
    );
    expect(repeat).toEqual({ recordTicketEvents: { repeated: 1, recorded: 0 } });
    expect((await ticket('T-1')).agent).toMatch(/^erased person/);
    await floor.record('Desk', { ticket: 'T-4', kind: 'ASSIGNED', at: '2026-03-02T09:20:00Z', agent: 'T. Novak' });
    expect((await ticket('T-4')).agent).toBe('T. Novak');
    expect((await ticket('T-1')).agent).toMatch(/^erased person/);
  });
});

test('with a contact go the subjects of their tickets, and the name in those of others', async () => {
  const { erasure, individual } = await erase({ name: 'Ann Buyer' });
  const shown = individual?.name ?? '';
  expect(erasure?.subjects).toBe(2);
  expect((await ticket('T-1')).subject).toBeNull();
  expect((await ticket('T-2')).subject).toBe(`${shown} asked, ${shown}-Smith did not`);
  expect((await ticket('T-3')).subject).toMatch(/^Joann Buyer, Ann Buyers of t\.novak/);
  expect((await ticket('T-4')).subject).toBe('TX Novak');
});

test('a name of signs that mean something to a pattern erases that name and no other', async () => {
  const at = '2026-03-02T08:00:00Z';
  await floor.record(
    'Desk',
    { ticket: 'T-5', kind: 'OPENED', at, by: 'Mr. (.*) [x]+$', subject: 'Mr. (.*) [x]+$ called' },
    { ticket: 'T-6', kind: 'OPENED', at, subject: 'Mr. Anybody called' },
  );
  const { individual } = await erase({ name: 'Mr. (.*) [x]+$' });
  expect((await ticket('T-5')).subject).toBe(`${individual?.name ?? ''} called`);
  expect((await ticket('T-6')).subject).toBe('Mr. Anybody called');
});

describe('individuals', () => {
  test('are found by a part of their name, in pages', async () => {
    const ask = (after: string | null): Promise<{ individuals: Record<string, unknown> }> =>
      floor.ask(
        `query ($after: String) { individuals(text: "b", first: 1, after: $after) { totalCount nodes { name erasure { reason } }
           pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
    const first = await ask(null);
    expect(first).toMatchObject({
      individuals: { totalCount: 2, nodes: [{ name: 'Ann Buyers', erasure: null }], pageInfo: { hasNextPage: true } },
    });
    const { endCursor } = first.individuals['pageInfo'] as { endCursor: string };
    expect(await ask(endCursor)).toMatchObject({
      individuals: { nodes: [{ name: 'Bob' }], pageInfo: { hasNextPage: false } },
    });
  });
});

describe('a person who signs in', () => {
  const invite = async (name: string): Promise<string> =>
    (
      await floor.ask<{ invitePerson: { person: { id: string } } }>(
        'mutation ($name: String!) { invitePerson(input: { name: $name, email: "p@example.com", roles: [ADMIN] }) { person { id } } }',
        { name },
      )
    ).invitePerson.person.id;

  test('is erased after they were removed, with their address, and what they did keeps a number', async () => {
    const id = await invite('P. Leaver');
    expect(await erase({ person: id })).toMatchObject({ erasure: null, userErrors: [{ code: 'NOT_REMOVED' }] });
    // An act of theirs: erasing somebody.
    await floor.ask('mutation { invitePerson(input: { name: "Other", roles: [ADMIN] }) { userErrors { code } } }');
    const { createSignInLink } = await floor.ask<{ createSignInLink: { link: { url: string } } }>(
      'mutation ($person: ID!) { createSignInLink(input: { person: $person }) { link { url } } }',
      { person: id },
    );
    const signIn = await fetch(`${floor.server.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: floor.server.url },
      body: JSON.stringify({ code: createSignInLink.link.url.split('#code=')[1] }),
    });
    const session = /headroom=([^;]+)/.exec(signIn.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const byLeaver = await floor.ask(
      'mutation { erasePersonalData(input: { name: "Bob", reason: "asked" }) { erasure { by } } }',
      {},
      session,
    );
    expect(byLeaver).toEqual({ erasePersonalData: { erasure: { by: 'P. Leaver' } } });

    await floor.ask('mutation ($person: ID!) { removePerson(input: { person: $person }) { userErrors { code } } }', {
      person: id,
    });
    const { person, erasure, userErrors } = await erase({ person: id });
    expect(userErrors).toEqual([]);
    expect(person).toEqual({ name: expect.stringMatching(/^erased person \d+$/) as unknown, email: null });
    expect(erasure?.subjects).toBe(0);
    expect((await everything()).filter((row) => /P\. Leaver|p@example\.com/.test(row))).toEqual([]);
    const read = await floor.ask(
      `query ($id: ID!) { node(id: $id) { ... on Person { name erasure { by } } }
         individuals(text: "erased") { nodes { erasure { by reason } } } }`,
      { id },
    );
    expect(read).toMatchObject({
      node: { name: person?.name, erasure: { by: 'Administrator' } },
      individuals: { nodes: expect.arrayContaining([{ erasure: { by: person?.name, reason: 'asked' } }]) as unknown },
    });
    expect(await erase({ person: id })).toMatchObject({ erasure, userErrors: [] });
  });
});

test.each([
  [{}, 'INVALID', null],
  [{ name: 'Ann Buyers', person: 'x' }, 'INVALID', null],
  [{ name: 'Nobody' }, 'NOT_FOUND', ['name']],
  [{ name: 'a\0b' }, 'NOT_FOUND', ['name']],
  [{ individual: 'x' }, 'NOT_FOUND', ['individual']],
  [{ person: 'x' }, 'NOT_FOUND', ['person']],
  [{ name: 'Ann Buyers', reason: ' ' }, 'EMPTY', ['reason']],
])('%j is refused with %s, and nothing is erased', async (input, code, path) => {
  expect(await erase(input)).toMatchObject({ erasure: null, userErrors: [{ code, path }] });
  expect((await rows("select name as row from individual where name = 'Ann Buyers'")).length).toBe(1);
});
