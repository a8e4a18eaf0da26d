// What GraphQL shows of the demo.
import { Field, Int, ObjectType } from 'type-graphql';
import { UserErrorType } from '../gate/errors.ts';
import type { UserErrorValue } from '../gate/errors.ts';

@ObjectType('Demo', { description: 'The built-in demo: a small invented world that shows what the system does.' })
export class DemoType {
  @Field(() => Boolean, { description: 'True while the demo is in the database.' })
  loaded!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What to show wherever demo data is shown. Null: no demo is loaded.',
  })
  label!: string | null;
}

@ObjectType('RemoveDemoPayload', { description: 'What became of the demo.' })
export class RemoveDemoPayload {
  @Field(() => Int, { description: 'How many tickets went with it; 0 when no demo was loaded.' })
  removedTickets!: number;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorValue[];
}
