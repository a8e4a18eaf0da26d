// What differs between two versions of an agreement, in words: "first response for HIGH: promise 6 h → 4 h". Parts of a list
// are matched by what they are about, not by their place, so that a new first clause is one difference.
import type { Json } from './document.ts';

export type DifferenceKind = 'ADDED' | 'REMOVED' | 'CHANGED';

export interface Difference {
  readonly kind: DifferenceKind;
  /** Where in the document: "clauses 9.1", "sections.parties CUSTOMER". */
  readonly place: string;
  /** In words; null: nothing was, or is, said. */
  readonly was: string | null;
  readonly is: string | null;
  readonly words: string;
}

type Fields = Readonly<Record<string, Json>>;

/** Everything that differs, clauses first; the number of a version and its form are no part of what it says. */
export function differencesOf(before: Fields, after: Fields): Difference[] {
  const { clauses: clausesBefore = [], sections: sectionsBefore = {}, ...headBefore } = before;
  const { clauses: clausesAfter = [], sections: sectionsAfter = {}, ...headAfter } = after;
  return [
    ...listDifferences({ name: 'clauses', was: clausesBefore, is: clausesAfter }),
    ...fieldDifferences({ place: '', about: '' }, headBefore, headAfter),
    ...sectionDifferences(fieldsOf(sectionsBefore), fieldsOf(sectionsAfter)),
  ];
}

const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** In the order of the alphabet, whatever order they were kept in. */
const namesOf = (...all: readonly Fields[]): string[] => [...new Set(all.flatMap((each) => Object.keys(each)))].sort();

function sectionDifferences(before: Fields, after: Fields): Difference[] {
  return namesOf(before, after).flatMap((section) => {
    const [was, is] = [before[section], after[section]];
    const place = `sections.${section}`;
    if (Array.isArray(was ?? is)) return listDifferences({ name: place, was: was ?? [], is: is ?? [] });
    const isText = [was, is].some((each) => typeof each === 'string');
    return isText
      ? fieldDifferences({ place: 'sections', about: '' }, { [section]: was ?? null }, { [section]: is ?? null })
      : fieldDifferences({ place, about: spoken(section) }, fieldsOf(was), fieldsOf(is));
  });
}

interface Lists {
  readonly name: string;
  readonly was: Json;
  readonly is: Json;
}

function listDifferences({ name, was, is }: Lists): Difference[] {
  const [before, after] = [keyed(name, was), keyed(name, is)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const place = `${name} ${said(fieldsOf(now ?? old)['number'] ?? key)}`;
    const about = name === 'clauses' ? clauseTitle(fieldsOf(now ?? old)) : `${spoken(name)} ${key}`;
    if (old === undefined)
      return [{ kind: 'ADDED' as const, place, was: null, is: said(now), words: `new: ${whole(about, now)}` }];
    if (now === undefined)
      return [{ kind: 'REMOVED' as const, place, was: said(old), is: null, words: `gone: ${whole(about, old)}` }];
    return fieldDifferences({ place, about }, fieldsOf(old), fieldsOf(now));
  });
}

/** The parts of a list by what each is about. A second one about the same is told apart by its place. */
function keyed(name: string, list: Json): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const each of Array.isArray(list) ? (list as readonly Json[]) : []) {
    const key = typeof each === 'string' ? each : keyOf(name, fieldsOf(each));
    found.set(found.has(key) ? `${key} (${String(found.size + 1)})` : key, each);
  }
  return found;
}

const names = ['number', 'role', 'name', 'title', 'word', 'what', 'kind', 'text'];

function keyOf(name: string, part: Fields): string {
  if (name === 'clauses') return clauseTitle(part);
  const field = names.find((each) => part[each] !== undefined);
  return field === undefined ? said(part) : said(part[field]);
}

const clauseTitle = ({ measure, severity, period, group }: Fields): string =>
  [
    spoken(said(measure)),
    severity === undefined ? '' : `for ${said(severity)}`,
    period === undefined ? '' : `in ${spoken(said(period))} time`,
    group === undefined ? '' : `of ${said(group)}`,
  ]
    .filter((each) => each !== '')
    .join(' ');

function fieldDifferences(
  at: { readonly place: string; readonly about: string },
  before: Fields,
  after: Fields,
): Difference[] {
  return namesOf(before, after).flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const about = at.about === '' ? spoken(field) : `${at.about}: ${spoken(field)}`;
    const kind = was === null ? ('ADDED' as const) : is === null ? ('REMOVED' as const) : ('CHANGED' as const);
    const sides = { was: was === null ? null : said(was), is: is === null ? null : said(is) };
    const place = at.place === 'sections' ? `sections.${field}` : at.place === '' ? field : at.place;
    return [{ kind, place, ...sides, words: `${about} ${sides.was ?? 'none'} → ${sides.is ?? 'none'}` }];
  });
}

/** A part of a list as a whole, with what tells it apart left out where it is told already. */
function whole(about: string, part: Json | undefined): string {
  const { measure: _measure, severity: _severity, period: _period, group: _group, ...rest } = fieldsOf(part);
  const more = said(about.startsWith('sections') ? fieldsOf(part) : rest);
  return more === '' ? about : `${about} (${more})`;
}

/** A value in words. */
function said(value: Json | undefined): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'string') return spokenDuration(value) ?? value;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : (value as readonly Json[]).map(said).join(', ');
  return Object.entries(value)
    .filter(([, each]) => !(Array.isArray(each) && each.length === 0))
    .map(([field, each]) => `${spoken(field)} ${said(each)}`)
    .join(', ');
}

/** "FIRST_RESPONSE" and "pausesWhile" as words. */
const spoken = (name: string): string =>
  name
    .replace(/^sections\./, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** "PT6H30M" as "6 h 30 min"; null: no duration. */
function spokenDuration(text: string): string | null {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text);
  if (parts === null || text === 'PT') return null;
  const [, hours, minutes, seconds] = parts;
  return [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean).join(' ');
}
