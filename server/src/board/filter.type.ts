// The filter of a board as it is shown: field for field what a TicketFilter takes, so that a form can give it back.
import { Field, ID, ObjectType } from 'type-graphql';
import type { AgreementKind } from '../engine/clause.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockStanding } from '../engine/reading.ts';
import { AgreementKindEnum, ClockStandingEnum, SeverityEnum, StatusCategoryEnum } from '../gate/floor-enums.ts';
import { fromEpochMs } from '../db/columns.ts';
import { toNodeId } from '../gate/node-id.ts';
import { InstantScalar } from '../gate/scalars.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';

const asked = { nullable: true, description: 'As in TicketFilter; null: asks nothing.' } as const;

@ObjectType('BoardFilter', { description: 'Which tickets a board is about, as a TicketFilter takes it.' })
export class BoardFilterType {
  @Field(() => [String], asked)
  references!: readonly string[] | null;

  @Field(() => [String], asked)
  source!: readonly string[] | null;

  @Field(() => [ClockStandingEnum], asked)
  standing!: readonly ClockStanding[] | null;

  @Field(() => [StatusCategoryEnum], asked)
  status!: readonly StatusCategory[] | null;

  @Field(() => [SeverityEnum], asked)
  severity!: readonly Severity[] | null;

  @Field(() => [ID], asked)
  customer!: readonly string[] | null;

  @Field(() => [ID], asked)
  serviceAccount!: readonly string[] | null;

  @Field(() => [ID], asked)
  service!: readonly string[] | null;

  @Field(() => [ID], asked)
  agreement!: readonly string[] | null;

  @Field(() => [ID], asked)
  asset!: readonly string[] | null;

  @Field(() => [AgreementKindEnum], asked)
  kind!: readonly AgreementKind[] | null;

  @Field(() => [String], asked)
  group!: readonly string[] | null;

  @Field(() => Boolean, asked)
  open!: boolean | null;

  @Field(() => [String], asked)
  measure!: readonly string[] | null;

  @Field(() => InstantScalar, asked)
  openedFrom!: Temporal.Instant | null;

  @Field(() => InstantScalar, asked)
  openedUntil!: Temporal.Instant | null;

  @Field(() => Boolean, asked)
  uncovered!: boolean | null;

  @Field(() => Boolean, asked)
  needsMending!: boolean | null;

  @Field(() => String, asked)
  text!: string | null;
}

const idsOf = (type: string, ids: readonly number[] | null): string[] | null =>
  ids?.map((id) => toNodeId(type, id)) ?? null;

export const presentFilter = (query: TicketQuery): BoardFilterType => ({
  ...{ references: query.references, source: query.sources, standing: query.standings, status: query.statuses },
  severity: query.severities,
  customer: idsOf('Customer', query.customers),
  serviceAccount: idsOf('ServiceAccount', query.serviceAccounts),
  service: idsOf('Service', query.services),
  agreement: idsOf('Agreement', query.agreements),
  asset: idsOf('Asset', query.assets),
  ...{ kind: query.kinds, group: query.groups, open: query.open, measure: query.measures },
  openedFrom: fromEpochMs(query.openedFromMs),
  openedUntil: fromEpochMs(query.openedUntilMs),
  ...{ uncovered: query.uncovered, needsMending: query.needsMending, text: query.text },
});
