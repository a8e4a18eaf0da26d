// A plain WebSocket client for tests of the door itself: it says what it is told, whether right or wrong, and keeps what
// comes back.
import { WebSocket } from 'ws';

export interface Opening {
  /** The payload of connection_init; undefined: none is sent with it. */
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  /** Headers of the upgrade, such as cookie and origin. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface PlainSocket {
  send(message: SocketMessage): void;
  /** Sends a text as it is. */
  sendText(text: string): void;
  /** The next message that `wanted` takes; the others stay. Rejects when the socket closes before. */
  next(wanted?: (message: SocketMessage) => boolean): Promise<SocketMessage>;
  /** Resolves with the code when the socket was closed. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
}

/** Opens a socket without a word of greeting. */
export function openPlainSocket(url: string, headers: Readonly<Record<string, string>> = {}): Promise<PlainSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws', { headers: { ...headers } });
  const came: SocketMessage[] = [];
  const heard = new Set<() => void>();
  let code: number | null = null;
  const tell = (): void => {
    for (const look of [...heard]) look();
  };
  socket.on('message', (text: Buffer) => {
    came.push(JSON.parse(text.toString('utf8')) as SocketMessage);
    tell();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (closedWith: number) => {
      code = closedWith;
      resolve(closedWith);
      tell();
    });
  });
  const sendText = (text: string): void => {
    socket.send(text);
  };
  const next: PlainSocket['next'] = (wanted = () => true) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const place = came.findIndex(wanted);
        if (place < 0 && code === null) return;
        heard.delete(look);
        const [message] = place < 0 ? [] : came.splice(place, 1);
        if (message === undefined) reject(new Error(`The socket was closed with ${String(code)}`));
        else resolve(message);
      };
      heard.add(look);
      look();
    });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      resolve({
        send: (message) => {
          sendText(JSON.stringify(message));
        },
        sendText,
        next,
        closed,
        async close() {
          socket.close();
          await closed;
        },
      });
    });
  });
}

/** A socket that was admitted. Rejects when it was not. */
export async function openSocket(url: string, { connectionParams, headers }: Opening): Promise<PlainSocket> {
  const socket = await openPlainSocket(url, headers);
  socket.send(
    connectionParams === undefined
      ? { type: 'connection_init' }
      : { type: 'connection_init', payload: connectionParams },
  );
  await socket.next(({ type }) => type === 'connection_ack');
  return socket;
}

/** What becomes of a greeting: the code the socket was closed with, or null when it was admitted (and is closed again). */
export async function connectAs(url: string, opening: Opening): Promise<{ readonly closed: number | null }> {
  const socket = await openPlainSocket(url, opening.headers);
  const { connectionParams } = opening;
  socket.send(
    connectionParams === undefined
      ? { type: 'connection_init' }
      : { type: 'connection_init', payload: connectionParams },
  );
  const admitted = socket
    .next(({ type }) => type === 'connection_ack')
    .then(
      () => null,
      // The closing says it with its code.
      () => undefined,
    );
  const outcome = await Promise.race([admitted, socket.closed]);
  if (outcome === null) await socket.close();
  return { closed: outcome === null ? null : await socket.closed };
}
