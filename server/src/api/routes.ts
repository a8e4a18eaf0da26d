// Every address of the server, and what it takes to be let in: open ones, those that need any token, and the two schemas,
// which need a viewer of theirs.
import type { IncomingMessage } from 'node:http';
import type { TimeSource } from '../clock-source.ts';
import type { Database } from '../db/orm.ts';
import { limits } from '../config.ts';
import type { Services } from '../gate/context.ts';
import { refuseForbidden } from '../gate/errors.ts';
import { isFloorViewer } from '../gate/viewer.ts';
import { presentedBy, type Doorkeeper, type Identified } from './credentials.ts';
import type { Door } from './doors.ts';
import { answerDownload } from './downloads.ts';
import { allowMethods, headerOf, HttpRefusal, json, refusal, urlOf, type Reply } from './http.ts';
import type { Metrics } from './metrics.ts';
import { isReady } from './readiness.store.ts';
import type { DeviceGrant } from './device-grant.ts';
import { sayStart, type Say } from './say.ts';
import type { Client, SignIn } from './sign-in.ts';
import type { SocketWatch } from './socket-watch.ts';
import type { StaticFiles } from './static-files.ts';

export interface RoutesParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly services: Services;
  readonly metrics: Metrics;
  readonly doorkeeper: Doorkeeper;
  readonly doors: ReadonlyMap<string, Door>;
  readonly signIn: SignIn;
  readonly deviceGrant: DeviceGrant;
  readonly say: Say;
  readonly files: StaticFiles;
  readonly watch: SocketWatch;
  readonly allowedOrigins: () => ReadonlySet<string>;
}

export interface Routes {
  /** @throws HttpRefusal, or what went wrong */
  answer(request: IncomingMessage, client: Client): Promise<Reply>;
}

export function createRoutes(parts: RoutesParts): Routes {
  const { doors, files, signIn, deviceGrant, say } = parts;
  return {
    answer(request, client) {
      const url = urlOf(request);
      if (url === null) throw new HttpRefusal(400, 'BAD_REQUEST', 'The address cannot be read.');
      if (request.method === 'OPTIONS') return Promise.resolve(preflight(request, parts.allowedOrigins()));
      const door = doors.get(url.pathname);
      if (door !== undefined) return graphql(request, url, door, parts);
      const streaming = url.pathname.endsWith(streamEnd)
        ? doors.get(url.pathname.slice(0, -streamEnd.length))
        : undefined;
      if (streaming !== undefined) return eventStream(request, url, streaming, parts);
      if (url.pathname.startsWith(sayStart)) return say.answer(request, url, client);
      switch (url.pathname) {
        case '/health':
          return Promise.resolve(health(request, parts));
        case '/ready':
          return ready(request, parts);
        case '/metrics':
          return metricsReply(request, parts);
        case '/auth/sign-in':
          return signIn.signIn(request, client);
        case '/auth/sign-out':
          return signIn.signOut(request, client);
        case '/oauth/device_authorization':
          return deviceGrant.authorize(request, client);
        case '/oauth/token':
          return deviceGrant.token(request);
        default:
          if (downloadPath.test(url.pathname)) return download(request, url, parts);
          return url.pathname.startsWith('/schema/') ? sdl(request, url, parts) : files.serve(request, url.pathname);
      }
    },
  };
}

/** A report as a file: of the floor, or of a customer. */
const downloadPath = /^\/(portal\/)?downloads\/reports\//;

async function download(request: IncomingMessage, url: URL, parts: RoutesParts): Promise<Reply> {
  allowMethods(request, 'GET');
  const { viewer } = await identifiedBy(request, parts);
  return answerDownload(url, viewer, parts);
}

/** Beneath a schema's address: its subscriptions as server-sent events. */
const streamEnd = '/stream';

async function eventStream(request: IncomingMessage, url: URL, door: Door, parts: RoutesParts): Promise<Reply> {
  allowMethods(request, 'GET', 'POST');
  const identified = await admittedBy(request, door, parts);
  if (parts.watch.size >= limits.wsSockets) {
    throw new HttpRefusal(503, 'UNAVAILABLE', 'As many readers as can be are listening.', { 'retry-after': '10' });
  }
  return door.stream.answer(request, url, identified, (reader) => {
    parts.watch.add(reader);
  });
}

/** @throws HttpRefusal 401 without a token that holds, 403 when it may not use this schema */
async function admittedBy(request: IncomingMessage, door: Door, parts: RoutesParts): Promise<Identified> {
  const identified = await identifiedBy(request, parts);
  const { viewer } = identified;
  if (door.admits(viewer)) return identified;
  throw new HttpRefusal(403, 'FORBIDDEN', refuseForbidden(viewer.roles, `use the ${door.name} schema`).message);
}

async function graphql(request: IncomingMessage, url: URL, door: Door, parts: RoutesParts): Promise<Reply> {
  allowMethods(request, 'GET', 'POST');
  const { viewer } = await admittedBy(request, door, parts);
  const startedMs = performance.now();
  try {
    return await door.http.answer(request, url, viewer);
  } finally {
    parts.metrics.operation('http', door.name, (performance.now() - startedMs) / 1_000);
  }
}

/** @throws HttpRefusal 401 without a token that holds */
async function identifiedBy(
  request: IncomingMessage,
  { doorkeeper, allowedOrigins }: RoutesParts,
): Promise<Identified> {
  const presented = presentedBy(request, allowedOrigins());
  const identified = presented === null ? null : await doorkeeper.identify(presented.secret);
  if (identified !== null) return identified;
  const message =
    presented === null ? 'A token is needed: Authorization: Bearer …' : 'The token is unknown, expired or revoked.';
  throw new HttpRefusal(401, 'UNAUTHENTICATED', message, { 'www-authenticate': 'Bearer' });
}

function health(request: IncomingMessage, { services, time }: RoutesParts): Reply {
  allowMethods(request, 'GET');
  return json(200, {
    status: 'ok',
    build: services.build,
    serverTime: time.now().toString({ smallestUnit: 'millisecond' }),
    timeZoneData: process.versions['tz'] ?? 'unknown',
    node: process.versions.node,
  });
}

async function ready(request: IncomingMessage, { database, services }: RoutesParts): Promise<Reply> {
  allowMethods(request, 'GET');
  const problem = await isReady(database, services.log);
  if (problem === null) return json(200, { status: 'ready' });
  return refusal(503, 'UNAVAILABLE', problem, { 'retry-after': '1' });
}

async function metricsReply(request: IncomingMessage, parts: RoutesParts): Promise<Reply> {
  allowMethods(request, 'GET');
  const { viewer } = await identifiedBy(request, parts);
  // What goes on here is no business of customers.
  if (!isFloorViewer(viewer))
    throw new HttpRefusal(403, 'FORBIDDEN', refuseForbidden(viewer.roles, 'read the metrics').message);
  const { text, contentType } = await parts.metrics.render();
  return { status: 200, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, body: text };
}

async function sdl(request: IncomingMessage, url: URL, parts: RoutesParts): Promise<Reply> {
  allowMethods(request, 'GET');
  await identifiedBy(request, parts);
  const door = [...parts.doors.values()].find(({ name }) => url.pathname === `/schema/${name}.graphql`);
  if (door === undefined)
    throw new HttpRefusal(404, 'NOT_FOUND', 'The schemas are /schema/floor.graphql and /schema/portal.graphql.');
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
    body: door.sdl,
  };
}

/** What a browser asks before a page of another origin may talk to us; the allowed origin itself is added to every reply. */
function preflight(request: IncomingMessage, origins: ReadonlySet<string>): Reply {
  const origin = headerOf(request, 'origin');
  if (origin === null || headerOf(request, 'access-control-request-method') === null) {
    throw new HttpRefusal(405, 'METHOD_NOT_ALLOWED', 'OPTIONS asks before a request of another origin only.', {
      allow: 'GET, POST',
    });
  }
  if (!origins.has(origin))
    throw new HttpRefusal(403, 'ORIGIN_NOT_ALLOWED', 'Pages of this origin may not talk to us.');
  const headers = {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers':
      'authorization, content-type, last-event-id, apollo-require-preflight, x-apollo-operation-name',
    'access-control-max-age': '600',
  };
  return { status: 204, headers, body: '' };
}
