// Occurrences as people read them. What is told of them ends in a settlement, so that stands in runtime/.
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { agreementOf, agreementVersionOf, sectionsLoader, versionLoader } from '../agreement/agreement.loader.ts';
import type { AgreementValue, AgreementVersionValue } from '../agreement/agreement.present.ts';
import { AgreementType, AgreementVersionType } from '../agreement/agreement.type.ts';
import { Deliverable } from '../agreement/deliverable-terms.type.ts';
import { customerOf } from '../customer/customer.loader.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { filterId } from '../gate/node-id.ts';
import { LocalDateScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { searchWords } from '../gate/text.ts';
import {
  anyOccurrence,
  countOccurrences,
  loadOccurrencePage,
  type ComplianceRow,
  type OccurrenceQuery,
} from './occurrence-list.store.ts';
import { DeliverableFilter } from './occurrence.input.ts';
import { complianceLoader, deliveryLoader, occurrenceOf } from './occurrence.loader.ts';
import { presentDeliveries, presentMembers, presentOccurrence, type OccurrenceValue } from './occurrence.present.ts';
import type { OccurrenceRow } from './occurrence.store.ts';
import {
  DeliverableComplianceType,
  DeliveryType,
  OccurrenceConnection,
  OccurrenceMemberType,
  OccurrenceType,
} from './occurrence.type.ts';

export function occurrenceQueryOf(filter: DeliverableFilter | null | undefined): OccurrenceQuery {
  return {
    agreement: filterId('Agreement', filter?.agreement),
    customer: filterId('Customer', filter?.customer),
    standings: filter?.standings ?? null,
    owedBy: filter?.owedBy ?? null,
    from: filter?.from ?? null,
    until: filter?.until ?? null,
    text: searchWords(filter?.text),
  };
}

interface Paging {
  readonly first: number | null;
  readonly after: string | null;
}

const page = (context: Context, query: OccurrenceQuery, paging: Paging): Promise<ConnectionValue<OccurrenceType>> =>
  listPage(paging, {
    keyOf: (row: OccurrenceRow) => [row.dueMs, row.id],
    load: async (wanted) => loadOccurrencePage(await context.read(), query, wanted),
    count: async () => countOccurrences(await context.read(), query),
    present: presentOccurrence,
  });

@Resolver(() => OccurrenceType)
export class OccurrenceResolver {
  @Query(() => OccurrenceConnection, { description: 'Occurrences of deliverables, the first due first.' })
  deliverables(
    @Arg('filter', () => DeliverableFilter, { nullable: true, description: 'Only those that it wants.' })
    filter: DeliverableFilter | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<OccurrenceType>> {
    require(context.viewer, 'read');
    return page(context, occurrenceQueryOf(filter), { first, after });
  }

  @FieldResolver(() => AgreementType, { description: 'The agreement that owes it.' })
  async agreement(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, row.agreement);
    if (agreement === null) throw new Error(`Occurrence ${String(row.id)} has no agreement`);
    return agreement;
  }

  @FieldResolver(() => AgreementVersionType, { description: 'The version that made it; it stays with it.' })
  async agreementVersion(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<AgreementVersionType> {
    const version = await agreementVersionOf(context, row.version);
    if (version === null) throw new Error(`Occurrence ${String(row.id)} has no agreement version`);
    return version;
  }

  @FieldResolver(() => CustomerType, { nullable: true, description: 'The customer of the agreement; null: none.' })
  async customer(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return row.customer === null ? null : customerOf(context, row.customer);
  }

  @FieldResolver(() => Deliverable, { description: 'What is owed, as its version says it.' })
  deliverable(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<Deliverable> {
    return deliverableOf(context, row);
  }

  @FieldResolver(() => TimeZoneScalar, { description: "The zone of the agreement's dates." })
  timeZone(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<string> {
    return zoneOf(context, row);
  }

  @FieldResolver(() => LocalDateScalar, {
    description: "The date on which it is due, in the agreement's zone; 24:00 belongs to the date that it ends.",
  })
  async dueOn(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<string> {
    const last = Temporal.Instant.fromEpochMilliseconds(row.dueMs - 1);
    return last
      .toZonedDateTimeISO(await zoneOf(context, row))
      .toPlainDate()
      .toString();
  }

  @FieldResolver(() => [OccurrenceMemberType], {
    description: 'Each of those from whom it is wanted; empty: one thing.',
  })
  async members(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<OccurrenceMemberType[]> {
    if (row.wants.members.length === 0) return [];
    const facts = (await context.loaders.one(deliveryLoader, row.id)) ?? [];
    return presentMembers(await deliverableOf(context, row), facts);
  }

  @FieldResolver(() => [DeliveryType], { description: 'What was told of it, in the order in which it happened.' })
  async history(@Root() { row }: OccurrenceValue, @Ctx() context: Context): Promise<DeliveryType[]> {
    return presentDeliveries((await context.loaders.one(deliveryLoader, row.id)) ?? []);
  }
}

async function zoneOf(context: Context, row: OccurrenceRow): Promise<string> {
  const version = await context.loaders.one(versionLoader, row.version);
  if (version === null) throw new Error(`Occurrence ${String(row.id)} has no agreement version`);
  return version.timeZone;
}

async function deliverableOf(context: Context, { version, number }: OccurrenceRow): Promise<Deliverable> {
  const sections = await context.loaders.one(sectionsLoader, version);
  const found = sections?.deliverables?.find((each) => each.number === number);
  if (found === undefined) throw new Error(`Agreement version ${String(version)} has no deliverable ${number}`);
  return found;
}

type ComplianceValue = DeliverableComplianceType & { readonly nextId: number | null };

@Resolver(() => AgreementType)
export class AgreementOccurrencesResolver {
  @FieldResolver(() => OccurrenceConnection, { description: 'Occurrences of its deliverables, the first due first.' })
  occurrences(
    @Root() { row }: AgreementValue,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<OccurrenceType>> {
    return page(context, { ...anyOccurrence, agreement: row.id }, { first, after });
  }
}

@Resolver(() => AgreementVersionType)
export class VersionDeliverablesResolver {
  @FieldResolver(() => [DeliverableComplianceType], {
    description: 'How each of its deliverables is kept, in the order of the document.',
  })
  async deliverables(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<ComplianceValue[]> {
    const deliverables = (await context.loaders.one(sectionsLoader, row.id))?.deliverables ?? [];
    if (deliverables.length === 0) return [];
    const counts = (await context.loaders.one(complianceLoader, row.id)) ?? [];
    return deliverables.map((deliverable) => complianceOf(deliverable, counts));
  }
}

function complianceOf(deliverable: Deliverable, rows: readonly ComplianceRow[]): ComplianceValue {
  const none = { delivered: 0, late: 0, missed: 0, waived: 0, disputed: 0, open: 0, next: null };
  const { next, delivered, late, missed, waived, disputed, open } =
    rows.find(({ number }) => number === deliverable.number) ?? none;
  return { ...{ deliverable, delivered, late, missed, waived, disputed, open }, nextId: next };
}

@Resolver(() => DeliverableComplianceType)
export class DeliverableComplianceResolver {
  @FieldResolver(() => OccurrenceType, { nullable: true, description: 'The one that is due next; null: none is left.' })
  next(@Root() { nextId }: ComplianceValue, @Ctx() context: Context): Promise<OccurrenceValue | null> {
    return nextId === null ? Promise.resolve(null) : occurrenceOf(context, nextId);
  }
}
