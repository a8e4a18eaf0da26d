// Playlists by id, batched.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { loadPlaylists, loadPlaylistScreenCounts, type PlaylistRow } from './playlist.store.ts';
import type { PlaylistType } from './playlist.type.ts';

/** A playlist as shown; `row` is what its boards are looked up by and never leaves. */
export type PlaylistValue = PlaylistType & { readonly row: PlaylistRow };

export const presentPlaylist = (row: PlaylistRow): PlaylistValue => ({
  ...{ id: toNodeId('Playlist', row.id), name: row.name, secondsPerBoard: row.seconds, row },
});

const playlistLoader: LoaderSpec<number, PlaylistRow> = { load: loadPlaylists };

export const playlistScreenCountLoader: LoaderSpec<number, number> = { load: loadPlaylistScreenCounts };

/** The playlist of this id; null when there is none, or none that the viewer may see. */
export async function playlistOf(context: Context, id: number): Promise<PlaylistValue | null> {
  if (!may(context.viewer, 'readBoard', { playlist: id })) return null;
  const row = await context.loaders.one(playlistLoader, id);
  return row && presentPlaylist(row);
}

export const playlistNodes: readonly NodeSource[] = [
  {
    type: 'Playlist',
    load: (context, { id, key }) => (key === String(id) ? playlistOf(context, id) : Promise.resolve(null)),
  },
];
