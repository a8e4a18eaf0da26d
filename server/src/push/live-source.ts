// What a subscription is made of, so that readers of the same can share one execution: either events of the log, each with
// its place, or a picture that is drawn anew when it is old.
import { limits } from '../config.ts';
import type { LogEntry } from './change-log.ts';
import { mapStream, openStream, type Stream } from './stream.ts';

export interface Placed<V> {
  readonly position: number;
  readonly value: V;
}

/** What the log tells up to a place; nothing, when what stands there does not concern the reader. */
export interface PlacedEvents<V> {
  readonly upTo: number;
  readonly events: readonly Placed<V>[];
}

/** Events behind a place. */
export interface EventsFrom<V> {
  readonly from: number;
  readonly events: Stream<PlacedEvents<V>>;
}

/** Every event, in order, none left out. */
export interface LogSource<V> {
  readonly kind: 'LOG';
  /** Where this reader begins: it wants what stands behind. */
  readonly from: number;
  /** What this reader would get alone: from the log, then live. It listens already. */
  readonly own: Stream<PlacedEvents<V>>;
  /** The same for a group of readers, from now on. */
  readonly live: () => Promise<EventsFrom<V>>;
}

/** The newest picture; what was between two of them is never missed. */
export interface PictureSource<V> {
  readonly kind: 'PICTURE';
  /** Signals that all pictures are old, each what the next is drawn from; at once when something was `missed`. */
  readonly signals: (missed: () => Promise<V | null>) => Promise<Stream<V>>;
  /** What the picture is drawn from that this reader lacks, asked once signals are listened to; null: it has the newest. */
  readonly missed: () => Promise<V | null>;
  /** What the one picture is drawn from that is shown for two. */
  readonly merge: (earlier: V, later: V) => V;
}

export type LiveSource<V> = LogSource<V> | PictureSource<V>;

const SOURCE = Symbol('live source');

/** A stream that stands for itself, and tells the hub what it is made of. */
export type LiveStream<V> = Stream<V> & { readonly [SOURCE]: LiveSource<V> };

export const liveStream = <V>(source: LiveSource<V>): LiveStream<V> =>
  Object.assign(source.kind === 'LOG' ? eventsOf(source) : picturesOf(source), { [SOURCE]: source });

/** What the stream is made of; null for any other value. */
export const liveSourceOf = (stream: unknown): LiveSource<unknown> | null =>
  typeof stream === 'object' && stream !== null && SOURCE in stream ? (stream as LiveStream<unknown>)[SOURCE] : null;

const eventsOf = <V>({ own }: LogSource<V>): Stream<V> =>
  mapStream(own, ({ events }) => Promise.resolve(events.map(({ value }) => value)));

function picturesOf<V>({ signals, missed }: PictureSource<V>): Stream<V> {
  return openStream(
    async function* pictures(ended) {
      const stream = await signals(missed);
      const end = (): void => void stream.return();
      ended.addEventListener('abort', end, { once: true });
      if (ended.aborted) end();
      for (let next = await stream.next(); next.done !== true; next = await stream.next()) yield next.value;
    },
    () => undefined,
  );
}

/** Batches of the log as what is told of each entry that `tell` keeps, and how far the batch reaches. */
export const placedEvents = <V>(
  entries: Stream<readonly LogEntry[]>,
  tell: (entries: readonly LogEntry[]) => Promise<readonly PlacedEvents<V>[]>,
): Stream<PlacedEvents<V>> =>
  mapStream(entries, async (batch) => {
    const last = batch.at(-1);
    return last === undefined ? [] : gathered(await tell(batch), endOf(last));
  });

/** What is executed and sent together: one by one, each event would cost a snapshot and each reader a write. */
function gathered<V>(told: readonly PlacedEvents<V>[], end: number): PlacedEvents<V>[] {
  const parts: PlacedEvents<V>[] = [];
  let events: Placed<V>[] = [];
  for (const { upTo, events: more } of told) {
    events = [...events, ...more];
    if (events.length < limits.toldAtOnce) continue;
    parts.push({ upTo, events });
    events = [];
  }
  return [...parts, { upTo: end, events }];
}

/** The last place an entry takes. */
export const endOf = ({ position, changes }: Pick<LogEntry, 'position' | 'changes'>): number => position + changes - 1;
