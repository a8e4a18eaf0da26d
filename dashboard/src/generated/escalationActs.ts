// Made by scripts/documents.ts from escalation/escalationActs.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Taking a clock on. */
export type AcknowledgeEscalationInput = {
  /** The escalation. */
  escalation: string | number;
  /** The same key with the same input gives the stored answer; with another input it is refused. Kept for a day. */
  idempotencyKey?: string | null | undefined;
  /** What you mean to do. */
  note?: string | null | undefined;
};

/** Giving a clock to somebody. */
export type HandOverEscalationInput = {
  /** The escalation. */
  escalation: string | number;
  /** The same key with the same input gives the stored answer; with another input it is refused. Kept for a day. */
  idempotencyKey?: string | null | undefined;
  /** What they should know. */
  note?: string | null | undefined;
  /** The person: one of `colleagues`. */
  to: string | number;
};

/** Each day from one time to another, over midnight where the end is not later; e-mails wait for the end. */
export type QuietHoursInput = {
  /** Severities whose notices are mailed at once all the same. */
  breaksThrough?: Array<Severity>;
  /** Their beginning, up to 23:59:59. */
  from: string;
  /** In which time zone. */
  timeZone: string;
  /** Their end, up to 23:59:59. */
  to: string;
};

/** Which notices of your own were read. */
export type ReadNoticesInput = {
  /** These, at most 100; absent: all. */
  notices?: Array<string | number> | null | undefined;
};

/** How somebody wants to be told, whole: what is absent is not so. */
export type SaveNoticeSettingsInput = {
  /** Whether notices are mailed. */
  byMail?: boolean;
  /** The address; absent: none. */
  email?: string | null | undefined;
  /** The groups of tickets whose notices reach them; at most 100. */
  groups?: Array<string>;
  /** Whose; absent: your own. Those of others: administrators. */
  person?: string | number | null | undefined;
  /** When e-mails wait; absent: never. */
  quiet?: QuietHoursInput | null | undefined;
};

/** How urgent a ticket is, in our four words. */
export type Severity =
  /** Hurts. */
  | 'HIGH'
  /** Can wait. */
  | 'LOW'
  /** The usual. */
  | 'NORMAL'
  /** Stops work. */
  | 'URGENT';

/** Taking a clock on and putting its steps off. */
export type SnoozeEscalationInput = {
  /** The escalation. */
  escalation: string | number;
  /** The same key with the same input gives the stored answer; with another input it is refused. Kept for a day. */
  idempotencyKey?: string | null | undefined;
  /** Why. */
  note: string;
  /** Until when; at most 7 days ahead. */
  until: string;
};

export type EscalationRefusalFragment = { message: string; path: Array<string> | null };

export type NoticeSettingsQueryVariables = Exact<{ [key: string]: never }>;

export type NoticeSettingsQuery = {
  viewer: {
    noticeSettings: {
      email: string | null;
      byMail: boolean;
      groups: Array<string>;
      quiet: { timeZone: string; from: string; to: string; breaksThrough: Array<Severity> } | null;
    } | null;
  };
};

export type AcknowledgeEscalationMutationVariables = Exact<{
  input: AcknowledgeEscalationInput;
}>;

export type AcknowledgeEscalationMutation = {
  done: {
    escalation: { id: string; owner: string | null } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type SnoozeEscalationMutationVariables = Exact<{
  input: SnoozeEscalationInput;
}>;

export type SnoozeEscalationMutation = {
  done: {
    escalation: { id: string; owner: string | null } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type HandOverEscalationMutationVariables = Exact<{
  input: HandOverEscalationInput;
}>;

export type HandOverEscalationMutation = {
  done: {
    escalation: { id: string; owner: string | null } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type ReadNoticesMutationVariables = Exact<{
  input: ReadNoticesInput;
}>;

export type ReadNoticesMutation = { done: { read: number; unread: number } };

export type SaveNoticeSettingsMutationVariables = Exact<{
  input: SaveNoticeSettingsInput;
}>;

export type SaveNoticeSettingsMutation = {
  done: {
    settings: { email: string | null } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export const NoticeSettingsDocument =
  'query NoticeSettings{viewer{noticeSettings{email byMail quiet{timeZone from to breaksThrough}groups}}}' as TypedText<
    NoticeSettingsQuery,
    NoticeSettingsQueryVariables
  >;

export const AcknowledgeEscalationDocument =
  'fragment EscalationRefusal on UserError{message path}mutation AcknowledgeEscalation($input:AcknowledgeEscalationInput!){done:acknowledgeEscalation(input:$input){escalation{id owner}userErrors{...EscalationRefusal}}}' as TypedText<
    AcknowledgeEscalationMutation,
    AcknowledgeEscalationMutationVariables
  >;

export const SnoozeEscalationDocument =
  'fragment EscalationRefusal on UserError{message path}mutation SnoozeEscalation($input:SnoozeEscalationInput!){done:snoozeEscalation(input:$input){escalation{id owner}userErrors{...EscalationRefusal}}}' as TypedText<
    SnoozeEscalationMutation,
    SnoozeEscalationMutationVariables
  >;

export const HandOverEscalationDocument =
  'fragment EscalationRefusal on UserError{message path}mutation HandOverEscalation($input:HandOverEscalationInput!){done:handOverEscalation(input:$input){escalation{id owner}userErrors{...EscalationRefusal}}}' as TypedText<
    HandOverEscalationMutation,
    HandOverEscalationMutationVariables
  >;

export const ReadNoticesDocument =
  'mutation ReadNotices($input:ReadNoticesInput!){done:readNotices(input:$input){read unread}}' as TypedText<
    ReadNoticesMutation,
    ReadNoticesMutationVariables
  >;

export const SaveNoticeSettingsDocument =
  'fragment EscalationRefusal on UserError{message path}mutation SaveNoticeSettings($input:SaveNoticeSettingsInput!){done:saveNoticeSettings(input:$input){settings{email}userErrors{...EscalationRefusal}}}' as TypedText<
    SaveNoticeSettingsMutation,
    SaveNoticeSettingsMutationVariables
  >;
