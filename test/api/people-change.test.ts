// People who are changed and removed: what becomes of their sessions and open sockets, and who must stay.
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

describe('changed roles', () => {
  test('count from the next request on', async () => {
    const { id, session } = await people.letIn({ name: 'Riser', roles: ['ANALYST'] });
    const make = (): ReturnType<TestServer['gql']> =>
      server.gql('mutation { createBoard(input: { name: "Riser" }) { userErrors { code } } }', {}, session);
    expect((await make()).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(personIn(await people.changeRoles(id, ['MANAGER', 'ANALYST', 'MANAGER'])).roles).toEqual([
      'ANALYST',
      'MANAGER',
    ]);
    expect((await make()).errors).toEqual([]);
    expect(personIn(await people.changeRoles(id, ['ANALYST'])).roles).toEqual(['ANALYST']);
    expect((await make()).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('close the open socket of their person, who comes back with them, and of nobody else', async () => {
    const { id, session } = await people.letIn({ name: 'Connected', roles: ['MANAGER'] });
    const other = await people.letIn({ name: 'Bystander', roles: ['MANAGER'] });
    const [socket, untouched] = await Promise.all([people.socketOf(session), people.socketOf(other.session)]);
    await people.changeRoles(id, ['AGENT']);
    expect(await socket.closed).toBe(1012);
    const back = await people.socketOf(session);
    back.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { roles } }' } });
    expect(await back.next()).toMatchObject({ payload: { data: { viewer: { roles: ['AGENT'] } } } });
    untouched.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await untouched.next()).toMatchObject({ payload: { data: { viewer: { name: 'Bystander' } } } });
    await Promise.all([back.close(), untouched.close()]);
  });

  test('of the same kind close nothing', async () => {
    const { id, session } = await people.letIn({ name: 'Same', roles: ['MANAGER', 'AGENT'] });
    const marked = await people.letIn({ name: 'Marked', roles: ['AGENT'] });
    const [socket, mark] = await Promise.all([people.socketOf(session), people.socketOf(marked.session)]);
    await people.changeRoles(id, ['AGENT', 'MANAGER']);
    await people.remove(marked.id);
    // The look that closes the one finds the other unchanged.
    expect(await mark.closed).toBe(4403);
    socket.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await socket.next()).toMatchObject({ payload: { data: { viewer: { name: 'Same' } } } });
    await socket.close();
  });

  test('are refused for walls and sources, and for nobody', async () => {
    const { id } = await people.letIn({ name: 'Person', roles: ['AGENT'] });
    expect(codes(await people.changeRoles(id, ['BOARD']))).toEqual(['INVALID']);
    expect(codes(await people.changeRoles(id, []))).toEqual(['EMPTY']);
    expect(codes(await people.changeRoles(acme, ['AGENT']))).toEqual(['NOT_FOUND']);
    expect(codes(await people.newLink('nonsense'))).toEqual(['NOT_FOUND']);
    expect(codes(await people.remove('nonsense'))).toEqual(['NOT_FOUND']);
  });
});

describe('somebody who is removed', () => {
  test('has lost every session, every link and every open socket; others keep theirs', async () => {
    const { id, session } = await people.letIn({ name: 'Leaver', roles: ['MANAGER'] });
    const second = (await people.redeem(await people.newLink(id))) ?? '';
    const unused = await people.newLink(id);
    const stayer = await people.letIn({ name: 'Stayer', roles: ['MANAGER'] });
    const [socket, secondSocket, staying] = await Promise.all(
      [session, second, stayer.session].map((each) => people.socketOf(each)),
    );
    const startedMs = performance.now();
    const out = personIn(await people.remove(id));
    expect(out).toMatchObject({ name: 'Leaver', removedAt: time.now().toString({ smallestUnit: 'millisecond' }) });
    expect(out.sessions).toBe(0);
    expect([await people.statusOf(session), await people.statusOf(second), await people.redeem(unused)]).toEqual([
      401,
      401,
      null,
    ]);
    expect([await socket?.closed, await secondSocket?.closed]).toEqual([4403, 4403]);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect(await connectAs(`${server.url}/graphql`, as(session))).toEqual({ closed: 4403 });
    staying?.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await staying?.next()).toMatchObject({ payload: { data: { viewer: { name: 'Stayer' } } } });
    await staying?.close();
  });

  test('is refused whatever comes after, and stays in the list', async () => {
    const { id } = await people.letIn({ name: 'Done with', roles: ['AGENT'] });
    expect(codes(await people.remove(id))).toEqual([]);
    expect(codes(await people.remove(id))).toEqual(['ALREADY_REMOVED']);
    expect(codes(await people.newLink(id))).toEqual(['ALREADY_REMOVED']);
    expect(codes(await people.changeRoles(id, ['ADMIN']))).toEqual(['ALREADY_REMOVED']);
    const list = await server.ask<{ people: { nodes: Person[] } }>(
      '{ people(filter: { text: "Done with" }) { nodes { name roles removedAt } } }',
    );
    expect(list.people.nodes).toMatchObject([{ name: 'Done with', roles: ['AGENT'] }]);
    expect(list.people.nodes[0]?.removedAt).not.toBeNull();
  });

  test('is let in no more by a link that was made meanwhile', async () => {
    const link = await people.invite({ name: 'Race', roles: ['AGENT'] });
    const { id } = personIn(link);
    await people.remove(id);
    // As if the link had been made in the middle of the removal.
    await server.app.database.transaction((tx) =>
      tx.rows(
        "insert into sign_in_link (hash, person_id, expires_at) select sha256(convert_to($1, 'utf8')), max(id), 'infinity' from person",
        [codeIn(link)],
      ),
    );
    expect(await people.redeem(link)).toBeNull();
  });
});

describe('the last administrator', () => {
  test('keeps the role and stays, whoever asks', async () => {
    const only = await people.letIn({ name: 'Only', roles: ['ADMIN'] });
    expect(await people.remove(only.id)).toMatchObject({
      person: null,
      userErrors: [{ code: 'LAST_ADMIN', message: 'Only is the last administrator: make another one first.' }],
    });
    expect(codes(await people.changeRoles(only.id, ['MANAGER']))).toEqual(['LAST_ADMIN']);
    expect(codes(await people.remove(only.id, only.session))).toEqual(['LAST_ADMIN']);
    expect(await people.statusOf(only.session)).toBe(200);
    expect(personIn(await people.changeRoles(only.id, ['ADMIN', 'AGENT'])).roles).toEqual(['ADMIN', 'AGENT']);

    const second = await people.letIn({ name: 'Second', roles: ['ADMIN'] });
    expect(personIn(await people.changeRoles(only.id, ['MANAGER'])).roles).toEqual(['MANAGER']);
    // Who was removed counts no more.
    const third = await people.letIn({ name: 'Third', roles: ['ADMIN'] });
    expect(codes(await people.remove(third.id))).toEqual([]);
    expect(codes(await people.remove(second.id))).toEqual(['LAST_ADMIN']);
  });

  test('is left when two remove each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const left = await server.ask<{ people: { nodes: { id: string }[] } }>(
        '{ people(filter: { roles: [ADMIN], removed: false }) { nodes { id } } }',
      );
      expect(left.people.nodes).toHaveLength(1);
      const one = left.people.nodes[0]?.id ?? '';
      const two = await people.letIn({ name: `Rival ${String(round)}`, roles: ['ADMIN'] });
      const answers = await Promise.all([people.remove(one), people.remove(two.id)]);
      expect(answers.flatMap(codes)).toEqual(['LAST_ADMIN']);
    }
  });
});

test('the log says who did what to whom by number, and neither name nor address nor link', async () => {
  const said: { fields: object; message: string }[] = [];
  const quiet = (): void => undefined;
  const info = (fields: object, message: string): void => void said.push({ fields, message });
  const heard = await startServer({ time, log: { debug: quiet, info, warn: quiet, error: quiet } });
  try {
    const there = peopleOf(heard, time);
    const link = await there.invite({ name: 'Named', email: 'named@example.com', roles: ['AGENT'] });
    const { id } = personIn(link);
    await there.changeRoles(id, ['MANAGER']);
    const second = await there.newLink(id);
    await there.remove(id);
    await there.remove(id);
    const acts = said.filter(({ fields }) => 'by' in fields);
    expect(acts).toEqual([
      { fields: { by: 'token:0', person: 1, roles: ['AGENT'] }, message: 'A person was let in' },
      { fields: { by: 'token:0', person: 1, roles: ['MANAGER'] }, message: 'The roles of a person were changed' },
      { fields: { by: 'token:0', person: 1 }, message: 'A sign-in link was made' },
      { fields: { by: 'token:0', person: 1 }, message: 'A person was removed' },
    ]);
    const everything = JSON.stringify(said);
    for (const secret of ['Named', 'named@', codeIn(link), codeIn(second)]) expect(everything).not.toContain(secret);
  } finally {
    await heard.close();
  }
});

test('what somebody did keeps their name after they were removed, and a number after the name was erased', async () => {
  const { id, session } = await people.letIn({ name: 'M. Signer', roles: ['MANAGER'] });
  const ask = <D>(query: string, input: Record<string, unknown>): Promise<D> =>
    server.ask<D>(query, { input }, session);
  const allDay = [{ from: '00:00', to: '24:00' }];
  const { createCoverageSchedule } = await ask<{ createCoverageSchedule: { schedule: { id: string } } }>(
    'mutation ($input: CreateCoverageScheduleInput!) { createCoverageSchedule(input: $input) { schedule { id } } }',
    { name: 'Days', schedule: { timeZone: 'UTC', periods: [{ period: 'PRIME', weekly: { mon: allDay } }] } },
  );
  const { draftAgreement } = await ask<{ draftAgreement: { version: { id: string } } }>(
    'mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { version { id } userErrors { message } } }',
    {
      number: 'A-1',
      customer: acme,
      schedule: createCoverageSchedule.schedule.id,
      from: '2026-01-01',
      clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }],
    },
  );
  await ask('mutation ($input: ActivateAgreementInput!) { activateAgreement(input: $input) { version { id } } }', {
    version: draftAgreement.version.id,
  });
  await people.remove(id);
  const signedBy = async (): Promise<unknown> =>
    server.ask('{ agreement(number: "A-1") { versions { nodes { activatedBy } } } }');
  const signed = (by: string): unknown => ({ agreement: { versions: { nodes: [{ activatedBy: by }] } } });
  expect(await signedBy()).toEqual(signed('M. Signer'));
  const { erasePersonalData } = await server.ask<{ erasePersonalData: { person: { name: string } } }>(
    'mutation ($id: ID!) { erasePersonalData(input: { person: $id, reason: "asked" }) { person { name } } }',
    { id },
  );
  expect(erasePersonalData.person.name).toMatch(/^erased person \d+$/);
  expect(await signedBy()).toEqual(signed(erasePersonalData.person.name));
});
