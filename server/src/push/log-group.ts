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

interface Told {
  readonly position: number;
  readonly payload: Payload;
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
      const told = results.map((result, place) => {
        const position = batch.events[place]?.position;
        if (position === undefined) throw new Error('More results than events');
        return { position, payload: write(result) };
      });
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
      return Promise.resolve(
        openStream(
          async function* membership(ended) {
            let seen = theirs.from;
            while (seen < member.target() && !ended.aborted) {
              const next = await theirs.own.next();
              if (next.done === true) return;
              const missed = next.value.events.map(({ value }) => value);
              if (missed.length > 0) yield* await alone(missed);
              seen = next.value.upTo;
            }
            void theirs.own.return();
            member.enter(seen);
            await member.ended(ended);
          },
          () => {
            members.delete(member);
            void theirs.own.return();
            if (members.size === 0) end();
          },
        ),
      );
    },
  };
}

interface LogMember {
  /** What the group told, all of it up to a place. */
  readonly take: (told: readonly Told[], upTo: number) => void;
  /** How far it must have read before it may enter. */
  readonly target: () => number;
  /** It has seen everything up to this place; what waited behind it is sent, and then all that comes. */
  readonly enter: (seen: number) => void;
  readonly end: (error?: unknown) => void;
  /** Resolves when the reader or the group ends; fails as the group did. */
  readonly ended: (signal: AbortSignal) => Promise<void>;
}

function createLogMember(sink: Sink, joinedAt: number): LogMember {
  const over = quietly(Promise.withResolvers<undefined>());
  let waiting: Told[] | null = [];
  let target = joinedAt;
  let from = 0;
  const send = (told: readonly Told[]): void => {
    for (const { position, payload } of told) {
      if (position <= from || sink.send(payload, limits.wsBufferedBytes)) continue;
      sink.drop();
      over.resolve(undefined);
      return;
    }
  };
  return {
    take(told, upTo) {
      if (waiting === null) {
        send(told);
        return;
      }
      waiting.push(...told);
      // It reads that much from the log instead.
      if (waiting.length > limits.wsQueuedChanges) {
        waiting = [];
        target = upTo;
      }
    },
    target: () => target,
    enter(seen) {
      const waited = waiting ?? [];
      waiting = null;
      from = seen;
      send(waited);
    },
    end(error) {
      settleOver(over, error);
    },
    ended: (signal) => {
      signal.addEventListener('abort', () => over.resolve(undefined), { once: true });
      if (signal.aborted) over.resolve(undefined);
      return over.promise;
    },
  };
}
