// The steps from a draft to an agreement and to its end, each checked, done and kept with who did it.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { AgreementStatus } from '../gate/floor-enums.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { cutTerm } from './agreement-draft.store.ts';
import { loadAgreements, loadVersions, type AgreementRow, type VersionRow } from './agreement-list.store.ts';
import { loadDocument } from './document.ts';
import { startOfDate } from './draft-agreement.ts';
import { refuseUnless, sidesOf, type AgreementActKind } from './life.ts';
import {
  loadSignatures,
  lockComment,
  lockVersion,
  saveAct,
  saveAnswer,
  saveComment,
  saveSignature,
  voidSignatures,
} from './life.store.ts';
import type {
  AnswerAgreementCommentInput,
  CommentOnAgreementInput,
  ReturnAgreementInput,
  SignAgreementInput,
  SubmitAgreementInput,
  TerminateAgreementInput,
} from './life.type.ts';
import type { PartyRole } from './section-enums.ts';
import { sectionsOf } from './section-names.ts';

/** An agreement version that was acted on, by row ids. */
export interface ActedOn {
  readonly agreement: number;
  readonly version: number;
}

interface Held {
  readonly agreement: AgreementRow;
  readonly version: VersionRow;
  readonly title: string;
}

/** A version that nobody else changes until the transaction ends. @throws Refused NOT_FOUND */
async function hold(tx: Tx, id: string): Promise<Held> {
  const key = idOf('AgreementVersion', id);
  if (key !== null) await lockVersion(tx, key);
  const version = key === null ? undefined : (await loadVersions(tx, [key])).get(key);
  if (version === undefined) return refuse('NOT_FOUND', 'No agreement version has this id.', ['version']);
  const agreement = (await loadAgreements(tx, [version.agreement])).get(version.agreement);
  if (agreement === undefined) throw new Error(`Agreement version ${String(version.id)} has no agreement`);
  return { agreement, version, title: `${agreement.number} version ${String(version.version)}` };
}

/** @throws Refused NOT_FOUND, WRONG_STATUS */
async function holdFor(tx: Tx, act: AgreementActKind, id: string): Promise<Held> {
  const held = await hold(tx, id);
  refuseUnless(act, { title: held.title, status: held.version.status });
  return held;
}

const actedOn = ({ agreement, version }: Held): ActedOn => ({ agreement: agreement.id, version: version.id });

/** Gives a draft to the parties. @throws Refused NOT_FOUND, WRONG_STATUS, PARTY_MISSING */
export async function submitAgreement(
  tx: Tx,
  { input, by }: { readonly input: SubmitAgreementInput; readonly by: string },
  now: Temporal.Instant,
): Promise<ActedOn> {
  const held = await holdFor(tx, 'SUBMITTED', input.version);
  const named = (await sectionsOf(tx, held.version.id)).parties.map(({ role }) => role);
  refuseAny(sidesOf(held.agreement.kind).map((side) => (named.includes(side) ? null : missing(held, side))));
  await saveAct(tx, { version: held.version.id, kind: 'SUBMITTED', by }, now);
  return actedOn(held);
}

const missing = ({ title }: Held, side: PartyRole): UserErrorValue =>
  userError('PARTY_MISSING', `${title} names no party as ${side}: nobody could sign for it.`, ['version']);

/** Takes a version back to be written anew; signatures are void. @throws Refused NOT_FOUND, WRONG_STATUS, EMPTY */
export async function returnAgreement(
  tx: Tx,
  { input, by }: { readonly input: ReturnAgreementInput; readonly by: string },
  now: Temporal.Instant,
): Promise<ActedOn> {
  const held = await holdFor(tx, 'RETURNED', input.version);
  refuseAny([wordsProblem(input.reason, 'reason')]);
  await voidSignatures(tx, held.version.id, now);
  await saveAct(tx, { version: held.version.id, kind: 'RETURNED', by, note: input.reason.trim() }, now);
  return actedOn(held);
}

/**
 * One side signs; when both have, the version is agreed.
 * @throws Refused NOT_FOUND, WRONG_STATUS, WRONG_SIDE, ALREADY_SIGNED, DOCUMENT_CHANGED, INVALID
 */
export async function signAgreement(
  tx: Tx,
  { input, by }: { readonly input: SignAgreementInput; readonly by: string },
  now: Temporal.Instant,
): Promise<ActedOn> {
  const held = await holdFor(tx, 'SIGNED', input.version);
  const { version, agreement, title } = held;
  const { side, on } = input;
  const sides = sidesOf(agreement.kind);
  const signed = ((await loadSignatures(tx, [version.id])).get(version.id) ?? []).map((each) => each.side);
  const documentHash = (await loadDocument(tx, version)).hash;
  const today = now.toZonedDateTimeISO(version.timeZone).toPlainDate().toString();
  refuseAny([
    nameProblem(input.name, 'The name of who signs', ['name']),
    sides.includes(side)
      ? null
      : userError('WRONG_SIDE', `${title} is signed by ${sides.join(' and ')}, not ${side}.`, ['side']),
    signed.includes(side) ? userError('ALREADY_SIGNED', `${title} is signed by ${side} already.`, ['side']) : null,
    on > today ? userError('INVALID', `Expected a date until ${today}; ${on} is still to come.`, ['on']) : null,
    input.documentHash === documentHash
      ? null
      : userError('DOCUMENT_CHANGED', `${title} is another document than the one that was signed: read it again.`, [
          'documentHash',
        ]),
  ]);
  const form = input.form ?? 'WRITTEN';
  await saveSignature(tx, { version: version.id, side, name: input.name.trim(), on, form, documentHash, by }, now);
  await saveAct(tx, { version: version.id, kind: 'SIGNED', by, note: side }, now);
  if (sides.every((each) => each === side || signed.includes(each))) {
    await saveAct(tx, { version: version.id, kind: 'AGREED', by, note: documentHash }, now);
  }
  return actedOn(held);
}

/**
 * Ends a version early, tomorrow at the earliest: what was promised until then stays promised.
 * @throws Refused NOT_FOUND, WRONG_STATUS, EMPTY, INVALID
 */
export async function terminateAgreement(
  tx: Tx,
  { input, by }: { readonly input: TerminateAgreementInput; readonly by: string },
  now: Temporal.Instant,
): Promise<ActedOn> {
  const held = await holdFor(tx, 'TERMINATED', input.version);
  const { version, title } = held;
  const today = now.toZonedDateTimeISO(version.timeZone).toPlainDate().toString();
  const earliest = version.fromDate > today ? version.fromDate : today;
  refuseAny([
    wordsProblem(input.reason, 'reason'),
    input.from > earliest
      ? null
      : userError('INVALID', `${title} can end after ${earliest} at the earliest; ${input.from} came.`, ['from']),
    version.untilDate !== null && input.from >= version.untilDate
      ? userError('INVALID', `${title} ends on ${version.untilDate} anyway.`, ['from'])
      : null,
  ]);
  await cutTerm(tx, { version: version.id, untilDate: input.from, until: startOfDate(input.from, version.timeZone) });
  await saveAct(tx, { version: version.id, kind: 'TERMINATED', by, note: input.reason.trim() }, now);
  return actedOn(held);
}

const open: readonly AgreementStatus[] = ['DRAFT', 'IN_REVIEW'];

/** Keeps what a side says of a version that is not agreed yet. @throws Refused NOT_FOUND, WRONG_STATUS, WRONG_SIDE, EMPTY, TOO_LONG */
export async function commentOnAgreement(
  tx: Tx,
  { input, by }: { readonly input: CommentOnAgreementInput; readonly by: string },
  now: Temporal.Instant,
): Promise<ActedOn> {
  const held = await hold(tx, input.version);
  const { version, agreement, title } = held;
  const { side, place = null, text, proposed = null } = input;
  const sides = sidesOf(agreement.kind);
  refuseAny([
    open.includes(version.status)
      ? null
      : userError('WRONG_STATUS', `${title} is ${version.status}: what is agreed is amended, not commented on.`, [
          'version',
        ]),
    sides.includes(side)
      ? null
      : userError('WRONG_SIDE', `${title} stands between ${sides.join(' and ')}, not ${side}.`, ['side']),
    wordsProblem(text, 'text'),
    place === null ? null : nameProblem(place, 'A place', ['place']),
    proposed === null ? null : wordsProblem(proposed, 'proposed'),
  ]);
  await saveComment(tx, { version: version.id, side, place, text: text.trim(), proposed, by }, now);
  return actedOn(held);
}

/** Takes a comment up, or not. @throws Refused NOT_FOUND, ALREADY_ANSWERED, TOO_LONG */
export async function answerAgreementComment(
  tx: Tx,
  { input, by }: { readonly input: AnswerAgreementCommentInput; readonly by: string },
  now: Temporal.Instant,
): Promise<ActedOn> {
  const key = idOf('AgreementComment', input.comment);
  const comment = key === null ? null : await lockComment(tx, key);
  if (comment === null) return refuse('NOT_FOUND', 'No comment has this id.', ['comment']);
  const { text = null, accepted } = input;
  refuseAny([
    comment.accepted === null
      ? null
      : userError('ALREADY_ANSWERED', `${comment.answeredBy ?? 'Somebody'} answered this comment.`, ['comment']),
    text === null ? null : wordsProblem(text, 'text'),
  ]);
  await saveAnswer(tx, { comment: comment.id, accepted, text, by }, now);
  const version = (await loadVersions(tx, [comment.version])).get(comment.version);
  if (version === undefined) throw new Error(`Comment ${String(comment.id)} has no agreement version`);
  return { agreement: version.agreement, version: version.id };
}

/** What is wrong with words of some length that must be there. */
function wordsProblem(text: string, field: string): UserErrorValue | null {
  if (text.trim() === '') return userError('EMPTY', 'Expected a text.', [field]);
  const { reasonChars } = limits;
  return text.length > reasonChars || text.includes('\0') || !text.isWellFormed()
    ? userError('TOO_LONG', `A text here has at most ${String(reasonChars)} characters, none of them NUL.`, [field])
    : null;
}
