// Deliverables through the API, on a clock that is turned: occurrences are made ahead, open, come due, and are delivered.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, type UserError } from '../support/api-world.ts';
import { codesOf as codes, startDeliverableWorld, tea, type DeliverableWorld } from '../support/deliverable-world.ts';
import type { TestServer } from '../support/server.ts';

let made: DeliverableWorld;
let server: TestServer;
beforeAll(async () => {
  made = await startDeliverableWorld('2026-03-02T06:00:00Z');
  ({ server } = made);
});
afterAll(() => server.close());

const owing: DeliverableWorld['owing'] = (deliverables, more) => made.owing(deliverables, more);
const occurrences: DeliverableWorld['occurrences'] = (text, filter) => made.occurrences(text, filter);
const first: DeliverableWorld['first'] = (text, dueFrom) => made.first(text, dueFrom);
const turnTo: DeliverableWorld['turnTo'] = (at) => made.turnTo(at);
const tell: DeliverableWorld['tell'] = (mutation, input) => made.tell(mutation, input);
const historyOf: DeliverableWorld['historyOf'] = (id) => made.historyOf(id);

describe('occurrences', () => {
  test('are made ahead for 35 days, and each further day', async () => {
    const number = await owing([tea]);
    const rows = await occurrences(number);
    // Made on 2 March: up to 6 April, and the next one behind.
    expect(rows).toHaveLength(37);
    expect(rows[0]).toMatchObject({
      ...{ standing: 'UPCOMING', opensAt: '2026-03-02T07:00:00Z', dueAt: '2026-03-02T09:00:00Z', dueOn: '2026-03-02' },
      ...{ missedAfter: '2026-03-02T09:00:00Z', quantity: 0, wanted: 1, confirmation: 'NOT_NEEDED' },
    });
    await turnTo('2026-03-03T06:00:00Z');
    expect(await occurrences(number)).toHaveLength(38);
    expect((await occurrences(number)).map(({ standing }) => standing).slice(0, 2)).toEqual(['MISSED', 'UPCOMING']);
  });

  test('that are rarer than that are made up to the next one', async () => {
    const number = await owing([{ ...tea, rule: 'FREQ=YEARLY', startsOn: '2026-12-24', opensBefore: 'PT24H' }]);
    expect((await occurrences(number)).map(({ dueAt }) => dueAt)).toEqual(['2026-12-24T09:00:00Z']);
  });

  test('of an agreement that is recorded late begin with it, and tell no past', async () => {
    const number = await owing([tea], { from: '2026-02-20' });
    const rows = await occurrences(number);
    expect(rows[0]).toMatchObject({ dueAt: '2026-02-20T09:00:00Z', standing: 'MISSED', revision: 0 });
    const late = await tell('recordDelivery', { occurrence: rows[0]?.id, at: '2026-02-20T08:30:00Z', by: 'Ann' });
    expect(late.occurrence).toMatchObject({ standing: 'DELIVERED', deliveredAt: '2026-02-20T08:30:00Z' });
  });

  test('catch up after downtime as if the server had been there', async () => {
    const number = await owing([{ ...tea, grace: 'PT1H' }], { from: '2026-03-04' });
    await turnTo('2026-03-20T09:30:00Z');
    const rows = await occurrences(number, { until: '2026-03-21T00:00:00Z' });
    expect(rows.map(({ standing }) => standing)).toEqual([...Array.from({ length: 16 }, () => 'MISSED'), 'LATE']);
    expect((await occurrences(number)).at(-1)?.dueAt).toBe('2026-04-25T09:00:00Z');
  });
});

describe('an occurrence', () => {
  test('opens, is at risk, over its target, late and missed, each told in its turn and resumed', async () => {
    const number = await owing([{ ...tea, targetBefore: 'PT30M', warnBefore: 'PT1H', grace: 'PT1H' }], {
      from: '2026-03-21',
      until: '2026-03-22',
    });
    await made.settled();
    const { snapshot } = await server.ask<{ snapshot: { cursor: string } }>('{ snapshot { cursor } }');
    const live = server.subscribe<{ deliverablesChanged: Record<string, unknown> }>(
      `subscription ($filter: DeliverableFilter, $after: Cursor) { deliverablesChanged(filter: $filter, after: $after) {
         cursor kind at previousStanding standing occurrence { dueAt } } }`,
      { filter: { text: number }, after: snapshot.cursor },
    );
    const told: Record<string, unknown>[] = [];
    for (const at of ['07:00:00', '08:00:00', '08:30:00.001', '09:00:00.001', '10:00:00.001']) {
      await turnTo(`2026-03-21T${at}Z`);
      told.push((await live.next()).data.deliverablesChanged);
    }
    expect(
      told.map(({ kind, at, standing }) => `${String(at).slice(11, 16)} ${String(kind)} ${String(standing)}`),
    ).toEqual([
      ...['07:00 OPENED OPEN', '08:00 AT_RISK AT_RISK', '08:30 OVER_TARGET OVER_TARGET'],
      ...['09:00 LATE LATE', '10:00 MISSED MISSED'],
    ]);
    live.close();
    const again = server.subscribe<{ deliverablesChanged: Record<string, unknown> }>(
      'subscription ($after: Cursor) { deliverablesChanged(after: $after, filter: { standings: [MISSED] }) { cursor kind } }',
      { after: told[2]?.['cursor'] },
    );
    let next = (await again.next()).data.deliverablesChanged;
    while (next['cursor'] !== told[4]?.['cursor']) next = (await again.next()).data.deliverablesChanged;
    expect(next['kind']).toBe('MISSED');
    again.close();
  });

  test('is delivered with its evidence, taken back, disputed, confirmed and waived; nothing is lost', async () => {
    await turnTo('2026-04-01T08:00:00Z');
    const number = await owing([{ ...tea, evidence: 'TEXT', needsConfirmation: true }], { from: '2026-04-01' });
    const { id } = await first(number);
    expect(codes(await tell('recordDelivery', { occurrence: id }))).toEqual(['EVIDENCE_MISSING evidence']);
    const noted = { occurrence: id, evidence: { note: 'Two pots' }, by: 'Ann', idempotencyKey: 'pots' };
    const given = await tell('recordDelivery', noted);
    expect(given.occurrence).toMatchObject({ standing: 'DELIVERED', confirmation: 'PENDING', phase: 'CLOSED' });
    expect((await tell('recordDelivery', noted)).occurrence).toEqual(given.occurrence);
    expect(codes(await tell('recordDelivery', { ...noted, by: 'Bob' }))).toEqual([
      'IDEMPOTENCY_CONFLICT idempotencyKey',
    ]);
    expect(await historyOf(id)).toMatchObject([
      { kind: 'DELIVERED', quantity: 1, by: 'Ann', isUndone: false, evidence: { note: 'Two pots', reading: null } },
    ]);
    const disputed = await tell('disputeDelivery', { occurrence: id, reason: 'It was cold.' });
    expect(disputed.occurrence).toMatchObject({ standing: 'DELIVERED', confirmation: 'DISPUTED' });
    const [delivery] = await historyOf(id);
    await turnTo('2026-04-01T09:30:00Z');
    const undone = { delivery: delivery?.['id'], reason: 'It was coffee.' };
    expect((await tell('correctDelivery', undone)).occurrence).toMatchObject({ standing: 'MISSED', deliveredAt: null });
    expect(codes(await tell('correctDelivery', undone))).toEqual(['ALREADY_UNDONE delivery']);
    expect(codes(await tell('confirmDelivery', { occurrence: id }))).toEqual(['INVALID occurrence']);
    expect(codes(await tell('waiveOccurrence', { occurrence: id, reason: 'Strike' }))).toEqual(['EMPTY by']);
    expect(codes(await tell('waiveOccurrence', { occurrence: id, reason: ' ', by: 'Ann' }))).toEqual([
      'REASON_MISSING reason',
    ]);
    const waived = await tell('waiveOccurrence', {
      occurrence: id,
      reason: 'Strike',
      by: 'Ann',
      evidence: { note: 'Paper' },
    });
    expect(waived.occurrence).toMatchObject({ standing: 'WAIVED', phase: 'CLOSED' });
    expect((await historyOf(id)).map(({ kind, isUndone, by }) => [kind, isUndone, by])).toEqual([
      ['DELIVERED', true, 'Ann'],
      ['DISPUTED', false, 'Administrator'],
      ['UNDONE', false, 'Administrator'],
      ['WAIVED', false, 'Ann'],
    ]);
  });

  test('of several parts is delivered by the last of them', async () => {
    const number = await owing(
      [
        {
          ...tea,
          title: 'Customers',
          rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
          times: ['24:00'],
          quantity: 50,
          opensBefore: null,
        },
      ],
      { from: '2026-04-01' },
    );
    const { id, ...month } = await first(number);
    expect(month).toMatchObject({
      opensAt: '2026-04-01T00:00:00Z',
      dueAt: '2026-05-01T00:00:00Z',
      dueOn: '2026-04-30',
    });
    expect((await tell('recordDelivery', { occurrence: id, quantity: 20 })).occurrence).toMatchObject({
      ...{ standing: 'OPEN', quantity: 20, wanted: 50 },
    });
    expect((await tell('recordDelivery', { occurrence: id, quantity: 30 })).occurrence).toMatchObject({
      ...{ standing: 'DELIVERED', quantity: 50 },
    });
    expect(codes(await tell('recordDelivery', { occurrence: id, quantity: 0 }))).toEqual(['INVALID quantity']);
  });

  test('of each member is delivered by so many of them, by one of the alternatives', async () => {
    const members = ['P1', 'P2', 'P3'].map((reference) => ({ reference }));
    const number = await owing(
      [{ ...tea, title: 'Access', opensBefore: 'PT24H', members, atLeast: 2, alternatives: ['a password', 'a card'] }],
      { from: '2026-04-01' },
    );
    const { id } = await first(number, '2026-04-02T00:00:00Z');
    expect(codes(await tell('recordDelivery', { occurrence: id }))).toEqual([
      'NOT_A_MEMBER member',
      'INVALID alternative',
    ]);
    const given = { occurrence: id, member: 'P1', alternative: 'a card' };
    expect((await tell('recordDelivery', given)).occurrence).toMatchObject({ membersDone: 1, membersWanted: 2 });
    await tell('recordDelivery', given);
    const done = await tell('recordDelivery', { ...given, member: 'P3', alternative: 'a password' });
    expect(done.occurrence).toMatchObject({ standing: 'DELIVERED', membersDone: 2 });
    const { node } = await server.ask<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on Occurrence { members { reference name quantity deliveredAt } } } }',
      { id },
    );
    expect(node).toMatchObject({
      members: [
        { reference: 'P1', quantity: 2 },
        { reference: 'P2', quantity: 0, deliveredAt: null },
        { reference: 'P3' },
      ],
    });
  });

  test('is delivered by an inspection of its asset', async () => {
    const { createAsset } = await server.ask<{ createAsset: { asset: { id: string } } }>(
      'mutation ($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } userErrors { message } } }',
      { input: { serviceAccount: made.world.account, reference: 'INS-1', name: 'Lift' } },
    );
    const quarterly = { ...tea, title: 'Inspection', rule: 'FREQ=MONTHLY;INTERVAL=3', opensBefore: 'PT240H' };
    const sections = { deliverables: [{ ...quarterly, asset: 'INS-1', evidence: 'TEXT' }], assets: ['INS-1'] };
    const number = 'INSPECTED';
    await agree(server, made.termsOf(number, [], { sections, from: '2026-04-02', serviceAccount: made.world.account }));
    const inspect = (more: Record<string, unknown>): Promise<unknown> =>
      server.ask(
        'mutation ($input: RecordInspectionInput!) { recordInspection(input: $input) { userErrors { message } } }',
        { input: { asset: createAsset.asset.id, passed: true, ...more } },
      );
    await inspect({ at: '2026-04-01T09:00:00Z' });
    expect((await first(number)).standing).toBe('UPCOMING');
    await turnTo('2026-04-02T08:00:00Z');
    await inspect({ note: 'All well.' });
    const { id, standing } = await first(number);
    expect(standing).toBe('DELIVERED');
    expect(await historyOf(id)).toMatchObject([{ kind: 'DELIVERED', evidence: { note: 'All well.' } }]);
  });

  test('is found by programs through the number of its agreement, a thousand at once', async () => {
    await turnTo('2026-04-03T08:00:00Z');
    const number = await owing([{ ...tea, title: 'Cups', quantity: 2_000 }], { from: '2026-04-03' });
    const deliveries = Array.from({ length: 1_000 }, (_, place) => ({
      ...{ agreement: number, number: place === 500 ? '99' : '11.1', quantity: 2 },
    }));
    const { recordDeliveries } = await server.ask<{
      recordDeliveries: {
        results: { index: number; userErrors: UserError[]; occurrence: { quantity: number } | null }[];
      };
    }>(
      `mutation ($input: RecordDeliveriesInput!) { recordDeliveries(input: $input) {
         userErrors { code } results { index userErrors { code } occurrence { quantity } } } }`,
      { input: { deliveries, idempotencyKey: 'cups' } },
    );
    const refused = recordDeliveries.results.filter(({ userErrors }) => userErrors.length > 0);
    expect(refused).toEqual([{ index: 500, userErrors: [{ code: 'NOT_FOUND' }], occurrence: null }]);
    expect((await first(number)).quantity).toBe(1_998);
    const many = { deliveries: [...deliveries, ...deliveries] };
    const { tooMany } = await server.ask<{ tooMany: { userErrors: UserError[] } }>(
      'mutation ($input: RecordDeliveriesInput!) { tooMany: recordDeliveries(input: $input) { userErrors { code } } }',
      { input: many },
    );
    expect(tooMany.userErrors).toEqual([{ code: 'TOO_LONG' }]);
  });
});
