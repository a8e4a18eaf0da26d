// What a measure is made of on its way in, and its parsing into the engine's definition.
import { Field, InputType, Int } from 'type-graphql';
import { limits } from '../config.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import { validateMeasure, type MeasureCondition, type MeasureDefinition } from '../engine/measure-definition.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import {
  ActorEnum,
  MeasureCyclesEnum,
  SeverityEnum,
  StatusCategoryEnum,
  TicketEventKindEnum,
} from '../gate/floor-enums.ts';
import { nameProblem } from '../gate/text.ts';

@InputType('MeasureConditionInput', {
  description:
    'What must all hold; what is absent does not matter. With `kinds` or `actors` it is about an event, and the others say how ' +
    'the ticket stands after it; without, it is about the ticket, and is met when that begins to be so.',
})
export class MeasureConditionInput {
  @Field(() => [TicketEventKindEnum], { nullable: true, description: 'An event of one of these kinds.' })
  kinds?: FactKind[] | null;

  @Field(() => [ActorEnum], { nullable: true, description: 'An event by one of these.' })
  actors?: Actor[] | null;

  @Field(() => [StatusCategoryEnum], {
    nullable: true,
    description: "The ticket has one of these statuses; a customer's reply ends WAITING_CUSTOMER.",
  })
  statuses?: StatusCategory[] | null;

  @Field(() => [String], { nullable: true, description: 'One of these groups holds the ticket.' })
  groups?: string[] | null;

  @Field(() => [SeverityEnum], { nullable: true, description: 'The ticket has one of these severities.' })
  severities?: Severity[] | null;
}

/** A list of conditions, any of which will do. */
const anyOf = (what: string): string => `${what} Any condition of the list will do; at most 20.`;

@InputType('MeasureInput', { description: 'A measure: what starts, pauses, stops, restarts and voids a clock.' })
export class MeasureInput {
  @Field(() => String, {
    description: 'What clauses call it: 2 to 40 capitals, digits and underscores, and not a built-in measure.',
  })
  name!: string;

  @Field(() => [MeasureConditionInput], { description: anyOf('What starts it; at least one.') })
  starts!: MeasureConditionInput[];

  @Field(() => [MeasureConditionInput], {
    nullable: true,
    description: anyOf('While the ticket is so, it waits; never about an event.'),
  })
  pauses?: MeasureConditionInput[] | null;

  @Field(() => [MeasureConditionInput], { description: anyOf('What stops it; at least one.') })
  stops!: MeasureConditionInput[];

  @Field(() => [MeasureConditionInput], {
    nullable: true,
    description: anyOf('What lets an open clock begin anew in the same cycle.'),
  })
  restarts?: MeasureConditionInput[] | null;

  @Field(() => [MeasureConditionInput], {
    nullable: true,
    description: anyOf('What ends an open clock without a result, besides cancelling and merging.'),
  })
  voids?: MeasureConditionInput[] | null;

  @Field(() => MeasureCyclesEnum, {
    nullable: true,
    defaultValue: 'ONE',
    description: 'ONE, or MANY; BY_REOPEN is for built-in measures.',
  })
  cycles?: 'ONE' | 'MANY' | 'BY_REOPEN' | null;
}

@InputType('SaveMeasureInput', { description: 'A measure in a new version.' })
export class SaveMeasureInput {
  @Field(() => MeasureInput, { description: 'The whole of it, not a change.' })
  measure!: MeasureInput;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 500 characters.' })
  description?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version it follows, which must still be the latest; absent: a measure that is new.',
  })
  follows?: number | null;
}

@InputType('RemoveMeasureInput', { description: 'Which measure goes.' })
export class RemoveMeasureInput {
  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

export const definitionOf = (input: MeasureInput): MeasureDefinition => ({
  name: input.name.trim(),
  starts: conditionsOf(input.starts),
  pauses: conditionsOf(input.pauses),
  stops: conditionsOf(input.stops),
  restarts: conditionsOf(input.restarts),
  voids: conditionsOf(input.voids),
  cycles: input.cycles === 'MANY' ? 'MANY' : 'ONE',
});

const conditionsOf = (inputs: readonly MeasureConditionInput[] | null | undefined): MeasureCondition[] =>
  (inputs ?? []).map((input) =>
    Object.fromEntries(
      (['kinds', 'actors', 'statuses', 'groups', 'severities'] as const).flatMap((field) => {
        const values = input[field];
        return values === null || values === undefined ? [] : [[field, [...new Set(values)]]];
      }),
    ),
  );

const lists = ['starts', 'pauses', 'stops', 'restarts', 'voids'] as const;

/** Everything wrong with a measure beside the `taken` names; paths begin at it. */
export function measureProblems(input: MeasureInput, taken: Iterable<string>): UserErrorValue[] {
  // The engine's codes stand in the list of codes too: a test holds both equal.
  const ofEngine: readonly UserErrorValue[] = validateMeasure(definitionOf(input), taken);
  return [...ofEngine, ...formProblems(input)].slice(0, limits.errorsPerReply);
}

/** What is wrong with a measure before the engine sees it. */
export function formProblems(input: MeasureInput): UserErrorValue[] {
  const { groupsPerCondition } = limits;
  const groups = lists.flatMap((list) =>
    (input[list] ?? []).flatMap(({ groups: named }, place) => {
      const path = [list, place, 'groups'];
      const came = named?.length ?? 0;
      const message = `A condition names at most ${String(groupsPerCondition)} groups; ${String(came)} came.`;
      if (came > groupsPerCondition) return [userError('TOO_LONG', message, path)];
      return (named ?? []).map((group, index) => nameProblem(group, 'A group', [...path, index]));
    }),
  );
  const isForeign = input.cycles === 'BY_REOPEN';
  const message = 'Only a built-in measure begins a cycle by the rule of its clause: ONE or MANY is expected.';
  const foreign = isForeign ? userError('INVALID', message, ['cycles']) : null;
  return [...groups, foreign].filter((problem) => problem !== null);
}
