// What a customer reads, and says, of what is owed to it. Two worlds, alike but that in the second the floor works to private
// targets: the customer gets the same bytes in both.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, startPortalWorld, tokens, type PortalWorld } from '../support/portal-world.ts';
import { hour, roundTheClock } from '../support/world.ts';

let plain: PortalWorld;
let secret: PortalWorld;
const both = <T>(work: (world: PortalWorld) => Promise<T>): Promise<[T, T]> => Promise.all([work(plain), work(secret)]);

const shown = `id agreement number title owedBy phase standing opensAt dueAt missedAfter wanted quantity membersWanted
  membersDone deliveredAt confirmation revision deliveries { at quantity member alternative note location sha256 reading }`;
const everything = `{ snapshot { cursor serverTime } deliverables(first: 100) { totalCount edges { cursor node { ${shown} } } } }`;

beforeAll(async () => {
  const options = {
    ...{ start: '2026-03-02T06:00:00Z', fixedIds: true, schedule: roundTheClock },
    clauses: [{ number: '9.1', measure: 'FIRST_RESPONSE' as const, promiseMs: hour }],
  };
  [plain, secret] = await Promise.all([startPortalWorld(options), startPortalWorld(options)]);
  await Promise.all([owe(plain, null), owe(secret, 'PT37M')]);
});
afterAll(() => both((world) => world.close()));

/** Tea every morning, owed to ACME, and water that ACME owes. */
async function owe(world: PortalWorld, targetBefore: string | null): Promise<void> {
  const { data } = await world.floor<{
    agreement: { customer: { id: string }; versions: { nodes: { schedule: { id: string } }[] } };
  }>({ query: '{ agreement(number: "ACME-SLA") { customer { id } versions { nodes { schedule { id } } } } }' });
  const daily = { owedBy: 'PROVIDER', rule: 'FREQ=DAILY', times: ['09:00'], opensBefore: 'PT2H', grace: 'PT1H' };
  const deliverables = [
    { ...daily, number: '11.1', title: 'Tea', targetBefore, needsConfirmation: true },
    { ...daily, number: '11.2', title: 'Water', owedBy: 'CUSTOMER' },
  ];
  const { data: drafted } = await world.floor<{
    draftAgreement: { version: { id: string } | null; userErrors: unknown };
  }>({
    query: `mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) {
      version { id } userErrors { code message path } } }`,
    variables: {
      input: {
        ...{ number: 'ACME-SLA', customer: data.agreement.customer.id, from: '2026-03-03' },
        schedule: data.agreement.versions.nodes[0]?.schedule.id,
        clauses: [{ number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT5H' }],
        sections: { deliverables },
      },
    },
  });
  expect(drafted.draftAgreement.userErrors).toEqual([]);
  const { data: done } = await world.floor<{ activateAgreement: { userErrors: unknown } }>({
    query:
      'mutation ($input: ActivateAgreementInput!) { activateAgreement(input: $input) { userErrors { code message } } }',
    variables: { input: { version: drafted.draftAgreement.version?.id } },
  });
  expect(done.activateAgreement.userErrors).toEqual([]);
}

interface Node {
  readonly id: string;
  readonly title: string;
  readonly standing: string;
}
async function nodesOf(world: PortalWorld, token?: string): Promise<Node[]> {
  const query = `{ deliverables(first: 100) { nodes { ${shown} } } }`;
  return (await world.ask<{ deliverables: { nodes: Node[] } }>({ query }, token)).data.deliverables.nodes;
}

test('a customer reads the same bytes whether or not the floor works to a target', async () => {
  const standings: string[] = [];
  for (const at of ['06:30', '07:00', '08:22:59', '08:23:00.001', '08:30', '09:00', '09:00:00.001', '10:00:00.001']) {
    await both((world) => world.turnTo(`2026-03-03T${at}Z`));
    const [seen, other] = await both((world) => world.answer({ query: everything }));
    expect(other).toBe(seen);
    expect(seen).not.toContain('"errors"');
    standings.push((await nodesOf(secret)).findLast(({ title }) => title === 'Tea')?.standing ?? '');
    if (at !== '08:23:00.001') continue;
    // The floor of the second world is over its target by now.
    const floors = await both((world) =>
      world.floor<object>({ query: '{ deliverables(filter: { standings: [OVER_TARGET] }) { totalCount } }' }),
    );
    expect(floors.map(({ data }) => data)).toEqual([0, 1].map((totalCount) => ({ deliverables: { totalCount } })));
  }
  expect(standings).toEqual([...['UPCOMING', 'OPEN', 'OPEN', 'OPEN', 'AT_RISK', 'AT_RISK', 'LATE', 'MISSED']]);
});

test('a customer confirms and disputes what was delivered to it, and nothing else', async () => {
  await both((world) => world.turnTo('2026-03-04T08:00:00Z'));
  const today = async (title: string): Promise<Node> => {
    const found = (await nodesOf(secret)).findLast((each) => each.title === title && each.standing === 'OPEN');
    if (found === undefined) throw new Error(`No ${title} is open`);
    return found;
  };
  const [teaNow, water] = [await today('Tea'), await today('Water')];
  const say = async (
    mutation: string,
    input: Record<string, unknown>,
    token?: string,
  ): Promise<Record<string, unknown>> => {
    const type = mutation === 'confirmDelivery' ? 'ConfirmDeliveryInput!' : 'DisputeDeliveryInput!';
    const query = `mutation ($input: ${type}) { said: ${mutation}(input: $input) { userErrors { code path } occurrence { standing confirmation deliveries { note } } } }`;
    return (await secret.ask<{ said: Record<string, unknown> }>({ query, variables: { input } }, token)).data.said;
  };
  const refused = (code: string, path: string): unknown => ({ occurrence: null, userErrors: [{ code, path: [path] }] });
  expect(await say('confirmDelivery', { occurrence: teaNow.id })).toEqual(refused('INVALID', 'occurrence'));
  await secret.floor({
    query: `mutation { recordDelivery(input: { agreement: "ACME-SLA", number: "11.1", evidence: { note: "Two pots" } }) { userErrors { code } } }`,
  });
  expect(await say('disputeDelivery', { occurrence: teaNow.id, reason: 'Cold.' })).toMatchObject({
    occurrence: { standing: 'DELIVERED', confirmation: 'DISPUTED', deliveries: [{ note: 'Two pots' }] },
  });
  expect(await say('confirmDelivery', { occurrence: teaNow.id, note: 'Warm again.' })).toMatchObject({
    occurrence: { confirmation: 'CONFIRMED' },
    userErrors: [],
  });
  expect(await say('confirmDelivery', { occurrence: water.id })).toEqual(refused('WRONG_SIDE', 'occurrence'));
  expect(await say('confirmDelivery', { occurrence: teaNow.id }, tokens.other)).toEqual(
    refused('NOT_FOUND', 'occurrence'),
  );
  expect(await say('confirmDelivery', { occurrence: 'x' })).toEqual(refused('NOT_FOUND', 'occurrence'));
  expect(await nodesOf(secret, tokens.other)).toEqual([]);
  const node = { query: `{ node(id: "${teaNow.id}") { id } }` };
  expect((await secret.ask(node)).data).toEqual({ node: { id: teaNow.id } });
  expect(bodyOf(await secret.answer(node, tokens.other))).toBe(
    bodyOf(await secret.answer({ query: '{ node(id: "x") { id } }' })),
  );
  const staff = await secret.ask(
    { query: 'mutation { confirmDelivery(input: { occurrence: "x" }) { userErrors { code } } }' },
    tokens.admin,
  );
  expect(staff.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a customer walks the list page by page, with cursors of this list only', async () => {
  const page = async (args: string): Promise<{ nodes: Node[]; pageInfo: { endCursor: string } }> =>
    (
      await plain.ask<{ deliverables: { nodes: Node[]; pageInfo: { endCursor: string } } }>({
        query: `{ deliverables(${args}) { nodes { id } pageInfo { endCursor } } }`,
      })
    ).data.deliverables;
  const all = (await nodesOf(plain)).map(({ id }) => id);
  const one = await page('first: 3, agreement: "ACME-SLA"');
  const two = await page(`first: 2, after: "${one.pageInfo.endCursor}"`);
  expect([...one.nodes, ...two.nodes].map(({ id }) => id)).toEqual(all.slice(0, 5));
  expect((await page('agreement: "OTHER-SLA"')).nodes).toEqual([]);
  const odd = Buffer.from('[1,"x"]').toString('base64url');
  const { errors } = await plain.ask({ query: `{ deliverables(after: "${odd}") { nodes { id } } }` });
  expect(errors?.[0]?.extensions.code).toBe('CURSOR_UNREADABLE');
});
