// What to list, as it stands in the address.
import type { LocationQuery } from 'vue-router';
import { roleWords } from '../agreement/agreementWords.ts';
import type { OccurrenceListQueryVariables } from '../generated/deliverables.ts';
import { standingWords, type Occurrence, type Standing } from './occurrenceWords.ts';

export const PAGE_SIZE = 50;

export interface OccurrenceQuestion {
  readonly text: string;
  readonly standing: Standing | null;
  readonly owedBy: Occurrence['owedBy'] | null;
  /** A civil date; empty: the day before the present one. */
  readonly from: string;
  readonly after: string | null;
}

const oneOf = <K extends string>(words: Readonly<Record<K, string>>, said: unknown): K | null =>
  (Object.keys(words) as K[]).find((key) => key === said) ?? null;
const textOf = (said: unknown): string => (typeof said === 'string' ? said : '');

/** What an address asks; what it cannot mean is left out. */
export const readQuestion = (query: LocationQuery): OccurrenceQuestion => ({
  text: textOf(query['text']),
  standing: oneOf(standingWords, query['standing']),
  owedBy: oneOf(roleWords, query['owedBy']),
  from: /^\d{4}-\d\d-\d\d$/.test(textOf(query['from'])) ? textOf(query['from']) : '',
  after: textOf(query['after']) || null,
});

/** The address of a question; what is not asked is not in it. */
export const writeQuestion = (question: OccurrenceQuestion): Record<string, string> =>
  Object.fromEntries(Object.entries(question).flatMap(([name, said]) => (said ? [[name, String(said)]] : [])));

/** `since`: the first civil day to list where the address names none. */
export const variablesOf = (
  { text, standing, owedBy, from, after }: OccurrenceQuestion,
  since: string,
): OccurrenceListQueryVariables => ({
  filter: {
    text: text || null,
    standings: standing === null ? null : [standing],
    owedBy: owedBy === null ? null : [owedBy],
    from: `${from || since}T00:00:00Z`,
  },
  first: PAGE_SIZE,
  after,
});
