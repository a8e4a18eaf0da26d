// Made by scripts/documents.ts from wallboard/playlist.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type WallPlaylistQueryVariables = Exact<{
  playlist: string | number;
}>;

export type WallPlaylistQuery = {
  playlist: { id: string; name: string; secondsPerBoard: number; boards: Array<{ id: string; name: string }> } | null;
};

export const WallPlaylistDocument =
  'query WallPlaylist($playlist:ID!){playlist(id:$playlist){id name secondsPerBoard boards{id name}}}' as TypedText<
    WallPlaylistQuery,
    WallPlaylistQueryVariables
  >;
