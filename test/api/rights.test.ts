// Every role at every field of Query, Mutation and Subscription: the fields come from the schema, what is expected stands
// here. A field that is new fails until somebody decides who may have it.
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSchemas } from '../../server/src/schemas.ts';
import { openSocket, type PlainSocket } from '../support/socket-client.ts';
import { startServer, type TestServer } from '../support/server.ts';

const floorRoles = ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'INTEGRATION', 'BOARD'] as const;
type FloorRole = (typeof floorRoles)[number];

const all = floorRoles;
const readers: readonly FloorRole[] = ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST'];
const ticketReaders: readonly FloorRole[] = [...readers, 'INTEGRATION'];
const managers: readonly FloorRole[] = ['ADMIN', 'MANAGER'];
const admins: readonly FloorRole[] = ['ADMIN'];

const expected: Readonly<Record<string, Readonly<Record<string, readonly FloorRole[]>>>> = {
  Query: {
    viewer: all,
    snapshot: all,
    explainClock: ticketReaders,
    node: all,
    nodes: all,
    ticket: ticketReaders,
    tickets: ticketReaders,
    clocks: ticketReaders,
    sources: ticketReaders,
    agreement: readers,
    agreements: readers,
    deliverables: readers,
    objectives: readers,
    outages: readers,
    objectiveAlerts: readers,
    waivers: readers,
    credits: readers,
    watermelons: [...readers, 'INTEGRATION'],
    satisfaction: ticketReaders,
    satisfactionAnswers: ticketReaders,
    exposure: readers,
    whatIf: readers,
    whatIfs: readers,
    reports: readers,
    report: readers,
    assets: readers,
    boards: readers,
    canary: admins,
    playlists: readers,
    playlist: [...readers, 'BOARD'],
    screens: managers,
    previewBoard: managers,
    screenPairing: managers,
    board: [...readers, 'BOARD'],
    coverageSchedules: readers,
    customers: readers,
    holidayCalendars: readers,
    holidayPlaces: readers,
    previewHolidays: managers,
    readAvailability: managers,
    demo: readers,
    effectiveClauses: readers,
    measures: readers,
    overview: ticketReaders,
    attainment: ticketReaders,
    flow: ticketReaders,
    breachReport: ticketReaders,
    timeByHolder: ticketReaders,
    turns: ticketReaders,
    holds: ticketReaders,
    previewCoverage: readers,
    previewTicket: readers,
    serviceAccounts: readers,
    services: readers,
    apiTokens: admins,
    people: admins,
    individuals: admins,
    escalations: ticketReaders,
    notices: readers,
    colleagues: ['ADMIN', 'MANAGER', 'AGENT'],
  },
  Mutation: {
    askWhatIf: readers,
    cancelWhatIf: readers,
    recordTicketEvents: ['ADMIN', 'AGENT', 'INTEGRATION'],
    recordByHand: ['ADMIN', 'AGENT'],
    acknowledgeEscalation: ['ADMIN', 'MANAGER', 'AGENT'],
    snoozeEscalation: ['ADMIN', 'MANAGER', 'AGENT'],
    handOverEscalation: ['ADMIN', 'MANAGER', 'AGENT'],
    readNotices: readers,
    saveNoticeSettings: readers,
    recordDelivery: [...managers, 'AGENT'],
    recordDeliveries: [...managers, 'AGENT'],
    correctDelivery: [...managers, 'AGENT'],
    confirmDelivery: [...managers, 'AGENT'],
    disputeDelivery: [...managers, 'AGENT'],
    waiveOccurrence: managers,
    recordOutage: [...managers, 'AGENT', 'INTEGRATION'],
    endOutage: [...managers, 'AGENT', 'INTEGRATION'],
    recordMeasurements: [...managers, 'AGENT', 'INTEGRATION'],
    withdrawOutage: managers,
    disputeBreach: [...managers, 'AGENT'],
    waiveBreach: managers,
    decideWaiver: managers,
    recordSatisfaction: ['ADMIN', 'AGENT', 'INTEGRATION'],
    createSatisfactionLink: ['ADMIN', 'AGENT', 'INTEGRATION'],
    closePeriod: managers,
    checkPeriod: managers,
    approveCredit: managers,
    declineCredit: managers,
    issueCredit: managers,
    issueReport: managers,
    reverseCredit: managers,
    activateAgreement: managers,
    importAgreement: managers,
    submitAgreement: managers,
    returnAgreement: managers,
    signAgreement: managers,
    terminateAgreement: managers,
    commentOnAgreement: managers,
    answerAgreementComment: managers,
    createAsset: managers,
    saveAsset: managers,
    recordInspection: managers,
    recordRepair: managers,
    transferAsset: managers,
    createBoard: managers,
    saveBoard: managers,
    deleteBoard: managers,
    createPlaylist: managers,
    savePlaylist: managers,
    deletePlaylist: managers,
    approveScreen: managers,
    refuseScreen: managers,
    saveScreen: managers,
    reloadScreen: managers,
    revokeScreen: managers,
    reportScreen: [...readers, 'BOARD'],
    createCoverageSchedule: managers,
    createCustomer: managers,
    renameCustomer: managers,
    renameServiceAccount: managers,
    renameService: managers,
    createHolidayCalendar: managers,
    saveHolidayCalendar: managers,
    importCoverageSchedule: managers,
    createService: managers,
    createServiceAccount: managers,
    saveCoverageScheduleVersion: managers,
    draftAgreement: managers,
    removeDemo: managers,
    removeMeasure: managers,
    saveMeasure: managers,
    saveSource: managers,
    createApiToken: admins,
    revokeApiToken: admins,
    invitePerson: admins,
    changePersonRoles: admins,
    createSignInLink: admins,
    removePerson: admins,
    erasePersonalData: admins,
  },
  Subscription: {
    slaChanges: ticketReaders,
    ticketChanged: ticketReaders,
    kpiChanged: ticketReaders,
    board: [...readers, 'BOARD'],
    heartbeat: all,
    deliverablesChanged: readers,
  },
};

/** What the test's integration records for; also the sample of every text. */
const ownSource = 'x';
const samples: Readonly<Record<string, unknown>> = {
  ID: 'x',
  String: ownSource,
  Int: 1,
  Float: 1,
  Boolean: true,
  Instant: '2026-03-02T09:00:00Z',
  Duration: 'PT1H',
  LocalDate: '2026-03-02',
  LocalTime: '09:00',
  TimeZone: 'UTC',
  Cursor: 'nonsense',
};

function sampleOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) {
    const needed = Object.values(nullable.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type)]));
  }
  const sample = samples[nullable.name];
  if (sample === undefined) throw new Error(`No sample of ${nullable.name}`);
  return sample;
}

/** The least document that asks for a field. A stream also gets an unreadable cursor, so that it answers at once. */
function operationFor(
  kind: string,
  field: GraphQLField<unknown, unknown>,
): { query: string; variables: Record<string, unknown> } {
  const wanted = (arg: GraphQLArgument): boolean =>
    (isNonNullType(arg.type) && arg.defaultValue === undefined) || (kind === 'Subscription' && arg.name === 'after');
  const args = field.args.filter(wanted);
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const head = declared === '' ? kind.toLowerCase() : `${kind.toLowerCase()} (${declared})`;
  return {
    query: `${head} { ${field.name}${given === '' ? '' : `(${given})`}${selection} }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, sampleOf(arg.type)])),
  };
}

const { floor } = buildSchemas();
const roots = {
  Query: floor.getQueryType(),
  Mutation: floor.getMutationType(),
  Subscription: floor.getSubscriptionType(),
};
const fields = Object.entries(roots).flatMap(([kind, type]) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: field.name, ...operationFor(kind, field) })),
);

let server: TestServer;
const tokens = new Map<string, string>();
const sockets = new Map<string, PlainSocket>();

async function newToken(input: Record<string, unknown>): Promise<string> {
  const { createApiToken } = await server.ask<{ createApiToken: { token: string | null; userErrors: unknown[] } }>(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token userErrors { message } } }',
    { input: { name: 'test', ...input } },
  );
  if (createApiToken.token === null) throw new Error(JSON.stringify(createApiToken.userErrors));
  return createApiToken.token;
}

beforeAll(async () => {
  server = await startServer();
  const made = await server.ask<{
    createBoard: { board: { id: string } };
    createCustomer: { customer: { id: string } };
  }>(
    'mutation { createBoard(input: { name: "Wall" }) { board { id } } createCustomer(input: { name: "Acme" }) { customer { id } } }',
  );
  for (const role of ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST']) tokens.set(role, await newToken({ role }));
  tokens.set('INTEGRATION', await newToken({ role: 'INTEGRATION', sources: [ownSource] }));
  tokens.set('BOARD', await newToken({ role: 'BOARD', board: made.createBoard.board.id }));
  tokens.set('CUSTOMER', await newToken({ role: 'CUSTOMER', customer: made.createCustomer.customer.id }));
  for (const role of floorRoles) {
    const authorization = `Bearer ${tokens.get(role) ?? ''}`;
    sockets.set(role, await openSocket(`${server.url}/graphql`, { connectionParams: { authorization } }));
  }
});
afterAll(async () => {
  for (const socket of sockets.values()) await socket.close();
  await server.close();
});

let operations = 0;

/** The codes of the errors that one operation answers, over a socket when it is a stream. */
async function codesOf(role: string, { kind, query, variables }: (typeof fields)[number]): Promise<string[]> {
  if (kind !== 'Subscription') {
    return (await server.gql(query, variables, tokens.get(role))).errors.map(({ extensions }) => extensions.code);
  }
  const socket = sockets.get(role);
  if (socket === undefined) throw new Error(`No socket of ${role}`);
  operations += 1;
  const id = String(operations);
  socket.send({ id, type: 'subscribe', payload: { query, variables } });
  const { payload } = await socket.next((message) => message.id === id);
  socket.send({ id, type: 'complete' });
  const errors = Array.isArray(payload) ? payload : ((payload as { errors?: unknown[] }).errors ?? []);
  return errors.map((error) => (error as { extensions: { code: string } }).extensions.code);
}

test('every field of the schema has its rights here, and no other', () => {
  const here = Object.entries(expected).flatMap(([kind, each]) => Object.keys(each).map((name) => `${kind}.${name}`));
  expect(fields.map(({ kind, name }) => `${kind}.${name}`).sort()).toEqual(here.sort());
});

describe.each(floorRoles)('%s', (role) => {
  test.each(fields)('$kind $name', async (field) => {
    const codes = await codesOf(role, field);
    const mayHave = expected[field.kind]?.[field.name]?.includes(role) ?? false;
    // What may be had is answered, be it with another refusal: the samples name nothing that is there.
    if (mayHave) expect(codes).not.toContain('FORBIDDEN');
    else expect(codes).toEqual(['FORBIDDEN']);
    expect(codes).not.toContain('INTERNAL');
  });
});

test.each(fields.filter(({ kind }) => kind !== 'Subscription'))(
  'CUSTOMER has nothing of the floor: $kind $name',
  async ({ query, variables }) => {
    const { status, errors } = await server.gql(query, variables, tokens.get('CUSTOMER'));
    expect({ status, codes: errors.map(({ extensions }) => extensions.code) }).toEqual({
      status: 403,
      codes: ['FORBIDDEN'],
    });
  },
);

describe('an integration', () => {
  const record = (source: string, token: string | undefined): ReturnType<TestServer['gql']> =>
    server.gql(
      'mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded userErrors { code } } }',
      {
        input: {
          source,
          events: [{ ticket: `T-${source}`, eventId: '1', at: '2026-03-02T09:00:00Z', kind: 'OPENED' }],
        },
      },
      token,
    );
  const idOf = async (reference: string): Promise<string> =>
    (
      await server.ask<{ ticket: { id: string } }>('query ($r: String!) { ticket(reference: $r) { id } }', {
        r: reference,
      })
    ).ticket.id;

  test('records for its sources alone, and of the others sees what it would see if they were absent', async () => {
    const token = tokens.get('INTEGRATION');
    expect(await record(ownSource, token)).toMatchObject({ data: { recordTicketEvents: { recorded: 1 } } });
    expect((await record('other', token)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await record('other', server.adminToken);
    const query = `query ($other: ID!, $own: ID!) {
      tickets { totalCount nodes { reference } } sources { nodes { name } }
      hidden: ticket(reference: "T-other") { id } absent: ticket(reference: "T-none") { id }
      other: node(id: $other) { id } own: node(id: $own) { __typename } }`;
    const { data } = await server.gql(query, { other: await idOf('T-other'), own: await idOf('T-x') }, token);
    expect(data).toEqual({
      tickets: { totalCount: 1, nodes: [{ reference: 'T-x' }] },
      sources: { nodes: [{ name: ownSource }] },
      hidden: null,
      absent: null,
      other: null,
      own: { __typename: 'Ticket' },
    });
  });

  test('finds nothing of the rest by global id', async () => {
    await server.ask('mutation { invitePerson(input: { name: "Somebody", roles: [AGENT] }) { userErrors { code } } }');
    await server.ask(
      `mutation { recordTicketEvents(input: { source: "other", events: [{ ticket: "T-by", eventId: "by", by: "Agent",
         at: "2026-03-02T09:00:00Z", kind: OPENED }] }) { recorded } }`,
    );
    const lists = await server.ask<Record<string, { nodes: { id: string }[] }>>(
      `{ customers { nodes { id } } boards { nodes { id } } apiTokens { nodes { id } } people { nodes { id } }
         individuals { nodes { id } } }`,
    );
    const ids = Object.values(lists).map((list) => list.nodes[0]?.id ?? '');
    const ask = (token: string | undefined): ReturnType<TestServer['gql']> =>
      server.gql('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', { ids }, token);
    const shown = ['Customer', 'Board', 'ApiToken', 'Person', 'Individual'].map((name) => ({ __typename: name }));
    expect((await ask(server.adminToken)).data).toEqual({ nodes: shown });
    expect((await ask(tokens.get('INTEGRATION'))).data).toEqual({ nodes: [null, null, null, null, null] });
    expect((await ask(tokens.get('MANAGER'))).data).toEqual({ nodes: [...shown.slice(0, 2), null, null, null] });
  });
});

test('a wall has its own board and no other', async () => {
  const made = await server.ask<{ createBoard: { board: { id: string } } }>(
    'mutation { createBoard(input: { name: "Other" }) { board { id } } }',
  );
  const { data } = await server.gql(
    'query ($other: ID!) { viewer { board { name } } other: board(id: $other) { id } node(id: $other) { id } }',
    { other: made.createBoard.board.id },
    tokens.get('BOARD'),
  );
  expect(data).toEqual({ viewer: { board: { name: 'Wall' } }, other: null, node: null });
});
