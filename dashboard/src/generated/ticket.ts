// Made by scripts/documents.ts from ticket/ticket.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Who acted. */
export type Actor =
  /** A person on our side. */
  | 'AGENT'
  /** A machine: its messages neither answer nor update. */
  | 'AUTOMATION'
  /** A customer's person. */
  | 'CUSTOMER';

/** Between whom an agreement stands. */
export type AgreementKind =
  /** Between our own groups. */
  | 'OLA'
  /** Between us and a customer. */
  | 'SLA'
  /** Between us and a supplier. */
  | 'UNDERPINNING';

/** How wide an agreement reaches; the narrower wins. */
export type AgreementLevel =
  /** All customers. */
  | 'CORPORATE'
  /** One customer, or one of its service accounts. */
  | 'CUSTOMER'
  /** One service for that customer. */
  | 'SERVICE';

/** Where an agreement version stands. */
export type AgreementStatus =
  /** Activated: it judges the tickets that opened in its term. */
  | 'ACTIVE'
  /** Signed, not yet active. */
  | 'AGREED'
  /** Being written; judges nothing. */
  | 'DRAFT'
  /** Its term is over. */
  | 'EXPIRED'
  /** Being read by the parties; judges nothing. */
  | 'IN_REVIEW'
  /** Its term ended where a later version begins. */
  | 'SUPERSEDED'
  /** Ended early. */
  | 'TERMINATED';

/** What a clock is doing. */
export type ClockPhase =
  /** Not yet begun: nothing has been asked of us. */
  | 'NOT_APPLICABLE'
  /** Waiting: nothing counts, and nothing is due. */
  | 'PAUSED'
  /** Covered time counts. */
  | 'RUNNING'
  /** Ended with a result. */
  | 'STOPPED'
  /** Ended without a result; `voidReason` says why. */
  | 'VOID';

/** How a clock stands, both limits taken together. */
export type ClockStanding =
  /** A limit is past its warning. */
  | 'AT_RISK'
  /** The promise is broken. */
  | 'BREACHED'
  /** Stopped in time. */
  | 'MET'
  /** Both limits have time left. */
  | 'ON_TRACK'
  /** The private target is broken, the promise is not. */
  | 'OVER_TARGET';

/** A part of the covered time. */
export type CoveragePeriod =
  /** Covered time beside the main hours. */
  | 'NON_PRIME'
  /** The main hours; wins where both periods cover an instant. */
  | 'PRIME';

/** How one limit stands. */
export type LimitStanding =
  /** Past its warning. */
  | 'AT_RISK'
  /** Not kept. */
  | 'BREACHED'
  /** Kept. */
  | 'MET'
  /** Time left, no warning. */
  | 'ON_TRACK';

/** What a clock did in a part of its life. */
export type SegmentKind =
  /** Between its end and a reopening. */
  | 'EXCLUDED'
  /** It ran outside the time that counts. */
  | 'OUTSIDE'
  /** It waited: nothing counted. */
  | 'PAUSED'
  /** Time counted. */
  | 'RUNNING';

/** How urgent a ticket is, in our four words. */
export type Severity =
  /** Hurts. */
  | 'HIGH'
  /** Can wait. */
  | 'LOW'
  /** The usual. */
  | 'NORMAL'
  /** Stops work. */
  | 'URGENT';

/** What changed about a clock. */
export type SlaChangeKind =
  /** A limit (`limit`) passed its warning. */
  | 'AT_RISK'
  /** The promise was broken. */
  | 'BREACHED'
  /** What was told before reads differently now. */
  | 'CORRECTED'
  /** It stopped in time. */
  | 'MET'
  /** The private target was broken; the promise is not. */
  | 'OVER_TARGET'
  /** It waits. */
  | 'PAUSED'
  /** Other limits apply from now on. */
  | 'RECLASSIFIED'
  /** It runs again after it had stopped. */
  | 'REOPENED'
  /** It runs again. */
  | 'RESUMED'
  /** It began to run. */
  | 'STARTED'
  /** It ended without a result. */
  | 'VOIDED'
  /** A break that was told did not happen: a late event proved it. */
  | 'WITHDRAWN';

/** The eight categories onto which the statuses of every source are mapped. */
export type StatusCategory =
  /** Taken back: no promise applies any more. */
  | 'CANCELLED'
  /** At its end. */
  | 'CLOSED'
  /** Nobody has begun. */
  | 'NEW'
  /** Put aside. */
  | 'ON_HOLD'
  /** In work. */
  | 'OPEN'
  /** Solved; may still be reopened. */
  | 'RESOLVED'
  /** Waiting for the customer. */
  | 'WAITING_CUSTOMER'
  /** Waiting for a supplier. */
  | 'WAITING_SUPPLIER';

/** What happened to a ticket. */
export type TicketEventKind =
  /** A public answer was given. */
  | 'AGENT_REPLIED'
  /** An agent took or was given the ticket. */
  | 'ASSIGNED'
  /** The ticket was taken back. */
  | 'CANCELLED'
  /** The ticket was closed. */
  | 'CLOSED'
  /** The customer wrote. */
  | 'CUSTOMER_REPLIED'
  /** Another group holds the ticket. */
  | 'GROUP_CHANGED'
  /** The ticket went into another (`into`). */
  | 'MERGED'
  /** A named person says that a message (`refersTo`) needs no answer. */
  | 'NEEDS_NO_ANSWER'
  /** An internal note: answers nothing. */
  | 'NOTE_ADDED'
  /** The ticket was opened; by a customer it is the first customer message. */
  | 'OPENED'
  /** The severity changed. */
  | 'PRIORITY_CHANGED'
  /** An instant was promised to the customer (`promisedAt`). */
  | 'PROMISED'
  /** The customer said how satisfied they are (`score`, `words`): no clock reads it, and the latest counts. */
  | 'RATED'
  /** The ticket was taken up again. */
  | 'REOPENED'
  /** The ticket was solved. */
  | 'RESOLVED'
  /** An earlier event (`refersTo`) was wrong. */
  | 'RETRACTED'
  /** A message was moved here from another ticket (`from`). */
  | 'SPLIT'
  /** The status changed; to RESOLVED, CLOSED or CANCELLED it means the same as that event. */
  | 'STATUS_CHANGED'
  /** Other fields changed. */
  | 'UPDATED';

/** Why a clock ended without a result. */
export type VoidReason =
  /** A condition of its measure made it void. */
  | 'BY_MEASURE'
  /** The ticket was cancelled. */
  | 'CANCELLED'
  /** No clause judges it any more. */
  | 'NO_CLAUSE'
  /** What started it was retracted. */
  | 'RETRACTED'
  /** Merged into another ticket. */
  | 'TRANSFERRED'
  /** Resolved before it was answered. */
  | 'UNANSWERED';

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
  kind: AgreementKind;
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
        kind: AgreementKind;
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
        undo: boolean;
        promisedAt: string | null;
        rating: { score: number; words: string | null } | null;
        refersTo: { id: string } | null;
        retractedBy: { id: string } | null;
        needsNoAnswerBy: { id: string } | null;
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
    phase: ClockPhase | null;
    voidReason: VoidReason | null;
    standing: ClockStanding | null;
    startedAt: string | null;
    stoppedAt: string | null;
    spent: string;
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
    segments: Array<{
      from: string;
      to: string;
      kind: SegmentKind;
      because: string;
      clause: string | null;
      milliseconds: number;
      event: { id: string; at: string } | null;
    }>;
  } | null;
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
      kind: AgreementKind;
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
  'fragment TicketLimit on Limit{limit dueAt headroom standing breachedAt byReclassification}fragment TicketClock on Clock{id kind measure cycle phase voidReason standing startedAt stoppedAt spent revision clauseNumber promise{...TicketLimit}target{...TicketLimit}clauses{number period severity}schedule{id name timeZone version openSpans(days:14){from until period}}agreement{id number kind level customer{id name}}agreementVersion{id version status from until}}fragment TicketHead on Ticket{id reference source subject severity sourceSeverity status sourceStatus group agent openedAt resolvedAt closedAt reopenings standing revision uncovered needsMending{code message}customer{id name}serviceAccount{id reference name}service{id name}asset{id reference name}}query TicketSnapshot($source:String!$reference:String!){snapshot{cursor serverTime}ticket(source:$source reference:$reference){...TicketHead clocks(first:20){totalCount nodes{...TicketClock}}events(first:100){totalCount nodes{id at kind actor by reason status sourceStatus severity group agent message undo promisedAt rating{score words}refersTo{id}retractedBy{id}needsNoAnswerBy{id}}}}}' as TypedText<
    TicketSnapshotQuery,
    TicketSnapshotQueryVariables
  >;

export const ClockProofDocument =
  'fragment TicketLimit on Limit{limit dueAt headroom standing breachedAt byReclassification}query ClockProof($id:ID!$at:Instant){explainClock(id:$id at:$at){at phase voidReason standing startedAt stoppedAt spent promise{...TicketLimit}target{...TicketLimit}segments{from to kind because clause milliseconds event{id at}}}}' as TypedText<
    ClockProofQuery,
    ClockProofQueryVariables
  >;

export const TicketChangesDocument =
  'fragment TicketLimit on Limit{limit dueAt headroom standing breachedAt byReclassification}fragment TicketClock on Clock{id kind measure cycle phase voidReason standing startedAt stoppedAt spent revision clauseNumber promise{...TicketLimit}target{...TicketLimit}clauses{number period severity}schedule{id name timeZone version openSpans(days:14){from until period}}agreement{id number kind level customer{id name}}agreementVersion{id version status from until}}fragment TicketHead on Ticket{id reference source subject severity sourceSeverity status sourceStatus group agent openedAt resolvedAt closedAt reopenings standing revision uncovered needsMending{code message}customer{id name}serviceAccount{id reference name}service{id name}asset{id reference name}}subscription TicketChanges($id:ID!$after:Cursor){ticketChanged(id:$id after:$after kind:[SLA OLA UNDERPINNING]){cursor revision at kind clock{...TicketClock}ticket{...TicketHead}}}' as TypedText<
    TicketChangesSubscription,
    TicketChangesSubscriptionVariables
  >;
