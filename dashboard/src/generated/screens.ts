// Made by scripts/documents.ts from screen/screens.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A screen that shows a code becomes one of ours. */
export type ApproveScreenInput = {
  /** The board it shows; or a playlist. */
  board?: string | number | null | undefined;
  /** The code it shows, in any case, with or without the dash. */
  code: string;
  /** What to call it: "Support, left of the door". */
  name: string;
  /** The playlist it shows, instead of a board. */
  playlist?: string | number | null | undefined;
};

/** A screen that shows a code is none of ours. */
export type RefuseScreenInput = {
  /** The code it shows. */
  code: string;
};

/** A paired screen, named and put on a board or a playlist anew. */
export type SaveScreenInput = {
  /** The board it shows from now on; or a playlist. */
  board?: string | number | null | undefined;
  /** The screen. */
  id: string | number;
  /** What to call it. */
  name: string;
  /** The playlist it shows from now on, instead of a board. */
  playlist?: string | number | null | undefined;
};

/** A paired screen. */
export type ScreenInput = {
  /** The screen. */
  id: string | number;
};

export type ScreenListQueryVariables = Exact<{
  revoked?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type ScreenListQuery = {
  snapshot: { serverTime: string };
  screens: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      name: string;
      isOnline: boolean;
      lastSeenAt: string | null;
      revokedAt: string | null;
      pairedAt: string;
      pairedBy: string;
      build: string | null;
      width: number | null;
      height: number | null;
      board: { id: string; name: string } | null;
      playlist: { id: string; name: string } | null;
    }>;
  };
};

export type BoardChoicesQueryVariables = Exact<{ [key: string]: never }>;

export type BoardChoicesQuery = {
  boards: { totalCount: number; nodes: Array<{ id: string; name: string }> };
  playlists: { nodes: Array<{ id: string; name: string }> };
};

export type ScreenThatWaitsQueryVariables = Exact<{
  code: string;
}>;

export type ScreenThatWaitsQuery = {
  screenPairing: {
    code: string;
    isApproved: boolean;
    isRefused: boolean;
    width: number | null;
    height: number | null;
  } | null;
};

export type ApproveScreenMutationVariables = Exact<{
  input: ApproveScreenInput;
}>;

export type ApproveScreenMutation = {
  done: {
    screen: { id: string; name: string } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type RefuseScreenMutationVariables = Exact<{
  input: RefuseScreenInput;
}>;

export type RefuseScreenMutation = {
  done: { pairing: { code: string } | null; userErrors: Array<{ message: string; path: Array<string> | null }> };
};

export type SaveScreenMutationVariables = Exact<{
  input: SaveScreenInput;
}>;

export type SaveScreenMutation = {
  done: {
    screen: { id: string; name: string } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type ReloadScreenMutationVariables = Exact<{
  input: ScreenInput;
}>;

export type ReloadScreenMutation = {
  done: {
    screen: { id: string; name: string } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type RevokeScreenMutationVariables = Exact<{
  input: ScreenInput;
}>;

export type RevokeScreenMutation = {
  done: {
    screen: { id: string; name: string } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export const ScreenListDocument =
  'query ScreenList($revoked:Boolean$first:Int!$after:String){snapshot{serverTime}screens(revoked:$revoked first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id name isOnline lastSeenAt revokedAt pairedAt pairedBy build width height board{id name}playlist{id name}}}}' as TypedText<
    ScreenListQuery,
    ScreenListQueryVariables
  >;

export const BoardChoicesDocument =
  'query BoardChoices{boards(first:100){totalCount nodes{id name}}playlists(first:100){nodes{id name}}}' as TypedText<
    BoardChoicesQuery,
    BoardChoicesQueryVariables
  >;

export const ScreenThatWaitsDocument =
  'query ScreenThatWaits($code:String!){screenPairing(code:$code){code isApproved isRefused width height}}' as TypedText<
    ScreenThatWaitsQuery,
    ScreenThatWaitsQueryVariables
  >;

export const ApproveScreenDocument =
  'mutation ApproveScreen($input:ApproveScreenInput!){done:approveScreen(input:$input){screen{id name}userErrors{message path}}}' as TypedText<
    ApproveScreenMutation,
    ApproveScreenMutationVariables
  >;

export const RefuseScreenDocument =
  'mutation RefuseScreen($input:RefuseScreenInput!){done:refuseScreen(input:$input){pairing{code}userErrors{message path}}}' as TypedText<
    RefuseScreenMutation,
    RefuseScreenMutationVariables
  >;

export const SaveScreenDocument =
  'mutation SaveScreen($input:SaveScreenInput!){done:saveScreen(input:$input){screen{id name}userErrors{message path}}}' as TypedText<
    SaveScreenMutation,
    SaveScreenMutationVariables
  >;

export const ReloadScreenDocument =
  'mutation ReloadScreen($input:ScreenInput!){done:reloadScreen(input:$input){screen{id name}userErrors{message path}}}' as TypedText<
    ReloadScreenMutation,
    ReloadScreenMutationVariables
  >;

export const RevokeScreenDocument =
  'mutation RevokeScreen($input:ScreenInput!){done:revokeScreen(input:$input){screen{id name}userErrors{message path}}}' as TypedText<
    RevokeScreenMutation,
    RevokeScreenMutationVariables
  >;
