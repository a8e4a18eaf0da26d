// What GraphQL shows and takes of playlists.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { limits } from '../config.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';

const { playlistSeconds, playlistSecondsLeast, playlistSecondsMost } = limits;

@ObjectType('Playlist', { implements: NodeType, description: 'Boards that a wall turns through, in their order.' })
export class PlaylistType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What people call it; two may share a name.' })
  name!: string;

  @Field(() => Int, { description: 'How long each board is shown.' })
  secondsPerBoard!: number;
}

export const PlaylistConnection = connectionClass('Playlist', () => PlaylistType);

@InputType('CreatePlaylistInput', { description: 'A new playlist.' })
export class CreatePlaylistInput {
  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => [ID], {
    description: `The boards in the order in which they are shown, none twice; one to ${String(limits.playlistBoards)}.`,
  })
  boards!: string[];

  @Field(() => Int, {
    nullable: true,
    description: `How long each board is shown, ${String(playlistSecondsLeast)} to ${String(playlistSecondsMost)}; absent: ${String(playlistSeconds)}.`,
  })
  secondsPerBoard?: number | null;
}

@InputType('SavePlaylistInput', { description: 'A playlist as it shall be, whole.' })
export class SavePlaylistInput extends CreatePlaylistInput {
  @Field(() => ID, { description: 'The playlist.' })
  id!: string;
}

@InputType('DeletePlaylistInput', { description: 'A playlist that nobody looks at any more.' })
export class DeletePlaylistInput {
  @Field(() => ID, { description: 'The playlist.' })
  id!: string;
}

@ObjectType('PlaylistPayload', { description: 'A playlist after an act on it.' })
export class PlaylistPayload {
  @Field(() => PlaylistType, { nullable: true, description: 'The playlist; null when refused, or taken away.' })
  playlist!: PlaylistType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
