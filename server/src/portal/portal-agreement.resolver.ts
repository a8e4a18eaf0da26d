// What was agreed with the customer, promise by promise.
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { promisesLoader } from './portal.loader.ts';
import { presentAgreement, presentPromise, type AgreementValue } from './portal.present.ts';
import { countPortalAgreements, findPortalAgreement, loadPortalAgreementPage } from './portal.store.ts';
import { PortalAgreementConnection, PortalAgreementType, PromiseType } from './portal.type.ts';
import { customerOf } from './portal.viewer.ts';

@Resolver(() => PortalAgreementType)
export class PortalAgreementResolver {
  @Query(() => PortalAgreementType, {
    nullable: true,
    description:
      'The agreement of this number, when it is with you or with all customers and was activated; else null.',
  })
  async agreement(
    @Arg('number', () => String, { description: 'The number of the agreement.' }) number: string,
    @Ctx() context: Context,
  ): Promise<AgreementValue | null> {
    const customer = customerOf(context.viewer);
    const row = await findPortalAgreement(await context.read(), customer, { number }, context.now());
    return row === null ? null : presentAgreement(row);
  }

  @Query(() => PortalAgreementConnection, {
    description: 'Every activated agreement that is with you or with all customers, by number.',
  })
  async agreements(
    @First() first: number | null,
    @After() after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<AgreementValue>> {
    const customer = customerOf(context.viewer);
    const request = readPageRequest(first, after, 1);
    const [number = null] = request.after ?? [];
    if (typeof number === 'number')
      throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of agreements.');
    const behind = { after: number, limit: request.first + 1 };
    const rows = await loadPortalAgreementPage(await context.read(), customer, behind, context.now());
    const page = makePage(
      request,
      rows,
      (row) => [row.number],
      async () => countPortalAgreements(await context.read(), customer),
    );
    return presentPage(page, presentAgreement, request.after !== null);
  }

  @FieldResolver(() => [PromiseType], { description: 'All promises of this version, in the order of the document.' })
  async promises(@Root() agreement: AgreementValue, @Ctx() context: Context): Promise<PromiseType[]> {
    const rows = await context.loaders.one(promisesLoader, agreement.versionId);
    return (rows ?? []).map(presentPromise);
  }
}
