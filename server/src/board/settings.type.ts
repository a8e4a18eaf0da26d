// What GraphQL shows and takes of how a board is shown.
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Severity } from '../engine/fact.ts';
import { namedEnum, SeverityEnum } from '../gate/floor-enums.ts';
import { LocalTimeScalar } from '../gate/scalars.ts';
import type { BoardChart, BoardLanguage, BoardSettings } from './settings.ts';

export const BoardChartEnum = namedEnum<BoardChart>('BoardChart', 'The one chart of a board.', {
  DUE_HOURS: 'Promises by the hour they are due: 24 back, a few ahead.',
  DUE_DAYS: 'Promises by the day they are due: 14 back.',
  NONE: 'None: the lists take its room.',
});

export const BoardLanguageEnum = namedEnum<BoardLanguage>('BoardLanguage', 'What walls say their words in.', {
  EN: 'English.',
  DE: 'German.',
});

@ObjectType('TileChoice', { description: 'One figure of a board.' })
@InputType('TileChoiceInput', { description: 'One figure of a board.' })
export class TileChoiceType {
  @Field(() => String, { description: 'Of which measure, such as "RESOLUTION".' })
  measure!: string;

  @Field(() => SeverityEnum, { nullable: true, description: 'Of tickets of this severity; null: of all.' })
  severity!: Severity | null;
}

@ObjectType('BoardSettings', { description: 'How a board is shown.' })
export class BoardSettingsType implements BoardSettings {
  @Field(() => Int, { description: 'How far people stand from it, in metres: 3, 6 or 9.' })
  viewingDistance!: 3 | 6 | 9;

  @Field(() => [TileChoiceType], { description: 'Its figures, in their order; one to six.' })
  tiles!: readonly TileChoiceType[];

  @Field(() => BoardChartEnum, { description: 'Its chart.' })
  chart!: BoardChart;

  @Field(() => Boolean, { description: 'It rings when a promise breaks, but not in the quiet hours.' })
  chime!: boolean;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'From when it is quiet, in its zone; null: never.' })
  quietFrom!: string | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Until when it is quiet, in its zone; null: never.' })
  quietUntil!: string | null;

  @Field(() => Boolean, { description: "Walls may show tickets' subjects and people's names." })
  showNames!: boolean;

  @Field(() => BoardLanguageEnum, { description: 'What its walls say their words in; names stay as people gave them.' })
  language!: BoardLanguage;
}

@InputType('BoardSettingsInput', { description: 'How a board is shown; what is absent is at its default.' })
export class BoardSettingsInput {
  @Field(() => Int, { nullable: true, description: 'How far people stand from it, in metres: 3, 6 or 9.' })
  viewingDistance?: number | null;

  @Field(() => [TileChoiceType], { nullable: true, description: 'Its figures, in their order; one to six.' })
  tiles?: TileChoiceType[] | null;

  @Field(() => BoardChartEnum, { nullable: true, description: 'Its chart.' })
  chart?: BoardChart | null;

  @Field(() => Boolean, { nullable: true, description: 'It rings when a promise breaks.' })
  chime?: boolean | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'From when it is quiet; given with `quietUntil`.' })
  quietFrom?: string | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Until when it is quiet; given with `quietFrom`.' })
  quietUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Walls may show tickets' subjects and people's names." })
  showNames?: boolean | null;

  @Field(() => BoardLanguageEnum, {
    nullable: true,
    description: 'What its walls say their words in; absent: English.',
  })
  language?: BoardLanguage | null;
}
