// A report is issued once: what it says is pinned for both who read it, and to whom it goes is settled, in one transaction
// with the plan of the next. What it says is read before, at one instant; whoever comes second finds it issued.
import { z } from 'zod';
import { limits } from '../config.ts';
import type { JobKind } from '../db/job-queue.ts';
import { enqueue } from '../db/job-queue.ts';
import type { Database, Tx } from '../db/orm.ts';
import { periodAt, periodOfDay, type Period } from '../engine/period.ts';
import { saveNewMail } from '../escalation/mail.store.ts';
import { governing } from '../objective/governing.ts';
import { readReport } from './read-report.ts';
import { resolveRecipients } from './recipients.ts';
import { loadReportedAgreement, reportOn, type ReportAsk } from './report-ask.ts';
import type { ReportContent } from './report-content.ts';
import {
  askAgain,
  claimDueReports,
  findDuePlan,
  isClosingDue,
  loadUnplannedReports,
  saveDelivery,
  saveNewReport,
  saveReportPlan,
  type ReportKey,
  type ReportPlan,
} from './report.store.ts';

/** What a report says to both who read it. */
export interface BothContents {
  readonly content: ReportContent;
  readonly told: ReportContent;
}

export async function readBoth(tx: Tx, ask: ReportAsk, now: Temporal.Instant): Promise<BothContents> {
  return {
    content: await readReport(tx, ask, { audience: 'FLOOR', now }),
    told: await readReport(tx, ask, { audience: 'COUNTERPART', now }),
  };
}

export interface Issue extends BothContents {
  readonly ask: ReportAsk;
  /** A principal; null: by itself. */
  readonly by: string | null;
  /** Since when it was due; null: somebody asked for it. */
  readonly dueMs: number | null;
}

/** Its id; null: it was issued before. */
export async function issueReport(
  tx: Tx,
  { ask, content, told, by, dueMs }: Issue,
  now: Temporal.Instant,
): Promise<number | null> {
  const { agreement, version, report, period } = ask;
  const id = await saveNewReport(
    tx,
    {
      ...{ agreement: agreement.id, version: version.id, title: report.title, kind: report.every },
      ...{ from: period.from.toString(), until: period.until.toString(), by, content, told },
    },
    now,
  );
  if (id === null) return null;
  const isLate = dueMs !== null && now.epochMilliseconds - dueMs > limits.reportMailMaxAgeMs;
  for (const { recipient, audience, to, refused } of await resolveRecipients(tx, report.recipients, agreement)) {
    const why = refused ?? (isLate ? 'It was made long after it was due: it is listed, and not mailed.' : null);
    const mail = to === null || why !== null ? null : await saveNewMail(tx, to, now);
    await saveDelivery(tx, id, { recipient, audience, mail, refused: why });
  }
  return id;
}

/** A report that is due, to be issued by a job. */
export const reportJob: JobKind<ReportKey> = {
  name: 'issue-report',
  payload: z.strictObject({
    agreement: z.int(),
    title: z.string(),
    kind: z.enum(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']),
  }),
};

/** Plans the first reports of agreements that are new, so many at once. False: none is left. */
export async function planNewReports(tx: Tx, now: Temporal.Instant, graceMs: number): Promise<boolean> {
  const keys = await loadUnplannedReports(tx, limits.periodsPerLook);
  for (const key of keys) await planFirst(tx, key, { now, graceMs });
  return keys.length === limits.periodsPerLook;
}

/** Puts down a job for each report that is due. */
export async function putDownDueReports(tx: Tx, now: Temporal.Instant): Promise<void> {
  const askedBefore = now.subtract({ milliseconds: limits.reportAgainMs });
  for (const { agreement, title, kind } of await claimDueReports(
    tx,
    { askedBefore, limit: limits.periodsPerLook },
    now,
  )) {
    const key = `${reportJob.name} ${String(agreement)} ${kind} ${title}`;
    await enqueue(tx, reportJob, { agreement, title, kind }, { key: key.slice(0, limits.jobKeyChars) });
  }
}

/** Issues a report for every period that it is due for. */
export async function issueDueReports(
  database: Database,
  key: ReportKey,
  { now, graceMs }: { readonly now: Temporal.Instant; readonly graceMs: number },
): Promise<void> {
  while (await issueNext(database, key, { now, graceMs })) continue;
}

/** False: none is due, or what it speaks of is not closed yet. */
async function issueNext(
  database: Database,
  key: ReportKey,
  { now, graceMs }: { readonly now: Temporal.Instant; readonly graceMs: number },
): Promise<boolean> {
  const read = await database.transaction((tx) => readDue(tx, key, now), { kind: 'snapshot' });
  if (read === null) return false;
  if (read === 'TOO_EARLY') {
    await database.transaction((tx) => askAgain(tx, key));
    return false;
  }
  return database.transaction(async (tx) => {
    // Whoever holds the plan moves it on; who waited for that finds another period due, or none.
    const plan = await findDuePlan(tx, key, { now, isHeld: true });
    if (plan === null || plan.nextFrom !== read.plan.nextFrom) return true;
    if (read.issue !== null) await issueReport(tx, read.issue, now);
    await planNext(tx, read.plan, graceMs);
    return true;
  });
}

/**
 * What is due and what it says; a plan alone: no version owes a report for that period. Null: none is due. TOO_EARLY: what it
 * speaks of is not closed yet.
 */
async function readDue(
  tx: Tx,
  key: ReportKey,
  now: Temporal.Instant,
): Promise<{ readonly plan: ReportPlan; readonly issue: Issue | null } | 'TOO_EARLY' | null> {
  const plan = await findDuePlan(tx, key, { now, isHeld: false });
  if (plan === null || plan.nextFrom === null) return null;
  if (await isClosingDue(tx, key.agreement, now)) return 'TOO_EARLY';
  const reported = await loadReportedAgreement(tx, key.agreement);
  const on = Temporal.PlainDate.from(plan.nextFrom);
  const ask = reported && reportOn(reported, { title: key.title, every: key.kind, on }, now);
  const issue = ask && { ask, by: null, dueMs: plan.dueMs, ...(await readBoth(tx, ask, now)) };
  return { plan, issue };
}

const dueOf = ({ untilAt }: Period, graceMs: number): Temporal.Instant => untilAt.add({ milliseconds: graceMs });

/** The first period that is reported: that in which the agreement was recorded here, and at most so many months back. */
async function planFirst(
  tx: Tx,
  key: ReportKey,
  { now, graceMs }: { readonly now: Temporal.Instant; readonly graceMs: number },
): Promise<void> {
  const reported = await loadReportedAgreement(tx, key.agreement);
  const owing = reported?.versions.filter(({ id }) =>
    reported.sections.get(id)?.reports.some(({ title, every }) => title === key.title && every === key.kind),
  );
  const [first] = owing ?? [];
  if (first === undefined) return saveReportPlan(tx, { ...key, nextFrom: null, dueAt: null });
  const zone = first.timeZone;
  const oldest = now.toZonedDateTimeISO(zone).subtract({ months: limits.periodsBackMonths }).toInstant();
  const began = [first.from, first.activatedAt ?? first.from, oldest]
    .toSorted((a, b) => Temporal.Instant.compare(a, b))
    .at(-1);
  const period = periodAt(key.kind, began ?? now, zone);
  return saveReportPlan(tx, { ...key, nextFrom: period.from.toString(), dueAt: dueOf(period, graceMs) });
}

/** The period behind the one that was due; none when the agreement has ended. */
async function planNext(tx: Tx, plan: ReportPlan, graceMs: number): Promise<void> {
  if (plan.nextFrom === null) return;
  const versions = (await loadReportedAgreement(tx, plan.agreement))?.versions ?? [];
  const zone = versions.at(-1)?.timeZone ?? 'UTC';
  const next = periodOfDay(plan.kind, periodOfDay(plan.kind, Temporal.PlainDate.from(plan.nextFrom), zone).until, zone);
  // A period that nothing governs is passed over while something may still come.
  const hasEnd = versions.every(({ until }) => until !== null && Temporal.Instant.compare(until, next.fromAt) <= 0);
  const isOver = governing(versions, next) === null && hasEnd;
  await saveReportPlan(tx, { ...plan, nextFrom: next.from.toString(), dueAt: isOver ? null : dueOf(next, graceMs) });
}
