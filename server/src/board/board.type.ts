// What GraphQL shows of boards and of the picture a board gives.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';
import { BoardSettingsType } from './settings.type.ts';
import { CursorScalar, DurationScalar, InstantScalar, PercentageScalar, TimeZoneScalar } from '../gate/scalars.ts';

@ObjectType('Board', { implements: NodeType, description: 'What a wall shows: a name and which tickets.' })
export class BoardType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What people call the board; two may share a name.' })
  name!: string;

  @Field(() => BoardSettingsType, { description: 'How it is shown.' })
  settings!: BoardSettingsType;
}

export const BoardConnection = connectionClass('Board', () => BoardType);

@ObjectType('BoardPayload', { description: 'A board after an act on it.' })
export class BoardPayload {
  @Field(() => BoardType, { nullable: true, description: 'The board; null when refused, or taken away.' })
  board!: BoardType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('CreateBoardPayload', { description: 'The answer to createBoard.' })
export class CreateBoardPayload {
  @Field(() => BoardType, { nullable: true, description: 'The new board; null when refused.' })
  board!: BoardType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('Rate', {
  description: 'How limits came out, counted by clocks. The six counts are all the clocks behind the rate.',
})
export class RateType {
  @Field(() => Int, { description: 'Kept.' })
  met!: number;

  @Field(() => Int, { description: 'Broken.' })
  missed!: number;

  @Field(() => Int, { description: 'Neither kept nor broken yet.' })
  undecided!: number;

  @Field(() => Int, { description: 'Ended without a result (VOID): neither kept nor broken, ever.' })
  excluded!: number;

  @Field(() => Int, { description: 'Broken and excused: neither kept nor broken.' })
  waived!: number;

  @Field(() => Int, { description: 'Broken, they say wrongly, and that is not decided: neither kept nor broken yet.' })
  disputed!: number;

  @Field(() => PercentageScalar, {
    nullable: true,
    description: 'met / (met + missed); null for 0 of 0, which is undecided.',
  })
  share!: number | null;
}

@ObjectType('Tile', { description: 'One figure of a board: a promise and its target, side by side.' })
export class TileType {
  @Field(() => String, { description: 'A stable name for programs: "first-response".' })
  key!: string;

  @Field(() => String, { description: 'A name for people: "First response".' })
  label!: string;
}

@ObjectType('BoardHour', { description: 'The promises due in one hour, or on one day.' })
export class BoardHourType {
  @Field(() => InstantScalar, { description: 'Where the hour or day begins.' })
  from!: Temporal.Instant;

  @Field(() => Int, { description: 'Kept.' })
  kept!: number;

  @Field(() => Int, { description: 'Not decided yet.' })
  open!: number;

  @Field(() => Int, { description: 'Broken.' })
  broken!: number;
}

@ObjectType('SourceAge', { description: 'How fresh a source is: live means that the facts are live.' })
export class SourceAgeType {
  @Field(() => String, { description: 'The name of the source.' })
  source!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When its newest event happened; null: none came yet.' })
  lastEventAt!: Temporal.Instant | null;

  @Field(() => DurationScalar, { nullable: true, description: 'How long it may be silent; null: no matter how long.' })
  expectedSilence!: number | null;

  @Field(() => Boolean, { description: 'True when we were told nothing for longer than that.' })
  silent!: boolean;
}

@ObjectType('BoardFrame', {
  description:
    'The whole picture of a board at one instant. Counts are of open tickets with at least one such clock that is ' +
    'neither STOPPED nor VOID; the lists hold such clocks.',
})
export class BoardFrameType {
  @Field(() => CursorScalar, { description: 'The place in the change log up to which the picture is true.' })
  cursor!: string;

  @Field(() => Int, { description: 'Grows with every picture; drop one that is not newer than yours.' })
  revision!: number;

  @Field(() => InstantScalar, { description: 'The instant of the picture, by the clock of the server.' })
  at!: Temporal.Instant;

  @Field(() => BoardSettingsType, { description: 'How the board is shown.' })
  settings!: BoardSettingsType;
}

@ObjectType('Overview', { description: 'The whole floor in figures at one instant.' })
export class OverviewType {
  @Field(() => InstantScalar, { description: 'The instant of the figures, by the clock of the server.' })
  at!: Temporal.Instant;

  @Field(() => CursorScalar, { description: 'The place in the change log up to which they are true.' })
  cursor!: string;
}

@ObjectType('Snapshot', {
  description:
    'The place in the change log at which everything in this operation is true: ask it beside what you show.',
})
export class SnapshotType {
  @Field(() => CursorScalar, { description: 'Subscribe `after` this cursor, and nothing is missed.' })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'The instant of the operation, by the clock of the server.' })
  serverTime!: Temporal.Instant;
}

@ObjectType('Heartbeat', { description: 'The sign that the server lives, and its time.' })
export class HeartbeatType {
  @Field(() => InstantScalar, { description: 'The instant, by the clock of the server.' })
  serverTime!: Temporal.Instant;

  @Field(() => Float, { description: 'Seconds of that clock per real second: 1 on a real clock; count at it.' })
  rate!: number;

  @Field(() => String, { description: 'Which build runs; reload at a quiet moment when it differs from yours.' })
  build!: string;

  @Field(() => TimeZoneScalar, { description: 'The zone to show times in: that of most agreements.' })
  zone!: string;
}
