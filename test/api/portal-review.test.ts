// What a customer reads and says of an agreement before it is signed, through the portal.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortalWorld, tokens, type PortalWorld } from '../support/portal-world.ts';

let world: PortalWorld;
let version: string;

beforeAll(async () => {
  world = await startPortalWorld({ start: '2026-03-02T09:00:00Z' });
  const made = await floor<{ customers: { nodes: { id: string }[] }; coverageSchedules: { nodes: { id: string }[] } }>(
    '{ customers(text: "ACME") { nodes { id } } coverageSchedules(first: 1) { nodes { id } } }',
  );
  const parties = ['PROVIDER', 'CUSTOMER'].map((role) => ({ role, name: `The ${role.toLowerCase()}` }));
  const { done } = await floor<{ done: { version: { id: string } } }>(
    'mutation ($input: DraftAgreementInput!) { done: draftAgreement(input: $input) { version { id } } }',
    {
      ...{ number: 'ACME-NEW', from: '2027-01-01', until: '2028-01-01', sections: { parties } },
      ...{ customer: made.customers.nodes[0]?.id, schedule: made.coverageSchedules.nodes[0]?.id },
      clauses: [{ number: '9.1', measure: 'RESOLUTION', promise: 'PT6H', target: 'PT4H' }],
    },
  );
  version = done.version.id;
});
afterAll(() => world.close());

async function floor<D>(query: string, input?: object): Promise<D> {
  return (await world.floor<D>({ query, variables: { input } })).data;
}

const life = (mutation: string, input: object): Promise<unknown> =>
  floor(
    `mutation ($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { done: ${mutation}(input: $input) { userErrors { code } } }`,
    { version, ...input },
  );

interface InReview {
  readonly id: string;
  readonly comments: readonly object[];
}

async function inReview(token: string = tokens.acme): Promise<readonly InReview[]> {
  const query = `{ agreementsInReview { totalCount nodes { id number version from until documentHash document
    promises { number within } comments { place text proposed at accepted answer } } } }`;
  const { data } = await world.ask<{ agreementsInReview: { totalCount: number; nodes: InReview[] } }>({ query }, token);
  expect(data.agreementsInReview.totalCount).toBe(data.agreementsInReview.nodes.length);
  return data.agreementsInReview.nodes;
}

async function comment(input: object, token: string = tokens.acme): Promise<unknown> {
  const query = `mutation ($input: CommentOnAgreementInput!) { commentOnAgreement(input: $input) {
    agreement { number comments { text } } userErrors { code path } } }`;
  const { data } = await world.ask<{ commentOnAgreement: unknown }>({ query, variables: { input } }, token);
  return data.commentOnAgreement;
}

test('a draft is nobody’s to read; in review it is read and commented on, and by its customer alone', async () => {
  expect(await inReview()).toEqual([]);
  await life('submitAgreement', {});
  const [found] = await inReview();
  expect(found).toMatchObject({
    ...{ number: 'ACME-NEW', version: 1, from: '2027-01-01', until: '2028-01-01', comments: [] },
    promises: [{ number: '9.1', within: 'PT6H' }],
    documentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    document: expect.not.stringContaining('target') as string,
  });
  expect(await inReview(tokens.other)).toEqual([]);
  const agreement = found?.id ?? '';
  const said = { agreement, place: '9.1', text: ' Four hours would do. ', proposed: 'within 4 hours' };
  expect(await comment(said)).toEqual({
    agreement: { number: 'ACME-NEW', comments: [{ text: 'Four hours would do.' }] },
    userErrors: [],
  });
  const notFound = { agreement: null, userErrors: [{ code: 'NOT_FOUND', path: ['agreement'] }] };
  expect(await comment(said, tokens.other)).toEqual(notFound);
  expect(await comment({ ...said, agreement: 'nonsense' })).toEqual(notFound);
  expect(await comment({ ...said, text: ' ' })).toEqual({
    agreement: null,
    userErrors: [{ code: 'EMPTY', path: ['text'] }],
  });
  const node = `{ node(id: "${agreement}") { id __typename } }`;
  expect((await world.ask({ query: node })).data).toEqual({ node: { id: agreement, __typename: 'AgreementInReview' } });
  expect((await world.ask({ query: node }, tokens.other)).data).toEqual({ node: null });
});

test('the floor reads it with who said it, and its answer comes back; its own words stay with the floor', async () => {
  await life('commentOnAgreement', { side: 'PROVIDER', text: 'Between us: 4 hours are what we aim at.' });
  const { node } = await floor<{ node: { comments: { id: string; side: string; by: string; text: string }[] } }>(
    `{ node(id: "${version}") { ... on AgreementVersion { comments { id side by text proposed } } } }`,
  );
  expect(node.comments).toMatchObject([
    { side: 'CUSTOMER', text: 'Four hours would do.', by: expect.stringMatching(/./) as string },
    { side: 'PROVIDER' },
  ]);
  await floor(
    'mutation ($input: AnswerAgreementCommentInput!) { answerAgreementComment(input: $input) { userErrors { code } } }',
    {
      ...{ comment: node.comments[0]?.id, accepted: false, text: 'Six it is.' },
    },
  );
  const [found] = await inReview();
  expect(found?.comments).toEqual([
    {
      ...{ place: '9.1', text: 'Four hours would do.', proposed: 'within 4 hours', at: '2026-03-02T09:00:00.000Z' },
      ...{ accepted: false, answer: 'Six it is.' },
    },
  ]);
});

test('what went back to be written anew, or is agreed, is commented on no more', async () => {
  const [found] = await inReview();
  await life('returnAgreement', { reason: 'Once more.' });
  expect(await inReview()).toEqual([]);
  expect(await comment({ agreement: found?.id, text: 'Late.' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND' }],
  });
});

test('a version takes so many comments and no more', async () => {
  await life('submitAgreement', {});
  const [found] = await inReview();
  await world.database.transaction((tx) =>
    tx.rows(
      `insert into agreement_comment (agreement_version_id, side, text, at, by)
       select v.id, 'CUSTOMER', n::text, '2026-03-02', 'token:1' from agreement_version v join agreement a on a.id = v.agreement_id,
         generate_series(2, 500) n where a.number = 'ACME-NEW'`,
    ),
  );
  expect(await comment({ agreement: found?.id, text: 'One more.' })).toEqual({
    agreement: null,
    userErrors: [{ code: 'TOO_MANY_COMMENTS', path: ['agreement'] }],
  });
  expect((await inReview())[0]?.comments).toHaveLength(500);
});
