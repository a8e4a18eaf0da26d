// One contender with its listeners, and what a round of messages costs it.
import { setTimeout as delay } from 'node:timers/promises';
import { startChild, type Child } from './child.ts';
import type { Delivered, ListenerAnswers } from './listeners.ts';
import type { OurAnswers } from './ours.ts';
import type { RivalAnswers } from './rival.ts';
import { listening } from './words.ts';
import type { BenchFloor } from './world.ts';

export const CONTENDERS = ['plain', 'trivial', 'database', 'ours'] as const;
export type Contender = (typeof CONTENDERS)[number];

export interface Crowd {
  readonly contender: Contender;
  /** Of the server, for each of the listeners that came after the first hundred. */
  readonly bytesPerListener: number;
  /** Messages one directly after the other. */
  readonly round: (messages: number, uncounted?: number) => Promise<Round>;
  /** The last so many listeners take nothing more. */
  stall(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface Round extends Pick<Delivered, 'frames' | 'p50Ms' | 'p99Ms' | 'sample'> {
  /** From the first message's publication to the last frame's arrival. */
  readonly tookMs: number;
  readonly cpuMs: number;
}

const WARMED_BY = 100;

export async function openCrowd(contender: Contender, count: number, floor: BenchFloor): Promise<Crowd> {
  const listeners = startChild<ListenerAnswers>('listeners.ts');
  const { server, publish } = await serverOf(contender, floor);
  const port = await server.ask('start', undefined);
  const where =
    contender === 'plain' ? { ...listening(port, ''), protocol: null, words: [] } : listening(port, floor.token);
  const join = async (more: number, all: number): Promise<void> => {
    await listeners.ask('open', { ...where, count: more });
    while ((await server.ask('members', undefined)) < all) await delay(20);
  };
  const round: Crowd['round'] = async (messages, uncounted = 0) => {
    await listeners.ask('expect', { messages, uncounted });
    const before = await server.ask('usage', { collected: false });
    const publishedMs = await publish(messages);
    const delivered = await listeners.ask('delivered', { publishedMs });
    const after = await server.ask('usage', { collected: false });
    const tookMs = delivered.lastMs - (publishedMs[0] ?? Number.NaN);
    return { ...delivered, tookMs, cpuMs: after.cpuMs - before.cpuMs };
  };
  const first = Math.min(WARMED_BY, count);
  await join(first, first);
  // What is compiled and allocated once is not what a listener costs.
  for (let warming = 0; warming < 5; warming += 1) await round(20);
  const before = await server.ask('usage', { collected: true });
  if (count > first) await join(count - first, count);
  const after = await server.ask('usage', { collected: true });
  return {
    contender,
    bytesPerListener: count > first ? (after.rssBytes - before.rssBytes) / (count - first) : Number.NaN,
    round,
    stall: (stalled) => listeners.ask('stall', { count: stalled }),
    async close() {
      await listeners.stop();
      await server.stop();
    },
  };
}

interface Serving {
  readonly server: Pick<Child<OurAnswers>, 'stop'> & {
    ask(name: 'start' | 'members', input: undefined): Promise<number>;
    ask(name: 'usage', input: { readonly collected: boolean }): Promise<{ cpuMs: number; rssBytes: number }>;
  };
  readonly publish: (messages: number) => Promise<number[]>;
}

async function serverOf(contender: Contender, floor: BenchFloor): Promise<Serving> {
  if (contender === 'ours') {
    return { server: startChild<OurAnswers>('ours.ts', { env: floor.env }), publish: floor.change };
  }
  const args = [contender, String(await floor.anyTicket())];
  const server = startChild<RivalAnswers>('rival.ts', { args, env: floor.env });
  return { server, publish: (messages) => server.ask('publish', { messages }) };
}
