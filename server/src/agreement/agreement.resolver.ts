// Agreements as people read them, and drafts. Activation wakes tickets, so it stands in runtime/.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { CoverageScheduleType } from '../coverage/coverage.type.ts';
import { customerOf, serviceAccountOf, serviceOf } from '../customer/customer.loader.ts';
import { CustomerType, ServiceAccountType, ServiceType } from '../customer/customer.type.ts';
import { After, First } from '../gate/args.ts';
import { listPage, pageOf, presentPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { filterId } from '../gate/node-id.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { searchWords } from '../gate/text.ts';
import { AgreementFilter, DraftAgreementInput } from './agreement.input.ts';
import {
  countAgreements,
  loadAgreementByNumber,
  loadAgreementPage,
  type AgreementList,
  type AgreementRow,
  type VersionRow,
} from './agreement-list.store.ts';
import {
  agreementOf,
  agreementVersionOf,
  clausesLoader,
  scheduleOfTerms,
  sectionsLoader,
  versionsLoader,
} from './agreement.loader.ts';
import {
  presentAgreement,
  presentClause,
  presentVersion,
  type AgreementValue,
  type AgreementVersionValue,
  type ClauseValue,
} from './agreement.present.ts';
import {
  AgreementConnection,
  AgreementPayload,
  AgreementType,
  AgreementVersionConnection,
  AgreementVersionType,
  ClauseType,
} from './agreement.type.ts';
import { draftAgreement } from './draft-agreement.ts';
import { AgreementSections, noSections } from './sections.type.ts';

@Resolver(() => AgreementType)
export class AgreementResolver {
  @Query(() => AgreementType, { nullable: true, description: 'The agreement of this number; null when there is none.' })
  async agreement(
    @Arg('number', () => String, { description: 'The number of the agreement.' }) number: string,
    @Ctx() context: Context,
  ): Promise<AgreementType | null> {
    require(context.viewer, 'read');
    const row = await loadAgreementByNumber(await context.read(), number);
    return row === null ? null : presentAgreement(row);
  }

  @Query(() => AgreementConnection, { description: 'Agreements by number.' })
  async agreements(
    @Arg('customer', () => ID, { nullable: true, description: 'Only those of this customer.' }) customer: string | null,
    @Arg('filter', () => AgreementFilter, { nullable: true, description: 'Only those that it wants.' })
    filter: AgreementFilter | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<AgreementType>> {
    require(context.viewer, 'read');
    const list: AgreementList = {
      customer: filterId('Customer', customer),
      text: searchWords(filter?.text),
      ...{ kind: filter?.kind ?? null, level: filter?.level ?? null },
      ...{ status: filter?.status ?? null, inForceAt: filter?.inForceAt ?? null },
    };
    const now = context.now();
    return listPage(
      { first, after },
      {
        keyOf: (row: AgreementRow) => [row.number, row.id],
        load: async (wanted) => loadAgreementPage(await context.read(), { ...wanted, ...list }, now),
        count: async () => countAgreements(await context.read(), list, now),
        present: presentAgreement,
      },
    );
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Writes a draft, which judges nothing until it is activated. A number that exists makes the next version. ' +
      'Administrators and managers.',
  })
  async draftAgreement(
    @Arg('input', () => DraftAgreementInput, { description: 'The draft.' }) input: DraftAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    require(context.viewer, 'editAgreements');
    return refusable<AgreementPayload>(
      async () => {
        const { agreement, version } = await context.write((tx, now) =>
          draftAgreement(tx, { input, by: context.viewer.principal }, now),
        );
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

  @FieldResolver(() => AgreementType, { nullable: true, description: 'The wider agreement it adds to; null: none.' })
  async parent(@Root() { row }: AgreementValue, @Ctx() context: Context): Promise<AgreementType | null> {
    return row.parent === null ? null : agreementOf(context, row.parent);
  }

  @FieldResolver(() => CustomerType, { nullable: true, description: 'The customer; null at level CORPORATE.' })
  async customer(@Root() { row }: AgreementValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return row.customer === null ? null : customerOf(context, row.customer);
  }

  @FieldResolver(() => ServiceAccountType, {
    nullable: true,
    description: 'The one service account it is limited to; null: all of the customer.',
  })
  async serviceAccount(@Root() { row }: AgreementValue, @Ctx() context: Context): Promise<ServiceAccountType | null> {
    return row.serviceAccount === null ? null : serviceAccountOf(context, row.serviceAccount);
  }

  @FieldResolver(() => ServiceType, {
    nullable: true,
    description: 'The one service it speaks of; null below level SERVICE.',
  })
  async service(@Root() { row }: AgreementValue, @Ctx() context: Context): Promise<ServiceType | null> {
    return row.service === null ? null : serviceOf(context, row.service);
  }

  @FieldResolver(() => AgreementVersionType, {
    nullable: true,
    description: 'The activated version whose term holds an instant; null when none does.',
  })
  async inForce(
    @Root() { row }: AgreementValue,
    @Arg('at', () => InstantScalar, { nullable: true, description: 'The instant; absent: now.' })
    at: Temporal.Instant | null,
    @Ctx() context: Context,
  ): Promise<AgreementVersionType | null> {
    const versions = (await context.loaders.one(versionsLoader, row.id)) ?? [];
    const inForce = versions.findLast((version) => isInForce(version, at ?? context.now()));
    return inForce === undefined ? null : presentVersion(inForce, context.now());
  }

  @FieldResolver(() => AgreementVersionType, { nullable: true, description: 'Its last version, a draft included.' })
  async latest(@Root() { row }: AgreementValue, @Ctx() context: Context): Promise<AgreementVersionType | null> {
    const last = (await context.loaders.one(versionsLoader, row.id))?.at(-1);
    return last === undefined ? null : presentVersion(last, context.now());
  }

  @FieldResolver(() => AgreementVersionConnection, { description: 'Its versions, the first first, drafts included.' })
  async versions(
    @Root() { row }: AgreementValue,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<AgreementVersionType>> {
    const versions = (await context.loaders.one(versionsLoader, row.id)) ?? [];
    return presentPage(
      pageOf(versions, first, after),
      (version) => presentVersion(version, context.now()),
      after !== null,
    );
  }
}

const isInForce = ({ activatedAt, from, until }: VersionRow, at: Temporal.Instant): boolean =>
  activatedAt !== null &&
  Temporal.Instant.compare(from, at) <= 0 &&
  (until === null || Temporal.Instant.compare(at, until) < 0);

@Resolver(() => AgreementVersionType)
export class AgreementVersionResolver {
  @FieldResolver(() => AgreementType, { description: 'The agreement whose terms these are.' })
  async agreement(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, row.agreement);
    if (agreement === null) throw new Error(`Agreement version ${String(row.id)} has no agreement`);
    return agreement;
  }

  @FieldResolver(() => CoverageScheduleType, { description: 'When time counts under these terms.' })
  async schedule(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<CoverageScheduleType> {
    const schedule = await scheduleOfTerms(context, row.id);
    if (schedule === null) throw new Error(`Agreement version ${String(row.id)} has no schedule`);
    return schedule;
  }

  @FieldResolver(() => AgreementSections, { description: 'What it says besides its clauses.' })
  async sections(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<AgreementSections> {
    return (await context.loaders.one(sectionsLoader, row.id)) ?? noSections;
  }

  @FieldResolver(() => [ClauseType], { description: 'What is promised, in the order of the document.' })
  async clauses(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<readonly ClauseType[]> {
    return ((await context.loaders.one(clausesLoader, row.id)) ?? []).map(presentClause);
  }
}

@Resolver(() => ClauseType)
export class ClauseResolver {
  @FieldResolver(() => AgreementVersionType, { description: 'The terms it is part of.' })
  async agreementVersion(@Root() { row }: ClauseValue, @Ctx() context: Context): Promise<AgreementVersionType> {
    const version = await agreementVersionOf(context, row.agreementVersion);
    if (version === null) throw new Error(`Clause ${String(row.id)} has no agreement version`);
    return version;
  }
}
