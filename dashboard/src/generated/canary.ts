// Made by scripts/documents.ts from admin/canary.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CanaryQueryVariables = Exact<{ [key: string]: never }>;

export type CanaryQuery = {
  canary: { isLate: boolean; lateness: string | null; lateAfter: string; missingSince: string | null } | null;
};

export const CanaryDocument = 'query Canary{canary{isLate lateness lateAfter missingSince}}' as TypedText<
  CanaryQuery,
  CanaryQueryVariables
>;
