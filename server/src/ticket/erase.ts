// Erasing a name: the facts stay, with a number where the name was. Doing it again changes nothing.
import { saveErasure } from '../access/erasure.store.ts';
import { erasePerson, lockPerson } from '../access/person.store.ts';
import { eraseFromAgreements } from '../agreement/erased-names.store.ts';
import type { Tx } from '../db/orm.ts';
import { refuse } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { eraseIndividual, findIndividual, lockIndividual } from './individual.store.ts';
import type { EraseNameInput } from './individual.type.ts';

/** Whose name was erased. */
export interface Erased {
  readonly of: 'person' | 'individual';
  readonly id: number;
}

interface Order {
  readonly input: EraseNameInput;
  /** The principal of who gives it. */
  readonly by: string;
}

/** Erases a name, or finds that it was erased before. @throws Refused */
export async function eraseName(tx: Tx, { input, by }: Order, now: Temporal.Instant): Promise<Erased> {
  const { person, individual, name } = input;
  const whom = [person, individual, name].filter((each) => each !== null && each !== undefined);
  if (whom.length !== 1)
    refuse('INVALID', `Expected exactly one of person, individual and name; ${String(whom.length)} came.`);
  refuseAny([nameProblem(input.reason, 'The reason', ['reason'])]);
  const act = { by, reason: input.reason.trim() };
  return typeof person === 'string' ? erasePersonOf(tx, person, act, now) : eraseIndividualOf(tx, input, act, now);
}

type Act = Readonly<Record<'by' | 'reason', string>>;

async function erasePersonOf(tx: Tx, globalId: string, act: Act, now: Temporal.Instant): Promise<Erased> {
  const id = idOf('Person', globalId);
  const person = id === null ? null : await lockPerson(tx, id);
  if (person === null) return refuse('NOT_FOUND', 'No person has this id.', ['person']);
  if (person.removedAt === null)
    refuse('NOT_REMOVED', `${person.name} may still sign in: remove them first (removePerson).`, ['person']);
  const erased: Erased = { of: 'person', id: person.id };
  if (person.erasure !== null) return erased;
  await erasePerson(tx, person.id, now);
  await saveErasure(tx, { ...erased, ...act, subjects: 0 }, now);
  return erased;
}

async function eraseIndividualOf(
  tx: Tx,
  { individual, name }: EraseNameInput,
  act: Act,
  now: Temporal.Instant,
): Promise<Erased> {
  const id = typeof individual === 'string' ? idOf('Individual', individual) : await idOfName(tx, name ?? '');
  const found = id === null ? null : await lockIndividual(tx, id);
  if (found === null) return refuseUnknown(name ?? null);
  const erased: Erased = { of: 'individual', id: found.id };
  if (found.erasure !== null) return erased;
  // Before the name is gone: agreements say it in their own words.
  await eraseFromAgreements(tx, { name: found.name, shown: `erased person ${String(found.id)}` });
  await saveErasure(tx, { ...erased, ...act, subjects: await eraseIndividual(tx, found, now) }, now);
  return erased;
}

// No stored text has a NUL, and PostgreSQL cannot be asked with one.
const idOfName = (tx: Tx, name: string): Promise<number | null> =>
  name.includes('\0') ? Promise.resolve(null) : findIndividual(tx, name);

function refuseUnknown(name: string | null): never {
  if (name === null) refuse('NOT_FOUND', 'No individual has this id.', ['individual']);
  return refuse(
    'NOT_FOUND',
    `No ticket event, signature or agreement names "${name}", or the name was erased before.`,
    ['name'],
  );
}
