// The doors of what a customer says of what was delivered: theirs, look up, tell.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import { parsePortalId } from '../portal/portal-id.ts';
import { presentPortalOccurrence } from '../portal/portal-occurrence.resolver.ts';
import { findPortalOccurrence } from '../portal/portal-occurrence.store.ts';
import { PortalConfirmInput, PortalDisputeInput, PortalOccurrencePayload } from '../portal/portal-occurrence.type.ts';
import { customerOf } from '../portal/portal.viewer.ts';
import { holdOccurrence, sayOf } from './record-delivery.ts';

@Resolver()
export class PortalDeliveryResolver {
  @Mutation(() => PortalOccurrencePayload, { description: 'Confirms that something was delivered to you as agreed.' })
  confirmDelivery(
    @Arg('input', () => PortalConfirmInput, { description: 'What you confirm.' }) input: PortalConfirmInput,
    @Ctx() context: Context,
  ): Promise<PortalOccurrencePayload> {
    return said(context, { kind: 'CONFIRMED', occurrence: input.occurrence, words: input.note ?? null });
  }

  @Mutation(() => PortalOccurrencePayload, { description: 'Disputes that something was delivered to you as agreed.' })
  disputeDelivery(
    @Arg('input', () => PortalDisputeInput, { description: 'What you dispute, and why.' }) input: PortalDisputeInput,
    @Ctx() context: Context,
  ): Promise<PortalOccurrencePayload> {
    return said(context, { kind: 'DISPUTED', occurrence: input.occurrence, words: input.reason });
  }
}

interface Said {
  readonly kind: 'CONFIRMED' | 'DISPUTED';
  readonly occurrence: string;
  readonly words: string | null;
}

async function said(context: Context, { kind, occurrence, words }: Said): Promise<PortalOccurrencePayload> {
  const customer = customerOf(context.viewer);
  const id = parsePortalId(occurrence);
  const uuid = id?.type === 'PortalOccurrence' ? id.uuid : '00000000-0000-0000-0000-000000000000';
  return refusable<PortalOccurrencePayload>(
    async () => {
      await context.write(async (tx, now) => {
        const theirs = await findPortalOccurrence(tx, customer, uuid);
        if (theirs === null) return refuse('NOT_FOUND', 'No occurrence of yours has this id.', ['occurrence']);
        // What they owe us, we confirm.
        if (theirs.owedBy === 'CUSTOMER')
          refuse('WRONG_SIDE', 'You owe this one; it is confirmed to you.', ['occurrence']);
        const row = await holdOccurrence(tx, theirs.id);
        const teller = { principal: context.viewer.principal, name: null, throughPortal: true };
        await sayOf(tx, { row, kind, words, teller }, now);
      });
      const row = await findPortalOccurrence(await context.read(), customer, uuid);
      return { occurrence: row === null ? null : presentPortalOccurrence(row), userErrors: [] };
    },
    (userErrors) => ({ occurrence: null, userErrors }),
  );
}
