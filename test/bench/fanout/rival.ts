// What ours is held against: `ws` telling one text to all, and graphql-ws executing for each subscriber, with resolvers
// that do nothing or that read the database.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { answerQuestions, monotonicMs, usage } from './child.ts';
import { rivalEvent, rivalSchema } from './words.ts';

type Kind = 'plain' | 'trivial' | 'database';

const kind = process.argv[2] as Kind;
const server = createServer();
const sockets = new WebSocketServer({ server, path: '/graphql' });
const queues = new Set<(event: unknown) => void>();

/** Each subscriber's own line of events. */
async function* events(): AsyncGenerator<unknown, void> {
  const waiting: unknown[] = [];
  let wake: () => void = () => undefined;
  const push = (event: unknown): void => {
    waiting.push(event);
    wake();
  };
  queues.add(push);
  try {
    for (;;) {
      if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      else yield waiting.shift();
    }
  } finally {
    queues.delete(push);
  }
}

function fields(schema: ReturnType<typeof buildSchema>, type: string): ReturnType<GraphQLObjectType['getFields']> {
  return (schema.getType(type) as GraphQLObjectType).getFields();
}

if (kind !== 'plain') {
  const schema = buildSchema(rivalSchema);
  const { slaChanges } = fields(schema, 'Subscription');
  const { ticket } = fields(schema, 'SlaChange');
  if (slaChanges === undefined || ticket === undefined) throw new Error('The schema lacks what is measured');
  slaChanges.subscribe = events;
  slaChanges.resolve = (event) => event as unknown;
  if (kind === 'database') {
    const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
    ticket.resolve = async () => {
      const sql = 'select reference, status, severity from ticket where id = $1';
      return (await pool.query<object>(sql, [Number(process.argv[3])])).rows[0];
    };
  }
  useServer({ schema }, sockets);
}

const answers = {
  start: () =>
    new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve((server.address() as AddressInfo).port);
      });
    }),
  members: () => (kind === 'plain' ? sockets.clients.size : queues.size),
  /** The instant of each, as it is handed over. */
  async publish({ messages }: { readonly messages: number }): Promise<number[]> {
    const publishedMs: number[] = [];
    for (let index = 0; index < messages; index += 1) {
      const event = rivalEvent(index);
      publishedMs.push(monotonicMs());
      if (kind === 'plain') {
        const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { slaChanges: event } } });
        for (const socket of sockets.clients) socket.send(text);
      } else for (const push of queues) push(event);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return publishedMs;
  },
  usage,
};

export type RivalAnswers = typeof answers;

answerQuestions(answers);
