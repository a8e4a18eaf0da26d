// Erasing a name: the facts stay, with a number where the name was. Doing it again changes nothing.
import { saveErasure } from '../access/erasure.store.ts';
import { erasePerson, findPeople, lockPerson } from '../access/person.store.ts';
import { textWithoutName, type Name } from '../agreement/erase-names.ts';
import { eraseFromAgreements, loadAddressesOf } from '../agreement/erased-names.store.ts';
import type { Tx } from '../db/orm.ts';
import { refuse } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { eraseFromWords } from './erased-words.store.ts';
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
  // Agreements and people mean whoever is called so: a namesake who may still sign in keeps the name there.
  const isShared = (await findPeople(tx, person.name)).length > 0;
  const addresses = person.email === null ? [] : [person.email];
  const of = { name: isShared ? null : person.name, addresses, shown: `erased person ${String(person.id)}` };
  const subjects = await eraseSaid(tx, of);
  await saveErasure(tx, { ...erased, by: act.by, reason: textWithoutName(act.reason, of), subjects }, now);
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
  const addresses = await loadAddressesOf(tx, found.name);
  const of = { name: found.name, addresses, shown: `erased person ${String(found.id)}` };
  const gone = await eraseIndividual(tx, found.id, now);
  const subjects = gone + (await eraseSaid(tx, of));
  await saveErasure(tx, { ...erased, by: act.by, reason: textWithoutName(act.reason, of), subjects }, now);
  return erased;
}

/** From what agreements and people say in their own words; how many subjects and words about tickets changed. */
async function eraseSaid(tx: Tx, of: Name): Promise<number> {
  await eraseFromAgreements(tx, of);
  return eraseFromWords(tx, of);
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
