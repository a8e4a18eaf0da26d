// Readers of the same events. Each event reaches each of them once and in order, wherever they began: who is behind reads
// up from the log alone, and what the group tells meanwhile waits for it.
import { limits } from '../config.ts';
import { quietly, settleOver } from './group-end.ts';
import type { GroupParts, Joining, Payload, Sink } from './hub.ts';
import type { LogSource } from './live-source.ts';
import { openStream, type Stream } from './stream.ts';

export interface LogGroup<R> {
  readonly size: number;
  /** Null: the group came to its end, a new one is needed. */
  join(joining: Joining<R>): Promise<Stream<R> | null>;
}

/** What one batch tells, in order. */
interface Told {
  readonly positions: readonly number[];
  readonly payloads: readonly Payload[];
}

export async function createLogGroup<R>(
  source: LogSource<unknown>,
  { execute, write, onEnd }: GroupParts<R>,
): Promise<LogGroup<R>> {
  const { from, events } = await source.live();
  const members = new Set<LogMember>();
  let upTo = from;
  let isOver = false;

  const end = (error?: unknown): void => {
    if (isOver) return;
    isOver = true;
    void events.return();
    for (const member of members) member.end(error);
    onEnd();
  };
  async function tellAll(): Promise<void> {
    for await (const batch of events) {
      const results = batch.events.length === 0 ? [] : await execute(batch.events.map(({ value }) => value));
      const told = { positions: batch.events.map(({ position }) => position), payloads: results.map(write) };
      if (told.payloads.length !== told.positions.length) throw new Error('Not every event was told');
      upTo = batch.upTo;
      // At once, so that who enters between two batches misses nothing.
      for (const member of [...members]) member.take(told, upTo);
    }
  }
  tellAll().then(() => {
    end();
  }, end);

  return {
    get size() {
      return members.size;
    },
    join({ source: theirs, sink, execute: alone }) {
      if (isOver || theirs.kind !== 'LOG') return Promise.resolve(null);
      const member = createLogMember(sink, upTo);
      members.add(member);
      const leave = (): void => {
        members.delete(member);
        if (members.size === 0) end();
      };
      return Promise.resolve(membership(member, readUp(theirs, alone, member), leave));
    },
  };
}

/** What the reader missed, told to it alone; afterwards it is in the group. */
function readUp<R>({ from, own }: LogSource<unknown>, execute: Joining<R>['execute'], member: LogMember): Stream<R> {
  return openStream(
    async function* missed(ended) {
      let seen = from;
      while (seen < member.target() && !ended.aborted) {
        const next = await own.next();
        if (next.done === true) {
          member.end();
          return;
        }
        const values = next.value.events.map(({ value }) => value);
        if (values.length > 0) yield* await execute(values);
        seen = next.value.upTo;
      }
      member.enter(seen);
    },
    () => void own.return(),
  );
}

/** A reader's own stream: what it missed, and then nothing but the end. It keeps nothing of what it has read up. */
function membership<R>(member: LogMember, missed: Stream<R>, leave: () => void): Stream<R> {
  let reading: Stream<R> | null = missed;
  const finish = async (): Promise<IteratorReturnResult<undefined>> => {
    const left = reading;
    reading = null;
    leave();
    member.end();
    await left?.return();
    return { done: true, value: undefined };
  };
  const stream: Stream<R> = {
    async next() {
      try {
        const missing = await reading?.next();
        if (missing?.done === false) return missing;
        reading = null;
        await member.over;
        return await finish();
      } catch (error) {
        await finish();
        throw error;
      }
    },
    return: finish,
    async throw(error: unknown) {
      await finish();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
    async [Symbol.asyncDispose]() {
      await finish();
    },
  };
  return stream;
}

interface LogMember {
  /** What the group told, all of it up to a place. */
  readonly take: (told: Told, upTo: number) => void;
  /** How far it must have read before it may enter. */
  readonly target: () => number;
  /** It has seen everything up to this place; what waited behind it is sent, and then all that comes. */
  readonly enter: (seen: number) => void;
  readonly end: (error?: unknown) => void;
  /** Resolves when the reader or the group ends; fails as the group did. */
  readonly over: Promise<undefined>;
}

function createLogMember(sink: Sink, joinedAt: number): LogMember {
  const over = quietly(Promise.withResolvers<undefined>());
  let waiting: Told[] | null = [];
  let target = joinedAt;
  let from = 0;
  const send = ({ positions, payloads }: Told): void => {
    const first = positions.findIndex((position) => position > from);
    if (first < 0 || sink.send(first === 0 ? payloads : payloads.slice(first), limits.wsBufferedBytes)) return;
    sink.drop();
    over.resolve(undefined);
  };
  return {
    take(told, upTo) {
      if (waiting === null) {
        send(told);
        return;
      }
      waiting.push(told);
      // It reads that much from the log instead.
      if (waiting.reduce((sum, { payloads }) => sum + payloads.length, 0) > limits.wsQueuedChanges) {
        waiting = [];
        target = upTo;
      }
    },
    target: () => target,
    enter(seen) {
      const waited = waiting ?? [];
      waiting = null;
      from = seen;
      for (const told of waited) send(told);
    },
    end(error) {
      settleOver(over, error);
    },
    over: over.promise,
  };
}
