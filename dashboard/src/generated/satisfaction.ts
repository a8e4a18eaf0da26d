// Made by scripts/documents.ts from satisfaction/satisfaction.graphql and schema/floor.graphql; not written by hand.
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

/** The steps of a series. */
export type FigureStep =
  /** Civil days. */
  | 'DAY'
  /** Calendar months. */
  | 'MONTH'
  /** Weeks, from Monday on. */
  | 'WEEK';

/** Which answers are listed. */
export type SatisfactionAnswers =
  /** The latest of every ticket. */
  | 'ALL'
  /** Of them those with a score of 2 or less. */
  | 'UNHAPPY'
  /** Of those the ones of tickets whose promises were all kept. */
  | 'WATERMELONS';

/** Civil days of a zone, by when answers were given; ten years at most. */
export type SatisfactionPeriod = {
  /** The first day. */
  from: string;
  /** Whose days; a day that the zone skipped holds no answer. */
  timeZone: string;
  /** The day after the last. */
  until: string;
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

export type SatisfactionCountsFragment = {
  answers: number;
  mean: number | null;
  unhappy: number;
  unhappyShare: number | null;
};

export type SatisfactionPageQueryVariables = Exact<{
  period: SatisfactionPeriod;
  filter?: TicketFilter | null | undefined;
  step: FigureStep;
  kind: SatisfactionAnswers;
  score?: number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type SatisfactionPageQuery = {
  satisfaction: {
    watermelons: number;
    total: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
    scores: Array<{ score: number; answers: number }>;
    series: Array<{
      from: string;
      figures: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
    }>;
  };
  satisfactionAnswers: {
    totalCount: number;
    nodes: Array<{
      at: string;
      score: number;
      words: string | null;
      ticket: {
        source: string;
        reference: string;
        subject: string | null;
        standing: ClockStanding | null;
        customer: { id: string; name: string } | null;
      };
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export const SatisfactionPageDocument =
  'fragment SatisfactionCounts on SatisfactionFigures{answers mean unhappy unhappyShare}query SatisfactionPage($period:SatisfactionPeriod!$filter:TicketFilter$step:FigureStep!$kind:SatisfactionAnswers!$score:Int$first:Int$after:String){satisfaction(period:$period filter:$filter step:$step){total{...SatisfactionCounts}scores{score answers}watermelons series{from figures{...SatisfactionCounts}}}satisfactionAnswers(period:$period filter:$filter kind:$kind score:$score first:$first after:$after){totalCount nodes{at score words ticket{source reference subject standing customer{id name}}}pageInfo{hasNextPage endCursor}}}' as TypedText<
    SatisfactionPageQuery,
    SatisfactionPageQueryVariables
  >;
