// Agreements out and in as JSON: what comes back is what went out.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, makeApiWorld, type ApiWorld, type UserError } from '../support/api-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  server = await startServer();
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

const clauses = [
  {
    ...{ number: '9.1', measure: 'FIRST_RESPONSE', severity: 'HIGH', period: 'PRIME', promise: 'PT6H', target: 'PT4H' },
    ...{ warnAtShare: 0.5, pausesWhile: ['ON_HOLD'], endsWait: 'ON_STATUS_ONLY', onReclassify: 'TIGHTEN_ONLY' },
  },
  {
    ...{ number: '9.2', measure: 'RESOLUTION', relative: 'TIME_OF_COVERED_DAY', coveredDays: 2, localTime: '16:00' },
    ...{ onReopen: 'NEW_CYCLE', reopenWindow: 'PT48H', warnBefore: 'PT1H' },
  },
];
const sections = {
  overview: 'Mail for Acme.',
  parties: [{ role: 'PROVIDER', name: 'Helpful Ltd', contacts: [{ name: 'Ann' }], responsibilities: ['Answer'] }],
  objectives: [
    { number: '10', kind: 'SHARE_WITHIN', measure: 'FIRST_RESPONSE', period: 'MONTH', share: 90, within: 'PT6H' },
  ],
  escalation: [
    { number: '11', kind: 'FUNCTIONAL', limit: 'TARGET', point: 'BEFORE_DUE', time: 'PT30M', notify: ['Ann'] },
  ],
  prices: [{ name: 'Fee', charge: 'FLAT', amount: { amount: '1250.00', currency: 'EUR' }, period: 'MONTH' }],
};

interface Imported {
  readonly version: { readonly id: string; readonly exported: string; readonly status: string } | null;
  readonly userErrors: readonly UserError[];
}

async function imported(document: unknown, number?: string): Promise<Imported> {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const { importAgreement } = await server.ask<{ importAgreement: Imported }>(
    `mutation ($input: ImportAgreementInput!) { importAgreement(input: $input) {
       version { id exported status } userErrors { code message path } } }`,
    { input: { document: text, ...(number === undefined ? {} : { number }) } },
  );
  return importAgreement;
}

/** A whole agreement of an account, as it is exported. */
async function exported(number: string): Promise<Readonly<Record<string, unknown>>> {
  const parent = await draft(server, {
    ...{ number: `${number}-top`, level: 'CORPORATE', schedule: world.always, from: '2026-01-01' },
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT72H' }],
  });
  const ola = { number: `${number}-ola`, kind: 'OLA', level: 'CORPORATE', schedule: world.always, from: '2026-01-01' };
  await draft(server, { ...ola, clauses: [{ number: '1', measure: 'GROUP_OWNERSHIP', promise: 'PT2H' }] });
  const { version, userErrors } = await draft(server, {
    ...{ number, serviceAccount: world.account, service: world.service, level: 'SERVICE', structure: 'MULTI_LEVEL' },
    ...{
      schedule: world.office,
      from: '2026-01-01',
      until: '2027-01-01',
      timeZone: 'Europe/London',
      clauses,
      sections: { ...sections, underpinnedBy: [`${number}-ola`] },
    },
    ...{ scheduleFollowing: 'FOLLOWS', appliesTo: 'OPEN_TICKETS', parent: parent.agreement?.id },
  });
  expect(userErrors).toEqual([]);
  const { node } = await server.ask<{ node: { exported: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on AgreementVersion { exported } } }',
    { id: version?.id },
  );
  return JSON.parse(node.exported) as Record<string, unknown>;
}

test('an agreement that is exported and imported is the same to the letter, but for its number', async () => {
  const out = await exported('E-1');
  expect(out).toMatchObject({
    ...{ format: 'headroom.agreement/1', number: 'E-1', customer: 'Acme', serviceAccount: 'ACC-4', service: 'MAIL' },
    ...{ parent: 'E-1-top', schedule: 'Office', timeZone: 'Europe/London', clauses },
  });
  const copy = await imported(out, 'E-2');
  expect(copy.userErrors).toEqual([]);
  expect(copy.version?.status).toBe('DRAFT');
  expect(JSON.parse(copy.version?.exported ?? '')).toEqual({ ...out, number: 'E-2' });
});

test('an import under the same number is its next version', async () => {
  const again = await imported(await exported('E-3'));
  expect(again.userErrors).toEqual([]);
  const { agreement } = await server.ask<{ agreement: { versions: { totalCount: number } } }>(
    '{ agreement(number: "E-3") { versions { totalCount } } }',
  );
  expect(agreement.versions.totalCount).toBe(2);
});

test('what cannot be read is refused by its place, and nothing is saved', async () => {
  const out = await exported('E-4');
  const codes = async (document: unknown): Promise<unknown> => {
    const { version, userErrors } = await imported(document, 'E-5');
    expect(version).toBeNull();
    return userErrors.map(({ code, path }) => `${code} ${path?.slice(1).join('.') ?? ''}`.trim());
  };
  expect(await codes('{')).toEqual(['INVALID']);
  expect(await codes('[]')).toEqual(['INVALID']);
  expect(await codes({ ...out, format: 'other/1' })).toEqual(['INVALID format']);
  expect(await codes({ ...out, service: 'FAX', schedule: 'Never' })).toEqual([
    'NOT_FOUND service',
    'NOT_FOUND schedule',
  ]);
  expect(await codes({ ...out, customer: 7 })).toEqual(['INVALID customer']);
  expect(await codes({ ...out, customer: 'Other' })).toEqual(['FOREIGN_SERVICE_ACCOUNT serviceAccount']);
  expect(await codes({ ...out, clauses: [{ ...clauses[0], promise: 'P1D' }] })).toEqual(['INVALID clauses.0.promise']);
  expect(await codes({ ...out, clauses: [{ ...clauses[0], measure: 'LUCK' }] })).toEqual([
    'UNKNOWN_MEASURE clauses.0.measure',
  ]);
  expect(await codes({ ...out, surprise: 1 })).toEqual(['INVALID']);
  expect(await server.ask('{ agreement(number: "E-5") { id } }')).toEqual({ agreement: null });
});

test('a name that two things have stands for neither', async () => {
  const out = await exported('E-6');
  await server.ask('mutation { createCustomer(input: { name: "Acme" }) { userErrors { code } } }');
  expect((await imported(out, 'E-7')).userErrors).toMatchObject([
    { code: 'AMBIGUOUS_REFERENCE', path: ['document', 'customer'] },
  ]);
});
