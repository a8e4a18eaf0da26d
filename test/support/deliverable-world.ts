// A server on a clock that is turned, with agreements that owe something, for tests of deliverables.
import { expect, vi } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { agree, makeApiWorld, type ApiWorld, type UserError } from './api-world.ts';
import { turnableClock } from './clock.ts';
import { startServer, type TestServer } from './server.ts';

export type OccurrenceAnswer = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly standing: string;
  readonly dueAt: string;
};

export interface Told {
  readonly occurrence: OccurrenceAnswer | null;
  readonly userErrors: readonly UserError[];
}

export const tea = {
  ...{ number: '11.1', title: 'Tea', owedBy: 'PROVIDER', rule: 'FREQ=DAILY', times: ['09:00'], opensBefore: 'PT2H' },
};

/** Instants without the milliseconds that they do not have. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('.000Z', 'Z')) as T;

const shown = `id number title standing phase opensAt targetAt dueAt missedAfter dueOn quantity wanted membersDone membersWanted
  deliveredAt confirmation revision agreementVersion { version }`;

export interface DeliverableWorld {
  readonly time: TurnableTime;
  readonly server: TestServer;
  readonly world: ApiWorld;
  /** The number of a new agreement of Acme, in UTC, that owes these. */
  owing(deliverables: readonly object[], more?: Record<string, unknown>): Promise<string>;
  /** What drafts a version of it. */
  termsOf(number: string, deliverables: readonly object[], more?: Record<string, unknown>): Record<string, unknown>;
  /** Those whose title, number, agreement or customer holds the text. */
  occurrences(text: string, filter?: Record<string, unknown>): Promise<OccurrenceAnswer[]>;
  first(text: string, dueFrom?: string): Promise<OccurrenceAnswer>;
  /** Turns the clock and waits until all that is due is done. */
  turnTo(at: string): Promise<void>;
  settled(): Promise<void>;
  tell(mutation: string, input: Record<string, unknown>): Promise<Told>;
  historyOf(id: string): Promise<readonly Record<string, unknown>[]>;
}

/** "CODE path" of each refusal of something that was refused. */
export const codesOf = ({ occurrence, userErrors }: Told): string[] => {
  expect(occurrence).toBeNull();
  return userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
};

export async function startDeliverableWorld(start: string): Promise<DeliverableWorld> {
  const time = turnableClock(start);
  const server = await startServer({ time });
  const world = await makeApiWorld(server);
  const accounts = new Map<string, string>();

  const termsOf: DeliverableWorld['termsOf'] = (number, deliverables, more = {}) => ({
    ...{ number, serviceAccount: accounts.get(number), schedule: world.always, from: '2026-03-02' },
    clauses: [{ number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT6H' }],
    sections: { deliverables },
    ...more,
  });
  const occurrences: DeliverableWorld['occurrences'] = async (text, more = {}) => {
    const { deliverables } = await server.ask<{ deliverables: { nodes: OccurrenceAnswer[] } }>(
      `query ($filter: DeliverableFilter) { deliverables(filter: $filter, first: 100) { nodes { ${shown} } } }`,
      { filter: { text, ...more } },
    );
    return plain(deliverables.nodes);
  };
  const settled = (): Promise<void> =>
    vi.waitFor(async () => {
      const [row] = await server.app.database.transaction((tx) =>
        tx.rows<{ due: number }>(
          `select (select count(*) from deliverable_occurrence where wake_at <= at_ms($1))
                + (select count(*) from deliverable_plan where next_at <= at_ms($1)) + (select count(*) from outbox) as due`,
          [time.now().epochMilliseconds],
        ),
      );
      expect(row?.due).toBe(0);
    }, 5_000);

  return {
    ...{ time, server, world, termsOf, occurrences, settled },
    async owing(deliverables, more = {}) {
      const number = `D-${String(accounts.size + 1)}`;
      const input = { customer: world.customer, reference: `ACC-${number}`, name: number };
      const { createServiceAccount } = await server.ask<{ createServiceAccount: { serviceAccount: { id: string } } }>(
        'mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } } }',
        { input },
      );
      accounts.set(number, createServiceAccount.serviceAccount.id);
      await agree(server, termsOf(number, deliverables, more));
      return number;
    },
    async first(text, dueFrom = '2026-03-01T00:00:00Z') {
      const [row] = await occurrences(text, { from: dueFrom });
      if (row === undefined) throw new Error(`Nothing is owed by ${text}`);
      return row;
    },
    async turnTo(at) {
      time.turnTo(Temporal.Instant.from(at));
      await settled();
    },
    async tell(mutation, input) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
      const document = `mutation ($input: ${type}) { told: ${mutation}(input: $input) {
        userErrors { code message path } occurrence { ${shown} } } }`;
      return plain((await server.ask<{ told: Told }>(document, { input })).told);
    },
    async historyOf(id) {
      const { node } = await server.ask<{ node: { history: Record<string, unknown>[] } }>(
        `query ($id: ID!) { node(id: $id) { ... on Occurrence { history { id kind at quantity member isUndone reason by
           evidence { note location sha256 reading } } } } }`,
        { id },
      );
      return node.history;
    },
  };
}
