// What is written into the forms about a person, and what is wrong with it. Somebody works on the floor with some roles,
// or belongs to a customer; the form asks that first, so that the two cannot be mixed.
import * as z from 'zod/mini';
import type { PersonRole } from './peopleQuery.ts';

export const staffRoles = ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST'] as const;
export type StaffRole = (typeof staffRoles)[number];

export type Side = 'staff' | 'customer';

/** What somebody may do, as the form holds it: what the other side asked for is kept while one looks around. */
export interface RightsForm {
  side: Side;
  roles: readonly StaffRole[];
  /** The customer's id; '' while none is chosen. */
  customer: string;
}

export interface InvitationForm extends RightsForm {
  name: string;
  email: string;
}

export type PersonField = 'name' | 'email' | 'roles' | 'customer';

/** A sentence for each field that is wrong; `form` for what is wrong with the whole. */
export type FormProblems = Readonly<Partial<Record<PersonField | 'form', string>>>;

export const staffRoleMeanings: Readonly<Record<StaffRole, string>> = {
  ADMIN: 'may do everything, and lets people in',
  MANAGER: 'reads all; writes agreements, schedules, boards',
  AGENT: 'reads all; records events by hand',
  ANALYST: 'reads all',
};

const rights = z.discriminatedUnion('side', [
  z.object({
    side: z.literal('staff'),
    roles: z.array(z.enum(staffRoles)).check(z.minLength(1, 'Choose at least one role.')),
  }),
  z.object({
    side: z.literal('customer'),
    customer: z.string().check(z.minLength(1, 'Choose the customer whose portal they reach.')),
  }),
]);

const identity = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Say what people call them.'), z.maxLength(500, 'At most 500 letters.')),
  email: z.string().check(
    z.trim(),
    z.refine((text) => text === '' || /^[^\s@]+@[^\s@]+$/.test(text), 'An address is of the form name@example.com.'),
  ),
});

export interface RightsInput {
  readonly roles: PersonRole[];
  readonly customer: string | null;
}

export interface InvitationInput extends RightsInput {
  readonly name: string;
  readonly email: string | null;
}

/** What a form comes to: an input for the API, or what is wrong. */
export type Checked<T> = { readonly input: T } | { readonly problems: FormProblems };

const fields: readonly PersonField[] = ['name', 'email', 'roles', 'customer'];
const isField = (text: unknown): text is PersonField => fields.some((field) => field === text);

/** The first problem of each field, of the form's own or of the API's. */
export function problemsByField(
  found: readonly { readonly message: string; readonly path: readonly unknown[] | null }[],
): FormProblems {
  const problems: Partial<Record<PersonField | 'form', string>> = {};
  for (const { message, path } of found) {
    const field = isField(path?.[0]) ? path[0] : 'form';
    problems[field] ??= message;
  }
  return problems;
}

export function checkRights(form: RightsForm): Checked<RightsInput> {
  const { success, data, error } = rights.safeParse(form);
  if (!success) return { problems: problemsByField(error.issues) };
  return data.side === 'staff'
    ? { input: { roles: data.roles, customer: null } }
    : { input: { roles: ['CUSTOMER'], customer: data.customer } };
}

export function checkInvitation(form: InvitationForm): Checked<InvitationInput> {
  const who = identity.safeParse(form);
  const what = checkRights(form);
  if (who.success && 'input' in what) {
    const { name, email } = who.data;
    return { input: { name, email: email === '' ? null : email, ...what.input } };
  }
  return {
    problems: {
      ...('problems' in what ? what.problems : {}),
      ...(who.success ? {} : problemsByField(who.error.issues)),
    },
  };
}
