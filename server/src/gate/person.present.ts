// From a stored person to what GraphQL shows.
import type { PersonRow } from '../access/person.store.ts';
import { signInUrl, type SignInLink } from '../access/sign-in.store.ts';
import type { Context } from './context.ts';
import { toNodeId } from './node-id.ts';
import type { PersonType, SignInLinkType } from './person.type.ts';

export type PersonValue = PersonType & { readonly row: PersonRow };

export function presentPerson(row: PersonRow, now: Temporal.Instant): PersonValue {
  const { name, email, roles, createdAt, lastSeenAt, removedAt, erasure } = row;
  return {
    id: toNodeId('Person', row.id),
    ...{ name, email, roles, createdAt, lastSeenAt, removedAt, erasure },
    sessions: row.sessionEndsMs.filter((ms) => ms > now.epochMilliseconds).length,
    row,
  };
}

export const presentLink = ({ code, expiresAt }: SignInLink, { services }: Context): SignInLinkType => ({
  url: signInUrl(services.publicUrl(), code),
  expiresAt,
});
