// Made by scripts/documents.ts from wallboard/board.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Severity = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

export type CoveragePeriod = 'PRIME' | 'NON_PRIME';

export type ClockPhase = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'VOID' | 'NOT_APPLICABLE';

export type LimitStanding = 'ON_TRACK' | 'AT_RISK' | 'BREACHED' | 'MET';

export type ClockStanding = 'ON_TRACK' | 'AT_RISK' | 'OVER_TARGET' | 'BREACHED' | 'MET';

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
  clauseNumber: string | null;
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
  clauses: Array<{ number: string; period: CoveragePeriod | null }>;
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
  hours: Array<{ from: string; kept: number; open: number; broken: number }>;
  sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
  nextToBreak: Array<{
    id: string;
    measure: string;
    phase: ClockPhase;
    standing: ClockStanding | null;
    revision: number;
    clauseNumber: string | null;
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
    clauses: Array<{ number: string; period: CoveragePeriod | null }>;
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
    clauseNumber: string | null;
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
    clauses: Array<{ number: string; period: CoveragePeriod | null }>;
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
      hours: Array<{ from: string; kept: number; open: number; broken: number }>;
      sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
      nextToBreak: Array<{
        id: string;
        measure: string;
        phase: ClockPhase;
        standing: ClockStanding | null;
        revision: number;
        clauseNumber: string | null;
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
        clauses: Array<{ number: string; period: CoveragePeriod | null }>;
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
        clauseNumber: string | null;
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
        clauses: Array<{ number: string; period: CoveragePeriod | null }>;
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
    hours: Array<{ from: string; kept: number; open: number; broken: number }>;
    sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
    nextToBreak: Array<{
      id: string;
      measure: string;
      phase: ClockPhase;
      standing: ClockStanding | null;
      revision: number;
      clauseNumber: string | null;
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
      clauses: Array<{ number: string; period: CoveragePeriod | null }>;
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
      clauseNumber: string | null;
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
      clauses: Array<{ number: string; period: CoveragePeriod | null }>;
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
  'fragment WallLimit on Limit{limit dueAt headroom standing}fragment WallClock on Clock{id measure phase standing revision clauseNumber promise{...WallLimit}target{...WallLimit}clauses{number period}schedule{id openSpans(days:14){from until period}}ticket{id reference source severity group agent customer{id name}}}fragment WallFrame on BoardFrame{cursor revision at zone periodLabel brokenCount savableCount tiles{key label promise{met missed undecided excluded}target{met missed undecided excluded}}hours{from kept open broken}sources{source lastEventAt expectedSilence silent}nextToBreak(first:20){...WallClock}broken(first:3){...WallClock}}query WallSnapshot($board:ID!){board(id:$board){id name frame{...WallFrame}}}' as TypedText<
    WallSnapshotQuery,
    WallSnapshotQueryVariables
  >;

export const WallFramesDocument =
  'fragment WallLimit on Limit{limit dueAt headroom standing}fragment WallClock on Clock{id measure phase standing revision clauseNumber promise{...WallLimit}target{...WallLimit}clauses{number period}schedule{id openSpans(days:14){from until period}}ticket{id reference source severity group agent customer{id name}}}fragment WallFrame on BoardFrame{cursor revision at zone periodLabel brokenCount savableCount tiles{key label promise{met missed undecided excluded}target{met missed undecided excluded}}hours{from kept open broken}sources{source lastEventAt expectedSilence silent}nextToBreak(first:20){...WallClock}broken(first:3){...WallClock}}subscription WallFrames($board:ID!$after:Cursor){board(id:$board after:$after){...WallFrame}}' as TypedText<
    WallFramesSubscription,
    WallFramesSubscriptionVariables
  >;
