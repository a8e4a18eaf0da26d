// Credits in words.
import type { CreditFiguresFragment } from '../generated/credits.ts';
import { oneOf } from '../shared/list/useListQuestion.ts';
import type { Mark } from '../shared/words.ts';

export type Credit = CreditFiguresFragment;
type State = Credit['state'];

export const stateWords: Readonly<Record<State, string>> = {
  DRAFT: 'Draft',
  APPROVED: 'Approved',
  ISSUED: 'Issued',
  DECLINED: 'Declined',
};

/** What the list of credits can be narrowed to: a state, or all that are not issued yet. */
export const stateChoices = { DUE: 'Not issued yet', ...stateWords } as const;
export const statesOf = (asked: string): State[] | null => {
  if (asked === 'DUE') return ['DRAFT', 'APPROVED'];
  const one = oneOf(stateWords, asked);
  return one === null ? null : [one];
};

export const directionWords: Readonly<Record<Credit['direction'], string>> = {
  CREDIT: 'We owe',
  RECOVERY: 'A supplier owes us',
};

export const stateMarks: Readonly<Record<State, Mark>> = {
  DRAFT: 'AT_RISK',
  APPROVED: 'ON_TRACK',
  ISSUED: 'MET',
  DECLINED: 'NONE',
};

export type CreditAct = 'approve' | 'issue' | 'decline' | 'reverse';

/** What can be done with a credit as it stands. */
export const actsOf = ({ state, reversedBy }: Pick<Credit, 'state' | 'reversedBy'>): CreditAct[] =>
  ({
    DRAFT: ['approve', 'decline'] as const,
    APPROVED: ['issue', 'decline'] as const,
    ISSUED: reversedBy === null ? (['reverse'] as const) : [],
    DECLINED: [],
  })[state].slice();

export const actWords: Readonly<Record<CreditAct, { verb: string; title: string; about: string }>> = {
  approve: { verb: 'Approve', title: 'Approve it', about: 'You say that it is right. It can still be declined.' },
  issue: {
    verb: 'Issue',
    title: 'Issue it',
    about: 'It gets the next number of a statement and is not changed again.',
  },
  decline: { verb: 'Decline', title: 'Decline it', about: 'You say that it is not owed. Your name and reason stay.' },
  reverse: {
    verb: 'Take back',
    title: 'Take it back',
    about: 'A counter entry is drafted; the statement itself stays as it was issued.',
  },
};
