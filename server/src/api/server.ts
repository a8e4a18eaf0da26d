// One HTTP server for everything: two GraphQL schemas over HTTP and WebSocket, sign-in, what operators ask, and the screens.
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { TimeSource } from '../clock-source.ts';
import { allowedOrigins, limits, publicUrlAt, type Config } from '../config.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { Database } from '../db/orm.ts';
import type { Services } from '../gate/context.ts';
import { codedError, type Mask } from '../gate/errors.ts';
import { createDoorkeeper } from './credentials.ts';
import { createDeviceGrant } from './device-grant.ts';
import { errorReply, maskInto } from './graphql-http.ts';
import { HttpRefusal, headerOf, refusal, send, urlOf, type Reply } from './http.ts';
import { openDoors, type Door, type SchemaPair } from './doors.ts';
import { startKeepAlive } from './keep-alive.ts';
import type { Metrics } from './metrics.ts';
import type { Hub } from '../push/hub.ts';
import { createRoutes, type Routes } from './routes.ts';
import { createSay } from './say.ts';
import { createSignIn, type Client } from './sign-in.ts';
import { watchSockets, type SocketWatch } from './socket-watch.ts';
import { createStaticFiles } from './static-files.ts';

export interface ServerParts {
  readonly config: Config;
  readonly time: TimeSource;
  readonly database: Database;
  readonly services: Services;
  readonly hub: Hub;
  readonly metrics: Metrics;
  readonly schemas: SchemaPair;
  /** The folder of the built screens. */
  readonly screens: string;
}

export interface RunningServer {
  /** The address people open, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  sockets(): number;
  /** Ends within the grace of the configuration: sockets are told to come back, requests in flight are finished. */
  close(): Promise<void>;
}

/** Starts listening. @throws the listen error, such as EADDRINUSE */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, services, database, time } = parts;
  const mask = maskInto(services.log);
  let origins: ReadonlySet<string> = new Set();
  const doorkeeper = createDoorkeeper({ database, time }, config.adminToken);
  const shared = { doorkeeper, mask, allowedOrigins: () => origins };
  const keepAlive = startKeepAlive();
  const doors = await openDoors({ ...parts, ...shared, keepAlive });
  const watch = watchSockets({ database, time, log: services.log });
  const routes = createRoutes({
    ...parts,
    ...shared,
    doors,
    watch,
    signIn: createSignIn({ database, time, doorkeeper, allowedOrigins: () => origins }),
    deviceGrant: createDeviceGrant({ database, time, publicUrl: () => services.publicUrl() }),
    say: createSay({
      database,
      time,
      nudge: () => {
        services.nudge();
      },
    }),
    files: createStaticFiles(parts.screens),
  });
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void answer(request, response, { routes, mask, config, origins: () => origins, services });
  };
  const server = makeServer(config, listener);
  const sockets = takeSockets(server, doors, watch);
  const port = await listen(server, config);
  origins = allowedOrigins(config, port);

  return {
    url: publicUrlAt(config, port),
    port,
    sockets: () => watch.size,
    async close() {
      watch.stop();
      keepAlive.stop();
      watch.closeAll(1001, 'The server is going away');
      await closeServer(server, sockets);
      await Promise.all([...doors.values()].map((door) => door.http.stop()));
    },
  };
}

function makeServer(config: Config, listener: (request: IncomingMessage, response: ServerResponse) => void): Server {
  const { tls } = config;
  const times = { requestTimeout: limits.requestTimeoutMs, headersTimeout: limits.headersTimeoutMs };
  if (tls === null) return createHttpServer(times, listener);
  return createHttpsServer({ ...times, cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, listener);
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

interface Answering {
  readonly routes: Routes;
  readonly mask: Mask;
  readonly config: Config;
  readonly services: Services;
  origins(): ReadonlySet<string>;
}

async function answer(request: IncomingMessage, response: ServerResponse, answering: Answering): Promise<void> {
  const client = clientOf(request, answering.config);
  const isGraphql = /^\/(portal\/)?graphql(\/stream)?(\?|$)/.test(request.url ?? '');
  let reply: Reply;
  try {
    reply = await answering.routes.answer(request, client);
  } catch (error) {
    reply = failed(error, request, { ...answering, isGraphql });
  }
  const cors = corsHeaders(request, answering.origins());
  send(request, response, { ...reply, headers: { ...reply.headers, ...cors } }, client.isSecure);
}

/** A refusal or failure in the form that the address speaks: GraphQL errors, or code and message. */
function failed(
  error: unknown,
  request: IncomingMessage,
  { mask, services, isGraphql }: Answering & { readonly isGraphql: boolean },
): Reply {
  const said = saidOf(error, mask, services);
  if (!isGraphql) return refusal(said.status, said.code, said.message, said.headers);
  const reply = errorReply(said.status, [codedError(said.code, said.message)], mask, headerOf(request, 'accept'));
  return { ...reply, headers: { ...reply.headers, ...said.headers } };
}

function saidOf(
  error: unknown,
  mask: Mask,
  { log }: Services,
): Pick<HttpRefusal, 'status' | 'code' | 'message' | 'headers'> {
  if (error instanceof HttpRefusal) return error;
  if (isConnectionLost(error)) {
    log.warn({ err: error }, 'A request met no database');
    const message = 'The database is away; try again shortly.';
    return { status: 503, code: 'UNAVAILABLE', message, headers: { 'retry-after': '1' } };
  }
  if (isTimeout(error)) return { status: 503, code: 'TIMED_OUT', message: (error as Error).message, headers: {} };
  const id = mask.newId();
  mask.report(id, error);
  const message = `Something went wrong on our side. Name ${id} when you report it.`;
  return { status: 500, code: 'INTERNAL', message, headers: {} };
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'extensions' in error && (error.extensions as { code?: unknown }).code === 'TIMED_OUT';

/** The address and scheme of the browser, as told by as many proxies as are trusted. */
function clientOf(request: IncomingMessage, { tls, trustedProxies }: Config): Client {
  const direct = { address: request.socket.remoteAddress ?? '', isSecure: tls !== null };
  if (trustedProxies === 0) return direct;
  const listOf = (name: string): string[] => (headerOf(request, name) ?? '').split(',').map((each) => each.trim());
  const address = listOf('x-forwarded-for').at(-trustedProxies) ?? '';
  const scheme = listOf('x-forwarded-proto').at(-1);
  return { address: address === '' ? direct.address : address, isSecure: scheme === 'https' };
}

/** Pages of other origins that the configuration allows may read our answers. */
function corsHeaders(request: IncomingMessage, origins: ReadonlySet<string>): Reply['headers'] {
  const origin = headerOf(request, 'origin');
  if (origin === null || !origins.has(origin)) return {};
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'origin' };
}

function takeSockets(server: Server, doors: ReadonlyMap<string, Door>, watch: SocketWatch): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.wsMaxPayloadBytes,
    handleProtocols: (protocols) => (protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false),
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const door = doors.get(urlOf(request)?.pathname ?? '');
    if (door === undefined) {
      refuseUpgrade(stream, '404 Not Found');
      return;
    }
    if (watch.size >= limits.wsSockets) {
      refuseUpgrade(stream, '503 Service Unavailable');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', endedByLibrary);
      watch.add(door.ws({ socket, stream }, request));
    });
  });
  return sockets;
}

/** A message beyond the limit and a broken frame come here; the library closes the socket with the right code. */
function endedByLibrary(): void {
  // Not made for each socket: it would keep the request that the socket came with.
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.on('error', () => undefined);
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  for (const socket of sockets.clients) socket.close(1001, 'The server is going away');
  server.closeIdleConnections();
  const grace = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  }, limits.shutdownGraceMs / 2);
  await closed;
  clearTimeout(grace);
}
