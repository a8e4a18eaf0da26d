// Occurrences are made ahead: when a version is activated or ends, and every day so far ahead. Any number of servers may
// make them; late, they make the same.
import { loadAgreements, loadSections, loadVersionsOf } from '../agreement/agreement-list.store.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import {
  claimDuePlan,
  deleteOccurrences,
  holdPlan,
  lockUntouched,
  saveNewOccurrences,
  savePlan,
  type NewOccurrence,
  type PlanRow,
} from '../deliverable/occurrence.store.ts';
import { goesOn, plannedOccurrences, type PlannedAgreement } from '../deliverable/plan.ts';
import { readingOf } from './settle-occurrences.ts';

/** Makes the occurrences of an agreement that changed, and takes back those to come that are owed no more. */
export async function planAnew(tx: Tx, agreement: number, now: Temporal.Instant): Promise<void> {
  const planned = await loadPlanned(tx, agreement);
  if (planned === null) return;
  const plan = await holdPlan(tx, agreement);
  const until = madeUntil(plan, now);
  const owed = plannedOccurrences(planned, { from: null, until });
  const wanted = new Set(owed.map(keyOf));
  const untouched = await lockUntouched(tx, agreement, now);
  const gone = untouched.filter((each) => !wanted.has(keyOf(each)));
  await deleteOccurrences(
    tx,
    gone.map(({ id }) => id),
  );
  await make(tx, owed, now);
  await savePlan(tx, { agreement, nextAt: nextAt(planned, until, now), madeUntil: until });
}

/** Makes the next occurrences of one agreement whose plan is due; false: none is. */
export async function planDue(tx: Tx, now: Temporal.Instant): Promise<boolean> {
  const plan = await claimDuePlan(tx, now);
  if (plan === null) return false;
  const planned = await loadPlanned(tx, plan.agreement);
  const until = madeUntil(plan, now);
  if (planned !== null) await make(tx, plannedOccurrences(planned, { from: plan.madeUntil, until }), now);
  const next = planned === null ? null : nextAt(planned, until, now);
  await savePlan(tx, { agreement: plan.agreement, nextAt: next, madeUntil: until });
  return true;
}

/** One version's occurrence of one deliverable, due at one instant, wanting the same. */
const keyOf = ({ version, number, dueMs, opensMs }: NewOccurrence): string =>
  [version, number, dueMs, opensMs].join(' ');

/** Null: it owes nothing, and never did. */
async function loadPlanned(tx: Tx, id: number): Promise<PlannedAgreement | null> {
  const agreement = (await loadAgreements(tx, [id])).get(id);
  const versions = ((await loadVersionsOf(tx, [id])).get(id) ?? []).filter(({ activatedAt }) => activatedAt !== null);
  const sections = await loadSections(
    tx,
    versions.map((version) => version.id),
  );
  const owes = [...sections.values()].some(({ deliverables }) => (deliverables ?? []).length > 0);
  return agreement === undefined || !owes ? null : { agreement, versions, sections };
}

/** What was made stays made: the end never moves back. */
function madeUntil({ madeUntil: until }: PlanRow, now: Temporal.Instant): Temporal.Instant {
  const ahead = now.add({ hours: limits.occurrencesAheadDays * 24 });
  return until !== null && Temporal.Instant.compare(until, ahead) > 0 ? until : ahead;
}

const nextAt = (planned: PlannedAgreement, until: Temporal.Instant, now: Temporal.Instant): Temporal.Instant | null =>
  goesOn(planned, until) ? now.add({ milliseconds: limits.occurrencesPlanMs }) : null;

/** Nothing is told of what was over before it was made: an agreement that is recorded late tells no past. */
async function make(tx: Tx, owed: readonly NewOccurrence[], now: Temporal.Instant): Promise<void> {
  await saveNewOccurrences(
    tx,
    owed.map((each) => ({ ...each, ...readingOf(each, [], now), revision: 0, portalRevision: 0 })),
  );
}
