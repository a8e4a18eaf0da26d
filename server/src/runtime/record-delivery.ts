// What people and programs tell of deliverables: each is checked, kept as a fact, and the occurrence is read anew.
import { loadSections } from '../agreement/agreement-list.store.ts';
import type { Deliverable } from '../agreement/deliverable-terms.type.ts';
import { limits } from '../config.ts';
import { sqlState, type Tx } from '../db/orm.ts';
import { loadDelivery, saveDeliveries, type NewDelivery, type StoredEvidence } from '../deliverable/delivery.store.ts';
import { findInspected, findOccurrence } from '../deliverable/occurrence-list.store.ts';
import { lockOccurrences, type OccurrenceRow } from '../deliverable/occurrence.store.ts';
import type { DeliveryInput, EvidenceInput } from '../deliverable/occurrence.input.ts';
import { Refused, refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { refuseAny } from '../gate/text.ts';
import { settleOccurrences } from './settle-occurrences.ts';

/** Who tells it. */
export interface Teller {
  /** A principal. */
  readonly principal: string;
  /** For whom a token acts; null: the principal itself is a person. */
  readonly name: string | null;
  readonly throughPortal?: boolean;
}

type Told = Pick<NewDelivery, 'kind' | 'at'> & Partial<Omit<NewDelivery, 'kind' | 'at' | 'occurrence'>>;

const nothing = { quantity: null, member: null, alternative: null, refersTo: null, evidence: {}, reason: null };

const factOf = (occurrence: number, { principal, name, throughPortal = false }: Teller, told: Told): NewDelivery => ({
  ...nothing,
  ...told,
  ...{ name, recordedBy: principal, throughPortal, occurrence },
});

async function keep(tx: Tx, facts: readonly NewDelivery[], now: Temporal.Instant): Promise<void> {
  await saveDeliveries(tx, facts, now);
  await settleOccurrences(
    tx,
    facts.map(({ occurrence }) => occurrence),
    now,
  );
}

/** An occurrence that nobody else changes until the transaction ends. @throws Refused NOT_FOUND */
export async function holdOccurrence(tx: Tx, id: number | null): Promise<OccurrenceRow> {
  const [row] = id === null ? [] : await lockOccurrences(tx, [id]);
  return row ?? refuse('NOT_FOUND', 'No occurrence has this id.', ['occurrence']);
}

/** The deliverable of an occurrence, as its version says it. */
async function deliverableOf(tx: Tx, { version, number }: OccurrenceRow): Promise<Deliverable> {
  const sections = (await loadSections(tx, [version])).get(version);
  const found = sections?.deliverables?.find((each) => each.number === number);
  if (found === undefined) throw new Error(`Agreement version ${String(version)} has no deliverable ${number}`);
  return found;
}

/** A delivery with where it is told, and what came of it. */
export interface DeliveryOutcome {
  readonly occurrence: number | null;
  readonly userErrors: readonly UserErrorValue[];
}

/**
 * Keeps what was delivered, each for itself: one that is refused does not keep the others out. Which occurrence a number
 * means is read as it stood before the call.
 */
export async function recordDeliveries(
  tx: Tx,
  { deliveries, teller }: { readonly deliveries: readonly DeliveryInput[]; readonly teller: Teller },
  now: Temporal.Instant,
): Promise<DeliveryOutcome[]> {
  const held = new Map<string, Promise<Owed>>();
  const outcomes: DeliveryOutcome[] = [];
  const facts: NewDelivery[] = [];
  for (const input of deliveries) {
    const at = input.at ?? now;
    const key = JSON.stringify([input.occurrence, input.agreement, input.number, at]);
    const owed = held.get(key) ?? holdOwed(tx, input, at);
    held.set(key, owed);
    try {
      const { row, deliverable } = await owed;
      facts.push(factOf(row.id, teller, delivered(input, deliverable, now)));
      outcomes.push({ occurrence: row.id, userErrors: [] });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      outcomes.push({ occurrence: null, userErrors: error.userErrors });
    }
  }
  await keep(tx, facts, now);
  return outcomes;
}

interface Owed {
  readonly row: OccurrenceRow;
  readonly deliverable: Deliverable;
}

/** @throws Refused when nothing, or both, is named, or it is not there */
async function holdOwed(tx: Tx, { occurrence, agreement, number }: DeliveryInput, at: Temporal.Instant): Promise<Owed> {
  const isById = typeof occurrence === 'string';
  const isByNumber = typeof agreement === 'string' && typeof number === 'string';
  if (isById === isByNumber)
    return refuse('CONTRADICTION', 'Expected `occurrence`, or `agreement` with `number`.', ['occurrence']);
  const id = isById
    ? idOf('Occurrence', occurrence)
    : await findOccurrence(tx, { agreement: agreement ?? '', number: number ?? '', at });
  if (id === null && !isById)
    return refuse('NOT_FOUND', `No occurrence of ${number ?? ''} of ${agreement ?? ''} was open then.`, ['number']);
  const row = await holdOccurrence(tx, id);
  return { row, deliverable: await deliverableOf(tx, row) };
}

/** @throws Refused with everything that is wrong */
function delivered(input: DeliveryInput, deliverable: Deliverable, now: Temporal.Instant): Told {
  refuseAny([
    ...deliveryProblems(input, deliverable),
    ...toldProblems(input, now),
    ...evidenceProblems(input.evidence),
  ]);
  return {
    kind: 'DELIVERED',
    at: input.at ?? now,
    quantity: input.quantity ?? 1,
    member: input.member ?? null,
    alternative: input.alternative ?? null,
    evidence: evidenceOf(input.evidence),
  };
}

const isSaid = (value: unknown): boolean => value !== null && value !== undefined;

function deliveryProblems(
  { quantity, member, alternative, evidence }: DeliveryInput,
  { members, alternatives, evidence: asked }: Deliverable,
): (UserErrorValue | null)[] {
  const named = members.some(({ reference }) => reference === member);
  const isOdd = typeof quantity === 'number' && (quantity < 1 || quantity > 1_000_000_000);
  const shown = {
    NONE: true,
    TEXT: isSaid(evidence?.note),
    DOCUMENT: isSaid(evidence?.location) && isSaid(evidence?.sha256),
    READING: isSaid(evidence?.reading),
  }[asked ?? 'NONE'];
  const wanted = { NONE: '', TEXT: 'a note', DOCUMENT: 'where the document is, and its SHA-256', READING: 'a reading' };
  return [
    isOdd ? userError('INVALID', `Expected 1 to 1,000,000,000; ${String(quantity)} came.`, ['quantity']) : null,
    members.length > 0 && !named
      ? userError('NOT_A_MEMBER', `${member ?? 'Nobody'} is none of those from whom it is wanted.`, ['member'])
      : null,
    members.length === 0 && isSaid(member)
      ? userError('NOT_A_MEMBER', 'It is wanted from nobody in particular.', ['member'])
      : null,
    alternatives.length > 0 && !alternatives.includes(alternative ?? '')
      ? userError('INVALID', `Expected one of: ${alternatives.join(', ')}.`, ['alternative'])
      : null,
    alternatives.length === 0 && isSaid(alternative)
      ? userError('INVALID', 'It has no alternatives.', ['alternative'])
      : null,
    shown ? null : userError('EVIDENCE_MISSING', `Expected ${wanted[asked ?? 'NONE']}.`, ['evidence']),
  ];
}

function toldProblems({ at }: Pick<DeliveryInput, 'at'>, now: Temporal.Instant): (UserErrorValue | null)[] {
  const isAhead = isSaid(at) && Temporal.Instant.compare(at ?? now, now) > 0;
  return [isAhead ? userError('EVENT_IN_FUTURE', 'What is told has happened: `at` lies in the future.', ['at']) : null];
}

function evidenceProblems(evidence: EvidenceInput | null | undefined): (UserErrorValue | null)[] {
  const { note, location, sha256, reading } = evidence ?? {};
  const text = (value: string | null | undefined, field: string): UserErrorValue | null =>
    typeof value === 'string' ? wordsProblem(value, ['evidence', field]) : null;
  const isHash = !isSaid(sha256) || /^[0-9a-f]{64}$/.test(sha256 ?? '');
  return [
    text(note, 'note'),
    text(location, 'location'),
    isHash
      ? null
      : userError('INVALID', 'Expected a SHA-256 as 64 lower-case hexadecimal digits.', ['evidence', 'sha256']),
    isSaid(reading) && !Number.isFinite(reading)
      ? userError('INVALID', 'Expected a number.', ['evidence', 'reading'])
      : null,
  ];
}

/** Something, not endless, that PostgreSQL can keep. */
function wordsProblem(text: string, path: readonly string[]): UserErrorValue | null {
  const { reasonChars } = limits;
  if (text.trim() === '') return userError('EMPTY', 'Expected a text, or nothing at all.', path);
  if (text.length > reasonChars) return userError('TOO_LONG', `At most ${String(reasonChars)} characters.`, path);
  const isKept = !text.includes('\0') && text.isWellFormed();
  return isKept ? null : userError('INVALID', 'Expected neither a NUL character nor half a character.', path);
}

const evidenceOf = (evidence: EvidenceInput | null | undefined): StoredEvidence =>
  Object.fromEntries(Object.entries(evidence ?? {}).filter(([, value]) => isSaid(value)));

/** Takes back what was told wrongly, with a reason. @throws Refused */
export async function correctDelivery(
  tx: Tx,
  { fact, reason, teller }: { readonly fact: string; readonly reason: string; readonly teller: Teller },
  now: Temporal.Instant,
): Promise<number> {
  const key = idOf('Delivery', fact);
  const told = key === null ? null : await loadDelivery(tx, key);
  if (told === null) return refuse('NOT_FOUND', 'Nothing that was told has this id.', ['delivery']);
  const row = await holdOccurrence(tx, told.occurrence);
  refuseAny([
    wordsProblem(reason, ['reason']),
    told.kind === 'UNDONE' ? userError('INVALID', 'What was taken back is told anew.', ['delivery']) : null,
  ]);
  const undone: Told = { kind: 'UNDONE', at: now, refersTo: told.id, reason: reason.trim() };
  try {
    await keep(tx, [factOf(row.id, teller, undone)], now);
  } catch (error) {
    // Two who take back the same: the second one's index entry is refused.
    if (sqlState(error) !== '23505') throw error;
    return refuse('ALREADY_UNDONE', 'It was taken back before.', ['delivery']);
  }
  return row.id;
}

/** The counterpart's word on an occurrence. @throws Refused */
export async function sayOf(
  tx: Tx,
  {
    row,
    kind,
    words,
    teller,
  }: {
    readonly row: OccurrenceRow;
    readonly kind: 'CONFIRMED' | 'DISPUTED';
    readonly words: string | null;
    readonly teller: Teller;
  },
  now: Temporal.Instant,
): Promise<void> {
  refuseAny([
    kind === 'DISPUTED' && words === null ? userError('REASON_MISSING', 'A dispute says why.', ['reason']) : null,
    words === null ? null : wordsProblem(words, [kind === 'DISPUTED' ? 'reason' : 'note']),
    row.deliveredMs === null
      ? userError('INVALID', 'Nothing is delivered yet that could be confirmed or disputed.', ['occurrence'])
      : null,
  ]);
  await keep(tx, [factOf(row.id, teller, { kind, at: now, reason: words?.trim() ?? null })], now);
}

/** Excuses an occurrence, by a named person with a reason. @throws Refused */
export async function waiveOccurrence(
  tx: Tx,
  {
    row,
    reason,
    evidence,
    teller,
  }: {
    readonly row: OccurrenceRow;
    readonly reason: string;
    readonly evidence: EvidenceInput | null;
    readonly teller: Teller;
  },
  now: Temporal.Instant,
): Promise<void> {
  refuseAny([
    reason.trim() === ''
      ? userError('REASON_MISSING', 'A waiver says why.', ['reason'])
      : wordsProblem(reason, ['reason']),
    ...evidenceProblems(evidence),
    row.standing === 'DELIVERED' || row.standing === 'WAIVED'
      ? userError('INVALID', `It is ${row.standing.toLowerCase()} already.`, ['occurrence'])
      : null,
  ]);
  const waived: Told = { kind: 'WAIVED', at: now, reason: reason.trim(), evidence: evidenceOf(evidence) };
  await keep(tx, [factOf(row.id, teller, waived)], now);
}

/** An inspection delivers what is open and asks for inspections of the asset. */
export async function deliverInspection(
  tx: Tx,
  {
    asset,
    at,
    note,
    teller,
  }: { readonly asset: string; readonly at: Temporal.Instant; readonly note: string; readonly teller: Teller },
  now: Temporal.Instant,
): Promise<void> {
  const evidence = { note: note === '' ? `Inspection of ${asset}` : note };
  const told: Told = { kind: 'DELIVERED', at, quantity: 1, evidence };
  const open = await findInspected(tx, { asset, at });
  await keep(
    tx,
    open.map((id) => factOf(id, teller, told)),
    now,
  );
}
