// The listeners of one server, all in one process: they count the frames that come and when.
import { answerQuestions, monotonicMs } from './child.ts';
import { openRaw, type RawSocket } from './raw-socket.ts';

export interface Opening {
  readonly port: number;
  readonly path: string;
  readonly protocol: string | null;
  /** What is said first, and what is said to the first answer. */
  readonly words: readonly string[];
  readonly count: number;
}

export interface Delivered {
  readonly frames: number;
  /** When the last frame came. */
  readonly lastMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What one listener read, as it came. */
  readonly sample: readonly string[];
}

const SAMPLED = 0;

const sockets: RawSocket[] = [];
let arrivedAt = new Float64Array();
let counts = new Int32Array();
let sample: string[] = [];
let awaited = { messages: 0, frames: 0, counted: 0 };
let all = Promise.withResolvers<undefined>();

function arrived(listener: number, text: string): void {
  const { messages, counted } = awaited;
  const place = counts[listener] ?? 0;
  if (listener === SAMPLED) sample.push(text);
  if (listener >= counted) return;
  if (place >= messages) throw new Error(`Listener ${String(listener)} got more than ${String(messages)}: ${text}`);
  arrivedAt[listener * messages + place] = monotonicMs();
  counts[listener] = place + 1;
  awaited.frames -= 1;
  if (awaited.frames === 0) all.resolve(undefined);
}

async function openOne(index: number, { words, ...where }: Opening): Promise<void> {
  const left = [...words];
  const answered = Promise.withResolvers<undefined>();
  const socket = await openRaw({
    ...where,
    keepsText: index === SAMPLED,
    onText(text) {
      const next = left.shift();
      if (next !== undefined) socket.send(next);
      else if (counts.length === 0) throw new Error(`Nothing was awaited: ${text}`);
      else arrived(index, text);
      if (left.length === 0) answered.resolve(undefined);
    },
  });
  sockets[index] = socket;
  const first = left.shift();
  if (first !== undefined) socket.send(first);
  if (left.length > 0) await answered.promise;
}

const answers = {
  async open(opening: Opening): Promise<void> {
    const start = sockets.length;
    const indexes = Array.from({ length: opening.count }, (_, place) => start + place).values();
    const work = async (): Promise<void> => {
      for (const index of indexes) await openOne(index, opening);
    };
    await Promise.all(Array.from({ length: 64 }, work));
  },
  /** The last so many take nothing more, and are not counted. */
  stall: ({ count }: { readonly count: number }): void => {
    for (const socket of sockets.slice(sockets.length - count)) socket.stall();
  },
  expect({ messages, uncounted = 0 }: { readonly messages: number; readonly uncounted?: number }): void {
    const counted = sockets.length - uncounted;
    awaited = { messages, counted, frames: counted * messages };
    arrivedAt = new Float64Array(counted * messages);
    counts = new Int32Array(sockets.length);
    sample = [];
    all = Promise.withResolvers();
  },
  /** When all that is awaited has come: how long each took from the instant it was published. */
  async delivered({ publishedMs }: { readonly publishedMs: readonly number[] }): Promise<Delivered> {
    await all.promise;
    const { messages } = awaited;
    const taken = arrivedAt.map((at, place) => at - (publishedMs[place % messages] ?? Number.NaN)).sort();
    const at = (q: number): number => taken[Math.min(taken.length - 1, Math.ceil(q * taken.length) - 1)] ?? Number.NaN;
    const lastMs = arrivedAt.reduce((last, one) => Math.max(last, one), 0);
    return { frames: arrivedAt.length, lastMs, p50Ms: at(0.5), p99Ms: at(0.99), sample };
  },
};

export type ListenerAnswers = typeof answers;

answerQuestions(answers);
