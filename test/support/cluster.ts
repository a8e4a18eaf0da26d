// One real PostgreSQL for the whole run, with a template database that the project's own migrations made; each test file
// takes a copy of the template, so that files neither wait for nor see each other.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../server/src/db/embedded.ts';
import { migrate } from '../../server/src/db/orm.ts';
import { scratchFolder } from './scratch.ts';
import type { ScratchFolder } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the maintenance database, for a role that may make databases. */
    maintenanceUrl: string;
  }
}

export const templateDatabase = 'headroom_template';

// Nothing here has to survive a power cut. An autovacuum at work belongs to the superuser, and the tests' own role may not
// drop a database under it.
const fastSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  autovacuum: 'off',
};

export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Runs statements one by one, outside of a transaction. */
export async function execute(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function warn(message: string): void {
  console.warn(`[test cluster] ${message}`);
}

/** Where the temporary folder is closed to PostgreSQL's user, the data is elsewhere. */
async function removeFallback(folder: ScratchFolder): Promise<void> {
  const place = await readFile(join(folder.path, 'postgres.location'), 'utf8').catch(() => null);
  if (place !== null) await rm(place.trim(), { recursive: true, force: true });
}

/** Vitest's global setup of every project that needs a database; the answer takes it all down again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await scratchFolder();
  const embedded = await startEmbedded({
    dataDir: folder.path,
    log: { info: () => undefined, warn, error: warn },
    mayCreateDatabases: true,
    settings: fastSettings,
  });
  const stop = async (): Promise<void> => {
    await embedded.stop();
    await removeFallback(folder);
    await folder.remove();
  };
  try {
    await execute(embedded.url, [`create database ${templateDatabase}`]);
    await migrate(urlOf(embedded.url, templateDatabase));
    project.provide('maintenanceUrl', embedded.url);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
