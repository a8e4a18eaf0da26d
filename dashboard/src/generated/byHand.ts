// Made by scripts/documents.ts from ticket/byHand.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What people record of a ticket by hand. */
export type ByHandKind =
  /** A person answered the customer in a way the source does not see, by phone for example. */
  | 'AGENT_REPLIED'
  /** A message of the customer wants no answer. */
  | 'NEEDS_NO_ANSWER'
  /** An event was told wrongly: it counts as if it had never been told. */
  | 'RETRACTED';

/** An event that a person tells of a ticket, with the reason. */
export type RecordByHandInput = {
  /** When it happened, not after now; absent: now. */
  at?: string | null | undefined;
  /** The name of the person who acts, when a token asks; a person who is signed in acts under their own. */
  by?: string | null | undefined;
  /** The same key with the same input gives the stored answer; with another input it is refused. Kept for a day. */
  idempotencyKey?: string | null | undefined;
  /** What happened. */
  kind: ByHandKind;
  /** Why it is recorded; everybody who reads the ticket reads it. */
  reason: string;
  /** RETRACTED, NEEDS_NO_ANSWER: the event of this ticket that is meant; nothing for AGENT_REPLIED. */
  refersTo?: string | number | null | undefined;
  /** The ticket. */
  ticket: string | number;
  /** True takes back the retraction, or the mark, that holds for the event. */
  undo?: boolean | null | undefined;
};

export type RecordByHandMutationVariables = Exact<{
  input: RecordByHandInput;
}>;

export type RecordByHandMutation = {
  recordByHand: { event: { id: string } | null; userErrors: Array<{ message: string; path: Array<string> | null }> };
};

export const RecordByHandDocument =
  'mutation RecordByHand($input:RecordByHandInput!){recordByHand(input:$input){event{id}userErrors{message path}}}' as TypedText<
    RecordByHandMutation,
    RecordByHandMutationVariables
  >;
