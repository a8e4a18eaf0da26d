// A draft begins to judge: once nothing else of its level judges the same parties in its term, the version it follows
// is cut where it begins, and every ticket that opened in its term is read anew.
import { activateVersion, cutTerm, lockActivations } from '../agreement/agreement-draft.store.ts';
import {
  loadAgreements,
  loadVersions,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement/agreement-list.store.ts';
import { loadDraftTerms, loadOtherTerms } from '../agreement/agreement.store.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { overlaps, type ClauseClash } from '../engine/agreement.ts';
import { validateClauses } from '../engine/clause-problems.ts';
import type { Clause, Terms } from '../engine/clause.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { refuseAny } from '../gate/text.ts';
import { keepMeasures, loadMeasureTable } from '../measure/measure.store.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';

/**
 * Activates a version in the name of the principal `by`; its agreement's row id.
 * @throws Refused NOT_FOUND, NOT_A_DRAFT, TERM_NOT_AFTER or AGREEMENTS_OVERLAP
 */
export async function activateAgreement(
  tx: Tx,
  { versionId, by }: { readonly versionId: number | null; readonly by: string },
  now: Temporal.Instant,
): Promise<{ readonly agreement: number; readonly version: number }> {
  await lockActivations(tx);
  await keepMeasures(tx);
  const version = versionId === null ? undefined : (await loadVersions(tx, [versionId])).get(versionId);
  if (version === undefined) refuse('NOT_FOUND', 'No agreement version has this id.', ['version']);
  const agreement = (await loadAgreements(tx, [version.agreement])).get(version.agreement);
  if (agreement === undefined) throw new Error(`Agreement version ${String(version.id)} has no agreement`);
  refuseActivated(agreement, version);
  const earlier = await activatedBefore(tx, version);
  refuseAny(earlier.map((each) => notAfter(agreement, version, each)));
  const ours = await loadDraftTerms(tx, version.id);
  if (ours === null) throw new Error(`Agreement version ${String(version.id)} has no terms`);
  refuseAny(await problemsOf(tx, ours));
  refuseAny(await overlapsOf(tx, agreement, ours));
  for (const each of earlier.filter((other) => reachesInto(other, version))) {
    await cutTerm(tx, { version: each.id, untilDate: version.fromDate, until: version.from });
  }
  await activateVersion(tx, { version: version.id, by }, now);
  if (agreement.kind === 'SLA') await wakeJudged(tx, agreement, version, now);
  return { agreement: agreement.id, version: version.id };
}

const title = (agreement: { readonly number: string }, { version }: { readonly version: number }): string =>
  `${agreement.number} version ${String(version)}`;

function refuseActivated(agreement: AgreementRow, version: VersionRow): void {
  if (version.activatedAt === null) return;
  const since = version.activatedAt.toString({ smallestUnit: 'second' });
  refuse('NOT_A_DRAFT', `${title(agreement, version)} was activated at ${since} already.`, ['version']);
}

async function activatedBefore(tx: Tx, { id, agreement }: VersionRow): Promise<VersionRow[]> {
  const versions = (await loadVersionsOf(tx, [agreement])).get(agreement) ?? [];
  return versions.filter((each) => each.id !== id && each.activatedAt !== null);
}

/** An amendment takes over from a day on; what was agreed for earlier days stays as it is. */
function notAfter(agreement: AgreementRow, version: VersionRow, earlier: VersionRow): UserErrorValue | null {
  if (version.fromDate > earlier.fromDate) return null;
  const message = `${title(agreement, version)} begins on ${version.fromDate}; it must begin after version ${String(earlier.version)}, which begins on ${earlier.fromDate}.`;
  return userError('TERM_NOT_AFTER', message, ['version']);
}

const reachesInto = ({ until }: VersionRow, { from }: VersionRow): boolean =>
  until === null || Temporal.Instant.compare(until, from) > 0;

/** What is wrong by now with clauses that were right when they were written: a measure of theirs may have changed since. */
async function problemsOf(tx: Tx, { clauses }: Terms): Promise<UserErrorValue[]> {
  const found: readonly UserErrorValue[] = validateClauses(clauses, await loadMeasureTable(tx));
  return found.map((problem) => ({ ...problem, path: ['version', ...(problem.path ?? [])] }));
}

/** Each other agreement that would answer a question of ours just as specifically, with both clauses named. */
async function overlapsOf(tx: Tx, agreement: AgreementRow, ours: Terms): Promise<UserErrorValue[]> {
  const others = await loadOtherTerms(tx, { agreement: agreement.id, kind: agreement.kind });
  return others.flatMap((theirs) => {
    const [clash] = overlaps(ours, theirs);
    return clash === undefined ? [] : [overlapError({ agreement, ours, theirs }, clash)];
  });
}

function overlapError(
  { agreement, ours, theirs }: { readonly agreement: AgreementRow; readonly ours: Terms; readonly theirs: Terms },
  { clauseA, clauseB }: ClauseClash,
): UserErrorValue {
  const named = ({ agreementNumber, version }: Terms, { number }: Clause): string =>
    `${agreementNumber} version ${String(version)} (clause ${number})`;
  const message = `${named(ours, clauseA)} and ${named(theirs, clauseB)} would judge the same tickets of the same parties at level ${agreement.level} in the same time.`;
  return userError('AGREEMENTS_OVERLAP', message, ['version']);
}

/** Wakes every ticket that opened in the term and that these parties' agreement can judge. */
async function wakeJudged(
  tx: Tx,
  agreement: AgreementRow,
  { from, until }: VersionRow,
  now: Temporal.Instant,
): Promise<void> {
  await wakeTickets(
    tx,
    `t.opened_at >= $2::timestamptz and ($3::timestamptz is null or t.opened_at < $3::timestamptz)
     and ($4::bigint is null or t.customer_id = $4)`,
    [toSqlInstant(from), toSqlInstant(until), agreement.customer],
    now,
  );
}
