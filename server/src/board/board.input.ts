// What a new board is asked for with.
import { Field, ID, InputType } from 'type-graphql';
import { BoardSettingsInput } from './settings.type.ts';
import { TicketFilterInput } from '../ticket/ticket-filter.input.ts';

@InputType('CreateBoardInput', { description: 'A new board.' })
export class CreateBoardInput {
  @Field(() => String, { description: 'What people call the board.' })
  name!: string;

  @Field(() => TicketFilterInput, {
    nullable: true,
    description:
      'Which tickets it is about; absent: all. `standing`, `measure` and `agreement` choose the clocks it shows.',
  })
  filter?: TicketFilterInput | null;

  @Field(() => BoardSettingsInput, {
    nullable: true,
    description: 'How it is shown; absent: as boards are by default.',
  })
  settings?: BoardSettingsInput | null;
}

@InputType('SaveBoardInput', { description: 'A board as it shall be, whole.' })
export class SaveBoardInput extends CreateBoardInput {
  @Field(() => ID, { description: 'The board.' })
  id!: string;
}

@InputType('DeleteBoardInput', { description: 'A board that nobody looks at any more.' })
export class DeleteBoardInput {
  @Field(() => ID, { description: 'The board.' })
  id!: string;
}

@InputType('PreviewBoardInput', { description: 'A board that is being made.' })
export class PreviewBoardInput {
  @Field(() => TicketFilterInput, { nullable: true, description: 'Which tickets it is about; absent: all.' })
  filter?: TicketFilterInput | null;

  @Field(() => BoardSettingsInput, {
    nullable: true,
    description: 'How it is shown; absent: as boards are by default.',
  })
  settings?: BoardSettingsInput | null;
}
