// The WebSocket door of one schema (graphql-transport-ws): who is asking is settled at init, each document passes the same
// gate as over HTTP, and each event of a stream is read in a snapshot of its own.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { execute, type ExecutionArgs, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type Context as SocketContext } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { limits } from '../config.ts';
import type { Log } from '../gate/context.ts';
import { codedError, maskErrors } from '../gate/errors.ts';
import type { Viewer } from '../gate/viewer.ts';
import type { Sink } from '../push/hub.ts';
import type { DocumentGate } from './check-document.ts';
import { openContext, type OperationContext } from './context.ts';
import { cookieOf, tokenIn, type Doorkeeper, type Identified } from './credentials.ts';
import { framesOf } from './frames.ts';
import { groupKey } from './group-key.ts';
import { headerOf } from './http.ts';
import type { KeepAlive } from './keep-alive.ts';
import { subscribe, type LiveParts, type SubscriptionArgs } from './live.ts';
import type { OpenReader } from './socket-watch.ts';
import { withinTime } from './within-time.ts';

export interface SocketDoorParts extends LiveParts {
  /** Distinguishes the schemas' readers from each other. */
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly gate: DocumentGate;
  readonly log: Log;
  readonly doorkeeper: Doorkeeper;
  /** Whether this viewer may use this schema at all. */
  readonly admits: (viewer: Viewer) => boolean;
  readonly allowedOrigins: () => ReadonlySet<string>;
  readonly keepAlive: KeepAlive;
}

/** A socket, and what it writes to: the library holds no frame back, so whole ones may be written between its own. */
export interface Wire {
  readonly socket: WebSocket;
  readonly stream: Duplex;
}

interface Extra {
  readonly wire: Wire;
  /** What it came with; null once it is admitted: nobody asks any more, and thousands would be kept. */
  request: IncomingMessage | null;
  identified: Identified | null;
}

type Ctx = SocketContext<Record<string, unknown>, Extra>;

/** Takes sockets of one schema. */
export function createSocketDoor(parts: SocketDoorParts): (wire: Wire, request: IncomingMessage) => OpenReader {
  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.wsInitTimeoutMs,
    onConnect: (ctx) => admit(ctx, parts),
    onSubscribe: (ctx, id, payload): SubscriptionArgs | readonly GraphQLError[] => {
      if (Object.keys(ctx.subscriptions).length > limits.wsOperationsPerSocket) {
        const most = String(limits.wsOperationsPerSocket);
        return [codedError('TOO_MANY_OPERATIONS', `A socket runs at most ${most} operations at once.`)];
      }
      const checked = parts.gate.check(payload);
      if (checked.kind === 'refused') return checked.errors;
      const { viewer } = known(ctx);
      const { document } = checked;
      return {
        schema: parts.schema,
        document,
        operationName: payload.operationName,
        variableValues: payload.variables,
        contextValue: openContext(parts.contexts, viewer),
        reader: { sink: socketSink(ctx.extra.wire, id), key: groupKey(parts.name, { ...payload, document }, viewer) },
      };
    },
    execute: (args: ExecutionArgs) => executeOnce(args, parts),
    subscribe: (args) => subscribe(args as SubscriptionArgs, parts),
    onNext: (_ctx, _id, _payload, _args, { data, errors }) =>
      errors === undefined ? undefined : { data: data ?? null, errors: maskErrors(errors, parts.mask) },
    onError: (_ctx, _id, _payload, errors) => maskErrors(errors, parts.mask),
  });

  return (wire, request) => {
    const { socket } = wire;
    const extra: Extra = { wire, request, identified: null };
    const closed = server.opened(transportOf(socket, parts.log), extra);
    socket.once('close', (code, reason) => {
      void closed(code, String(reason));
    });
    parts.keepAlive.add(socket);
    return {
      identified: () => extra.identified,
      close: (code, reason) => {
        socket.close(code, reason);
      },
      onClose: (listener) => void socket.once('close', listener),
    };
  };
}

function known({ extra }: Ctx): Identified {
  if (extra.identified === null) throw new Error('A socket asked before it was admitted');
  return extra.identified;
}

/** False closes the socket with 4403. */
async function admit(ctx: Ctx, { doorkeeper, admits, allowedOrigins, log }: SocketDoorParts): Promise<boolean> {
  const { request, wire } = ctx.extra;
  if (request === null) return false;
  ctx.extra.request = null;
  const origin = headerOf(request, 'origin');
  if (origin !== null && !allowedOrigins().has(origin)) return false;
  const secret = secretOf(ctx, request);
  if (secret === null) return false;
  try {
    const identified = await doorkeeper.identify(secret);
    if (identified === null || !admits(identified.viewer)) return false;
    ctx.extra.identified = identified;
    return true;
  } catch (error) {
    log.warn({ err: error }, 'A socket could not be admitted');
    // 1013: try again later; the client's own retry finds us when the database is back.
    wire.socket.close(1013, 'Try again later');
    return false;
  }
}

/** The token of the init message, else of the header, else our cookie, which browsers send with an Origin only. */
function secretOf({ connectionParams }: Ctx, request: IncomingMessage): string | null {
  const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  if (given !== undefined) return typeof given === 'string' ? tokenIn(given) : null;
  const header = headerOf(request, 'authorization');
  if (header !== null) return tokenIn(header);
  return headerOf(request, 'origin') === null ? null : cookieOf(request);
}

function transportOf(socket: WebSocket, log: Log): Parameters<ReturnType<typeof makeServer>['opened']>[0] {
  return {
    protocol: socket.protocol,
    send: (text) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) {
          resolve();
          return;
        }
        if (socket.bufferedAmount > limits.wsBufferedBytes) {
          socket.terminate();
          resolve();
          return;
        }
        // A message that cannot be written means that the peer is gone: the socket's close ends what ran over it.
        socket.send(text, () => {
          resolve();
        });
      }),
    close: (code, reason) => {
      socket.close(code, reason);
    },
    onMessage: (take) => {
      socket.on('message', (message) => {
        take(String(message as Buffer)).catch((error: unknown) => {
          log.error({ err: error }, 'A message over a socket failed unexpectedly');
          socket.close(CloseCode.InternalServerError, 'Internal server error');
        });
      });
    },
  };
}

/** Sends a group's payloads with the client's own operation id around them. */
function socketSink({ socket, stream }: Wire, id: string): Sink {
  const before = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  return {
    send(payloads, mostBuffered) {
      if (socket.readyState !== socket.OPEN) return true;
      if (socket.bufferedAmount > mostBuffered) return false;
      // Past the library: it would write each head and each message by itself. 10,000 readers: see bench:fanout.
      stream.write(framesOf(payloads, before));
      return true;
    },
    drop() {
      socket.close(4013, 'Too slow: resume from the last cursor');
      // A reader that takes nothing does not take the goodbye either.
      setTimeout(() => {
        socket.terminate();
      }, limits.wsGoodbyeMs).unref();
    },
  };
}

async function executeOnce(args: ExecutionArgs, { onOperation }: SocketDoorParts): Promise<ExecutionResult> {
  const context = args.contextValue as OperationContext;
  const startedMs = performance.now();
  try {
    return await withinTime(Promise.resolve(execute(args)), limits.operationTimeoutMs);
  } finally {
    await context.end();
    onOperation((performance.now() - startedMs) / 1_000);
  }
}
