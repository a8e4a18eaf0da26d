// Made by scripts/documents.ts from shared/desk.graphql and schema/floor.graphql; not written by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a viewer may do: one of ADMIN, MANAGER, AGENT, ANALYST, CUSTOMER, BOARD, INTEGRATION. */
export type Role =
  /** May do everything on the floor. */
  | 'ADMIN'
  /** Reads all; records events by hand. */
  | 'AGENT'
  /** Reads all. */
  | 'ANALYST'
  /** A wall: its own board or playlist, and the heartbeat. */
  | 'BOARD'
  /** A customer's person or system: the portal only. */
  | 'CUSTOMER'
  /** A source: records for its sources and reads their tickets. */
  | 'INTEGRATION'
  /** Reads all; writes customers, sources, schedules, agreements and boards. */
  | 'MANAGER';

export type DeskViewerQueryVariables = Exact<{ [key: string]: never }>;

export type DeskViewerQuery = {
  viewer: { name: string; roles: Array<Role>; isPerson: boolean; customer: { id: string; name: string } | null };
};

export const DeskViewerDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskViewer' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
                { kind: 'Field', name: { kind: 'Name', value: 'isPerson' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'customer' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskViewerQuery, DeskViewerQueryVariables>;
