// What can be told of an occurrence, the fields each act asks for, and what a form about one comes to.
import type { Field } from '../shared/form/fields.ts';
import {
  ConfirmDeliveryDocument,
  CorrectDeliveryDocument,
  DisputeDeliveryDocument,
  RecordDeliveryDocument,
  WaiveOccurrenceDocument,
  type OccurrenceDetailQuery,
  type ToldOccurrenceFragment,
} from '../generated/deliverables.ts';
import type { Ask } from '../shared/live/line.ts';
import { instantOf } from '../shared/wallTime.ts';

export type Detail = Extract<NonNullable<OccurrenceDetailQuery['node']>, { readonly title: string }>;

export type TellName = 'record' | 'confirm' | 'dispute' | 'waive' | 'correct';

export interface Tell {
  readonly name: TellName;
  readonly title: string;
  readonly verb: string;
  readonly about: string;
  readonly fields: readonly Field[];
}

const needed = { isRequired: true } as const;
const by: Field = { kind: 'text', name: 'by', label: 'Who acts', ...needed };
const why: Field = { kind: 'long', name: 'reason', label: 'Why', ...needed };

/** `isPerson`: who is signed in acts under their own name. */
export function tellOf(name: TellName, detail: Detail, isPerson: boolean): Tell {
  const who = isPerson ? [] : [by];
  const acts: Readonly<Record<TellName, Omit<Tell, 'name'>>> = {
    record: {
      ...{ title: `Record a delivery: ${detail.title}`, verb: 'Record' },
      about: 'What was delivered is kept as a fact; a wrong one is taken back, never changed.',
      fields: [...deliveryFields(detail), ...who],
    },
    confirm: {
      ...{ title: 'The counterpart confirms it', verb: 'Confirm' },
      about: 'It was delivered as agreed.',
      fields: [{ kind: 'long', name: 'note', label: 'What they said' }, ...who],
    },
    dispute: {
      ...{ title: 'The counterpart disputes it', verb: 'Dispute' },
      about: 'It stands as disputed until they confirm it, or the delivery is taken back.',
      fields: [why, ...who],
    },
    waive: {
      ...{ title: 'Excuse it', verb: 'Waive' },
      about: 'It counts neither as kept nor as missed. Your name and reason stay with it.',
      fields: [why, { kind: 'text', name: 'note', label: 'What shows that it is so' }, ...who],
    },
    correct: {
      ...{ title: 'Take back what was told', verb: 'Take back' },
      about: 'It stays readable, and counts no more.',
      fields: [why, ...who],
    },
  };
  return { name, ...acts[name] };
}

function deliveryFields({ deliverable, members, wanted, quantity }: Detail): Field[] {
  const { evidence, alternatives, unit } = deliverable;
  const isWanted = (kind: typeof evidence): boolean => evidence === kind;
  const fields: (Field & { readonly isShown: boolean })[] = [
    {
      ...({ kind: 'choice', name: 'member', label: 'From', isShown: members.length > 0 } as const),
      words: Object.fromEntries(members.map(({ reference, name }) => [reference, name])),
      ...needed,
    },
    {
      ...({ kind: 'choice', name: 'alternative', label: 'Which', isShown: alternatives.length > 0 } as const),
      words: Object.fromEntries(alternatives.map((one) => [one, one])),
      ...needed,
    },
    {
      ...({ kind: 'number', name: 'quantity', isShown: wanted > 1 } as const),
      ...{ label: `How many ${unit ?? ''}`.trim(), hint: String(Math.max(wanted - quantity, 1)) },
      ...needed,
    },
    { kind: 'date', name: 'onDate', label: 'On (empty: now)', isShown: true },
    { kind: 'time', name: 'atTime', label: 'At', isShown: true },
    { kind: 'long', name: 'note', label: 'What was done', isRequired: isWanted('TEXT'), isShown: true },
    { kind: 'text', name: 'location', label: 'Where the document is', isShown: isWanted('DOCUMENT'), ...needed },
    { kind: 'text', name: 'sha256', label: 'Its SHA-256', isShown: isWanted('DOCUMENT'), ...needed },
    { kind: 'number', name: 'reading', label: 'What was read', isShown: isWanted('READING'), ...needed },
  ];
  return fields.filter(({ isShown }) => isShown);
}

type Said = Readonly<Record<string, unknown>>;

/** When it was delivered; null: now. Undefined: a date or a time alone says nothing. */
export function deliveredAt({ onDate, atTime }: Said, zone: string): string | null | undefined {
  if (onDate === undefined && atTime === undefined) return null;
  if (typeof onDate !== 'string' || typeof atTime !== 'string') return undefined;
  const epoch = instantOf(`${onDate}T${atTime.length === 5 ? `${atTime}:00` : atTime}`, zone);
  return epoch === null ? undefined : new Date(epoch).toISOString();
}

const text = (said: unknown): string | null => (typeof said === 'string' ? said : null);

/** Sends it. `fact`: what is taken back. */
export async function send(
  ask: Ask,
  { name, detail, said, key, fact }: { name: TellName; detail: Detail; said: Said; key: string; fact: string | null },
): Promise<ToldOccurrenceFragment> {
  const { id: occurrence, timeZone } = detail;
  const who = { by: text(said['by']) };
  const reason = text(said['reason']) ?? '';
  switch (name) {
    case 'record': {
      const { note, location, sha256, reading } = said;
      const evidence = {
        note: text(note),
        location: text(location),
        sha256: text(sha256),
        reading: (reading as number | undefined) ?? null,
      };
      const what = {
        quantity: (said['quantity'] as number | undefined) ?? null,
        member: text(said['member']),
        alternative: text(said['alternative']),
      };
      const input = {
        occurrence,
        ...what,
        at: deliveredAt(said, timeZone) ?? null,
        evidence,
        ...who,
        idempotencyKey: key,
      };
      return (await ask(RecordDeliveryDocument, { input })).told;
    }
    case 'confirm':
      return (await ask(ConfirmDeliveryDocument, { input: { occurrence, note: text(said['note']), ...who } })).told;
    case 'dispute':
      return (await ask(DisputeDeliveryDocument, { input: { occurrence, reason, ...who } })).told;
    case 'waive': {
      const evidence = { note: text(said['note']) };
      return (await ask(WaiveOccurrenceDocument, { input: { occurrence, reason, evidence, ...who } })).told;
    }
    case 'correct':
      return (await ask(CorrectDeliveryDocument, { input: { delivery: fact ?? '', reason, ...who } })).told;
  }
}
