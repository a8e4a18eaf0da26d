// The one line to the server: questions over HTTP, changes and heartbeats over one WebSocket, or over server-sent events
// where a proxy lets no WebSocket through.
// It knows whether it is open, when it last heard anything, and from heartbeats what time it is over there.
import { inject, shallowReactive, type InjectionKey } from 'vue';
import { HeartbeatDocument, type HeartbeatSubscription } from '../../generated/heartbeat.ts';
import { askOver } from './ask.ts';
import { followLive, type DeltaSink, type Pace } from './followLive.ts';
import type { Problem } from './problem.ts';
import { keepSample, serverTimeAt, type TimeSample } from './serverTime.ts';
import type { TypedText } from './typedText.ts';
import { openWays } from './ways.ts';

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

/** Asks one question; rejects with what problemOf reads. */
export type Ask = <R, V extends object>(document: TypedText<R, V>, variables: V) => Promise<R>;
/** Follows a subscription; returns how to stop. */
export type Follow = <R, V extends object>(document: TypedText<R, V>, variables: V, sink: DeltaSink<R>) => () => void;

export interface Line {
  readonly ask: Ask;
  readonly follow: Follow;
  readonly state: Readonly<LineState>;
  readonly device: Device;
  readonly pace: Pace;
  /** The server's epoch ms now; null before the first heartbeat. */
  serverNow(): number | null;
  /** Drops a socket that says nothing, so that a new one is opened. */
  hangUp(): void;
  /** Starts the heartbeat; asking again does nothing. */
  start(): void;
}

export const lineKey: InjectionKey<Line> = Symbol('line');

/** The line of this app. Throws outside a component of it. */
export function useLine(): Line {
  const line = inject(lineKey);
  if (line === undefined) throw new Error('A line to the server was expected: main.ts provides one.');
  return line;
}

/** Opens nothing by itself. `token` is a board's or an API token; without one the session cookie speaks. */
export function createLine({ origin, token, device }: { origin: string; token: string | null; device: Device }): Line {
  const state = shallowReactive<LineState>({
    closedAt: null,
    heardAt: null,
    heartbeat: null,
    samples: [],
    problem: null,
  });
  const sleepers = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of [...sleepers]) wake();
  };
  const way = openWays({ origin, token, monotonic: () => device.monotonic(), state, connected: wakeAll });
  const pace: Pace = {
    now: () => device.monotonic(),
    random: () => device.random(),
    wait: (milliseconds) => sleep(milliseconds, sleepers),
  };
  let started = false;
  return {
    ask: askOver({ origin, token }),
    follow: way.follow,
    state,
    device,
    pace,
    serverNow: () => serverTimeAt(state.samples, device.monotonic()),
    hangUp: () => way.hangUp(),
    start: () => {
      if (started) return;
      started = true;
      window.addEventListener('online', wakeAll);
      followHeartbeat(way.follow, state, pace, () => way.roundTrip());
    },
  };
}

/** Sleeps that long, or until the line is back: then everyone who waits for it goes on at once. */
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

function followHeartbeat(follow: Follow, state: LineState, pace: Pace, roundTrip: () => number): void {
  followLive<'none yet' | Heartbeat, Heartbeat>(
    {
      load: () => Promise.resolve('none yet'),
      open: (_state, sink) => follow(HeartbeatDocument, {}, { ...sink, next: ({ heartbeat }) => sink.next(heartbeat) }),
      merge: (_before, heartbeat) => heartbeat,
    },
    {
      show: (heartbeat) => {
        if (heartbeat === 'none yet') return;
        const { serverTime, rate } = heartbeat;
        const sample = { serverTime: Date.parse(serverTime), heardAt: pace.now(), roundTrip: roundTrip(), rate };
        state.samples = keepSample(state.samples, sample);
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
