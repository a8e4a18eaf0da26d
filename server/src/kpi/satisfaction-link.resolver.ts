// The door of links by which a customer says how satisfied they are: a source or an agent puts one into its mail.
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { hashSecret, newSecret } from '../access/secret.ts';
import { limits } from '../config.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, UserErrorType } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { visibleSources } from '../gate/viewer.ts';
import { saveSatisfactionLink } from './satisfaction-link.store.ts';
import { findTicket } from './satisfaction.store.ts';

@InputType('CreateSatisfactionLinkInput', { description: 'For which ticket, and how long.' })
export class CreateSatisfactionLinkInput {
  @Field(() => String, { description: 'The source of the ticket.' })
  source!: string;

  @Field(() => String, { description: 'The reference of the ticket.' })
  ticket!: string;

  @Field(() => Int, { nullable: true, description: 'Days it opens, 1 to 90; absent: 14.' })
  days?: number | null;
}

@ObjectType('SatisfactionLink', { description: 'An address that opens one ticket to one answer.' })
export class SatisfactionLinkType {
  @Field(() => String, {
    description: 'To put into a mail to the customer. It is shown now and never again: nothing here can make it anew.',
  })
  url!: string;

  @Field(() => InstantScalar, { description: 'From then on it opens nothing.' })
  expiresAt!: Temporal.Instant;
}

@ObjectType('CreateSatisfactionLinkPayload', { description: 'The link.' })
export class CreateSatisfactionLinkPayload {
  @Field(() => SatisfactionLinkType, { nullable: true, description: 'Null when refused.' })
  link!: SatisfactionLinkType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused.' })
  userErrors!: readonly UserErrorType[];
}

@Resolver()
export class SatisfactionLinkResolver {
  @Mutation(() => CreateSatisfactionLinkPayload, {
    description:
      'Makes an address by which the customer of a ticket says how satisfied they are, once and without signing in. ' +
      'Each call makes another. Administrators, agents, and integrations of the source.',
  })
  createSatisfactionLink(
    @Arg('input', () => CreateSatisfactionLinkInput, { description: 'For which ticket.' })
    { source, ticket, days }: CreateSatisfactionLinkInput,
    @Ctx() context: Context,
  ): Promise<CreateSatisfactionLinkPayload> {
    const { viewer, services } = context;
    require(viewer, 'recordEvents', { source });
    return refusable<CreateSatisfactionLinkPayload>(
      async () => {
        const open = days ?? limits.satisfactionLinkDays;
        if (open < 1 || open > limits.satisfactionLinkDaysMost) {
          const message = `Expected 1 to ${String(limits.satisfactionLinkDaysMost)} days; ${String(open)} came.`;
          return refuse('INVALID', message, ['days']);
        }
        const code = newSecret('answer');
        const expiresAt = await context.write(async (tx, now) => {
          const id = await findTicket(tx, { source, reference: ticket, sources: visibleSources(viewer) });
          if (id === null) return refuse('NOT_FOUND', `${source} has no ticket ${ticket}.`, ['ticket']);
          const until = now.add({ hours: 24 * open });
          const link = { ticket: id, hash: hashSecret(code), by: viewer.principal, expiresAt: until };
          const most = limits.satisfactionLinksPerTicket;
          if (await saveSatisfactionLink(tx, link, most, now)) return until;
          return refuse('INVALID', `Ticket ${ticket} has ${String(most)} links that still open.`, ['ticket']);
        });
        return { link: { url: `${services.publicUrl()}/say/${code}`, expiresAt }, userErrors: [] };
      },
      (userErrors) => ({ link: null, userErrors }),
    );
  }
}
