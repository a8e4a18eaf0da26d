// The list's question lives in its address: Back works, and a link to it can be sent on.
import type { PeopleListQueryVariables } from '../generated/people.ts';
import type { Role } from '../shared/words.ts';

const places = { current: false, out: true, all: null } as const;

/** Who may sign in, who was removed, or both. */
export type Place = keyof typeof places;

export const personRoles = ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'CUSTOMER'] as const satisfies readonly Role[];
export type PersonRole = (typeof personRoles)[number];

export const PAGE_SIZE = 50;

/** What the address asks for. Anything it does not understand is left out, not guessed at. */
export interface PeopleQuestion {
  readonly place: Place;
  readonly role: PersonRole | null;
  readonly text: string;
  readonly after: string | null;
}

const isPlace = (text: string): text is Place => Object.hasOwn(places, text);

/** Reads the query part of an address. */
export function readPeopleQuestion(query: Readonly<Record<string, unknown>>): PeopleQuestion {
  const textOf = (key: string): string => {
    const value = query[key];
    return typeof value === 'string' ? value : '';
  };
  const place = textOf('who');
  return {
    place: isPlace(place) ? place : 'current',
    role: personRoles.find((role) => role === textOf('role')) ?? null,
    text: textOf('text'),
    after: textOf('after') || null,
  };
}

/** The query part of an address that asks this; what is at its default is left out. */
export function writePeopleQuestion({ place, role, text, after }: PeopleQuestion): Record<string, string> {
  const parts: [string, string][] = [
    ['who', place === 'current' ? '' : place],
    ['role', role ?? ''],
    ['text', text],
    ['after', after ?? ''],
  ];
  return Object.fromEntries(parts.filter(([, value]) => value !== ''));
}

/** The variables of the people query for this question. */
export function peopleVariables({ place, role, text, after }: PeopleQuestion): PeopleListQueryVariables {
  const removed = places[place];
  return {
    filter: {
      ...(removed === null ? {} : { removed }),
      ...(role === null ? {} : { roles: [role] }),
      ...(text === '' ? {} : { text }),
    },
    first: PAGE_SIZE,
    after,
  };
}
