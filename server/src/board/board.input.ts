// What a new board is asked for with.
import { Field, InputType } from 'type-graphql';
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
}
