// The log's question lives in its address: Back works, and a link to it can be sent on.
import type { EscalationListQueryVariables } from '../generated/escalations.ts';
import type { Escalation } from './escalationWords.ts';

const outcomes = ['DONE', 'OWNED', 'PASSED_OVER', 'SILENT'] as const satisfies readonly Escalation['outcome'][];
export const shows = ['open', 'mine', 'unheard'] as const;
export type Show = (typeof shows)[number];

export const PAGE_SIZE = 50;

export interface LogQuestion {
  /** Null: all of them. */
  readonly show: Show | null;
  readonly outcome: Escalation['outcome'] | null;
  readonly agreement: string;
  readonly ticket: string;
  readonly after: string | null;
}

/** Reads the query part of an address; anything it does not understand is left out, not guessed at. */
export function readLogQuestion(query: Readonly<Record<string, unknown>>): LogQuestion {
  const textOf = (key: string): string => {
    const value = query[key];
    return typeof value === 'string' ? value : '';
  };
  return {
    show: shows.find((show) => show === textOf('show')) ?? null,
    outcome: outcomes.find((outcome) => outcome === textOf('outcome')) ?? null,
    agreement: textOf('agreement'),
    ticket: textOf('ticket'),
    after: textOf('after') || null,
  };
}

/** The query part of an address that asks this; what is at its default is left out. */
export function writeLogQuestion({ show, outcome, agreement, ticket, after }: LogQuestion): Record<string, string> {
  const parts = { show: show ?? '', outcome: outcome ?? '', agreement, ticket, after: after ?? '' };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}

export const logVariables = ({
  show,
  outcome,
  agreement,
  ticket,
  after,
}: LogQuestion): EscalationListQueryVariables => ({
  filter: {
    ...(show === 'open' && { open: true }),
    ...(show === 'mine' && { mine: true, open: true }),
    ...(show === 'unheard' && { unheard: true }),
    ...(outcome !== null && { outcomes: [outcome] }),
    ...(agreement !== '' && { agreement }),
    ...(ticket !== '' && { ticket }),
  },
  first: PAGE_SIZE,
  after,
});
