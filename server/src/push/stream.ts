// Streams that can be ended from outside at any moment. A bare async generator cannot: its return() waits behind a
// pending await, so a socket closed while nothing happens would keep its subscription for ever.

/** What a subscription hands to GraphQL; `return` ends it at once, also while a `next` is pending. */
export type Stream<T> = AsyncGenerator<T, void, undefined>;

/**
 * A stream of what `generate` yields. `ended` aborts when the consumer leaves; `generate` must look at it after each
 * wait. `release` runs once, at the end, also when nothing was ever pulled.
 */
export function openStream<T>(
  generate: (ended: AbortSignal) => AsyncGenerator<T, void>,
  release: () => void,
): Stream<T> {
  const end = new AbortController();
  const inner = generate(end.signal);
  const finish = (): void => {
    if (end.signal.aborted) return;
    end.abort();
    release();
  };
  const stream: Stream<T> = {
    async next() {
      try {
        const result = await inner.next();
        if (result.done === true) finish();
        return result;
      } catch (error) {
        finish();
        throw error;
      }
    },
    async return() {
      finish();
      return inner.return();
    },
    async throw(error: unknown) {
      finish();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]: () => stream,
    async [Symbol.asyncDispose]() {
      await stream.return();
    },
  };
  return stream;
}

/** Each value of `source` as any number of values, one after the other; ending the result ends `source`. */
export function mapStream<T, R>(source: Stream<T>, map: (value: T) => Promise<readonly R[]>): Stream<R> {
  return openStream(
    async function* mapped() {
      for await (const value of source) yield* await map(value);
    },
    // The source holds no more than a listener; its own failure was already thrown to the consumer.
    () => void source.return(),
  );
}

/** Yields nothing; ends or fails with `over`. */
export async function* nothingUntil(over: Promise<void>): AsyncGenerator<never, void> {
  await over;
  yield* [];
}

/** Wakes one waiter; a ring that nobody waits for is kept for the next. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, at once when it rang since the last wait, and when `ended` aborts. */
  heard(ended: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    heard(ended) {
      if (rung || ended.aborted) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const end = (): void => {
          rung = false;
          wake = null;
          ended.removeEventListener('abort', end);
          resolve();
        };
        wake = end;
        ended.addEventListener('abort', end, { once: true });
      });
    },
  };
}

/** A pause of real time; resolves early when `ended` aborts. */
export function pause(ms: number, ended: AbortSignal): Promise<void> {
  if (ended.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      ended.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    ended.addEventListener('abort', end, { once: true });
  });
}
