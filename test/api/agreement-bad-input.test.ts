// What nobody can agree to is refused by name, and leaves no row of any agreement behind.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, type ApiWorld, type UserError } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
/** Corporate; in force for Acme since January and resting on the first; a draft with Other. */
const ids = { wide: '', acme: '', other: '' };

const clause = { number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT6H' };
const parties = ['PROVIDER', 'CUSTOMER'].map((role) => ({ role, name: `The ${role.toLowerCase()}` }));
const terms = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ number: 'BAD', customer: world.customer, schedule: world.always, from: '2026-01-01', clauses: [clause] },
  ...more,
});

beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
  const wide = await draft(server, terms({ number: 'WIDE', level: 'CORPORATE', customer: null }));
  ids.wide = wide.agreement?.id ?? '';
  ids.acme = (await agree(server, terms({ number: 'ACME', parent: ids.wide }))).agreement?.id ?? '';
  ids.other = (await draft(server, terms({ number: 'OTHER', customer: world.other }))).agreement?.id ?? '';
});
afterAll(() => server.close());

/** Every row of every table that is about agreements. */
async function everyRow(): Promise<string> {
  const query = (table: string): string => `select '${table}' as name, to_jsonb(t)::text as row from "${table}" t`;
  return server.app.database.transaction(async (tx) => {
    const tables = await tx.rows<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'
          and (tablename like 'agreement%' or tablename like 'deliver%' or tablename in ('clause', 'idempotency_key')) order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['agreement', 'agreement_act', 'clause']));
    const all = tables.map(({ name }) => query(name)).join(' union all ');
    return JSON.stringify(await tx.rows(`select * from (${all}) every order by name, row`));
  });
}

const owing = (more: Record<string, unknown>) => ({
  sections: { deliverables: [{ number: '11', title: 'Tea', owedBy: 'PROVIDER', times: ['09:00'], ...more }] },
});

/** What is said, and what is refused of it: code, path, and words of the message that name the thing. */
const bad: readonly [string, () => Record<string, unknown>, string, RegExp][] = [
  [
    'a circle of parents',
    () => ({ number: 'WIDE', level: 'CORPORATE', customer: null, parent: ids.acme }),
    'PARENT_CIRCULAR parent',
    /WIDE → ACME → WIDE/,
  ],
  [
    'itself as its parent',
    () => ({ number: 'OTHER', customer: world.other, parent: ids.other }),
    'PARENT_CIRCULAR parent',
    /OTHER → OTHER/,
  ],
  [
    'a parent of another customer',
    () => ({ level: 'SERVICE', service: world.service, parent: ids.other }),
    'FOREIGN_PARENT parent',
    /OTHER/,
  ],
  [
    'a term that ends before it starts',
    () => ({ from: '2026-05-01', until: '2026-04-30' }),
    'TERM_ENDS_EARLY until',
    /2026-05-01.*2026-04-30/,
  ],
  ...['PROVIDER', 'CUSTOMER', 'SUPPLIER'].map((role): [string, () => Record<string, unknown>, string, RegExp] => [
    `two parties as ${role}`,
    () => ({ sections: { parties: ['One', 'Two'].map((name) => ({ role, name })) } }),
    'ROLE_TAKEN sections.parties.1.role',
    new RegExp(role),
  ]),
  [
    'a clause of an unknown measure',
    () => ({ clauses: [clause, { ...clause, number: '9.2', measure: 'HAPPINESS' }] }),
    'UNKNOWN_MEASURE clauses.1.measure',
    /HAPPINESS/,
  ],
  [
    'a deliverable of the 30th of February',
    () => owing({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }),
    'NEVER_DUE sections.deliverables.0.rule',
    /BYMONTHDAY=30|Tea|11/,
  ],
  [
    'a deliverable that is due only after the term',
    () => ({ until: '2026-03-01', ...owing({ rule: 'FREQ=YEARLY', startsOn: '2026-12-24' }) }),
    'NEVER_DUE sections.deliverables.0.rule',
    /2026/,
  ],
  [
    'an amendment dated before its agreement',
    () => ({ number: 'ACME', from: '2025-12-31' }),
    'TERM_NOT_AFTER from',
    /ACME version 2 begins on 2025-12-31.*2026-01-01/,
  ],
  ['an amendment of the day it began', () => ({ number: 'ACME' }), 'TERM_NOT_AFTER from', /2026-01-01.*version 1/],
  [
    'an amendment for the whole period dated before its agreement',
    () => ({ number: 'ACME', from: '2025-06-01', appliesTo: 'WHOLE_PERIOD' }),
    'TERM_NOT_AFTER from',
    /ACME/,
  ],
];

test.each(bad)('%s is refused by name, and nothing of it is kept', async (_what, more, expected, words) => {
  const before = await everyRow();
  const { agreement, version, userErrors } = await draft(server, terms(more()));
  expect({ agreement, version }).toEqual({ agreement: null, version: null });
  expect(userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`)).toEqual([expected]);
  expect(userErrors[0]?.message).toMatch(words);
  expect(await everyRow()).toBe(before);
});

test('a signature of a document that has changed is refused, and no signature is kept', async () => {
  interface Acted {
    readonly done: {
      readonly version: { documentHash: string; signatures: [] } | null;
      readonly userErrors: UserError[];
    };
  }
  const act = async (mutation: string, input: Record<string, unknown>): Promise<Acted['done']> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { done: ${mutation}(input: $input) {
      version { documentHash signatures { name } } userErrors { code path message } } }`;
    return (await server.ask<Acted>(query, { input })).done;
  };
  const written = await draft(server, terms({ number: 'SIGNED', sections: { parties } }));
  const version = written.version?.id;
  const read = (await act('submitAgreement', { version })).version?.documentHash;
  await act('returnAgreement', { version, reason: 'Five hours, not six.' });
  const clauses = [{ ...clause, promise: 'PT5H' }];
  await draft(server, terms({ number: 'SIGNED', version, clauses, sections: { parties } }));
  await act('submitAgreement', { version });
  const before = await everyRow();
  const sign = { version, side: 'CUSTOMER', name: 'Bo Bell', on: '2026-03-01', documentHash: read };
  const { userErrors } = await act('signAgreement', sign);
  expect(userErrors).toMatchObject([{ code: 'DOCUMENT_CHANGED', path: ['documentHash'] }]);
  expect(userErrors[0]?.message).toContain('SIGNED version 1');
  expect(await everyRow()).toBe(before);
});
