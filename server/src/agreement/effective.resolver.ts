// The effective agreement: which clause judges what, from which agreement it comes, and what it overrides.
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { loadServiceAccounts, loadServices } from '../customer/customer.store.ts';
import type { AgreementLevel } from '../engine/clause.ts';
import { effectiveClauses, type ClauseOf, type EffectiveClause } from '../engine/effective.ts';
import type { Severity } from '../engine/fact.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { AgreementLevelEnum, SeverityEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { filterId } from '../gate/node-id.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { presentClause } from './agreement.present.ts';
import { loadTerms } from './agreement.store.ts';
import { ClauseType } from './agreement.type.ts';

@ObjectType('EffectiveClause', { description: 'A clause that judges the tickets of one severity, with its origin.' })
export class EffectiveClauseType {
  @Field(() => String, { description: 'What is timed.' })
  measure!: string;

  @Field(() => SeverityEnum, { nullable: true, description: 'Of the tickets; null: those without one.' })
  severity!: Severity | null;

  @Field(() => String, {
    nullable: true,
    description: 'Measures of a group: of this one; null: of any that no clause names.',
  })
  group!: string | null;

  @Field(() => AgreementLevelEnum, { description: 'The level of the agreement it comes from.' })
  level!: AgreementLevel;

  @Field(() => ClauseType, { description: 'The clause, with the agreement version it is part of.' })
  clause!: ClauseType;

  @Field(() => [ClauseType], { description: 'Clauses of wider agreements that would judge them otherwise.' })
  overridden!: readonly ClauseType[];
}

const present = ({ terms, clause }: ClauseOf): ClauseType =>
  presentClause({ ...clause, agreementVersion: terms.agreementVersion });

const presentEffective = ({
  measure,
  severity,
  group,
  overridden,
  ...origin
}: EffectiveClause): EffectiveClauseType => ({
  ...{ measure, severity, group, level: origin.terms.level },
  clause: present(origin),
  overridden: overridden.map(present),
});

@Resolver()
export class EffectiveResolver {
  @Query(() => [EffectiveClauseType], {
    description:
      'The clauses that judge a ticket of a service account and a service that opens at an instant, for each measure, ' +
      'severity and coverage period, with the agreement that each comes from.',
  })
  async effectiveClauses(
    @Arg('serviceAccount', () => ID, { description: 'The service account.' }) serviceAccount: string,
    @Arg('service', () => ID, { nullable: true, description: 'The service; absent: a ticket that names none.' })
    service: string | null,
    @Arg('at', () => InstantScalar, { nullable: true, description: 'The instant; absent: now.' })
    at: Temporal.Instant | null,
    @Ctx() context: Context,
  ): Promise<readonly EffectiveClauseType[]> {
    require(context.viewer, 'read');
    const tx = await context.read();
    const accountId = filterId('ServiceAccount', serviceAccount) ?? 0;
    const account = (await loadServiceAccounts(tx, [accountId])).get(accountId);
    if (account === undefined) throw codedError('NOT_FOUND', 'serviceAccount: No service account has this id.');
    const serviceId = filterId('Service', service);
    if (serviceId !== null && !(await loadServices(tx, [serviceId])).has(serviceId))
      throw codedError('NOT_FOUND', 'service: No service has this id.');
    const of = { customer: account.customer, serviceAccount: account.id, service: serviceId };
    return effectiveClauses(await loadTerms(tx, [account.id]), of, at ?? context.now()).map(presentEffective);
  }
}
