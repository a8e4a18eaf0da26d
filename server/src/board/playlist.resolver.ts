// Playlists: finding them, making them, and the boards of one.
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { After, First, Text } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny, searchWords } from '../gate/text.ts';
import { boardOf, type BoardValue } from './board.loader.ts';
import { keepBoards } from './board.store.ts';
import { BoardType } from './board.type.ts';
import { playlistOf, playlistScreenCountLoader, presentPlaylist, type PlaylistValue } from './playlist.loader.ts';
import {
  countPlaylists,
  deletePlaylist,
  loadPlaylistPage,
  lockPlaylist,
  loadShowingPlaylist,
  saveNewPlaylist,
  savePlaylist,
  type PlaylistRow,
} from './playlist.store.ts';
import {
  CreatePlaylistInput,
  DeletePlaylistInput,
  PlaylistConnection,
  PlaylistPayload,
  PlaylistType,
  SavePlaylistInput,
} from './playlist.type.ts';

const act = (description: string): ReturnType<typeof Mutation> => Mutation(() => PlaylistPayload, { description });

@Resolver(() => PlaylistType)
export class PlaylistResolver {
  @Query(() => PlaylistType, { nullable: true, description: 'The playlist of this id; null when there is none.' })
  async playlist(
    @Arg('id', () => ID, { description: 'The playlist.' }) id: string,
    @Ctx() context: Context,
  ): Promise<PlaylistValue | null> {
    require(context.viewer, 'readBoard');
    const key = idOf('Playlist', id);
    return key === null ? null : playlistOf(context, key);
  }

  @Query(() => PlaylistConnection, { description: 'Playlists by name.' })
  async playlists(
    @Text('name') text: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<PlaylistValue>> {
    require(context.viewer, 'read');
    const words = searchWords(text);
    return listPage(
      { first, after },
      {
        keyOf: (row: PlaylistRow) => [row.name, row.id],
        load: async (wanted) => loadPlaylistPage(await context.read(), { ...wanted, text: words }),
        count: async () => countPlaylists(await context.read(), words),
        present: presentPlaylist,
      },
    );
  }

  @act('Makes a playlist. Administrators and managers.')
  createPlaylist(
    @Arg('input', () => CreatePlaylistInput, { description: 'The new playlist.' }) input: CreatePlaylistInput,
    @Ctx() context: Context,
  ): Promise<PlaylistPayload> {
    return changing(context, async (tx, now) => saveNewPlaylist(tx, await playlistIn(tx, input), now));
  }

  @act('Changes a playlist; walls that show it change over within a minute. Administrators and managers.')
  savePlaylist(
    @Arg('input', () => SavePlaylistInput, { description: 'The playlist as it shall be.' }) input: SavePlaylistInput,
    @Ctx() context: Context,
  ): Promise<PlaylistPayload> {
    return changing(context, async (tx) => {
      const { id } = await found(tx, input.id);
      await savePlaylist(tx, { id, ...(await playlistIn(tx, input)) });
      return id;
    });
  }

  @act('Takes a playlist away; refused while a screen or a token shows it. Administrators and managers.')
  deletePlaylist(
    @Arg('input', () => DeletePlaylistInput, { description: 'Which.' }) input: DeletePlaylistInput,
    @Ctx() context: Context,
  ): Promise<PlaylistPayload> {
    return changing(context, async (tx) => {
      const { id, name } = await found(tx, input.id);
      const showing = await loadShowingPlaylist(tx, id);
      if (showing.length > 0)
        refuse('PLAYLIST_IN_USE', `The playlist "${name}" is shown by ${showing.join(', ')}.`, ['id']);
      await deletePlaylist(tx, id);
      return id;
    });
  }

  @FieldResolver(() => [BoardType], { description: 'Its boards, in the order in which they are shown.' })
  async boards(@Root() { row }: PlaylistValue, @Ctx() context: Context): Promise<BoardValue[]> {
    const boards = await Promise.all(row.boards.map((id) => boardOf(context, id)));
    return boards.filter((board) => board !== null);
  }

  @FieldResolver(() => Int, { description: 'How many paired screens show it. Administrators, managers, readers.' })
  async screenCount(@Root() { row }: PlaylistValue, @Ctx() context: Context): Promise<number> {
    require(context.viewer, 'read');
    return (await context.loaders.one(playlistScreenCountLoader, row.id)) ?? 0;
  }
}

/** What a playlist's form says. @throws Refused with all that is wrong with it */
async function playlistIn(tx: Tx, input: CreatePlaylistInput): Promise<Omit<PlaylistRow, 'id'>> {
  const { playlistSeconds, playlistSecondsLeast: least, playlistSecondsMost: most } = limits;
  const seconds = input.secondsPerBoard ?? playlistSeconds;
  const isWithin = seconds >= least && seconds <= most;
  const amount = input.boards.length;
  refuseAny([
    nameProblem(input.name, 'The name of a playlist', ['name']),
    isWithin
      ? null
      : userError('INVALID', `Expected ${String(least)} to ${String(most)} seconds, got ${String(seconds)}.`, [
          'secondsPerBoard',
        ]),
    amount >= 1 && amount <= limits.playlistBoards
      ? null
      : userError('INVALID', `Expected one to ${String(limits.playlistBoards)} boards, got ${String(amount)}.`, [
          'boards',
        ]),
  ]);
  const boards = input.boards.map((id) => idOf('Board', id) ?? 0);
  const known = await keepBoards(tx, boards);
  refuseAny(boards.map((id, place) => boardProblem(boards, place, known.has(id))));
  return { name: input.name.trim(), seconds, boards };
}

function boardProblem(boards: readonly number[], place: number, isKnown: boolean): UserErrorValue | null {
  if (!isKnown) return userError('NOT_FOUND', 'No board has this id.', ['boards', place]);
  const isAgain = boards.indexOf(boards[place] ?? 0) < place;
  return isAgain ? userError('INVALID', 'This board stands there already.', ['boards', place]) : null;
}

/** @throws Refused NOT_FOUND */
async function found(tx: Tx, nodeId: string): Promise<PlaylistRow> {
  const id = idOf('Playlist', nodeId);
  const playlist = id === null ? null : await lockPlaylist(tx, id);
  return playlist ?? refuse('NOT_FOUND', 'No playlist has this id.', ['id']);
}

/** Does an act of a manager on a playlist and shows it as it is then. */
function changing(
  context: Context,
  work: (tx: Tx, now: Temporal.Instant) => Promise<number>,
): Promise<PlaylistPayload> {
  require(context.viewer, 'editBoards');
  return refusable<PlaylistPayload>(
    async () => ({ playlist: await playlistOf(context, await context.write(work)), userErrors: [] }),
    (userErrors) => ({ playlist: null, userErrors }),
  );
}
