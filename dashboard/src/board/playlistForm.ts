// A playlist as a form: its name, its boards in their order, and how long each is shown.
import type { CreatePlaylistInput, PlaylistListQuery } from '../generated/playlists.ts';
import { problemsByPath, type Field, type Problems } from '../shared/form/fields.ts';

export type Playlist = PlaylistListQuery['list']['nodes'][number];

const BOARDS_AT_MOST = 12;

export const playlistFields: readonly Field[] = [
  { kind: 'text', name: 'name', label: 'Name', hint: 'Hall', isRequired: true },
  {
    ...({ kind: 'rows', name: 'boards', label: 'Boards', one: 'board', isOrdered: true } as const),
    most: BOARDS_AT_MOST,
    fields: [{ kind: 'find', name: 'id', of: 'board', label: 'Board', isRequired: true }],
  },
  { kind: 'number', name: 'secondsPerBoard', label: 'Seconds for each board', hint: '20 to 30', isRequired: true },
];

/** What stands in the form at first; null: of a new one. */
export const playlistRow = (playlist: Playlist | null): object =>
  playlist ?? { name: '', boards: [{}, {}], secondsPerBoard: 25 };

/** The playlist as it travels. */
export const playlistInput = (value: Readonly<Record<string, unknown>>): CreatePlaylistInput => ({
  ...(value as unknown as CreatePlaylistInput),
  boards: (value['boards'] as { id: string }[]).map(({ id }) => id),
});

/** What the server found: a board that is wrong is wrong in its row's one field. */
export const playlistProblems = (found: Parameters<typeof problemsByPath>[0]): Problems =>
  Object.fromEntries(
    Object.entries(problemsByPath(found)).map(([path, message]) => [path.replace(/^(boards\.\d+)$/, '$1.id'), message]),
  );
