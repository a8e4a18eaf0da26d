// Made by scripts/documents.ts from agreement/agreements.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Which agreements; what is absent excludes nothing. */
export type AgreementFilter = {
  /** Of which a version is in force at this instant. */
  inForceAt?: string | null | undefined;
  /** Of this kind. */
  kind?: AgreementKind | null | undefined;
  /** Of this level. */
  level?: AgreementLevel | null | undefined;
  /** Whose last version stands so now. */
  status?: AgreementStatus | null | undefined;
  /** Part of the number, of the customer's name or of a party's, whatever the case. */
  text?: string | null | undefined;
};

/** Between whom an agreement stands. */
export type AgreementKind =
  /** Between our own groups. */
  | 'OLA'
  /** Between us and a customer. */
  | 'SLA'
  /** Between us and a supplier. */
  | 'UNDERPINNING';

/** How wide an agreement reaches; the narrower wins. */
export type AgreementLevel =
  /** All customers. */
  | 'CORPORATE'
  /** One customer, or one of its service accounts. */
  | 'CUSTOMER'
  /** One service for that customer. */
  | 'SERVICE';

/** Where an agreement version stands. */
export type AgreementStatus =
  /** Activated: it judges the tickets that opened in its term. */
  | 'ACTIVE'
  /** Signed, not yet active. */
  | 'AGREED'
  /** Being written; judges nothing. */
  | 'DRAFT'
  /** Its term is over. */
  | 'EXPIRED'
  /** Being read by the parties; judges nothing. */
  | 'IN_REVIEW'
  /** Its term ended where a later version begins. */
  | 'SUPERSEDED'
  /** Ended early. */
  | 'TERMINATED';

/** As what a party is bound. */
export type PartyRole =
  /** Is promised the service; of an SLA. */
  | 'CUSTOMER'
  /** A group of our own that is promised something; of an OLA. */
  | 'INTERNAL'
  /** Gives the service. */
  | 'PROVIDER'
  /** Gives us what the service rests on; of an underpinning contract. */
  | 'SUPPLIER';

export type AgreementListQueryVariables = Exact<{
  customer?: string | number | null | undefined;
  filter?: AgreementFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type AgreementListQuery = {
  agreements: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      number: string;
      kind: AgreementKind;
      level: AgreementLevel;
      customer: { id: string; name: string } | null;
      latest: {
        id: string;
        version: number;
        status: AgreementStatus;
        from: string;
        until: string | null;
        sections: { parties: Array<{ role: PartyRole; name: string }> };
      } | null;
      inForce: { id: string; version: number; from: string; until: string | null } | null;
    }>;
  };
};

export const AgreementListDocument =
  'query AgreementList($customer:ID$filter:AgreementFilter$first:Int!$after:String){agreements(customer:$customer filter:$filter first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id number kind level customer{id name}latest{id version status from until sections{parties{role name}}}inForce{id version from until}}}}' as TypedText<
    AgreementListQuery,
    AgreementListQueryVariables
  >;
