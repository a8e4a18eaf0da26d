// Assets through the API: described, inspected, repaired, moved with their history, and what that comes to.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { agree, draft, makeApiWorld, record, type ApiWorld, type UserError } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

const time = turnableClock('2026-03-02T12:00:00Z');
let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  server = await startServer({ time });
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

interface Answer {
  readonly asset: (Readonly<Record<string, unknown>> & { readonly id: string }) | null;
  readonly userErrors: readonly UserError[];
}

const shown = `{ userErrors { code message path } asset { id reference name kind serial location warrantyUntil
  inspectEveryMonths inspectionDue documents { title location } serviceAccount { reference }
  history { kind at note passed form by } assessment { tickets openTickets breaches suggestions } } }`;

async function act(mutation: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { done: ${mutation}(input: $input) ${shown} }`;
  return (await server.ask<{ done: Answer }>(document, { input })).done;
}

/** A new asset of ACC-4; its id. */
async function made(reference: string, more: Record<string, unknown> = {}): Promise<string> {
  const input = { serviceAccount: world.account, reference, name: reference, ...more };
  const { asset, userErrors } = await act('createAsset', input);
  if (asset === null) throw new Error(JSON.stringify(userErrors));
  return asset.id;
}

const codes = ({ asset, userErrors }: Answer): unknown => {
  expect(asset).toBeNull();
  return userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
};

const opened = (ticket: string, asset: string, at: string, serviceAccount: string): Record<string, unknown> => ({
  ...{ ticket, eventId: `${ticket}/opened`, kind: 'OPENED', at, asset, serviceAccount },
});

async function mending(ticket: string): Promise<readonly string[]> {
  const { ticket: found } = await server.ask<{ ticket: { needsMending: UserError[] } }>(
    'query ($ticket: String!) { ticket(reference: $ticket) { needsMending { code message } } }',
    { ticket },
  );
  return found.needsMending.map(({ message }) => message);
}

describe('an asset', () => {
  test('is described, and described anew', async () => {
    const details = {
      ...{ kind: 'PHYSICAL', serial: 'SN 1', location: 'Room 4', warrantyUntil: '2026-12-31', inspectEveryMonths: 3 },
      documents: [{ title: 'Manual', location: 'https://example.org/manual' }],
    };
    const asset = await made('D-1', details);
    const { assets } = await server.ask<{ assets: { nodes: unknown[] } }>(
      `query ($id: ID!) { assets(serviceAccount: $id, first: 1) { nodes { kind serial location warrantyUntil
         inspectEveryMonths documents { title location } } } }`,
      { id: world.account },
    );
    expect(assets.nodes).toEqual([details]);
    expect((await act('saveAsset', { asset, name: 'Licence', kind: 'INTANGIBLE' })).asset).toMatchObject({
      ...{ reference: 'D-1', name: 'Licence', kind: 'INTANGIBLE', serial: null, documents: [], inspectionDue: null },
    });
    expect(codes(await act('saveAsset', { asset, name: ' ', inspectEveryMonths: 0 }))).toEqual([
      'EMPTY name',
      'INVALID inspectEveryMonths',
    ]);
    expect(codes(await act('saveAsset', { asset: world.account, name: 'x' }))).toEqual(['NOT_FOUND asset']);
  });

  test('is inspected and repaired, and due again after its months', async () => {
    const asset = await made('I-1', { inspectEveryMonths: 1 });
    const failed = { asset, at: '2026-01-31T10:00:00Z', passed: false, note: 'The fan is loud.' };
    expect((await act('recordInspection', failed)).asset).toMatchObject({
      inspectionDue: '2026-02-28',
      history: [{ kind: 'INSPECTED', passed: false, note: 'The fan is loud.', form: null, by: 'Administrator' }],
      assessment: { suggestions: ['WITHOUT_COVER', 'INSPECTION_OVERDUE', 'FAILED_INSPECTION'] },
    });
    const repaired = await act('recordRepair', { asset, at: '2026-02-01T10:00:00Z' });
    expect(repaired.asset).toMatchObject({
      history: [{ kind: 'REPAIRED' }, { kind: 'INSPECTED' }],
      assessment: { suggestions: ['WITHOUT_COVER', 'INSPECTION_OVERDUE'] },
    });
    expect((await act('recordInspection', { asset, passed: true })).asset).toMatchObject({
      inspectionDue: '2026-04-02',
      assessment: { suggestions: ['WITHOUT_COVER'] },
    });
    expect(codes(await act('recordRepair', { asset, at: '2026-03-03T00:00:00Z' }))).toEqual(['INVALID at']);
    expect(codes(await act('recordRepair', { asset, note: 'x'.repeat(2_001) }))).toEqual(['TOO_LONG note']);
  });
});

describe('a transfer', () => {
  test('moves an asset with its history; a ticket names whose it was when it was named', async () => {
    const asset = await made('M-1');
    await act('recordRepair', { asset });
    await record(server, { source: 'Desk', events: [opened('M-old', 'M-1', '2026-03-01T10:00:00Z', 'ACC-4')] });
    const moved = await act('transferAsset', {
      asset,
      serviceAccount: world.foreignAccount,
      at: '2026-03-02T10:00:00Z',
    });
    expect(moved.asset).toMatchObject({
      serviceAccount: { reference: 'ACC-7' },
      history: [{ kind: 'REPAIRED' }, { kind: 'TRANSFERRED', form: 'SALE' }],
    });
    await record(server, {
      source: 'Desk',
      events: [
        opened('M-new', 'M-1', '2026-03-02T11:00:00Z', 'ACC-7'),
        opened('M-late', 'M-1', '2026-03-02T09:00:00Z', 'ACC-4'),
        opened('M-wrong', 'M-1', '2026-03-02T11:00:00Z', 'ACC-4'),
        { ticket: 'M-old', eventId: 'again', kind: 'NOTE_ADDED', at: '2026-03-02T11:30:00Z' },
      ],
    });
    expect(await Promise.all(['M-old', 'M-new', 'M-late'].map(mending))).toEqual([[], [], []]);
    expect(await mending('M-wrong')).toEqual([
      'Asset M-1 belongs to service account ACC-7, not ACC-4 (ticket M-wrong)',
    ]);
    const { asset: seen } = await act('recordInspection', { asset, passed: true });
    expect(seen).toMatchObject({ assessment: { tickets: 3, openTickets: 3 } });
  });

  test('of the past reads anew the tickets that named the asset since', async () => {
    const asset = await made('P-1');
    await record(server, { source: 'Desk', events: [opened('P', 'P-1', '2026-03-02T08:00:00Z', 'ACC-9')] });
    expect(await mending('P')).toHaveLength(1);
    await act('transferAsset', { asset, serviceAccount: world.secondAccount, at: '2026-03-02T07:00:00Z' });
    await vi.waitFor(async () => {
      expect(await mending('P')).toEqual([]);
    });
  });

  test('by exchange moves both at once', async () => {
    const [asset, other] = [await made('X-1'), await made('X-2', { serviceAccount: world.secondAccount })];
    const moved = await act('transferAsset', { asset, serviceAccount: world.secondAccount, exchangedFor: other });
    expect(moved.asset).toMatchObject({ serviceAccount: { reference: 'ACC-9' }, history: [{ form: 'EXCHANGE' }] });
    expect((await act('recordRepair', { asset: other })).asset).toMatchObject({
      serviceAccount: { reference: 'ACC-4' },
      history: [{ kind: 'REPAIRED' }, { kind: 'TRANSFERRED', form: 'EXCHANGE' }],
    });
    const [third, fourth] = [await made('X-3'), await made('X-4', { serviceAccount: world.secondAccount })];
    const wrong = { asset: third, serviceAccount: world.foreignAccount, exchangedFor: fourth };
    expect(codes(await act('transferAsset', wrong))).toEqual(['ASSET_OF_OTHER_ACCOUNT exchangedFor']);
  });

  test('goes nowhere else: not to where it is, not before it came, not away from what covers it', async () => {
    const asset = await made('C-17');
    const to = (serviceAccount: string, more = {}): Promise<Answer> =>
      act('transferAsset', { asset, serviceAccount, ...more });
    expect(codes(await to(world.account))).toEqual(['SAME_ACCOUNT serviceAccount']);
    expect(codes(await to(world.customer))).toEqual(['NOT_FOUND serviceAccount']);
    await to(world.secondAccount, { at: '2026-03-02T11:00:00Z' });
    expect(codes(await to(world.account, { at: '2026-03-02T10:00:00Z' }))).toEqual(['INVALID at']);
    const terms = {
      ...{ number: 'C-2031', serviceAccount: world.secondAccount, schedule: world.always, from: '2026-01-01' },
      clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT1H' }],
      sections: { assets: ['C-17'] },
    };
    await agree(server, terms);
    const refused = await to(world.account);
    expect(refused.userErrors).toEqual([
      {
        code: 'ASSET_COVERED',
        message:
          'Asset C-17 is covered by agreement C-2031 of service account ACC-9: amend that before it belongs to ACC-4.',
        path: ['serviceAccount'],
      },
    ]);
    const amended = await draft(server, { ...terms, from: '2026-03-02', sections: { assets: [] } });
    expect(amended.userErrors).toEqual([]);
  });
});

test('three broken promises on one asset are worth a look, and so is a warranty that ended', async () => {
  const asset = await made('B-1', { serviceAccount: world.secondAccount, warrantyUntil: '2026-03-01' });
  await record(server, {
    source: 'Desk',
    events: [1, 2, 3].map((n) => opened(`B-${String(n)}`, 'B-1', `2026-03-02T0${String(n)}:00:00Z`, 'ACC-9')),
  });
  await vi.waitFor(async () => {
    expect((await act('saveAsset', { asset, name: 'B', warrantyUntil: '2026-03-01' })).asset).toMatchObject({
      assessment: { tickets: 3, openTickets: 3, breaches: 3, suggestions: ['REPEATED_BREACHES', 'WARRANTY_OVER'] },
    });
  });
});

describe('the list of assets', () => {
  const found = async (filter: Record<string, unknown>): Promise<readonly string[]> => {
    const { assets } = await server.ask<{ assets: { totalCount: number; nodes: { reference: string }[] } }>(
      'query ($filter: AssetFilter) { assets(filter: $filter, first: 100) { totalCount nodes { reference } } }',
      { filter },
    );
    expect(assets.totalCount).toBe(assets.nodes.length);
    return assets.nodes.map(({ reference }) => reference);
  };

  test('is searched by reference, name and serial number, and filtered by whose and what', async () => {
    await made('F-1', { serial: 'zeta-100%', inspectEveryMonths: 1 });
    await made('F-2', { name: 'A zeta licence', kind: 'INTANGIBLE', serviceAccount: world.foreignAccount });
    expect(await found({ text: 'ZETA' })).toEqual(['F-1', 'F-2']);
    expect(await found({ text: 'zeta', kind: 'INTANGIBLE' })).toEqual(['F-2']);
    expect(await found({ text: 'zeta', customer: world.customer })).toEqual(['F-1']);
    expect(await found({ text: 'zeta', serviceAccount: world.foreignAccount })).toEqual(['F-2']);
    expect(await found({ text: '0%' })).toEqual(['F-1']);
    expect(await found({ customer: world.service })).toEqual([]);
  });

  test('knows what is covered as the assessment does, and when an inspection is due', async () => {
    await made('G-9', { serviceAccount: world.secondAccount, inspectEveryMonths: 1 });
    const asset = await made('G-7', { serviceAccount: world.foreignAccount, inspectEveryMonths: 1 });
    await act('recordInspection', { asset, passed: true, at: '2026-01-31T10:00:00Z' });
    // C-2031 covers ACC-9; nothing covers ACC-7.
    expect(await found({ text: 'G-', covered: true })).toEqual(['G-9']);
    expect(await found({ text: 'G-', covered: false })).toEqual(['G-7']);
    expect(await found({ text: 'G-', inspectionDueBy: '2026-02-27' })).toEqual([]);
    expect(await found({ text: 'G-', inspectionDueBy: '2026-02-28' })).toEqual(['G-7']);
    expect(await found({ text: 'G-', inspectionDueBy: '2026-04-02' })).toEqual(['G-7', 'G-9']);
  });

  test('says of a transfer from where and to where', async () => {
    const asset = await made('H-1');
    await act('transferAsset', { asset, serviceAccount: world.foreignAccount });
    const { node } = await server.ask<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ... on Asset { history { kind movedFrom { reference } movedTo { reference } } } } }`,
      { id: asset },
    );
    expect(node).toEqual({
      history: [{ kind: 'TRANSFERRED', movedFrom: { reference: 'ACC-4' }, movedTo: { reference: 'ACC-7' } }],
    });
    await record(server, { source: 'Desk', events: [opened('H', 'H-1', '2026-03-02T12:00:00Z', 'ACC-7')] });
    const { tickets } = await server.ask<{ tickets: { nodes: unknown[] } }>(
      'query ($asset: ID!) { tickets(filter: { asset: [$asset] }) { nodes { reference } } }',
      { asset },
    );
    expect(tickets.nodes).toEqual([{ reference: 'H' }]);
  });
});
