// Made by scripts/documents.ts from flow/flow.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A period: civil days, `from` and `until`, each clock in its own agreement's zone (a day that a zone skipped holds none); or instants. `until` is exclusive. */
export type FigurePeriod = {
  /** The first day. */
  from?: string | null | undefined;
  /** The first instant, instead of days. */
  fromInstant?: string | null | undefined;
  /** The day after the last. */
  until?: string | null | undefined;
  /** The instant after the last, instead of days. */
  untilInstant?: string | null | undefined;
};

/** The steps of a series. */
export type FigureStep =
  /** Civil days. */
  | 'DAY'
  /** Calendar months. */
  | 'MONTH'
  /** Weeks, from Monday on. */
  | 'WEEK';

/** By what work is grouped. */
export type FlowAxis =
  /** The customer. */
  | 'CUSTOMER'
  /** The service. */
  | 'SERVICE'
  /** The service account. */
  | 'SERVICE_ACCOUNT'
  /** The severity. */
  | 'SEVERITY'
  /** The source of the ticket. */
  | 'SOURCE'
  /** The group that had it. */
  | 'TEAM';

/** Which work, by where it stood when it turned: as it is now, of what lies open. Null asks nothing, an empty list is satisfied by nothing. */
export type FlowFilter = {
  /** Customers. */
  customer?: Array<string | number> | null | undefined;
  /** Services. */
  service?: Array<string | number> | null | undefined;
  /** Service accounts. */
  serviceAccount?: Array<string | number> | null | undefined;
  /** Severities. */
  severity?: Array<Severity> | null | undefined;
  /** Names of sources. */
  source?: Array<string> | null | undefined;
  /** Groups that had it. */
  team?: Array<string> | null | undefined;
};

/** By whom held time is told. */
export type HeldBy =
  /** By person. */
  | 'PERSON'
  /** By group. */
  | 'TEAM';

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

/** How a ticket turned. */
export type TurnKind =
  /** It was called off while open. */
  | 'CANCELLED'
  /** It was closed. */
  | 'CLOSED'
  /** It became part of another ticket while open. */
  | 'MERGED'
  /** Its customer, account, service, group or severity changed while it was open. */
  | 'MOVED'
  /** It was opened. */
  | 'OPENED'
  /** It was opened again. */
  | 'REOPENED'
  /** It was resolved, or closed without having been. */
  | 'RESOLVED';

/** Who had an open ticket. */
export type WorkHolder =
  /** We waited for the customer. */
  | 'CUSTOMER'
  /** We waited for a supplier. */
  | 'SUPPLIER'
  /** We did: a group or a person, or nobody by name. */
  | 'US';

export type WorkFigureFragment = {
  backlogBefore: number;
  opened: number;
  reopened: number;
  movedIn: number;
  resolved: number;
  cancelled: number;
  merged: number;
  movedOut: number;
  backlog: number;
  closed: number;
  backlogBeforeDrill: string;
  openedDrill: string;
  reopenedDrill: string;
  movedInDrill: string;
  resolvedDrill: string;
  cancelledDrill: string;
  mergedDrill: string;
  movedOutDrill: string;
  backlogDrill: string;
  closedDrill: string;
  cameInDrill: string;
  wentOutDrill: string;
};

export type HeldTimesFragment = {
  holder: WorkHolder | null;
  name: string | null;
  holds: number;
  tickets: number | null;
  elapsed: string;
  counted: string;
  uncovered: number;
  drill: string;
};

export type WorkFlowQueryVariables = Exact<{
  period: FigurePeriod;
  filter: FlowFilter;
  by: Array<FlowAxis> | FlowAxis;
  step: FigureStep;
  heldBy: HeldBy;
}>;

export type WorkFlowQuery = {
  flow: {
    groupCount: number;
    total: {
      backlogBefore: number;
      opened: number;
      reopened: number;
      movedIn: number;
      resolved: number;
      cancelled: number;
      merged: number;
      movedOut: number;
      backlog: number;
      closed: number;
      backlogBeforeDrill: string;
      openedDrill: string;
      reopenedDrill: string;
      movedInDrill: string;
      resolvedDrill: string;
      cancelledDrill: string;
      mergedDrill: string;
      movedOutDrill: string;
      backlogDrill: string;
      closedDrill: string;
      cameInDrill: string;
      wentOutDrill: string;
    };
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        backlogBefore: number;
        opened: number;
        reopened: number;
        movedIn: number;
        resolved: number;
        cancelled: number;
        merged: number;
        movedOut: number;
        backlog: number;
        closed: number;
        backlogBeforeDrill: string;
        openedDrill: string;
        reopenedDrill: string;
        movedInDrill: string;
        resolvedDrill: string;
        cancelledDrill: string;
        mergedDrill: string;
        movedOutDrill: string;
        backlogDrill: string;
        closedDrill: string;
        cameInDrill: string;
        wentOutDrill: string;
      };
    }>;
    others: {
      backlogBefore: number;
      opened: number;
      reopened: number;
      movedIn: number;
      resolved: number;
      cancelled: number;
      merged: number;
      movedOut: number;
      backlog: number;
      closed: number;
      backlogBeforeDrill: string;
      openedDrill: string;
      reopenedDrill: string;
      movedInDrill: string;
      resolvedDrill: string;
      cancelledDrill: string;
      mergedDrill: string;
      movedOutDrill: string;
      backlogDrill: string;
      closedDrill: string;
      cameInDrill: string;
      wentOutDrill: string;
    } | null;
    series: Array<{
      from: string;
      until: string;
      figure: {
        backlogBefore: number;
        opened: number;
        reopened: number;
        movedIn: number;
        resolved: number;
        cancelled: number;
        merged: number;
        movedOut: number;
        backlog: number;
        closed: number;
        backlogBeforeDrill: string;
        openedDrill: string;
        reopenedDrill: string;
        movedInDrill: string;
        resolvedDrill: string;
        cancelledDrill: string;
        mergedDrill: string;
        movedOutDrill: string;
        backlogDrill: string;
        closedDrill: string;
        cameInDrill: string;
        wentOutDrill: string;
      };
    }>;
  };
  timeByHolder: {
    total: {
      holder: WorkHolder | null;
      name: string | null;
      holds: number;
      tickets: number | null;
      elapsed: string;
      counted: string;
      uncovered: number;
      drill: string;
    };
    holders: Array<{
      holder: WorkHolder | null;
      name: string | null;
      holds: number;
      tickets: number | null;
      elapsed: string;
      counted: string;
      uncovered: number;
      drill: string;
    }>;
    others: {
      holder: WorkHolder | null;
      name: string | null;
      holds: number;
      tickets: number | null;
      elapsed: string;
      counted: string;
      uncovered: number;
      drill: string;
    } | null;
  };
};

export type WorkTicketFragment = {
  source: string;
  reference: string;
  subject: string | null;
  customer: { name: string } | null;
};

export type TurnListQueryVariables = Exact<{
  drill: string;
  first: number;
  after?: string | null | undefined;
}>;

export type TurnListQuery = {
  turns: {
    totalCount: number;
    ticketCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      kind: TurnKind;
      at: string;
      team: string | null;
      severity: Severity | null;
      ticket: { source: string; reference: string; subject: string | null; customer: { name: string } | null };
    }>;
  };
};

export type HoldListQueryVariables = Exact<{
  drill: string;
  first: number;
  after?: string | null | undefined;
}>;

export type HoldListQuery = {
  holds: {
    totalCount: number;
    ticketCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      holder: WorkHolder;
      team: string | null;
      person: string | null;
      since: string;
      until: string;
      elapsed: string;
      counted: string | null;
      ticket: { source: string; reference: string; subject: string | null; customer: { name: string } | null };
    }>;
  };
};

export const WorkFlowDocument =
  'fragment WorkFigure on FlowFigure{backlogBefore opened reopened movedIn resolved cancelled merged movedOut backlog closed backlogBeforeDrill:drill(of:BACKLOG_BEFORE)openedDrill:drill(of:OPENED)reopenedDrill:drill(of:REOPENED)movedInDrill:drill(of:MOVED_IN)resolvedDrill:drill(of:RESOLVED)cancelledDrill:drill(of:CANCELLED)mergedDrill:drill(of:MERGED)movedOutDrill:drill(of:MOVED_OUT)backlogDrill:drill(of:BACKLOG)closedDrill:drill(of:CLOSED)cameInDrill:drill(of:CAME_IN)wentOutDrill:drill(of:WENT_OUT)}fragment HeldTimes on HeldFigure{holder name holds tickets elapsed counted uncovered drill}query WorkFlow($period:FigurePeriod!$filter:FlowFilter!$by:[FlowAxis!]!$step:FigureStep!$heldBy:HeldBy!){flow(period:$period filter:$filter by:$by step:$step first:50){groupCount total{...WorkFigure}groups{keys{key label}figure{...WorkFigure}}others{...WorkFigure}series{from until figure{...WorkFigure}}}timeByHolder(period:$period filter:$filter by:$heldBy first:30){total{...HeldTimes}holders{...HeldTimes}others{...HeldTimes}}}' as TypedText<
    WorkFlowQuery,
    WorkFlowQueryVariables
  >;

export const TurnListDocument =
  'fragment WorkTicket on Ticket{source reference subject customer{name}}query TurnList($drill:String!$first:Int!$after:String){turns(drill:$drill first:$first after:$after){totalCount ticketCount pageInfo{hasNextPage endCursor}nodes{kind at team severity ticket{...WorkTicket}}}}' as TypedText<
    TurnListQuery,
    TurnListQueryVariables
  >;

export const HoldListDocument =
  'fragment WorkTicket on Ticket{source reference subject customer{name}}query HoldList($drill:String!$first:Int!$after:String){holds(drill:$drill first:$first after:$after){totalCount ticketCount pageInfo{hasNextPage endCursor}nodes{holder team person since until elapsed counted ticket{...WorkTicket}}}}' as TypedText<
    HoldListQuery,
    HoldListQueryVariables
  >;
