// What GraphQL shows and takes of work and of who had it.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Severity } from '../engine/fact.ts';
import type { TurnKind } from '../engine/turns.ts';
import { connectionClass } from '../gate/connection.ts';
import { namedEnum, SeverityEnum } from '../gate/floor-enums.ts';
import { CursorScalar, DurationScalar, InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import { FigureSourceEnum, type FigureSource } from './attainment.type.ts';
import type { FlowCount, HeldBy, WorkHolder } from './flow-query.ts';

@InputType('FlowFilter', {
  description:
    'Which work, by where it stood when it turned: as it is now, of what lies open. Null asks nothing, an empty list is satisfied by nothing.',
})
export class FlowFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Customers.' })
  customer?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Service accounts.' })
  serviceAccount?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Services.' })
  service?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Groups that had it.' })
  team?: string[] | null;

  @Field(() => [SeverityEnum], { nullable: true, description: 'Severities.' })
  severity?: Severity[] | null;

  @Field(() => [String], { nullable: true, description: 'Names of sources.' })
  source?: string[] | null;
}

export type FlowAxisName = 'CUSTOMER' | 'SERVICE_ACCOUNT' | 'SERVICE' | 'TEAM' | 'SEVERITY' | 'SOURCE';

export const FlowAxisEnum = namedEnum<FlowAxisName>('FlowAxis', 'By what work is grouped.', {
  CUSTOMER: 'The customer.',
  SERVICE_ACCOUNT: 'The service account.',
  SERVICE: 'The service.',
  TEAM: 'The group that had it.',
  SEVERITY: 'The severity.',
  SOURCE: 'The source of the ticket.',
});

export const FlowCountEnum = namedEnum<FlowCount>('FlowCount', 'The numbers of work.', {
  BACKLOG_BEFORE: 'What lay open at the beginning.',
  OPENED: 'Opened.',
  REOPENED: 'Opened again, after it was resolved, closed or cancelled.',
  MOVED_IN: 'Came, while open, from where it was not asked about.',
  RESOLVED: 'Resolved, or closed without having been.',
  CANCELLED: 'Called off while open.',
  MERGED: 'Became, while open, part of another ticket.',
  MOVED_OUT: 'Went, while open, to where it is not asked about.',
  BACKLOG: 'What lay open at the end.',
  CLOSED: 'Closed, also after it was resolved; it is in no sum.',
  CAME_IN: 'Opened, reopened and moved in, together.',
  WENT_OUT: 'Resolved, cancelled, merged and moved out, together.',
});

export const TurnKindEnum = namedEnum<TurnKind>('TurnKind', 'How a ticket turned.', {
  OPENED: 'It was opened.',
  RESOLVED: 'It was resolved, or closed without having been.',
  CLOSED: 'It was closed.',
  REOPENED: 'It was opened again.',
  CANCELLED: 'It was called off while open.',
  MERGED: 'It became part of another ticket while open.',
  MOVED: 'Its customer, account, service, group or severity changed while it was open.',
});

@ObjectType('FlowFigure', {
  description:
    'Work of a period. backlog = backlogBefore + opened + reopened + movedIn − resolved − cancelled − merged − movedOut, always.',
})
export class FlowFigureType {
  @Field(() => Int, { description: 'What lay open at the beginning.' })
  backlogBefore!: number;

  @Field(() => Int, { description: 'Opened.' })
  opened!: number;

  @Field(() => Int, { description: 'Opened again; twice counts twice.' })
  reopened!: number;

  @Field(() => Int, { description: 'Came, while open, from another group or severity than is asked about.' })
  movedIn!: number;

  @Field(() => Int, { description: 'Resolved, or closed without having been; twice counts twice.' })
  resolved!: number;

  @Field(() => Int, { description: 'Called off while open.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Became, while open, part of another ticket.' })
  merged!: number;

  @Field(() => Int, { description: 'Went, while open, to another group or severity than is asked about.' })
  movedOut!: number;

  @Field(() => Int, { description: 'What lay open at the end.' })
  backlog!: number;

  @Field(() => Int, { description: 'Closed, also after it was resolved; it is in no sum.' })
  closed!: number;
}

@ObjectType('FlowPoint', { description: 'One step of a series.' })
export class FlowPointType {
  @Field(() => LocalDateScalar, { description: 'The first day of the step that lies in the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The day after its last.' })
  until!: string;

  @Field(() => FlowFigureType, { description: 'The work of the step.' })
  figure!: FlowFigureType;
}

@ObjectType('FlowKey', { description: 'What a group of work is a group of, on one axis.' })
export class FlowKeyType {
  @Field(() => FlowAxisEnum, { description: 'The axis.' })
  axis!: FlowAxisName;

  @Field(() => ID, {
    nullable: true,
    description: 'The global id, or the name of a team, severity or source; null: work that has none.',
  })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'A name for people; null: work that has none.' })
  label!: string | null;
}

@ObjectType('FlowGroup', { description: 'The work of one group.' })
export class FlowGroupType {
  @Field(() => [FlowKeyType], { description: 'What it is a group of, in the order of `by`.' })
  keys!: FlowKeyType[];

  @Field(() => FlowFigureType, { description: 'Its work; what moves between two groups is in both.' })
  figure!: FlowFigureType;
}

@ObjectType('Flow', { description: 'What came in, what was done and what lies open.' })
export class FlowType {
  @Field(() => CursorScalar, { description: 'The place in the change log up to which the figures are true.' })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'The instant of the figures, by the clock of the server.' })
  at!: Temporal.Instant;

  @Field(() => FigureSourceEnum, { description: 'What was added up: turns, one by one.' })
  source!: FigureSource;

  @Field(() => FlowFigureType, { description: 'All groups together.' })
  total!: FlowFigureType;

  @Field(() => [FlowPointType], { description: 'All groups together by step; empty without `step`.' })
  series!: FlowPointType[];

  @Field(() => [FlowGroupType], { description: 'The first groups, those that turned most.' })
  groups!: FlowGroupType[];

  @Field(() => FlowFigureType, { nullable: true, description: 'All other groups together; null: there are none.' })
  others!: FlowFigureType | null;

  @Field(() => Int, { description: 'How many groups there are, shown or not.' })
  groupCount!: number;
}

@ObjectType('TicketTurn', { description: 'How a ticket turned, once.' })
export class TicketTurnType {
  @Field(() => TurnKindEnum, { description: 'How.' })
  kind!: TurnKind;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'The group that had it from then on; null: none.' })
  team!: string | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'Its severity from then on; null: none.' })
  severity!: Severity | null;
}

export const TicketTurnConnection = connectionClass('TicketTurn', () => TicketTurnType);

export const HeldByEnum = namedEnum<HeldBy>('HeldBy', 'By whom held time is told.', {
  TEAM: 'By group.',
  PERSON: 'By person.',
});

export const WorkHolderEnum = namedEnum<WorkHolder>('WorkHolder', 'Who had an open ticket.', {
  US: 'We did: a group or a person, or nobody by name.',
  CUSTOMER: 'We waited for the customer.',
  SUPPLIER: 'We waited for a supplier.',
});

@ObjectType('HeldFigure', { description: 'What one holder had: stretches that ended in the period, each whole.' })
export class HeldFigureType {
  @Field(() => WorkHolderEnum, { nullable: true, description: 'Who; null: several.' })
  holder!: WorkHolder | null;

  @Field(() => String, {
    nullable: true,
    description: 'US: the group or the person; null: no group, or nobody had picked it up.',
  })
  name!: string | null;

  @Field(() => Int, { description: 'How many stretches.' })
  holds!: number;

  @Field(() => Int, {
    description: 'Of how many tickets; null for several holders, who may have had the same.',
    nullable: true,
  })
  tickets!: number | null;

  @Field(() => DurationScalar, { description: 'Real time.' })
  elapsed!: number;

  @Field(() => DurationScalar, {
    description: "Of it what the agreement's schedule covers; nothing without an agreement.",
  })
  counted!: number;

  @Field(() => Int, { description: 'Stretches of tickets that no agreement judges: nothing of them counts.' })
  uncovered!: number;

  @Field(() => String, { description: 'Give it to `holds(drill:)` for exactly these stretches.' })
  drill!: string;
}

@ObjectType('TimeByHolder', { description: 'With whom tickets lay.' })
export class TimeByHolderType {
  @Field(() => HeldFigureType, { description: 'All holders together.' })
  total!: HeldFigureType;

  @Field(() => [HeldFigureType], { description: 'Who had the most first.' })
  holders!: HeldFigureType[];

  @Field(() => HeldFigureType, { nullable: true, description: 'All other holders together; null: there are none.' })
  others!: HeldFigureType | null;
}

@ObjectType('TicketHold', { description: 'A stretch during which one holder had an open ticket.' })
export class TicketHoldType {
  @Field(() => WorkHolderEnum, { description: 'Who.' })
  holder!: WorkHolder;

  @Field(() => String, { nullable: true, description: 'The group it was with; null: none.' })
  team!: string | null;

  @Field(() => String, { nullable: true, description: 'The person who had it; null: nobody by name.' })
  person!: string | null;

  @Field(() => InstantScalar, { description: 'From when.' })
  since!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Until when.' })
  until!: Temporal.Instant;

  @Field(() => DurationScalar, { description: 'Real time.' })
  elapsed!: number;

  @Field(() => DurationScalar, { nullable: true, description: 'Of it what counts; null: no agreement says.' })
  counted!: number | null;
}

export const TicketHoldConnection = connectionClass('TicketHold', () => TicketHoldType);
