// Work to be done outside of a request, put down in the caller's own transaction: it is there exactly when what it follows
// from is. Who does it, and when it is tried again, is in connect/jobs.ts.
import { Logger, runMigrations } from 'graphile-worker';
import type { Tx } from './orm.ts';

/** The schema of the job library in our database; its tables are its own. */
export const jobSchema = 'graphile_worker';

/** A sort of job: what it is called, what it is given, and how often it is tried before it is given up. */
export interface JobKind<P> {
  /** As logs and metrics say it: "count-what-if". */
  readonly name: string;
  /** Of zod: throws what it does not understand. */
  readonly payload: { parse(payload: unknown): P };
  readonly tries?: number;
}

/** With the pauses between them, which grow by e: about three and a half hours. */
const triesByDefault = 10;

/**
 * Puts a job down, to be begun once `tx` is committed. One `key` waits once: a job that waits under it is replaced, one
 * that is under way is left to end and this one comes after it.
 */
export async function enqueue<P>(
  tx: Tx,
  { name, payload: shape, tries = triesByDefault }: JobKind<P>,
  payload: P,
  { key }: { readonly key: string },
): Promise<void> {
  await tx.rows(
    `select 1 from ${jobSchema}.add_job($1::text, $2::json, max_attempts => $3::int, job_key => $4::text)`,
    [name, JSON.stringify(shape.parse(payload)), tries, key],
  );
}

/** Makes or brings up to date the tables of the job library; a failure is thrown, the rest is not worth a line. */
export const migrateJobs = (url: string): Promise<void> =>
  runMigrations({
    connectionString: url,
    schema: jobSchema,
    maxPoolSize: 1,
    logger: new Logger(() => () => undefined),
  });
