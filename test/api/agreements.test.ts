// Agreements through the API: what may be drafted, what may be activated, and what an activation changes.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { turnableClock } from '../support/clock.ts';
import {
  activate,
  agree,
  draft,
  makeApiWorld,
  record,
  type AgreementAnswer,
  type ApiWorld,
} from '../support/api-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

const clause = { number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT6H', target: 'PT4H' };
let numbers = 0;

/** A draft that is right but for what the test changes. */
function terms(changes: Record<string, unknown> = {}): Record<string, unknown> {
  numbers += 1;
  return {
    number: `C-${String(numbers)}`,
    customer: world.customer,
    schedule: world.always,
    from: '2026-01-01',
    clauses: [clause],
    ...changes,
  };
}

const problemsOf = ({ userErrors, agreement, version }: AgreementAnswer): unknown => {
  expect({ agreement, version }).toEqual({ agreement: null, version: null });
  return userErrors.map(({ code, path }) => [code, path?.join('.') ?? null]);
};

describe('a draft', () => {
  test('judges nothing yet and shows what was written', async () => {
    const answer = await draft(server, terms({ number: 'D-1', schedule: world.office, until: '2027-01-01' }));
    expect(answer).toMatchObject({
      agreement: { number: 'D-1' },
      version: { version: 1, status: 'DRAFT', from: '2026-01-01', until: '2027-01-01' },
      userErrors: [],
    });
    const shown =
      await server.ask(`{ agreement(number: "D-1") { kind level customer { name } serviceAccount { id } service { id } inForce { id }
      versions { totalCount nodes { version timeZone activatedAt activatedBy schedule { name timeZone version }
        clauses { number measure severity period promise target warnAtShare pausesWhile agreementVersion { version } } } } } }`);
    expect(shown).toEqual({
      agreement: {
        kind: 'SLA',
        level: 'CUSTOMER',
        customer: { name: 'Acme' },
        serviceAccount: null,
        service: null,
        inForce: null,
        versions: {
          totalCount: 1,
          nodes: [
            {
              version: 1,
              timeZone: 'Europe/Berlin',
              activatedAt: null,
              activatedBy: null,
              schedule: { name: 'Office', timeZone: 'Europe/Berlin', version: 1 },
              clauses: [
                {
                  number: '9.1',
                  measure: 'FIRST_RESPONSE',
                  severity: null,
                  period: null,
                  promise: 'PT6H',
                  target: 'PT4H',
                  warnAtShare: null,
                  pausesWhile: null,
                  agreementVersion: { version: 1 },
                },
              ],
            },
          ],
        },
      },
    });
  });

  test('of a service account takes its customer from it', async () => {
    const answer = await draft(server, terms({ number: 'D-2', customer: null, serviceAccount: world.foreignAccount }));
    expect(answer.userErrors).toEqual([]);
    expect(await server.ask('{ agreement(number: "D-2") { customer { name } serviceAccount { reference } } }')).toEqual(
      {
        agreement: { customer: { name: 'Other' }, serviceAccount: { reference: 'ACC-7' } },
      },
    );
  });

  test('of a number that exists is its next version, between the same parties only', async () => {
    await draft(server, terms({ number: 'D-3' }));
    expect((await draft(server, terms({ number: 'D-3', from: '2026-06-01' }))).version).toMatchObject({
      version: 2,
      status: 'DRAFT',
    });
    expect(problemsOf(await draft(server, terms({ number: 'D-3', customer: world.other })))).toEqual([
      ['NUMBER_TAKEN', 'number'],
    ]);
    expect(problemsOf(await draft(server, terms({ number: 'D-3', kind: 'OLA' })))).toEqual([
      ['NUMBER_TAKEN', 'number'],
    ]);
  });

  test('takes every level between the parties that it needs', async () => {
    const fine = [
      { level: 'CORPORATE', customer: null },
      { level: 'CUSTOMER', customer: null, serviceAccount: world.account },
      { level: 'SERVICE', service: world.service },
    ];
    for (const changes of fine) expect((await draft(server, terms(changes))).userErrors).toEqual([]);
  });

  const refused: [string, () => Record<string, unknown>, [string, string | null][]][] = [
    ['no number', () => ({ number: '  ' }), [['EMPTY', 'number']]],
    ['no clause', () => ({ clauses: [] }), [['NO_CLAUSES', 'clauses']]],
    ['no party', () => ({ customer: null }), [['WRONG_LEVEL', 'customer']]],
    ['a party at level CORPORATE', () => ({ level: 'CORPORATE' }), [['WRONG_LEVEL', 'customer']]],
    ['no service at level SERVICE', () => ({ level: 'SERVICE' }), [['WRONG_LEVEL', 'service']]],
    ['a service at level CUSTOMER', () => ({ service: world.service }), [['WRONG_LEVEL', 'service']]],
    [
      'an account of another customer',
      () => ({ serviceAccount: world.foreignAccount }),
      [['FOREIGN_SERVICE_ACCOUNT', 'serviceAccount']],
    ],
    ['a customer that is not there', () => ({ customer: 'nonsense' }), [['NOT_FOUND', 'customer']]],
    ['a schedule that is a customer', () => ({ schedule: world.customer }), [['NOT_FOUND', 'schedule']]],
    ['a term that ends on the day it begins', () => ({ until: '2026-01-01' }), [['TERM_ENDS_EARLY', 'until']]],
    ['a term that ends before it begins', () => ({ until: '2025-12-31' }), [['TERM_ENDS_EARLY', 'until']]],
    [
      'a target looser than its promise',
      () => ({ clauses: [{ ...clause, target: 'PT6H0.001S' }] }),
      [['TARGET_LOOSER_THAN_PROMISE', 'clauses.0.target']],
    ],
    [
      'a promise of no time',
      () => ({ clauses: [{ ...clause, promise: 'PT0S', target: null }] }),
      [['PROMISE_NOT_POSITIVE', 'clauses.0.promise']],
    ],
    [
      'an unknown measure',
      () => ({ clauses: [{ ...clause, measure: 'HAPPINESS' }] }),
      [['UNKNOWN_MEASURE', 'clauses.0.measure']],
    ],
    [
      'a warning share of 1',
      () => ({ clauses: [{ ...clause, warnAtShare: 1 }] }),
      [['WARNING_SHARE_OUT_OF_RANGE', 'clauses.0.warnAtShare']],
    ],
    [
      'two clauses of one number',
      () => ({ clauses: [clause, { ...clause, measure: 'RESOLUTION' }] }),
      [['DUPLICATE_CLAUSE_NUMBER', 'clauses.1.number']],
    ],
    [
      'two clauses for one thing',
      () => ({ clauses: [clause, { ...clause, number: '9.2' }] }),
      [['DUPLICATE_CLAUSE', 'clauses.1.measure']],
    ],
    [
      'several things at once, all of which are said',
      () => ({ until: '2020-01-01', clauses: [clause, { ...clause, number: '', measure: 'HAPPINESS' }] }),
      [
        ['TERM_ENDS_EARLY', 'until'],
        ['CLAUSE_NUMBER_MISSING', 'clauses.1.number'],
        ['UNKNOWN_MEASURE', 'clauses.1.measure'],
      ],
    ],
  ];

  test.each(refused)('with %s is refused', async (_what, changes, problems) => {
    expect(problemsOf(await draft(server, terms(changes())))).toEqual(problems);
  });

  test('that is refused leaves nothing behind', async () => {
    await draft(server, terms({ number: 'D-9', clauses: [{ ...clause, target: 'PT7H' }] }));
    expect(await server.ask('{ agreement(number: "D-9") { id } }')).toEqual({ agreement: null });
  });

  test('with a limit in days is refused by its form, naming the field', async () => {
    const { errors, status } = await server.gql(
      'mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { userErrors { code } } }',
      {
        input: terms({ clauses: [{ ...clause, promise: 'P1D' }] }),
      },
    );
    expect(status).toBe(400);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(
          /input\.clauses\[0\]\.promise.*a day or longer unit of covered time is ambiguous/,
        ) as unknown,
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
  });
});

describe('an activation', () => {
  test('is signed and dated, and puts the version in force for its term', async () => {
    const { version } = await agree(
      server,
      terms({ number: 'A-1', serviceAccount: world.secondAccount, schedule: world.office, until: '2027-01-01' }),
    );
    expect(version?.status).toBe('ACTIVE');
    const shown = await server.ask(`{ agreement(number: "A-1") {
      first: inForce(at: "2025-12-31T23:00:00Z") { version } before: inForce(at: "2025-12-31T22:59:59.999Z") { version }
      last: inForce(at: "2026-12-31T22:59:59.999Z") { version } after: inForce(at: "2026-12-31T23:00:00Z") { version }
      inForce { activatedAt activatedBy } } }`);
    expect(shown).toEqual({
      agreement: {
        first: { version: 1 },
        before: null,
        last: { version: 1 },
        after: null,
        inForce: { activatedAt: '2026-03-02T09:00:00.000Z', activatedBy: 'Administrator' },
      },
    });
  });

  test('of what is active already, or is not there, is refused', async () => {
    const { version } = await agree(server, terms({ from: '2020-01-01', until: '2020-06-01' }));
    expect(problemsOf(await activate(server, version?.id ?? ''))).toEqual([['NOT_A_DRAFT', 'version']]);
    expect(problemsOf(await activate(server, 'nonsense'))).toEqual([['NOT_FOUND', 'version']]);
    expect(problemsOf(await activate(server, world.customer))).toEqual([['NOT_FOUND', 'version']]);
  });

  test('of a term that is over shows it as expired', async () => {
    expect((await agree(server, terms({ from: '2019-01-01', until: '2019-02-01' }))).version?.status).toBe('EXPIRED');
  });

  test('is refused when another agreement would judge the same, naming both and their clauses', async () => {
    await agree(server, terms({ number: 'O-1', customer: world.other, from: '2026-01-01', until: '2026-07-01' }));
    const second = await draft(
      server,
      terms({ number: 'O-2', customer: world.other, from: '2026-06-30', clauses: [{ ...clause, number: '3.1' }] }),
    );
    const refused = await activate(server, second.version?.id ?? '');
    expect(problemsOf(refused)).toEqual([['AGREEMENTS_OVERLAP', 'version']]);
    expect(refused.userErrors[0]?.message).toMatch(
      /^O-2 version 1 \(clause 3\.1\) and O-1 version 1 \(clause 9\.1\) would judge the same tickets/,
    );
    expect(await server.ask('{ agreement(number: "O-2") { inForce { id } versions { nodes { status } } } }')).toEqual({
      agreement: { inForce: null, versions: { nodes: [{ status: 'DRAFT' }] } },
    });
  });

  test('stands beside others that judge another time, measure, severity, account or kind', async () => {
    const other = { customer: world.other, from: '2026-01-01', until: '2026-07-01' };
    for (const changes of [
      { ...other, from: '2026-07-01', until: null },
      { ...other, clauses: [{ ...clause, measure: 'RESOLUTION' }] },
      { ...other, clauses: [{ ...clause, severity: 'HIGH' }] },
      { ...other, serviceAccount: world.foreignAccount },
      { ...other, kind: 'OLA' },
      { ...other, level: 'SERVICE', service: world.service },
    ]) {
      expect((await agree(server, terms(changes))).userErrors).toEqual([]);
    }
  });

  test('of two that clash, asked for at once, passes exactly one', async () => {
    const drafts = await Promise.all(
      ['R-1', 'R-2', 'R-3', 'R-4'].map((number) =>
        draft(server, terms({ number, from: '2030-01-01', until: '2031-01-01' })),
      ),
    );
    const answers = await Promise.all(drafts.map(({ version }) => activate(server, version?.id ?? '')));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      Array(3).fill('AGREEMENTS_OVERLAP'),
    );
  });

  test('of the next version cuts the one before where it begins, and only later than it', async () => {
    const parties = { number: 'N-1', level: 'SERVICE', service: world.service };
    // Written before the first one is activated.
    const same = await draft(server, terms({ ...parties, from: '2026-01-01' }));
    await agree(server, terms({ ...parties, from: '2026-01-01' }));
    expect(problemsOf(await activate(server, same.version?.id ?? ''))).toEqual([['TERM_NOT_AFTER', 'version']]);
    await agree(server, terms({ ...parties, from: '2026-03-01', clauses: [{ ...clause, promise: 'PT5H' }] }));
    const shown = await server.ask(
      '{ agreement(number: "N-1") { versions { nodes { version status from until clauses { promise } } } inForce { version } } }',
    );
    expect(shown).toEqual({
      agreement: {
        inForce: { version: 3 },
        versions: {
          nodes: [
            { version: 1, status: 'DRAFT', from: '2026-01-01', until: null, clauses: [{ promise: 'PT6H' }] },
            {
              version: 2,
              status: 'SUPERSEDED',
              from: '2026-01-01',
              until: '2026-03-01',
              clauses: [{ promise: 'PT6H' }],
            },
            { version: 3, status: 'ACTIVE', from: '2026-03-01', until: null, clauses: [{ promise: 'PT5H' }] },
          ],
        },
      },
    });
  });

  test('judges the tickets that opened in its term before it was activated, and no others', async () => {
    const opening = (ticket: string, at: string): Record<string, unknown> => ({
      ticket,
      eventId: ticket,
      at,
      kind: 'OPENED',
      serviceAccount: 'ACC-4',
    });
    const events = [opening('W-1', '2025-12-31T23:59:59Z'), opening('W-2', '2026-02-01T00:00:00Z')];
    const answer = await record(server, { source: 'Desk', events });
    expect(answer.results.map(({ ticket }) => ticket?.uncovered)).toEqual([true, true]);
    await agree(server, terms({ serviceAccount: world.account, from: '2026-01-01' }));
    const query =
      '{ tickets(filter: { references: ["W-1", "W-2"] }, orderBy: REFERENCE) { nodes { reference uncovered clocks { nodes { measure } } } } }';
    const shown = (): Promise<unknown> => server.ask(query);
    await vi.waitFor(async () => {
      expect(await shown()).toEqual({
        tickets: {
          nodes: [
            { reference: 'W-1', uncovered: true, clocks: { nodes: [] } },
            { reference: 'W-2', uncovered: false, clocks: { nodes: [{ measure: 'FIRST_RESPONSE' }] } },
          ],
        },
      });
    }, 5_000);
  });
});

test('agreed terms are never edited, not even past the API', async () => {
  const { version } = await agree(server, terms({ from: '2040-01-01', until: '2041-01-01' }));
  const id = Number(
    Buffer.from(version?.id ?? '', 'base64url')
      .toString()
      .split(':')[1],
  );
  const edit = (sql: string): Promise<unknown> => server.app.database.transaction((tx) => tx.rows(sql, [id]));
  await expect(edit('update clause set promise_ms = 1 where agreement_version_id = $1')).rejects.toThrow(
    /never edited/,
  );
  await expect(edit('delete from clause where agreement_version_id = $1')).rejects.toThrow(/never edited/);
  await expect(edit("update agreement_version set from_date = '2000-01-01' where id = $1")).rejects.toThrow(
    /never edited/,
  );
});
