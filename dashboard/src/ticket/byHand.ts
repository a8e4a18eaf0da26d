// What people may record of a ticket by hand: which acts an event offers, and what a form about one comes to.
import { instantOf } from '../shared/wallTime.ts';
import type { RecordByHandMutationVariables } from '../generated/byHand.ts';
import type { TicketSnapshotQuery } from '../generated/ticket.ts';

type Event = NonNullable<TicketSnapshotQuery['ticket']>['events']['nodes'][number];
type Input = RecordByHandMutationVariables['input'];

/** One thing that can be told. */
export interface HandOffer {
  readonly kind: Input['kind'];
  readonly undo: boolean;
  readonly words: string;
  readonly meaning: string;
}

const offer = (kind: Input['kind'], undo: boolean, words: string, meaning: string): HandOffer => ({
  ...{ kind, undo, words, meaning },
});

export const answered = offer(
  'AGENT_REPLIED',
  false,
  'Answered by phone',
  'It answers everything that waits, from the instant you name.',
);
const wrong = offer('RETRACTED', false, 'Wrong entry', 'It counts as if it had never been told; it stays readable.');
const right = offer('RETRACTED', true, 'No wrong entry after all', 'It counts again, at its own instant.');
const spared = offer('NEEDS_NO_ANSWER', false, 'Needs no answer', 'No clock waits for an answer to this message.');
const wanted = offer('NEEDS_NO_ANSWER', true, 'Needs an answer after all', 'Clocks wait for an answer again.');

const isMessage = ({ kind, actor }: Event): boolean =>
  (kind === 'OPENED' && actor === 'CUSTOMER') || (kind === 'CUSTOMER_REPLIED' && actor !== 'AUTOMATION');

/** What can be said about an event; nothing about one that itself takes another back: its own undo does that. */
export function offersOf(event: Event): readonly HandOffer[] {
  if (event.kind === 'RETRACTED' || event.kind === 'NEEDS_NO_ANSWER') return [];
  if (event.retractedBy !== null) return [right];
  if (!isMessage(event)) return [wrong];
  return [event.needsNoAnswerBy === null ? spared : wanted, wrong];
}

export interface HandForm {
  reason: string;
  /** Wall-clock time in the ticket's zone; '' for now. */
  at: string;
  by: string;
}

export type HandField = 'reason' | 'at' | 'by';
export type HandProblems = Readonly<Partial<Record<HandField | 'form', string>>>;

/** Who acts on what. */
export interface HandSubject {
  readonly ticket: string;
  /** The event's id; null: the ticket as a whole. */
  readonly event: string | null;
  readonly offer: HandOffer;
  readonly zone: string;
  /** A token does not say whose hand it is. */
  readonly isPerson: boolean;
}

/** What a form comes to: an input for the API, or what is wrong. */
export function checkHandForm(
  form: HandForm,
  { ticket, event, offer: chosen, zone, isPerson }: HandSubject,
): { readonly input: Input } | { readonly problems: HandProblems } {
  const at = form.at === '' ? null : instantOf(form.at, zone);
  const problems: HandProblems = {
    ...(form.reason.trim() === '' && { reason: 'Say why: everybody who reads the ticket reads it.' }),
    ...(form.at !== '' && at === null && { at: 'A date and a time of day were expected.' }),
    ...(!isPerson && form.by.trim() === '' && { by: 'Say who acts: you are signed in with a token.' }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  return {
    input: {
      ...{ ticket, kind: chosen.kind, undo: chosen.undo, refersTo: event, reason: form.reason.trim() },
      at: at === null ? null : new Date(at).toISOString(),
      by: isPerson ? null : form.by.trim(),
    },
  };
}

/** The first refusal of each field; what names no field of the form is about the whole. */
export function handProblems(
  refusals: readonly { readonly message: string; readonly path: readonly string[] | null }[],
): HandProblems {
  const found: Partial<Record<HandField | 'form', string>> = {};
  for (const { message, path } of refusals) {
    const [field] = path ?? [];
    const place = field === 'reason' || field === 'at' || field === 'by' ? field : 'form';
    found[place] ??= message;
  }
  return found;
}
