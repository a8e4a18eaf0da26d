// What is done to people, with its rules: a customer's person reaches the portal and nothing else, walls and sources have
// tokens and are no people, and an administrator is always left.
import {
  hasOtherAdministrator,
  lockAdministrators,
  lockPerson,
  removePerson,
  saveNewPerson,
  saveRoles,
  type PersonRow,
} from '../access/person.store.ts';
import type { Role } from '../access/role.ts';
import { createSignInLink, type SignInLink } from '../access/sign-in.store.ts';
import { isCustomer } from '../access/token.store.ts';
import type { Tx } from '../db/orm.ts';
import { refuse, userError, type UserErrorValue } from './errors.ts';
import { idOf } from './node-id.ts';
import type { ChangePersonRolesInput, InvitePersonInput } from './person.input.ts';
import { emailProblem, nameProblem, refuseAny, unlessTaken } from './text.ts';

/** Lets somebody in, with a link to sign in by. @throws Refused */
export async function invite(
  tx: Tx,
  input: InvitePersonInput,
  now: Temporal.Instant,
): Promise<{ readonly person: number; readonly link: SignInLink }> {
  const rights = await rightsOf(tx, input, null);
  const email = input.email?.trim() === '' ? null : (input.email?.trim() ?? null);
  refuseAny([nameProblem(input.name, 'The name of a person', ['name']), emailProblem(email), ...rights.problems]);
  const person = { name: input.name.trim(), email, roles: rights.roles, customer: rights.customer };
  const taken = userError('EMAIL_TAKEN', `Another person who may sign in has the address ${email ?? ''}.`, ['email']);
  const id = await unlessTaken(() => saveNewPerson(tx, person, now), taken);
  return { person: id, link: await createSignInLink(tx, { id, name: person.name }, now) };
}

/** Gives a person these roles and no other; the person's row id. @throws Refused */
export async function changeRoles(tx: Tx, input: ChangePersonRolesInput): Promise<number> {
  await lockAdministrators(tx);
  const person = await presentPersonOf(tx, input.person);
  const { roles, customer, problems } = await rightsOf(tx, input, person.customer);
  refuseAny(problems);
  if (!roles.includes('ADMIN')) await keepAnAdministrator(tx, person);
  await saveRoles(tx, { id: person.id, roles, customer });
  return person.id;
}

/** Removes a person; their row id. @throws Refused */
export async function remove(tx: Tx, globalId: string, now: Temporal.Instant): Promise<number> {
  await lockAdministrators(tx);
  const person = await presentPersonOf(tx, globalId);
  await keepAnAdministrator(tx, person);
  await removePerson(tx, person.id, now);
  return person.id;
}

/** A new link for somebody who may sign in. @throws Refused */
export async function newLink(
  tx: Tx,
  globalId: string,
  now: Temporal.Instant,
): Promise<{ readonly person: number; readonly link: SignInLink }> {
  const person = await presentPersonOf(tx, globalId);
  return { person: person.id, link: await createSignInLink(tx, person, now) };
}

/** The person of this global id, locked. @throws Refused when there is none, or they were removed */
async function presentPersonOf(tx: Tx, globalId: string): Promise<PersonRow> {
  const id = idOf('Person', globalId);
  const person = id === null ? null : await lockPerson(tx, id);
  if (person === null) refuse('NOT_FOUND', 'No person has this id.', ['person']);
  if (person.removedAt === null) return person;
  const since = person.removedAt.toString({ smallestUnit: 'second' });
  return refuse('ALREADY_REMOVED', `${person.name} was removed at ${since}.`, ['person']);
}

async function keepAnAdministrator(tx: Tx, person: PersonRow): Promise<void> {
  if (!person.roles.includes('ADMIN') || (await hasOtherAdministrator(tx, person.id))) return;
  refuse('LAST_ADMIN', `${person.name} is the last administrator: make another one first.`, ['person']);
}

interface Rights {
  readonly roles: readonly Role[];
  readonly customer: number | null;
  readonly problems: readonly (UserErrorValue | null)[];
}

interface AskedRights {
  readonly roles: readonly Role[];
  readonly customer?: string | null;
}

/** The rights that are asked for, with what is wrong with them; `kept` is the customer of who has one already. */
async function rightsOf(tx: Tx, asked: AskedRights, kept: number | null): Promise<Rights> {
  const roles = [...new Set(asked.roles)];
  const given = asked.customer ?? null;
  const id = given === null ? null : idOf('Customer', given);
  const isThere = id !== null && (await isCustomer(tx, id));
  const customer = !roles.includes('CUSTOMER') ? null : given === null ? kept : id;
  return { roles, customer, problems: [...roleProblems(asked.roles), customerProblem()] };

  function customerProblem(): UserErrorValue | null {
    if (!roles.includes('CUSTOMER'))
      return given === null
        ? null
        : userError('INVALID', 'Only a person of role CUSTOMER has a customer.', ['customer']);
    if (given === null && kept === null)
      return userError('EMPTY', 'A person of role CUSTOMER names the customer whose portal they reach.', ['customer']);
    return given === null || isThere ? null : userError('NOT_FOUND', 'No customer has this id.', ['customer']);
  }
}

const forTokens: Readonly<Partial<Record<Role, string>>> = { BOARD: 'a wall', INTEGRATION: 'a source' };

function roleProblems(roles: readonly Role[]): UserErrorValue[] {
  if (roles.length === 0) return [userError('EMPTY', 'A person holds at least one role; none came.', ['roles'])];
  const ofTokens = roles.flatMap((role, place) => {
    const holder = forTokens[role];
    if (holder === undefined) return [];
    const message = `The role ${role} is for the token of ${holder} (createApiToken), not for a person.`;
    return [userError('INVALID', message, ['roles', place])];
  });
  const others = roles.filter((role) => role !== 'CUSTOMER' && forTokens[role] === undefined);
  if (others.length === 0 || !roles.includes('CUSTOMER')) return ofTokens;
  const message = `A person of role CUSTOMER reaches the portal only and holds no other role; ${others.join(', ')} came beside it.`;
  return [...ofTokens, userError('INVALID', message, ['roles'])];
}
