// A small floor made through the API alone: customers with agreements, and a source that tells events. Its clock
// stands still until the test turns it.
import { vi } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { loadHead } from '../../server/src/push/log.store.ts';
import { turnableClock } from './clock.ts';
import { startServer, type GqlAnswer, type TestServer } from './server.ts';

/** An event as a program sends it to recordTicketEvents. */
export type SentEvent = Readonly<Record<string, unknown>> & {
  readonly ticket: string;
  readonly kind: string;
  readonly at: string;
};

export interface Party {
  readonly customer: string;
  /** Reference of its service account. */
  readonly account: string;
  readonly accountId: string;
  readonly agreement: string;
}

export interface FloorWorld {
  readonly server: TestServer;
  readonly time: TurnableTime;
  /** As the server's own, as an administrator or with another token. */
  ask<D = Record<string, unknown>>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    token?: string,
  ): Promise<D>;
  gql(query: string, variables?: Readonly<Record<string, unknown>>, token?: string): Promise<GqlAnswer>;
  /** A customer of this name with an account and an agreement `<name>-SLA` in force since 2020. */
  party(name: string, options?: PartyOptions): Promise<Party>;
  /** Records events of a source, all of which must be taken; their ids count up. */
  record(source: string, ...events: readonly SentEvent[]): Promise<void>;
  turnTo(at: string): Promise<void>;
  /** Waits until everything due is settled, numbered and published. */
  quiet(): Promise<void>;
  /** A token's secret. */
  token(input: Readonly<Record<string, unknown>>): Promise<string>;
  board(filter?: Readonly<Record<string, unknown>>): Promise<string>;
  cursor(): Promise<string>;
  close(): Promise<void>;
}

export interface PartyOptions {
  readonly clauses?: readonly Readonly<Record<string, unknown>>[];
  readonly schedule?: Readonly<Record<string, unknown>>;
  /** What the agreement says besides: an AgreementSectionsInput. */
  readonly sections?: Readonly<Record<string, unknown>>;
}

/** Told 6 h and kept to 4 h for resolution, 1 h and 30 min for the first answer, 2 h for the next. */
export const plainClauses = [
  { number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT1H', target: 'PT30M' },
  { number: '9.2', measure: 'NEXT_RESPONSE', promise: 'PT2H' },
  { number: '9.3', measure: 'RESOLUTION', promise: 'PT6H', target: 'PT4H' },
];

const allDay = [{ from: '00:00', to: '24:00' }];
const workday = [{ from: '09:00', to: '17:00' }];
export const roundTheClock = {
  timeZone: 'Europe/Berlin',
  periods: [
    {
      period: 'PRIME',
      weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      onHoliday: 'AS_USUAL',
    },
  ],
};
export const officeHours = {
  timeZone: 'Europe/Berlin',
  periods: [{ period: 'PRIME', weekly: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday } }],
};

interface Made {
  readonly made: { readonly thing: { readonly id: string } | null; readonly userErrors: readonly unknown[] };
}

export async function startFloorWorld(start: string, env: Readonly<Record<string, string>> = {}): Promise<FloorWorld> {
  const time = turnableClock(start);
  const server = await startServer({ time, env });
  const ask: FloorWorld['ask'] = (query, variables, token) => server.ask(query, variables, token);
  const { database, feed } = server.app;
  let told = 0;

  /** Calls a mutation that makes one thing; its id. */
  const make = async (mutation: string, type: string, thing: string, input: unknown): Promise<string> => {
    const query = `mutation($input: ${type}!) { made: ${mutation}(input: $input) { thing: ${thing} { id } userErrors { code message path } } }`;
    const { made } = await ask<Made>(query, { input });
    if (made.thing === null) throw new Error(`${mutation} refused: ${JSON.stringify(made.userErrors)}`);
    return made.thing.id;
  };
  const quiet = (): Promise<unknown> =>
    vi.waitUntil(
      () =>
        database.transaction(async (tx) => {
          const [left] = await tx.rows<{ due: number; unsent: number }>(
            'select (select count(*) from ticket where wake_at <= at_ms($1)) as due, (select count(*) from outbox) as unsent',
            [time.now().epochMilliseconds],
          );
          const head = await loadHead(tx);
          return left?.due === 0 && left.unsent === 0 && feed.head() === head.position;
        }),
      { timeout: 10_000, interval: 10 },
    );

  return {
    server,
    time,
    ask,
    gql: (query, variables, token) => server.gql(query, variables, token),
    async party(name, { clauses = plainClauses, schedule = roundTheClock, sections } = {}) {
      const customer = await make('createCustomer', 'CreateCustomerInput', 'customer', { name });
      const account = `${name}-1`;
      const accountId = await make('createServiceAccount', 'CreateServiceAccountInput', 'serviceAccount', {
        customer,
        reference: account,
        name,
      });
      const hours = await make('createCoverageSchedule', 'CreateCoverageScheduleInput', 'schedule', {
        name: `${name} hours`,
        schedule,
      });
      const said = { number: `${name}-SLA`, customer, schedule: hours, from: '2020-01-01', clauses };
      const draft = sections === undefined ? said : { ...said, sections };
      const version = await make('draftAgreement', 'DraftAgreementInput', 'version', draft);
      await make('activateAgreement', 'ActivateAgreementInput', 'version', { version });
      const { agreement } = await ask<{ agreement: { id: string } }>(
        'query($n: String!) { agreement(number: $n) { id } }',
        { n: `${name}-SLA` },
      );
      return { customer, account, accountId, agreement: agreement.id };
    },
    async record(source, ...events) {
      const numbered = events.map((event) => {
        told += 1;
        return { eventId: `e${String(told)}`, ...event };
      });
      const query = `mutation($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) {
        recorded userErrors { message } results { outcome userError { code message } } } }`;
      const { recordTicketEvents: answer } = await ask<{ recordTicketEvents: { recorded: number } }>(query, {
        input: { source, events: numbered },
      });
      if (answer.recorded !== events.length) throw new Error(`Not all was recorded: ${JSON.stringify(answer)}`);
    },
    async turnTo(at) {
      time.turnTo(Temporal.Instant.from(at));
      await quiet();
    },
    async quiet() {
      await quiet();
    },
    async token(input) {
      const query =
        'mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { token userErrors { message } } }';
      const { createApiToken } = await ask<{ createApiToken: { token: string | null } }>(query, { input });
      if (createApiToken.token === null) throw new Error(`No token: ${JSON.stringify(createApiToken)}`);
      return createApiToken.token;
    },
    board: (filter) => make('createBoard', 'CreateBoardInput', 'board', { name: 'Floor', ...(filter && { filter }) }),
    cursor: async () => (await ask<{ snapshot: { cursor: string } }>('{ snapshot { cursor } }')).snapshot.cursor,
    close: () => server.close(),
  };
}
