// The life of an agreement through the API: written, read, signed by both sides, in force, ended; each step kept.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, type ApiWorld, type UserError } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

const time = turnableClock('2026-03-02T09:00:00Z');
let server: TestServer;
let world: ApiWorld;
/** A customer of its own. */
let stranger: string;
beforeAll(async () => {
  server = await startServer({ time });
  world = await makeApiWorld(server);
  const { createCustomer } = await server.ask<{ createCustomer: { customer: { id: string } } }>(
    'mutation { createCustomer(input: { name: "Stranger" }) { customer { id } } }',
  );
  stranger = createCustomer.customer.id;
});
afterAll(() => server.close());

interface Answer {
  readonly version: {
    readonly id: string;
    readonly status: string;
    readonly until: string | null;
    readonly document: string;
    readonly documentHash: string;
    readonly history: readonly { readonly kind: string; readonly by: string; readonly note: string | null }[];
    readonly signatures: readonly unknown[];
    readonly comments: readonly { readonly id: string }[];
  } | null;
  readonly userErrors: readonly UserError[];
}

const shown = `{ userErrors { code message path } version { id status until document documentHash
  history { kind by note } signatures { side name on form documentHash recordedBy }
  comments { id side place text proposed by accepted answer answeredBy } } }`;

/** One step of the life, by the name of its mutation. */
async function act(mutation: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { done: ${mutation}(input: $input) ${shown} }`;
  return (await server.ask<{ done: Answer }>(document, { input })).done;
}

const codes = ({ userErrors, version }: Answer): unknown => {
  expect(version).toBeNull();
  return userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
};

let numbers = 0;
const parties = [
  { role: 'PROVIDER', name: 'Helpful Ltd' },
  { role: 'CUSTOMER', name: 'Acme' },
];
const terms = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  number: `L-${String((numbers += 1))}`,
  customer: world.customer,
  schedule: world.always,
  from: '2027-01-01',
  clauses: [{ number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT6H', target: 'PT4H' }],
  sections: {
    parties,
    escalation: ['PROMISE', 'TARGET'].map((limit) => ({
      ...{ number: limit, kind: 'FUNCTIONAL', limit, point: 'SHARE_SPENT', share: 0.5, notify: ['Ann'] },
    })),
  },
  ...more,
});

async function drafted(more: Record<string, unknown> = {}): Promise<{ version: string; number: string }> {
  const { version, agreement, userErrors } = await draft(server, terms(more));
  if (version === null || agreement === null) throw new Error(JSON.stringify(userErrors));
  return { version: version.id, number: agreement.number };
}

/** A version in review, and what signs for one of its sides. */
async function inReview(more: Record<string, unknown> = {}): Promise<{ version: string; hash: string }> {
  const { version } = await drafted(more);
  const answer = await act('submitAgreement', { version });
  expect(answer).toMatchObject({ version: { status: 'IN_REVIEW' }, userErrors: [] });
  return { version, hash: answer.version?.documentHash ?? '' };
}

const sign = (version: string, documentHash: string, more: Record<string, unknown> = {}): Promise<Answer> =>
  act('signAgreement', { version, documentHash, side: 'PROVIDER', name: 'Ann Archer', on: '2026-03-01', ...more });

describe('an agreement', () => {
  test('is signed by both sides and then agreed, and each step is kept', async () => {
    const { version, hash } = await inReview();
    expect((await sign(version, hash)).version).toMatchObject({ status: 'IN_REVIEW' });
    const oral = { side: 'CUSTOMER', name: 'Bo Bell', form: 'ORAL', on: '2026-02-20' };
    const agreed = await sign(version, hash, oral);
    expect(agreed.version).toMatchObject({
      status: 'AGREED',
      signatures: [
        { side: 'PROVIDER', name: 'Ann Archer', on: '2026-03-01', form: 'WRITTEN', documentHash: hash },
        { ...oral, documentHash: hash, recordedBy: 'Administrator' },
      ],
    });
    const active = await act('activateAgreement', { version });
    expect(active.version?.status).toBe('ACTIVE');
    expect(active.version?.history).toEqual(
      [
        ['DRAFTED', null],
        ['SUBMITTED', null],
        ['SIGNED', 'PROVIDER'],
        ['SIGNED', 'CUSTOMER'],
        ['AGREED', hash],
        ['ACTIVATED', null],
      ].map(([kind, note]) => ({ kind, note, by: 'Administrator' })),
    );
  });

  test('is the document whose hash is signed, without what is private', async () => {
    const { version, hash } = await inReview();
    const { version: answer } = await act('commentOnAgreement', { version, side: 'CUSTOMER', text: 'Fine.' });
    const document = answer?.document ?? '';
    expect(createHash('sha256').update(document).digest('hex')).toBe(hash);
    expect(JSON.parse(document)).toMatchObject({
      format: 'headroom.agreement/1',
      customer: 'Acme',
      schedule: 'Always',
      clauses: [{ number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT6H' }],
      sections: { parties: [{ name: 'Helpful Ltd' }, { name: 'Acme' }], escalation: [{ number: 'PROMISE' }] },
    });
    expect(document).not.toMatch(/target/i);
  });

  test('goes on saying the name its customer was signed with; the next draft says the new one', async () => {
    const rename = (name: string): Promise<unknown> =>
      server.ask('mutation ($input: RenameCustomerInput!) { renameCustomer(input: $input) { userErrors { code } } }', {
        input: { customer: stranger, name },
      });
    const named = async (version: string): Promise<readonly [unknown, string]> => {
      const { node } = await server.ask<{ node: { document: string; documentHash: string } }>(
        'query ($id: ID!) { node(id: $id) { ... on AgreementVersion { document documentHash } } }',
        { id: version },
      );
      return [(JSON.parse(node.document) as { customer: unknown }).customer, node.documentHash];
    };
    const more = { customer: stranger, number: 'NAMED' };
    const { version, hash } = await inReview(more);
    const { version: draftOnly } = await drafted({ customer: stranger });
    await rename('Once');
    await sign(version, hash);
    await rename('Twice');
    expect(await sign(version, hash, { side: 'CUSTOMER' })).toMatchObject({ version: { status: 'AGREED' } });
    await act('activateAgreement', { version });
    await rename('Thrice');
    expect(await named(version)).toEqual(['Stranger', hash]);
    expect((await named(draftOnly))[0]).toBe('Thrice');
    const back = await inReview({ customer: stranger });
    await rename('Again');
    await act('returnAgreement', { version: back.version, reason: 'The name.' });
    expect((await act('submitAgreement', { version: back.version })).version?.documentHash).not.toBe(back.hash);
    expect((await named(back.version))[0]).toBe('Again');
  });

  test('is not signed twice, by a stranger, in the future, or for another document', async () => {
    const { version, hash } = await inReview();
    await sign(version, hash);
    expect(codes(await sign(version, hash))).toEqual(['ALREADY_SIGNED side']);
    expect(codes(await sign(version, hash, { side: 'SUPPLIER' }))).toEqual(['WRONG_SIDE side']);
    expect(codes(await sign(version, hash, { side: 'CUSTOMER', on: '2026-03-03' }))).toEqual(['INVALID on']);
    expect(codes(await sign(version, hash, { side: 'CUSTOMER', name: ' ' }))).toEqual(['EMPTY name']);
    expect(codes(await sign(version, 'ab'.repeat(32), { side: 'CUSTOMER' }))).toEqual([
      'DOCUMENT_CHANGED documentHash',
    ]);
  });

  test('that goes back is written anew, and must be signed anew', async () => {
    const more = { number: 'BACK' };
    const { version, hash } = await inReview(more);
    await sign(version, hash);
    const back = await act('returnAgreement', { version, reason: 'Six hours are too long.' });
    expect(back.version).toMatchObject({ status: 'DRAFT', signatures: [] });
    const clauses = [{ number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT5H' }];
    expect((await draft(server, terms({ ...more, version, clauses }))).version).toMatchObject({
      id: version,
      version: 1,
    });
    const again = await act('submitAgreement', { version });
    expect(again.version?.documentHash).not.toBe(hash);
    expect(again.version?.history.map(({ kind }) => kind)).toEqual([
      'DRAFTED',
      'SUBMITTED',
      'SIGNED',
      'RETURNED',
      'REWRITTEN',
      'SUBMITTED',
    ]);
    expect(codes(await sign(version, hash))).toEqual(['DOCUMENT_CHANGED documentHash']);
    expect((await sign(version, again.version?.documentHash ?? '')).userErrors).toEqual([]);
  });

  test('takes no step out of turn', async () => {
    const { version, number } = await drafted();
    const reason = 'x';
    expect(codes(await sign(version, 'ab'.repeat(32)))).toEqual(['WRONG_STATUS version']);
    expect(codes(await act('returnAgreement', { version, reason }))).toEqual(['WRONG_STATUS version']);
    expect(codes(await act('terminateAgreement', { version, reason, from: '2027-06-01' }))).toEqual([
      'WRONG_STATUS version',
    ]);
    await act('submitAgreement', { version });
    expect(codes(await act('submitAgreement', { version }))).toEqual(['WRONG_STATUS version']);
    expect(codes(await act('activateAgreement', { version }))).toEqual(['WRONG_STATUS version']);
    expect((await draft(server, terms({ number, version }))).userErrors).toMatchObject([{ code: 'WRONG_STATUS' }]);
    expect((await draft(server, terms({ version }))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(codes(await act('submitAgreement', { version: world.customer }))).toEqual(['NOT_FOUND version']);
  });

  test('names both sides before they are asked to sign', async () => {
    const { version } = await drafted({ sections: { parties: [parties[0]] } });
    expect(codes(await act('submitAgreement', { version }))).toEqual(['PARTY_MISSING version']);
  });

  test('that is agreed stays as it is: the database itself refuses an edit', async () => {
    const { version, hash } = await inReview();
    await sign(version, hash);
    await sign(version, hash, { side: 'CUSTOMER' });
    expect(codes(await act('commentOnAgreement', { version, side: 'CUSTOMER', text: 'x' }))).toEqual([
      'WRONG_STATUS version',
    ]);
    const edit = (sql: string): Promise<unknown> => server.app.database.transaction((tx) => tx.rows(sql));
    const agreed = `select id from agreement_version where status = 'AGREED'`;
    await expect(edit(`update agreement_version set sections = '{}' where id in (${agreed})`)).rejects.toThrow(
      /is agreed/,
    );
    await expect(edit(`update clause set promise_ms = 1 where agreement_version_id in (${agreed})`)).rejects.toThrow(
      /belongs to an agreed version/,
    );
    await expect(edit(`update agreement_act set note = 'x'`)).rejects.toThrow(/stays as it was done/);
  });
});

describe('comments', () => {
  test('propose a wording, and are answered once', async () => {
    const { version } = await inReview();
    const comment = { side: 'CUSTOMER', place: 'clauses 9.1', text: 'Too long.', proposed: 'Within 5 hours.' };
    const said = await act('commentOnAgreement', { version, ...comment });
    expect(said.version?.comments).toMatchObject([
      { ...comment, by: 'Administrator', accepted: null, answeredBy: null },
    ]);
    const id = said.version?.comments[0]?.id;
    const answered = await act('answerAgreementComment', { comment: id, accepted: true, text: 'So be it.' });
    expect(answered.version?.comments).toMatchObject([
      { accepted: true, answer: 'So be it.', answeredBy: 'Administrator' },
    ]);
    expect(codes(await act('answerAgreementComment', { comment: id, accepted: false }))).toEqual([
      'ALREADY_ANSWERED comment',
    ]);
    expect(codes(await act('answerAgreementComment', { comment: version, accepted: false }))).toEqual([
      'NOT_FOUND comment',
    ]);
    expect(codes(await act('commentOnAgreement', { version, side: 'INTERNAL', text: ' ' }))).toEqual([
      'WRONG_SIDE side',
      'EMPTY text',
    ]);
  });
});

describe('an end before its time', () => {
  test('cuts the term, tomorrow at the earliest, and says so once it is over', async () => {
    const { version } = await agree(server, terms({ from: '2026-01-01', until: '2027-01-01' }));
    const end = (from: string, reason = 'Acme closes.'): Promise<Answer> =>
      act('terminateAgreement', { version: version?.id, from, reason });
    expect(codes(await end('2026-03-02', ' '))).toEqual(['EMPTY reason', 'INVALID from']);
    expect(codes(await end('2027-01-01'))).toEqual(['INVALID from']);
    expect((await end('2026-04-01')).version).toMatchObject({ status: 'ACTIVE', until: '2026-04-01' });
    expect(codes(await end('2026-03-20'))).toEqual(['WRONG_STATUS version']);
    time.turnTo(Temporal.Instant.from('2026-04-01T00:00:00Z'));
    expect(
      await server.ask('query ($id: ID!) { node(id: $id) { ... on AgreementVersion { status } } }', {
        id: version?.id,
      }),
    ).toEqual({ node: { status: 'TERMINATED' } });
  });

  test('of what is agreed and not active yet cuts it as well', async () => {
    const { version, hash } = await inReview({ from: '2027-01-01' });
    await sign(version, hash);
    await sign(version, hash, { side: 'CUSTOMER' });
    const ended = await act('terminateAgreement', { version, from: '2027-02-01', reason: 'Acme thought again.' });
    expect(ended.version?.status).toBe('TERMINATED');
    expect(codes(await act('activateAgreement', { version }))).toEqual(['WRONG_STATUS version']);
  });
});

describe('who signed', () => {
  test('is erased like anybody that events name: the signature stays, with a number', async () => {
    const { version } = await draft(server, terms());
    const id = version?.id ?? '';
    await act('submitAgreement', { version: id });
    const { documentHash } = (await act('commentOnAgreement', { version: id, side: 'CUSTOMER', text: 'Fine.' }))
      .version ?? { documentHash: '' };
    const sign = { version: id, side: 'CUSTOMER', name: 'Sig Natory', on: '2026-03-01', documentHash };
    await act('signAgreement', sign);
    const { individuals } = await server.ask<{ individuals: { nodes: { name: string }[] } }>(
      '{ individuals(text: "sig nat") { nodes { name } } }',
    );
    expect(individuals.nodes).toEqual([{ name: 'Sig Natory' }]);
    const input = { name: 'Sig Natory', reason: 'They asked.' };
    await server.ask(
      'mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { userErrors { code } } }',
      { input },
    );
    const { node } = await server.ask<{ node: { signatures: { name: string; documentHash: string }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on AgreementVersion { signatures { name documentHash } } } }',
      { id },
    );
    expect(node.signatures).toEqual([{ name: expect.stringMatching(/^erased person \d+$/) as string, documentHash }]);
  });
});
