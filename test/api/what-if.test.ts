// What-ifs: recorded history under other terms, counted in the background and kept apart from all that counts.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAfterWhatIfs } from '../../server/src/connect/what-if-loop.ts';
import type { Tx } from '../../server/src/db/orm.ts';
import { answerWhatIf } from '../../server/src/whatif/answer-what-if.ts';
import type { WhatIfFlip } from '../../server/src/whatif/tally.ts';
import { idOf } from '../../server/src/gate/node-id.ts';
import { countFlips, loadFlipPage, saveFlips, saveProgress } from '../../server/src/whatif/what-if.store.ts';
import { officeHours, startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';
import { answerOf, counted, patience, said, WhatIfs, type Amount, type Count, type Flip } from '../support/what-ifs.ts';

vi.setConfig({ testTimeout: 60_000 });

let floor: FloorWorld;
let acme: Party;
let whatIfs: WhatIfs;

const rows = (sql: string, ...parameters: unknown[]) =>
  floor.server.app.database.transaction((tx) => tx.rows<{ n: number }>(sql, parameters));

const counts = ['clock', 'outcome_cell', 'outcome_delta', 'outcome_rollup', 'ticket', 'waiver', 'credit', 'agreement'];
/** What every table that counts holds, to the byte. */
const fingerprint = (): Promise<string[]> =>
  floor.server.app.database.transaction(async (tx: Tx) => {
    const all = [];
    for (const table of counts) {
      const sql = `select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as hash from ${table} t`;
      all.push(...(await tx.rows<{ hash: string }>(sql)).map(({ hash }) => `${table} ${hash}`));
    }
    return all;
  });

/** Opened at an instant and resolved so many hours later. */
async function live(ticket: string, at: string, hours: number, serviceAccount = 'Acme-1'): Promise<void> {
  const opened = Temporal.Instant.from(at);
  const resolved = opened.add({ milliseconds: hours * 3_600_000 }).toString();
  const first = { ticket, kind: 'OPENED', actor: 'CUSTOMER', at, severity: 'NORMAL', serviceAccount };
  await floor.record('desk', first, { ticket, kind: 'RESOLVED', actor: 'AGENT', by: 'Ann', at: resolved });
}

beforeAll(async () => {
  floor = await startFloorWorld('2026-04-02T12:00:00Z');
  const euros = (amount: string) => ({ amount, currency: 'EUR' });
  acme = await floor.party('Acme', {
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H', target: 'PT4H' }],
    sections: {
      objectives: [{ number: 'O1', kind: 'SHARE_WITHIN', measure: 'RESOLUTION', period: 'MONTH', share: 90 }],
      prices: [
        { name: 'Care', charge: 'FLAT', amount: euros('1000.00'), period: 'MONTH' },
        { name: 'Desk', charge: 'PER_UNIT', amount: euros('20.00'), unit: 'hour' },
      ],
      penalties: [
        { text: 'Below ninety', objective: 'O1', below: 90, percentage: 5 },
        { text: 'Below half', objective: 'O1', below: 50, percentage: 10 },
      ],
    },
  });
  whatIfs = new WhatIfs(floor, acme.agreement);
  await live('one', '2026-03-02T06:00:00Z', 1);
  await live('three', '2026-03-02T06:00:00Z', 3);
  await live('five', '2026-03-02T06:00:00Z', 5);
  await live('seven', '2026-03-02T06:00:00Z', 7);
  // Due on 1 April by six hours, on 31 March by two; and the other way about at the beginning of March.
  await live('enters', '2026-03-31T19:00:00Z', 0.5);
  await live('leaves', '2026-02-28T20:00:00Z', 1);
  // An hour, ten hours of waiting for the customer, an hour and a half: two hours and a half.
  const paused = { ticket: 'paused', actor: 'AGENT', by: 'Ann' };
  await floor.record(
    'desk',
    { ...paused, kind: 'OPENED', actor: 'CUSTOMER', at: '2026-03-03T06:00:00Z', serviceAccount: 'Acme-1' },
    { ...paused, kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER', at: '2026-03-03T07:00:00Z' },
    { ...paused, kind: 'CUSTOMER_REPLIED', actor: 'CUSTOMER', at: '2026-03-03T17:00:00Z' },
    { ...paused, kind: 'RESOLVED', at: '2026-03-03T18:30:00Z' },
  );
  await floor.quiet();
}, 60_000);
afterAll(() => floor.close());

describe('a what-if', () => {
  test('with nothing changed turns nothing over, says what is recorded to the unit, and leaves no trace where it counts', async () => {
    const before = await fingerprint();
    const whatIf = await whatIfs.answered({});
    const { measures, objectives, creditTotal, cost, flips } = answerOf(whatIf);
    expect(whatIf).toMatchObject({ state: 'DONE', totalTickets: 7, readTickets: 7 });
    expect(flips).toBe(0);
    const { attainment } = await floor.ask<{ attainment: { total: Record<'promise' | 'target', Count> } }>(
      `query ($a: [ID!]) { attainment(period: { from: "2026-03-01", until: "2026-04-01" }, filter: { agreement: $a }) {
         total { promise ${counted} target ${counted} } } }`,
      { a: [acme.agreement] },
    );
    const { promise, target } = attainment.total;
    expect(promise).toEqual({ met: 5, missed: 1, undecided: 0 });
    expect(measures).toEqual([
      { measure: 'RESOLUTION', limit: 'PROMISE', was: promise, wouldBe: promise },
      { measure: 'RESOLUTION', limit: 'TARGET', was: target, wouldBe: target },
    ]);
    const { agreement } = await floor.ask<{
      agreement: { objectives: { met: number; missed: number; provisionalCredit: Amount }[] };
    }>(
      'query ($id: String!) { agreement(number: $id) { objectives(on: "2026-03-15") { met missed provisionalCredit { amount } } } }',
      { id: 'Acme-SLA' },
    );
    const [recorded] = agreement.objectives;
    const side = { met: recorded?.met, missed: recorded?.missed, isKept: false };
    expect(objectives).toEqual([{ number: 'O1', from: '2026-03-01', was: side, wouldBe: side }]);
    // 5 of 6 is below 90 %: 5 % of 1,000.
    expect(creditTotal).toEqual({ was: { amount: '50.00' }, wouldBe: { amount: '50.00' } });
    // March has 743 hours in Berlin.
    expect(cost).toEqual({
      staffed: { was: 'PT743H', wouldBe: 'PT743H' },
      staffing: { was: { amount: '14860.00' }, wouldBe: { amount: '14860.00' } },
      fee: { was: { amount: '1000.00' }, wouldBe: { amount: '1000.00' } },
    });
    expect(await fingerprint()).toEqual(before);
    expect(await whatIfs.readWhole(whatIf)).toBe(0);
  });

  test('with a tighter limit turns over what took longer, and counts each ticket where it is due then', async () => {
    const whatIf = await whatIfs.answered({ limits: [{ clause: '1', promise: 'PT2H', target: 'PT2H' }] });
    const { measures, objectives, creditTotal } = answerOf(whatIf);
    expect(said(whatIf)).toEqual([
      ...['three', 'five']
        .map((ticket) => `${ticket} PROMISE MET BREACHED`)
        .toSpliced(1, 0, 'three TARGET MET BREACHED'),
      ...['PROMISE', 'TARGET'].map((limit) => `paused ${limit} MET BREACHED`),
    ]);
    expect(measures).toMatchObject([
      { limit: 'PROMISE', was: { met: 5, missed: 1 }, wouldBe: { met: 2, missed: 4 } },
      { limit: 'TARGET', was: { met: 4, missed: 2 }, wouldBe: { met: 2, missed: 4 } },
    ]);
    expect(objectives).toMatchObject([{ was: { met: 5, missed: 1 }, wouldBe: { met: 2, missed: 4 } }]);
    // 2 of 6 is below 50 %: 10 % of 1,000.
    expect(creditTotal).toEqual({ was: { amount: '50.00' }, wouldBe: { amount: '100.00' } });
    expect(await whatIfs.readWhole(whatIf)).toBe(0);
    // A ticket with a clock of which only its facts tell when it ran is read from them.
    await rows("update clock set ran = null where ticket_id = (select id from ticket where reference = 'paused')");
    expect(await whatIfs.readWhole(whatIf)).toBe(1);
    expect(await whatIfs.countAgain(whatIf, false, (done) => Promise.resolve(done === 0))).toBeNull();
    // One that began in February counts where it would be due.
    const looser = await whatIfs.answered({
      until: '2026-03-31',
      limits: [{ clause: '1', promise: 'PT8H', target: 'PT4H' }],
    });
    expect(answerOf(looser).measures[0]?.wouldBe).toMatchObject({ met: 6, missed: 0 });
  });

  test('by another schedule counts its hours, and what they cost', async () => {
    const { createCoverageSchedule } = await floor.ask<{ createCoverageSchedule: { schedule: { id: string } } }>(
      'mutation ($input: CreateCoverageScheduleInput!) { createCoverageSchedule(input: $input) { schedule { id } } }',
      { input: { name: 'Office', schedule: officeHours } },
    );
    const price = { amount: '25.50', currency: 'EUR' };
    const input = { schedule: createCoverageSchedule.schedule.id, pricePerHour: price };
    const whatIf = await whatIfs.answered(input);
    // 22 working days of eight hours. Seven hours from 07:00 are four of them; ten of waiting are nobody's.
    expect(answerOf(whatIf).cost).toMatchObject({
      staffed: { was: 'PT743H', wouldBe: 'PT176H' },
      staffing: { was: { amount: '18946.50' }, wouldBe: { amount: '4488.00' } },
    });
    // Opened at 07:00 in Berlin: of five and seven hours, three and five are covered.
    expect(said(whatIf)).toEqual(['five TARGET BREACHED MET', 'seven PROMISE BREACHED MET']);
    expect(await whatIfs.readWhole(whatIf)).toBe(1);
    // In office hours two hours were promised, else four. Each is judged by the clause of its hour.
    const evening = [{ from: '17:00', to: '22:00' }];
    const evenings = { period: 'NON_PRIME', weekly: { mon: evening, tue: evening, wed: evening } };
    const nightly = await floor.party('Nite', {
      schedule: { ...officeHours, periods: [...officeHours.periods, evenings] },
      clauses: ['PRIME', 'NON_PRIME'].map((period, place) => ({
        ...{ number: String(place + 1), measure: 'RESOLUTION', period, promise: `PT${String(2 + 2 * place)}H` },
      })),
    });
    await live('day', '2026-03-03T09:00:00Z', 3, 'Nite-1');
    await live('night', '2026-03-03T17:00:00Z', 3, 'Nite-1');
    await floor.quiet();
    const ofNight = new WhatIfs(floor, nightly.agreement);
    const shorter = await ofNight.answered({ limits: [{ clause: '2', promise: 'PT1H' }] });
    expect(said(shorter)).toEqual(['night PROMISE MET BREACHED']);
    expect(answerOf(shorter).measures).toMatchObject([{ was: { met: 1, missed: 1 }, wouldBe: { met: 0, missed: 2 } }]);
    expect(await ofNight.readWhole(shorter)).toBe(0);
    const empty = await whatIfs.answered({ ...input, from: '2026-02-01', until: '2026-02-02' });
    expect([empty.state, empty.totalTickets, answerOf(empty).measures]).toEqual(['DONE', 0, []]);
  });

  test('of a draft says what amending the whole period says it would turn over', async () => {
    const { draftAgreement } = await floor.ask<{ draftAgreement: { version: { id: string } } }>(
      'mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { version { id } } }',
      {
        input: {
          ...{ number: 'Acme-SLA', from: '2026-03-15', appliesTo: 'WHOLE_PERIOD', schedule: await scheduleOfAcme() },
          customer: acme.customer,
          clauses: [{ number: '7', measure: 'RESOLUTION', promise: 'PT150M', target: 'PT1H' }],
        },
      },
    );
    const version = draftAgreement.version.id;
    const { activateAgreement } = await floor.ask<{
      activateAgreement: { moves: { flips: Flip[] }; userErrors: unknown[] };
    }>(
      `mutation ($input: ActivateAgreementInput!) { activateAgreement(input: $input) { userErrors { message }
         moves { flips { ticket { reference } measure cycle limit was: from becomes: to } } } }`,
      { input: { version, dryRun: true } },
    );
    const dry = activateAgreement.moves.flips.map((flip) => JSON.stringify(flip)).sort();
    // All of history: a dry run looks at no span.
    const whatIf = await whatIfs.answered({ version, from: '2026-02-01' });
    expect(whatIf.flips.nodes.map((flip) => JSON.stringify(flip)).sort()).toEqual(dry);
    expect(dry).toHaveLength(4);
    expect(await whatIfs.readWhole(whatIf)).toBe(1);
    // 3 of 6 in March is half, not below it; what left March counts in February. The draft takes over what it does not say.
    expect(answerOf(whatIf)).toMatchObject({
      objectives: [
        { from: '2026-02-01', was: { met: 0, missed: 0, isKept: null }, wouldBe: { met: 1, missed: 0, isKept: true } },
        { from: '2026-03-01', was: { met: 5, missed: 1 }, wouldBe: { met: 3, missed: 3 } },
      ],
      creditTotal: { was: { amount: '50.00' }, wouldBe: { amount: '50.00' } },
      cost: { fee: { was: { amount: '2000.00' }, wouldBe: { amount: '2000.00' } } },
    });
  });
});

async function scheduleOfAcme(): Promise<string> {
  const { agreement } = await floor.ask<{ agreement: { versions: { nodes: { schedule: { id: string } }[] } } }>(
    '{ agreement(number: "Acme-SLA") { versions { nodes { schedule { id } } } } }',
  );
  return agreement.versions.nodes[0]?.schedule.id ?? expect.fail('no schedule');
}

describe('a what-if is refused by name', () => {
  test.each([
    [{ limits: [{ clause: '9.9', promise: 'PT1H' }] }, 'NOT_FOUND', 'limits.0.clause'],
    [{ limits: [{ clause: '1', promise: 'PT2H' }] }, 'TARGET_LOOSER_THAN_PROMISE', 'limits.0.target'],
    [{ limits: [{ clause: '1' }] }, 'INVALID', 'limits.0.clause'],
    [{ limits: [1, 2].map(() => ({ clause: '1', target: 'PT1H' })) }, 'DUPLICATE', 'limits.1.clause'],
    [{ from: '2016-01-01' }, 'INVALID', 'until'],
    [{ until: '2026-03-01' }, 'INVALID', 'until'],
    [{ until: '2026-04-05' }, 'INVALID', 'until'],
    [{ agreement: 'nothing' }, 'NOT_FOUND', 'agreement'],
    [{ version: 'nothing' }, 'NOT_FOUND', 'version'],
    [{ schedule: 'nothing' }, 'NOT_FOUND', 'schedule'],
    [{ version: 'nothing', limits: [{ clause: '1', target: 'PT1H' }] }, 'INVALID', 'version'],
    [{ pricePerHour: { amount: '1', currency: 'XYZ' } }, 'INVALID', 'pricePerHour.currency'],
  ])('%j: %s at %s', async (input, code, path) => {
    const { whatIf, userErrors } = await whatIfs.ask(input);
    expect(whatIf).toBeNull();
    expect(userErrors.map((each) => `${each.code} ${each.path.join('.')}`)).toEqual([`${code} ${path}`]);
  });

  test('when the draft is of another agreement', async () => {
    const other = await floor.party('Bolt');
    const { draftAgreement } = await floor.ask<{ draftAgreement: { version: { id: string } } }>(
      'mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { version { id } } }',
      {
        input: {
          ...{ number: 'Bolt-SLA', customer: other.customer, from: '2026-05-01', schedule: await scheduleOfAcme() },
          clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT1H' }],
        },
      },
    );
    expect((await whatIfs.ask({ version: draftAgreement.version.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['version'], message: 'Acme-SLA has no version of this id.' },
    ]);
  });
});

describe('while it is under way', () => {
  const rowId = (id: string): number => idOf('WhatIf', id) ?? expect.fail(id);
  const latest = async (): Promise<string> =>
    (await floor.ask<{ whatIfs: { nodes: [{ id: string }] } }>('{ whatIfs(first: 1) { nodes { id } } }')).whatIfs
      .nodes[0].id;
  const flip: WhatIfFlip = {
    ...{ ticket: 1, measure: 'RESOLUTION', cycle: 1, limit: 'PROMISE', was: 'MET', becomes: 'BREACHED' },
    ...{ wasLimitMs: 2, becomesLimitMs: 1, wasDueMs: 2, becomesDueMs: 1, spentMs: 2 },
  };
  const parts = () => ({ database: floor.server.app.database, time: floor.time });

  test('it is cancelled, and stays so; one whose server was killed is begun again', async () => {
    const id = await latest();
    // As a server leaves it that is killed in the middle.
    await rows(
      "update what_if set state = 'RUNNING', answer = null, seen_at = now() - interval '2 minutes' where id = $1",
      rowId(id),
    );
    await lookAfterWhatIfs(parts());
    await vi.waitUntil(async () => (await whatIfs.see(id))?.state === 'DONE', patience);
    const cancel = async (): Promise<unknown> => {
      const query = `mutation ($id: ID!) { cancelWhatIf(input: { whatIf: $id }) { whatIf { state flips { totalCount } } userErrors { code } } }`;
      return (await floor.ask<{ cancelWhatIf: unknown }>(query, { id })).cancelWhatIf;
    };
    expect(await cancel()).toEqual({ whatIf: { state: 'DONE', flips: { totalCount: 4 } }, userErrors: [] });
    await rows("update what_if set state = 'RUNNING' where id = $1", rowId(id));
    // They are kept some hundreds to a row, and read across rows; of a ticket that went none is.
    const gone = { ...flip, ticket: 999_999 };
    const more = await floor.server.app.database.transaction(async (tx) => {
      await saveFlips(tx, { id: rowId(id), run: 2 }, 4, [gone, ...Array.from({ length: 600 }, () => flip)]);
      const list = { id: rowId(id), limit: 'PROMISE' as const, sources: null };
      const page = await loadFlipPage(tx, list, { after: 502, limit: 3 });
      return [await countFlips(tx, list), (await loadFlipPage(tx, list, { after: 3, limit: 1 }))[0]?.place, page];
    });
    expect(more).toEqual([602, 5, [503, 504, 505].map((place) => ({ place, ...flip }))]);
    expect(await cancel()).toEqual({ whatIf: { state: 'CANCELLED', flips: { totalCount: 0 } }, userErrors: [] });
    const late = await floor.server.app.database.transaction(async (tx) => {
      const run = { id: rowId(id), run: 2 };
      await saveFlips(tx, run, 0, [flip]);
      return saveProgress(tx, run, { done: 1, total: 7 });
    });
    expect([late, (await whatIfs.see(id))?.flips.totalCount]).toEqual([false, 0]);
    // Its draft was thrown away meanwhile.
    await rows(
      `update what_if set state = 'RUNNING', question = question || '{"version": 999999, "limits": []}' where id = $1`,
      rowId(id),
    );
    await answerWhatIf(parts(), rowId(id), { signal: new AbortController().signal, isLast: false });
    expect(await whatIfs.see(id)).toMatchObject({
      state: 'FAILED',
      failure: expect.stringContaining('the draft') as string,
    });
  });

  test('it is seen by who asked and by managers, and five of one person are enough', async () => {
    const analyst = await floor.token({ name: 'Ann', role: 'ANALYST' });
    const other = await floor.token({ name: 'Bob', role: 'ANALYST' });
    const manager = await floor.token({ name: 'Mia', role: 'MANAGER' });
    const { whatIf } = await whatIfs.ask({}, analyst);
    const id = whatIf?.id ?? expect.fail('refused');
    expect([await whatIfs.see(id, analyst), await whatIfs.see(id, manager)].map((seen) => seen?.id)).toEqual([id, id]);
    expect(await whatIfs.see(id, other)).toBeNull();
    const listed = async (token: string) =>
      (await floor.ask<{ whatIfs: { nodes: { id: string }[] } }>('{ whatIfs { nodes { id } } }', {}, token)).whatIfs
        .nodes;
    expect(await listed(analyst)).toEqual([{ id }]);
    expect(await listed(other)).toEqual([]);
    expect((await listed(manager)).map((each) => each.id)).toContain(id);
    await rows(
      `insert into what_if (agreement_id, asked_by, asked_at, expires_at, question)
       select agreement_id, asked_by, asked_at, expires_at, question from what_if, generate_series(1, 4) where id = $1`,
      rowId(id),
    );
    expect((await whatIfs.ask({}, analyst)).userErrors).toMatchObject([{ code: 'INVALID' }]);
  });

  test('after seven days it is gone', async () => {
    const id = await latest();
    floor.time.advance(7 * 24 * 3_600_000);
    expect(await whatIfs.see(id)).toBeNull();
    await lookAfterWhatIfs(parts());
    expect(await rows('select count(*) as n from what_if')).toEqual([{ n: 0 }]);
  });
});
