// A server that answers the screens' questions with given facts, over real HTTP and real WebSockets, from the
// committed SDL. It stands in for the machine at the other end of the line, so that a test can cut the line, go silent,
// refuse a cursor or bring a new build. The app under test is the built one.
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { buildSchema, graphql, GraphQLError, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';

type Answer = Record<string, unknown> | readonly unknown[] | string | number | boolean | null;
type Question = Record<string, unknown>;

/** What the server answers: a value, or a function of the arguments, for each field of Query, Mutation and Subscription. */
export interface Facts {
  query: Record<string, Answer | ((args: Question) => Answer | Promise<Answer>)>;
  mutation?: Record<string, (args: Question) => Answer>;
  /** A token other than this is refused when one is named; a session cookie set by signing in is always taken. */
  token?: string;
  /** Sign-in codes that are taken. */
  codes?: string[];
  /** How one is told the time: epoch ms and rate of the heartbeat. */
  serverTime: () => number;
  rate?: number;
  zone?: string;
  build?: string;
  sources?: () => readonly unknown[];
}

export interface StandIn {
  readonly url: string;
  readonly facts: Facts;
  /** The variables of every subscription started, oldest first. */
  readonly subscriptions: { field: string; args: Question }[];
  /** Sends one payload to everyone who follows the field, or to those alone whose arguments are such. */
  push(field: string, payload: Answer, where?: (args: Question) => boolean): void;
  /** Ends every socket at once, as a pulled cable does not but a dying server does. */
  cutSockets(): void;
  /** From now on sockets stay open and say nothing. */
  fallSilent(yes: boolean): void;
  /** Refuses the next `after` of this field as too old. */
  refuseNextCursor(): void;
  /** Stops listening and ends every connection; `listen` opens the same port again. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Starts a stand-in on a free port of the loopback. `folder` holds the built app. */
export async function startStandIn(at: {
  sdl: string;
  folder: string;
  facts: Facts;
  heartbeatMs?: number;
}): Promise<StandIn> {
  const schema = buildSchema(at.sdl);
  const state = {
    silent: false,
    refuse: false,
    feeds: new Map<string, Set<Feed>>(),
    sockets: new Set<WebSocket>(),
  };
  const subscriptions: StandIn['subscriptions'] = [];
  const server = createServer((request, response) => {
    replyTo(request, schema, at).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  sockets.on('connection', (socket) => {
    state.sockets.add(socket);
    socket.on('close', () => state.sockets.delete(socket));
    const send = socket.send.bind(socket) as (...args: unknown[]) => void;
    socket.send = ((...args: unknown[]) => {
      if (state.silent) (args.find((arg) => typeof arg === 'function') as (() => void) | undefined)?.();
      else send(...args);
    }) as typeof socket.send;
  });
  useServer<Record<string, unknown>, { request: IncomingMessage }>(
    {
      schema,
      // Questions come over HTTP; sockets carry subscriptions alone.
      roots: { subscription: subscriptionRoots(at, state, subscriptions) },
      onConnect: ({ connectionParams, extra }) =>
        maySee(at.facts, extra.request, connectionParams?.['authorization'] as string | undefined),
    },
    sockets,
  );
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const goAway = async (): Promise<void> => {
    for (const socket of state.sockets) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${port}`,
    facts: at.facts,
    subscriptions,
    push: (field, payload, where = () => true) =>
      state.feeds.get(field)?.forEach(({ args, take }) => where(args) && take(payload)),
    cutSockets: () => state.sockets.forEach((socket) => socket.terminate()),
    fallSilent: (yes) => {
      state.silent = yes;
    },
    refuseNextCursor: () => {
      state.refuse = true;
    },
    goAway,
    comeBack: () => listen(server, port),
    close: goAway,
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()));

function maySee(facts: Facts, request: IncomingMessage, authorization: string | undefined): boolean {
  if (facts.token === undefined) return true;
  return authorization === `Bearer ${facts.token}` || (request.headers.cookie ?? '').includes('session=yes');
}

interface Feed {
  readonly args: Question;
  readonly take: (payload: Answer) => void;
}
type Feeds = { refuse: boolean; feeds: Map<string, Set<Feed>> };

function subscriptionRoots(
  at: { facts: Facts; heartbeatMs?: number },
  state: Feeds,
  subscriptions: StandIn['subscriptions'],
): Record<string, (args: Question) => AsyncGenerator> {
  const follow = (field: string) =>
    async function* (args: Question): AsyncGenerator {
      subscriptions.push({ field, args });
      if (state.refuse) {
        state.refuse = false;
        throw new GraphQLError('The cursor is too old.', { extensions: { code: 'RESUME_TOO_OLD' } });
      }
      const waiting: Answer[] = [];
      let wake: (() => void) | undefined;
      const take = (payload: Answer): void => {
        waiting.push(payload);
        wake?.();
      };
      const feed = { args, take };
      const feeds = state.feeds.get(field) ?? new Set();
      state.feeds.set(field, feeds.add(feed));
      try {
        for (;;) {
          while (waiting.length > 0) yield { [field]: waiting.shift() };
          await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        feeds.delete(feed);
      }
    };
  async function* heartbeat(): AsyncGenerator {
    for (;;) {
      const { facts } = at;
      yield {
        heartbeat: {
          serverTime: new Date(facts.serverTime()).toISOString(),
          rate: facts.rate ?? 1,
          build: facts.build ?? 'build-1',
          zone: facts.zone ?? 'Europe/Berlin',
          sources: facts.sources?.() ?? [],
        },
      };
      await new Promise((resolve) => setTimeout(resolve, at.heartbeatMs ?? 5_000));
    }
  }
  return {
    heartbeat,
    board: follow('board'),
    slaChanges: follow('slaChanges'),
    kpiChanged: follow('kpiChanged'),
    ticketChanged: follow('ticketChanged'),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer;
}

const json = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const withCookie = (cookie: string): Reply => ({ status: 204, headers: { 'set-cookie': cookie }, body: '' });

async function replyTo(
  request: IncomingMessage,
  schema: GraphQLSchema,
  at: { folder: string; facts: Facts },
): Promise<Reply> {
  const { facts } = at;
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/auth/sign-out') return withCookie('session=; Path=/; Max-Age=0');
  if (pathname === '/auth/sign-in') {
    const { code, token } = await bodyOf(request);
    const taken = facts.codes?.includes(String(code)) === true || (token !== undefined && token === facts.token);
    const refusal = { code: 'SIGN_IN_FAILED', message: 'The code or token is unknown, used or expired.' };
    return taken ? withCookie('session=yes; Path=/; HttpOnly; SameSite=Strict') : json(401, refusal);
  }
  if (pathname !== '/graphql') return fileReply(at.folder, pathname);
  if (!maySee(facts, request, request.headers.authorization)) {
    return json(401, { errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] });
  }
  const { query, variables } = await bodyOf(request);
  const rootValue = { ...facts.query, ...facts.mutation };
  return json(200, await graphql({ schema, source: String(query), rootValue, variableValues: variables as Question }));
}

/** A file of the built app; every other address is a page of it. */
async function fileReply(folder: string, pathname: string): Promise<Reply> {
  const wanted = join(folder, normalize(pathname));
  const isFile = await stat(wanted).then(
    (entry) => entry.isFile(),
    () => false,
  );
  const file = wanted.startsWith(folder) && isFile ? wanted : join(folder, 'index.html');
  const type = types[extname(file)] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type }, body: await readFile(file) };
}
