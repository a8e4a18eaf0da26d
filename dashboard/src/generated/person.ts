// Made by scripts/documents.ts from admin/person.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What a person may do from now on. */
export type ChangePersonRolesInput = {
  /** For CUSTOMER, and only then: whose portal they reach. Absent: the customer they have. */
  customer?: string | number | null | undefined;
  /** The person. */
  person: string | number;
  /** All roles they are to hold, at least one: ADMIN, MANAGER, AGENT, ANALYST, in any number, or CUSTOMER alone. BOARD and INTEGRATION are for tokens. */
  roles: Array<Role>;
};

/** Who is to get a new link. */
export type CreateSignInLinkInput = {
  /** The person. */
  person: string | number;
};

/** Somebody who is to be let in. */
export type InvitePersonInput = {
  /** For CUSTOMER, and only then: whose portal they reach. */
  customer?: string | number | null | undefined;
  /** Their e-mail address, of which each person has another. Nothing is sent to it: pass the link on. */
  email?: string | null | undefined;
  /** What people call them; two people may share a name. */
  name: string;
  /** What they may do, at least one role: ADMIN, MANAGER, AGENT, ANALYST, in any number, or CUSTOMER alone. BOARD and INTEGRATION are for tokens. */
  roles: Array<Role>;
};

/** Who is to be removed. */
export type RemovePersonInput = {
  /** The person. */
  person: string | number;
};

/** What a viewer may do: one of ADMIN, MANAGER, AGENT, ANALYST, CUSTOMER, BOARD, INTEGRATION. */
export type Role =
  /** May do everything on the floor. */
  | 'ADMIN'
  /** Reads all; records events by hand. */
  | 'AGENT'
  /** Reads all. */
  | 'ANALYST'
  /** A wall: its own board or playlist, and the heartbeat. */
  | 'BOARD'
  /** A customer's person or system: the portal only. */
  | 'CUSTOMER'
  /** A source: records for its sources and reads their tickets. */
  | 'INTEGRATION'
  /** Reads all; writes customers, sources, schedules, agreements and boards. */
  | 'MANAGER';

export type ActRefusalFragment = { message: string; path: Array<string> | null };

export type InvitePersonMutationVariables = Exact<{
  input: InvitePersonInput;
}>;

export type InvitePersonMutation = {
  done: {
    person: { name: string } | null;
    link: { url: string; expiresAt: string } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type ChangePersonRolesMutationVariables = Exact<{
  input: ChangePersonRolesInput;
}>;

export type ChangePersonRolesMutation = {
  done: { person: { name: string } | null; userErrors: Array<{ message: string; path: Array<string> | null }> };
};

export type NewSignInLinkMutationVariables = Exact<{
  input: CreateSignInLinkInput;
}>;

export type NewSignInLinkMutation = {
  done: {
    person: { name: string } | null;
    link: { url: string; expiresAt: string } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type RemovePersonMutationVariables = Exact<{
  input: RemovePersonInput;
}>;

export type RemovePersonMutation = {
  done: { person: { name: string } | null; userErrors: Array<{ message: string; path: Array<string> | null }> };
};

export const InvitePersonDocument =
  'fragment ActRefusal on UserError{message path}mutation InvitePerson($input:InvitePersonInput!){done:invitePerson(input:$input){person{name}link{url expiresAt}userErrors{...ActRefusal}}}' as TypedText<
    InvitePersonMutation,
    InvitePersonMutationVariables
  >;

export const ChangePersonRolesDocument =
  'fragment ActRefusal on UserError{message path}mutation ChangePersonRoles($input:ChangePersonRolesInput!){done:changePersonRoles(input:$input){person{name}userErrors{...ActRefusal}}}' as TypedText<
    ChangePersonRolesMutation,
    ChangePersonRolesMutationVariables
  >;

export const NewSignInLinkDocument =
  'fragment ActRefusal on UserError{message path}mutation NewSignInLink($input:CreateSignInLinkInput!){done:createSignInLink(input:$input){person{name}link{url expiresAt}userErrors{...ActRefusal}}}' as TypedText<
    NewSignInLinkMutation,
    NewSignInLinkMutationVariables
  >;

export const RemovePersonDocument =
  'fragment ActRefusal on UserError{message path}mutation RemovePerson($input:RemovePersonInput!){done:removePerson(input:$input){person{name}userErrors{...ActRefusal}}}' as TypedText<
    RemovePersonMutation,
    RemovePersonMutationVariables
  >;
