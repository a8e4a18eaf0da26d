// A WebSocket client of as few steps as can be: it shakes hands, answers pings and counts frames, so that what it costs is
// not what is measured.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface RawOptions {
  readonly port: number;
  readonly path: string;
  readonly protocol: string | null;
  /** Called when a frame of text has come whole; its text only when `keepsText`. */
  readonly onText: (text: string) => void;
  readonly keepsText: boolean;
  /** The code that the other side closed with; null: cut off. */
  readonly onClose?: (code: number | null) => void;
}

export interface RawSocket {
  send(text: string): void;
  /** Takes nothing more, and does not say so. */
  stall(): void;
  /** Cut off without a word. */
  cut(): void;
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** A frame as clients send it: masked, with a mask of zeros. */
function frameOf(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = length < 126 ? [128 + length] : [128 + 126, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([128 + opcode, ...head, 0, 0, 0, 0]), payload]);
}

/** Resolves when the other side has agreed to speak WebSocket. */
export function openRaw(options: RawOptions): Promise<RawSocket> {
  const { port, path, protocol } = options;
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let closedWith: number | null = null;
    const take = frameReader({
      ...options,
      onPing: (payload) => socket.write(frameOf(PONG, payload)),
      onGoodbye: (code) => (closedWith = code),
    });
    let greeting: string | null = '';
    socket.on('data', (chunk: Buffer) => {
      if (greeting === null) {
        take(chunk);
        return;
      }
      greeting += chunk.toString('latin1');
      const end = greeting.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!greeting.startsWith('HTTP/1.1 101')) reject(new Error(greeting.slice(0, 200)));
      const rest = Buffer.from(greeting.slice(end + 4), 'latin1');
      greeting = null;
      resolve(openedOn(socket));
      if (rest.length > 0) take(rest);
    });
    socket.on('error', reject);
    socket.on('close', () => options.onClose?.(closedWith));
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${String(port)}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

const openedOn = (socket: Socket): RawSocket => ({
  send: (text) => void socket.write(frameOf(TEXT, Buffer.from(text))),
  stall: () => void socket.pause(),
  cut: () => void socket.destroy(),
});

interface Reading extends Pick<RawOptions, 'onText' | 'keepsText'> {
  readonly onPing: (payload: Buffer) => void;
  readonly onGoodbye: (code: number) => void;
}

/** Takes what comes in pieces of any size; servers neither mask nor split their frames. */
function frameReader({ onText, keepsText, onPing, onGoodbye }: Reading): (chunk: Buffer) => void {
  const head = Buffer.alloc(10);
  let have = 0;
  let left = 0;
  let opcode = 0;
  let parts: Buffer[] = [];
  const finish = (): void => {
    const payload = parts.length === 0 ? Buffer.of() : Buffer.concat(parts);
    parts = [];
    if (opcode === TEXT) onText(payload.toString());
    else if (opcode === PING) onPing(payload);
    else if (opcode === CLOSE) onGoodbye(payload.length < 2 ? 1005 : payload.readUInt16BE());
  };
  /** How much follows, when the head is whole. */
  const takeHead = (byte: number): number | null => {
    head[have] = byte;
    have += 1;
    const short = (head[1] ?? 0) & 127;
    if (have < (have < 2 || short < 126 ? 2 : short === 126 ? 4 : 10)) return null;
    opcode = (head[0] ?? 0) & 15;
    have = 0;
    return short < 126 ? short : short === 126 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2));
  };
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      if (left === 0) {
        const follows = takeHead(chunk[at] ?? 0);
        at += 1;
        left = follows ?? 0;
        if (follows === 0) finish();
        continue;
      }
      const taken = Math.min(left, chunk.length - at);
      if (keepsText || opcode !== TEXT) parts.push(Buffer.from(chunk.subarray(at, at + taken)));
      at += taken;
      left -= taken;
      if (left === 0) finish();
    }
  };
}
