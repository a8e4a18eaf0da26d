// What a board is about, in a few words.
import { kindWords } from '../agreement/agreementWords.ts';
import type { BoardListQuery } from '../generated/boards.ts';
import { counted, markWords, severityWords, spokenName, statusWords } from '../shared/words.ts';

export type BoardRow = BoardListQuery['list']['nodes'][number];
type Filter = Omit<BoardRow['filter'], 'customers' | 'services'>;

const NAMED = 3;
/** "A, B and 4 more". */
const listed = (names: readonly string[]): string =>
  names.length <= NAMED
    ? names.join(', ')
    : `${names.slice(0, NAMED - 1).join(', ')} and ${String(names.length - NAMED + 1)} more`;
const wordsIn = <K extends string>(words: Readonly<Record<K, string>>, keys: readonly K[] | null): string =>
  listed((keys ?? []).map((key) => words[key]));

/** What it asks beside customers, services, teams, severities, measures and kinds. */
export function restWords(filter: Partial<Filter>): string[] {
  const { standing, status, source, references, serviceAccount, agreement, asset, openedFrom, openedUntil } = filter;
  const { open, uncovered, needsMending, text } = filter;
  const count = (ids: readonly string[] | null | undefined, one: string, many: string): string =>
    ids ? counted(ids.length, one, many) : '';
  return [
    open === true ? 'open tickets' : open === false ? 'tickets that are done' : '',
    wordsIn(markWords, standing ?? null),
    wordsIn(statusWords, status ?? null),
    source ? `from ${listed(source)}` : '',
    count(references, 'ticket', 'tickets'),
    count(serviceAccount, 'service account', 'service accounts'),
    count(agreement, 'agreement', 'agreements'),
    count(asset, 'asset', 'assets'),
    openedFrom ? `opened from ${openedFrom.slice(0, 10)}` : '',
    openedUntil ? `opened before ${openedUntil.slice(0, 10)}` : '',
    uncovered === true ? 'covered by nothing' : uncovered === false ? 'covered' : '',
    needsMending === true ? 'to be mended' : needsMending === false ? 'not to be mended' : '',
    text ? `“${text}”` : '',
  ].filter((part) => part !== '');
}

/** All that it asks for, most telling first; "All tickets" when it asks for nothing. */
export function aboutBoard({ filter }: Pick<BoardRow, 'filter'>): string {
  const { customers, services, group, severity, measure, kind } = filter;
  const parts = [
    listed(customers.map(({ name }) => name)),
    listed(services.map(({ name }) => name)),
    group ? `held by ${listed(group)}` : '',
    wordsIn(severityWords, severity),
    listed((measure ?? []).map(spokenName)),
    wordsIn(kindWords, kind),
    ...restWords(filter),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'All tickets' : parts.join('; ');
}
