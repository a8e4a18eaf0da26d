// 10,000 open clocks of which 1,000 come due at random milliseconds within 60 s: from the instant a promise is due to
// the instant a live reader of the feed hears of the breach. Real clock, one host, the whole flow.
import { systemTime } from '../../server/src/clock-source.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { ofTickets } from '../../server/src/push/change-log.ts';
import { startFlow } from '../../server/src/runtime/flow.ts';
import type { NewEvent } from '../../server/src/ticket/new-event.ts';
import { event, hour, makeWorld } from '../support/world.ts';
import { benchDatabase, judge, quantile } from './bench-world.ts';

const time = systemTime();
const promiseMs = hour;
const bench = await benchDatabase();
try {
  const { database } = bench;
  await database.transaction((tx) =>
    makeWorld(tx, 'WAKE', { clauses: [{ number: '1', measure: 'RESOLUTION', promiseMs }] }),
  );
  // Opened so that the promise is due between 10 s and 70 s from now, or hours later; a fixed sequence spreads them.
  const began = time.now().epochMilliseconds + 10_000;
  const dueAt = (index: number): number =>
    index < 1000 ? began + ((index * 7_919) % 60_000) : began + promiseMs / 2 + ((index * 7_919) % promiseMs) / 3;
  const openings = Array.from({ length: 10_000 }, (_, index): NewEvent => {
    const opened = Temporal.Instant.fromEpochMilliseconds(Math.floor(dueAt(index)) - promiseMs);
    return event({
      ticket: `K-${String(index)}`,
      eventId: `K-${String(index)}/0`,
      kind: 'OPENED',
      time: opened.toString(),
      serviceAccount: 'WAKE-1',
      index,
    });
  });
  for (let first = 0; first < openings.length; first += 1000)
    await database.transaction((tx) =>
      recordEvents(tx, { source: 'Bench', events: openings.slice(first, first + 1000) }, time.now()),
    );

  const latenessMs: number[] = [];
  const flow = await startFlow({
    database,
    time,
    changeLogMs: 7 * 24 * 3_600_000,
    log: {
      error: (about, message) => {
        console.error(message, about);
      },
    },
  });
  const heardAll = Promise.withResolvers<undefined>();
  flow.feed.subscribe((entries) => {
    const heard = time.now().epochMilliseconds;
    for (const entry of ofTickets(entries))
      for (const change of entry.payload.changes) if (change.kind === 'BREACHED') latenessMs.push(heard - change.atMs);
    if (latenessMs.length >= 1000) heardAll.resolve(undefined);
  });
  await Promise.race([
    heardAll.promise,
    time.sleepUntil(Temporal.Instant.fromEpochMilliseconds(began + 75_000), new AbortController().signal),
  ]);
  await flow.stop();
  const at = (q: number): string => `${String(quantile(latenessMs, q))} ms`;
  console.log(
    `${String(latenessMs.length)} breaches heard; receipt − dueAt: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`,
  );
  judge('breaches heard', latenessMs.length, { atLeast: 1000 });
  judge('p99 of receipt − dueAt, ms', quantile(latenessMs, 0.99), { atMost: 500 });
} finally {
  await bench.close();
}
