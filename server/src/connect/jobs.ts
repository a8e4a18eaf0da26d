// Background jobs, done by whichever server takes one first: each once, tried again when it fails, given back when its
// server ends. The library's own clock says when a failed one is tried again; what the calendar asks for is decided by our
// loops with our clock, which put a job down when it is due (db/job-queue.ts).
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, run, type JobHelpers, type Runner, type TaskList } from 'graphile-worker';
import { limits } from '../config.ts';
import { jobSchema, type JobKind } from '../db/job-queue.ts';
import type { Log } from '../gate/context.ts';

/** One try of a job. */
export interface JobTry {
  /** Aborted when the server ends: the work throws what `signal.reason` is, and is tried again elsewhere. */
  readonly signal: AbortSignal;
  /** This try, from 1. */
  readonly attempt: number;
  /** After this one it is given up. */
  readonly isLast: boolean;
}

/** A sort of job with what does it. */
export interface Job {
  readonly name: string;
  run(payload: unknown, one: JobTry): Promise<void>;
}

/** What was put down is not what this build understands: trying again would not help. */
class UnreadablePayload extends Error {
  override readonly name = 'UnreadablePayload';
}

/** `work` on payloads of its kind; others are refused by name. */
export const jobOf = <P>(kind: JobKind<P>, work: (payload: P, one: JobTry) => Promise<void>): Job => ({
  name: kind.name,
  run: async (payload, one) => work(readPayload(kind, payload), one),
});

function readPayload<P>({ name, payload: shape }: JobKind<P>, payload: unknown): P {
  try {
    return shape.parse(payload);
  } catch (error) {
    throw new UnreadablePayload(`The payload of ${name} is not understood`, { cause: error });
  }
}

export interface JobMetrics {
  /** A try of a job of this name failed. */
  jobFailed(name: string): void;
}

export interface JobParts {
  readonly url: string;
  readonly log: Log;
  readonly jobs: readonly Job[];
  readonly metrics: JobMetrics;
}

/** Takes up jobs until it is stopped; stopping tells those under way, and waits for them a while. */
export function startJobs({ url, log, jobs, metrics }: JobParts): { stop(): Promise<void> } {
  const ended = new AbortController();
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [job.name, watched(job, { log, metrics, signal: ended.signal })]),
  );
  const begin = (): Promise<Runner> =>
    run({
      connectionString: url,
      schema: jobSchema,
      taskList,
      parsedCronItems: [],
      concurrency: limits.jobsAtOnce,
      maxPoolSize: limits.jobsAtOnce + 1,
      pollInterval: limits.jobPollMs,
      noHandleSignals: true,
      preset: { worker: answeredBeforeTheEnd },
      logger: libraryLog(log),
    });
  const loop = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      try {
        await untilEnded(await begin(), ended.signal);
      } catch (error) {
        // A database that is away; or a fault of the library, which must not take the server along.
        log.warn({ err: error }, 'Background jobs stopped and are begun again');
      }
      await delay(limits.databaseRetryMaxMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
    }
  };
  const done = loop();
  return {
    async stop() {
      ended.abort(new Error('The server ends'));
      await done;
    },
  };
}

// Without a delay, however short, the library does not wait for the answers of its last jobs when it is stopped, and ends
// their connections: such a job would stay taken for four hours.
const answeredBeforeTheEnd = { completeJobBatchDelay: 0, failJobBatchDelay: 0 } as const;

/** Until the runner gave up by itself, or was told to end and did, or took too long about it. */
async function untilEnded(runner: Runner, signal: AbortSignal): Promise<void> {
  const told = Promise.withResolvers<undefined>();
  const tell = (): void => {
    told.resolve(undefined);
  };
  signal.addEventListener('abort', tell, { once: true });
  if (signal.aborted) tell();
  try {
    await Promise.race([runner.promise, told.promise]);
  } finally {
    signal.removeEventListener('abort', tell);
  }
  if (!signal.aborted) return;
  const waiting = new AbortController();
  const patience = delay(limits.jobStopMs, 'late' as const, { signal: waiting.signal, ref: false }).catch(() => null);
  const outcome = await Promise.race([runner.stop(), patience]);
  waiting.abort();
  if (outcome === 'late') await runner.kill('it did not end in time');
}

/** A job whose failures are named in the log and counted, and which hears of the server's end. */
function watched(
  work: Job,
  { log, metrics, signal }: Pick<JobParts, 'log' | 'metrics'> & { readonly signal: AbortSignal },
): (payload: unknown, helpers: JobHelpers) => Promise<void> {
  return async (payload, { job, abortSignal }) => {
    const { name } = work;
    const { id, attempts: attempt, max_attempts: tries } = job;
    const both = AbortSignal.any([signal, abortSignal]);
    try {
      await work.run(payload, { signal: both, attempt, isLast: attempt >= tries });
    } catch (error) {
      if (both.aborted) throw error;
      metrics.jobFailed(name);
      const isOver = attempt >= tries || error instanceof UnreadablePayload;
      const fields = { err: error, job: name, id, attempt, tries };
      if (isOver) log.error(fields, 'A job was given up');
      else log.warn(fields, 'A job failed and is tried again');
      if (!(error instanceof UnreadablePayload)) throw error;
    }
  };
}

/** The library's words in our log. What it says of jobs that ended is left out: what matters of it we say ourselves. */
const libraryLog = (log: Log): Logger =>
  new Logger(() => (level, message, meta) => {
    if (meta['success'] === true || meta['failure'] === true) return;
    const fields = { library: 'graphile-worker', ...(meta['error'] !== undefined && { err: meta['error'] }) };
    if (level === 'error') log.error(fields, message);
    else if (level === 'warning') log.warn(fields, message);
    else log.debug(fields, message);
  });
