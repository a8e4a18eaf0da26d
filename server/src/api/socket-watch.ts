// A token that is revoked or expires loses its open sockets: all secrets in use are looked up together, every two seconds.
import { loadStillValid } from '../access/person.store.ts';
import type { TimeSource } from '../clock-source.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import type { OpenSocket } from './socket.ts';

export interface SocketWatch {
  add(socket: OpenSocket): void;
  readonly size: number;
  stop(): void;
}

const everyMs = 2_000;

export function watchSockets({
  database,
  time,
  log,
}: {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Log;
}): SocketWatch {
  const open = new Set<OpenSocket>();
  let isLooking = false;

  async function look(): Promise<void> {
    const watched = [...open].flatMap((socket) => {
      const hash = socket.hash();
      return hash === null ? [] : [{ socket, hash }];
    });
    if (watched.length === 0) return;
    const hashes = [...new Map(watched.map(({ hash }) => [hash.toString('hex'), hash])).values()];
    const valid = await database.transaction((tx) => loadStillValid(tx, hashes, time.now()), { kind: 'snapshot' });
    for (const { socket, hash } of watched) {
      if (!valid.has(hash.toString('hex'))) socket.socket.close(4403, 'The token was revoked or has expired');
    }
  }

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => {
        // The database is away: what was admitted stays until it can be asked again.
        log.warn({ err: error }, 'The tokens of open sockets could not be looked up');
      })
      .finally(() => {
        isLooking = false;
      });
  }, everyMs);

  return {
    add(socket) {
      open.add(socket);
      socket.socket.once('close', () => open.delete(socket));
    },
    get size() {
      return open.size;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
