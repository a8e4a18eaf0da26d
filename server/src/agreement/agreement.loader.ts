// Agreements, versions and clauses by id, batched, as every other slice shows them.
import { scheduleInForce, scheduleOfVersion } from '../coverage/coverage.loader.ts';
import { presentSchedule, type CoverageScheduleValue } from '../coverage/coverage.present.ts';
import type { Coverage } from '../engine/coverage.ts';
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import {
  loadAgreements,
  loadSections,
  loadVersions,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from './agreement-list.store.ts';
import {
  presentAgreement,
  presentClause,
  presentVersion,
  type AgreementValue,
  type AgreementVersionValue,
  type ClauseValue,
} from './agreement.present.ts';
import { loadClauses, loadClausesOf, loadTermsCoverage, type ClauseRow } from './agreement.store.ts';
import type { AgreementSections } from './sections.type.ts';

export const agreementLoader: LoaderSpec<number, AgreementRow> = { load: loadAgreements };
export const versionLoader: LoaderSpec<number, VersionRow> = { load: loadVersions };
/** By agreement, the first version first. */
export const versionsLoader: LoaderSpec<number, readonly VersionRow[]> = { load: loadVersionsOf };
export const clauseLoader: LoaderSpec<number, ClauseRow> = { load: loadClauses };
/** By version. */
export const sectionsLoader: LoaderSpec<number, AgreementSections> = { load: loadSections };
/** By version: the coverage that its clocks count by. */
export const termsCoverageLoader: LoaderSpec<number, Coverage> = { load: loadTermsCoverage };
/** By version, in the order of the document. */
export const clausesLoader: LoaderSpec<number, readonly ClauseRow[]> = { load: loadClausesOf };

/** The agreement of this id; null when there is none. */
export async function agreementOf(context: Context, id: number): Promise<AgreementValue | null> {
  const row = await context.loaders.one(agreementLoader, id);
  return row === null ? null : presentAgreement(row);
}

/** The agreement version of this id; null when there is none. */
export async function agreementVersionOf(context: Context, id: number): Promise<AgreementVersionValue | null> {
  const row = await context.loaders.one(versionLoader, id);
  return row === null ? null : presentVersion(row, context.now());
}

/** The clause of this id; null when there is none. */
export async function clauseOf(context: Context, id: number): Promise<ClauseValue | null> {
  const row = await context.loaders.one(clauseLoader, id);
  return row === null ? null : presentClause(row);
}

/**
 * The schedule that an agreement version counts by: the version it is pinned to, or the one that applies now where it
 * follows its schedule. Its open spans are those that count, whichever versions and holidays they come from.
 */
export async function scheduleOfTerms(context: Context, versionId: number): Promise<CoverageScheduleValue | null> {
  const version = await context.loaders.one(versionLoader, versionId);
  if (version === null) return null;
  const pinned = await scheduleOfVersion(context, version.scheduleVersion);
  if (pinned === null || version.following === 'PINNED') return pinned;
  const shown = version.following === 'FOLLOWS' ? await scheduleInForce(context, pinned.row.id) : pinned;
  return presentSchedule((shown ?? pinned).row, () => context.loaders.one(termsCoverageLoader, versionId));
}

const forReaders =
  (load: (context: Context, id: number) => Promise<object | null>): NodeSource['load'] =>
  (context, { id }) =>
    may(context.viewer, 'read') ? load(context, id) : Promise.resolve(null);

export const agreementNodes: readonly NodeSource[] = [
  { type: 'Agreement', load: forReaders(agreementOf) },
  { type: 'AgreementVersion', load: forReaders(agreementVersionOf) },
  { type: 'Clause', load: forReaders(clauseOf) },
];
