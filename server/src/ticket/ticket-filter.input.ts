// A ticket filter as it is asked for, and its reading into a query: global ids become ours, once, at the door.
import { Field, ID, InputType } from 'type-graphql';
import { limits } from '../config.ts';
import type { AgreementKind } from '../engine/clause.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockStanding } from '../engine/reading.ts';
import { codedError, userError, type UserErrorValue } from '../gate/errors.ts';
import { AgreementKindEnum, ClockStandingEnum, SeverityEnum, StatusCategoryEnum } from '../gate/floor-enums.ts';
import { idOf } from '../gate/node-id.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { anyTicket, type TicketQuery } from './ticket-filter.ts';

const list = 'Any of these; an empty list is satisfied by nothing.';

@InputType('TicketFilter', {
  description:
    'Which tickets: all fields that are given must hold. `standing`, `measure`, `agreement` and `kind` must hold ' +
    'for one and the same clock of the ticket.',
})
export class TicketFilterInput {
  @Field(() => [String], { nullable: true, description: `References. ${list}` })
  references?: string[] | null;

  @Field(() => [String], { nullable: true, description: `Names of sources. ${list}` })
  source?: string[] | null;

  @Field(() => [ClockStandingEnum], { nullable: true, description: `How one of its clocks stands. ${list}` })
  standing?: ClockStanding[] | null;

  @Field(() => [StatusCategoryEnum], { nullable: true, description: `Its status now. ${list}` })
  status?: StatusCategory[] | null;

  @Field(() => [SeverityEnum], { nullable: true, description: `Its severity now. ${list}` })
  severity?: Severity[] | null;

  @Field(() => [ID], { nullable: true, description: `Ids of customers. ${list}` })
  customer?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Ids of service accounts. ${list}` })
  serviceAccount?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Ids of services. ${list}` })
  service?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Ids of assets. ${list}` })
  asset?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Ids of agreements that judge one of its clocks. ${list}` })
  agreement?: string[] | null;

  @Field(() => [AgreementKindEnum], {
    nullable: true,
    description: `Of which kind of agreements one of its clocks is; absent: of customers'. ${list}`,
  })
  kind?: AgreementKind[] | null;

  @Field(() => [String], { nullable: true, description: `Names of groups that hold it now. ${list}` })
  group?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: neither resolved nor closed nor cancelled; false: one of these.',
  })
  open?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: `Measures of one of its clocks, such as "RESOLUTION". ${list}`,
  })
  measure?: string[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Opened at this instant or later.' })
  openedFrom?: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Opened before this instant.' })
  openedUntil?: Temporal.Instant | null;

  @Field(() => Boolean, { nullable: true, description: 'True: no agreement covers it; false: one does.' })
  uncovered?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: its events name something that nobody knows; false: they do not.',
  })
  needsMending?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: `Part of its reference or subject, in any case; at most ${String(limits.filterTextChars)} characters.`,
  })
  text?: string | null;
}

/** An id that no row has: what is not an id of the type names nothing, as an absent one does. */
const noRow = 0;

/** The query an input stands for, and what in it is wrong; paths start at the filter's fields. */
export function readTicketFilter(input: TicketFilterInput | null | undefined): {
  readonly query: TicketQuery;
  readonly problems: readonly UserErrorValue[];
} {
  if (input === null || input === undefined) return { query: anyTicket, problems: [] };
  const problems: UserErrorValue[] = unusable(input);
  const ids = (
    type: string,
    field: 'customer' | 'serviceAccount' | 'service' | 'asset' | 'agreement',
  ): number[] | null =>
    input[field]?.flatMap((text, position) => {
      const id = idOf(type, text);
      if (id !== null) return [id];
      problems.push(
        userError('INVALID', `Expected the id of a thing of type ${type}, got "${text.slice(0, 60)}".`, [
          field,
          position,
        ]),
      );
      return [noRow];
    }) ?? null;
  const query: TicketQuery = {
    references: input.references ?? null,
    sources: input.source ?? null,
    standings: input.standing ?? null,
    statuses: input.status ?? null,
    severities: input.severity ?? null,
    customers: ids('Customer', 'customer'),
    serviceAccounts: ids('ServiceAccount', 'serviceAccount'),
    services: ids('Service', 'service'),
    assets: ids('Asset', 'asset'),
    agreements: ids('Agreement', 'agreement'),
    kinds: input.kind ?? null,
    groups: input.group ?? null,
    open: input.open ?? null,
    measures: input.measure ?? null,
    openedFromMs: input.openedFrom?.epochMilliseconds ?? null,
    openedUntilMs: input.openedUntil?.epochMilliseconds ?? null,
    uncovered: input.uncovered ?? null,
    needsMending: input.needsMending ?? null,
    text: input.text ?? null,
  };
  return { query, problems };
}

/** What no list and no board can ask with: too many values, too long a text, a NUL, half a character. */
function unusable(input: TicketFilterInput): UserErrorValue[] {
  return Object.entries(input).flatMap(([field, value]: [string, unknown]) => {
    const texts = [value].flat().filter((each) => typeof each === 'string');
    if (texts.some((text) => text.includes('\0') || !text.isWellFormed()))
      return [userError('INVALID', 'Expected a text without a NUL character or half a character.', [field])];
    if (Array.isArray(value) && value.length > limits.filterValues)
      return [tooLong('values', { most: limits.filterValues, came: value.length }, field)];
    if (field === 'text' && typeof value === 'string' && value.length > limits.filterTextChars)
      return [tooLong('characters', { most: limits.filterTextChars, came: value.length }, field)];
    return [];
  });
}

const tooLong = (what: string, size: { readonly most: number; readonly came: number }, field: string): UserErrorValue =>
  userError('TOO_LONG', `Expected at most ${String(size.most)} ${what}, got ${String(size.came)}.`, [field]);

/**
 * The query of a list or a subscription; ids that name nothing are no error there.
 * @throws TOO_LONG, INVALID for what no list can ask with
 */
export function ticketQueryOf(input: TicketFilterInput | null | undefined): TicketQuery {
  const [problem] = input ? unusable(input) : [];
  if (problem === undefined) return readTicketFilter(input).query;
  const code = problem.code === 'TOO_LONG' ? 'TOO_LONG' : 'INVALID';
  throw codedError(code, `filter.${problem.path?.join('.') ?? ''}: ${problem.message}`);
}
