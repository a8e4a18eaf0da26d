// Made by scripts/documents.ts from deliverable/deliverables.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** The counterpart's confirmation. */
export type ConfirmDeliveryInput = {
  /** For whom a token acts, by name; a person acts under their own name. */
  by?: string | null | undefined;
  /** What the counterpart said. */
  note?: string | null | undefined;
  /** What was delivered as agreed. */
  occurrence: string | number;
};

/** What the counterpart says of an occurrence. */
export type Confirmation =
  /** It was delivered as agreed. */
  | 'CONFIRMED'
  /** It was not; open until the counterpart confirms it or the delivery is taken back. */
  | 'DISPUTED'
  /** Nobody asked. */
  | 'NOT_NEEDED'
  /** Nothing yet. */
  | 'PENDING';

/** What was told wrongly. */
export type CorrectDeliveryInput = {
  /** For whom a token acts, by name; a person acts under their own name. */
  by?: string | null | undefined;
  /** The delivery, confirmation, dispute or waiver. */
  delivery: string | number;
  /** Why it was wrong. */
  reason: string;
};

/** Which occurrences; what is absent asks nothing. */
export type DeliverableFilter = {
  /** Only those of this agreement. */
  agreement?: string | number | null | undefined;
  /** Only those of agreements with this customer. */
  customer?: string | number | null | undefined;
  /** Only those due at or after this instant. */
  from?: string | null | undefined;
  /** Only those that one of these owes. */
  owedBy?: Array<PartyRole> | null | undefined;
  /** Only those that stand so. */
  standings?: Array<OccurrenceStanding> | null | undefined;
  /** Part of the title, the number, the agreement's number or the customer's name, whatever the case. */
  text?: string | null | undefined;
  /** Only those due before this instant. */
  until?: string | null | undefined;
};

/** What was told of an occurrence. */
export type DeliveryKind =
  /** The counterpart confirms it. */
  | 'CONFIRMED'
  /** So much of it was delivered. */
  | 'DELIVERED'
  /** The counterpart disputes it. */
  | 'DISPUTED'
  /** Something told before was wrong (`refersTo`). */
  | 'UNDONE'
  /** It is excused. */
  | 'WAIVED';

/** The counterpart's dispute. */
export type DisputeDeliveryInput = {
  /** For whom a token acts, by name; a person acts under their own name. */
  by?: string | null | undefined;
  /** What was not delivered as agreed. */
  occurrence: string | number;
  /** Why. */
  reason: string;
};

/** What a delivery, or a waiver, shows for itself. */
export type EvidenceInput = {
  /** Where the document is. */
  location?: string | null | undefined;
  /** What was done. */
  note?: string | null | undefined;
  /** What was read. */
  reading?: number | null | undefined;
  /** The SHA-256 of its bytes, as 64 hexadecimal digits. */
  sha256?: string | null | undefined;
};

/** What a delivery shows for itself. */
export type EvidenceKind =
  /** A document: where it is and the SHA-256 of its bytes. */
  | 'DOCUMENT'
  /** Nothing: whoever records it is believed. */
  | 'NONE'
  /** A number that was read: a meter, a count. */
  | 'READING'
  /** A note of what was done. */
  | 'TEXT';

/** Where an occurrence is in its life. */
export type OccurrencePhase =
  /** It was delivered, missed or waived. */
  | 'CLOSED'
  /** It is to be delivered. */
  | 'OPEN'
  /** It is not open yet. */
  | 'UPCOMING';

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

/** One delivery. */
export type RecordDeliveryInput = {
  /** The number of the agreement, without `occurrence`. */
  agreement?: string | null | undefined;
  /** Which of the alternatives it was. */
  alternative?: string | null | undefined;
  /** When it was delivered; absent: now. */
  at?: string | null | undefined;
  /** For whom a token acts, by name; a person acts under their own name. */
  by?: string | null | undefined;
  /** What it shows for itself. */
  evidence?: EvidenceInput | null | undefined;
  /** Repeating a call with the same key changes nothing and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The reference of the member it came from. */
  member?: string | null | undefined;
  /** The number of the deliverable: the occurrence that is open at `at` and not delivered is meant. */
  number?: string | null | undefined;
  /** Of which occurrence; absent: of the one that `agreement`, `number` and `at` name. */
  occurrence?: string | number | null | undefined;
  /** How much; absent: 1. */
  quantity?: number | null | undefined;
};

/** What is excused. */
export type WaiveOccurrenceInput = {
  /** For whom a token acts, by name; a person acts under their own name. */
  by?: string | null | undefined;
  /** What shows that it is so. */
  evidence?: EvidenceInput | null | undefined;
  /** The occurrence. */
  occurrence: string | number;
  /** Why. */
  reason: string;
};

export type OccurrenceRowFragment = {
  id: string;
  number: string;
  title: string;
  owedBy: PartyRole;
  phase: OccurrencePhase;
  standing: OccurrenceStanding;
  opensAt: string;
  targetAt: string | null;
  dueAt: string;
  missedAfter: string;
  dueOn: string;
  timeZone: string;
  wanted: number;
  quantity: number;
  membersWanted: number;
  membersDone: number;
  deliveredAt: string | null;
  confirmation: Confirmation;
  revision: number;
  agreement: { id: string; number: string };
  customer: { id: string; name: string } | null;
};

export type OccurrenceListQueryVariables = Exact<{
  filter?: DeliverableFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type OccurrenceListQuery = {
  snapshot: { cursor: string; serverTime: string };
  deliverables: {
    totalCount: number;
    nodes: Array<{
      id: string;
      number: string;
      title: string;
      owedBy: PartyRole;
      phase: OccurrencePhase;
      standing: OccurrenceStanding;
      opensAt: string;
      targetAt: string | null;
      dueAt: string;
      missedAfter: string;
      dueOn: string;
      timeZone: string;
      wanted: number;
      quantity: number;
      membersWanted: number;
      membersDone: number;
      deliveredAt: string | null;
      confirmation: Confirmation;
      revision: number;
      agreement: { id: string; number: string };
      customer: { id: string; name: string } | null;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type OccurrenceDetailQueryVariables = Exact<{
  id: string | number;
}>;

export type OccurrenceDetailQuery = {
  node:
    | {
        id: string;
        number: string;
        title: string;
        owedBy: PartyRole;
        phase: OccurrencePhase;
        standing: OccurrenceStanding;
        opensAt: string;
        targetAt: string | null;
        dueAt: string;
        missedAfter: string;
        dueOn: string;
        timeZone: string;
        wanted: number;
        quantity: number;
        membersWanted: number;
        membersDone: number;
        deliveredAt: string | null;
        confirmation: Confirmation;
        revision: number;
        agreementVersion: { id: string; version: number };
        deliverable: {
          number: string;
          unit: string | null;
          evidence: EvidenceKind | null;
          needsConfirmation: boolean | null;
          alternatives: Array<string>;
        };
        members: Array<{ reference: string; name: string; quantity: number; deliveredAt: string | null }>;
        history: Array<{
          id: string;
          kind: DeliveryKind;
          at: string;
          quantity: number | null;
          member: string | null;
          alternative: string | null;
          refersTo: string | null;
          isUndone: boolean;
          reason: string | null;
          by: string;
          throughPortal: boolean;
          evidence: { note: string | null; location: string | null; sha256: string | null; reading: number | null };
        }>;
        agreement: { id: string; number: string };
        customer: { id: string; name: string } | null;
      }
    | Record<PropertyKey, never>
    | null;
};

export type ToldOccurrenceFragment = {
  occurrence: { id: string; revision: number } | null;
  userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
};

export type RecordDeliveryMutationVariables = Exact<{
  input: RecordDeliveryInput;
}>;

export type RecordDeliveryMutation = {
  told: {
    occurrence: { id: string; revision: number } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type CorrectDeliveryMutationVariables = Exact<{
  input: CorrectDeliveryInput;
}>;

export type CorrectDeliveryMutation = {
  told: {
    occurrence: { id: string; revision: number } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type ConfirmDeliveryMutationVariables = Exact<{
  input: ConfirmDeliveryInput;
}>;

export type ConfirmDeliveryMutation = {
  told: {
    occurrence: { id: string; revision: number } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type DisputeDeliveryMutationVariables = Exact<{
  input: DisputeDeliveryInput;
}>;

export type DisputeDeliveryMutation = {
  told: {
    occurrence: { id: string; revision: number } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type WaiveOccurrenceMutationVariables = Exact<{
  input: WaiveOccurrenceInput;
}>;

export type WaiveOccurrenceMutation = {
  told: {
    occurrence: { id: string; revision: number } | null;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export const OccurrenceListDocument =
  'fragment OccurrenceRow on Occurrence{id number title owedBy phase standing opensAt targetAt dueAt missedAfter dueOn timeZone wanted quantity membersWanted membersDone deliveredAt confirmation revision agreement{id number}customer{id name}}query OccurrenceList($filter:DeliverableFilter$first:Int$after:String){snapshot{cursor serverTime}deliverables(filter:$filter first:$first after:$after){totalCount nodes{...OccurrenceRow}pageInfo{hasNextPage endCursor}}}' as TypedText<
    OccurrenceListQuery,
    OccurrenceListQueryVariables
  >;

export const OccurrenceDetailDocument =
  'fragment OccurrenceRow on Occurrence{id number title owedBy phase standing opensAt targetAt dueAt missedAfter dueOn timeZone wanted quantity membersWanted membersDone deliveredAt confirmation revision agreement{id number}customer{id name}}query OccurrenceDetail($id:ID!){node(id:$id){...on Occurrence{...OccurrenceRow agreementVersion{id version}deliverable{number unit evidence needsConfirmation alternatives}members{reference name quantity deliveredAt}history{id kind at quantity member alternative refersTo isUndone reason by throughPortal evidence{note location sha256 reading}}}}}' as TypedText<
    OccurrenceDetailQuery,
    OccurrenceDetailQueryVariables
  >;

export const RecordDeliveryDocument =
  'fragment ToldOccurrence on OccurrencePayload{occurrence{id revision}userErrors{code message path}}mutation RecordDelivery($input:RecordDeliveryInput!){told:recordDelivery(input:$input){...ToldOccurrence}}' as TypedText<
    RecordDeliveryMutation,
    RecordDeliveryMutationVariables
  >;

export const CorrectDeliveryDocument =
  'fragment ToldOccurrence on OccurrencePayload{occurrence{id revision}userErrors{code message path}}mutation CorrectDelivery($input:CorrectDeliveryInput!){told:correctDelivery(input:$input){...ToldOccurrence}}' as TypedText<
    CorrectDeliveryMutation,
    CorrectDeliveryMutationVariables
  >;

export const ConfirmDeliveryDocument =
  'fragment ToldOccurrence on OccurrencePayload{occurrence{id revision}userErrors{code message path}}mutation ConfirmDelivery($input:ConfirmDeliveryInput!){told:confirmDelivery(input:$input){...ToldOccurrence}}' as TypedText<
    ConfirmDeliveryMutation,
    ConfirmDeliveryMutationVariables
  >;

export const DisputeDeliveryDocument =
  'fragment ToldOccurrence on OccurrencePayload{occurrence{id revision}userErrors{code message path}}mutation DisputeDelivery($input:DisputeDeliveryInput!){told:disputeDelivery(input:$input){...ToldOccurrence}}' as TypedText<
    DisputeDeliveryMutation,
    DisputeDeliveryMutationVariables
  >;

export const WaiveOccurrenceDocument =
  'fragment ToldOccurrence on OccurrencePayload{occurrence{id revision}userErrors{code message path}}mutation WaiveOccurrence($input:WaiveOccurrenceInput!){told:waiveOccurrence(input:$input){...ToldOccurrence}}' as TypedText<
    WaiveOccurrenceMutation,
    WaiveOccurrenceMutationVariables
  >;
