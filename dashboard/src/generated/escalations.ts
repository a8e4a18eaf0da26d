// Made by scripts/documents.ts from escalation/escalations.graphql and schema/floor.graphql; not written by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What somebody did about an escalated clock. */
export type EscalationActKind =
  /** They took it on: later reminders go to them alone. */
  | 'ACKNOWLEDGED'
  /** They gave it to somebody. */
  | 'HANDED_OVER'
  /** They took it on and put its steps off. */
  | 'SNOOZED';

/** What a step does. */
export type EscalationActionKind =
  /** It notes something on the ticket. */
  | 'ADD_NOTE'
  /** It moves the ticket to another group. */
  | 'MOVE_GROUP'
  /** It tells somebody. */
  | 'NOTIFY'
  /** It raises the severity of the ticket. */
  | 'RAISE_SEVERITY';

/** What became of an action. */
export type EscalationActionOutcome =
  /** It was done. */
  | 'DONE'
  /** The name is nobody’s: the administrators were told instead. */
  | 'NOBODY'
  /** The ticket was so already. */
  | 'NOTHING_TO_CHANGE'
  /** Steps had changed the ticket too often at one instant; this one did not. */
  | 'TOO_MANY_ROUNDS';

/** Only escalations of which all that is given holds. */
export type EscalationFilterInput = {
  /** Of the agreement of this number. */
  agreement?: string | null | undefined;
  /** Fired at or after this instant. */
  from?: string | null | undefined;
  /** True: of clocks that the viewer took on; false: of no matter whom. */
  mine?: boolean | null | undefined;
  /** True: of clocks that still run or wait; false: of ended ones. */
  open?: boolean | null | undefined;
  /** With one of these outcomes. */
  outcomes?: Array<EscalationOutcome> | null | undefined;
  /** Of the ticket of this reference, in any source. */
  ticket?: string | null | undefined;
  /** True: only where a name to be told is nobody’s. */
  unheard?: boolean | null | undefined;
  /** Fired before this instant. */
  until?: string | null | undefined;
};

/** What became of a step. */
export type EscalationOutcome =
  /** It was executed. */
  | 'DONE'
  /** It only reminds, and somebody had taken the clock on: they alone were told. */
  | 'OWNED'
  /** A higher step came due with it, on a clock that came under its clauses late or was put off. */
  | 'PASSED_OVER'
  /** It was due before the source takes effect: logged, and nobody was told. */
  | 'SILENT';

/** What became of the e-mail of a notice. */
export type MailState =
  /** It was given up. */
  | 'FAILED'
  /** It is not mailed: the person wants none, has no address or read it first, or there is no mail server. */
  | 'NONE'
  /** It is being sent, or tried again. */
  | 'PENDING'
  /** The mail server took it. */
  | 'SENT'
  /** It waits for the end of quiet hours, or for the next look of the sender. */
  | 'WAITING';

/** Why somebody is told. */
export type NoticeKind =
  /** An objective of an agreement they answer for burns too fast. */
  | 'BURNING'
  /** Somebody gave them the clock. */
  | 'HANDED_OVER'
  /** A step names somebody who is nobody; administrators hear of it. */
  | 'NOBODY'
  /** A step of escalation names them, or their role or group, or they have the clock. */
  | 'STEP'
  /** A breach of which they were told did not happen, as a later event shows. */
  | 'WITHDRAWN';

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

export type EscalationPartsFragment = {
  id: string;
  number: string;
  cause: string;
  measure: string;
  cycle: number;
  dueAt: string;
  firedAt: string;
  outcome: EscalationOutcome;
  owner: string | null;
  snoozedUntil: string | null;
  isOpen: boolean;
  step: { notify: Array<string>; raiseTo: Severity | null; moveTo: string | null; note: string | null };
  actions: Array<{
    kind: EscalationActionKind;
    outcome: EscalationActionOutcome;
    to: string | null;
    people: Array<string>;
  }>;
  acts: Array<{
    kind: EscalationActKind;
    at: string;
    by: string;
    owner: string;
    until: string | null;
    note: string | null;
  }>;
  agreementVersion: { id: string; agreement: { id: string; number: string } } | null;
  clock: { id: string } | null;
  ticket: { id: string; source: string; reference: string; severity: Severity | null };
};

export type UnreadNoticesQueryVariables = Exact<{ [key: string]: never }>;

export type UnreadNoticesQuery = { viewer: { unreadNotices: number } };

export type InboxQueryVariables = Exact<{
  unread?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type InboxQuery = {
  snapshot: { serverTime: string };
  viewer: { unreadNotices: number };
  notices: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      kind: NoticeKind;
      at: string;
      readAt: string | null;
      mail: { state: MailState; after: string | null; sentAt: string | null; failure: string | null };
      escalation: {
        id: string;
        number: string;
        cause: string;
        measure: string;
        cycle: number;
        dueAt: string;
        firedAt: string;
        outcome: EscalationOutcome;
        owner: string | null;
        snoozedUntil: string | null;
        isOpen: boolean;
        step: { notify: Array<string>; raiseTo: Severity | null; moveTo: string | null; note: string | null };
        actions: Array<{
          kind: EscalationActionKind;
          outcome: EscalationActionOutcome;
          to: string | null;
          people: Array<string>;
        }>;
        acts: Array<{
          kind: EscalationActKind;
          at: string;
          by: string;
          owner: string;
          until: string | null;
          note: string | null;
        }>;
        agreementVersion: { id: string; agreement: { id: string; number: string } } | null;
        clock: { id: string } | null;
        ticket: { id: string; source: string; reference: string; severity: Severity | null };
      } | null;
      objectiveAlert: {
        objective: string;
        longBurn: number;
        openedAt: string;
        closedAt: string | null;
        agreement: { number: string };
      } | null;
    }>;
  };
};

export type EscalationListQueryVariables = Exact<{
  filter?: EscalationFilterInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type EscalationListQuery = {
  snapshot: { serverTime: string };
  escalations: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      number: string;
      cause: string;
      measure: string;
      cycle: number;
      dueAt: string;
      firedAt: string;
      outcome: EscalationOutcome;
      owner: string | null;
      snoozedUntil: string | null;
      isOpen: boolean;
      step: { notify: Array<string>; raiseTo: Severity | null; moveTo: string | null; note: string | null };
      actions: Array<{
        kind: EscalationActionKind;
        outcome: EscalationActionOutcome;
        to: string | null;
        people: Array<string>;
      }>;
      acts: Array<{
        kind: EscalationActKind;
        at: string;
        by: string;
        owner: string;
        until: string | null;
        note: string | null;
      }>;
      agreementVersion: { id: string; agreement: { id: string; number: string } } | null;
      clock: { id: string } | null;
      ticket: { id: string; source: string; reference: string; severity: Severity | null };
    }>;
  };
};

export type TicketEscalationsQueryVariables = Exact<{
  source: string;
  reference: string;
}>;

export type TicketEscalationsQuery = {
  ticket: {
    id: string;
    escalations: Array<{
      id: string;
      number: string;
      cause: string;
      measure: string;
      cycle: number;
      dueAt: string;
      firedAt: string;
      outcome: EscalationOutcome;
      owner: string | null;
      snoozedUntil: string | null;
      isOpen: boolean;
      step: { notify: Array<string>; raiseTo: Severity | null; moveTo: string | null; note: string | null };
      actions: Array<{
        kind: EscalationActionKind;
        outcome: EscalationActionOutcome;
        to: string | null;
        people: Array<string>;
      }>;
      acts: Array<{
        kind: EscalationActKind;
        at: string;
        by: string;
        owner: string;
        until: string | null;
        note: string | null;
      }>;
      agreementVersion: { id: string; agreement: { id: string; number: string } } | null;
      clock: { id: string } | null;
      ticket: { id: string; source: string; reference: string; severity: Severity | null };
    }>;
  } | null;
};

export type ColleaguesQueryVariables = Exact<{ [key: string]: never }>;

export type ColleaguesQuery = { colleagues: Array<{ id: string; name: string }> };

export const EscalationPartsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'EscalationParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Escalation' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cause' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
          { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
          { kind: 'Field', name: { kind: 'Name', value: 'snoozedUntil' } },
          { kind: 'Field', name: { kind: 'Name', value: 'isOpen' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'step' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'notify' } },
                { kind: 'Field', name: { kind: 'Name', value: 'raiseTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'moveTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'actions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                { kind: 'Field', name: { kind: 'Name', value: 'people' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'acts' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'by' } },
                { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
                { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'agreementVersion' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'agreement' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clock' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'id' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<EscalationPartsFragment, unknown>;
export const UnreadNoticesDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'UnreadNotices' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'unreadNotices' } }],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<UnreadNoticesQuery, UnreadNoticesQueryVariables>;
export const InboxDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Inbox' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'unread' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'snapshot' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'serverTime' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'unreadNotices' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'notices' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'unread' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'unread' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'readAt' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'mail' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'after' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'sentAt' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'failure' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'escalation' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'EscalationParts' } }],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'objectiveAlert' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'objective' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'longBurn' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'openedAt' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'closedAt' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'agreement' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [{ kind: 'Field', name: { kind: 'Name', value: 'number' } }],
                              },
                            },
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
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'EscalationParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Escalation' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cause' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
          { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
          { kind: 'Field', name: { kind: 'Name', value: 'snoozedUntil' } },
          { kind: 'Field', name: { kind: 'Name', value: 'isOpen' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'step' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'notify' } },
                { kind: 'Field', name: { kind: 'Name', value: 'raiseTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'moveTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'actions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                { kind: 'Field', name: { kind: 'Name', value: 'people' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'acts' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'by' } },
                { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
                { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'agreementVersion' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'agreement' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clock' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'id' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<InboxQuery, InboxQueryVariables>;
export const EscalationListDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'EscalationList' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'EscalationFilterInput' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'snapshot' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'serverTime' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'escalations' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'EscalationParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'EscalationParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Escalation' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cause' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
          { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
          { kind: 'Field', name: { kind: 'Name', value: 'snoozedUntil' } },
          { kind: 'Field', name: { kind: 'Name', value: 'isOpen' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'step' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'notify' } },
                { kind: 'Field', name: { kind: 'Name', value: 'raiseTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'moveTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'actions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                { kind: 'Field', name: { kind: 'Name', value: 'people' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'acts' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'by' } },
                { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
                { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'agreementVersion' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'agreement' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clock' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'id' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<EscalationListQuery, EscalationListQueryVariables>;
export const TicketEscalationsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'TicketEscalations' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'source' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'reference' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'source' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'source' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'reference' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'reference' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'escalations' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'EscalationParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'EscalationParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Escalation' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cause' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'cycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
          { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
          { kind: 'Field', name: { kind: 'Name', value: 'snoozedUntil' } },
          { kind: 'Field', name: { kind: 'Name', value: 'isOpen' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'step' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'notify' } },
                { kind: 'Field', name: { kind: 'Name', value: 'raiseTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'moveTo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'actions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                { kind: 'Field', name: { kind: 'Name', value: 'people' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'acts' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'by' } },
                { kind: 'Field', name: { kind: 'Name', value: 'owner' } },
                { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                { kind: 'Field', name: { kind: 'Name', value: 'note' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'agreementVersion' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'agreement' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clock' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'id' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<TicketEscalationsQuery, TicketEscalationsQueryVariables>;
export const ColleaguesDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Colleagues' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'colleagues' },
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
} as unknown as DocumentNode<ColleaguesQuery, ColleaguesQueryVariables>;
