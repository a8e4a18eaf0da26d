// Erasing a name that agreements say: it is nowhere in them afterwards, and every signature still names its document.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutName } from '../../server/src/agreement/erase-names.ts';
import { draft, makeApiWorld, type ApiWorld } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

const contact = (name: string): Record<string, string> => ({ name, email: 'nadia@example.org', phone: '+49 30 1' });
const sections = {
  overview: 'Ask NADIA NORTH first; not Nadia Northern.',
  parties: [
    { role: 'PROVIDER', name: 'Helpful Ltd', contacts: [contact('Nadia North'), contact('Ed East')] },
    { role: 'CUSTOMER', name: 'Acme' },
  ],
  contact: contact('Nadia North'),
  reports: [{ title: 'Report', every: 'MONTH', structure: ['All'], recipients: ['Nadia North', 'Ed East'] }],
};

async function drafted(number: string): Promise<string> {
  const { version, userErrors } = await draft(server, {
    ...{ number, customer: world.customer, schedule: world.always, from: '2027-01-01', sections },
    clauses: [{ number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT6H' }],
  });
  expect(userErrors).toEqual([]);
  return version?.id ?? '';
}

interface Said {
  readonly status: string;
  readonly document: string;
  readonly documentHash: string;
  readonly namesErased: boolean;
  readonly signatures: readonly { readonly documentHash: string }[];
}

const said = async (id: string): Promise<Said> =>
  (
    await server.ask<{ node: Said }>(
      'query ($id: ID!) { node(id: $id) { ... on AgreementVersion { status document documentHash namesErased signatures { documentHash } } } }',
      { id },
    )
  ).node;

async function act(mutation: string, input: Record<string, unknown>): Promise<void> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const { done } = await server.ask<{ done: { userErrors: unknown[] } }>(
    `mutation ($input: ${type}) { done: ${mutation}(input: $input) { userErrors { code message } } }`,
    { input },
  );
  expect(done.userErrors).toEqual([]);
}

const sign = async (version: string, side: string): Promise<void> =>
  act('signAgreement', {
    ...{ version, side, name: `For ${side}`, on: '2026-03-01' },
    documentHash: (await said(version)).documentHash,
  });

test('a name goes from drafts, from what is signed by one and from what is in force, and no signature is lost', async () => {
  const [onlyDraft, half, active] = [await drafted('E-1'), await drafted('E-2'), await drafted('E-3')];
  for (const version of [half, active]) await act('submitAgreement', { version });
  await sign(half, 'PROVIDER');
  for (const side of ['PROVIDER', 'CUSTOMER']) await sign(active, side);
  await act('activateAgreement', { version: active });
  const before = { half: await said(half), active: await said(active) };
  expect(before.active.document).toContain('nadia@example.org');

  const found = await server.ask('{ individuals(text: "nadia") { nodes { name } } }');
  expect(found).toEqual({ individuals: { nodes: [{ name: 'Nadia North' }] } });
  await act('erasePersonalData', { name: 'Nadia North', reason: 'She asked.' });

  for (const id of [onlyDraft, half, active]) {
    const { document } = await said(id);
    expect(document).not.toMatch(/nadia north(?!ern)/i);
    expect(document).toMatch(/Ask erased person \d+ first; not Nadia Northern\./);
    // Ed East keeps what is his.
    expect(document.match(/nadia@example\.org/g)).toHaveLength(1);
    expect(document).toMatch(/"recipients":\["erased person \d+","Ed East"\]/);
  }
  expect(await said(onlyDraft)).toMatchObject({ namesErased: false });
  for (const [id, was] of [[half, before.half] as const, [active, before.active] as const]) {
    const { documentHash, signatures, namesErased, status } = await said(id);
    expect({ documentHash, signatures, status }).toEqual({
      documentHash: was.documentHash,
      signatures: was.signatures,
      status: was.status,
    });
    expect(namesErased).toBe(true);
    expect(new Set(signatures.map((one) => one.documentHash))).toEqual(new Set([documentHash]));
  }
  await sign(half, 'CUSTOMER');
  expect(await said(half)).toMatchObject({ status: 'AGREED', namesErased: true });
  await act('erasePersonalData', { name: 'Ed East', reason: 'So did he.' });
  expect((await said(active)).documentHash).toBe(before.active.documentHash);
  expect((await said(active)).document).not.toContain('@example.org');
});

test('what goes back to be written anew has the hash of what it says, and the guard stands again', async () => {
  const version = await drafted('E-4');
  await act('submitAgreement', { version });
  const { documentHash } = await said(version);
  await act('erasePersonalData', { name: 'Nadia North', reason: 'Again.' });
  expect(await said(version)).toMatchObject({ documentHash, namesErased: true });
  await act('returnAgreement', { version, reason: 'Her name.' });
  const anew = await said(version);
  expect(anew.namesErased).toBe(false);
  expect(anew.documentHash).not.toBe(documentHash);
  const edit = server.app.database.transaction((tx) =>
    tx.rows(`update agreement_version set sections = '{}' where activated_at is not null`),
  );
  await expect(edit).rejects.toThrow('is agreed');
});

test('a name is whole words in any case and any script, and no field is called otherwise', () => {
  const of = { name: 'services', shown: 'erased person 1' };
  expect(
    withoutName({ services: [{ name: 'Services', email: 'a@b', owner: 'Services, servicesx, äservices' }] }, of),
  ).toEqual({ services: [{ name: 'erased person 1', owner: 'erased person 1, servicesx, äservices' }] });
  const address = { name: null, addresses: ['a@b.org'], shown: 'X' };
  expect(withoutName('a@b.org, jo.a@b.org; A@b.org.uk or A@B.org.', address)).toBe('X, jo.a@b.org; A@b.org.uk or X.');
  const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(name, fc.string(), (text, other) => {
      const shown = 'erased person 1';
      const redacted = withoutName({ contacts: [{ name: text, email: 'x' }], note: other }, { name: text, shown });
      expect(redacted).toMatchObject({ contacts: [{ name: shown }] });
      expect(JSON.stringify(redacted)).not.toContain('"email"');
    }),
  );
});
