// A measure's conditions as sentences, and the words of the choices they are made of.
import type { MeasurePartsFragment } from '../generated/measures.ts';
import { severityWords, statusWords, type Severity, type Status } from '../shared/words.ts';

export type EventKind = NonNullable<MeasurePartsFragment['kinds']>[number];
export type Actor = NonNullable<MeasurePartsFragment['actors']>[number];
type Occurrence = NonNullable<MeasurePartsFragment['occurrence']>;

/** Each as it goes on after "when". */
export const kindWords: Readonly<Record<EventKind, string>> = {
  OPENED: 'the ticket is opened',
  CUSTOMER_REPLIED: 'the customer writes',
  AGENT_REPLIED: 'a public answer is given',
  NOTE_ADDED: 'an internal note is added',
  STATUS_CHANGED: 'the status changes',
  PRIORITY_CHANGED: 'the severity changes',
  ASSIGNED: 'an agent gets the ticket',
  GROUP_CHANGED: 'another group gets the ticket',
  RESOLVED: 'the ticket is resolved',
  CLOSED: 'the ticket is closed',
  REOPENED: 'the ticket is opened again',
  MERGED: 'the ticket is merged',
  SPLIT: 'a message is moved',
  CANCELLED: 'the ticket is cancelled',
  NEEDS_NO_ANSWER: 'a message is marked as needing no answer',
  PROMISED: 'a date is promised',
  RETRACTED: 'an event is taken back',
  RATED: 'the customer rates the ticket',
  UPDATED: 'anything else changes',
};

export const actorWords: Readonly<Record<Actor, string>> = {
  CUSTOMER: 'a customer',
  AGENT: 'an agent',
  AUTOMATION: 'a machine',
};

const occurrenceWords: Readonly<Record<Occurrence, string>> = {
  OPENED: 'the ticket is opened',
  FIRST_MESSAGE: 'the customer writes before the first answer',
  FOLLOW_UP: 'the customer writes after the first answer',
  SPARED: 'a message is marked as needing no answer',
  MOVED: 'a message is moved away',
  ANSWERED: 'a person answers publicly',
  ASSIGNED: 'an agent gets the ticket',
  GROUP_LEFT: 'its group loses the ticket',
  GROUP_ENTERED: 'a group gets the ticket',
  SUPPLIER_WAIT_BEGAN: 'waiting for a supplier begins',
  SUPPLIER_WAIT_ENDED: 'waiting for a supplier ends',
  RESOLVED: 'the ticket is resolved',
  CLOSED: 'the ticket is closed',
  CANCELLED: 'the ticket is cancelled',
  REOPENED: 'the ticket is opened again',
  MERGED: 'the ticket becomes part of another',
  ABSORBED: 'another ticket becomes part of it',
};

/** What a condition says; null and empty say nothing. */
export interface Condition {
  readonly occurrence?: Occurrence | null;
  readonly kinds: readonly EventKind[] | null;
  readonly actors: readonly Actor[] | null;
  readonly statuses: readonly Status[] | null;
  readonly groups: readonly string[] | null;
  readonly severities: readonly Severity[] | null;
}

const either = (words: readonly string[]): string => words.join(' or ');

/** How the ticket stands, as "the status is Open or On hold"; empty when it does not matter. */
function stateWords({ statuses, groups, severities }: Condition): string {
  const said = [
    statuses?.length ? `the status is ${either(statuses.map((one) => statusWords[one]))}` : '',
    groups?.length ? `the group is ${either(groups)}` : '',
    severities?.length ? `the severity is ${either(severities.map((one) => severityWords[one]))}` : '',
  ];
  return said.filter((one) => one !== '').join(' and ');
}

/** "an internal note is added by an agent, while the group is Field"; `lasts` for what is so for a while. */
export function conditionWords(condition: Condition, lasts = false): string {
  if (condition.occurrence) return occurrenceWords[condition.occurrence];
  const { kinds, actors } = condition;
  const state = stateWords(condition);
  if (!kinds?.length && !actors?.length) return state === '' ? '…' : lasts ? `while ${state}` : `once ${state}`;
  const deed = kinds?.length ? either(kinds.map((one) => kindWords[one])) : 'anything is done';
  const by = actors?.length ? ` by ${either(actors.map((one) => actorWords[one]))}` : '';
  return `${deed}${by}${state === '' ? '' : `, while ${state}`}`;
}

/** Several conditions, any of which will do. */
export const conditionsWords = (conditions: readonly Condition[], lasts = false): string =>
  conditions.map((one) => conditionWords(one, lasts)).join('; ');

export const cycleWords = {
  ONE: 'once on a ticket',
  MANY: 'again at each start after an end',
  BY_REOPEN: 'again at a reopening, where the clause says so',
} as const;

/** The keys of a record, typed as they are. */
export const keysOf = <K extends string>(record: Readonly<Record<K, string>>): readonly K[] =>
  Object.keys(record) as K[];
