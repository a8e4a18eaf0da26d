// Made by scripts/documents.ts from board/boards.graphql and schema/floor.graphql; not written by hand.
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

/** A new board. */
export type CreateBoardInput = {
  /** Which tickets it is about; absent: all. `standing`, `measure` and `agreement` choose the clocks it shows. */
  filter?: TicketFilter | null | undefined;
  /** What people call the board. */
  name: string;
  /** How it is shown; absent: as boards are by default. */
  settings?: BoardSettingsInput | null | undefined;
};

/** A board that nobody looks at any more. */
export type DeleteBoardInput = {
  /** The board. */
  id: string | number;
};

/** A board as it shall be, whole. */
export type SaveBoardInput = {
  /** Which tickets it is about; absent: all. `standing`, `measure` and `agreement` choose the clocks it shows. */
  filter?: TicketFilter | null | undefined;
  /** The board. */
  id: string | number;
  /** What people call the board. */
  name: string;
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

export type AskedFragment = {
  references: Array<string> | null;
  source: Array<string> | null;
  standing: Array<ClockStanding> | null;
  status: Array<StatusCategory> | null;
  severity: Array<Severity> | null;
  customer: Array<string> | null;
  serviceAccount: Array<string> | null;
  service: Array<string> | null;
  agreement: Array<string> | null;
  asset: Array<string> | null;
  kind: Array<AgreementKind> | null;
  group: Array<string> | null;
  open: boolean | null;
  measure: Array<string> | null;
  openedFrom: string | null;
  openedUntil: string | null;
  uncovered: boolean | null;
  needsMending: boolean | null;
  text: string | null;
};

export type BoardListQueryVariables = Exact<{
  text?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type BoardListQuery = {
  list: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      name: string;
      screenCount: number;
      filter: {
        references: Array<string> | null;
        source: Array<string> | null;
        standing: Array<ClockStanding> | null;
        status: Array<StatusCategory> | null;
        severity: Array<Severity> | null;
        customer: Array<string> | null;
        serviceAccount: Array<string> | null;
        service: Array<string> | null;
        agreement: Array<string> | null;
        asset: Array<string> | null;
        kind: Array<AgreementKind> | null;
        group: Array<string> | null;
        open: boolean | null;
        measure: Array<string> | null;
        openedFrom: string | null;
        openedUntil: string | null;
        uncovered: boolean | null;
        needsMending: boolean | null;
        text: string | null;
        customers: Array<{ id: string; name: string }>;
        services: Array<{ id: string; name: string }>;
      };
    }>;
  };
};

export type BoardToEditQueryVariables = Exact<{
  id: string | number;
}>;

export type BoardToEditQuery = {
  board: {
    id: string;
    name: string;
    screenCount: number;
    filter: {
      references: Array<string> | null;
      source: Array<string> | null;
      standing: Array<ClockStanding> | null;
      status: Array<StatusCategory> | null;
      severity: Array<Severity> | null;
      customer: Array<string> | null;
      serviceAccount: Array<string> | null;
      service: Array<string> | null;
      agreement: Array<string> | null;
      asset: Array<string> | null;
      kind: Array<AgreementKind> | null;
      group: Array<string> | null;
      open: boolean | null;
      measure: Array<string> | null;
      openedFrom: string | null;
      openedUntil: string | null;
      uncovered: boolean | null;
      needsMending: boolean | null;
      text: string | null;
    };
    settings: {
      viewingDistance: number;
      chart: BoardChart;
      chime: boolean;
      quietFrom: string | null;
      quietUntil: string | null;
      showNames: boolean;
      language: BoardLanguage;
      tiles: Array<{ measure: string; severity: Severity | null }>;
    };
  } | null;
};

export type BoardMeasuresQueryVariables = Exact<{ [key: string]: never }>;

export type BoardMeasuresQuery = { measures: Array<{ name: string }> };

export type CreateBoardMutationVariables = Exact<{
  input: CreateBoardInput;
}>;

export type CreateBoardMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type SaveBoardMutationVariables = Exact<{
  input: SaveBoardInput;
}>;

export type SaveBoardMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type DeleteBoardMutationVariables = Exact<{
  input: DeleteBoardInput;
}>;

export type DeleteBoardMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export const BoardListDocument =
  'fragment Asked on BoardFilter{references source standing status severity customer serviceAccount service agreement asset kind group open measure openedFrom openedUntil uncovered needsMending text}query BoardList($text:String$first:Int!$after:String){list:boards(text:$text first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id name screenCount filter{...Asked customers{id name}services{id name}}}}}' as TypedText<
    BoardListQuery,
    BoardListQueryVariables
  >;

export const BoardToEditDocument =
  'fragment Asked on BoardFilter{references source standing status severity customer serviceAccount service agreement asset kind group open measure openedFrom openedUntil uncovered needsMending text}query BoardToEdit($id:ID!){board(id:$id){id name screenCount filter{...Asked}settings{viewingDistance chart chime quietFrom quietUntil showNames language tiles{measure severity}}}}' as TypedText<
    BoardToEditQuery,
    BoardToEditQueryVariables
  >;

export const BoardMeasuresDocument = 'query BoardMeasures{measures{name}}' as TypedText<
  BoardMeasuresQuery,
  BoardMeasuresQueryVariables
>;

export const CreateBoardDocument =
  'mutation CreateBoard($input:CreateBoardInput!){done:createBoard(input:$input){userErrors{message path}}}' as TypedText<
    CreateBoardMutation,
    CreateBoardMutationVariables
  >;

export const SaveBoardDocument =
  'mutation SaveBoard($input:SaveBoardInput!){done:saveBoard(input:$input){userErrors{message path}}}' as TypedText<
    SaveBoardMutation,
    SaveBoardMutationVariables
  >;

export const DeleteBoardDocument =
  'mutation DeleteBoard($input:DeleteBoardInput!){done:deleteBoard(input:$input){userErrors{message path}}}' as TypedText<
    DeleteBoardMutation,
    DeleteBoardMutationVariables
  >;
