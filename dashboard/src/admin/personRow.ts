// A person as one row of the list says it.
import { dayAndMonth, epochOf, fullDate, nearMinute } from '../shared/instant.ts';
import { roleWords } from '../shared/words.ts';
import { personRoles } from './peopleQuery.ts';
import type { Person } from './usePeople.ts';

/** Beyond it a day needs its year. */
const YEAR_MS = 300 * 86_400_000;

export interface PersonRow {
  readonly person: Person;
  /** Their roles by rank, as the forms list them: "Manager, Agent". */
  readonly may: string;
  /** "16:20", "Fri 16:20", "3 Nov 16:20"; null: they never came. */
  readonly seen: string | null;
  /** "removed 20 Nov"; null while they may sign in. */
  readonly gone: string | null;
}

export function personRow(person: Person, { now, zone }: { now: number; zone: string }): PersonRow {
  const seen = epochOf(person.lastSeenAt);
  const gone = epochOf(person.removedAt);
  const dayOf = (epoch: number): string => (now - epoch < YEAR_MS ? dayAndMonth : fullDate)(epoch, zone);
  const roles = personRoles.filter((role) => person.roles.includes(role));
  return {
    person,
    may: roles.map((role) => roleWords[role]).join(', '),
    seen: seen === null ? null : nearMinute(seen, now, zone),
    gone: gone === null ? null : `removed ${dayOf(gone)}`,
  };
}
