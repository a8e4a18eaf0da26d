// Made by scripts/documents.ts from ticket/ticket.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Severity = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

export type CoveragePeriod = 'PRIME' | 'NON_PRIME';

export type StatusCategory =
  'NEW' | 'OPEN' | 'WAITING_CUSTOMER' | 'WAITING_SUPPLIER' | 'ON_HOLD' | 'RESOLVED' | 'CLOSED' | 'CANCELLED';

export type Actor = 'CUSTOMER' | 'AGENT' | 'AUTOMATION';

export type TicketEventKind =
  | 'OPENED'
  | 'CUSTOMER_REPLIED'
  | 'AGENT_REPLIED'
  | 'NOTE_ADDED'
  | 'STATUS_CHANGED'
  | 'PRIORITY_CHANGED'
  | 'ASSIGNED'
  | 'GROUP_CHANGED'
  | 'RESOLVED'
  | 'CLOSED'
  | 'REOPENED'
  | 'MERGED'
  | 'SPLIT'
  | 'CANCELLED'
  | 'NEEDS_NO_ANSWER'
  | 'PROMISED'
  | 'RETRACTED'
  | 'UPDATED';

export type ClockPhase = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'VOID' | 'NOT_APPLICABLE';

export type VoidReason = 'NO_CLAUSE' | 'UNANSWERED' | 'TRANSFERRED' | 'CANCELLED' | 'RETRACTED';

export type LimitStanding = 'ON_TRACK' | 'AT_RISK' | 'BREACHED' | 'MET';

export type ClockStanding = 'ON_TRACK' | 'AT_RISK' | 'OVER_TARGET' | 'BREACHED' | 'MET';

export type SlaChangeKind =
  | 'STARTED'
  | 'PAUSED'
  | 'RESUMED'
  | 'AT_RISK'
  | 'OVER_TARGET'
  | 'BREACHED'
  | 'MET'
  | 'VOIDED'
  | 'REOPENED'
  | 'RECLASSIFIED'
  | 'WITHDRAWN'
  | 'CORRECTED';

export type AgreementKind = 'SLA' | 'OLA' | 'UNDERPINNING';

export type AgreementLevel = 'CORPORATE' | 'CUSTOMER' | 'SERVICE';

export type AgreementStatus = 'DRAFT' | 'IN_REVIEW' | 'AGREED' | 'ACTIVE' | 'EXPIRED' | 'TERMINATED' | 'SUPERSEDED';

export type SegmentKind = 'RUNNING' | 'PAUSED' | 'OUTSIDE' | 'EXCLUDED';

export type TicketLimitFragment = {
  limit: string | null;
  dueAt: string | null;
  headroom: string | null;
  standing: LimitStanding | null;
  breachedAt: string | null;
  byReclassification: boolean;
};

export type TicketClockFragment = {
  id: string;
  measure: string;
  cycle: number;
  phase: ClockPhase;
  voidReason: VoidReason | null;
  standing: ClockStanding | null;
  startedAt: string | null;
  stoppedAt: string | null;
  spent: string;
  revision: number;
  clauseNumber: string | null;
  promise: {
    limit: string | null;
    dueAt: string | null;
    headroom: string | null;
    standing: LimitStanding | null;
    breachedAt: string | null;
    byReclassification: boolean;
  } | null;
  target: {
    limit: string | null;
    dueAt: string | null;
    headroom: string | null;
    standing: LimitStanding | null;
    breachedAt: string | null;
    byReclassification: boolean;
  } | null;
  clauses: Array<{ number: string; period: CoveragePeriod | null; severity: Severity | null }>;
  schedule: {
    id: string;
    name: string;
    timeZone: string;
    version: number;
    openSpans: Array<{ from: string; until: string; period: CoveragePeriod }>;
  } | null;
  agreement: {
    id: string;
    number: string;
    kind: AgreementKind;
    level: AgreementLevel;
    customer: { id: string; name: string } | null;
  } | null;
  agreementVersion: { id: string; version: number; status: AgreementStatus; from: string; until: string | null } | null;
};

export type TicketHeadFragment = {
  id: string;
  reference: string;
  source: string;
  subject: string | null;
  severity: Severity | null;
  sourceSeverity: string | null;
  status: StatusCategory;
  sourceStatus: string | null;
  group: string | null;
  agent: string | null;
  openedAt: string;
  resolvedAt: string | null;
  closedAt: string | null;
  reopenings: number;
  standing: ClockStanding | null;
  revision: number;
  uncovered: boolean;
  needsMending: Array<{ code: string; message: string }>;
  customer: { id: string; name: string } | null;
  serviceAccount: { id: string; reference: string; name: string } | null;
  service: { id: string; name: string } | null;
  asset: { id: string; reference: string; name: string } | null;
};

export type TicketSnapshotQueryVariables = Exact<{
  source: string;
  reference: string;
}>;

export type TicketSnapshotQuery = {
  snapshot: { cursor: string; serverTime: string };
  ticket: {
    id: string;
    reference: string;
    source: string;
    subject: string | null;
    severity: Severity | null;
    sourceSeverity: string | null;
    status: StatusCategory;
    sourceStatus: string | null;
    group: string | null;
    agent: string | null;
    openedAt: string;
    resolvedAt: string | null;
    closedAt: string | null;
    reopenings: number;
    standing: ClockStanding | null;
    revision: number;
    uncovered: boolean;
    clocks: {
      totalCount: number;
      nodes: Array<{
        id: string;
        measure: string;
        cycle: number;
        phase: ClockPhase;
        voidReason: VoidReason | null;
        standing: ClockStanding | null;
        startedAt: string | null;
        stoppedAt: string | null;
        spent: string;
        revision: number;
        clauseNumber: string | null;
        promise: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
          breachedAt: string | null;
          byReclassification: boolean;
        } | null;
        target: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
          breachedAt: string | null;
          byReclassification: boolean;
        } | null;
        clauses: Array<{ number: string; period: CoveragePeriod | null; severity: Severity | null }>;
        schedule: {
          id: string;
          name: string;
          timeZone: string;
          version: number;
          openSpans: Array<{ from: string; until: string; period: CoveragePeriod }>;
        } | null;
        agreement: {
          id: string;
          number: string;
          kind: AgreementKind;
          level: AgreementLevel;
          customer: { id: string; name: string } | null;
        } | null;
        agreementVersion: {
          id: string;
          version: number;
          status: AgreementStatus;
          from: string;
          until: string | null;
        } | null;
      }>;
    };
    events: {
      totalCount: number;
      nodes: Array<{
        id: string;
        at: string;
        kind: TicketEventKind;
        actor: Actor | null;
        by: string | null;
        reason: string | null;
        status: StatusCategory | null;
        sourceStatus: string | null;
        severity: Severity | null;
        group: string | null;
        agent: string | null;
        message: string | null;
        promisedAt: string | null;
        retractedBy: { id: string } | null;
      }>;
    };
    needsMending: Array<{ code: string; message: string }>;
    customer: { id: string; name: string } | null;
    serviceAccount: { id: string; reference: string; name: string } | null;
    service: { id: string; name: string } | null;
    asset: { id: string; reference: string; name: string } | null;
  } | null;
};

export type ClockProofQueryVariables = Exact<{
  id: string | number;
  at?: string | null | undefined;
}>;

export type ClockProofQuery = {
  explainClock: {
    at: string;
    spent: string;
    zoneData: string;
    segments: Array<{
      from: string;
      to: string;
      kind: SegmentKind;
      cause: string | null;
      clause: string | null;
      scheduleVersion: number | null;
      milliseconds: number;
    }>;
  };
};

export type TicketChangesSubscriptionVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;

export type TicketChangesSubscription = {
  ticketChanged: {
    cursor: string;
    revision: number;
    at: string;
    kind: SlaChangeKind;
    clock: {
      id: string;
      measure: string;
      cycle: number;
      phase: ClockPhase;
      voidReason: VoidReason | null;
      standing: ClockStanding | null;
      startedAt: string | null;
      stoppedAt: string | null;
      spent: string;
      revision: number;
      clauseNumber: string | null;
      promise: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
        breachedAt: string | null;
        byReclassification: boolean;
      } | null;
      target: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
        breachedAt: string | null;
        byReclassification: boolean;
      } | null;
      clauses: Array<{ number: string; period: CoveragePeriod | null; severity: Severity | null }>;
      schedule: {
        id: string;
        name: string;
        timeZone: string;
        version: number;
        openSpans: Array<{ from: string; until: string; period: CoveragePeriod }>;
      } | null;
      agreement: {
        id: string;
        number: string;
        kind: AgreementKind;
        level: AgreementLevel;
        customer: { id: string; name: string } | null;
      } | null;
      agreementVersion: {
        id: string;
        version: number;
        status: AgreementStatus;
        from: string;
        until: string | null;
      } | null;
    };
    ticket: {
      id: string;
      reference: string;
      source: string;
      subject: string | null;
      severity: Severity | null;
      sourceSeverity: string | null;
      status: StatusCategory;
      sourceStatus: string | null;
      group: string | null;
      agent: string | null;
      openedAt: string;
      resolvedAt: string | null;
      closedAt: string | null;
      reopenings: number;
      standing: ClockStanding | null;
      revision: number;
      uncovered: boolean;
      needsMending: Array<{ code: string; message: string }>;
      customer: { id: string; name: string } | null;
      serviceAccount: { id: string; reference: string; name: string } | null;
      service: { id: string; name: string } | null;
      asset: { id: string; reference: string; name: string } | null;
    };
  };
};

export const TicketSnapshotDocument =
  'fragment TicketLimit on Limit{limit dueAt headroom standing breachedAt byReclassification}fragment TicketClock on Clock{id measure cycle phase voidReason standing startedAt stoppedAt spent revision clauseNumber promise{...TicketLimit}target{...TicketLimit}clauses{number period severity}schedule{id name timeZone version openSpans(days:14){from until period}}agreement{id number kind level customer{id name}}agreementVersion{id version status from until}}fragment TicketHead on Ticket{id reference source subject severity sourceSeverity status sourceStatus group agent openedAt resolvedAt closedAt reopenings standing revision uncovered needsMending{code message}customer{id name}serviceAccount{id reference name}service{id name}asset{id reference name}}query TicketSnapshot($source:String!$reference:String!){snapshot{cursor serverTime}ticket(source:$source reference:$reference){...TicketHead clocks(first:20){totalCount nodes{...TicketClock}}events(first:100){totalCount nodes{id at kind actor by reason status sourceStatus severity group agent message promisedAt retractedBy{id}}}}}' as TypedText<
    TicketSnapshotQuery,
    TicketSnapshotQueryVariables
  >;

export const ClockProofDocument =
  'query ClockProof($id:ID!$at:Instant){explainClock(id:$id at:$at){at spent zoneData segments{from to kind cause clause scheduleVersion milliseconds}}}' as TypedText<
    ClockProofQuery,
    ClockProofQueryVariables
  >;

export const TicketChangesDocument =
  'fragment TicketLimit on Limit{limit dueAt headroom standing breachedAt byReclassification}fragment TicketClock on Clock{id measure cycle phase voidReason standing startedAt stoppedAt spent revision clauseNumber promise{...TicketLimit}target{...TicketLimit}clauses{number period severity}schedule{id name timeZone version openSpans(days:14){from until period}}agreement{id number kind level customer{id name}}agreementVersion{id version status from until}}fragment TicketHead on Ticket{id reference source subject severity sourceSeverity status sourceStatus group agent openedAt resolvedAt closedAt reopenings standing revision uncovered needsMending{code message}customer{id name}serviceAccount{id reference name}service{id name}asset{id reference name}}subscription TicketChanges($id:ID!$after:Cursor){ticketChanged(id:$id after:$after){cursor revision at kind clock{...TicketClock}ticket{...TicketHead}}}' as TypedText<
    TicketChangesSubscription,
    TicketChangesSubscriptionVariables
  >;
