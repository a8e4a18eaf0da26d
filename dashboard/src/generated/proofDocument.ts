// Made by scripts/documents.ts from ticket/proofDocument.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ProofDocumentQueryVariables = Exact<{
  id: string | number;
  at?: string | null | undefined;
}>;

export type ProofDocumentQuery = { explainClock: { document: string | null } | null };

export const ProofDocumentDocument =
  'query ProofDocument($id:ID!$at:Instant){explainClock(id:$id at:$at){document}}' as TypedText<
    ProofDocumentQuery,
    ProofDocumentQueryVariables
  >;
