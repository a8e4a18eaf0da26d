// Made by scripts/documents.ts from wallboard/board.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** The one chart of a board. */
export type BoardChart =
  /** Promises by the day they are due: 14 back. */
  | 'DUE_DAYS'
  /** Promises by the hour they are due: 24 back, a few ahead. */
  | 'DUE_HOURS'
  /** None: the lists take its room. */
  | 'NONE';

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

export type WallLimitFragment = {
  limit: string | null;
  dueAt: string | null;
  headroom: string | null;
  standing: LimitStanding | null;
};

export type WallClockFragment = {
  id: string;
  measure: string;
  phase: ClockPhase;
  standing: ClockStanding | null;
  revision: number;
  promise: {
    limit: string | null;
    dueAt: string | null;
    headroom: string | null;
    standing: LimitStanding | null;
  } | null;
  target: {
    limit: string | null;
    dueAt: string | null;
    headroom: string | null;
    standing: LimitStanding | null;
  } | null;
  schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
  ticket: {
    id: string;
    reference: string;
    source: string;
    severity: Severity | null;
    group: string | null;
    agent: string | null;
    customer: { id: string; name: string } | null;
  };
};

export type WallFrameFragment = {
  cursor: string;
  revision: number;
  at: string;
  zone: string;
  periodLabel: string;
  brokenCount: number;
  savableCount: number;
  tiles: Array<{
    key: string;
    label: string;
    promise: { met: number; missed: number; undecided: number; excluded: number };
    target: { met: number; missed: number; undecided: number; excluded: number } | null;
  }>;
  settings: {
    viewingDistance: number;
    chart: BoardChart;
    chime: boolean;
    quietFrom: string | null;
    quietUntil: string | null;
  };
  chart: Array<{ from: string; kept: number; open: number; broken: number }>;
  sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
  nextToBreak: Array<{
    id: string;
    measure: string;
    phase: ClockPhase;
    standing: ClockStanding | null;
    revision: number;
    promise: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    target: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
    ticket: {
      id: string;
      reference: string;
      source: string;
      severity: Severity | null;
      group: string | null;
      agent: string | null;
      customer: { id: string; name: string } | null;
    };
  }>;
  broken: Array<{
    id: string;
    measure: string;
    phase: ClockPhase;
    standing: ClockStanding | null;
    revision: number;
    promise: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    target: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
    ticket: {
      id: string;
      reference: string;
      source: string;
      severity: Severity | null;
      group: string | null;
      agent: string | null;
      customer: { id: string; name: string } | null;
    };
  }>;
};

export type WallSnapshotQueryVariables = Exact<{
  board: string | number;
}>;

export type WallSnapshotQuery = {
  board: {
    id: string;
    name: string;
    frame: {
      cursor: string;
      revision: number;
      at: string;
      zone: string;
      periodLabel: string;
      brokenCount: number;
      savableCount: number;
      tiles: Array<{
        key: string;
        label: string;
        promise: { met: number; missed: number; undecided: number; excluded: number };
        target: { met: number; missed: number; undecided: number; excluded: number } | null;
      }>;
      settings: {
        viewingDistance: number;
        chart: BoardChart;
        chime: boolean;
        quietFrom: string | null;
        quietUntil: string | null;
      };
      chart: Array<{ from: string; kept: number; open: number; broken: number }>;
      sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
      nextToBreak: Array<{
        id: string;
        measure: string;
        phase: ClockPhase;
        standing: ClockStanding | null;
        revision: number;
        promise: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        target: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
        ticket: {
          id: string;
          reference: string;
          source: string;
          severity: Severity | null;
          group: string | null;
          agent: string | null;
          customer: { id: string; name: string } | null;
        };
      }>;
      broken: Array<{
        id: string;
        measure: string;
        phase: ClockPhase;
        standing: ClockStanding | null;
        revision: number;
        promise: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        target: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
        ticket: {
          id: string;
          reference: string;
          source: string;
          severity: Severity | null;
          group: string | null;
          agent: string | null;
          customer: { id: string; name: string } | null;
        };
      }>;
    };
  } | null;
};

export type WallFramesSubscriptionVariables = Exact<{
  board: string | number;
  after?: string | null | undefined;
}>;

export type WallFramesSubscription = {
  board: {
    cursor: string;
    revision: number;
    at: string;
    zone: string;
    periodLabel: string;
    brokenCount: number;
    savableCount: number;
    tiles: Array<{
      key: string;
      label: string;
      promise: { met: number; missed: number; undecided: number; excluded: number };
      target: { met: number; missed: number; undecided: number; excluded: number } | null;
    }>;
    settings: {
      viewingDistance: number;
      chart: BoardChart;
      chime: boolean;
      quietFrom: string | null;
      quietUntil: string | null;
    };
    chart: Array<{ from: string; kept: number; open: number; broken: number }>;
    sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
    nextToBreak: Array<{
      id: string;
      measure: string;
      phase: ClockPhase;
      standing: ClockStanding | null;
      revision: number;
      promise: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      target: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
      ticket: {
        id: string;
        reference: string;
        source: string;
        severity: Severity | null;
        group: string | null;
        agent: string | null;
        customer: { id: string; name: string } | null;
      };
    }>;
    broken: Array<{
      id: string;
      measure: string;
      phase: ClockPhase;
      standing: ClockStanding | null;
      revision: number;
      promise: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      target: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
      ticket: {
        id: string;
        reference: string;
        source: string;
        severity: Severity | null;
        group: string | null;
        agent: string | null;
        customer: { id: string; name: string } | null;
      };
    }>;
  };
};

export const WallSnapshotDocument =
  'fragment WallLimit on Limit{limit dueAt headroom standing}fragment WallClock on Clock{id measure phase standing revision promise{...WallLimit}target{...WallLimit}schedule{id openSpans(days:14){from until period}}ticket{id reference source severity group agent customer{id name}}}fragment WallFrame on BoardFrame{cursor revision at zone periodLabel brokenCount savableCount tiles{key label promise{met missed undecided excluded}target{met missed undecided excluded}}settings{viewingDistance chart chime quietFrom quietUntil}chart{from kept open broken}sources{source lastEventAt expectedSilence silent}nextToBreak(first:20){...WallClock}broken(first:3){...WallClock}}query WallSnapshot($board:ID!){board(id:$board){id name frame{...WallFrame}}}' as TypedText<
    WallSnapshotQuery,
    WallSnapshotQueryVariables
  >;

export const WallFramesDocument =
  'fragment WallLimit on Limit{limit dueAt headroom standing}fragment WallClock on Clock{id measure phase standing revision promise{...WallLimit}target{...WallLimit}schedule{id openSpans(days:14){from until period}}ticket{id reference source severity group agent customer{id name}}}fragment WallFrame on BoardFrame{cursor revision at zone periodLabel brokenCount savableCount tiles{key label promise{met missed undecided excluded}target{met missed undecided excluded}}settings{viewingDistance chart chime quietFrom quietUntil}chart{from kept open broken}sources{source lastEventAt expectedSilence silent}nextToBreak(first:20){...WallClock}broken(first:3){...WallClock}}subscription WallFrames($board:ID!$after:Cursor){board(id:$board after:$after){...WallFrame}}' as TypedText<
    WallFramesSubscription,
    WallFramesSubscriptionVariables
  >;
