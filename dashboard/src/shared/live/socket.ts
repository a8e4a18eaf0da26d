// The socket under every live screen. graphql-ws speaks the protocol; when to try again is decided by followLive,
// because the library would ask again with the cursor of the beginning.
import { createClient, type Client } from 'graphql-ws';
import type { Follow, LineState } from './line.ts';
import { AnswerError, type CodedError } from './problem.ts';

const KEEP_ALIVE_MS = 4_000;
/** A way that is not acknowledged by then is dropped and tried anew. */
export const CONNECT_MS = 5_000;

export interface Socket {
  readonly follow: Follow;
  hangUp(): void;
  /** Real ms of the latest ping and its answer; 0 before the first. */
  roundTrip(): number;
}

/** Connects when something is followed, and tells `state` what it sees. */
export function openSocket(at: {
  origin: string;
  token: string | null;
  monotonic: () => number;
  state: LineState;
  connected: () => void;
  /** It was closed before it was acknowledged. */
  failed: () => void;
}): Socket {
  const { state, monotonic } = at;
  let askedAt = 0;
  let roundTrip = 0;
  let operations = 0;
  let isAcknowledged = false;
  let impatience: ReturnType<typeof setTimeout> | undefined;
  const asked = (): void => {
    askedAt = monotonic();
  };
  const answered = (): void => {
    roundTrip = monotonic() - askedAt;
  };
  const client = createClient({
    url: `${at.origin.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: 0,
    keepAlive: KEEP_ALIVE_MS,
    lazyCloseTimeout: 2_000,
    generateID: () => String((operations += 1)),
    ...(at.token === null ? {} : { connectionParams: { authorization: `Bearer ${at.token}` } }),
    on: {
      connecting: () => {
        isAcknowledged = false;
        impatience = setTimeout(() => client.terminate(), CONNECT_MS);
      },
      opened: asked,
      connected: () => {
        answered();
        clearTimeout(impatience);
        state.closedAt = null;
        isAcknowledged = true;
        at.connected();
      },
      ping: (received) => {
        if (!received) asked();
      },
      pong: (received) => {
        if (received) answered();
      },
      message: () => {
        state.heardAt = monotonic();
      },
      closed: () => {
        clearTimeout(impatience);
        state.closedAt ??= monotonic();
        if (!isAcknowledged) at.failed();
      },
    },
  });
  return { follow: followOver(client), hangUp: () => client.terminate(), roundTrip: () => roundTrip };
}

const followOver =
  (client: Client): Follow =>
  (query, variables, sink) =>
    client.subscribe<Parameters<typeof sink.next>[0]>(
      { query, variables: variables as Record<string, unknown> },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined || !data) sink.error(new AnswerError(errors ?? [], 200));
          else sink.next(data);
        },
        error: (error) =>
          sink.error(Array.isArray(error) ? new AnswerError(error as readonly CodedError[], 200) : error),
        complete: () => sink.complete(),
      },
    );
