// Writing a draft: who the parties are, which term, which clauses, each checked before anything is stored. All that is
// wrong is said at once.
import { loadSchedules, type ScheduleRow } from '../coverage/coverage.store.ts';
import type { Tx } from '../db/orm.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { keepMeasures, loadMeasureTable } from '../measure/measure.store.ts';
import { loadAgreementByNumber, loadSections, loadVersionsOf, type VersionRow } from './agreement-list.store.ts';
import {
  findOrMakeAgreement,
  saveDraftAnew,
  saveNewVersion,
  type NewAgreement,
  type NewVersion,
} from './agreement-draft.store.ts';
import type { DraftAgreementInput } from './agreement.input.ts';
import { clauseProblems, clausesOf } from './draft-clauses.ts';
import { readParties } from './draft-parties.ts';
import { refuseUnless } from './life.ts';
import { lockVersion, saveAct } from './life.store.ts';
import { findParent, nameProblems } from './section-names.ts';
import { saveParent } from './section-names.store.ts';
import { sectionProblems } from './section-problems.ts';
import { noSections, type AgreementSections } from './sections.type.ts';

export interface Drafted {
  readonly agreement: number;
  readonly version: number;
}

/**
 * Stores a draft in the name of the principal `by`; its agreement's and version's row ids. A number that exists makes the
 * next version, or writes a draft of it anew, when kind, level and parties are the same.
 * @throws Refused with everything that is wrong
 */
export async function draftAgreement(
  tx: Tx,
  { input, by }: { readonly input: DraftAgreementInput; readonly by: string },
  now: Temporal.Instant,
): Promise<Drafted> {
  await keepMeasures(tx);
  const schedule = await findSchedule(tx, input.schedule);
  const { parties, account, problems } = await readParties(tx, input);
  const clauses = clausesOf(input.clauses);
  const number = input.number.trim();
  const until = input.until ?? null;
  const sections = input.sections ? written(input.sections) : await sectionsBefore(tx, number);
  const measures = await loadMeasureTable(tx);
  const { kind, level, structure } = input;
  const wanted = { number, kind: kind ?? 'SLA', level: level ?? 'CUSTOMER', ...parties };
  refuseAny([
    nameProblem(input.number, 'The number of an agreement', ['number']),
    ...problems,
    schedule === null ? userError('NOT_FOUND', 'No coverage schedule has this id.', ['schedule']) : null,
    termProblem(input),
    ...clauseProblems(clauses, { measures, owesMore: (sections.deliverables ?? []).length > 0 }),
    ...sectionProblems(sections, { from: input.from, until, measures }, ['sections']),
    ...(await nameProblems(tx, { sections, agreement: wanted, account }, ['sections'])),
  ]);
  if (schedule === null) throw new Error('A draft without a schedule was let through');
  const parent = (await findParent(tx, input.parent, wanted))?.id ?? null;
  const agreement = await agreementFor(tx, { ...wanted, structure: structure ?? 'SERVICE_BASED', parent }, now);
  const timeZone = input.timeZone ?? schedule.definition.timeZone;
  // The agreement's row is held: no other draft is numbered meanwhile, and the version that is written anew is held too.
  if (input.version) await lockVersion(tx, idOf('AgreementVersion', input.version) ?? 0);
  const versions = (await loadVersionsOf(tx, [agreement])).get(agreement) ?? [];
  const rewritten = draftToRewrite(input.version, number, versions);
  const version = rewritten?.version ?? (versions.at(-1)?.version ?? 0) + 1;
  const activated = versions.filter(({ activatedAt }) => activatedAt !== null);
  refuseAny(activated.map((each) => notAfter({ number, version, fromDate: input.from }, each, ['from'])));
  const terms: NewVersion = {
    agreement,
    version,
    timeZone,
    fromDate: input.from,
    untilDate: until,
    from: startOfDate(input.from, timeZone),
    until: until === null ? null : startOfDate(until, timeZone),
    scheduleVersion: schedule.versionId,
    following: input.scheduleFollowing ?? 'PINNED',
    appliesTo: input.appliesTo ?? 'NEW_TICKETS',
    clauses,
    sections,
  };
  const id = rewritten?.id ?? (await saveNewVersion(tx, terms, now));
  if (rewritten !== null) await saveDraftAnew(tx, id, terms);
  await saveAct(tx, { version: id, kind: rewritten === null ? 'DRAFTED' : 'REWRITTEN', by }, now);
  return { agreement, version: id };
}

/** An amendment takes over from a day on; what was agreed for earlier days stays as it is. */
export function notAfter(
  { number, version, fromDate }: { readonly number: string } & Pick<VersionRow, 'version' | 'fromDate'>,
  earlier: VersionRow,
  path: readonly string[],
): UserErrorValue | null {
  if (fromDate > earlier.fromDate) return null;
  const message = `${number} version ${String(version)} begins on ${fromDate}; it must begin after version ${String(earlier.version)}, which begins on ${earlier.fromDate}.`;
  return userError('TERM_NOT_AFTER', message, path);
}

/** The version that is written anew; null: none is named. @throws Refused NOT_FOUND, WRONG_STATUS */
function draftToRewrite(
  id: string | null | undefined,
  number: string,
  versions: readonly VersionRow[],
): VersionRow | null {
  if (id === null || id === undefined) return null;
  const key = idOf('AgreementVersion', id);
  const found = versions.find((each) => each.id === key);
  if (found === undefined) return refuse('NOT_FOUND', `Agreement ${number} has no version of this id.`, ['version']);
  refuseUnless('REWRITTEN', { title: `${number} version ${String(found.version)}`, status: found.status });
  return found;
}

/** Sections as they are kept: what was said, and nothing of what was not. */
const written = (sections: AgreementSections): AgreementSections =>
  JSON.parse(JSON.stringify(sections, (_field, value: unknown) => value ?? undefined)) as AgreementSections;

/** What the last version of this number says; an amendment that is silent keeps it. */
async function sectionsBefore(tx: Tx, number: string): Promise<AgreementSections> {
  const agreement = await loadAgreementByNumber(tx, number);
  const last = agreement && (await loadVersionsOf(tx, [agreement.id])).get(agreement.id)?.at(-1);
  return last ? ((await loadSections(tx, [last.id])).get(last.id) ?? noSections) : noSections;
}

async function findSchedule(tx: Tx, id: string): Promise<ScheduleRow | null> {
  const key = idOf('CoverageSchedule', id);
  return key === null ? null : ((await loadSchedules(tx, [key])).get(key) ?? null);
}

function termProblem({ from, until }: DraftAgreementInput): UserErrorValue | null {
  // Civil dates in ISO form sort as text.
  if (until === null || until === undefined || until > from) return null;
  return userError(
    'TERM_ENDS_EARLY',
    `The term begins on ${from} and must end later; its first date after is ${until}.`,
    ['until'],
  );
}

/** The agreement of this number, made when there is none and locked; refused when it stands between other parties. */
async function agreementFor(tx: Tx, wanted: NewAgreement, now: Temporal.Instant): Promise<number> {
  const found = await findOrMakeAgreement(tx, wanted, now);
  const isSame = (['kind', 'level', 'customer', 'serviceAccount', 'service'] as const).every(
    (key) => found[key] === wanted[key],
  );
  if (isSame) {
    if (wanted.parent !== null && wanted.parent !== found.parent)
      await saveParent(tx, { agreement: found.id, parent: wanted.parent });
    return found.id;
  }
  const message = `Agreement ${wanted.number} exists with another kind, level or other parties; its next version keeps them.`;
  return refuse('NUMBER_TAKEN', message, ['number']);
}

/** When a civil date begins in a zone; a midnight that a clock change skips begins after the gap. */
export const startOfDate = (date: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant();
