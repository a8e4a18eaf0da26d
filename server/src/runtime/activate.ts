// A draft begins to judge: once nothing else of its level judges the same parties in its term, the version it follows
// is cut where it begins, and every ticket that it can judge is read anew.
import { activateVersion, cutTerm, lockActivations } from '../agreement/agreement-draft.store.ts';
import {
  loadAgreements,
  loadVersions,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement/agreement-list.store.ts';
import { loadDraftTerms, loadOtherTerms } from '../agreement/agreement.store.ts';
import { notAfter } from '../agreement/draft-agreement.ts';
import { refuseUnless } from '../agreement/life.ts';
import { saveAct } from '../agreement/life.store.ts';
import type { Tx } from '../db/orm.ts';
import { overlaps, type ClauseClash } from '../engine/agreement.ts';
import { validateClauses } from '../engine/clause-problems.ts';
import type { Clause, Terms } from '../engine/clause.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { refuseAny } from '../gate/text.ts';
import { keepMeasures, loadMeasureTable } from '../measure/measure.store.ts';
import { activated, judgedBy } from './amendment.ts';
import { saveAmendmentFlips } from './amendment.store.ts';
import { DryRun } from './dry-run.ts';
import { planAnew } from './plan-occurrences.ts';
import { reasonProblem } from './save-schedule-version.ts';
import type { Moves } from './schedule-moves.ts';
import type { Flip } from './schedule-moves.store.ts';

/** Who activates what, and on which condition. */
export interface Activation {
  readonly versionId: number | null;
  /** A principal. */
  readonly by: string;
  readonly reason: string | null;
  /** How many results the signer was told would turn over; null: not said. */
  readonly expectedFlips: number | null;
  readonly isDryRun: boolean;
}

export interface Activated {
  readonly agreement: number;
  readonly version: number;
  /** Null: nobody asked, because it judges only what opens in its term. */
  readonly moves: Moves | null;
  readonly terms: Terms;
  readonly timeZone: string;
}

/**
 * Activates a version.
 * @throws Refused NOT_FOUND, NOT_A_DRAFT, TERM_NOT_AFTER, AGREEMENTS_OVERLAP, REASON_MISSING, FLIPS_CHANGED, or what is
 * wrong with its clauses; DryRun, with what would have been, when `isDryRun`
 */
export async function activateAgreement(tx: Tx, act: Activation, now: Temporal.Instant): Promise<Activated> {
  await lockActivations(tx);
  await keepMeasures(tx);
  const { agreement, version } = await findDraft(tx, act.versionId);
  const earlier = await activatedBefore(tx, version);
  refuseAny(earlier.map((each) => notAfter({ ...version, number: agreement.number }, each, ['version'])));
  const terms = await loadDraftTerms(tx, version.id);
  if (terms === null) throw new Error(`Agreement version ${String(version.id)} has no terms`);
  const reason = act.reason?.trim() ?? '';
  refuseAny([...(await problemsOf(tx, terms)), ...reasonProblems(version, { ...act, reason })]);
  refuseAny(await overlapsOf(tx, agreement, terms));
  const activate = async (): Promise<void> => {
    for (const each of earlier.filter((other) => reachesInto(other, version))) {
      await cutTerm(tx, { version: each.id, untilDate: version.fromDate, until: version.from });
      await saveAct(tx, { version: each.id, kind: 'SUPERSEDED', by: act.by }, now);
    }
    const said = { version: version.id, by: act.by, reason: reason === '' ? null : reason };
    await activateVersion(tx, said, now);
    await saveAct(tx, { version: version.id, kind: 'ACTIVATED', by: act.by, note: said.reason }, now);
    await planAnew(tx, agreement.id, now);
  };
  const judged = judgedBy(version, { customer: agreement.customer, earlier });
  const asked = act.isDryRun || act.expectedFlips !== null || version.appliesTo !== 'NEW_TICKETS';
  const moves = await activated(tx, { judged, asked }, activate, now);
  const flips = moves?.flips ?? [];
  refuseAny([flipProblem(act, flips)]);
  if (version.appliesTo === 'WHOLE_PERIOD') await saveAmendmentFlips(tx, version.id, flips);
  const done = { agreement: agreement.id, version: version.id, moves, terms, timeZone: version.timeZone };
  if (act.isDryRun) throw new DryRun<Activated>(done);
  return done;
}

async function findDraft(
  tx: Tx,
  versionId: number | null,
): Promise<{ readonly agreement: AgreementRow; readonly version: VersionRow }> {
  const version = versionId === null ? undefined : (await loadVersions(tx, [versionId])).get(versionId);
  if (version === undefined) refuse('NOT_FOUND', 'No agreement version has this id.', ['version']);
  const agreement = (await loadAgreements(tx, [version.agreement])).get(version.agreement);
  if (agreement === undefined) throw new Error(`Agreement version ${String(version.id)} has no agreement`);
  refuseActivated(agreement, version);
  refuseUnless('ACTIVATED', { title: title(agreement, version), status: version.status });
  return { agreement, version };
}

/** What corrects the past is signed with a reason. */
function reasonProblems(
  { appliesTo }: VersionRow,
  { reason, isDryRun }: { readonly reason: string; readonly isDryRun: boolean },
): (UserErrorValue | null)[] {
  const isMissing = appliesTo === 'WHOLE_PERIOD' && reason === '' && !isDryRun;
  const message = 'This amendment judges the whole period anew: say why what was agreed was wrong.';
  return [isMissing ? userError('REASON_MISSING', message, ['reason']) : null, reasonProblem(reason)];
}

/** Who signs on the strength of a dry run signs for what that said. */
function flipProblem({ expectedFlips }: Activation, flips: readonly Flip[]): UserErrorValue | null {
  if (expectedFlips === null || expectedFlips === flips.length) return null;
  const message = `The dry run said that ${String(expectedFlips)} results would turn over; by now it is ${String(flips.length)}.`;
  return userError('FLIPS_CHANGED', message, ['expectedFlips']);
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

const reachesInto = ({ until }: VersionRow, { from }: VersionRow): boolean =>
  until === null || Temporal.Instant.compare(until, from) > 0;

/** What is wrong by now with clauses that were right when they were written: a measure of theirs may have changed since. */
async function problemsOf(tx: Tx, { clauses }: Terms): Promise<UserErrorValue[]> {
  const found: readonly UserErrorValue[] = validateClauses(clauses, await loadMeasureTable(tx));
  return found.map((problem) => ({ ...problem, path: ['version', ...(problem.path ?? [])] }));
}

/** Each other agreement that would answer a question of ours just as specifically, with both clauses named. */
async function overlapsOf(tx: Tx, agreement: AgreementRow, ours: Terms): Promise<UserErrorValue[]> {
  // Which of several suppliers a promise rests on, the customer's agreement says.
  if (agreement.kind === 'UNDERPINNING') return [];
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
