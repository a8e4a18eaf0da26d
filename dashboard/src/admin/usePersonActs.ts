// What is done to people: each act answers with what came of it, or with what is wrong, by field.
import {
  ChangePersonRolesDocument,
  InvitePersonDocument,
  NewSignInLinkDocument,
  RemovePersonDocument,
  type InvitePersonMutation,
} from '../generated/person.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';
import { problemsByField, type FormProblems, type InvitationInput, type RightsInput } from './personForm.ts';

export type SignInLink = NonNullable<InvitePersonMutation['done']['link']>;

/** What came of an act. */
export type Outcome<T = unknown> = { readonly done: T } | { readonly problems: FormProblems };

interface Answer {
  readonly person: { readonly name: string } | null;
  readonly link?: SignInLink | null;
  readonly userErrors: readonly { readonly message: string; readonly path: readonly string[] | null }[];
}

interface WithLink {
  readonly name: string;
  readonly link: SignInLink;
}

export interface PersonActs {
  invite(input: InvitationInput): Promise<Outcome<WithLink>>;
  newLink(person: string): Promise<Outcome<WithLink>>;
  changeRoles(person: string, rights: RightsInput): Promise<Outcome>;
  remove(person: string): Promise<Outcome>;
}

/** The acts of an administrator, over the line of this app. */
export function usePersonActs(): PersonActs {
  const { ask } = useLine();

  async function outcome<T>(asked: Promise<{ done: Answer }>, read: (answer: Answer) => T | null): Promise<Outcome<T>> {
    try {
      const { done } = await asked;
      const result = read(done);
      return result === null ? { problems: problemsByField(done.userErrors) } : { done: result };
    } catch (error) {
      return { problems: { form: problemOf(error).message } };
    }
  }
  const linkOf = ({ person, link }: Answer): WithLink | null => (person && link ? { name: person.name, link } : null);
  const personOf = ({ person }: Answer): unknown => person;

  return {
    invite: (input) => outcome(ask(InvitePersonDocument, { input }), linkOf),
    newLink: (person) => outcome(ask(NewSignInLinkDocument, { input: { person } }), linkOf),
    changeRoles: (person, rights) =>
      outcome(ask(ChangePersonRolesDocument, { input: { person, ...rights } }), personOf),
    remove: (person) => outcome(ask(RemovePersonDocument, { input: { person } }), personOf),
  };
}
