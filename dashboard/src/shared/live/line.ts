// The one line to the server: queries over HTTP, changes and heartbeats over one WebSocket.
// It knows whether it is open, when it last heard anything, and from heartbeats what time it is over there.
import type { ApolloClient, NormalizedCacheObject } from '@apollo/client/core';
import { createClient, type Client } from 'graphql-ws';
import { inject, shallowReactive, type InjectionKey } from 'vue';
import { HeartbeatDocument, type HeartbeatSubscription } from '../../generated/heartbeat.ts';
import { createApollo } from '../../apollo.ts';
import { followLive, type Pace } from './followLive.ts';
import type { Problem } from './problem.ts';
import { keepSample, serverTimeAt, type TimeSample } from './serverTime.ts';

export type Heartbeat = HeartbeatSubscription['heartbeat'];

/** Time and chance of the device. `monotonic` is in ms and never set by anyone. */
export interface Device {
  monotonic(): number;
  random(): number;
}

/** What is known of the line now; reactive. Instants are ms of the device's monotonic clock. */
export interface LineState {
  closedAt: number | null;
  heardAt: number | null;
  heartbeat: Heartbeat | null;
  samples: readonly TimeSample[];
  problem: Problem | null;
}

export interface Line {
  readonly apollo: ApolloClient<NormalizedCacheObject>;
  readonly state: Readonly<LineState>;
  readonly device: Device;
  readonly pace: Pace;
  /** The server's epoch ms now; null before the first heartbeat. */
  serverNow(): number | null;
  /** Drops a socket that says nothing, so that a new one is opened. */
  hangUp(): void;
  /** Starts the heartbeat; called once by the app when a page needs the line. */
  start(): void;
}

export const lineKey: InjectionKey<Line> = Symbol('line');

/** The line of this app. Throws outside a component of it. */
export function useLine(): Line {
  const line = inject(lineKey);
  if (line === undefined) throw new Error('A line to the server was expected: main.ts provides one.');
  return line;
}

const KEEP_ALIVE_MS = 4_000;
/** A socket that is not acknowledged by then is dropped and tried anew. */
const CONNECT_MS = 5_000;

/** Opens nothing by itself. `token` is a board's or an API token; without one the session cookie speaks. */
export function createLine({ origin, token, device }: { origin: string; token: string | null; device: Device }): Line {
  const state = shallowReactive<LineState>({ closedAt: null, heardAt: null, heartbeat: null, samples: [], problem: null });
  const sleepers = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of [...sleepers]) wake();
  };
  const socket = openSocket(origin, token, device, state, wakeAll);
  const apollo = createApollo({ origin, token, socket: socket.client });
  const pace: Pace = {
    now: () => device.monotonic(),
    random: () => device.random(),
    wait: (milliseconds) => sleep(milliseconds, sleepers),
  };
  let started = false;
  return {
    apollo,
    state,
    device,
    pace,
    serverNow: () => serverTimeAt(state.samples, device.monotonic()),
    hangUp: () => socket.client.terminate(),
    start: () => {
      if (started) return;
      started = true;
      window.addEventListener('online', wakeAll);
      followHeartbeat(apollo, state, pace, () => socket.roundTrip());
    },
  };
}

function sleep(milliseconds: number, sleepers: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      sleepers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    sleepers.add(wake);
  });
}

function openSocket(
  origin: string,
  token: string | null,
  device: Device,
  state: LineState,
  wakeAll: () => void,
): { client: Client; roundTrip: () => number } {
  let askedAt = 0;
  let roundTrip = 0;
  let operations = 0;
  let impatience: ReturnType<typeof setTimeout> | undefined;
  const answered = (): void => {
    roundTrip = device.monotonic() - askedAt;
  };
  const client = createClient({
    url: `${origin.replace(/^http/, 'ws')}/graphql`,
    // Retrying is ours: the library would ask again with the cursor of the beginning.
    retryAttempts: 0,
    keepAlive: KEEP_ALIVE_MS,
    lazyCloseTimeout: 2_000,
    generateID: () => String((operations += 1)),
    ...(token === null ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
    on: {
      connecting: () => {
        impatience = setTimeout(() => client.terminate(), CONNECT_MS);
      },
      opened: () => {
        askedAt = device.monotonic();
      },
      connected: () => {
        answered();
        clearTimeout(impatience);
        state.closedAt = null;
        wakeAll();
      },
      ping: (received) => {
        if (!received) askedAt = device.monotonic();
      },
      pong: (received) => {
        if (received) answered();
      },
      message: () => {
        state.heardAt = device.monotonic();
      },
      closed: () => {
        clearTimeout(impatience);
        state.closedAt ??= device.monotonic();
      },
    },
  });
  return { client, roundTrip: () => roundTrip };
}

function followHeartbeat(apollo: Line['apollo'], state: LineState, pace: Pace, roundTrip: () => number): void {
  followLive<'none yet' | Heartbeat, Heartbeat>(
    {
      load: () => Promise.resolve('none yet'),
      open: (_state, sink) => {
        const beats = apollo.subscribe({ query: HeartbeatDocument, fetchPolicy: 'no-cache' }).subscribe({
          next: ({ data }) => {
            if (data) sink.next(data.heartbeat);
          },
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        });
        return () => beats.unsubscribe();
      },
      merge: (_before, heartbeat) => heartbeat,
    },
    {
      show: (heartbeat) => {
        if (heartbeat === 'none yet') return;
        const { serverTime, rate } = heartbeat;
        state.samples = keepSample(state.samples, { serverTime: Date.parse(serverTime), heardAt: pace.now(), roundTrip: roundTrip(), rate });
        state.heartbeat = heartbeat;
        state.problem = null;
      },
      following: () => undefined,
      failed: (problem) => {
        state.problem = problem;
      },
    },
    pace,
  );
}
