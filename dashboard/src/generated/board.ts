// Made by scripts/documents.ts from wallboard/board.graphql and schema/floor.graphql; not written by hand.
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

/** The one chart of a board. */
export type BoardChart =
  /** Promises by the day they are due: 14 back. */
  | 'DUE_DAYS'
  /** Promises by the hour they are due: 24 back, a few ahead. */
  | 'DUE_HOURS'
  /** None: the lists take its room. */
  | 'NONE';

/** What walls say their words in. */
export type BoardLanguage =
  /** German. */
  | 'DE'
  /** English. */
  | 'EN';

/** How a board is shown; what is absent is at its default. */
export type BoardSettingsInput = {
  /** Its chart. */
  chart?: BoardChart | null | undefined;
  /** It rings when a promise breaks. */
  chime?: boolean | null | undefined;
  /** What its walls say their words in; absent: English. */
  language?: BoardLanguage | null | undefined;
  /** From when it is quiet; given with `quietUntil`. */
  quietFrom?: string | null | undefined;
  /** Until when it is quiet; given with `quietFrom`. */
  quietUntil?: string | null | undefined;
  /** Walls may show tickets' subjects and people's names. */
  showNames?: boolean | null | undefined;
  /** Its figures, in their order; one to six. */
  tiles?: Array<TileChoiceInput> | null | undefined;
  /** How far people stand from it, in metres: 3, 6 or 9. */
  viewingDistance?: number | null | undefined;
};

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

/** How an occurrence stands. */
export type OccurrenceStanding =
  /** Most of its time is over. */
  | 'AT_RISK'
  /** It came in time. */
  | 'DELIVERED'
  /** It is due and not there, or came in the grace after it was due. */
  | 'LATE'
  /** It did not come before the end of the grace. */
  | 'MISSED'
  /** It is to be delivered, with time left. */
  | 'OPEN'
  /** The private target is over; the promise is not. */
  | 'OVER_TARGET'
  /** It is not open yet. */
  | 'UPCOMING'
  /** It is excused by a named person. */
  | 'WAIVED';

/** A board that is being made. */
export type PreviewBoardInput = {
  /** Which tickets it is about; absent: all. */
  filter?: TicketFilter | null | undefined;
  /** How it is shown; absent: as boards are by default. */
  settings?: BoardSettingsInput | null | undefined;
};

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

/** Which tickets: all fields that are given must hold. `standing`, `measure`, `agreement` and `kind` must hold for one and the same clock of the ticket. */
export type TicketFilter = {
  /** Ids of agreements that judge one of its clocks. Any of these; an empty list is satisfied by nothing. */
  agreement?: Array<string | number> | null | undefined;
  /** Ids of assets. Any of these; an empty list is satisfied by nothing. */
  asset?: Array<string | number> | null | undefined;
  /** Ids of customers. Any of these; an empty list is satisfied by nothing. */
  customer?: Array<string | number> | null | undefined;
  /** Names of groups that hold it now. Any of these; an empty list is satisfied by nothing. */
  group?: Array<string> | null | undefined;
  /** Of which kind of agreements one of its clocks is; absent: of customers'. Any of these; an empty list is satisfied by nothing. */
  kind?: Array<AgreementKind> | null | undefined;
  /** Measures of one of its clocks, such as "RESOLUTION". Any of these; an empty list is satisfied by nothing. */
  measure?: Array<string> | null | undefined;
  /** True: its events name something that nobody knows; false: they do not. */
  needsMending?: boolean | null | undefined;
  /** True: neither resolved nor closed nor cancelled; false: one of these. */
  open?: boolean | null | undefined;
  /** Opened at this instant or later. */
  openedFrom?: string | null | undefined;
  /** Opened before this instant. */
  openedUntil?: string | null | undefined;
  /** References. Any of these; an empty list is satisfied by nothing. */
  references?: Array<string> | null | undefined;
  /** Ids of services. Any of these; an empty list is satisfied by nothing. */
  service?: Array<string | number> | null | undefined;
  /** Ids of service accounts. Any of these; an empty list is satisfied by nothing. */
  serviceAccount?: Array<string | number> | null | undefined;
  /** Its severity now. Any of these; an empty list is satisfied by nothing. */
  severity?: Array<Severity> | null | undefined;
  /** Names of sources. Any of these; an empty list is satisfied by nothing. */
  source?: Array<string> | null | undefined;
  /** How one of its clocks stands. Any of these; an empty list is satisfied by nothing. */
  standing?: Array<ClockStanding> | null | undefined;
  /** Its status now. Any of these; an empty list is satisfied by nothing. */
  status?: Array<StatusCategory> | null | undefined;
  /** Part of its reference or subject, in any case; at most 200 characters. */
  text?: string | null | undefined;
  /** True: no agreement covers it; false: one does. */
  uncovered?: boolean | null | undefined;
};

/** One figure of a board. */
export type TileChoiceInput = {
  /** Of which measure, such as "RESOLUTION". */
  measure: string;
  /** Of tickets of this severity; null: of all. */
  severity?: Severity | null | undefined;
};

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
  periodFrom: string;
  brokenCount: number;
  savableCount: number;
  obligations: {
    dueToday: number;
    late: number;
    missed: number;
    nextDue: Array<{ id: string; title: string; standing: OccurrenceStanding; dueAt: string; customer: string | null }>;
  } | null;
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
    language: BoardLanguage;
    tiles: Array<{ measure: string; severity: Severity | null }>;
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
  lastBroken?: Array<{
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
  turns?: boolean | null | undefined;
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
      periodFrom: string;
      brokenCount: number;
      savableCount: number;
      obligations: {
        dueToday: number;
        late: number;
        missed: number;
        nextDue: Array<{
          id: string;
          title: string;
          standing: OccurrenceStanding;
          dueAt: string;
          customer: string | null;
        }>;
      } | null;
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
        language: BoardLanguage;
        tiles: Array<{ measure: string; severity: Severity | null }>;
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
      lastBroken?: Array<{
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
  turns?: boolean | null | undefined;
}>;

export type WallFramesSubscription = {
  board: {
    cursor: string;
    revision: number;
    at: string;
    zone: string;
    periodFrom: string;
    brokenCount: number;
    savableCount: number;
    obligations: {
      dueToday: number;
      late: number;
      missed: number;
      nextDue: Array<{
        id: string;
        title: string;
        standing: OccurrenceStanding;
        dueAt: string;
        customer: string | null;
      }>;
    } | null;
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
      language: BoardLanguage;
      tiles: Array<{ measure: string; severity: Severity | null }>;
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
    lastBroken?: Array<{
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

export type WallPreviewQueryVariables = Exact<{
  input: PreviewBoardInput;
  turns?: boolean | null | undefined;
}>;

export type WallPreviewQuery = {
  previewBoard: {
    cursor: string;
    revision: number;
    at: string;
    zone: string;
    periodFrom: string;
    brokenCount: number;
    savableCount: number;
    obligations: {
      dueToday: number;
      late: number;
      missed: number;
      nextDue: Array<{
        id: string;
        title: string;
        standing: OccurrenceStanding;
        dueAt: string;
        customer: string | null;
      }>;
    } | null;
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
      language: BoardLanguage;
      tiles: Array<{ measure: string; severity: Severity | null }>;
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
    lastBroken?: Array<{
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
  'fragment WallLimit on Limit{limit dueAt headroom standing}fragment WallClock on Clock{id measure phase standing revision promise{...WallLimit}target{...WallLimit}schedule{id openSpans(days:14){from until period}}ticket{id reference source severity group agent customer{id name}}}fragment WallFrame on BoardFrame{cursor revision at zone periodFrom brokenCount savableCount obligations{dueToday late missed nextDue(first:1){id title standing dueAt customer}}tiles{key label promise{met missed undecided excluded}target{met missed undecided excluded}}settings{viewingDistance chart chime quietFrom quietUntil language tiles{measure severity}}chart{from kept open broken}sources{source lastEventAt expectedSilence silent}nextToBreak(first:20){...WallClock}broken(first:3){...WallClock}lastBroken:broken(first:3 lastFirst:true)@include(if:$turns){...WallClock}}query WallSnapshot($board:ID!$turns:Boolean=false){board(id:$board){id name frame{...WallFrame}}}' as TypedText<
    WallSnapshotQuery,
    WallSnapshotQueryVariables
  >;

export const WallFramesDocument =
  'fragment WallLimit on Limit{limit dueAt headroom standing}fragment WallClock on Clock{id measure phase standing revision promise{...WallLimit}target{...WallLimit}schedule{id openSpans(days:14){from until period}}ticket{id reference source severity group agent customer{id name}}}fragment WallFrame on BoardFrame{cursor revision at zone periodFrom brokenCount savableCount obligations{dueToday late missed nextDue(first:1){id title standing dueAt customer}}tiles{key label promise{met missed undecided excluded}target{met missed undecided excluded}}settings{viewingDistance chart chime quietFrom quietUntil language tiles{measure severity}}chart{from kept open broken}sources{source lastEventAt expectedSilence silent}nextToBreak(first:20){...WallClock}broken(first:3){...WallClock}lastBroken:broken(first:3 lastFirst:true)@include(if:$turns){...WallClock}}subscription WallFrames($board:ID!$after:Cursor$turns:Boolean=false){board(id:$board after:$after){...WallFrame}}' as TypedText<
    WallFramesSubscription,
    WallFramesSubscriptionVariables
  >;

export const WallPreviewDocument =
  'fragment WallLimit on Limit{limit dueAt headroom standing}fragment WallClock on Clock{id measure phase standing revision promise{...WallLimit}target{...WallLimit}schedule{id openSpans(days:14){from until period}}ticket{id reference source severity group agent customer{id name}}}fragment WallFrame on BoardFrame{cursor revision at zone periodFrom brokenCount savableCount obligations{dueToday late missed nextDue(first:1){id title standing dueAt customer}}tiles{key label promise{met missed undecided excluded}target{met missed undecided excluded}}settings{viewingDistance chart chime quietFrom quietUntil language tiles{measure severity}}chart{from kept open broken}sources{source lastEventAt expectedSilence silent}nextToBreak(first:20){...WallClock}broken(first:3){...WallClock}lastBroken:broken(first:3 lastFirst:true)@include(if:$turns){...WallClock}}query WallPreview($input:PreviewBoardInput!$turns:Boolean=false){previewBoard(input:$input){...WallFrame}}' as TypedText<
    WallPreviewQuery,
    WallPreviewQueryVariables
  >;
