// Made by scripts/documents.ts from admin/mending.graphql and schema/floor.graphql; not written by hand.
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

export type MendingListQueryVariables = Exact<{
  filter: TicketFilter;
  first: number;
  after?: string | null | undefined;
}>;

export type MendingListQuery = {
  list: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      reference: string;
      source: string;
      subject: string | null;
      openedAt: string;
      status: StatusCategory;
      needsMending: Array<{ code: string; message: string }>;
    }>;
  };
};

export const MendingListDocument =
  'query MendingList($filter:TicketFilter!$first:Int!$after:String){list:tickets(filter:$filter orderBy:OPENED_LAST first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id reference source subject openedAt status needsMending{code message}}}}' as TypedText<
    MendingListQuery,
    MendingListQueryVariables
  >;
