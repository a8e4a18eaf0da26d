// From the instant a promise is due to a listener that hears of its breach, with many clocks open beside it.
import { setTimeout as delay } from 'node:timers/promises';
import { judge, quantile } from '../bench-world.ts';
import { startChild } from './child.ts';
import type { OurAnswers } from './ours.ts';
import { openRaw, type RawSocket } from './raw-socket.ts';
import { listening } from './words.ts';
import type { BenchFloor } from './world.ts';

const BREACHES = 1_000;
const WITHIN_MS = 30_000;

interface Next {
  readonly type: string;
  readonly payload?: { readonly data: { readonly slaChanges: { readonly kind: string; readonly at: string } } };
}

export async function measureDue(floor: BenchFloor, clocks: number): Promise<void> {
  const beganMs = performance.now();
  // Due in half an hour and later: open, and of no concern to what follows.
  const hours = Array.from({ length: clocks }, (_, place) => Date.now() + 1_800_000 + ((place * 7_919) % 1_800_000));
  await floor.promiseAt(hours);
  const made = ((performance.now() - beganMs) / 1e3).toFixed(0);
  const server = startChild<OurAnswers>('ours.ts', { env: floor.env });
  const port = await server.ask('start', undefined);
  // What was recorded before anybody relayed it is history to who listens from now on.
  await floor.relayed();
  const end = Number((await floor.cursor()).split('.')[1]);
  while ((await server.ask('told', undefined)) < end) await delay(50);
  const late: number[] = [];
  const all = Promise.withResolvers<undefined>();
  const { words, ...where } = listening(port, floor.token);
  const socket: RawSocket = await openRaw({
    ...where,
    keepsText: true,
    onText(text) {
      const { type, payload } = JSON.parse(text) as Next;
      if (type === 'connection_ack') socket.send(words[1] ?? '');
      const change = payload?.data.slaChanges;
      if (change?.kind === 'BREACHED') late.push(Date.now() - Date.parse(change.at));
      if (late.length === BREACHES) all.resolve(undefined);
    },
  });
  socket.send(words[0] ?? '');
  const first = Date.now() + 3_000;
  await floor.promiseAt(Array.from({ length: BREACHES }, (_, place) => first + ((place * 7_919) % WITHIN_MS)));
  await all.promise;
  socket.cut();
  await server.stop();
  const at = (q: number): string => `${String(quantile(late, q))} ms`;
  console.log(
    `\n${String(BREACHES)} promises due within ${String(WITHIN_MS / 1e3)} s beside ${clocks.toLocaleString('en')} open clocks ` +
      `(recorded in ${made} s): due → heard, median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`,
  );
  judge('p95 of due → heard, ms', quantile(late, 0.95), { atMost: 500 });
  judge('p99 of due → heard, ms', quantile(late, 0.99), { atMost: 1_000 });
}
