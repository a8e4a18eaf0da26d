// A token that is revoked or expires, and a person who is removed, lose their open sockets; whose roles or board change must
// come back with the new ones. All secrets in use are looked up together, every two seconds.
import { loadRightsHeld, type RightsHeld } from '../access/sign-in.store.ts';
import type { TimeSource } from '../clock-source.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import type { Viewer } from '../gate/viewer.ts';
import type { Identified } from './credentials.ts';

/** Somebody who reads on: over a socket, or a reply that does not end. */
export interface OpenReader {
  /** Who was admitted; null until then. */
  readonly identified: () => Identified | null;
  readonly close: (code: number, reason: string) => void;
  readonly onClose: (listener: () => void) => void;
}

export interface SocketWatch {
  add(reader: OpenReader): void;
  /** Ends them all. */
  closeAll(code: number, reason: string): void;
  readonly size: number;
  stop(): void;
}

const everyMs = 2_000;

const isAsAdmitted = (viewer: Viewer, { roles, customer, board, playlist, showsNames }: RightsHeld): boolean =>
  viewer.customer === customer &&
  viewer.board === board &&
  viewer.playlist?.id === playlist?.id &&
  viewer.playlist?.boards.join() === playlist?.boards.join() &&
  viewer.showsNames === showsNames &&
  viewer.roles.join() === roles.join();

export function watchSockets({
  database,
  time,
  log,
}: {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Log;
}): SocketWatch {
  const open = new Set<OpenReader>();
  let isLooking = false;

  async function look(): Promise<void> {
    const watched = [...open].flatMap((reader) => {
      const { hash = null, viewer } = reader.identified() ?? {};
      return hash === null || viewer === undefined ? [] : [{ reader, viewer, hash, hex: hash.toString('hex') }];
    });
    if (watched.length === 0) return;
    const hashes = [...new Map(watched.map(({ hex, hash }) => [hex, hash])).values()];
    const held = await database.transaction((tx) => loadRightsHeld(tx, hashes, time.now()), { kind: 'snapshot' });
    for (const { reader, viewer, hex } of watched) {
      const now = held.get(hex);
      if (now === undefined) reader.close(4403, 'The token was revoked or has expired');
      // 1012 asks to come back: at the door it is decided anew what may be seen.
      else if (!isAsAdmitted(viewer, now)) reader.close(1012, 'What you may do has changed');
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
    add(reader) {
      open.add(reader);
      reader.onClose(() => open.delete(reader));
    },
    closeAll(code, reason) {
      for (const reader of open) reader.close(code, reason);
    },
    get size() {
      return open.size;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
