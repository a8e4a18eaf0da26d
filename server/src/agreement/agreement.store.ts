// Agreements in the database. `loadTerms` is what settling reads: activated versions as engine values, their clauses
// kept in memory, because an activated version never changes.
import { loadFollowedCoverage } from '../coverage/compiled.store.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import type { AgreementKind, AgreementLevel, AppliesTo, Clause, ClauseOptions, Terms } from '../engine/clause.ts';
import type { Coverage, CoveragePeriod } from '../engine/coverage.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import type { Step } from '../engine/escalation.ts';
import type { Severity } from '../engine/fact.ts';

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

interface TermsRow {
  readonly id: number;
  readonly uid: string;
  readonly agreement: number;
  readonly number: string;
  readonly kind: AgreementKind;
  readonly version: number;
  readonly timeZone: string;
  readonly level: AgreementLevel;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly scheduleVersion: number;
  readonly following: ScheduleFollowing;
  readonly appliesTo: AppliesTo;
}

/** Terms with the agreement they are a version of. */
export interface AgreedTerms extends Terms {
  readonly agreement: number;
  readonly kind: AgreementKind;
  /** In which its days begin. */
  readonly timeZone: string;
  /** The numbers of the agreements that it rests on. */
  readonly restsOn: readonly string[];
}

const selectTerms = `select v.id, v.portal_id as uid, a.id as agreement, a.number, a.kind, v.version, v.time_zone as "timeZone", a.level,
    a.customer_id as customer, a.service_account_id as "serviceAccount", a.service_id as service,
    ms(v.from_at) as "fromMs", ms(v.until_at) as "untilMs", v.schedule_version_id as "scheduleVersion",
    v.schedule_following as following, v.applies_to as "appliesTo"
  from agreement a join agreement_version v on v.agreement_id = a.id`;

const termsBinding = (kind: AgreementKind): string => `${selectTerms}
   where a.kind = '${kind}' and v.activated_at is not null
     and (a.customer_id in (select customer_id from service_account where id = any($1::bigint[])) or a.level = 'CORPORATE')
   order by a.number, v.version`;

const termsOfAccounts = prepared(termsBinding('SLA'));

/**
 * Every activated SLA version that could judge a ticket of these service accounts' customers (corporate ones included),
 * whatever its term, as engine values. A ticket takes those in force at its opening.
 */
export const loadTerms = async (tx: Tx, serviceAccounts: readonly number[]): Promise<AgreedTerms[]> =>
  termsOf(tx, await tx.rows<TermsRow>(termsOfAccounts, [serviceAccounts]));

async function termsOf(tx: Tx, rows: readonly TermsRow[]): Promise<AgreedTerms[]> {
  const coverageFor = await loadFollowedCoverage(tx, rows);
  const agreed = await loadAgreed(tx, rows);
  return rows.map((row) => toTerms(row, coverageFor(row), agreed.get(row.id) ?? nothingAgreed));
}

/** What never changes once a version is activated. */
type Agreed = Pick<AgreedTerms, 'clauses' | 'restsOn' | 'steps'> & Required<Pick<Terms, 'excludes'>>;

const nothingAgreed: Agreed = { clauses: [], excludes: [], restsOn: [] };

function toTerms(row: TermsRow, coverage: Coverage, agreed: Agreed): AgreedTerms {
  const { id, uid: _uid, following: _following, number, fromMs, untilMs, ...rest } = row;
  return {
    ...rest,
    agreementVersion: id,
    agreementNumber: number,
    from: instant(fromMs),
    until: untilMs === null ? null : instant(untilMs),
    coverage,
    ...agreed,
  };
}

// By database and by the version's random id: row ids of two databases in one process may be equal, and a database
// that is restored under a running server gives old ids to other versions.
const keptAgreed = new WeakMap<object, Map<string, Agreed>>();
const versionsKeptAtMost = 10_000;

async function loadAgreed(tx: Tx, versions: readonly TermsRow[]): Promise<Map<number, Agreed>> {
  const kept = keptAgreed.get(tx.origin) ?? new Map<string, Agreed>();
  keptAgreed.set(tx.origin, kept);
  const missing = versions.filter((version) => !kept.has(version.uid));
  const loaded = await readAgreed(
    tx,
    missing.map((each) => each.id),
  );
  const found = new Map(versions.map(({ id, uid }) => [id, kept.get(uid) ?? loaded(id)]));
  if (kept.size + missing.length > versionsKeptAtMost) kept.clear();
  for (const { id, uid } of missing) kept.set(uid, found.get(id) ?? nothingAgreed);
  return found;
}

async function readAgreed(tx: Tx, versionIds: readonly number[]): Promise<(versionId: number) => Agreed> {
  if (versionIds.length === 0) return () => nothingAgreed;
  const [clauses, excludes, resting, steps] = await Promise.all([
    loadClausesOf(tx, versionIds),
    loadExcludedServices(tx, versionIds),
    loadRestsOn(tx, versionIds),
    loadSteps(tx, versionIds),
  ]);
  return (id) => {
    const own = steps.get(id);
    return {
      clauses: clauses.get(id) ?? [],
      excludes: excludes.get(id) ?? [],
      restsOn: (resting.get(id) ?? []).map(({ number }) => number),
      ...(own && { steps: own }),
    };
  };
}

/** A step as the sections of a version keep it. */
type SaidStep = Partial<Omit<Step, 'timeMs'>> & Pick<Step, 'number' | 'kind' | 'limit' | 'point'> & { time?: number };

/** The steps of escalation of those of these versions that have any. */
async function loadSteps(tx: Tx, versionIds: readonly number[]): Promise<Map<number, readonly Step[]>> {
  const rows = await tx.rows<{ id: number; steps: readonly SaidStep[] }>(
    `select id, sections -> 'escalation' as steps from agreement_version
      where id = any($1::bigint[]) and sections -> 'escalation' <> '[]'`,
    [versionIds],
  );
  return new Map(rows.map(({ id, steps }) => [id, steps.map(toStep)]));
}

const toStep = ({ time, ...said }: SaidStep): Step => ({
  number: said.number,
  kind: said.kind,
  measure: said.measure ?? null,
  severity: said.severity ?? null,
  group: said.group ?? null,
  isUnassigned: said.isUnassigned ?? false,
  limit: said.limit,
  point: said.point,
  share: said.share ?? null,
  timeMs: time ?? null,
  isRealTime: said.isRealTime ?? false,
  notify: said.notify ?? [],
  raiseTo: said.raiseTo ?? null,
  moveTo: said.moveTo ?? null,
  note: said.note ?? null,
});

/** The services that the exclusions of each version name. */
async function loadExcludedServices(tx: Tx, versionIds: readonly number[]): Promise<Map<number, readonly number[]>> {
  const rows = await tx.rows<{ id: number; services: number[] }>(
    `select v.id, array_agg(s.id) as services from agreement_version v
       cross join jsonb_array_elements(v.sections -> 'exclusions') as exclusion
       join service s on s.reference = exclusion ->> 'service'
      where v.id = any($1::bigint[]) group by v.id`,
    [versionIds],
  );
  return new Map(rows.map(({ id, services }) => [id, services]));
}

/** The terms of a draft as they would judge, nothing kept in memory; null when there is no such version. */
export async function loadDraftTerms(tx: Tx, versionId: number): Promise<AgreedTerms | null> {
  const [row] = await tx.rows<TermsRow>(`${selectTerms} where v.id = $1`, [versionId]);
  if (row === undefined) return null;
  const coverageFor = await loadFollowedCoverage(tx, [row]);
  const agreed = await readAgreed(tx, [row.id]);
  return toTerms(row, coverageFor(row), agreed(row.id));
}

/** The coverage that each agreement version counts by. */
export async function loadTermsCoverage(tx: Tx, versionIds: readonly number[]): Promise<Map<number, Coverage>> {
  const rows = await tx.rows<Pick<TermsRow, 'id' | 'scheduleVersion' | 'following'>>(
    `select id, schedule_version_id as "scheduleVersion", schedule_following as following
       from agreement_version where id = any($1::bigint[])`,
    [versionIds],
  );
  const coverageFor = await loadFollowedCoverage(tx, rows);
  return new Map(rows.map((row) => [row.id, coverageFor(row)]));
}

/** Activated terms of other agreements of one kind, whoever their parties are. */
export async function loadOtherTerms(
  tx: Tx,
  { agreement, kind }: { readonly agreement: number; readonly kind: string },
): Promise<AgreedTerms[]> {
  return termsOf(
    tx,
    await tx.rows<TermsRow>(
      `${selectTerms} join agreement own on own.id = $1
     where a.id <> own.id and a.kind = $2 and v.activated_at is not null and a.level = own.level
       and a.customer_id is not distinct from own.customer_id
     order by a.number, v.version`,
      [agreement, kind],
    ),
  );
}

/** Every activated version of internal agreements that could bind tickets of these service accounts' customers. */
export const loadInternalTerms = async (tx: Tx, serviceAccounts: readonly number[]): Promise<AgreedTerms[]> =>
  termsOf(tx, await tx.rows<TermsRow>(internalTerms, [serviceAccounts]));

const internalTerms = prepared(termsBinding('OLA'));

/** The agreements that each version says it rests on. */
async function loadRestsOn(
  tx: Tx,
  versionIds: readonly number[],
): Promise<Map<number, { readonly version: number; readonly number: string }[]>> {
  const rows = await tx.rows<{ readonly version: number; readonly number: string }>(
    `select id as version, number from agreement_version
       cross join jsonb_array_elements_text(nullif(sections -> 'underpinnedBy', 'null')) as number
      where id = any($1::bigint[])`,
    [versionIds],
  );
  return Map.groupBy(rows, ({ version }) => version);
}

/** Every activated version of the supplier contracts of these numbers. */
export const loadContracts = (tx: Tx, numbers: readonly string[]): Promise<AgreedTerms[]> =>
  loadActivated(tx, `a.kind = 'UNDERPINNING' and a.number = any($1)`, numbers);

/** Every activated version of the supplier contracts of these ids. */
export const loadContractTerms = (tx: Tx, agreements: readonly number[]): Promise<AgreedTerms[]> =>
  loadActivated(tx, `a.kind = 'UNDERPINNING' and a.id = any($1::bigint[])`, agreements);

async function loadActivated(tx: Tx, which: string, asked: readonly unknown[]): Promise<AgreedTerms[]> {
  if (asked.length === 0) return [];
  const where = `where v.activated_at is not null and ${which} order by a.number, v.version`;
  return termsOf(tx, await tx.rows<TermsRow>(`${selectTerms} ${where}`, [asked]));
}

/** The activated versions that these versions rest on, by the version that names them, each from the first on. */
export async function loadUnderpinning(tx: Tx, versionIds: readonly number[]): Promise<Map<number, AgreedTerms[]>> {
  const found = await loadRestsOn(tx, versionIds);
  const numbers = [...found.values()].flatMap((links) => links.map(({ number }) => number));
  const byNumber = Map.groupBy(
    await loadActivated(tx, 'a.number = any($1)', numbers),
    ({ agreementNumber }) => agreementNumber,
  );
  return new Map(
    [...found].map(([version, own]) => [version, own.flatMap(({ number }) => byNumber.get(number) ?? [])]),
  );
}

/** The activated versions, not ended by `now`, that rest on the agreement of this number. */
export async function loadRestingOn(tx: Tx, number: string, now: Temporal.Instant): Promise<AgreedTerms[]> {
  const rows = await tx.rows<TermsRow>(
    `${selectTerms} where v.activated_at is not null and v.sections -> 'underpinnedBy' ? $1
        and coalesce(v.until_at > $2::timestamptz, true) order by a.number, v.version`,
    [number, toSqlInstant(now)],
  );
  return termsOf(tx, rows);
}

/** A clause with the version it belongs to. */
export interface ClauseRow extends Clause {
  readonly agreementVersion: number;
}

const clauseColumns = `id, agreement_version_id as "agreementVersion", number, measure, severity, period,
  promise_ms as "promiseMs", target_ms as "targetMs", warn_at_share as "warnAtShare", options`;

interface ClauseSql extends Omit<ClauseRow, 'severity' | 'period' | 'options'> {
  readonly severity: Severity | null;
  readonly period: CoveragePeriod | null;
  readonly options: ClauseOptions;
}

/** The clauses of each version in their order in the document. */
export async function loadClausesOf(tx: Tx, versionIds: readonly number[]): Promise<Map<number, ClauseRow[]>> {
  const rows = await tx.rows<ClauseSql>(
    `select ${clauseColumns} from clause where agreement_version_id = any($1::bigint[])
     order by agreement_version_id, position`,
    [versionIds],
  );
  return Map.groupBy(rows, (row) => row.agreementVersion);
}

/** Clauses by id. */
export async function loadClauses(tx: Tx, ids: readonly number[]): Promise<Map<number, ClauseRow>> {
  const rows = await tx.rows<ClauseSql>(`select ${clauseColumns} from clause where id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
