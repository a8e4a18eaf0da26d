// Made by scripts/documents.ts from report/reports.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A report that an agreement owes, for a period that is over. */
export type IssueReportInput = {
  /** The agreement. */
  agreement: string | number;
  /** Only shows what would be issued, and to whom it would go; absent: it is issued. */
  dryRun?: boolean | null | undefined;
  /** A day of the period, in the agreement's zone. */
  on: string;
  /** As the agreement calls the report. */
  title: string;
};

/** For whom a report is written. */
export type ReportAudience =
  /** Whom the agreement is with: promises alone. */
  | 'COUNTERPART'
  /** Those who work here: promise and target. */
  | 'FLOOR';

/** How far a report has come to a recipient. */
export type ReportDeliveryState =
  /** The mail was given up. */
  | 'FAILED'
  /** Its mail waits for a mail server: none is set up here. */
  | 'NO_MAIL'
  /** Its mail waits to be sent. */
  | 'PENDING'
  /** It is not mailed. */
  | 'REFUSED'
  /** The mail server took it. */
  | 'SENT';

/** Which reports; what is absent asks nothing. */
export type ReportFilter = {
  /** Only those of this agreement. */
  agreement?: string | number | null | undefined;
  /** Only those of agreements with this customer. */
  customer?: string | number | null | undefined;
  /** Only those with these words in their title, their agreement's number or its customer's name. */
  text?: string | null | undefined;
};

/** What a part of a report is about. */
export type ReportPartName =
  /** Promises that were broken, one by one. */
  | 'BREACHES'
  /** What is owed. */
  | 'CREDITS'
  /** What is owed again and again. */
  | 'DELIVERABLES'
  /** Why clocks came to no result. */
  | 'EXCLUSIONS'
  /** Breaches that are waived or disputed, one by one. */
  | 'EXCUSES'
  /** How objectives stand, and what was reported when their periods were closed. */
  | 'OBJECTIVES'
  /** How promises, and targets, came out, clause by clause. */
  | 'PROMISES'
  /** Outages and maintenance of services. */
  | 'SERVICE'
  /** How long clocks took, clause by clause. */
  | 'TIMES'
  /** Tickets opened, resolved and open. */
  | 'VOLUME';

/** In what `value` of a column is. */
export type ReportUnit =
  /** A count. */
  | 'COUNT'
  /** Milliseconds since 1970. */
  | 'INSTANT'
  /** The amount in the currency that `text` names. */
  | 'MONEY'
  /** Percent. */
  | 'PERCENT'
  /** By what the row is about: percent, a count, milliseconds or a quantity. */
  | 'QUANTITY'
  /** There is none: it is a text. */
  | 'TEXT'
  /** Milliseconds. */
  | 'TIME';

export type ReportListQueryVariables = Exact<{
  filter?: ReportFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type ReportListQuery = {
  reports: {
    totalCount: number;
    nodes: Array<{
      id: string;
      title: string;
      from: string;
      until: string;
      issuedAt: string;
      agreement: { number: string; customer: { name: string } | null };
      deliveries: Array<{
        recipient: string;
        to: string | null;
        audience: ReportAudience;
        state: ReportDeliveryState;
        failure: string | null;
        sentAt: string | null;
      }>;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type DeliveryPartsFragment = {
  recipient: string;
  to: string | null;
  audience: ReportAudience;
  state: ReportDeliveryState;
  failure: string | null;
  sentAt: string | null;
};

export type ContentPartsFragment = {
  title: string;
  customer: string | null;
  from: string;
  until: string;
  timeZone: string;
  at: string;
  isSoFar: boolean;
  parts: Array<{
    heading: string;
    part: ReportPartName | null;
    note: string | null;
    columns: Array<{ title: string; unit: ReportUnit }>;
    rows: Array<{ cells: Array<{ text: string; path: string | null }> }>;
  }>;
};

export type ReportDetailQueryVariables = Exact<{
  id: string | number;
}>;

export type ReportDetailQuery = {
  report: {
    id: string;
    title: string;
    from: string;
    until: string;
    issuedAt: string;
    issuedBy: string | null;
    agreement: { number: string };
    content: {
      title: string;
      customer: string | null;
      from: string;
      until: string;
      timeZone: string;
      at: string;
      isSoFar: boolean;
      parts: Array<{
        heading: string;
        part: ReportPartName | null;
        note: string | null;
        columns: Array<{ title: string; unit: ReportUnit }>;
        rows: Array<{ cells: Array<{ text: string; path: string | null }> }>;
      }>;
    };
    told: {
      title: string;
      customer: string | null;
      from: string;
      until: string;
      timeZone: string;
      at: string;
      isSoFar: boolean;
      parts: Array<{
        heading: string;
        part: ReportPartName | null;
        note: string | null;
        columns: Array<{ title: string; unit: ReportUnit }>;
        rows: Array<{ cells: Array<{ text: string; path: string | null }> }>;
      }>;
    };
    deliveries: Array<{
      recipient: string;
      to: string | null;
      audience: ReportAudience;
      state: ReportDeliveryState;
      failure: string | null;
      sentAt: string | null;
    }>;
    differences: Array<{ heading: string; row: string; column: string; was: string | null; isNow: string | null }>;
  } | null;
};

export type ReportsSoFarQueryVariables = Exact<{
  number: string;
  on?: string | null | undefined;
}>;

export type ReportsSoFarQuery = {
  agreement: {
    id: string;
    number: string;
    reportsSoFar: Array<{
      title: string;
      customer: string | null;
      from: string;
      until: string;
      timeZone: string;
      at: string;
      isSoFar: boolean;
      issued: { id: string } | null;
      parts: Array<{
        heading: string;
        part: ReportPartName | null;
        note: string | null;
        columns: Array<{ title: string; unit: ReportUnit }>;
        rows: Array<{ cells: Array<{ text: string; path: string | null }> }>;
      }>;
    }>;
  } | null;
};

export type IssueReportMutationVariables = Exact<{
  input: IssueReportInput;
}>;

export type IssueReportMutation = {
  done: {
    report: { id: string } | null;
    deliveries: Array<{
      recipient: string;
      audience: ReportAudience;
      state: ReportDeliveryState;
      failure: string | null;
    }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export const ReportListDocument =
  'query ReportList($filter:ReportFilter$first:Int$after:String){reports(filter:$filter first:$first after:$after){totalCount nodes{id title from until issuedAt agreement{number customer{name}}deliveries{...DeliveryParts}}pageInfo{hasNextPage endCursor}}}fragment DeliveryParts on ReportDelivery{recipient to audience state failure sentAt}' as TypedText<
    ReportListQuery,
    ReportListQueryVariables
  >;

export const ReportDetailDocument =
  'fragment DeliveryParts on ReportDelivery{recipient to audience state failure sentAt}fragment ContentParts on ReportContent{title customer from until timeZone at isSoFar parts{heading part note columns{title unit}rows{cells{text path}}}}query ReportDetail($id:ID!){report(id:$id){id title from until issuedAt issuedBy agreement{number}content{...ContentParts}told{...ContentParts}deliveries{...DeliveryParts}differences{heading row column was isNow}}}' as TypedText<
    ReportDetailQuery,
    ReportDetailQueryVariables
  >;

export const ReportsSoFarDocument =
  'fragment ContentParts on ReportContent{title customer from until timeZone at isSoFar parts{heading part note columns{title unit}rows{cells{text path}}}}query ReportsSoFar($number:String!$on:LocalDate){agreement(number:$number){id number reportsSoFar(on:$on){...ContentParts issued{id}}}}' as TypedText<
    ReportsSoFarQuery,
    ReportsSoFarQueryVariables
  >;

export const IssueReportDocument =
  'mutation IssueReport($input:IssueReportInput!){done:issueReport(input:$input){report{id}deliveries{recipient audience state failure}userErrors{code message path}}}' as TypedText<
    IssueReportMutation,
    IssueReportMutationVariables
  >;
