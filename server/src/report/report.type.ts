// What GraphQL shows and takes of reports.
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { CivilPeriodEnum } from '../agreement/section-enums.ts';
import type { CivilPeriod } from '../engine/period.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar, LocalDateScalar, TimeZoneScalar } from '../gate/scalars.ts';
import type { Audience, PartName, ReportUnit } from './report-content.ts';
import type { DeliveryRow } from './report.store.ts';

export const ReportAudienceEnum = namedEnum<Audience>('ReportAudience', 'For whom a report is written.', {
  FLOOR: 'Those who work here: promise and target.',
  COUNTERPART: 'Whom the agreement is with: promises alone.',
});

export const ReportPartNameEnum = namedEnum<PartName>('ReportPartName', 'What a part of a report is about.', {
  PROMISES: 'How promises, and targets, came out, clause by clause.',
  TIMES: 'How long clocks took, clause by clause.',
  OBJECTIVES: 'How objectives stand, and what was reported when their periods were closed.',
  BREACHES: 'Promises that were broken, one by one.',
  CREDITS: 'What is owed.',
  DELIVERABLES: 'What is owed again and again.',
  SERVICE: 'Outages and maintenance of services.',
  EXCUSES: 'Breaches that are waived or disputed, one by one.',
  EXCLUSIONS: 'Why clocks came to no result.',
  VOLUME: 'Tickets opened, resolved and open.',
});

export const ReportUnitEnum = namedEnum<ReportUnit>('ReportUnit', 'In what `value` of a column is.', {
  TEXT: 'There is none: it is a text.',
  COUNT: 'A count.',
  PERCENT: 'Percent.',
  TIME: 'Milliseconds.',
  INSTANT: 'Milliseconds since 1970.',
  MONEY: 'The amount in the currency that `text` names.',
  QUANTITY: 'By what the row is about: percent, a count, milliseconds or a quantity.',
});

export type ReportDeliveryState = DeliveryRow['state'] | 'NO_MAIL';

export const ReportDeliveryStateEnum = namedEnum<ReportDeliveryState>(
  'ReportDeliveryState',
  'How far a report has come to a recipient.',
  {
    PENDING: 'Its mail waits to be sent.',
    SENT: 'The mail server took it.',
    FAILED: 'The mail was given up.',
    REFUSED: 'It is not mailed.',
    NO_MAIL: 'Its mail waits for a mail server: none is set up here.',
  },
);

@ObjectType('ReportColumn', { description: 'What the cells of a column say.' })
export class ReportColumnType {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => ReportUnitEnum, { description: 'In what `value` is.' })
  unit!: ReportUnit;
}

@ObjectType('ReportCell', { description: 'A figure or a text of a report, and what proves it.' })
export class ReportCellType {
  @Field(() => String, { description: 'As people read it.' })
  text!: string;

  @Field(() => Float, { nullable: true, description: 'As machines read it, in the unit of its column; null: a text.' })
  value!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What `clocks(drill:)` takes to list exactly the clocks behind it; null: it is not counted from clocks.',
  })
  drill!: string | null;

  @Field(() => String, { nullable: true, description: 'The page of the dashboard that proves it; null: none does.' })
  path!: string | null;

  @Field(() => ID, { nullable: true, description: 'The global id of what it is about; null: of no one thing.' })
  subject!: string | null;
}

@ObjectType('ReportRow', { description: 'A row of a part.' })
export class ReportRowType {
  @Field(() => [ReportCellType], { description: 'In the order of the columns.' })
  cells!: readonly ReportCellType[];
}

@ObjectType('ReportPart', { description: 'A part of a report: a table under a heading.' })
export class ReportPartType {
  @Field(() => String, { description: "In the agreement's words, where it says any." })
  heading!: string;

  @Field(() => ReportPartNameEnum, {
    nullable: true,
    description: 'What it is about; null: nothing is measured for it.',
  })
  part!: PartName | null;

  @Field(() => String, { nullable: true, description: 'What has to be known to read it; null: nothing.' })
  note!: string | null;

  @Field(() => [ReportColumnType], { description: 'Its columns.' })
  columns!: readonly ReportColumnType[];

  @Field(() => [ReportRowType], { description: 'Its rows.' })
  rows!: readonly ReportRowType[];
}

@ObjectType('ReportContent', { description: 'What a report says.' })
export class ReportContentType {
  @Field(() => ReportAudienceEnum, { description: 'For whom.' })
  audience!: Audience;

  @Field(() => String, { description: 'As the agreement calls it.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'With whom the agreement is; null: with no one customer.' })
  customer!: string | null;

  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => TimeZoneScalar, { description: 'The zone of its days and times.' })
  timeZone!: string;

  @Field(() => InstantScalar, { description: 'The instant of its figures.' })
  at!: Temporal.Instant;

  @Field(() => Boolean, { description: 'The period was not over at that instant.' })
  isSoFar!: boolean;

  @Field(() => [ReportPartType], { description: 'Part by part, in the order that the agreement asks for.' })
  parts!: readonly ReportPartType[];

  @Field(() => ReportType, {
    nullable: true,
    description: 'The report that was issued of this period; null: none is yet.',
  })
  issued!: ReportType | null;
}

@ObjectType('ReportDelivery', { description: 'How a report came to one recipient.' })
export class ReportDeliveryType {
  @Field(() => String, { description: 'As the agreement says it.' })
  recipient!: string;

  @Field(() => String, { nullable: true, description: 'The person or the address it goes to; null: nobody.' })
  to!: string | null;

  @Field(() => ReportAudienceEnum, { description: 'Which version.' })
  audience!: Audience;

  @Field(() => ReportDeliveryStateEnum, { description: 'How far it has come.' })
  state!: ReportDeliveryState;

  @Field(() => String, { nullable: true, description: 'Why it is not mailed, or what went wrong last; null: nothing.' })
  failure!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the mail server took it; null: not yet.' })
  sentAt!: Temporal.Instant | null;
}

@ObjectType('ReportDifference', { description: 'What an issued report says otherwise than is known now.' })
export class ReportDifferenceType {
  @Field(() => String, { description: 'The part.' })
  heading!: string;

  @Field(() => String, { description: 'The row, by its first cell.' })
  row!: string;

  @Field(() => String, { description: 'The column.' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'As reported then; null: the row was not there.' })
  was!: string | null;

  @Field(() => String, { nullable: true, description: 'As known now; null: the row is not there.' })
  isNow!: string | null;
}

@ObjectType('Report', {
  implements: NodeType,
  description: 'A monitoring and service report that was issued: what it says stays as it was reported then.',
})
export class ReportType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'As the agreement calls it.' })
  title!: string;

  @Field(() => CivilPeriodEnum, { description: 'How often it is owed.' })
  kind!: CivilPeriod;

  @Field(() => LocalDateScalar, { description: 'The first day of its period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => InstantScalar, { description: 'When it was issued.' })
  issuedAt!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'Who issued it; null: it was issued by itself.' })
  issuedBy!: string | null;
}

export const ReportConnection = connectionClass('Report', () => ReportType);

@InputType('ReportFilter', { description: 'Which reports; what is absent asks nothing.' })
export class ReportFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only those of this agreement.' })
  agreement?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of agreements with this customer.' })
  customer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Only those with these words in their title, their agreement's number or its customer's name.",
  })
  text?: string | null;
}

@InputType('IssueReportInput', { description: 'A report that an agreement owes, for a period that is over.' })
export class IssueReportInput {
  @Field(() => ID, { description: 'The agreement.' })
  agreement!: string;

  @Field(() => String, { description: 'As the agreement calls the report.' })
  title!: string;

  @Field(() => LocalDateScalar, { description: "A day of the period, in the agreement's zone." })
  on!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only shows what would be issued, and to whom it would go; absent: it is issued.',
  })
  dryRun?: boolean | null;
}

@ObjectType('IssueReportPayload', { description: 'What became of it.' })
export class IssueReportPayload {
  @Field(() => ReportType, { nullable: true, description: 'The report; null: refused, or a dry run.' })
  report!: ReportType | null;

  @Field(() => ReportContentType, { nullable: true, description: 'What it says; null: refused.' })
  content!: ReportContentType | null;

  @Field(() => [ReportDeliveryType], { description: 'To whom it goes, or would go.' })
  deliveries!: readonly ReportDeliveryType[];

  @Field(() => [UserErrorType], { description: 'Why it was refused.' })
  userErrors!: readonly UserErrorType[];
}
