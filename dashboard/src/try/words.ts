// The choices of the form, as people say them.
import { severityWords, statusWords } from '../shared/words.ts';
import type { ClauseForm, EventForm } from './tryForm.ts';

type Choices<T extends string> = Readonly<Record<Exclude<T, ''>, string>>;

export const severityChoices: Choices<ClauseForm['severity']> = severityWords;
const statusChoices: Choices<EventForm['status']> = statusWords;
export const periodWords: Choices<ClauseForm['period']> = { PRIME: 'prime', NON_PRIME: 'non-prime' };
const actorWords: Choices<EventForm['actor']> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  AUTOMATION: 'automation',
};
export const relativeWords: Readonly<Record<ClauseForm['relative'], string>> = {
  NONE: 'a length',
  END_OF_COVERED_DAY: 'end of a day',
  TIME_OF_COVERED_DAY: 'time of a day',
};

const reopen: Choices<ClauseForm['onReopen']> = {
  RESUME: 'resume',
  NEW_CYCLE: 'new cycle',
  CONTINUOUS: 'as never closed',
};
const reclassify: Choices<ClauseForm['onReclassify']> = {
  CARRY: 'carry',
  RESTART: 'restart',
  TIGHTEN_ONLY: 'tighten only',
  PROPORTIONAL: 'proportional',
};
const allowance: Choices<ClauseForm['allowance']> = { FIXED_AT_START: 'fixed at start', BLENDED: 'blended' };
const endsWait: Choices<ClauseForm['endsWait']> = { ON_REPLY: 'a reply', ON_STATUS_ONLY: 'a status only' };
const unanswered: Choices<ClauseForm['onResolveUnanswered']> = {
  EXCLUDED: 'excluded',
  MET: 'met',
  KEEP_RUNNING: 'keeps running',
};

/** Options that are one of a few. */
export const choices = [
  { field: 'endsWait', label: 'What ends a wait', words: endsWait },
  { field: 'onReopen', label: 'When reopened', words: reopen },
  { field: 'onReclassify', label: 'When reclassified', words: reclassify },
  { field: 'allowance', label: 'Of several periods', words: allowance },
  { field: 'onResolveUnanswered', label: 'Resolved unanswered', words: unanswered },
] as const;

/** What an event may set; a kind has one of its own, the others are folded away. */
export const eventFields = [
  { field: 'actor', label: 'Who', words: actorWords, none: 'default' },
  { field: 'status', label: 'Status', words: statusChoices, none: '–' },
  { field: 'severity', label: 'Severity', words: severityChoices, none: '–' },
  { field: 'group', label: 'Group', words: null },
  { field: 'agent', label: 'Agent', words: null },
] as const;

export const ownField: Readonly<Partial<Record<EventForm['kind'], (typeof eventFields)[number]['field']>>> = {
  STATUS_CHANGED: 'status',
  PRIORITY_CHANGED: 'severity',
  GROUP_CHANGED: 'group',
  ASSIGNED: 'agent',
  CUSTOMER_REPLIED: 'actor',
  AGENT_REPLIED: 'actor',
  OPENED: 'actor',
};

const waits = ['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD'] as const;
const waitWords = { WAITING_CUSTOMER: 'customer', WAITING_SUPPLIER: 'supplier', ON_HOLD: 'hold' } as const;

/** Every set of waits, none included. */
export const pauseChoices: readonly { readonly value: string; readonly word: string }[] = [
  { value: '', word: 'default' },
  { value: 'none', word: 'never' },
  ...[1, 2, 3, 4, 5, 6, 7].map((bits) => {
    const set = waits.filter((_, place) => (bits & (1 << place)) !== 0);
    return { value: set.join(' '), word: set.map((one) => waitWords[one]).join(', ') };
  }),
];

const kinds = [
  ...['OPENED', 'CUSTOMER_REPLIED', 'AGENT_REPLIED', 'STATUS_CHANGED', 'PRIORITY_CHANGED', 'ASSIGNED'],
  ...['GROUP_CHANGED', 'RESOLVED', 'CLOSED', 'REOPENED', 'CANCELLED', 'NEEDS_NO_ANSWER', 'PROMISED', 'RETRACTED'],
  ...['NOTE_ADDED', 'UPDATED', 'MERGED', 'SPLIT'],
] as EventForm['kind'][];

export const kindChoices = kinds.map((value) => ({
  value,
  word: value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' '),
}));
