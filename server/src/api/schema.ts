// The two schemas: every resolver of each, and nothing shared between them but scalars. Sorted when printed, so that a
// diff of the SDL shows what changed and nothing else.
import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import {
  AttainmentRateResolver,
  AttainmentResolver,
  FigureGroupResolver,
  FigureResolver,
} from '../kpi/attainment.resolver.ts';
import { BreachResolver } from '../kpi/breach.resolver.ts';
import {
  FlowResolver,
  TicketHoldConnectionResolver,
  TicketHoldResolver,
  TicketTurnConnectionResolver,
  TicketTurnResolver,
} from '../kpi/flow.resolver.ts';
import { KpiChangedResolver } from '../kpi/kpi-changed.resolver.ts';
import { AgreementResolver, AgreementVersionResolver, ClauseResolver } from '../agreement/agreement.resolver.ts';
import { AssetActResolver, AssetResolver } from '../asset/asset.resolver.ts';
import { ApiTokenBoardResolver, ViewerBoardResolver } from '../board/board-access.resolver.ts';
import { BoardObligationsResolver, ObligationResolver, ObligationsResolver } from '../board/obligations.resolver.ts';
import { BoardResolver } from '../board/board.resolver.ts';
import { BoardFilterResolver } from '../board/filter.resolver.ts';
import { PlaylistResolver } from '../board/playlist.resolver.ts';
import { ScreenResolver } from '../board/screen.resolver.ts';
import { BoardFrameResolver, RateResolver, TileResolver } from '../board/frame.resolver.ts';
import { HeartbeatResolver, LiveResolver } from '../board/live.resolver.ts';
import { OverviewResolver } from '../board/overview.resolver.ts';
import { ClockAgreementResolver } from '../clock/clock-agreement.resolver.ts';
import { ClockConnectionResolver, ClockResolver, LimitResolver } from '../clock/clock.resolver.ts';
import { ProofSegmentResolver, ExplainResolver } from '../clock/explain.resolver.ts';
import { PreviewTicketResolver } from '../clock/preview-ticket.resolver.ts';
import { SlaChangeResolver } from '../clock/sla-change.resolver.ts';
import { PromisedInstantResolver, TicketClocksResolver } from '../clock/ticket-clocks.resolver.ts';
import { ChainResolver } from '../agreement/chain.resolver.ts';
import { HeldTimeResolver, UnderpinningResolver } from '../clock/underpinning.resolver.ts';
import { UncoveredResolver } from '../clock/uncovered.resolver.ts';
import { ChangeHolidayCalendarResolver } from '../connect/holiday-calendar.resolver.ts';
import { AvailabilityResolver } from '../coverage/availability.resolver.ts';
import { CoverageResolver, CoverageScheduleVersionResolver } from '../coverage/coverage.resolver.ts';
import { HolidayCalendarResolver, ScheduleCalendarsResolver } from '../coverage/holiday-calendar.resolver.ts';
import {
  ApiTokenCustomerResolver,
  CustomerResolver,
  PersonCustomerResolver,
  ServiceAccountResolver,
  ViewerCustomerResolver,
} from '../customer/customer.resolver.ts';
import { EscalationResolver, TicketEscalationsResolver } from '../escalation/escalation.resolver.ts';
import { NoticeResolver, PersonNoticesResolver, ViewerNoticesResolver } from '../escalation/notice.resolver.ts';
import { ApiTokenResolver } from '../gate/api-token.resolver.ts';
import { PersonResolver } from '../gate/person.resolver.ts';
import { ViewerResolver } from '../gate/viewer.resolver.ts';
import { EffectiveResolver } from '../agreement/effective.resolver.ts';
import { AgreementLifeResolver, AgreementVersionLifeResolver } from '../agreement/life.resolver.ts';
import { MeasureResolver } from '../measure/measure.resolver.ts';
import { portalResolvers } from '../portal/portal.resolvers.ts';
import { ActivateResolver, AmendmentFlipsResolver, AmendmentMovesResolver } from '../runtime/activate.resolver.ts';
import { ByHandResolver } from '../runtime/by-hand.resolver.ts';
import { CanaryResolver } from '../runtime/canary.resolver.ts';
import { AssetAssessmentResolver } from '../clock/asset-assessment.resolver.ts';
import { MendResolver } from '../runtime/mend.resolver.ts';
import { RenameResolver } from '../runtime/rename.resolver.ts';
import { DeliverableChangeResolver } from '../deliverable/deliverable-change.resolver.ts';
import {
  AgreementOccurrencesResolver,
  DeliverableComplianceResolver,
  OccurrenceResolver,
  VersionDeliverablesResolver,
} from '../deliverable/occurrence.resolver.ts';
import { CreditResolver, ExposureResolver } from '../credit/credit.resolver.ts';
import {
  AgreementPeriodsResolver,
  ClosedPeriodResolver,
  ReportedObjectiveResolver,
  PeriodAdjustmentResolver,
  ProvisionalCreditResolver,
} from '../credit/period.resolver.ts';
import { ObjectiveSatisfactionResolver, SatisfactionFiguresResolver } from '../kpi/satisfaction-figures.resolver.ts';
import { SatisfactionLinkResolver } from '../kpi/satisfaction-link.resolver.ts';
import {
  SatisfactionResolver,
  TicketEventRatingResolver,
  TicketSatisfactionResolver,
} from '../kpi/satisfaction.resolver.ts';
import { AgreementReportsResolver, ReportResolver } from '../report/report.resolver.ts';
import {
  NoticeAlertResolver,
  ObjectiveAlertResolver,
  ObjectiveReadingAlertResolver,
} from '../objective/alert.resolver.ts';
import { AgreementObjectivesResolver, ObjectiveResolver } from '../objective/objective.resolver.ts';
import { ServiceRecordResolver } from '../objective/service-record.resolver.ts';
import { ClockWaiversResolver, WaiverResolver } from '../objective/waiver.resolver.ts';
import { WhatIfFlipResolver, WhatIfResolver } from '../whatif/what-if.resolver.ts';
import { PortalDeliveryResolver } from '../runtime/portal-delivery.resolver.ts';
import { DeliveryResolver } from '../runtime/delivery.resolver.ts';
import { InspectionResolver } from '../runtime/inspection.resolver.ts';
import { TerminateResolver } from '../runtime/terminate.resolver.ts';
import { TransferResolver } from '../runtime/transfer.resolver.ts';
import { EventResultResolver, RecordResolver } from '../runtime/record.resolver.ts';
import {
  CoverageFlipResolver,
  CustomerFlipsResolver,
  SaveScheduleVersionResolver,
  ScheduleMovesResolver,
  ScheduleVersionFlipsResolver,
} from '../runtime/schedule-version.resolver.ts';
import { SourceResolver } from '../source/source.resolver.ts';
import { IndividualResolver } from '../ticket/individual.resolver.ts';
import { TicketEventResolver, TicketEventsResolver } from '../ticket/ticket-event.resolver.ts';
import { TicketLinksResolver } from '../ticket/ticket-links.resolver.ts';
import { TicketResolver } from '../ticket/ticket.resolver.ts';
import { NodeResolver } from './node.resolver.ts';

export type ResolverClass = new () => object;

const floorResolvers: readonly ResolverClass[] = [
  ViewerResolver,
  ViewerCustomerResolver,
  ViewerBoardResolver,
  NodeResolver,
  CanaryResolver,
  ApiTokenResolver,
  ApiTokenCustomerResolver,
  ApiTokenBoardResolver,
  PersonResolver,
  PersonCustomerResolver,
  IndividualResolver,
  CustomerResolver,
  ServiceAccountResolver,
  AssetResolver,
  AssetActResolver,
  CoverageResolver,
  CoverageScheduleVersionResolver,
  MeasureResolver,
  AgreementResolver,
  AgreementVersionResolver,
  ClauseResolver,
  SourceResolver,
  TicketResolver,
  TicketEventsResolver,
  TicketEventResolver,
  TicketLinksResolver,
  TicketClocksResolver,
  UncoveredResolver,
  UnderpinningResolver,
  HeldTimeResolver,
  PromisedInstantResolver,
  ClockResolver,
  ClockConnectionResolver,
  ClockAgreementResolver,
  EscalationResolver,
  TicketEscalationsResolver,
  NoticeResolver,
  ViewerNoticesResolver,
  PersonNoticesResolver,
  LimitResolver,
  ExplainResolver,
  ProofSegmentResolver,
  PreviewTicketResolver,
  SlaChangeResolver,
  BoardResolver,
  BoardFilterResolver,
  PlaylistResolver,
  ScreenResolver,
  BoardFrameResolver,
  BoardObligationsResolver,
  ObligationsResolver,
  ObligationResolver,
  TileResolver,
  RateResolver,
  OverviewResolver,
  AttainmentResolver,
  FigureGroupResolver,
  FigureResolver,
  AttainmentRateResolver,
  BreachResolver,
  FlowResolver,
  TicketTurnResolver,
  TicketHoldResolver,
  TicketTurnConnectionResolver,
  TicketHoldConnectionResolver,
  KpiChangedResolver,
  LiveResolver,
  HeartbeatResolver,
  RecordResolver,
  EventResultResolver,
  ByHandResolver,
  MendResolver,
  RenameResolver,
  AssetAssessmentResolver,
  TransferResolver,
  TerminateResolver,
  OccurrenceResolver,
  AgreementOccurrencesResolver,
  VersionDeliverablesResolver,
  DeliverableComplianceResolver,
  DeliverableChangeResolver,
  DeliveryResolver,
  InspectionResolver,
  ObjectiveResolver,
  AgreementObjectivesResolver,
  ServiceRecordResolver,
  WaiverResolver,
  WhatIfResolver,
  WhatIfFlipResolver,
  ClockWaiversResolver,
  CreditResolver,
  ExposureResolver,
  ClosedPeriodResolver,
  ReportedObjectiveResolver,
  PeriodAdjustmentResolver,
  AgreementPeriodsResolver,
  ProvisionalCreditResolver,
  ReportResolver,
  AgreementReportsResolver,
  SatisfactionResolver,
  SatisfactionLinkResolver,
  ObjectiveAlertResolver,
  ObjectiveReadingAlertResolver,
  NoticeAlertResolver,
  SatisfactionFiguresResolver,
  ObjectiveSatisfactionResolver,
  TicketEventRatingResolver,
  TicketSatisfactionResolver,
  EffectiveResolver,
  ChainResolver,
  AgreementLifeResolver,
  AgreementVersionLifeResolver,
  ActivateResolver,
  AmendmentMovesResolver,
  AmendmentFlipsResolver,
  SaveScheduleVersionResolver,
  ScheduleMovesResolver,
  CustomerFlipsResolver,
  CoverageFlipResolver,
  ScheduleVersionFlipsResolver,
  HolidayCalendarResolver,
  ScheduleCalendarsResolver,
  ChangeHolidayCalendarResolver,
  AvailabilityResolver,
];

/** Every subscription brings a stream of its own, so that nothing is ever published here. */
const noTopics: PubSub = {
  publish: () => undefined,
  subscribe: (topic) => {
    throw new Error(`Topic ${topic} does not exist: a subscription of ours names its own stream`);
  },
};

function build(resolvers: readonly ResolverClass[]): GraphQLSchema {
  const [first, ...others] = resolvers;
  if (first === undefined) throw new Error('A schema needs a resolver');
  return lexicographicSortSchema(buildSchemaSync({ resolvers: [first, ...others], validate: false, pubSub: noTopics }));
}

/** The schema of staff, walls and integrations; `more` are resolvers of folders to the right. */
export const buildFloorSchema = (more: readonly ResolverClass[] = []): GraphQLSchema =>
  build([...floorResolvers, ...more]);

/** The customer's schema: promises only. */
export const buildPortalSchema = (): GraphQLSchema => build([...portalResolvers, PortalDeliveryResolver]);

/** A schema as text, sorted, ending in a newline. */
export const printSdl = (schema: GraphQLSchema): string => `${printSchema(schema)}\n`;
