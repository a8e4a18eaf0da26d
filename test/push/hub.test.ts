// Readers in groups: however many there are and wherever they begin, an event is executed once and reaches each of them
// once, in order.
import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHub, type Hub, type Sink } from '../../server/src/push/hub.ts';
import type { EventsFrom, LogSource, PictureSource, PlacedEvents } from '../../server/src/push/live-source.ts';
import { createBell, openStream, type Stream } from '../../server/src/push/stream.ts';

/** Lets everything that is ready run. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A log of numbers, one event a place; a place in `silent` tells readers nothing. */
function createLog(silent: ReadonlySet<number> = new Set()) {
  const bells = new Set<ReturnType<typeof createBell>>();
  let head = 0;
  let failure: Error | null = null;
  let open = 0;
  const from = (start: number, batch: number): EventsFrom<number> => {
    const bell = createBell();
    bells.add(bell);
    open += 1;
    const events = openStream(
      async function* read(ended): AsyncGenerator<PlacedEvents<number>, void> {
        let seen = start;
        while (!ended.aborted) {
          if (failure !== null) throw failure;
          const upTo = Math.min(head, seen + batch);
          const places = Array.from({ length: upTo - seen }, (_, place) => seen + place + 1);
          seen = upTo;
          const told = places.filter((position) => !silent.has(position));
          if (places.length > 0) yield { upTo, events: told.map((position) => ({ position, value: position })) };
          else await bell.heard(ended);
        }
      },
      () => {
        bells.delete(bell);
        open -= 1;
      },
    );
    return { from: start, events };
  };
  const ring = (): void => {
    for (const bell of bells) bell.ring();
  };
  return {
    publish(count = 1): void {
      head += count;
      ring();
    },
    fail(error: Error): void {
      failure = error;
      ring();
    },
    source(after: number | null, batch = 3): LogSource<number> {
      const { from: start, events } = from(after ?? head, batch);
      return { kind: 'LOG', from: start, own: events, live: () => Promise.resolve(from(head, batch)) };
    },
    get head() {
      return head;
    },
    get open() {
      return open;
    },
  };
}

/** A reader that keeps what it got, alone or from its group. */
function createReader(takes: () => boolean = () => true) {
  const got: number[] = [];
  const state = { dropped: false, failed: null as unknown, ended: false };
  const sink: Sink = {
    send(payloads) {
      if (!takes()) return false;
      got.push(...payloads.map(({ bytes }) => Number(bytes)));
      return true;
    },
    drop() {
      state.dropped = true;
    },
  };
  let stream: Stream<number> | null = null;
  return {
    got,
    state,
    async join(
      hub: Hub,
      key: string,
      source: LogSource<number>,
      ready: Promise<void> = Promise.resolve(),
    ): Promise<void> {
      const joined = await hub.join<number>({
        ...{ key, source, sink },
        execute: (values) => ready.then(() => values.map(Number)),
        write: (value) => ({ bytes: Buffer.from(String(value)), cursor: null }),
      });
      stream = joined;
      void (async () => {
        try {
          for await (const value of joined) got.push(value);
          state.ended = true;
        } catch (error) {
          state.failed = error;
        }
      })();
    },
    leave: async (): Promise<void> => {
      await stream?.return();
    },
  };
}

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, place) => from + place + 1);

describe('readers of the log', () => {
  test('ten thousand in three groups: an event is executed three times', async () => {
    const log = createLog();
    const hub = createHub();
    const readers = Array.from({ length: 10_000 }, () => createReader());
    await Promise.all(readers.map((reader, place) => reader.join(hub, `group ${String(place % 3)}`, log.source(null))));
    await settled();
    expect([hub.groups, hub.members]).toEqual([3, 10_000]);
    log.publish();
    await settled();
    expect(hub.executions).toBe(3);
    expect(readers.every(({ got }) => got.length === 1 && got[0] === 1)).toBe(true);
  });

  test('a hundred that resume from a hundred places: each gets all it missed, and then one execution serves all', async () => {
    const log = createLog();
    const hub = createHub();
    log.publish(100);
    const readers = Array.from({ length: 100 }, () => createReader());
    await Promise.all(readers.map((reader, place) => reader.join(hub, 'same', log.source(place))));
    await settled();
    expect(readers.map(({ got }) => got)).toEqual(readers.map((_, place) => upTo(place, 100)));
    const before = hub.executions;
    log.publish(2);
    await settled();
    expect(hub.executions - before).toBe(2);
    expect(readers.map(({ got }) => got)).toEqual(readers.map((_, place) => upTo(place, 102)));
  });

  test('whenever they come, wherever they begin and however long they read: each event once and in order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('publish' as const), count: fc.integer({ min: 1, max: 7 }) }),
      fc.record({ kind: fc.constant('join' as const), behind: fc.option(fc.integer({ min: 0, max: 12 })) }),
      fc.record({ kind: fc.constant('leave' as const), which: fc.nat(20) }),
      fc.record({ kind: fc.constant('wait' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
        async (steps, quiet) => {
          const silent = new Set(quiet);
          const log = createLog(silent);
          const hub = createHub();
          const readers: { reader: ReturnType<typeof createReader>; from: number; left: number | null }[] = [];
          const joining: Promise<void>[] = [];
          for (const each of steps) {
            if (each.kind === 'publish') log.publish(each.count);
            if (each.kind === 'wait') await settled();
            if (each.kind === 'join') {
              const after = each.behind === null ? null : Math.max(0, log.head - each.behind);
              const reader = createReader();
              readers.push({ reader, from: after ?? log.head, left: null });
              joining.push(reader.join(hub, 'same', log.source(after)));
            }
            const leaving = each.kind === 'leave' ? readers[each.which] : undefined;
            if (leaving?.left === null) {
              await Promise.all(joining);
              await leaving.reader.leave();
              leaving.left = leaving.reader.got.length;
            }
          }
          await Promise.all(joining);
          await settled();
          for (const { reader, from, left } of readers) {
            const wanted = upTo(from, log.head).filter((position) => !silent.has(position));
            expect(reader.got).toEqual(left === null ? wanted : wanted.slice(0, left));
          }
          await Promise.all(readers.map(({ reader }) => reader.leave()));
          expect([hub.groups, hub.members, log.open]).toEqual([0, 0, 0]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('one that is busy with what it missed while more happens than can wait for it reads that from the log as well', async () => {
    const log = createLog();
    const hub = createHub();
    log.publish(5);
    const quick = createReader();
    await quick.join(hub, 'same', log.source(null, 500));
    const isReady = Promise.withResolvers<undefined>();
    const busy = createReader();
    await busy.join(hub, 'same', log.source(0, 500), isReady.promise);
    for (let count = 0; count < 21; count += 1) {
      log.publish(500);
      await settled();
    }
    expect([busy.got.length, quick.got.length]).toEqual([0, 10_500]);
    isReady.resolve(undefined);
    await settled();
    await settled();
    log.publish();
    await settled();
    expect(busy.got).toEqual(upTo(0, 10_506));
    expect(hub.executions).toBe(10_501);
  });

  test('one that takes nothing more is dropped, and the others do not notice', async () => {
    const log = createLog();
    const hub = createHub();
    const slow = createReader(() => log.head < 3);
    const quick = createReader();
    await slow.join(hub, 'same', log.source(null));
    await quick.join(hub, 'same', log.source(null));
    for (let count = 0; count < 5; count += 1) {
      log.publish();
      await settled();
    }
    expect([slow.got, slow.state.dropped]).toEqual([[1, 2], true]);
    expect([quick.got, quick.state.dropped]).toEqual([[1, 2, 3, 4, 5], false]);
    await settled();
    expect(hub.members).toBe(1);
  });

  test('a source that fails ends all of its group, and the next reader makes a new one', async () => {
    const log = createLog();
    const hub = createHub();
    const readers = [createReader(), createReader()];
    for (const reader of readers) await reader.join(hub, 'same', log.source(null));
    log.fail(new Error('the history began anew'));
    await settled();
    expect(readers.map(({ state }) => String(state.failed))).toEqual(Array(2).fill('Error: the history began anew'));
    expect([hub.groups, hub.members]).toEqual([0, 0]);
    const again = createLog();
    const late = createReader();
    await late.join(hub, 'same', again.source(null));
    again.publish();
    await settled();
    expect(late.got).toEqual([1]);
  });
});

/** A picture of a number that grows, drawn from the versions that its reader lacks; 0: the first. */
function createPicture() {
  const bell = createBell();
  let version = 1;
  return {
    change(): void {
      version += 1;
      bell.ring();
    },
    get version() {
      return version;
    },
    source: (isStale: boolean): PictureSource<unknown> => ({
      kind: 'PICTURE',
      missed: () => Promise.resolve(isStale ? '0' : null),
      merge: (earlier, later) => `${String(earlier)} ${String(later)}`,
      signals: () =>
        Promise.resolve(
          openStream(
            async function* signals(ended) {
              for (;;) {
                await bell.heard(ended);
                if (ended.aborted) return;
                yield String(version);
              }
            },
            () => undefined,
          ),
        ),
    }),
  };
}

describe('readers of a picture', () => {
  /** Joins with a picture that is drawn from the newest version. */
  async function join(hub: Hub, picture: ReturnType<typeof createPicture>, isStale: boolean, takes?: () => boolean) {
    const got: number[] = [];
    const lacked: (string | null)[] = [];
    const state = { dropped: false };
    const stream = await hub.join<{ version: number; from: string }>({
      key: 'board',
      source: picture.source(isStale),
      sink: {
        send(payloads) {
          if (takes?.() === false) return false;
          got.push(...payloads.map(({ bytes }) => Number(bytes)));
          lacked.push(...payloads.map(({ cursor }) => cursor));
          return true;
        },
        drop() {
          state.dropped = true;
        },
      },
      execute: ([from]) => Promise.resolve([{ version: picture.version, from: String(from) }]),
      write: ({ version, from }) => ({ bytes: Buffer.from(String(version)), cursor: from }),
    });
    // Nothing comes out of it, but its end.
    const ended = stream.next();
    return { got, lacked, state, ended, leave: () => stream.return() };
  }

  test('who comes with an old picture gets one at once, drawn once for all who came; the others wait for a change', async () => {
    const hub = createHub();
    const picture = createPicture();
    const readers = await Promise.all([join(hub, picture, true), join(hub, picture, true), join(hub, picture, false)]);
    await settled();
    expect(readers.map(({ got }) => got)).toEqual([[1], [1], []]);
    const before = hub.executions;
    picture.change();
    await settled();
    expect(readers.map(({ got }) => got)).toEqual([[1, 2], [1, 2], [2]]);
    expect(hub.executions - before).toBe(1);
    for (const { leave, ended } of readers) {
      await leave();
      expect(await ended).toMatchObject({ done: true });
    }
    expect([hub.groups, hub.members]).toEqual([0, 0]);
  });

  test('a slow reader misses pictures, but not the last one, which is drawn from all that it missed', async () => {
    const hub = createHub();
    const picture = createPicture();
    let isBusy = true;
    const slow = await join(hub, picture, true, () => !isBusy);
    const quick = await join(hub, picture, true);
    await settled();
    for (let count = 0; count < 3; count += 1) {
      picture.change();
      await settled();
    }
    expect(slow.got).toEqual([]);
    expect(quick.got.at(-1)).toBe(4);
    isBusy = false;
    await expect.poll(() => slow.got).toEqual([4]);
    expect(slow.lacked).toEqual(['0 2 3 4']);
    expect(quick.lacked).toEqual(['0', '2', '3', '4']);
    expect(slow.state.dropped).toBe(false);
    await slow.leave();
    await quick.leave();
  });
});
