// Made by scripts/documents.ts from ticket/ticketAside.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Between whom an agreement stands. */
export type AgreementKind =
  /** Between our own groups. */
  | 'OLA'
  /** Between us and a customer. */
  | 'SLA'
  /** Between us and a supplier. */
  | 'UNDERPINNING';

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

/** Who held a ticket. */
export type Holder =
  /** It was resolved or closed, before it was opened again. */
  | 'CLOSED'
  /** We waited for the customer. */
  | 'CUSTOMER'
  /** Nothing counted. */
  | 'OUTSIDE_COVERAGE'
  /** We waited for a supplier. */
  | 'SUPPLIER'
  /** We did; by group. */
  | 'US';

/** Why no clause judges a ticket. */
export type UncoveredCode =
  /** No agreement with its customer was in force when it opened. */
  | 'NO_AGREEMENT'
  /** The agreements in force have no clause for it. */
  | 'NO_CLAUSE'
  /** It is not known whose it is, and no agreement is for all customers. */
  | 'NO_SERVICE_ACCOUNT'
  /** An agreement excludes its service. */
  | 'SERVICE_EXCLUDED';

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

export type UncoveredReasonQueryVariables = Exact<{
  source: string;
  reference: string;
}>;

export type UncoveredReasonQuery = {
  ticket: {
    id: string;
    uncoveredReason: {
      code: UncoveredCode;
      agreement: { id: string; agreement: { id: string; number: string } } | null;
      exclusion: { text: string; reason: string | null } | null;
    } | null;
  } | null;
};

export type HeldTimesQueryVariables = Exact<{
  id: string | number;
  at?: string | null | undefined;
}>;

export type HeldTimesQuery = {
  explainClock: { holders: Array<{ holder: Holder; group: string | null; elapsed: string; counted: string }> } | null;
};

export type UnderpinningClocksQueryVariables = Exact<{
  source: string;
  reference: string;
}>;

export type UnderpinningClocksQuery = {
  ticket: {
    id: string;
    underpinningClocks: Array<{
      group: string | null;
      measure: string;
      cycle: number;
      phase: ClockPhase;
      voidReason: VoidReason | null;
      standing: ClockStanding | null;
      spent: string;
      id: string;
      clauseNumber: string | null;
      promise: { limit: string | null; dueAt: string | null; breachedAt: string | null } | null;
      target: { limit: string | null; dueAt: string | null } | null;
      agreement: { id: string; number: string; kind: AgreementKind } | null;
    }>;
  } | null;
};

export const UncoveredReasonDocument =
  'query UncoveredReason($source:String!$reference:String!){ticket(source:$source reference:$reference){id uncoveredReason{code agreement{id agreement{id number}}exclusion{text reason}}}}' as TypedText<
    UncoveredReasonQuery,
    UncoveredReasonQueryVariables
  >;

export const HeldTimesDocument =
  'query HeldTimes($id:ID!$at:Instant){explainClock(id:$id at:$at){holders{holder group elapsed counted}}}' as TypedText<
    HeldTimesQuery,
    HeldTimesQueryVariables
  >;

export const UnderpinningClocksDocument =
  'query UnderpinningClocks($source:String!$reference:String!){ticket(source:$source reference:$reference){id underpinningClocks{group measure cycle phase voidReason standing spent promise{limit dueAt breachedAt}target{limit dueAt}id clauseNumber agreement{id number kind}}}}' as TypedText<
    UnderpinningClocksQuery,
    UnderpinningClocksQueryVariables
  >;
