// Erasing a name: it is nowhere afterwards, every fact is what it was, and who did it, when and why can be read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UserError } from '../support/api-world.ts';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;
beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T09:00:00Z');
  const acme = await floor.party('Acme', {
    sections: {
      contact: { name: 'T. Novak', email: 'T.Novak@acme.example' },
      reports: [{ title: 'Monthly', every: 'MONTH', structure: [], recipients: ['t.novak@acme.example', 'P. Leaver'] }],
    },
  });
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
    tx.rows<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    ),
  );
  const all = await Promise.all(tables.map(({ name }) => rows(`select t::text as row from ${name} t`)));
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

/** Where people say a name in their own words, and where an address is kept: rows that need no others for this. */
const said: readonly (readonly [table: string, values: Readonly<Record<string, string>>])[] = [
  [
    'waiver',
    {
      clock_id: '1',
      state: 'REJECTED',
      reason: 'T. Novak was ill',
      evidence: 'a mail of t. Novak',
      raised_by: 'token:1',
      raised_at: 'now',
      decided_because: 'So says T. Novak',
    },
  ],
  [
    'service_outage',
    {
      service_id: '1',
      kind: 'OUTAGE',
      from_at: 'now',
      reason: 'T. Novak pulled the plug',
      recorded_by: 'token:1',
      recorded_at: 'now',
      withdrawn_at: 'now',
      withdrawn_by: 'token:1',
      withdrawn_because: 'T. Novak did not',
    },
  ],
  [
    'credit',
    {
      agreement_id: '1',
      period_id: '1',
      direction: 'CREDIT',
      state: 'DECLINED',
      coins: '1',
      currency: 'EUR',
      lines: '[]',
      reason: 'T. Novak says no',
      made_at: 'now',
    },
  ],
  [
    'escalation_act',
    {
      escalation_id: '1',
      clock_id: '1',
      owner_id: '1',
      kind: 'ACKNOWLEDGED',
      note: 'T. Novak is away',
      by: 'token:1',
      at: 'now',
    },
  ],
  [
    'asset_act',
    { asset_id: '1', kind: 'REPAIRED', at: 'now', note: 'by t. novak', recorded_at: 'now', recorded_by: 'token:1' },
  ],
  [
    'agreement_comment',
    {
      agreement_version_id: '1',
      side: 'CUSTOMER',
      place: 'overview',
      text: 'Ask T. Novak',
      proposed: 'T. Novak or me',
      by: 'token:1',
      at: 'now',
      answer: 'No T. Novak',
      answered_by: 'token:1',
      accepted: 'true',
      answered_at: 'now',
    },
  ],
  [
    'mail',
    {
      address: 't.novak@acme.example',
      state: 'PENDING',
      failure: '550 <T.NOVAK@acme.example>',
      made_at: 'now',
      next_try_at: 'infinity',
    },
  ],
  [
    'idempotency_key',
    {
      principal: 'token:1',
      key: 'k',
      body_hash: '',
      answer: '{"name":"T. Novak","email":"t.novak@acme.example"}',
      created_at: 'now',
    },
  ],
  ['erasure', { person_id: '1000', at: 'now', by: 'token:1', reason: 'T. Novak asked', subjects: '0' }],
];

describe('an agent whose name is erased', () => {
  test('is a number from then on, wherever the name stood, and no fact has changed', async () => {
    await floor.server.app.database.transaction(async (tx) => {
      const bound = await tx.rows<{ table: string; name: string }>(
        `select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'f'`,
      );
      for (const { table, name } of bound.filter((one) => said.some(([each]) => each === one.table)))
        await tx.rows(`alter table ${table} drop constraint ${name}`);
      for (const [table, values] of said)
        await tx.rows(
          `insert into ${table} (${Object.keys(values).join()}) values (${Object.values(values)
            .map((value) => `'${value}'`)
            .join()})`,
        );
    });
    expect((await everything()).filter((row) => row.includes('T. Novak')).length).toBeGreaterThan(said.length);
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
    expect((await everything()).filter((row) => /T\. Novak|T\.Novak@/i.test(row))).toEqual([]);
    // What waited to be mailed to the address goes nowhere.
    expect(await rows('select state as row from mail')).toEqual([{ row: 'FAILED' }]);
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
    expect(await rows('select t::text as row from erasure t where individual_id is not null')).toHaveLength(1);
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
  const { erasure, individual } = await erase({ name: 'Ann Buyer', reason: 'Ann Buyer asked' });
  const shown = individual?.name ?? '';
  expect(erasure).toMatchObject({ subjects: 2, reason: `${shown} asked` });
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
