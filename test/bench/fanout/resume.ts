// Fifty listeners that are cut off again and again while changes come: each resumes behind the last change it has.
import { setTimeout as delay } from 'node:timers/promises';
import { judge } from '../bench-world.ts';
import { startChild } from './child.ts';
import type { OurAnswers } from './ours.ts';
import { openRaw, type RawSocket } from './raw-socket.ts';
import { listening } from './words.ts';
import type { BenchFloor } from './world.ts';

const LISTENERS = 50;
const CHANGES = 5;
const EVERY_MS = 100;
/** Each line holds for up to so long. */
const HOLDS_MS = 3_000;

interface Followed {
  readonly cursors: readonly string[];
  readonly cuts: number;
}

interface Next {
  readonly type: string;
  readonly payload?: { readonly data?: { readonly slaChanges: { readonly cursor: string } } };
}

/** Follows from `after` until it has `wanted()` changes, over lines that break. */
async function follow(
  where: { readonly port: number; readonly token: string },
  after: string,
  wanted: () => number,
): Promise<Followed> {
  const cursors: string[] = [];
  let cuts = -1;
  const isDone = (): boolean => cursors.length >= wanted();
  while (!isDone()) {
    cuts += 1;
    const over = Promise.withResolvers<undefined>();
    const { words, ...address } = listening(where.port, where.token, cursors.at(-1) ?? after);
    let isCut = false;
    const socket: RawSocket = await openRaw({
      ...address,
      keepsText: true,
      onText(text) {
        const { type, payload } = JSON.parse(text) as Next;
        if (type === 'connection_ack') socket.send(words[1] ?? '');
        else if (payload?.data === undefined) throw new Error(`Expected a change, got ${text}`);
        // What comes after the line broke was not read any more.
        else if (!isCut) cursors.push(payload.data.slaChanges.cursor);
        if (isDone()) over.resolve(undefined);
      },
      onClose: () => {
        over.resolve(undefined);
      },
    });
    socket.send(words[0] ?? '');
    await Promise.race([over.promise, delay(Math.random() * HOLDS_MS)]);
    isCut = true;
    socket.cut();
    await delay(Math.random() * 200);
  }
  return { cursors, cuts };
}

export async function measureResuming(floor: BenchFloor, forMs: number): Promise<void> {
  const server = startChild<OurAnswers>('ours.ts', { env: floor.env });
  const where = { port: await server.ask('start', undefined), token: floor.token };
  const after = await floor.cursor();
  const epoch = after.slice(0, after.indexOf('.') + 1);
  const start = Number(after.slice(epoch.length));
  let wanted = Infinity;
  const listeners = Array.from({ length: LISTENERS }, () => follow(where, after, () => wanted));
  const ends = performance.now() + forMs;
  let made = 0;
  while (performance.now() < ends) {
    await floor.change(CHANGES);
    made += CHANGES;
    await delay(EVERY_MS);
  }
  wanted = made;
  // A last one, so that each listener looks whether it is done.
  await floor.change(1);
  const followed = await Promise.all(listeners);
  await server.stop();
  const expected = Array.from({ length: made }, (_, place) => `${epoch}${String(start + place + 1)}`);
  const whole = followed.filter(
    ({ cursors }) => cursors.length >= made && expected.every((cursor, place) => cursors[place] === cursor),
  );
  const cuts = followed.reduce((sum, each) => sum + each.cuts, 0);
  const heard = `${made.toLocaleString('en')} changes in ${(forMs / 1e3).toFixed(0)} s`;
  console.log(`\n${String(LISTENERS)} listeners cut off ${cuts.toLocaleString('en')} times within ${heard}`);
  judge('share that heard every change once and in order', whole.length / LISTENERS, { atLeast: 1 });
}
