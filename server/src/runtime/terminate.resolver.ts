// The door of the early end: what is owed after it is taken back.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { terminateAgreement } from '../agreement/agreement-life.ts';
import { agreementOf, agreementVersionOf } from '../agreement/agreement.loader.ts';
import { AgreementPayload } from '../agreement/agreement.type.ts';
import { TerminateAgreementInput } from '../agreement/life.type.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { planAnew } from './plan-occurrences.ts';

@Resolver()
export class TerminateResolver {
  @Mutation(() => AgreementPayload, {
    description:
      'Ends an agreed or active version early. Tickets that opened in its term stay under it; deliverables that would be ' +
      'due after it are owed no more. Administrators and managers.',
  })
  async terminateAgreement(
    @Arg('input', () => TerminateAgreementInput, { description: 'What ends, when and why.' })
    input: TerminateAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    require(context.viewer, 'editAgreements');
    return refusable<AgreementPayload>(
      async () => {
        const by = context.viewer.principal;
        const { agreement, version } = await context.write(async (tx, now) => {
          const ended = await terminateAgreement(tx, { input, by }, now);
          await planAnew(tx, ended.agreement, now);
          return ended;
        });
        return {
          agreement: await agreementOf(context, agreement),
          version: await agreementVersionOf(context, version),
          warnings: [],
          userErrors: [],
        };
      },
      (userErrors) => ({ agreement: null, version: null, warnings: [], userErrors }),
    );
  }
}
