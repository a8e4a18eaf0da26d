// The document of an agreement version as a value: everything it says, by names that hold elsewhere too. What both sides
// sign is the same without what is private to the floor; a signature names its hash.
import { createHash } from 'node:crypto';
import { loadScheduleVersions } from '../coverage/coverage.store.ts';
import { loadCustomers, loadServiceAccounts, loadServices } from '../customer/customer.store.ts';
import type { Tx } from '../db/orm.ts';
import { DurationScalar } from '../gate/scalars.ts';
import {
  loadAgreements,
  loadSections,
  loadVersions,
  type AgreementRow,
  type VersionRow,
} from './agreement-list.store.ts';
import { loadClausesOf, type ClauseRow } from './agreement.store.ts';
import { noSections, type AgreementSections } from './sections.type.ts';

/** JSON, its fields in the order of the alphabet: the same document is the same text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };
type Fields = Readonly<Record<string, Json>>;

/** Everything that an agreement version says. */
export interface AgreementDocument {
  /** As an export: private targets included. */
  readonly whole: Fields;
  /** As both sides read and sign it. */
  readonly shared: Fields;
  /** What a signature names: of `shared` as it was when it was signed, should a name have been erased since. */
  readonly hash: string;
}

export const FORMAT = 'headroom.agreement/1';

/** A document as the one text it has. */
export const textOf = (document: Fields): string => JSON.stringify(inOrder(document));

/** SHA-256 of the document's text, as 64 hexadecimal digits. */
const hashOf = (document: Fields): string => createHash('sha256').update(textOf(document)).digest('hex');

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([field, each]) => [field, inOrder(each)]));
}

export async function loadDocument(tx: Tx, version: VersionRow): Promise<AgreementDocument> {
  const agreement = (await loadAgreements(tx, [version.agreement])).get(version.agreement);
  const schedule = (await loadScheduleVersions(tx, [version.scheduleVersion])).get(version.scheduleVersion);
  if (agreement === undefined || schedule === undefined) {
    throw new Error(`Agreement version ${String(version.id)} has no agreement or no schedule`);
  }
  const clauses = (await loadClausesOf(tx, [version.id])).get(version.id) ?? [];
  const sections = (await loadSections(tx, [version.id])).get(version.id) ?? noSections;
  const head: Fields = {
    format: FORMAT,
    number: agreement.number,
    kind: agreement.kind,
    level: agreement.level,
    structure: agreement.structure,
    ...(await partiesOf(tx, agreement)),
    ...(version.customerName === null ? {} : { customer: version.customerName }),
    from: version.fromDate,
    until: version.untilDate,
    timeZone: version.timeZone,
    schedule: schedule.name,
    scheduleVersion: schedule.version,
    scheduleFollowing: version.following,
    appliesTo: version.appliesTo,
  };
  const shared = {
    ...head,
    clauses: clauses.map((clause) => clauseFields({ ...clause, targetMs: null })),
    sections: sectionFields(asShared(sections)),
  };
  return {
    whole: { ...head, clauses: clauses.map(clauseFields), sections: sectionFields(sections) },
    shared,
    hash: version.documentHash ?? hashOf(shared),
  };
}

/** The documents of versions by id, each loaded once however many fields ask for it. */
export async function loadDocuments(tx: Tx, ids: readonly number[]): Promise<Map<number, AgreementDocument>> {
  const documents = new Map<number, AgreementDocument>();
  for (const [id, version] of await loadVersions(tx, ids)) documents.set(id, await loadDocument(tx, version));
  return documents;
}

async function partiesOf(tx: Tx, { customer, serviceAccount, service, parent }: AgreementRow): Promise<Fields> {
  const one = async <R>(
    id: number | null,
    load: (tx: Tx, ids: readonly number[]) => Promise<ReadonlyMap<number, R>>,
  ): Promise<R | null> => (id === null ? null : ((await load(tx, [id])).get(id) ?? null));
  return {
    customer: (await one(customer, loadCustomers))?.name ?? null,
    serviceAccount: (await one(serviceAccount, loadServiceAccounts))?.reference ?? null,
    service: (await one(service, loadServices))?.reference ?? null,
    parent: (await one(parent, loadAgreements))?.number ?? null,
  };
}

const duration = (ms: number | null | undefined): Json =>
  ms === null || ms === undefined ? null : DurationScalar.serialize(ms);

/** Without what only the floor knows: steps at a target, and what the agreement rests on. */
const asShared = (sections: AgreementSections): AgreementSections =>
  Object.assign({}, sections, {
    escalation: sections.escalation.filter(({ limit }) => limit !== 'TARGET'),
    underpinnedBy: null,
  });

/** Only what is said: an absent option is the default, also when a later default differs. `fields` win. */
const said = (all: object, fields: Readonly<Record<string, Json | undefined>>): Fields => {
  const every: [string, Json | null | undefined][] = Object.entries({ ...all, ...fields });
  return Object.fromEntries(
    every.flatMap(([field, value]) => (value === null || value === undefined ? [] : [[field, value]])),
  );
};

function clauseFields(clause: ClauseRow): Fields {
  const { number, measure, severity, period, promiseMs, targetMs, warnAtShare, options } = clause;
  const { warnBeforeMs, reopenWindowMs, ...rest } = options;
  return said(rest, {
    ...{ number, measure, severity, period, warnAtShare },
    promise: duration(promiseMs),
    target: duration(targetMs),
    warnBefore: duration(warnBeforeMs),
    reopenWindow: duration(reopenWindowMs),
  });
}

const sectionFields = (sections: AgreementSections): Fields =>
  said(sections, {
    objectives: sections.objectives.map((each) => said(each, { within: duration(each.within) })),
    escalation: sections.escalation.map((each) => said(each, { time: duration(each.time) })),
  });
