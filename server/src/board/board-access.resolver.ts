// The one board, or the playlist, that a wall's token shows.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ApiTokenValue } from '../gate/api-token.present.ts';
import { ApiTokenType } from '../gate/api-token.type.ts';
import type { Context } from '../gate/context.ts';
import { ViewerType } from '../gate/viewer.type.ts';
import { boardOf, type BoardValue } from './board.loader.ts';
import { BoardType } from './board.type.ts';
import { playlistOf, type PlaylistValue } from './playlist.loader.ts';
import { PlaylistType } from './playlist.type.ts';

@Resolver(() => ApiTokenType)
export class ApiTokenBoardResolver {
  @FieldResolver(() => BoardType, { nullable: true, description: 'For BOARD: the board it shows.' })
  async board(@Root() { row }: ApiTokenValue, @Ctx() context: Context): Promise<BoardValue | null> {
    return row.board === null ? null : boardOf(context, row.board);
  }

  @FieldResolver(() => PlaylistType, { nullable: true, description: 'For BOARD: the playlist it shows.' })
  async playlist(@Root() { row }: ApiTokenValue, @Ctx() context: Context): Promise<PlaylistValue | null> {
    return row.playlist === null ? null : playlistOf(context, row.playlist.id);
  }
}

@Resolver(() => ViewerType)
export class ViewerBoardResolver {
  @FieldResolver(() => BoardType, {
    nullable: true,
    description: 'The board that a wall shows; null for all other viewers.',
  })
  async board(@Root() _viewer: ViewerType, @Ctx() context: Context): Promise<BoardValue | null> {
    const { board } = context.viewer;
    return board === null ? null : boardOf(context, board);
  }

  @FieldResolver(() => PlaylistType, {
    nullable: true,
    description: 'The playlist that a wall shows; null for all other viewers.',
  })
  async playlist(@Root() _viewer: ViewerType, @Ctx() context: Context): Promise<PlaylistValue | null> {
    const { playlist } = context.viewer;
    return playlist === null ? null : playlistOf(context, playlist.id);
  }
}
