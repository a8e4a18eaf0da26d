// Writing agreements: drafts, and the two things that may happen to a version once it is agreed (it is activated, its
// term is cut). The database refuses every other change of agreed terms.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { CoverageScheduleVersionEntity } from '../coverage/coverage.entity.ts';
import type { AppliesTo, Clause } from '../engine/clause.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import { AgreementEntity, AgreementVersionEntity, ClauseEntity } from './agreement.entity.ts';
import { loadAgreementByNumber, type AgreementRow } from './agreement-list.store.ts';
import { saveContactNames } from './contact-names.store.ts';
import type { AgreementSections } from './sections.type.ts';

export type NewAgreement = Omit<AgreementRow, 'id'>;

/** The agreement of this number, made when there is none, and locked so that versions are numbered one by one. */
export async function findOrMakeAgreement(tx: Tx, wanted: NewAgreement, now: Temporal.Instant): Promise<AgreementRow> {
  await tx.rows(
    `insert into agreement (number, kind, level, customer_id, service_account_id, service_id, created_at, structure, parent_id)
     values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8, $9) on conflict (number) do nothing`,
    [
      wanted.number,
      wanted.kind,
      wanted.level,
      wanted.customer,
      wanted.serviceAccount,
      wanted.service,
      toSqlInstant(now),
      wanted.structure,
      wanted.parent,
    ],
  );
  await tx.rows('select 1 from agreement where number = $1 for no key update', [wanted.number]);
  const row = await loadAgreementByNumber(tx, wanted.number);
  if (row === null) throw new Error(`Agreement ${wanted.number} could neither be found nor made`);
  return row;
}

/** A clause that has no row yet. */
export type NewClause = Omit<Clause, 'id'>;

export interface NewVersion {
  readonly agreement: number;
  readonly version: number;
  readonly timeZone: string;
  readonly fromDate: string;
  readonly untilDate: string | null;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly scheduleVersion: number;
  readonly following: ScheduleFollowing;
  readonly appliesTo: AppliesTo;
  readonly clauses: readonly NewClause[];
  readonly sections: AgreementSections;
}

/** A draft with its clauses; the version's id. */
export async function saveNewVersion(tx: Tx, draft: NewVersion, now: Temporal.Instant): Promise<number> {
  const row = tx.em.create(AgreementVersionEntity, {
    agreement: tx.em.getReference(AgreementEntity, draft.agreement),
    version: draft.version,
    fromDate: draft.fromDate,
    untilDate: draft.untilDate,
    timeZone: draft.timeZone,
    fromAt: draft.from,
    untilAt: draft.until,
    scheduleVersion: tx.em.getReference(CoverageScheduleVersionEntity, draft.scheduleVersion),
    scheduleFollowing: draft.following,
    appliesTo: draft.appliesTo,
    sections: draft.sections,
    status: 'DRAFT',
    createdAt: now,
    activatedAt: null,
    activatedBy: null,
    reason: null,
  });
  draft.clauses.forEach((clause, position) =>
    tx.em.create(ClauseEntity, { ...clause, agreementVersion: row, position }),
  );
  await tx.em.flush();
  await saveContactNames(tx, draft.sections);
  return row.id;
}

/** Writes a draft anew; it keeps its id and what was said of it. */
export async function saveDraftAnew(tx: Tx, id: number, draft: NewVersion): Promise<void> {
  await tx.rows('delete from clause where agreement_version_id = $1', [id]);
  await tx.rows(
    `update agreement_version set from_date = $2::date, until_date = $3::date, time_zone = $4, from_at = $5::timestamptz,
            until_at = $6::timestamptz, schedule_version_id = $7, schedule_following = $8, applies_to = $9, sections = $10::jsonb
      where id = $1`,
    [
      id,
      draft.fromDate,
      draft.untilDate,
      draft.timeZone,
      toSqlInstant(draft.from),
      toSqlInstant(draft.until),
      draft.scheduleVersion,
      draft.following,
      draft.appliesTo,
      JSON.stringify(draft.sections),
    ],
  );
  const agreementVersion = tx.em.getReference(AgreementVersionEntity, id);
  draft.clauses.forEach((clause, position) => tx.em.create(ClauseEntity, { ...clause, agreementVersion, position }));
  await tx.em.flush();
  await saveContactNames(tx, draft.sections);
}

/**
 * One activation at a time, until the transaction ends: two that pass the overlap check side by side would both stand.
 * Activations are rare; a lock per pair of parties would save nothing.
 */
export async function lockActivations(tx: Tx): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.activate'))");
}

/** Makes a draft judge from now on. */
export async function activateVersion(
  tx: Tx,
  { version, by, reason }: { readonly version: number; readonly by: string; readonly reason: string | null },
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `update agreement_version set activated_at = $2::timestamptz, activated_by = $3, reason = $4 where id = $1`,
    [version, toSqlInstant(now), by, reason],
  );
}

/** Ends an agreed term early. */
export async function cutTerm(
  tx: Tx,
  {
    version,
    untilDate,
    until,
  }: { readonly version: number; readonly untilDate: string; readonly until: Temporal.Instant },
): Promise<void> {
  await tx.rows(`update agreement_version set until_date = $2::date, until_at = $3::timestamptz where id = $1`, [
    version,
    untilDate,
    toSqlInstant(until),
  ]);
}
