// What a customer may see of the reports on its agreements: promises only, by classes of its own.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { InstantScalar, LocalDateScalar, TimeZoneScalar } from '../gate/scalars.ts';
import type { ReportUnit } from '../report/report-content.ts';
import { PortalNodeType, PortalPageInfoType } from './portal.type.ts';

const PortalReportUnitEnum = namedEnum<ReportUnit>('ReportUnit', 'In what `value` of a column is.', {
  TEXT: 'There is none: it is a text.',
  COUNT: 'A count.',
  PERCENT: 'Percent.',
  TIME: 'Milliseconds.',
  INSTANT: 'Milliseconds since 1970.',
  MONEY: 'The amount in the currency that `text` names.',
  QUANTITY: 'By what the row is about: percent, a count, milliseconds or a quantity.',
});

@ObjectType('ReportColumn', { description: 'What the cells of a column say.' })
export class PortalReportColumnType {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => PortalReportUnitEnum, { description: 'In what `value` is.' })
  unit!: ReportUnit;
}

@ObjectType('ReportCell', { description: 'A figure or a text of a report.' })
export class PortalReportCellType {
  @Field(() => String, { description: 'As people read it.' })
  text!: string;

  @Field(() => Float, { nullable: true, description: 'As machines read it, in the unit of its column; null: a text.' })
  value!: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The clock of yours that it is about, for `explainClock`; null: it is about no single one.',
  })
  clock!: string | null;
}

@ObjectType('ReportRow', { description: 'A row of a part.' })
export class PortalReportRowType {
  @Field(() => [PortalReportCellType], { description: 'In the order of the columns.' })
  cells!: readonly PortalReportCellType[];
}

@ObjectType('ReportPart', { description: 'A part of a report: a table under a heading.' })
export class PortalReportPartType {
  @Field(() => String, { description: "In the agreement's words, where it says any." })
  heading!: string;

  @Field(() => String, { nullable: true, description: 'What has to be known to read it; null: nothing.' })
  note!: string | null;

  @Field(() => [PortalReportColumnType], { description: 'Its columns.' })
  columns!: readonly PortalReportColumnType[];

  @Field(() => [PortalReportRowType], { description: 'Its rows.' })
  rows!: readonly PortalReportRowType[];
}

@ObjectType('Report', {
  implements: PortalNodeType,
  description: 'A monitoring and service report on your agreement: what it says stays as it was reported then.',
})
export class PortalReportType extends PortalNodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The number of the agreement.' })
  agreement!: string;

  @Field(() => Int, { description: 'Which version of its terms says what the report holds.' })
  agreementVersion!: number;

  @Field(() => String, { description: 'As the agreement calls it.' })
  title!: string;

  @Field(() => LocalDateScalar, { description: 'The first day of its period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => TimeZoneScalar, { description: 'The zone of its days and times.' })
  timeZone!: string;

  @Field(() => InstantScalar, { description: 'When it was issued.' })
  issuedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'The instant of its figures.' })
  at!: Temporal.Instant;

  @Field(() => [PortalReportPartType], { description: 'Part by part, in the order that the agreement asks for.' })
  parts!: readonly PortalReportPartType[];
}

export const PortalReportConnection = connectionClass('Report', () => PortalReportType, PortalPageInfoType);
