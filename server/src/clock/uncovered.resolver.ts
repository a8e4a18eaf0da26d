// Why a ticket has no clock: said with the ticket, from the agreements that were in force when it opened.
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { agreementVersionOf, sectionsLoader } from '../agreement/agreement.loader.ts';
import type { AgreementVersionValue } from '../agreement/agreement.present.ts';
import { loadTerms, type AgreedTerms } from '../agreement/agreement.store.ts';
import { AgreementVersionType } from '../agreement/agreement.type.ts';
import { Exclusion } from '../agreement/section-scope.type.ts';
import { serviceOf } from '../customer/customer.loader.ts';
import { whyUncovered, type UncoveredCode } from '../engine/uncovered.ts';
import type { Context } from '../gate/context.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { require } from '../gate/may.ts';
import type { TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';

const UncoveredCodeEnum = namedEnum<UncoveredCode>('UncoveredCode', 'Why no clause judges a ticket.', {
  NO_SERVICE_ACCOUNT: 'It is not known whose it is, and no agreement is for all customers.',
  SERVICE_EXCLUDED: 'An agreement excludes its service.',
  NO_AGREEMENT: 'No agreement with its customer was in force when it opened.',
  NO_CLAUSE: 'The agreements in force have no clause for it.',
});

@ObjectType('UncoveredReason', { description: 'Why no clause judges a ticket.' })
export class UncoveredReasonType {
  @Field(() => UncoveredCodeEnum, { description: 'The reason.' })
  code!: UncoveredCode;

  @Field(() => AgreementVersionType, { nullable: true, description: 'SERVICE_EXCLUDED: the agreement that says so.' })
  agreement!: AgreementVersionValue | null;

  @Field(() => Exclusion, { nullable: true, description: 'SERVICE_EXCLUDED: what it says.' })
  exclusion!: Exclusion | null;
}

/** The terms that could judge tickets of an account; those of other accounts come along and bind none of its tickets. */
const termsLoader: LoaderSpec<number, readonly AgreedTerms[]> = {
  load: async (tx, accounts) => {
    const terms = await loadTerms(tx, accounts);
    return new Map(accounts.map((account) => [account, terms]));
  },
};

@Resolver(() => TicketType)
export class UncoveredResolver {
  @FieldResolver(() => UncoveredReasonType, {
    nullable: true,
    description: 'Why no agreement covers it; null when one does, and until its opening is known.',
  })
  async uncoveredReason(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<UncoveredReasonType | null> {
    require(context.viewer, 'read');
    if (!row.uncovered || row.openedAtMs === null) return null;
    const terms = (await context.loaders.one(termsLoader, row.serviceAccount ?? 0)) ?? [];
    const openedAt = Temporal.Instant.fromEpochMilliseconds(row.openedAtMs);
    const { why: code, terms: excluding } = whyUncovered(terms, { ...row, openedAt });
    if (excluding === null || row.service === null) return { code, agreement: null, exclusion: null };
    const version = excluding.agreementVersion;
    const [agreement, sections, service] = await Promise.all([
      agreementVersionOf(context, version),
      context.loaders.one(sectionsLoader, version),
      serviceOf(context, row.service),
    ]);
    const exclusion = sections?.exclusions.find((each) => each.service === service?.reference) ?? null;
    return { code, agreement, exclusion };
  }
}
