// Measures of users: defined, validated, agreed, counted by, and removed when nothing counts by them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { examine } from '../../server/src/cli/doctor.ts';
import { rebuild } from '../../server/src/cli/rebuild.ts';
import { activate, agree, draft, makeApiWorld, record, type ApiWorld, type UserError } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let time: TurnableTime;
let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  time = turnableClock('2026-03-02T09:00:00Z');
  server = await startServer({ time });
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

/** From the first note to the next assignment, not counting what waits for a supplier. */
const visit = (name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name,
  starts: [{ kinds: ['NOTE_ADDED'], actors: ['AGENT'] }],
  pauses: [{ statuses: ['WAITING_SUPPLIER'] }],
  stops: [{ kinds: ['ASSIGNED'] }],
  ...more,
});

interface Saved {
  readonly measure: Readonly<Record<string, unknown>> | null;
  readonly userErrors: readonly UserError[];
}

const fields = `name builtIn description version savedBy clauses agreed cycles starts { ...c } pauses { ...c } stops { ...c }
  restarts { ...c } resumes { ...c } voids { ...c }`;
const fragment = 'fragment c on MeasureCondition { occurrence kinds actors statuses groups severities }';

async function save(measure: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Saved> {
  const document = `mutation ($input: SaveMeasureInput!) { saveMeasure(input: $input) { measure { ${fields} } userErrors { code message path } } } ${fragment}`;
  return (await server.ask<{ saveMeasure: Saved }>(document, { input: { measure, ...more } })).saveMeasure;
}

const problemsOf = ({ measure, userErrors }: Saved): unknown => {
  expect(measure).toBeNull();
  return userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
};

async function remove(name: string): Promise<readonly string[]> {
  const document =
    'mutation ($input: RemoveMeasureInput!) { removeMeasure(input: $input) { name userErrors { code message path } } }';
  const { removeMeasure: answer } = await server.ask<{
    removeMeasure: { name: string | null; userErrors: readonly UserError[] };
  }>(document, { input: { name } });
  expect(answer.name).toBe(answer.userErrors.length === 0 ? name : null);
  return answer.userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
}

const names = async (): Promise<readonly string[]> =>
  (await server.ask<{ measures: { name: string }[] }>('{ measures { name } }')).measures.map(({ name }) => name);

let numbers = 0;
const terms = (measure: string, more: Record<string, unknown> = {}): Record<string, unknown> => {
  numbers += 1;
  return {
    number: `M-${String(numbers)}`,
    customer: world.customer,
    schedule: world.always,
    from: '2026-01-01',
    clauses: [{ number: '1', measure, promise: 'PT2H' }],
    ...more,
  };
};

describe('the list', () => {
  test('shows the built-in measures as data', async () => {
    const { measures } = await server.ask<{ measures: Record<string, unknown>[] }>(
      `{ measures { ${fields} } } ${fragment}`,
    );
    const condition = { occurrence: null, kinds: null, actors: null, statuses: null, groups: null, severities: null };
    expect(measures.find(({ name }) => name === 'RESOLUTION')).toEqual({
      name: 'RESOLUTION',
      builtIn: true,
      description: '',
      version: null,
      savedBy: null,
      clauses: 0,
      agreed: false,
      cycles: 'BY_REOPEN',
      starts: [{ ...condition, occurrence: 'OPENED' }],
      pauses: [{ ...condition, statuses: ['WAITING_CUSTOMER'] }],
      stops: [{ ...condition, occurrence: 'RESOLVED' }],
      restarts: [],
      resumes: [{ ...condition, occurrence: 'REOPENED' }],
      voids: [
        { ...condition, occurrence: 'CANCELLED' },
        { ...condition, occurrence: 'MERGED' },
      ],
    });
    expect(measures.filter(({ builtIn }) => builtIn)).toHaveLength(10);
  });

  test('shows what was saved, by whom and in which version', async () => {
    expect((await save(visit('LISTED'), { description: ' On site ' })).measure).toMatchObject({
      name: 'LISTED',
      builtIn: false,
      description: 'On site',
      version: 1,
      savedBy: 'Administrator',
      cycles: 'ONE',
      starts: [{ kinds: ['NOTE_ADDED'], actors: ['AGENT'], statuses: null }],
      pauses: [{ statuses: ['WAITING_SUPPLIER'], kinds: null }],
    });
    expect(await names()).toContain('LISTED');
  });
});

describe('a measure', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['with a name in small letters', { name: 'visit' }, ['MEASURE_NAME_INVALID measure.name']],
    ['with the name of a built-in one', { name: 'RESOLUTION' }, ['MEASURE_NAME_TAKEN measure.name']],
    ['that never starts', { starts: [] }, ['MEASURE_NEVER_STARTS measure.starts']],
    ['that never stops', { stops: [] }, ['MEASURE_NEVER_STOPS measure.stops']],
    ['that pauses at an event', { pauses: [{ kinds: ['NOTE_ADDED'] }] }, ['PAUSE_IS_NO_STATE measure.pauses.0']],
    ['with an empty condition', { stops: [{}] }, ['EMPTY_CONDITION measure.stops.0']],
    ['with an empty group', { voids: [{ groups: [' '] }] }, ['EMPTY measure.voids.0.groups.0']],
    ['with cycles that a clause rules', { cycles: 'BY_REOPEN' }, ['INVALID measure.cycles']],
    [
      'with more conditions than a list takes',
      { restarts: Array.from({ length: 21 }, () => ({ kinds: ['UPDATED'] })) },
      ['TOO_MANY_CONDITIONS measure.restarts'],
    ],
  ])('%s is refused', async (_what, changes, problems) => {
    expect(problemsOf(await save(visit('REFUSED', changes)))).toEqual(problems);
    expect(await names()).not.toContain('REFUSED');
  });

  test('of a name that is there is refused, unless it follows the latest version', async () => {
    await save(visit('EDITED'));
    expect(problemsOf(await save(visit('EDITED')))).toEqual(['MEASURE_NAME_TAKEN measure.name']);
    expect((await save(visit('EDITED', { cycles: 'MANY' }), { follows: 1 })).measure).toMatchObject({
      version: 2,
      cycles: 'MANY',
    });
    expect(problemsOf(await save(visit('EDITED'), { follows: 1 }))).toEqual(['VERSION_CHANGED follows']);
    expect(problemsOf(await save(visit('NOWHERE'), { follows: 1 }))).toEqual(['NOT_FOUND measure.name']);
  });

  test('saved as it stands makes no version', async () => {
    await save(visit('SAME', { voids: [{ severities: ['LOW'], groups: ['Field'] }] }));
    const again = visit('SAME', { voids: [{ groups: ['Field'], severities: ['LOW'] }] });
    expect((await save(again, { follows: 1 })).measure).toMatchObject({ version: 1 });
  });

  test('cannot be changed in the database, only followed', async () => {
    await save(visit('STORED'));
    const edit = server.app.database.transaction((tx) => tx.rows(`update measure_version set description = 'x'`));
    await expect(edit).rejects.toThrow('is never edited');
  });
});

describe('a clause', () => {
  test('names a stored measure, and no other', async () => {
    await save(visit('NAMED'));
    expect((await draft(server, terms('NAMED'))).userErrors).toEqual([]);
    const [problem] = (await draft(server, terms('UNHEARD_OF'))).userErrors;
    expect(problem?.code).toBe('UNKNOWN_MEASURE');
    expect(problem?.message).toContain('NAMED');
  });

  test('is looked at again when it is activated: its measure may have changed since it was written', async () => {
    await save(visit('SHRUNK', { cycles: 'MANY' }));
    const clause = { number: '1', measure: 'SHRUNK', promise: 'PT2H', onReopen: 'NEW_CYCLE' };
    const drafted = await draft(server, terms('SHRUNK', { clauses: [clause] }));
    const version = drafted.version?.id ?? '';
    expect(drafted.userErrors).toEqual([]);
    await save(visit('SHRUNK'), { follows: 1 });
    const { userErrors } = await activate(server, version);
    expect(userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`)).toEqual([
      'MEASURE_WITHOUT_CYCLES version.clauses.0.onReopen',
    ]);
  });

  test('keeps its measure: it is not removed, and once agreed it means what it meant', async () => {
    await save(visit('KEPT'));
    const input = terms('KEPT', { customer: world.other });
    await draft(server, input);
    expect(await remove('KEPT')).toEqual(['MEASURE_IN_USE name']);
    expect((await save(visit('KEPT', { cycles: 'MANY' }), { follows: 1 })).measure).toMatchObject({
      version: 2,
      clauses: 1,
      agreed: false,
    });
    await agree(server, { ...input, from: '2026-02-01' });
    expect(problemsOf(await save(visit('KEPT'), { follows: 2 }))).toEqual(['MEASURE_AGREED measure']);
    const words = { follows: 2, description: 'In other words' };
    expect((await save(visit('KEPT', { cycles: 'MANY' }), words)).measure).toMatchObject({ version: 3, agreed: true });
  });
});

describe('a removal', () => {
  test('frees the name', async () => {
    await save(visit('GONE'));
    expect(await remove('GONE')).toEqual([]);
    expect(await names()).not.toContain('GONE');
    expect(await remove('GONE')).toEqual(['NOT_FOUND name']);
    expect((await save(visit('GONE'))).measure).toMatchObject({ version: 1 });
  });

  test('of a built-in measure is refused', async () => {
    expect(await remove('RESOLUTION')).toEqual(['MEASURE_IN_USE name']);
  });
});

describe('a clock of it', () => {
  const clock = `phase standing spent paused promise { dueAt standing }`;
  const read = async (ticket: string): Promise<unknown> => {
    const { ticket: found } = await server.ask<{ ticket: { clocks: { nodes: unknown[] } } | null }>(
      `query ($ticket: String!) { ticket(reference: $ticket) { clocks(measure: "ON_SITE") { nodes { id ${clock} } } } }`,
      { ticket },
    );
    return found?.clocks.nodes;
  };
  const event = (n: number, at: string, kind: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    ticket: 'V-1',
    eventId: `V-1/${String(n)}`,
    at: `2026-03-02T${at}:00Z`,
    kind,
    ...more,
  });

  test('runs, waits, ends and is explained as its conditions say, and rebuilding finds nothing to mend', async () => {
    await save(visit('ON_SITE'));
    await agree(server, terms('ON_SITE', { serviceAccount: world.account }));
    const events = [
      event(1, '06:00', 'OPENED', { serviceAccount: 'ACC-4' }),
      event(2, '07:00', 'NOTE_ADDED'),
      event(3, '07:30', 'STATUS_CHANGED', { status: 'WAITING_SUPPLIER' }),
      event(4, '08:30', 'STATUS_CHANGED', { status: 'OPEN' }),
    ];
    await record(server, { source: 'Desk', events });
    const [running] = (await read('V-1')) as { id: string }[];
    expect(running).toMatchObject({
      phase: 'RUNNING',
      standing: 'ON_TRACK',
      spent: 'PT1H',
      paused: 'PT1H',
      promise: { dueAt: '2026-03-02T10:00:00.000Z' },
    });
    const { explainClock } = await server.ask<{ explainClock: { spent: string; segments: unknown[] } }>(
      `query ($id: ID!) { explainClock(id: $id) { spent segments { kind milliseconds cause } } }`,
      { id: running?.id },
    );
    expect(explainClock).toEqual({
      spent: 'PT1H',
      segments: [
        { kind: 'RUNNING', milliseconds: 1_800_000, cause: 'V-1/2' },
        { kind: 'PAUSED', milliseconds: 3_600_000, cause: 'V-1/3' },
        { kind: 'RUNNING', milliseconds: 1_800_000, cause: 'V-1/4' },
      ],
    });
    await record(server, { source: 'Desk', events: [event(5, '08:45', 'ASSIGNED', { agent: 'Ann' })] });
    expect(await read('V-1')).toMatchObject([{ phase: 'STOPPED', standing: 'MET', spent: 'PT45M' }]);
    const { differing, examples } = await rebuild(server.app.database, {
      now: () => time.now(),
      onProgress: () => undefined,
    });
    expect({ differing, examples }).toEqual({ differing: 0, examples: [] });
  });

  test('is looked for by the doctor', async () => {
    const findings = await examine(server.app.database, time.now());
    expect(findings.find(({ what }) => what === 'measures')).toMatchObject({ level: 'OK' });
    await server.app.database.transaction((tx) =>
      tx.rows(`update measure set removed_at = created_at where name = 'ON_SITE'`),
    );
    const later = await examine(server.app.database, time.now());
    expect(later.find(({ what }) => what === 'measures')).toMatchObject({
      level: 'FAIL',
      said: 'clauses count by ON_SITE, which nobody defined: no clock runs',
    });
    await server.app.database.transaction((tx) =>
      tx.rows(`update measure set removed_at = null where name = 'ON_SITE'`),
    );
  });
});

describe('a preview', () => {
  const ask = async (measures: Record<string, unknown>[], measure: string): Promise<unknown> => {
    const { previewTicket } = await server.ask<{ previewTicket: { clocks: unknown[]; userErrors: UserError[] } }>(
      `query ($input: PreviewTicketInput!) { previewTicket(input: $input) { clocks { measure phase spent } userErrors { code path } } }`,
      {
        input: {
          schedule: {
            timeZone: 'UTC',
            periods: [{ period: 'PRIME', weekly: { mon: [{ from: '00:00', to: '24:00' }] } }],
          },
          clauses: [{ measure, promise: 'PT2H' }],
          events: [
            { at: '2026-03-02T06:00:00Z', kind: 'OPENED' },
            { at: '2026-03-02T07:00:00Z', kind: 'NOTE_ADDED' },
          ],
          asOf: '2026-03-02T08:00:00Z',
          ...(measures.length === 0 ? {} : { measures }),
        },
      },
    );
    return previewTicket.userErrors.length > 0
      ? previewTicket.userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`)
      : previewTicket.clocks;
  };

  test('counts by a measure that is not saved, by a stored one, and by an edit of a stored one', async () => {
    expect(await ask([visit('TRIED')], 'TRIED')).toEqual([{ measure: 'TRIED', phase: 'RUNNING', spent: 'PT1H' }]);
    expect(await names()).not.toContain('TRIED');
    await save(visit('TRIED_TWICE'));
    expect(await ask([], 'TRIED_TWICE')).toEqual([{ measure: 'TRIED_TWICE', phase: 'RUNNING', spent: 'PT1H' }]);
    expect(await ask([visit('TRIED_TWICE', { starts: [{ kinds: ['OPENED'] }] })], 'TRIED_TWICE')).toEqual([
      { measure: 'TRIED_TWICE', phase: 'RUNNING', spent: 'PT2H' },
    ]);
  });

  test('says what is wrong with a measure, by its place', async () => {
    expect(await ask([visit('TRIED', { stops: [] })], 'TRIED')).toEqual(['MEASURE_NEVER_STOPS measures.0.stops']);
    expect(await ask([visit('TRIED', { cycles: 'BY_REOPEN' })], 'TRIED')).toEqual(['INVALID measures.0.cycles']);
    expect(await ask([visit('RESOLUTION')], 'RESOLUTION')).toEqual(['MEASURE_NAME_TAKEN measures.0.name']);
  });
});
