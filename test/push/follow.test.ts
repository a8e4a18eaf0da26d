// Following the log: whatever the timing, every entry once, in order.
import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { LogEntry, TicketMatch } from '../../server/src/push/change-log.ts';
import { regularSignals, staleSignals } from '../../server/src/push/signals.ts';
import { followLog, type FollowOptions, type LogReader } from '../../server/src/push/replay.ts';
import { mapStream, type Stream } from '../../server/src/push/stream.ts';
import { createFeed, type FeedPublisher } from '../../server/src/push/topics.ts';

const followed = async (options: FollowOptions): Promise<Stream<readonly LogEntry[]>> =>
  (await followLog(options)).entries;

const match: TicketMatch = {
  reference: 'T-1',
  source: 'desk',
  status: 'OPEN',
  severity: null,
  customer: null,
  serviceAccount: null,
  service: null,
  group: null,
  open: true,
  openedAtMs: 0,
  uncovered: false,
  clocks: [],
};

const entryAt = (position: number, changes = 1): LogEntry => ({
  position,
  changes,
  customer: null,
  portalPosition: null,
  portalChanges: 0,
  ticketId: 1,
  recordedAt: Temporal.Instant.fromEpochMilliseconds(0),
  payload: { before: null, after: match, changes: [], portal: [], figures: null },
});

/** A log in memory, beside its feed: entries are logged first and published afterwards, as the relay does. */
function createLog() {
  const entries: LogEntry[] = [];
  const feed: FeedPublisher = createFeed('e1', 0);
  let published = 0;
  const position = (): number => entries.reduce((last, entry) => Math.max(last, entry.position + entry.changes - 1), 0);
  const reader: LogReader & { reads: number } = {
    reads: 0,
    head: () => Promise.resolve({ epoch: feed.epoch, position: position(), oldest: 0 }),
    changes({ after, limit }) {
      reader.reads += 1;
      return Promise.resolve(entries.filter((entry) => entry.position + entry.changes - 1 > after).slice(0, limit));
    },
  };
  return {
    feed,
    reader,
    log: (changes = 1): void => {
      entries.push(entryAt(position() + 1, changes));
    },
    publish: (): void => {
      const fresh = entries.slice(published);
      published = entries.length;
      feed.publish(fresh);
    },
  };
}

const open: Stream<unknown>[] = [];
const opened = <T>(stream: Stream<T>): Stream<T> => {
  open.push(stream);
  return stream;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.return()));
});

async function take(stream: Stream<readonly LogEntry[]>, until: number): Promise<number[]> {
  const positions: number[] = [];
  while ((positions.at(-1) ?? 0) < until) {
    const next = await stream.next();
    if (next.done === true) break;
    positions.push(...next.value.map((entry) => entry.position));
  }
  return positions;
}

const follow = (log: ReturnType<typeof createLog>, after: number | null, { batch = 2, queued = 1000 } = {}) =>
  followed({
    feed: log.feed,
    log: log.reader,
    after: after === null ? null : { epoch: 'e1', position: after },
    batch,
    queued,
  }).then(opened);

describe('a reader that resumes', () => {
  test('hears what it missed and then what happens, each once and in order', async () => {
    const log = createLog();
    for (let i = 0; i < 5; i += 1) log.log();
    log.publish();
    const stream = await follow(log, 2);
    expect(await take(stream, 5)).toEqual([3, 4, 5]);
    log.log();
    log.publish();
    expect(await take(stream, 6)).toEqual([6]);
  });

  test('hears each entry once however logging, publishing and reading interleave', async () => {
    const step = fc.constantFrom('log', 'log3', 'publish', 'read');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.nat(3),
        fc.integer({ min: 2, max: 8 }),
        async (steps, before, queued) => {
          const log = createLog();
          for (let i = 0; i < before; i += 1) log.log();
          log.publish();
          const stream = await follow(log, 0, { batch: 2, queued });
          const heard: number[] = [];
          let pending: Promise<void> | null = null;
          const read = (): Promise<void> =>
            (pending ??= stream.next().then(({ value }) => {
              heard.push(...(value ?? []).map((entry) => entry.position));
              pending = null;
            }));
          const reader = { isSlow: false };
          const pull = async (): Promise<void> => {
            await Promise.race([read(), new Promise((resolve) => setImmediate(resolve))]).catch(
              () => (reader.isSlow = true),
            );
          };
          for (const each of steps) {
            if (each === 'read') await pull();
            else if (each === 'publish') log.publish();
            else log.log(each === 'log3' ? 3 : 1);
          }
          log.publish();
          const { position } = await log.reader.head();
          for (let quiet = 0; quiet < 3 && !reader.isSlow;) {
            const count = heard.length;
            await pull();
            quiet = heard.length === count ? quiet + 1 : 0;
          }
          await stream.return();
          const all = await log.reader.changes({ after: 0, limit: 1e9 });
          const expected = all.map((entry) => entry.position);
          expect(heard).toEqual(expected.slice(0, heard.length));
          if (!reader.isSlow && position > 0) expect(heard).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is refused when its cursor lies before the log, behind its head, or in another log', async () => {
    const log = createLog();
    log.log();
    log.publish();
    const at = (epoch: string, position: number, oldest = 0) =>
      followed({
        feed: log.feed,
        log: { ...log.reader, head: () => Promise.resolve({ epoch: 'e1', position: 1, oldest }) },
        after: { epoch, position },
        batch: 2,
        queued: 9,
      }).then(opened);
    const tooOld = { extensions: { code: 'RESUME_TOO_OLD' } };
    await expect(at('e0', 1)).rejects.toMatchObject(tooOld);
    await expect(at('e1', 2)).rejects.toMatchObject(tooOld);
    await expect(at('e1', 0, 1)).rejects.toMatchObject(tooOld);
    await expect(at('e1', 1, 1)).resolves.toBeDefined();
  });

  test('is told so when the log begins anew while it listens', async () => {
    const log = createLog();
    const stream = await follow(log, 0);
    const next = stream.next();
    log.feed.restart('e2', 0);
    await expect(next).rejects.toMatchObject({ extensions: { code: 'RESUME_TOO_OLD' } });
  });
});

describe('a reader that is slow', () => {
  test('is closed when more waits than it may hold, and misses nothing when it resumes', async () => {
    const log = createLog();
    const stream = await follow(log, 0, { queued: 3 });
    log.log();
    log.publish();
    expect(await take(stream, 1)).toEqual([1]);
    for (let i = 0; i < 4; i += 1) log.log();
    log.publish();
    await expect(stream.next()).rejects.toMatchObject({ extensions: { code: 'SLOW_READER' } });
    expect(await take(await follow(log, 1), 5)).toEqual([2, 3, 4, 5]);
  });

  test('is not closed while it still catches up: the log holds what does not fit', async () => {
    const log = createLog();
    log.log();
    log.publish();
    const stream = await follow(log, 0, { queued: 3 });
    for (let i = 0; i < 9; i += 1) log.log();
    log.publish();
    expect(await take(stream, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('a reader that leaves', () => {
  test('is let go at once, also while it waits for something to happen', async () => {
    const log = createLog();
    const stream = mapStream(await follow(log, null), (entries) => Promise.resolve(entries));
    const next = stream.next();
    await stream.return();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('is let go when it never read anything', async () => {
    const log = createLog();
    let listening = 0;
    const feed = {
      epoch: 'e1',
      head: () => 0,
      subscribe: () => {
        listening += 1;
        return () => {
          listening -= 1;
        };
      },
      onRestart: () => () => undefined,
    };
    const stream = await followed({ feed, log: log.reader, after: null, batch: 1, queued: 1 });
    expect(listening).toBe(1);
    await stream.return();
    expect(listening).toBe(0);
  });
});

describe('a picture', () => {
  let log: ReturnType<typeof createLog>;
  beforeEach(() => {
    log = createLog();
  });
  const publish = (): void => {
    log.log();
    log.publish();
  };
  const signals = (isStale: boolean, concerns = (): boolean => true, gapMs = 20) =>
    staleSignals<string>({
      feed: log.feed,
      gather: (gathered, { position }) => (concerns() ? `${gathered ?? ''} ${String(position)}` : gathered),
      anew: 'anew',
      merge: (earlier, later) => `${earlier}${later}`,
      gapMs,
      missed: () => Promise.resolve(isStale ? 'missed' : null),
    }).then(opened);

  test('is sent at once when it is old, and not otherwise', async () => {
    const old = await signals(true);
    expect(await old.next()).toMatchObject({ done: false });
    const current = await signals(false);
    const next = current.next();
    const first = await Promise.race([
      next.then(() => 'sent'),
      new Promise((resolve) => setImmediate(resolve, 'nothing')),
    ]);
    expect(first).toBe('nothing');
    publish();
    expect(await next).toMatchObject({ done: false });
  });

  test('is sent when the log begins anew: what it shows may never have been', async () => {
    const stream = await signals(false);
    const next = stream.next();
    log.feed.restart('e2', 0);
    expect(await next).toMatchObject({ done: false });
  });

  test('is sent once for many changes, and again for those that came after it was begun', async () => {
    const stream = await signals(false);
    for (let i = 0; i < 3; i += 1) publish();
    expect((await stream.next()).value).toBe(' 1 2 3');
    publish();
    expect((await stream.next()).value).toBe(' 4');
    const third = stream.next();
    expect(
      await Promise.race([third.then(() => 'sent'), new Promise((resolve) => setTimeout(resolve, 60, 'nothing'))]),
    ).toBe('nothing');
  });

  test('is not sent more often than the gap allows', async () => {
    const stream = await signals(true, () => true, 50);
    const started = performance.now();
    for (let i = 0; i < 4; i += 1) {
      await stream.next();
      publish();
    }
    expect(performance.now() - started).toBeGreaterThanOrEqual(3 * 49);
  });

  test('is not sent for a change that does not concern it', async () => {
    let concerned = false;
    const stream = await signals(false, () => concerned);
    const next = stream.next();
    publish();
    expect(
      await Promise.race([next.then(() => 'sent'), new Promise((resolve) => setImmediate(resolve, 'nothing'))]),
    ).toBe('nothing');
    concerned = true;
    publish();
    expect(await next).toMatchObject({ done: false });
  });
});

test('a heartbeat comes at once and then regularly', async () => {
  const stream = opened(regularSignals(30, 'beat'));
  const started = performance.now();
  await stream.next();
  expect(performance.now() - started).toBeLessThan(25);
  await stream.next();
  expect(performance.now() - started).toBeGreaterThanOrEqual(29);
});
