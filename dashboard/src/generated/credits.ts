// Made by scripts/documents.ts from credit/credits.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A credit, and why. */
export type CreditActInput = {
  /** The credit. */
  credit: string | number;
  /** Why; needed to decline and to reverse. */
  reason?: string | null | undefined;
};

/** Who owes it to whom. */
export type CreditDirection =
  /** We owe it. */
  | 'CREDIT'
  /** A supplier owes it to us. */
  | 'RECOVERY';

/** Which credits; what is absent asks nothing. */
export type CreditFilter = {
  /** Only those of this agreement. */
  agreement?: string | number | null | undefined;
  /** Only those of agreements with this customer. */
  customer?: string | number | null | undefined;
  /** Only those in this direction. */
  direction?: CreditDirection | null | undefined;
  /** Only those that have come so far. */
  states?: Array<CreditState> | null | undefined;
};

/** How far a credit has come. */
export type CreditState =
  /** Somebody said that it is right. */
  | 'APPROVED'
  /** Somebody said that it is not owed. */
  | 'DECLINED'
  /** It was reckoned. */
  | 'DRAFT'
  /** It was told with a statement; it is taken back only by a counter entry. */
  | 'ISSUED';

export type CreditFiguresFragment = {
  id: string;
  direction: CreditDirection;
  state: CreditState;
  reason: string | null;
  madeAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  issuedBy: string | null;
  issuedAt: string | null;
  statement: number | null;
  amount: { amount: string; currency: string };
  lines: Array<{ objective: string; text: string; why: string; amount: { amount: string; currency: string } }>;
  reversedBy: { id: string } | null;
  reverses: { id: string; statement: number | null } | null;
};

export type CreditListQueryVariables = Exact<{
  filter?: CreditFilter | null | undefined;
  customers?: Array<string | number> | string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type CreditListQuery = {
  credits: {
    totalCount: number;
    nodes: Array<{
      id: string;
      direction: CreditDirection;
      state: CreditState;
      reason: string | null;
      madeAt: string;
      approvedBy: string | null;
      approvedAt: string | null;
      issuedBy: string | null;
      issuedAt: string | null;
      statement: number | null;
      agreement: { number: string };
      customer: { name: string } | null;
      period: { from: string; until: string };
      amount: { amount: string; currency: string };
      lines: Array<{ objective: string; text: string; why: string; amount: { amount: string; currency: string } }>;
      reversedBy: { id: string } | null;
      reverses: { id: string; statement: number | null } | null;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  exposure: Array<{
    direction: CreditDirection;
    customer: { id: string; name: string } | null;
    provisional: { amount: string; currency: string };
    due: { amount: string; currency: string };
    issued: { amount: string; currency: string };
  }>;
};

export type CreditDetailQueryVariables = Exact<{
  id: string | number;
}>;

export type CreditDetailQuery = {
  node:
    | {
        id: string;
        direction: CreditDirection;
        state: CreditState;
        reason: string | null;
        madeAt: string;
        approvedBy: string | null;
        approvedAt: string | null;
        issuedBy: string | null;
        issuedAt: string | null;
        statement: number | null;
        agreement: { number: string };
        customer: { name: string } | null;
        period: {
          from: string;
          until: string;
          closedAt: string;
          asReported: Array<{ number: string; met: number; missed: number; attained: number | null }>;
        };
        amount: { amount: string; currency: string };
        lines: Array<{ objective: string; text: string; why: string; amount: { amount: string; currency: string } }>;
        reversedBy: { id: string } | null;
        reverses: { id: string; statement: number | null } | null;
      }
    | Record<PropertyKey, never>
    | null;
};

export type CreditDoneFragment = {
  credit: { id: string } | null;
  userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
};

export type ApproveCreditMutationVariables = Exact<{
  input: CreditActInput;
}>;

export type ApproveCreditMutation = {
  done: {
    credit: { id: string } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type DeclineCreditMutationVariables = Exact<{
  input: CreditActInput;
}>;

export type DeclineCreditMutation = {
  done: {
    credit: { id: string } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type IssueCreditMutationVariables = Exact<{
  input: CreditActInput;
}>;

export type IssueCreditMutation = {
  done: {
    credit: { id: string } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type ReverseCreditMutationVariables = Exact<{
  input: CreditActInput;
}>;

export type ReverseCreditMutation = {
  done: {
    credit: { id: string } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export const CreditListDocument =
  'fragment CreditFigures on Credit{id direction state amount{amount currency}lines{objective text why amount{amount currency}}reason madeAt approvedBy approvedAt issuedBy issuedAt statement reversedBy{id}reverses{id statement}}query CreditList($filter:CreditFilter$customers:[ID!]$first:Int$after:String){credits(filter:$filter first:$first after:$after){totalCount nodes{...CreditFigures agreement{number}customer{name}period{from until}}pageInfo{hasNextPage endCursor}}exposure(customers:$customers){direction customer{id name}provisional{amount currency}due{amount currency}issued{amount currency}}}' as TypedText<
    CreditListQuery,
    CreditListQueryVariables
  >;

export const CreditDetailDocument =
  'fragment CreditFigures on Credit{id direction state amount{amount currency}lines{objective text why amount{amount currency}}reason madeAt approvedBy approvedAt issuedBy issuedAt statement reversedBy{id}reverses{id statement}}query CreditDetail($id:ID!){node(id:$id){...on Credit{...CreditFigures agreement{number}customer{name}period{from until closedAt asReported{number met missed attained}}}}}' as TypedText<
    CreditDetailQuery,
    CreditDetailQueryVariables
  >;

export const ApproveCreditDocument =
  'fragment CreditDone on CreditPayload{credit{id}userErrors{code message path}}mutation ApproveCredit($input:CreditActInput!){done:approveCredit(input:$input){...CreditDone}}' as TypedText<
    ApproveCreditMutation,
    ApproveCreditMutationVariables
  >;

export const DeclineCreditDocument =
  'fragment CreditDone on CreditPayload{credit{id}userErrors{code message path}}mutation DeclineCredit($input:CreditActInput!){done:declineCredit(input:$input){...CreditDone}}' as TypedText<
    DeclineCreditMutation,
    DeclineCreditMutationVariables
  >;

export const IssueCreditDocument =
  'fragment CreditDone on CreditPayload{credit{id}userErrors{code message path}}mutation IssueCredit($input:CreditActInput!){done:issueCredit(input:$input){...CreditDone}}' as TypedText<
    IssueCreditMutation,
    IssueCreditMutationVariables
  >;

export const ReverseCreditDocument =
  'fragment CreditDone on CreditPayload{credit{id}userErrors{code message path}}mutation ReverseCredit($input:CreditActInput!){done:reverseCredit(input:$input){...CreditDone}}' as TypedText<
    ReverseCreditMutation,
    ReverseCreditMutationVariables
  >;
