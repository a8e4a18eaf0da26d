// What the benchmarks share: a PostgreSQL of their own with durable commits, and how figures are printed.
import { startEmbedded } from '../../server/src/db/embedded.ts';
import { migrate, openDatabase, type Database } from '../../server/src/db/orm.ts';
import { scratchFolder } from '../support/scratch.ts';

export interface BenchDatabase {
  readonly database: Database;
  readonly url: string;
  close(): Promise<void>;
}

/** A migrated database on a cluster of its own, with the settings a user would have: every commit is durable. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const folder = await scratchFolder();
  const say = (message: string): void => {
    console.error(message);
  };
  const embedded = await startEmbedded({
    dataDir: folder.path,
    log: { info: () => undefined, warn: say, error: say },
    fallbackRoot: folder.path,
  });
  await migrate(embedded.url);
  const database = await openDatabase({ url: embedded.url, entities: [] });
  return {
    database,
    url: embedded.url,
    async close() {
      await database.close();
      await embedded.stop();
      await folder.remove();
    },
  };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The smallest value below which the share `q` of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Prints a figure beside its bound, and makes the run fail when it is not kept. */
export function judge(
  what: string,
  figure: number,
  bound: { readonly atLeast?: number; readonly atMost?: number },
): void {
  const kept = figure >= (bound.atLeast ?? -Infinity) && figure <= (bound.atMost ?? Infinity);
  const expected =
    bound.atLeast === undefined ? `at most ${String(bound.atMost)}` : `at least ${String(bound.atLeast)}`;
  console.log(`${kept ? 'kept  ' : 'BROKEN'}  ${what}: ${figure.toFixed(3)} (${expected})`);
  if (!kept) process.exitCode = 1;
}
