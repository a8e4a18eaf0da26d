// What was done with agreement versions, who signed them and what was said of them.
import { actorName, shownName } from '../access/shown-name.store.ts';
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { AgreementStatus } from '../gate/floor-enums.ts';
import { statusAfter, type AgreementActKind } from './life.ts';
import type { PartyRole, SignatureForm } from './section-enums.ts';

export interface ActRow {
  readonly kind: AgreementActKind;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly note: string | null;
}

export interface SignatureRow {
  readonly side: PartyRole;
  /** "erased person 17" once it was erased. */
  readonly name: string;
  /** A civil date. */
  readonly on: string;
  readonly form: SignatureForm;
  readonly documentHash: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: string;
}

/** Keeps what was done, and moves the version to where it stands after. `by` is a principal. */
export async function saveAct(
  tx: Tx,
  act: {
    readonly version: number;
    readonly kind: AgreementActKind;
    readonly by: string;
    readonly note?: string | null;
  },
  now: Temporal.Instant,
): Promise<void> {
  const { version, kind, by, note = null } = act;
  await tx.rows(
    'insert into agreement_act (agreement_version_id, kind, at, by, note) values ($1, $2, $3::timestamptz, $4, $5)',
    [version, kind, toSqlInstant(now), by, note],
  );
  const status = statusAfter(kind);
  if (status !== null) await saveStatus(tx, version, status);
}

const saveStatus = (tx: Tx, version: number, status: AgreementStatus): Promise<unknown> =>
  tx.rows(
    // What is written anew says the customer's name of now, and has the hash of what it says.
    `update agreement_version set status = $2, customer_name = case when $2 <> 'DRAFT' then customer_name end,
            document_hash = case when $2 <> 'DRAFT' then document_hash end
      where id = $1 and status <> $2`,
    [version, status],
  );

/** What was given to read and sign goes on saying the name that its customer has until now. */
export async function keepCustomerName(tx: Tx, customer: number): Promise<void> {
  await tx.rows(
    `update agreement_version v set customer_name = c.name from agreement a join customer c on c.id = a.customer_id
      where v.agreement_id = a.id and c.id = $1 and v.status <> 'DRAFT' and v.customer_name is null`,
    [customer],
  );
}

/** Nobody else changes this version until the transaction ends. */
export async function lockVersion(tx: Tx, version: number): Promise<void> {
  await tx.rows('select 1 from agreement_version where id = $1 for update', [version]);
}

export async function saveSignature(
  tx: Tx,
  signature: Pick<SignatureRow, 'side' | 'name' | 'on' | 'form' | 'documentHash'> & {
    readonly version: number;
    readonly by: string;
  },
  now: Temporal.Instant,
): Promise<void> {
  const { version, side, name, on, form, documentHash, by } = signature;
  await tx.rows('insert into individual (name) values ($1) on conflict do nothing', [name]);
  await tx.rows(
    `insert into agreement_signature (agreement_version_id, side, individual_id, signed_on, form, document_hash, recorded_at, recorded_by)
     select $1, $2, i.id, $4::date, $5, $6, $7::timestamptz, $8 from individual i where i.name = $3`,
    [version, side, name, on, form, documentHash, toSqlInstant(now), by],
  );
}

/** What went back to be written anew is no longer what was signed. */
export async function voidSignatures(tx: Tx, version: number, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update agreement_signature set voided_at = $2::timestamptz where agreement_version_id = $1 and voided_at is null`,
    [version, toSqlInstant(now)],
  );
}

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

/** By version, the first act first. */
export async function loadActs(tx: Tx, versions: readonly number[]): Promise<Map<number, ActRow[]>> {
  const rows = await tx.rows<Omit<ActRow, 'at'> & { readonly version: number; readonly atMs: number }>(
    `select agreement_version_id as version, kind, ms(at) as "atMs", ${actorName('a.by')} as by, note
       from agreement_act a where agreement_version_id = any($1::bigint[]) order by agreement_version_id, id`,
    [versions],
  );
  return grouped(rows, ({ atMs, ...row }) => ({ ...row, at: at(atMs) }));
}

/** Those that hold, by version, the provider's first. */
export async function loadSignatures(tx: Tx, versions: readonly number[]): Promise<Map<number, SignatureRow[]>> {
  const rows = await tx.rows<Omit<SignatureRow, 'recordedAt'> & { readonly version: number; readonly atMs: number }>(
    `select agreement_version_id as version, side, ${shownName('i')} as name, signed_on as "on", form, document_hash as "documentHash",
            ms(recorded_at) as "atMs", ${actorName('s.recorded_by')} as "recordedBy"
       from agreement_signature s join individual i on i.id = s.individual_id
      where agreement_version_id = any($1::bigint[]) and voided_at is null
      order by agreement_version_id, side = 'PROVIDER' desc`,
    [versions],
  );
  return grouped(rows, ({ atMs, ...row }) => ({ ...row, recordedAt: at(atMs) }));
}

export interface CommentRow {
  readonly id: number;
  readonly version: number;
  readonly side: PartyRole;
  readonly place: string | null;
  readonly text: string;
  readonly proposed: string | null;
  readonly at: Temporal.Instant;
  readonly by: string;
  /** Null: not answered yet. */
  readonly accepted: boolean | null;
  readonly answer: string | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly answeredBy: string | null;
}

interface CommentSql extends Omit<CommentRow, 'at' | 'answeredAt'> {
  readonly atMs: number;
  readonly answeredMs: number | null;
}

const selectComments = `select id, agreement_version_id as version, side, place, text, proposed, ms(at) as "atMs",
    ${actorName('c.by')} as by, accepted, answer, ms(answered_at) as "answeredMs", ${actorName('c.answered_by')} as "answeredBy"
  from agreement_comment c`;

const toComment = ({ atMs, answeredMs, ...row }: CommentSql): CommentRow => ({
  ...row,
  at: at(atMs),
  answeredAt: fromEpochMs(answeredMs),
});

/** By version, the first one first. */
export async function loadComments(tx: Tx, versions: readonly number[]): Promise<Map<number, CommentRow[]>> {
  const rows = await tx.rows<CommentSql>(
    `${selectComments} where agreement_version_id = any($1::bigint[]) order by agreement_version_id, id`,
    [versions],
  );
  return Map.groupBy(rows.map(toComment), ({ version }) => version);
}

/** The comment of this id, held until the transaction ends; null when there is none. */
export async function lockComment(tx: Tx, id: number): Promise<CommentRow | null> {
  const [row] = await tx.rows<CommentSql>(`${selectComments} where id = $1 for update`, [id]);
  return row === undefined ? null : toComment(row);
}

export async function saveComment(
  tx: Tx,
  comment: Pick<CommentRow, 'version' | 'side' | 'place' | 'text' | 'proposed' | 'by'>,
  now: Temporal.Instant,
): Promise<void> {
  const { version, side, place, text, proposed, by } = comment;
  await tx.rows(
    `insert into agreement_comment (agreement_version_id, side, place, text, proposed, at, by)
     values ($1, $2, $3, $4, $5, $6::timestamptz, $7)`,
    [version, side, place, text, proposed, toSqlInstant(now), by],
  );
}

export async function saveAnswer(
  tx: Tx,
  answer: { readonly comment: number; readonly accepted: boolean; readonly text: string | null; readonly by: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `update agreement_comment set accepted = $2, answer = $3, answered_at = $4::timestamptz, answered_by = $5 where id = $1`,
    [answer.comment, answer.accepted, answer.text, toSqlInstant(now), answer.by],
  );
}

function grouped<R extends { readonly version: number }, T>(rows: readonly R[], each: (row: R) => T): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) found.set(row.version, [...(found.get(row.version) ?? []), each(row)]);
  return found;
}
