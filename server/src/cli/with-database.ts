// The database a command works on: DATABASE_URL, or the embedded one of DATA_DIR, shared with a server that may be running.
import { existsSync } from 'node:fs';
import type { EntitySchema } from '@mikro-orm/core';
import { ConfigError, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { startEmbedded } from '../db/embedded.ts';
import { migrate, openDatabase } from '../db/orm.ts';
import type { Database } from '../db/orm.ts';
import { CommandFailed } from './command.ts';
import type { Call } from './command.ts';

export interface Opened {
  readonly database: Database;
  readonly config: Config;
  /** True when the database held no table before. */
  readonly isFresh: boolean;
}

export interface HowToOpen {
  readonly entities?: readonly EntitySchema[];
  readonly connections?: number;
  /** Default true: a command of a newer version brings the database up to it. */
  readonly migrates?: boolean;
  /** Default false: a command that only looks must not make a database of its own in a wrong folder. */
  readonly mustExist?: boolean;
}

/** The configuration of this environment. @throws CommandFailed naming every problem */
export function configOf(call: Pick<Call, 'environment'>): Config {
  try {
    return readConfig(call.environment);
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandFailed(error.message, { cause: error });
    throw error;
  }
}

/** Opens the database for `work` and closes everything afterwards, whatever happens. */
export async function withDatabase<T>(
  call: Call,
  work: (opened: Opened) => Promise<T>,
  { entities = [], connections = 6, migrates = true, mustExist = false }: HowToOpen = {},
): Promise<T> {
  const config = configOf(call);
  if (mustExist && config.databaseUrl === null && !existsSync(config.dataDir))
    throw new CommandFailed(
      `There is no database in ${config.dataDir}: name its folder with DATA_DIR, or start the server once.`,
    );
  const address = await openAddress(call, config);
  try {
    if (migrates) await migrate(address.url);
    const log = { warn: (message: string) => call.terminal.note(message) };
    const database = await openDatabase({ url: address.url, entities, poolSize: connections, log });
    try {
      return await work({ database, config, isFresh: address.isFresh });
    } finally {
      await database.close();
    }
  } finally {
    await address.leave();
  }
}

interface Address {
  readonly url: string;
  readonly isFresh: boolean;
  leave(): Promise<void>;
}

async function openAddress({ terminal }: Call, config: Config): Promise<Address> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, isFresh: false, leave: () => Promise.resolve() };
  const note = (message: string): void => terminal.note(message);
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    log: { info: () => undefined, warn: note, error: note },
  });
  // That a running server shares it is as it should be; what was done to the host for a first start is worth saying.
  if (embedded.fresh) for (const notice of embedded.notices) terminal.note(notice);
  return { url: embedded.url, isFresh: embedded.fresh, leave: () => embedded.stop() };
}
