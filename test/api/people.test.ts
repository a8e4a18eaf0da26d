// People: let in by a link, listed and found.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { turnableClock } from '../support/clock.ts';
import { as, codeIn, codes, peopleOf, personIn, type People, type Person } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { connectAs } from '../support/socket-client.ts';

let time: TurnableTime;
let server: TestServer;
let acme: string;
let people: People;
beforeAll(async () => {
  time = turnableClock('2026-03-02T09:00:00Z');
  server = await startServer({ time });
  people = peopleOf(server, time);
  const { createCustomer } = await server.ask<{ createCustomer: { customer: { id: string } } }>(
    'mutation { createCustomer(input: { name: "Acme" }) { customer { id } } }',
  );
  acme = createCustomer.customer.id;
});
afterAll(() => server.close());

describe('somebody who is let in', () => {
  test('signs in by the link, once, and is who they are', async () => {
    const link = await people.invite({ name: ' R. Adeyemi ', email: ' r@example.com ', roles: ['MANAGER', 'AGENT'] });
    expect(personIn(link)).toEqual({
      id: expect.any(String) as unknown,
      name: 'R. Adeyemi',
      email: 'r@example.com',
      roles: ['AGENT', 'MANAGER'],
      customer: null,
      createdAt: '2026-03-02T09:00:00.000Z',
      lastSeenAt: null,
      removedAt: null,
      sessions: 0,
    });
    expect(link.link).toEqual({
      url: expect.stringMatching(new RegExp(`^${server.url}/sign-in#code=hrl_[\\w-]{43}$`)) as unknown,
      expiresAt: '2026-03-02T09:15:00.000Z',
    });
    const signIn = (): Promise<Response> =>
      fetch(`${server.url}/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({ code: codeIn(link) }),
      });
    const first = await signIn();
    expect(await first.json()).toEqual({ name: 'R. Adeyemi', roles: ['AGENT', 'MANAGER'] });
    expect((await signIn()).status).toBe(401);
    const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0]?.split('=')[1] ?? '';
    expect(await server.ask('{ viewer { name roles } }', {}, cookie)).toEqual({
      viewer: { name: 'R. Adeyemi', roles: ['AGENT', 'MANAGER'] },
    });
    const { node } = await server.ask<{ node: Person }>(
      'query ($id: ID!) { node(id: $id) { ... on Person { lastSeenAt sessions } } }',
      { id: personIn(link).id },
    );
    expect(node).toEqual({ lastSeenAt: '2026-03-02T09:00:00.000Z', sessions: 1 });
  });

  test('has 15 minutes for it, and a new link after that', async () => {
    const late = await people.invite({ name: 'Late', roles: ['ANALYST'] });
    time.advance(15 * 60_000);
    expect(await people.redeem(late)).toBeNull();
    const again = await people.newLink(personIn(late).id);
    expect(personIn(again).name).toBe('Late');
    const session = (await people.redeem(again)) ?? '';
    expect(await people.statusOf(session)).toBe(200);
    // A second link is a second way in; it ends nothing.
    expect(await people.redeem(await people.newLink(personIn(late).id))).not.toBeNull();
    expect(await people.statusOf(session)).toBe(200);
  });

  test('leaves no secret in the database', async () => {
    const secret = codeIn(await people.invite({ name: 'Secret', roles: ['AGENT'] }));
    const stored = await server.app.database.transaction((tx) =>
      tx.rows<{ row: string }>(
        'select row_to_json(l)::text as row from sign_in_link l union all select row_to_json(p)::text from person p',
      ),
    );
    expect(stored.length).toBeGreaterThan(2);
    expect(stored.some(({ row }) => row.includes(secret) || row.includes(secret.slice(4)))).toBe(false);
  });

  test('counts as signed in until the session ends', async () => {
    const { id } = await people.letIn({ name: 'Brief', roles: ['AGENT'] });
    const sessions = async (): Promise<number> =>
      (
        await server.ask<{ node: Person }>('query ($id: ID!) { node(id: $id) { ... on Person { sessions } } }', {
          id,
        })
      ).node.sessions;
    expect(await sessions()).toBe(1);
    time.advance(30 * 24 * 3_600_000);
    expect(await sessions()).toBe(0);
  });

  test.each([
    [{ name: ' ', roles: ['AGENT'] }, 'EMPTY', ['name']],
    [{ name: 'x'.repeat(501), roles: ['AGENT'] }, 'TOO_LONG', ['name']],
    [{ name: 'A\0', roles: ['AGENT'] }, 'INVALID', ['name']],
    [{ name: 'A', roles: [] }, 'EMPTY', ['roles']],
    [{ name: 'A', roles: ['AGENT', 'BOARD'] }, 'INVALID', ['roles', '1']],
    [{ name: 'A', roles: ['INTEGRATION'] }, 'INVALID', ['roles', '0']],
    [{ name: 'A', roles: ['CUSTOMER'] }, 'EMPTY', ['customer']],
    [{ name: 'A', roles: ['CUSTOMER'], customer: 'nonsense' }, 'NOT_FOUND', ['customer']],
    [{ name: 'A', roles: ['CUSTOMER', 'ADMIN'], customer: 'acme' }, 'INVALID', ['roles']],
    [{ name: 'A', roles: ['AGENT'], customer: 'acme' }, 'INVALID', ['customer']],
    [{ name: 'A', roles: ['AGENT'], email: 'nobody' }, 'INVALID', ['email']],
    [{ name: 'A', roles: ['AGENT'], email: 'a@b\0' }, 'INVALID', ['email']],
    [{ name: 'A', roles: ['AGENT'], email: `${'x'.repeat(250)}@b.de` }, 'TOO_LONG', ['email']],
  ])('is refused as %j with %s', async ({ customer, ...input }: Record<string, unknown>, code, path) => {
    const refused = await people.invite(customer === 'acme' ? { ...input, customer: acme } : { ...input, customer });
    expect(refused).toMatchObject({ person: null, link: null, userErrors: [{ code, path }] });
  });

  test('is told by name which roles are for tokens', async () => {
    const { userErrors } = await people.invite({ name: 'A', roles: ['BOARD', 'INTEGRATION'] });
    expect(userErrors.map(({ message }) => message)).toEqual([
      'The role BOARD is for the token of a wall (createApiToken), not for a person.',
      'The role INTEGRATION is for the token of a source (createApiToken), not for a person.',
    ]);
  });

  test('has an address of their own, however it is spelt, until they are removed', async () => {
    const first = await people.invite({ name: 'One', email: 'Same@example.com', roles: ['AGENT'] });
    const second = { name: 'Two', email: 'same@EXAMPLE.com', roles: ['AGENT'] };
    expect(codes(await people.invite(second))).toEqual(['EMAIL_TAKEN']);
    await people.remove(personIn(first).id);
    expect(codes(await people.invite(second))).toEqual([]);
    // Many have none.
    expect(codes(await people.invite({ name: 'Three', email: '', roles: ['AGENT'] }))).toEqual([]);
    expect(codes(await people.invite({ name: 'Four', email: ' ', roles: ['AGENT'] }))).toEqual([]);
  });
});

describe("a customer's person", () => {
  test('reaches the portal of that customer and nothing of the floor', async () => {
    const link = await people.invite({ name: 'C. Buyer', roles: ['CUSTOMER'], customer: acme });
    expect(personIn(link)).toMatchObject({ roles: ['CUSTOMER'], customer: { name: 'Acme' } });
    const session = (await people.redeem(link)) ?? '';
    expect((await server.gql('{ viewer { name } }', {}, session)).status).toBe(403);
    expect((await server.gql('{ snapshot { cursor } }', {}, session, '/portal/graphql')).errors).toEqual([]);
    expect(await connectAs(`${server.url}/graphql`, as(session))).toEqual({ closed: 4403 });
    expect(await connectAs(`${server.url}/portal/graphql`, as(session))).toEqual({ closed: null });
  });

  test('keeps the customer when only the roles are given, and loses it with the role', async () => {
    const { id } = await people.letIn({ name: 'Turncoat', roles: ['CUSTOMER'], customer: acme });
    expect(personIn(await people.changeRoles(id, ['CUSTOMER'])).customer).toEqual({ name: 'Acme' });
    expect(personIn(await people.changeRoles(id, ['AGENT']))).toMatchObject({ roles: ['AGENT'], customer: null });
    expect(codes(await people.changeRoles(id, ['CUSTOMER']))).toEqual(['EMPTY']);
    expect(personIn(await people.changeRoles(id, ['CUSTOMER'], acme)).customer).toEqual({ name: 'Acme' });
  });
});

describe('the list', () => {
  interface Page {
    readonly people: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly name: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  }
  const list = async (filter: Record<string, unknown>, first = 100, after: string | null = null): Promise<Page> =>
    server.ask<Page>(
      `query ($filter: PersonFilter, $first: Int, $after: String) { people(filter: $filter, first: $first, after: $after) {
         totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`,
      { filter, first, after },
    );
  const names = async (filter: Record<string, unknown>): Promise<string[]> =>
    (await list(filter)).people.nodes.map(({ name }) => name);

  beforeAll(async () => {
    for (const [name, email, role] of [
      ['zara List', 'z_1@list.example', 'AGENT'],
      ['Ann List', 'ann@list.example', 'ANALYST'],
      ['ann list', 'b%c@list.example', 'AGENT'],
      ['Bob List', 'bob@list.example', 'MANAGER'],
      ['Gone List', 'gone@list.example', 'MANAGER'],
    ]) {
      const { id } = personIn(await people.invite({ name, email, roles: [role] }));
      if (name === 'Gone List') await people.remove(id);
    }
  });

  test('is ordered by name and searched by parts of names and addresses, in any case', async () => {
    const everybody = await names({ text: 'LIST.example' });
    expect(everybody).toHaveLength(5);
    expect(everybody.map((name) => name.toLowerCase())).toEqual(everybody.map((name) => name.toLowerCase()).sort());
    expect(await names({ text: ' bob ' })).toEqual(['Bob List']);
    expect(await names({ text: 'z_1@' })).toEqual(['zara List']);
    expect(await names({ text: 'b%c' })).toEqual(['ann list']);
    expect(await names({ text: 'z%1@' })).toEqual([]);
  });

  test('is narrowed to roles, and to who may sign in or may not', async () => {
    expect(await names({ text: 'list.example', roles: ['MANAGER'] })).toEqual(['Bob List', 'Gone List']);
    expect(await names({ text: 'list.example', roles: ['MANAGER'], removed: false })).toEqual(['Bob List']);
    expect(await names({ text: 'list.example', removed: true })).toEqual(['Gone List']);
    expect(await names({ text: 'list.example', roles: [] })).toEqual([]);
  });

  test('is walked by its cursors without a gap or a double', async () => {
    const whole = await names({ text: 'list.example' });
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const { people: page }: Page = await list({ text: 'list.example' }, 1, after);
      expect(page.totalCount).toBe(5);
      walked.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null && walked.length < 9);
    expect(walked).toEqual(whole);
  });

  test('refuses words that no list can be asked with', async () => {
    const codesOf = async (text: string): Promise<string[]> =>
      (
        await server.gql('query ($text: String) { people(filter: { text: $text }) { totalCount } }', { text })
      ).errors.map(({ extensions }) => extensions.code);
    expect(await codesOf('x'.repeat(201))).toEqual(['TOO_LONG']);
    expect(await codesOf('a\0b')).toEqual(['INVALID']);
  });
});
