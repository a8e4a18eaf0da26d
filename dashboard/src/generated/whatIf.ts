// Made by scripts/documents.ts from whatif/whatIf.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Either a draft, or what was agreed with other limits or another schedule; with nothing changed, what was. */
export type AskWhatIfInput = {
  /** The agreement, one with customers. */
  agreement: string | number;
  /** The first day, in the agreement's zone. */
  from: string;
  /** Clauses with other limits, in every version that has them. */
  limits?: Array<WhatIfLimitInput>;
  /** What an hour of coverage costs; absent: the price by the hour of the agreement, if it has one. */
  pricePerHour?: MoneyInput | null | undefined;
  /** The schedule by which all versions count; absent: theirs. */
  schedule?: string | number | null | undefined;
  /** The day after the last one; at most tomorrow, and at most ten years on. */
  until: string;
  /** A version of the agreement that is not activated. */
  version?: string | number | null | undefined;
};

/** A what-if to be ended. */
export type CancelWhatIfInput = {
  /** The what-if. */
  whatIf: string | number;
};

/** Which of the two limits of a clock. */
export type LimitKind =
  /** What the counterpart was told. */
  | 'PROMISE'
  /** What the floor works to; private. */
  | 'TARGET';

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

/** An amount of money. */
export type MoneyInput = {
  /** The amount, with no more digits than the currency has: "1250.00". */
  amount: string;
  /** The currency, by its ISO 4217 code: "EUR". */
  currency: string;
};

/** What an objective asks of a period. */
export type ObjectiveKind =
  /** A service is there for a share of the time in which it is covered: "99.9 % a month". */
  | 'AVAILABILITY'
  /** A share of what is owed again and again is delivered in time: "all reports". */
  | 'DELIVERED'
  /** The mean of a measure stays within a limit: "mean time to resolve ≤ 8 h". */
  | 'MEAN_AT_MOST'
  /** Only so many promises are broken: "at most 5 breaches a quarter". */
  | 'MISSES_AT_MOST'
  /** A share of what was measured stays within a value: "95 % of requests within 200 ms". */
  | 'PERCENTILE_WITHIN'
  /** A share of the clocks of a measure stays within a limit: "90 % of first responses within 6 h". */
  | 'SHARE_WITHIN'
  /** So much is delivered or measured: "50 customers a month". */
  | 'VOLUME_AT_LEAST';

/** A clause with another limit. */
export type WhatIfLimitInput = {
  /** The number of the clause. */
  clause: string;
  /** What it would promise; absent: what it does. */
  promise?: string | null | undefined;
  /** The private target it would have; absent: what it has. */
  target?: string | null | undefined;
};

/** How far a what-if has come. */
export type WhatIfState =
  /** Somebody ended it. */
  | 'CANCELLED'
  /** It has its answer. */
  | 'DONE'
  /** It came to no answer; `failure` says why. */
  | 'FAILED'
  /** It is being counted. */
  | 'RUNNING'
  /** It waits for its turn. */
  | 'WAITING';

export type WhatIfLineFragment = {
  id: string;
  state: WhatIfState;
  from: string;
  until: string;
  askedBy: string;
  askedAt: string;
  expiresAt: string;
  totalTickets: number | null;
  readTickets: number;
  failure: string | null;
  agreement: { id: string; number: string; customer: { name: string } | null };
  version: { version: number } | null;
  schedule: { name: string } | null;
  limits: Array<{ clause: string; promise: string | null; target: string | null }>;
};

export type WhatIfListQueryVariables = Exact<{
  agreement?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type WhatIfListQuery = {
  whatIfs: {
    totalCount: number;
    nodes: Array<{
      id: string;
      state: WhatIfState;
      from: string;
      until: string;
      askedBy: string;
      askedAt: string;
      expiresAt: string;
      totalTickets: number | null;
      readTickets: number;
      failure: string | null;
      answer: { flips: number } | null;
      agreement: { id: string; number: string; customer: { name: string } | null };
      version: { version: number } | null;
      schedule: { name: string } | null;
      limits: Array<{ clause: string; promise: string | null; target: string | null }>;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type WhatIfDraftQueryVariables = Exact<{
  id: string | number;
}>;

export type WhatIfDraftQuery = {
  node:
    | { number: string; versions: { nodes: Array<{ id: string; version: number; activatedAt: string | null }> } }
    | Record<PropertyKey, never>
    | null;
};

export type AskWhatIfMutationVariables = Exact<{
  input: AskWhatIfInput;
}>;

export type AskWhatIfMutation = {
  done: {
    whatIf: { id: string } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type CancelWhatIfMutationVariables = Exact<{
  input: CancelWhatIfInput;
}>;

export type CancelWhatIfMutation = {
  done: {
    whatIf: { id: string; state: WhatIfState } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type WhatIfCountsFragment = {
  met: number;
  missed: number;
  undecided: number;
  excluded: number;
  waived: number;
  disputed: number;
};

export type WhatIfSidesFragment = {
  was: { amount: string; currency: string } | null;
  wouldBe: { amount: string; currency: string } | null;
};

export type WhatIfResultFragment = {
  tickets: number;
  flips: number;
  listed: number;
  measures: Array<{
    measure: string;
    limit: LimitKind;
    was: { met: number; missed: number; undecided: number; excluded: number; waived: number; disputed: number };
    wouldBe: { met: number; missed: number; undecided: number; excluded: number; waived: number; disputed: number };
  }>;
  objectives: Array<{
    number: string;
    statement: string | null;
    measure: string | null;
    kind: ObjectiveKind;
    from: string;
    until: string;
    was: { met: number; missed: number; undecided: number; attained: number | null; isKept: boolean | null } | null;
    wouldBe: { met: number; missed: number; undecided: number; attained: number | null; isKept: boolean | null } | null;
  }>;
  creditTotal: {
    was: { amount: string; currency: string } | null;
    wouldBe: { amount: string; currency: string } | null;
  };
  cost: {
    staffed: { was: string; wouldBe: string };
    pricePerHour: {
      was: { amount: string; currency: string } | null;
      wouldBe: { amount: string; currency: string } | null;
    };
    staffing: {
      was: { amount: string; currency: string } | null;
      wouldBe: { amount: string; currency: string } | null;
    };
    fee: { was: { amount: string; currency: string } | null; wouldBe: { amount: string; currency: string } | null };
  };
};

export type WhatIfDetailQueryVariables = Exact<{
  id: string | number;
  limit?: LimitKind | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type WhatIfDetailQuery = {
  whatIf: {
    id: string;
    state: WhatIfState;
    from: string;
    until: string;
    askedBy: string;
    askedAt: string;
    expiresAt: string;
    totalTickets: number | null;
    readTickets: number;
    failure: string | null;
    agreement: {
      id: string;
      number: string;
      timeZone: { nodes: Array<{ timeZone: string }> };
      customer: { name: string } | null;
    };
    answer: {
      tickets: number;
      flips: number;
      listed: number;
      measures: Array<{
        measure: string;
        limit: LimitKind;
        was: { met: number; missed: number; undecided: number; excluded: number; waived: number; disputed: number };
        wouldBe: { met: number; missed: number; undecided: number; excluded: number; waived: number; disputed: number };
      }>;
      objectives: Array<{
        number: string;
        statement: string | null;
        measure: string | null;
        kind: ObjectiveKind;
        from: string;
        until: string;
        was: { met: number; missed: number; undecided: number; attained: number | null; isKept: boolean | null } | null;
        wouldBe: {
          met: number;
          missed: number;
          undecided: number;
          attained: number | null;
          isKept: boolean | null;
        } | null;
      }>;
      creditTotal: {
        was: { amount: string; currency: string } | null;
        wouldBe: { amount: string; currency: string } | null;
      };
      cost: {
        staffed: { was: string; wouldBe: string };
        pricePerHour: {
          was: { amount: string; currency: string } | null;
          wouldBe: { amount: string; currency: string } | null;
        };
        staffing: {
          was: { amount: string; currency: string } | null;
          wouldBe: { amount: string; currency: string } | null;
        };
        fee: { was: { amount: string; currency: string } | null; wouldBe: { amount: string; currency: string } | null };
      };
    } | null;
    flips: {
      totalCount: number;
      nodes: Array<{
        measure: string;
        cycle: number;
        limit: LimitKind;
        was: LimitStanding | null;
        becomes: LimitStanding | null;
        wasLimit: string | null;
        becomesLimit: string | null;
        wasDueAt: string | null;
        becomesDueAt: string | null;
        spent: string;
        ticket: { source: string; reference: string } | null;
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
    version: { version: number } | null;
    schedule: { name: string } | null;
    limits: Array<{ clause: string; promise: string | null; target: string | null }>;
  } | null;
};

export const WhatIfListDocument =
  'fragment WhatIfLine on WhatIf{id state from until askedBy askedAt expiresAt totalTickets readTickets failure agreement{id number customer{name}}version{version}schedule{name}limits{clause promise target}}query WhatIfList($agreement:ID$first:Int$after:String){whatIfs(agreement:$agreement first:$first after:$after){totalCount nodes{...WhatIfLine answer{flips}}pageInfo{hasNextPage endCursor}}}' as TypedText<
    WhatIfListQuery,
    WhatIfListQueryVariables
  >;

export const WhatIfDraftDocument =
  'query WhatIfDraft($id:ID!){node(id:$id){...on Agreement{number versions(first:100){nodes{id version activatedAt}}}}}' as TypedText<
    WhatIfDraftQuery,
    WhatIfDraftQueryVariables
  >;

export const AskWhatIfDocument =
  'mutation AskWhatIf($input:AskWhatIfInput!){done:askWhatIf(input:$input){whatIf{id}userErrors{code message path}}}' as TypedText<
    AskWhatIfMutation,
    AskWhatIfMutationVariables
  >;

export const CancelWhatIfDocument =
  'mutation CancelWhatIf($input:CancelWhatIfInput!){done:cancelWhatIf(input:$input){whatIf{id state}userErrors{code message path}}}' as TypedText<
    CancelWhatIfMutation,
    CancelWhatIfMutationVariables
  >;

export const WhatIfDetailDocument =
  'fragment WhatIfLine on WhatIf{id state from until askedBy askedAt expiresAt totalTickets readTickets failure agreement{id number customer{name}}version{version}schedule{name}limits{clause promise target}}fragment WhatIfCounts on WhatIfCount{met missed undecided excluded waived disputed}fragment WhatIfSides on WhatIfMoney{was{amount currency}wouldBe{amount currency}}fragment WhatIfResult on WhatIfAnswer{tickets flips listed measures{measure limit was{...WhatIfCounts}wouldBe{...WhatIfCounts}}objectives{number statement measure kind from until was{met missed undecided attained isKept}wouldBe{met missed undecided attained isKept}}creditTotal{...WhatIfSides}cost{staffed{was wouldBe}pricePerHour{...WhatIfSides}staffing{...WhatIfSides}fee{...WhatIfSides}}}query WhatIfDetail($id:ID!$limit:LimitKind$first:Int$after:String){whatIf(id:$id){...WhatIfLine agreement{timeZone:versions(first:1){nodes{timeZone}}}answer{...WhatIfResult}flips(limit:$limit first:$first after:$after){totalCount nodes{measure cycle limit was becomes wasLimit becomesLimit wasDueAt becomesDueAt spent ticket{source reference}}pageInfo{hasNextPage endCursor}}}}' as TypedText<
    WhatIfDetailQuery,
    WhatIfDetailQueryVariables
  >;
