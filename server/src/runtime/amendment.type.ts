// What GraphQL shows of what an activation did to tickets that were there.
import { Field, Int, ObjectType } from 'type-graphql';
import { TicketType } from '../ticket/ticket.type.ts';
import { CoverageFlipType, CustomerFlipsType } from './schedule-version.type.ts';

@ObjectType('AmendmentMoves', { description: 'What the activation of a version moves, or would move.' })
export class AmendmentMovesType {
  @Field(() => Int, { description: 'How many open tickets get another due instant or standing.' })
  totalTickets!: number;

  @Field(() => [TicketType], { description: 'The first 20 of them that the viewer may see.' })
  tickets?: readonly TicketType[];

  @Field(() => Boolean, {
    description:
      'False when more tickets can be judged than are read at once: `totalTickets` then counts every open one of them, ' +
      'and the results of the first 5,000 are compared.',
  })
  isComplete!: boolean;

  @Field(() => Int, { description: 'How many results turn over.' })
  totalFlips!: number;

  @Field(() => [CoverageFlipType], { description: 'The first 100 of them.' })
  flips?: readonly CoverageFlipType[];

  @Field(() => [CustomerFlipsType], { description: 'How many by customer, most first.' })
  flipsByCustomer?: readonly CustomerFlipsType[];
}
