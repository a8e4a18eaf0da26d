// What to list, as it stands in the address.
import type { LocationQuery } from 'vue-router';
import type { AgreementListQueryVariables } from '../generated/agreements.ts';
import {
  keysOf,
  kindWords,
  levelWords,
  statusWords,
  type AgreementKind,
  type AgreementLevel,
  type AgreementStatus,
} from './agreementWords.ts';

export const PAGE_SIZE = 50;

export interface AgreementQuestion {
  readonly text: string;
  readonly kind: AgreementKind | null;
  readonly level: AgreementLevel | null;
  readonly status: AgreementStatus | null;
  /** A civil date; empty: any. */
  readonly on: string;
  readonly after: string | null;
}

const oneOf = <K extends string>(words: Readonly<Record<K, string>>, said: unknown): K | null =>
  keysOf(words).find((key) => key === said) ?? null;
const textOf = (said: unknown): string => (typeof said === 'string' ? said : '');

/** What an address asks; what it cannot mean is left out. */
export const readQuestion = (query: LocationQuery): AgreementQuestion => ({
  text: textOf(query['text']),
  kind: oneOf(kindWords, query['kind']),
  level: oneOf(levelWords, query['level']),
  status: oneOf(statusWords, query['status']),
  on: /^\d{4}-\d\d-\d\d$/.test(textOf(query['on'])) ? textOf(query['on']) : '',
  after: textOf(query['after']) || null,
});

/** The address of a question; what is not asked is not in it. */
export const writeQuestion = (question: AgreementQuestion): Record<string, string> =>
  Object.fromEntries(Object.entries(question).flatMap(([name, said]) => (said ? [[name, String(said)]] : [])));

/** A date means its noon in UTC: within that day wherever an agreement's dates begin. */
export const variablesOf = ({
  text,
  kind,
  level,
  status,
  on,
  after,
}: AgreementQuestion): AgreementListQueryVariables => ({
  filter: { text: text || null, kind, level, status, inForceAt: on === '' ? null : `${on}T12:00:00Z` },
  first: PAGE_SIZE,
  after,
});
