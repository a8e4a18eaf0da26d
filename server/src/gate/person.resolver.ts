// People: let in, listed, changed, removed. Administrators only. The log says who did it to whom, by their ids.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { countPeople, loadPersonPage, type PeopleFilter, type PersonRow } from '../access/person.store.ts';
import { After, First } from './args.ts';
import { listPage, type ConnectionValue } from './connection.ts';
import type { Context } from './context.ts';
import { refusable } from './errors.ts';
import { require } from './may.ts';
import { changeRoles, invite, newLink, remove } from './person-acts.ts';
import {
  ChangePersonRolesInput,
  CreateSignInLinkInput,
  InvitePersonInput,
  PersonFilterInput,
  RemovePersonInput,
} from './person.input.ts';
import { personOf } from './person.loader.ts';
import { presentLink, presentPerson } from './person.present.ts';
import {
  ChangePersonRolesPayload,
  CreateSignInLinkPayload,
  InvitePersonPayload,
  PersonConnection,
  PersonType,
  RemovePersonPayload,
} from './person.type.ts';
import { searchWords } from './text.ts';

@Resolver(() => PersonType)
export class PersonResolver {
  @Query(() => PersonConnection, { description: 'People who may sign in or once might, by name. Administrators.' })
  async people(
    @Arg('filter', () => PersonFilterInput, { nullable: true, description: 'Only these; absent: all.' })
    asked: PersonFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<PersonType>> {
    require(context.viewer, 'editPeople');
    const filter = filterOf(asked);
    return listPage(
      { first, after },
      {
        keyOf: (row: PersonRow) => [row.sortName, row.id],
        load: async (wanted) => loadPersonPage(await context.read(), filter, wanted),
        count: async () => countPeople(await context.read(), filter),
        present: (row) => presentPerson(row, context.now()),
      },
    );
  }

  @Mutation(() => InvitePersonPayload, {
    description:
      'Lets somebody in: makes the person and a link by which they sign in once, within 15 minutes. Administrators.',
  })
  async invitePerson(
    @Arg('input', () => InvitePersonInput, { description: 'Who, and what they may do.' }) input: InvitePersonInput,
    @Ctx() context: Context,
  ): Promise<InvitePersonPayload> {
    require(context.viewer, 'editPeople');
    return refusable<InvitePersonPayload>(
      async () => {
        const { person, link } = await context.write((tx, now) => invite(tx, input, now));
        tell(context, { person, roles: input.roles }, 'A person was let in');
        return { person: await personOf(context, person), link: presentLink(link, context), userErrors: [] };
      },
      (userErrors) => ({ person: null, link: null, userErrors }),
    );
  }

  @Mutation(() => ChangePersonRolesPayload, {
    description:
      'Replaces what a person may do, from their next request on; their sockets are closed within seconds and come back ' +
      'with the new rights. The last administrator keeps the role. Administrators.',
  })
  async changePersonRoles(
    @Arg('input', () => ChangePersonRolesInput, { description: 'Who, and what they may do.' })
    input: ChangePersonRolesInput,
    @Ctx() context: Context,
  ): Promise<ChangePersonRolesPayload> {
    require(context.viewer, 'editPeople');
    return refusable<ChangePersonRolesPayload>(
      async () => {
        const person = await context.write((tx) => changeRoles(tx, input));
        tell(context, { person, roles: input.roles }, 'The roles of a person were changed');
        return { person: await personOf(context, person), userErrors: [] };
      },
      (userErrors) => ({ person: null, userErrors }),
    );
  }

  @Mutation(() => CreateSignInLinkPayload, {
    description:
      'Makes a link by which a person signs in once, within 15 minutes. Sessions they have go on. Administrators.',
  })
  async createSignInLink(
    @Arg('input', () => CreateSignInLinkInput, { description: 'Whom it signs in.' }) input: CreateSignInLinkInput,
    @Ctx() context: Context,
  ): Promise<CreateSignInLinkPayload> {
    require(context.viewer, 'editPeople');
    return refusable<CreateSignInLinkPayload>(
      async () => {
        const { person, link } = await context.write((tx, now) => newLink(tx, input.person, now));
        tell(context, { person }, 'A sign-in link was made');
        return { person: await personOf(context, person), link: presentLink(link, context), userErrors: [] };
      },
      (userErrors) => ({ person: null, link: null, userErrors }),
    );
  }

  @Mutation(() => RemovePersonPayload, {
    description:
      'Removes a person: their sessions and links end at once, their sockets are closed within seconds; what they did ' +
      'stays, under their name. The last administrator cannot be removed. Administrators.',
  })
  async removePerson(
    @Arg('input', () => RemovePersonInput, { description: 'Who.' }) input: RemovePersonInput,
    @Ctx() context: Context,
  ): Promise<RemovePersonPayload> {
    require(context.viewer, 'editPeople');
    return refusable<RemovePersonPayload>(
      async () => {
        const person = await context.write((tx, now) => remove(tx, input.person, now));
        tell(context, { person }, 'A person was removed');
        return { person: await personOf(context, person), userErrors: [] };
      },
      (userErrors) => ({ person: null, userErrors }),
    );
  }
}

function tell({ services, viewer }: Context, about: object, what: string): void {
  services.log.info({ by: viewer.principal, ...about }, what);
}

const filterOf = (asked: PersonFilterInput | null): PeopleFilter => ({
  text: searchWords(asked?.text),
  roles: asked?.roles ?? null,
  removed: asked?.removed ?? null,
});
