// What GraphQL shows of notices: a person's inbox, what became of the e-mails, and how somebody wants to be told.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Severity } from '../engine/fact.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { namedEnum, SeverityEnum } from '../gate/floor-enums.ts';
import { InstantScalar, LocalTimeScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { EscalationType } from './escalation.type.ts';
import type { NoticeKind } from './notice.store.ts';

const NoticeKindEnum = namedEnum<NoticeKind>('NoticeKind', 'Why somebody is told.', {
  STEP: 'A step of escalation names them, or their role or group, or they have the clock.',
  NOBODY: 'A step names somebody who is nobody; administrators hear of it.',
  HANDED_OVER: 'Somebody gave them the clock.',
  WITHDRAWN: 'A breach of which they were told did not happen, as a later event shows.',
  BURNING: 'An objective of an agreement they answer for burns too fast.',
});

export type MailState = 'NONE' | 'WAITING' | 'PENDING' | 'SENT' | 'FAILED';

const MailStateEnum = namedEnum<MailState>('MailState', 'What became of the e-mail of a notice.', {
  NONE: 'It is not mailed: the person wants none, has no address or read it first, or there is no mail server.',
  WAITING: 'It waits for the end of quiet hours, or for the next look of the sender.',
  PENDING: 'It is being sent, or tried again.',
  SENT: 'The mail server took it.',
  FAILED: 'It was given up.',
});

@ObjectType('NoticeMail', { description: 'The e-mail of a notice. Several notices may go in one.' })
export class NoticeMailType {
  @Field(() => MailStateEnum, { description: 'What became of it.' })
  state!: MailState;

  @Field(() => InstantScalar, { nullable: true, description: 'Not before this instant; null: it is not mailed.' })
  after!: Temporal.Instant | null;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When the mail server took it; null: not yet.' })
  sentAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Why the last try failed; null: it did not.' })
  failure!: string | null;
}

@ObjectType('Notice', { description: 'Something that somebody is told: a row of their inbox.' })
export class NoticeType {
  @Field(() => ID, { description: 'The global id.' })
  id!: string;

  @Field(() => NoticeKindEnum, { description: 'Why.' })
  kind!: NoticeKind;

  @Field(() => InstantScalar, { description: 'Since when it stands in the inbox.' })
  at!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was read; null: it is unread.' })
  readAt!: Temporal.Instant | null;

  @Field(() => EscalationType, { nullable: true, description: 'The step it is about; null for BURNING.' })
  escalation!: EscalationType | null;

  @Field(() => NoticeMailType, { description: 'Its e-mail.' })
  mail!: NoticeMailType;
}

export const NoticeConnection = connectionClass('Notice', () => NoticeType);

@ObjectType('QuietHours', {
  description: 'Each day from one time to another, over midnight where the end is not later; e-mails wait for the end.',
})
@InputType('QuietHoursInput', {
  description: 'Each day from one time to another, over midnight where the end is not later; e-mails wait for the end.',
})
export class QuietHoursType {
  @Field(() => TimeZoneScalar, { description: 'In which time zone.' })
  timeZone!: string;

  @Field(() => LocalTimeScalar, { description: 'Their beginning, up to 23:59:59.' })
  from!: string;

  @Field(() => LocalTimeScalar, { description: 'Their end, up to 23:59:59.' })
  to!: string;

  @Field(() => [SeverityEnum], {
    defaultValue: [],
    description: 'Severities whose notices are mailed at once all the same.',
  })
  breaksThrough!: readonly Severity[];
}

@ObjectType('NoticeSettings', { description: 'How somebody wants to be told.' })
export class NoticeSettingsType {
  @Field(() => String, { nullable: true, description: 'The address e-mails go to; null: none, so nothing is mailed.' })
  email!: string | null;

  @Field(() => Boolean, { description: 'Whether notices are mailed.' })
  byMail!: boolean;

  @Field(() => QuietHoursType, { nullable: true, description: 'When e-mails wait; null: never.' })
  quiet!: QuietHoursType | null;

  @Field(() => [String], { description: 'The groups of tickets whose notices reach them.' })
  groups!: readonly string[];
}

@InputType('SaveNoticeSettingsInput', {
  description: 'How somebody wants to be told, whole: what is absent is not so.',
})
export class SaveNoticeSettingsInput {
  @Field(() => ID, { nullable: true, description: 'Whose; absent: your own. Those of others: administrators.' })
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'The address; absent: none.' })
  email?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether notices are mailed.' })
  byMail!: boolean;

  @Field(() => QuietHoursType, { nullable: true, description: 'When e-mails wait; absent: never.' })
  quiet?: QuietHoursType | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'The groups of tickets whose notices reach them; at most 100.',
  })
  groups!: readonly string[];
}

@ObjectType('SaveNoticeSettingsPayload', { description: 'The answer to saveNoticeSettings.' })
export class SaveNoticeSettingsPayload {
  @Field(() => NoticeSettingsType, {
    nullable: true,
    description: 'The settings as they stand now; null when refused.',
  })
  settings!: NoticeSettingsType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was saved; empty when it was.' })
  userErrors!: UserErrorType[];
}

@InputType('ReadNoticesInput', { description: 'Which notices of your own were read.' })
export class ReadNoticesInput {
  @Field(() => [ID], { nullable: true, description: 'These, at most 100; absent: all.' })
  notices?: readonly string[] | null;
}

@ObjectType('ReadNoticesPayload', { description: 'The answer to readNotices.' })
export class ReadNoticesPayload {
  @Field(() => Int, { description: 'How many of them were unread.' })
  read!: number;

  @Field(() => Int, { description: 'How many are unread now.' })
  unread!: number;
}
