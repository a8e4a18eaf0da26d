// A proof leaves the server as a file, and `headroom verify` checks it alone.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProof } from '../../server/src/clock/verify-proof.ts';
import { runHere, type Ran } from '../support/command.ts';
import { office, startScheduleWorld, type ScheduleWorld } from '../support/schedule-world.ts';

let world: ScheduleWorld;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-proof-'));
  world = await startScheduleWorld('2026-03-02T08:00:00Z');
  const schedule = await world.schedule('Office');
  await world.follower('Acme', schedule, 'FOLLOWS');
  await world.record(
    'desk',
    { ticket: 'T-1', kind: 'OPENED', at: '2026-03-02T07:00:00Z', actor: 'CUSTOMER', serviceAccount: 'Acme-1' },
    { ticket: 'T-2', kind: 'OPENED', at: '2026-03-02T07:30:00Z', actor: 'CUSTOMER', serviceAccount: 'Acme-1' },
  );
  await world.turnTo('2026-03-02T12:00:00Z');
  const longer = office({ periods: [{ period: 'PRIME', weekly: { mon: [{ from: '09:00', to: '20:00' }] } }] });
  const { userErrors } = await world.saveVersion({ schedule, definition: longer, validFrom: '2026-03-02T16:00:00Z' });
  expect(userErrors).toEqual([]);
  await world.turnTo('2026-03-02T15:00:00Z');
  await world.record(
    'desk',
    { ticket: 'T-1', kind: 'UPDATED', at: '2026-03-02T13:00:00Z', status: 'WAITING_CUSTOMER' },
    { ticket: 'T-1', kind: 'CUSTOMER_REPLIED', at: '2026-03-02T13:45:00Z' },
    { ticket: 'T-2', kind: 'MERGED', at: '2026-03-02T14:00:00Z', into: 'T-1' },
  );
  await world.turnTo('2026-03-02T19:00:00Z');
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** The documents of a ticket's clocks. */
async function everyDocument(reference: string, at: string | null = null): Promise<(string | null)[]> {
  const { clocks } = await world.ask<{ clocks: { nodes: { id: string }[] } }>(
    'query ($reference: String!) { clocks(filter: { references: [$reference] }) { nodes { id } } }',
    { reference },
  );
  return Promise.all(
    clocks.nodes.map(async ({ id }) => {
      const { explainClock } = await world.ask<{ explainClock: { document: string | null } }>(
        'query ($id: ID!, $at: Instant) { explainClock(id: $id, at: $at) { document } }',
        { id, at },
      );
      return explainClock.document;
    }),
  );
}

const exported = async (reference: string, at: string | null = null): Promise<string | null> =>
  (await everyDocument(reference, at))[0] ?? null;

async function verify(text: string): Promise<Ran> {
  const file = join(folder, 'proof.json');
  await writeFile(file, text);
  return runHere(['verify', file]);
}

describe('an exported proof', () => {
  test.each(['T-1', 'T-2'])('of %s holds without the server, and says what it is of', async (reference) => {
    const { code, out, err } = await verify((await exported(reference)) ?? '');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain(`of ticket ${reference} (desk), as of 2026-03-02T19:00:00Z`);
    expect(out).toContain('Acme-SLA version 1');
    expect(out).toMatch(/counted by {2}Office version 1/);
    expect(out).toContain('The proof holds');
  });

  test('says which version of the schedule counted which segment', async () => {
    const document = readProof((await exported('T-1')) ?? '');
    expect(document.schedules.map(({ name, version }) => `${name} ${String(version)}`)).toEqual([
      'Office 1',
      'Office 2',
    ]);
    expect(document.reading.spent).toBe(
      document.segments.reduce((sum, { kind, milliseconds }) => (kind === 'RUNNING' ? sum + milliseconds : sum), 0),
    );
    expect(Object.keys(document.tied)).toEqual(['T-2']);
  });

  test('holds with every option of a clause and with a measure of our own', async () => {
    const { saveMeasure } = await world.ask<{ saveMeasure: { userErrors: readonly unknown[] } }>(
      'mutation ($input: SaveMeasureInput!) { saveMeasure(input: $input) { userErrors { code message } } }',
      {
        input: {
          measure: {
            name: 'HELD_BY_FIELD',
            starts: [{ kinds: ['GROUP_CHANGED'], groups: ['Field'] }],
            pauses: [{ statuses: ['ON_HOLD'] }],
            stops: [{ statuses: ['RESOLVED'], severities: ['URGENT', 'NORMAL'] }],
            restarts: [{ actors: ['CUSTOMER'] }],
            voids: [],
            cycles: 'MANY',
          },
        },
      },
    );
    expect(saveMeasure.userErrors).toEqual([]);
    const options = {
      ...{ pausesWhile: ['WAITING_SUPPLIER', 'ON_HOLD'], endsWait: 'ON_STATUS_ONLY', onReopen: 'NEW_CYCLE' },
      ...{ reopenWindow: 'PT1H', onReclassify: 'PROPORTIONAL', warnAtShare: 0.5, warnBefore: 'PT30M' },
    };
    await world.follower('Beta', await world.schedule('Nights'), 'HOLIDAYS_ONLY', [
      { number: '1', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT4H', target: 'PT3H', ...options },
      {
        number: '2',
        measure: 'RESOLUTION',
        ...options,
        relative: 'TIME_OF_COVERED_DAY',
        coveredDays: 1,
        localTime: '16:00',
      },
      { number: '3', measure: 'HELD_BY_FIELD', promise: 'PT2H' },
      { number: '4', measure: 'PICK_UP', promise: 'PT2H', group: 'Field' },
    ]);
    const about = { ticket: 'T-9', actor: 'AGENT' };
    await world.record(
      'desk',
      { ...about, kind: 'OPENED', at: '2026-03-02T09:10:00Z', serviceAccount: 'Beta-1', severity: 'NORMAL' },
      { ...about, kind: 'GROUP_CHANGED', at: '2026-03-02T10:00:00Z', group: 'Field' },
      { ...about, kind: 'PRIORITY_CHANGED', at: '2026-03-02T11:00:00Z', severity: 'URGENT' },
      { ...about, kind: 'UPDATED', at: '2026-03-02T12:00:00Z', status: 'ON_HOLD' },
      { ...about, kind: 'UPDATED', at: '2026-03-02T13:00:00Z', status: 'OPEN' },
    );
    const documents = (await everyDocument('T-9')).map((text) => text ?? '');
    expect(documents.map((text) => readProof(text).clock.measure).sort()).toEqual([
      'HELD_BY_FIELD',
      'PICK_UP',
      'RESOLUTION',
    ]);
    for (const text of documents) expect(await verify(text)).toMatchObject({ code: 0, err: '' });
  });

  test('of an earlier instant leaves out what came later; before the clock there is none', async () => {
    const text = (await exported('T-1', '2026-03-02T10:00:00Z')) ?? '';
    expect(readProof(text).facts).toHaveLength(1);
    expect((await verify(text)).code).toBe(0);
    expect(await exported('T-1', '2026-03-01T00:00:00Z')).toBeNull();
  });

  test('that was changed fails and is told where', async () => {
    const document = readProof((await exported('T-1')) ?? '');
    const segments = document.segments.map((one, place) =>
      place === 1 ? { ...one, milliseconds: one.milliseconds + 60_000 } : one,
    );
    const { code, out, err } = await verify(JSON.stringify({ ...document, segments }));
    expect(code).toBe(1);
    expect(out).toMatch(/^DIFFERS {2}segment 2: milliseconds is \d+ in the document, \d+ counted anew$/m);
    expect(out).toMatch(/^DIFFERS {2}\w+ segments add up to/m);
    expect(err).toBe('The proof does not hold: 2 things differ.\n');
  });

  test('is not for an integration, which may read tickets and no agreements', async () => {
    const token = await world.token({ name: 'feeder', role: 'INTEGRATION', sources: ['desk'] });
    const { clocks } = await world.ask<{ clocks: { nodes: { id: string }[] } }>(
      '{ clocks(first: 1) { nodes { id } } }',
    );
    const asked = await world.server.gql(
      'query ($id: ID!) { explainClock(id: $id) { spent document } }',
      { id: clocks.nodes[0]?.id },
      token,
    );
    expect(asked.data).toMatchObject({ explainClock: { document: null } });
    expect(asked.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('that cannot be read is refused by name', async () => {
    const broken = await verify('{"format": "headroom-proof-1"}');
    expect(broken.code).toBe(1);
    expect(broken.err).toContain('proof.json is no proof that can be checked. ');
    const absent = await runHere(['verify', join(folder, 'none.json')]);
    expect(absent.code).toBe(1);
    expect(absent.err).toContain('none.json cannot be read: ');
    expect((await runHere(['verify'])).err).toContain('headroom verify: expected FILE; nothing came.');
  });
});
