// What GraphQL shows and takes of paired screens.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar } from '../gate/scalars.ts';

@ObjectType('Screen', {
  implements: NodeType,
  description: 'A wall that was paired: it shows one board or one playlist, read-only.',
})
export class ScreenType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What people call the screen.' })
  name!: string;

  @Field(() => InstantScalar, { description: 'When it was approved.' })
  pairedAt!: Temporal.Instant;

  @Field(() => String, { description: 'Who approved it.' })
  pairedBy!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked; null: it holds.' })
  revokedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last asked to load itself anew.' })
  reloadAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it last said that it lives; null: it never did.' })
  lastSeenAt!: Temporal.Instant | null;

  @Field(() => Boolean, { description: 'It spoke within the last minute and a half.' })
  isOnline!: boolean;

  @Field(() => String, { nullable: true, description: 'The build of its page; null: not told yet.' })
  build!: string | null;

  @Field(() => Int, { nullable: true, description: 'How wide its picture is, in pixels.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'How high its picture is, in pixels.' })
  height!: number | null;
}

export const ScreenConnection = connectionClass('Screen', () => ScreenType);

@ObjectType('ScreenPairing', { description: 'A screen that waits to be approved.' })
export class ScreenPairingType {
  @Field(() => String, { description: 'The code it shows: "BCDF-GHJK".' })
  code!: string;

  @Field(() => InstantScalar, { description: 'Since when it shows it.' })
  askedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Until when the code holds.' })
  expiresAt!: Temporal.Instant;

  @Field(() => Boolean, { description: 'Somebody approved it; it comes for its token within seconds.' })
  isApproved!: boolean;

  @Field(() => Boolean, { description: 'Somebody refused it.' })
  isRefused!: boolean;

  @Field(() => Int, { nullable: true, description: 'How wide its picture is, in pixels; null: it did not say.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'How high its picture is, in pixels; null: it did not say.' })
  height!: number | null;
}

@InputType('ApproveScreenInput', { description: 'A screen that shows a code becomes one of ours.' })
export class ApproveScreenInput {
  @Field(() => String, { description: 'The code it shows, in any case, with or without the dash.' })
  code!: string;

  @Field(() => String, { description: 'What to call it: "Support, left of the door".' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The board it shows; or a playlist.' })
  board?: string | null;

  @Field(() => ID, { nullable: true, description: 'The playlist it shows, instead of a board.' })
  playlist?: string | null;
}

@InputType('RefuseScreenInput', { description: 'A screen that shows a code is none of ours.' })
export class RefuseScreenInput {
  @Field(() => String, { description: 'The code it shows.' })
  code!: string;
}

@InputType('SaveScreenInput', { description: 'A paired screen, named and put on a board or a playlist anew.' })
export class SaveScreenInput {
  @Field(() => ID, { description: 'The screen.' })
  id!: string;

  @Field(() => String, { description: 'What to call it.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The board it shows from now on; or a playlist.' })
  board?: string | null;

  @Field(() => ID, { nullable: true, description: 'The playlist it shows from now on, instead of a board.' })
  playlist?: string | null;
}

@InputType('ScreenInput', { description: 'A paired screen.' })
export class ScreenInput {
  @Field(() => ID, { description: 'The screen.' })
  id!: string;
}

@InputType('ReportScreenInput', { description: 'What a wall says of itself.' })
export class ReportScreenInput {
  @Field(() => String, { description: 'The build of its page.' })
  build!: string;

  @Field(() => Int, { description: 'How wide its picture is, in pixels.' })
  width!: number;

  @Field(() => Int, { description: 'How high its picture is, in pixels.' })
  height!: number;
}

@ObjectType('ScreenPayload', { description: 'A screen after an act on it.' })
export class ScreenPayload {
  @Field(() => ScreenType, { nullable: true, description: 'The screen; null when nothing was done.' })
  screen!: ScreenType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('RefuseScreenPayload', { description: 'The answer to refuseScreen.' })
export class RefuseScreenPayload {
  @Field(() => ScreenPairingType, { nullable: true, description: 'The pairing; null when nothing was done.' })
  pairing!: ScreenPairingType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
