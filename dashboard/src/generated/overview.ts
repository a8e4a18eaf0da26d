// Made by scripts/documents.ts from overview/overview.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export type OverviewRateFragment = {
  met: number;
  missed: number;
  undecided: number;
  excluded: number;
  waived: number;
  disputed: number;
  drill: string | null;
  metDrill: string | null;
  missedDrill: string | null;
  undecidedDrill: string | null;
  excludedDrill: string | null;
  waivedDrill: string | null;
  disputedDrill: string | null;
};

export type OverviewLimitFragment = { limit: string | null; dueAt: string | null; headroom: string | null };

export type OverviewTicketFragment = {
  id: string;
  reference: string;
  source: string;
  subject: string | null;
  severity: Severity | null;
  group: string | null;
  agent: string | null;
  customer: { id: string; name: string } | null;
  clocks: {
    nodes: Array<{
      id: string;
      measure: string;
      phase: ClockPhase;
      standing: ClockStanding | null;
      promise: { limit: string | null; dueAt: string | null; headroom: string | null } | null;
      target: { limit: string | null; dueAt: string | null; headroom: string | null } | null;
      schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
    }>;
  };
};

export type OverviewSnapshotQueryVariables = Exact<{ [key: string]: never }>;

export type OverviewSnapshotQuery = {
  overview: {
    at: string;
    cursor: string;
    openCount: number;
    atRiskCount: number;
    overTargetCount: number;
    brokenCount: number;
    uncoveredCount: number;
    needsMendingCount: number;
    tiles: Array<{
      key: string;
      label: string;
      promise: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string | null;
        metDrill: string | null;
        missedDrill: string | null;
        undecidedDrill: string | null;
        excludedDrill: string | null;
        waivedDrill: string | null;
        disputedDrill: string | null;
      };
      target: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string | null;
        metDrill: string | null;
        missedDrill: string | null;
        undecidedDrill: string | null;
        excludedDrill: string | null;
        waivedDrill: string | null;
        disputedDrill: string | null;
      } | null;
    }>;
  };
  next: {
    totalCount: number;
    nodes: Array<{
      id: string;
      reference: string;
      source: string;
      subject: string | null;
      severity: Severity | null;
      group: string | null;
      agent: string | null;
      customer: { id: string; name: string } | null;
      clocks: {
        nodes: Array<{
          id: string;
          measure: string;
          phase: ClockPhase;
          standing: ClockStanding | null;
          promise: { limit: string | null; dueAt: string | null; headroom: string | null } | null;
          target: { limit: string | null; dueAt: string | null; headroom: string | null } | null;
          schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
        }>;
      };
    }>;
  };
  broken: {
    totalCount: number;
    nodes: Array<{
      id: string;
      reference: string;
      source: string;
      subject: string | null;
      severity: Severity | null;
      group: string | null;
      agent: string | null;
      customer: { id: string; name: string } | null;
      clocks: {
        nodes: Array<{
          id: string;
          measure: string;
          phase: ClockPhase;
          standing: ClockStanding | null;
          promise: { limit: string | null; dueAt: string | null; headroom: string | null } | null;
          target: { limit: string | null; dueAt: string | null; headroom: string | null } | null;
          schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
        }>;
      };
    }>;
  };
  boards: { totalCount: number; nodes: Array<{ id: string; name: string }> };
  demo: { loaded: boolean; label: string | null };
};

export type OverviewChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type OverviewChangesSubscription = { slaChanges: { cursor: string } };

export type RemoveDemoMutationVariables = Exact<{ [key: string]: never }>;

export type RemoveDemoMutation = {
  removeDemo: { removedTickets: number; userErrors: Array<{ code: string; message: string }> };
};

export const OverviewSnapshotDocument =
  'fragment OverviewRate on Rate{met missed undecided excluded waived disputed drill metDrill:drill(outcome:MET)missedDrill:drill(outcome:MISSED)undecidedDrill:drill(outcome:UNDECIDED)excludedDrill:drill(outcome:EXCLUDED)waivedDrill:drill(outcome:WAIVED)disputedDrill:drill(outcome:DISPUTED)}fragment OverviewLimit on Limit{limit dueAt headroom}fragment OverviewTicket on Ticket{id reference source subject severity group agent customer{id name}clocks(first:8){nodes{id measure phase standing promise{...OverviewLimit}target{...OverviewLimit}schedule{id openSpans(days:7){from until period}}}}}query OverviewSnapshot{overview{at cursor openCount atRiskCount overTargetCount brokenCount uncoveredCount needsMendingCount tiles{key label promise{...OverviewRate}target{...OverviewRate}}}next:tickets(filter:{open:true standing:[AT_RISK OVER_TARGET ON_TRACK]}orderBy:DUE_FIRST first:8){totalCount nodes{...OverviewTicket}}broken:tickets(filter:{open:true standing:[BREACHED]}orderBy:DUE_FIRST first:5){totalCount nodes{...OverviewTicket}}boards(first:50){totalCount nodes{id name}}demo{loaded label}}' as TypedText<
    OverviewSnapshotQuery,
    OverviewSnapshotQueryVariables
  >;

export const OverviewChangesDocument =
  'subscription OverviewChanges($after:Cursor){slaChanges(after:$after){cursor}}' as TypedText<
    OverviewChangesSubscription,
    OverviewChangesSubscriptionVariables
  >;

export const RemoveDemoDocument =
  'mutation RemoveDemo{removeDemo{removedTickets userErrors{code message}}}' as TypedText<
    RemoveDemoMutation,
    RemoveDemoMutationVariables
  >;
