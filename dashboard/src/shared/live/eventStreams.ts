// The way around proxies that let no WebSocket through: each subscription is a reply over HTTP that goes on, told as
// server-sent events. Read with fetch, because a browser's EventSource cannot carry a board's token.
import type { DeltaSink } from './followLive.ts';
import type { Follow, LineState } from './line.ts';
import { AnswerError, type CodedError } from './problem.ts';
import { CONNECT_MS, type Socket } from './socket.ts';

interface Told<R> {
  readonly data?: R | null;
  readonly errors?: readonly CodedError[];
}

/** Asks when something is followed, and tells `state` what it sees; `failed` hears that this way is closed too. */
export function openEventStreams(at: {
  origin: string;
  token: string | null;
  monotonic: () => number;
  state: LineState;
  connected: () => void;
  failed: () => void;
}): Socket {
  const { state, monotonic } = at;
  const open = new Set<AbortController>();
  const heard = (): void => {
    state.heardAt = monotonic();
  };
  let roundTrip = 0;

  async function tell<R>(query: string, variables: object, sink: DeltaSink<R>, ending: AbortController): Promise<void> {
    const { signal } = ending;
    let isAnswered = false;
    const askedAt = monotonic();
    const impatience = setTimeout(() => ending.abort(), CONNECT_MS);
    try {
      const body = await askFor({ ...at, body: JSON.stringify({ query, variables }), signal });
      clearTimeout(impatience);
      isAnswered = true;
      heard();
      roundTrip = monotonic() - askedAt;
      state.closedAt = null;
      at.connected();
      for await (const { event, text } of eventsIn(body, heard)) {
        if (event === 'complete') {
          sink.complete();
          return;
        }
        const { data, errors } = JSON.parse(text) as Told<R>;
        if (errors !== undefined || !data) {
          sink.error(new AnswerError(errors ?? [], 200));
          return;
        }
        sink.next(data);
      }
      throw new Error('The stream of events was cut off.');
    } catch (error) {
      clearTimeout(impatience);
      if (signal.aborted && signal.reason === LEFT) return;
      state.closedAt ??= monotonic();
      if (!isAnswered && !(error instanceof AnswerError && error.errors.length > 0)) at.failed();
      sink.error(error);
    }
  }

  const follow: Follow = (query, variables, sink) => {
    const ending = new AbortController();
    open.add(ending);
    void tell(query, variables, sink, ending).finally(() => open.delete(ending));
    return () => ending.abort(LEFT);
  };
  return {
    follow,
    hangUp: () => {
      for (const each of [...open]) each.abort();
    },
    roundTrip: () => roundTrip,
  };
}

/** The body of a reply that goes on. @throws AnswerError for one that does not */
async function askFor(at: {
  origin: string;
  token: string | null;
  body: string;
  signal: AbortSignal;
}): Promise<ReadableStream<Uint8Array>> {
  const { origin, token, body, signal } = at;
  const headers = {
    'content-type': 'application/json',
    accept: 'text/event-stream',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const answer = await fetch(`${origin}/graphql/stream`, {
    method: 'POST',
    credentials: 'same-origin',
    headers,
    body,
    signal,
  });
  if (answer.ok && answer.body !== null) return answer.body;
  const { errors } = (await answer.json().catch(() => ({}))) as Told<never>;
  throw new AnswerError(errors ?? [], answer.status);
}

/** Why a stream is ended by whoever follows it. */
const LEFT = 'left';

/** The events of a reply, as they come; `heard` is told of every sign of life, comments too. */
async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  heard: () => void,
): AsyncGenerator<{ event: string; text: string }> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    const blocks = (rest + decoder.decode(part.value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      const of = (name: string): string =>
        lines
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim() ?? '';
      if (of('event') !== '') yield { event: of('event'), text: of('data') };
    }
  }
}
