// What can be done with an agreement version where it stands, and the fields each act asks for.
import {
  CommentOnAgreementDocument,
  ReturnAgreementDocument,
  SignAgreementDocument,
  SubmitAgreementDocument,
  TerminateAgreementDocument,
  type ActedFragment,
} from '../generated/agreementActs.ts';
import type { Ask } from '../shared/live/line.ts';
import type { TypedText } from '../shared/live/typedText.ts';
import type { Agreement, Terms } from './agreementDocument.ts';
import { dateWords, roleWords, sidesOf, type AgreementStatus } from './agreementWords.ts';
import type { Field } from '../shared/form/fields.ts';

export type ActName = 'submit' | 'return' | 'sign' | 'comment' | 'terminate';

export interface Act {
  readonly name: ActName;
  readonly title: string;
  readonly verb: string;
  readonly about: string;
  readonly fields: readonly Field[];
}

const needed = { isRequired: true } as const;
const reason: Field = { kind: 'long', name: 'reason', label: 'Why', ...needed };

const possible: Readonly<Record<AgreementStatus, readonly ActName[]>> = {
  DRAFT: ['submit', 'comment'],
  IN_REVIEW: ['sign', 'comment', 'return'],
  AGREED: ['terminate'],
  ACTIVE: ['terminate'],
  EXPIRED: [],
  TERMINATED: [],
  SUPERSEDED: [],
};

export function actsOf({ kind }: Agreement, terms: Terms): Act[] {
  const sideWords = (sides: readonly (keyof typeof roleWords)[]) =>
    Object.fromEntries(sides.map((side) => [side, sideName(terms, side)]));
  const sides = sidesOf(kind);
  const unsigned = sides.filter((side) => !terms.signatures.some((one) => one.side === side));
  const acts: Readonly<Record<ActName, Omit<Act, 'name'>>> = {
    submit: {
      ...{ title: 'Submit for review', verb: 'Submit' },
      about: 'The parties read it and sign; until it comes back it is not changed.',
      fields: [],
    },
    return: {
      ...{ title: 'Return to draft', verb: 'Return' },
      about: 'It can be changed again. Signatures that were given are void.',
      fields: [reason],
    },
    sign: {
      ...{ title: 'Record a signature', verb: 'Sign' },
      about: `What is signed is the document with the hash ${terms.documentHash.slice(0, 12)}…; when both sides have signed, it is agreed.`,
      fields: [
        { kind: 'choice', name: 'side', label: 'For', words: sideWords(unsigned), ...needed },
        { kind: 'text', name: 'name', label: 'Who signed', ...needed },
        { kind: 'date', name: 'on', label: 'On', ...needed },
        {
          kind: 'choice',
          name: 'form',
          label: 'How',
          words: { WRITTEN: 'In writing', ORAL: 'Orally, now put in writing' },
          ...needed,
        },
      ],
    },
    comment: {
      ...{ title: 'Comment', verb: 'Comment' },
      about: 'What a side says of this version, and the wording it proposes.',
      fields: [
        { kind: 'choice', name: 'side', label: 'By', words: sideWords(sides), ...needed },
        { kind: 'text', name: 'place', label: 'On which part', hint: 'the whole' },
        { kind: 'long', name: 'text', label: 'Comment', ...needed },
        { kind: 'long', name: 'proposed', label: 'Proposed wording' },
      ],
    },
    terminate: {
      ...{ title: 'End it early', verb: 'End it' },
      about: 'Tickets that opened in its term stay under it.',
      fields: [{ kind: 'date', name: 'from', label: 'First day without it', ...needed }, reason],
    },
  };
  return possible[terms.status].map((name) => ({ name, ...acts[name] }));
}

/** The party's own name where the document has one. */
export const sideName = ({ sections }: Terms, side: keyof typeof roleWords): string => {
  const party = sections.parties.find(({ role }) => role === side);
  return party === undefined ? roleWords[side] : `${party.name} (${roleWords[side].toLowerCase()})`;
};

/** "Ann Archer for Helpful Ltd (provider), 1 Mar 2026". */
export const signatureWords = (terms: Terms, { name, side, on, form }: Terms['signatures'][number]): string =>
  `${name} for ${sideName(terms, side)}, ${dateWords(on)}${form === 'ORAL' ? ', orally, put in writing' : ''}`;

const documents = {
  submit: SubmitAgreementDocument,
  return: ReturnAgreementDocument,
  sign: SignAgreementDocument,
  comment: CommentOnAgreementDocument,
  terminate: TerminateAgreementDocument,
} as const;

/** Does it; the server says whether it was right. A signature names the hash of the document that is on the page. */
export async function perform(ask: Ask, act: ActName, terms: Terms, value: object): Promise<ActedFragment> {
  const hash = act === 'sign' ? { documentHash: terms.documentHash } : {};
  const input = { version: terms.id, ...hash, ...value };
  // The fields of an act are a table; the tests of the page hold that they make its input.
  const text = documents[act] as TypedText<{ done: ActedFragment }, object>;
  const { done } = await ask(text, { input });
  return done;
}
