// The door of activation.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ActivateAgreementInput } from '../agreement/agreement.input.ts';
import { agreementOf, agreementVersionOf } from '../agreement/agreement.loader.ts';
import { AgreementPayload } from '../agreement/agreement.type.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { activateAgreement } from './activate.ts';

@Resolver()
export class ActivateResolver {
  @Mutation(() => AgreementPayload, {
    description:
      'Makes a draft judge the tickets that opened, and will open, in its term. Refused when another agreement of the same ' +
      'level and parties would judge them too. Administrators and managers.',
  })
  async activateAgreement(
    @Arg('input', () => ActivateAgreementInput, { description: 'The draft.' }) input: ActivateAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    require(context.viewer, 'editAgreements');
    return refusable<AgreementPayload>(
      async () => {
        const act = { versionId: idOf('AgreementVersion', input.version), by: context.viewer.principal };
        const { agreement, version } = await context.write((tx, now) => activateAgreement(tx, act, now));
        return {
          agreement: await agreementOf(context, agreement),
          version: await agreementVersionOf(context, version),
          userErrors: [],
        };
      },
      (userErrors) => ({ agreement: null, version: null, userErrors }),
    );
  }
}
