// A peer that went away without a word is found out by its missing pong. One timer for all sockets, a part of them at each
// beat, so that thousands cost neither a timer each nor all a ping at one instant.
import type { WebSocket } from 'ws';
import { limits } from '../config.ts';

export interface KeepAlive {
  add(socket: WebSocket): void;
  stop(): void;
}

const PARTS = 12;

export function startKeepAlive(everyMs: number = limits.wsKeepAliveMs): KeepAlive {
  const parts = Array.from({ length: PARTS }, () => new Set<WebSocket>());
  const silent = new WeakSet<WebSocket>();
  let added = 0;
  let beats = 0;
  const timer = setInterval(() => {
    for (const socket of parts[beats % PARTS] ?? []) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
    beats += 1;
  }, everyMs / PARTS);
  timer.unref();
  return {
    add(socket) {
      const part = parts[added % PARTS];
      added += 1;
      part?.add(socket);
      socket.on('pong', () => silent.delete(socket));
      socket.once('close', () => part?.delete(socket));
    },
    stop() {
      clearInterval(timer);
    },
  };
}
