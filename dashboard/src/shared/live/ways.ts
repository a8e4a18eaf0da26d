// Two ways to the server. The socket is tried first; when it was refused twice in a row the other way is taken, and when
// that one fails the socket has its turn again: nobody stands before a TV to choose.
import { openEventStreams } from './eventStreams.ts';
import { openSocket, type Socket } from './socket.ts';

const REFUSALS = 2;

export function openWays(at: Omit<Parameters<typeof openSocket>[0], 'failed'>): Socket {
  let refusals = 0;
  const connected = (): void => {
    at.connected();
  };
  const socket = openSocket({
    ...at,
    connected: () => {
      refusals = 0;
      connected();
    },
    failed: () => (refusals += 1),
  });
  const streams = openEventStreams({ ...at, connected, failed: () => (refusals = REFUSALS - 1) });
  const way = (): Socket => (refusals < REFUSALS ? socket : streams);
  return {
    follow: (query, variables, sink) => way().follow(query, variables, sink),
    hangUp: () => {
      socket.hangUp();
      streams.hangUp();
    },
    roundTrip: () => way().roundTrip(),
  };
}
