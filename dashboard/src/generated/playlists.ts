// Made by scripts/documents.ts from board/playlists.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A new playlist. */
export type CreatePlaylistInput = {
  /** The boards in the order in which they are shown, none twice; one to 12. */
  boards: Array<string | number>;
  /** What people call it. */
  name: string;
  /** How long each board is shown, 20 to 30; absent: 25. */
  secondsPerBoard?: number | null | undefined;
};

/** A playlist that nobody looks at any more. */
export type DeletePlaylistInput = {
  /** The playlist. */
  id: string | number;
};

/** A playlist as it shall be, whole. */
export type SavePlaylistInput = {
  /** The boards in the order in which they are shown, none twice; one to 12. */
  boards: Array<string | number>;
  /** The playlist. */
  id: string | number;
  /** What people call it. */
  name: string;
  /** How long each board is shown, 20 to 30; absent: 25. */
  secondsPerBoard?: number | null | undefined;
};

export type PlaylistListQueryVariables = Exact<{ [key: string]: never }>;

export type PlaylistListQuery = {
  list: {
    totalCount: number;
    nodes: Array<{
      id: string;
      name: string;
      secondsPerBoard: number;
      screenCount: number;
      boards: Array<{ id: string; name: string }>;
    }>;
  };
};

export type CreatePlaylistMutationVariables = Exact<{
  input: CreatePlaylistInput;
}>;

export type CreatePlaylistMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type SavePlaylistMutationVariables = Exact<{
  input: SavePlaylistInput;
}>;

export type SavePlaylistMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type DeletePlaylistMutationVariables = Exact<{
  input: DeletePlaylistInput;
}>;

export type DeletePlaylistMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export const PlaylistListDocument =
  'query PlaylistList{list:playlists(first:100){totalCount nodes{id name secondsPerBoard screenCount boards{id name}}}}' as TypedText<
    PlaylistListQuery,
    PlaylistListQueryVariables
  >;

export const CreatePlaylistDocument =
  'mutation CreatePlaylist($input:CreatePlaylistInput!){done:createPlaylist(input:$input){userErrors{message path}}}' as TypedText<
    CreatePlaylistMutation,
    CreatePlaylistMutationVariables
  >;

export const SavePlaylistDocument =
  'mutation SavePlaylist($input:SavePlaylistInput!){done:savePlaylist(input:$input){userErrors{message path}}}' as TypedText<
    SavePlaylistMutation,
    SavePlaylistMutationVariables
  >;

export const DeletePlaylistDocument =
  'mutation DeletePlaylist($input:DeletePlaylistInput!){done:deletePlaylist(input:$input){userErrors{message path}}}' as TypedText<
    DeletePlaylistMutation,
    DeletePlaylistMutationVariables
  >;
