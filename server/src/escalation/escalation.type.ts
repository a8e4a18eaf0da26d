// What GraphQL shows of escalation: the log of steps that fired, and what people did about them.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EscalationStep } from '../agreement/section-terms.type.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar } from '../gate/scalars.ts';
import type { ActionKind, ActionOutcome, EscalationOutcome } from './escalation.store.ts';
import type { ActKind } from './escalation-act.store.ts';

export const EscalationOutcomeEnum = namedEnum<EscalationOutcome>('EscalationOutcome', 'What became of a step.', {
  DONE: 'It was executed.',
  OWNED: 'It only reminds, and somebody had taken the clock on: they alone were told.',
  PASSED_OVER: 'A higher step came due with it, on a clock that came under its clauses late or was put off.',
  SILENT: 'It was due before the source takes effect: logged, and nobody was told.',
});

const ActionKindEnum = namedEnum<ActionKind>('EscalationActionKind', 'What a step does.', {
  NOTIFY: 'It tells somebody.',
  RAISE_SEVERITY: 'It raises the severity of the ticket.',
  MOVE_GROUP: 'It moves the ticket to another group.',
  ADD_NOTE: 'It notes something on the ticket.',
});

const ActionOutcomeEnum = namedEnum<ActionOutcome>('EscalationActionOutcome', 'What became of an action.', {
  DONE: 'It was done.',
  NOTHING_TO_CHANGE: 'The ticket was so already.',
  NOBODY: 'The name is nobody’s: the administrators were told instead.',
  TOO_MANY_ROUNDS: 'Steps had changed the ticket too often at one instant; this one did not.',
});

const ActKindEnum = namedEnum<ActKind>('EscalationActKind', 'What somebody did about an escalated clock.', {
  ACKNOWLEDGED: 'They took it on: later reminders go to them alone.',
  SNOOZED: 'They took it on and put its steps off.',
  HANDED_OVER: 'They gave it to somebody.',
});

@ObjectType('EscalationAction', { description: 'One thing that a step did.' })
export class EscalationActionType {
  @Field(() => ActionKindEnum, { description: 'What.' })
  kind!: ActionKind;

  @Field(() => ActionOutcomeEnum, { description: 'What became of it.' })
  outcome!: ActionOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'NOTIFY: the name as the agreement says it; null: whoever has taken the clock on.',
  })
  to!: string | null;

  @Field(() => [String], { description: 'NOTIFY: the people who were told.' })
  people!: readonly string[];
}

@ObjectType('EscalationAct', { description: 'What somebody did about an escalated clock.' })
export class EscalationActType {
  @Field(() => ActKindEnum, { description: 'What.' })
  kind!: ActKind;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => String, { description: 'Who did it.' })
  by!: string;

  @Field(() => String, { description: 'Who has the clock since.' })
  owner!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'SNOOZED: until when its steps are put off.' })
  until!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Why, in their words; null when not said.' })
  note!: string | null;
}

@ObjectType('Escalation', {
  implements: NodeType,
  description: 'A step of an agreement that came due on a clock. Each does so once per clock and cycle.',
})
export class EscalationType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The number of the step in the document.' })
  number!: string;

  @Field(() => EscalationStep, { description: 'The step as the agreement says it.' })
  step!: EscalationStep;

  @Field(() => String, { description: 'Why it came: "75 % of the promise of the resolution is used up".' })
  cause!: string;

  @Field(() => String, { description: 'Of which measure the clock is.' })
  measure!: string;

  @Field(() => Int, { description: 'Which cycle of the measure it is, from 1.' })
  cycle!: number;

  @Field(() => InstantScalar, { description: 'The instant of its point.' })
  dueAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it was seen to be due; later than `dueAt` after a time away.' })
  firedAt!: Temporal.Instant;

  @Field(() => EscalationOutcomeEnum, { description: 'What became of it.' })
  outcome!: EscalationOutcome;

  @Field(() => [EscalationActionType], { description: 'What it did, in the order of the document.' })
  actions!: readonly EscalationActionType[];

  @Field(() => [EscalationActType], { description: 'What people did about the clock, the first first.' })
  acts!: readonly EscalationActType[];

  @Field(() => String, { nullable: true, description: 'Who has the clock now; null: nobody took it on.' })
  owner!: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until when steps of the clock are put off; null when they are not, or no more.',
  })
  snoozedUntil!: Temporal.Instant | null;

  @Field(() => Boolean, { description: 'Whether the clock still runs or waits, so that it can be taken on.' })
  isOpen!: boolean;
}

export const EscalationConnection = connectionClass('Escalation', () => EscalationType);

@ObjectType('EscalationPayload', { description: 'The answer to what is done about an escalation.' })
export class EscalationPayload {
  @Field(() => EscalationType, { nullable: true, description: 'The escalation as it stands now; null when refused.' })
  escalation!: EscalationType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}

@ObjectType('Colleague', { description: 'Somebody of the floor, to whom things can be handed over.' })
export class ColleagueType {
  @Field(() => ID, { description: 'The global id of the person.' })
  id!: string;

  @Field(() => String, { description: 'What people call them.' })
  name!: string;
}
