// Reports that are due: our clock decides that, and puts down a job; a job issues them. Any number of servers may do either:
// a plan that is due stays due until its report is issued, and a report is issued once.
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { issueDueReports, planNewReports, putDownDueReports, reportJob } from '../report/issue-report.ts';
import { loadNextReport } from '../report/report.store.ts';
import { startDueLoop } from './due-loop.ts';
import { jobOf, type Job } from './jobs.ts';

export interface ReportParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Pick<Log, 'error'>;
  /** How long after its end a period is reported: when it is closed. */
  readonly graceMs: number;
}

/** Issues every report of one kind that is due. */
export const reportsJob = ({ database, time, graceMs }: Omit<ReportParts, 'log'>): Job =>
  jobOf(reportJob, (key) => issueDueReports(database, key, { now: time.now(), graceMs }));

export function startReportLoop({ log, database, time, graceMs }: ReportParts): { stop(): Promise<void> } {
  let lookedAt = Number.NEGATIVE_INFINITY;
  const work = async (): Promise<number | null> => {
    const now = time.now();
    const next = await database.transaction(loadNextReport);
    // New agreements are looked for now and then; a report that is due is put down at once.
    const isDue = next !== null && next <= now.epochMilliseconds;
    if (isDue || Math.abs(now.epochMilliseconds - lookedAt) >= limits.periodLookMs) {
      lookedAt = now.epochMilliseconds;
      while (await database.transaction((tx) => planNewReports(tx, now, graceMs))) continue;
      await database.transaction((tx) => putDownDueReports(tx, now));
    }
    return database.transaction(loadNextReport);
  };
  return startDueLoop({ time, log, work, failed: 'Planning reports failed and goes on' });
}
