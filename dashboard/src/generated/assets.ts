// Made by scripts/documents.ts from asset/assets.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What was done with an asset. */
export type AssetActKind =
  /** It was looked at. */
  | 'INSPECTED'
  /** It was mended. */
  | 'REPAIRED'
  /** It moved to another service account. */
  | 'TRANSFERRED';

/** A document that belongs to an asset. */
export type AssetDocumentInput = {
  /** Where it can be read. */
  location: string;
  /** Its title. */
  title: string;
};

/** Which assets: all fields that are given must hold. */
export type AssetFilter = {
  /** True: an agreement in force now would judge its tickets; false: none would. */
  covered?: boolean | null | undefined;
  /** Only those of this customer. */
  customer?: string | number | null | undefined;
  /** Only those that are to be inspected on this date (UTC) or were to be earlier. */
  inspectionDueBy?: string | null | undefined;
  /** Only those of this kind. */
  kind?: AssetKind | null | undefined;
  /** Only those of this service account. */
  serviceAccount?: string | number | null | undefined;
  /** A part of the reference, the name or the serial number, whatever the case; at most 200 characters. */
  text?: string | null | undefined;
};

/** What kind of thing an asset is. */
export type AssetKind =
  /** A licence, a name, a data set. */
  | 'INTANGIBLE'
  /** A thing that stands somewhere. */
  | 'PHYSICAL';

/** What to look at in an asset. */
export type AssetSuggestion =
  /** Its last inspection found it out of order, and it was not repaired since. */
  | 'FAILED_INSPECTION'
  /** It should have been inspected by now. */
  | 'INSPECTION_OVERDUE'
  /** Three or more promises were broken on its tickets. */
  | 'REPEATED_BREACHES'
  /** Its warranty has ended. */
  | 'WARRANTY_OVER'
  /** No agreement in force would judge its tickets. */
  | 'WITHOUT_COVER';

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

/** A new asset. Tickets that already name it are read anew. */
export type CreateAssetInput = {
  /** Its documents, at most 500. */
  documents?: Array<AssetDocumentInput>;
  /** Every how many months it is inspected, 1 to 1,200; absent: never. */
  inspectEveryMonths?: number | null | undefined;
  /** What kind of thing it is. */
  kind?: AssetKind | null | undefined;
  /** Where it stands; absent: not said. */
  location?: string | null | undefined;
  /** What people call it. */
  name: string;
  /** The name by which sources call it; unique. */
  reference: string;
  /** The serial number; absent: none. */
  serial?: string | null | undefined;
  /** The service account it belongs to. */
  serviceAccount: string | number;
  /** The last date of its warranty; absent: none. */
  warrantyUntil?: string | null | undefined;
};

/** That an asset was inspected. */
export type RecordInspectionInput = {
  /** The asset. */
  asset: string | number;
  /** When; not in the future. Absent: now. */
  at?: string | null | undefined;
  /** What there is to say of it, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Whether it was found to be in order. */
  passed: boolean;
};

/** That an asset was repaired. */
export type RecordRepairInput = {
  /** The asset. */
  asset: string | number;
  /** When; not in the future. Absent: now. */
  at?: string | null | undefined;
  /** What there is to say of it, at most 2,000 characters. */
  note?: string | null | undefined;
};

/** What is to hold of an asset; what is absent holds no more. */
export type SaveAssetInput = {
  /** The asset. */
  asset: string | number;
  /** Its documents, at most 500. */
  documents?: Array<AssetDocumentInput>;
  /** Every how many months it is inspected, 1 to 1,200; absent: never. */
  inspectEveryMonths?: number | null | undefined;
  /** What kind of thing it is. */
  kind?: AssetKind | null | undefined;
  /** Where it stands; absent: not said. */
  location?: string | null | undefined;
  /** What people call it. */
  name: string;
  /** The serial number; absent: none. */
  serial?: string | null | undefined;
  /** The last date of its warranty; absent: none. */
  warrantyUntil?: string | null | undefined;
};

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

/** That an asset moved to another service account, by sale or exchange. */
export type TransferAssetInput = {
  /** The asset. */
  asset: string | number;
  /** When; not in the future. Absent: now. */
  at?: string | null | undefined;
  /** The asset of that account that moves the other way, of an exchange; absent: it was sold. */
  exchangedFor?: string | number | null | undefined;
  /** What there is to say of it, at most 2,000 characters. */
  note?: string | null | undefined;
  /** The service account it belongs to from then on. */
  serviceAccount: string | number;
};

/** How an asset moved. */
export type TransferForm =
  /** It was exchanged for another. */
  | 'EXCHANGE'
  /** It was sold. */
  | 'SALE';

export type AssetListQueryVariables = Exact<{
  filter: AssetFilter;
  first: number;
  after?: string | null | undefined;
}>;

export type AssetListQuery = {
  list: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      reference: string;
      name: string;
      kind: AssetKind;
      serial: string | null;
      inspectionDue: string | null;
      serviceAccount: { id: string; reference: string; customer: { id: string; name: string } };
      assessment: { openTickets: number; breaches: number; suggestions: Array<AssetSuggestion> };
    }>;
  };
};

export type AssetPageQueryVariables = Exact<{
  id: string | number;
}>;

export type AssetPageQuery = {
  node:
    | { id: string }
    | { id: string }
    | { id: string }
    | {
        reference: string;
        name: string;
        kind: AssetKind;
        serial: string | null;
        location: string | null;
        warrantyUntil: string | null;
        inspectEveryMonths: number | null;
        inspectionDue: string | null;
        id: string;
        documents: Array<{ title: string; location: string }>;
        serviceAccount: { id: string; reference: string; name: string; customer: { id: string; name: string } };
        history: Array<{
          kind: AssetActKind;
          at: string;
          note: string | null;
          passed: boolean | null;
          form: TransferForm | null;
          by: string;
          movedFrom: { id: string; reference: string } | null;
          movedTo: { id: string; reference: string } | null;
        }>;
        assessment: { tickets: number; openTickets: number; breaches: number; suggestions: Array<AssetSuggestion> };
      }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | null;
};

export type AssetTicketsQueryVariables = Exact<{
  asset: string | number;
}>;

export type AssetTicketsQuery = {
  tickets: {
    totalCount: number;
    nodes: Array<{
      id: string;
      reference: string;
      source: string;
      subject: string | null;
      status: StatusCategory;
      standing: ClockStanding | null;
      openedAt: string;
    }>;
  };
};

export type AssetWrongFragment = { message: string; path: Array<string> | null };

export type CreateAssetMutationVariables = Exact<{
  input: CreateAssetInput;
}>;

export type CreateAssetMutation = {
  done: { asset: { id: string } | null; userErrors: Array<{ message: string; path: Array<string> | null }> };
};

export type SaveAssetMutationVariables = Exact<{
  input: SaveAssetInput;
}>;

export type SaveAssetMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type RecordInspectionMutationVariables = Exact<{
  input: RecordInspectionInput;
}>;

export type RecordInspectionMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type RecordRepairMutationVariables = Exact<{
  input: RecordRepairInput;
}>;

export type RecordRepairMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type TransferAssetMutationVariables = Exact<{
  input: TransferAssetInput;
}>;

export type TransferAssetMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export const AssetListDocument =
  'query AssetList($filter:AssetFilter!$first:Int!$after:String){list:assets(filter:$filter first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id reference name kind serial inspectionDue serviceAccount{id reference customer{id name}}assessment{openTickets breaches suggestions}}}}' as TypedText<
    AssetListQuery,
    AssetListQueryVariables
  >;

export const AssetPageDocument =
  'query AssetPage($id:ID!){node(id:$id){id ...on Asset{reference name kind serial location warrantyUntil inspectEveryMonths inspectionDue documents{title location}serviceAccount{id reference name customer{id name}}history{kind at note passed form by movedFrom{id reference}movedTo{id reference}}assessment{tickets openTickets breaches suggestions}}}}' as TypedText<
    AssetPageQuery,
    AssetPageQueryVariables
  >;

export const AssetTicketsDocument =
  'query AssetTickets($asset:ID!){tickets(filter:{asset:[$asset]}orderBy:OPENED_LAST first:20){totalCount nodes{id reference source subject status standing openedAt}}}' as TypedText<
    AssetTicketsQuery,
    AssetTicketsQueryVariables
  >;

export const CreateAssetDocument =
  'fragment AssetWrong on UserError{message path}mutation CreateAsset($input:CreateAssetInput!){done:createAsset(input:$input){asset{id}userErrors{...AssetWrong}}}' as TypedText<
    CreateAssetMutation,
    CreateAssetMutationVariables
  >;

export const SaveAssetDocument =
  'fragment AssetWrong on UserError{message path}mutation SaveAsset($input:SaveAssetInput!){done:saveAsset(input:$input){userErrors{...AssetWrong}}}' as TypedText<
    SaveAssetMutation,
    SaveAssetMutationVariables
  >;

export const RecordInspectionDocument =
  'fragment AssetWrong on UserError{message path}mutation RecordInspection($input:RecordInspectionInput!){done:recordInspection(input:$input){userErrors{...AssetWrong}}}' as TypedText<
    RecordInspectionMutation,
    RecordInspectionMutationVariables
  >;

export const RecordRepairDocument =
  'fragment AssetWrong on UserError{message path}mutation RecordRepair($input:RecordRepairInput!){done:recordRepair(input:$input){userErrors{...AssetWrong}}}' as TypedText<
    RecordRepairMutation,
    RecordRepairMutationVariables
  >;

export const TransferAssetDocument =
  'fragment AssetWrong on UserError{message path}mutation TransferAsset($input:TransferAssetInput!){done:transferAsset(input:$input){userErrors{...AssetWrong}}}' as TypedText<
    TransferAssetMutation,
    TransferAssetMutationVariables
  >;
