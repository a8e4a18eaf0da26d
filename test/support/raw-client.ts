// Clients that keep every byte: what a customer could find in an answer is what these hold.
import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';

export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The whole answer of one POST as it came over the wire, status line and headers included. */
export async function rawAnswer(
  url: string,
  { token, body }: { readonly token: string; readonly body: string },
): Promise<string> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(
    [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Connection: close',
      'Accept: application/json',
      'Content-Type: application/json',
      `Authorization: Bearer ${token}`,
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      '',
      body,
    ].join('\r\n'),
  );
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}

export interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** A graphql-transport-ws client that loses nothing: every frame stands in `frames` as it came. */
export interface RawSocket {
  readonly frames: readonly string[];
  /** Frames of one operation, in order. */
  of(id: string): readonly string[];
  send(message: Message): void;
  subscribe(id: string, asked: Asked): void;
  /** Waits until operation `id` has `count` frames of `type`; rejects when the socket closes before. */
  received(id: string, type: string, count: number): Promise<readonly string[]>;
  /** Resolves with the code when the server closed the socket. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
}

/** Opens the socket and waits for its acknowledgement; rejects when it is closed instead. */
export async function openRawSocket(url: string, token: string | null): Promise<RawSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws');
  const frames: string[] = [];
  const heard = new Set<() => void>();
  const tell = (): void => {
    for (const look of [...heard]) look();
  };
  let code: number | null = null;
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (closedWith: number) => {
      code = closedWith;
      resolve(closedWith);
      tell();
    });
  });
  socket.on('message', (text: Buffer) => {
    frames.push(text.toString('utf8'));
    tell();
  });
  const read = (frame: string): Message => JSON.parse(frame) as Message;
  const until = <T>(found: () => T | null, what: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const value = found();
        if (value === null && code === null) return;
        heard.delete(look);
        if (value === null) reject(new Error(`The socket was closed with ${String(code)} while waiting for ${what}`));
        else resolve(value);
      };
      heard.add(look);
      look();
    });
  const send = (message: Message): void => {
    socket.send(JSON.stringify(message));
  };
  const of = (id: string): string[] => frames.filter((frame) => read(frame).id === id);

  await Promise.race([once(socket, 'open'), closed]);
  send({ type: 'connection_init', payload: token === null ? {} : { authorization: `Bearer ${token}` } });
  await until(() => (frames.some((frame) => read(frame).type === 'connection_ack') ? true : null), 'connection_ack');
  return {
    frames,
    of,
    send,
    subscribe: (id, asked) => {
      send({ id, type: 'subscribe', payload: asked });
    },
    received: (id, type, count) =>
      until(
        () => {
          const found = of(id).filter((frame) => read(frame).type === type);
          return found.length < count ? null : found;
        },
        `${String(count)} × ${type} of ${id}`,
      ),
    closed,
    async close() {
      socket.close();
      await closed;
    },
  };
}
