// Made by scripts/documents.ts from wallboard/board.graphql and schema/floor.graphql; not written by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Severity = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

export type CoveragePeriod = 'PRIME' | 'NON_PRIME';

export type ClockPhase = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'VOID' | 'NOT_APPLICABLE';

export type LimitStanding = 'ON_TRACK' | 'AT_RISK' | 'BREACHED' | 'MET';

export type ClockStanding = 'ON_TRACK' | 'AT_RISK' | 'OVER_TARGET' | 'BREACHED' | 'MET';

export type WallLimitFragment = {
  limit: string | null;
  dueAt: string | null;
  headroom: string | null;
  standing: LimitStanding | null;
};

export type WallClockFragment = {
  id: string;
  measure: string;
  phase: ClockPhase;
  standing: ClockStanding | null;
  revision: number;
  clauseNumber: string | null;
  promise: {
    limit: string | null;
    dueAt: string | null;
    headroom: string | null;
    standing: LimitStanding | null;
  } | null;
  target: {
    limit: string | null;
    dueAt: string | null;
    headroom: string | null;
    standing: LimitStanding | null;
  } | null;
  clauses: Array<{ number: string; period: CoveragePeriod | null }>;
  schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
  ticket: {
    id: string;
    reference: string;
    source: string;
    severity: Severity | null;
    group: string | null;
    agent: string | null;
    customer: { id: string; name: string } | null;
  };
};

export type WallFrameFragment = {
  cursor: string;
  revision: number;
  at: string;
  zone: string;
  periodLabel: string;
  brokenCount: number;
  savableCount: number;
  tiles: Array<{
    key: string;
    label: string;
    promise: { met: number; missed: number; undecided: number; excluded: number };
    target: { met: number; missed: number; undecided: number; excluded: number } | null;
  }>;
  hours: Array<{ from: string; kept: number; open: number; broken: number }>;
  sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
  nextToBreak: Array<{
    id: string;
    measure: string;
    phase: ClockPhase;
    standing: ClockStanding | null;
    revision: number;
    clauseNumber: string | null;
    promise: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    target: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    clauses: Array<{ number: string; period: CoveragePeriod | null }>;
    schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
    ticket: {
      id: string;
      reference: string;
      source: string;
      severity: Severity | null;
      group: string | null;
      agent: string | null;
      customer: { id: string; name: string } | null;
    };
  }>;
  broken: Array<{
    id: string;
    measure: string;
    phase: ClockPhase;
    standing: ClockStanding | null;
    revision: number;
    clauseNumber: string | null;
    promise: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    target: {
      limit: string | null;
      dueAt: string | null;
      headroom: string | null;
      standing: LimitStanding | null;
    } | null;
    clauses: Array<{ number: string; period: CoveragePeriod | null }>;
    schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
    ticket: {
      id: string;
      reference: string;
      source: string;
      severity: Severity | null;
      group: string | null;
      agent: string | null;
      customer: { id: string; name: string } | null;
    };
  }>;
};

export type WallSnapshotQueryVariables = Exact<{
  board: string | number;
}>;

export type WallSnapshotQuery = {
  board: {
    id: string;
    name: string;
    frame: {
      cursor: string;
      revision: number;
      at: string;
      zone: string;
      periodLabel: string;
      brokenCount: number;
      savableCount: number;
      tiles: Array<{
        key: string;
        label: string;
        promise: { met: number; missed: number; undecided: number; excluded: number };
        target: { met: number; missed: number; undecided: number; excluded: number } | null;
      }>;
      hours: Array<{ from: string; kept: number; open: number; broken: number }>;
      sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
      nextToBreak: Array<{
        id: string;
        measure: string;
        phase: ClockPhase;
        standing: ClockStanding | null;
        revision: number;
        clauseNumber: string | null;
        promise: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        target: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        clauses: Array<{ number: string; period: CoveragePeriod | null }>;
        schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
        ticket: {
          id: string;
          reference: string;
          source: string;
          severity: Severity | null;
          group: string | null;
          agent: string | null;
          customer: { id: string; name: string } | null;
        };
      }>;
      broken: Array<{
        id: string;
        measure: string;
        phase: ClockPhase;
        standing: ClockStanding | null;
        revision: number;
        clauseNumber: string | null;
        promise: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        target: {
          limit: string | null;
          dueAt: string | null;
          headroom: string | null;
          standing: LimitStanding | null;
        } | null;
        clauses: Array<{ number: string; period: CoveragePeriod | null }>;
        schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
        ticket: {
          id: string;
          reference: string;
          source: string;
          severity: Severity | null;
          group: string | null;
          agent: string | null;
          customer: { id: string; name: string } | null;
        };
      }>;
    };
  } | null;
};

export type WallFramesSubscriptionVariables = Exact<{
  board: string | number;
  after?: string | null | undefined;
}>;

export type WallFramesSubscription = {
  board: {
    cursor: string;
    revision: number;
    at: string;
    zone: string;
    periodLabel: string;
    brokenCount: number;
    savableCount: number;
    tiles: Array<{
      key: string;
      label: string;
      promise: { met: number; missed: number; undecided: number; excluded: number };
      target: { met: number; missed: number; undecided: number; excluded: number } | null;
    }>;
    hours: Array<{ from: string; kept: number; open: number; broken: number }>;
    sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
    nextToBreak: Array<{
      id: string;
      measure: string;
      phase: ClockPhase;
      standing: ClockStanding | null;
      revision: number;
      clauseNumber: string | null;
      promise: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      target: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      clauses: Array<{ number: string; period: CoveragePeriod | null }>;
      schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
      ticket: {
        id: string;
        reference: string;
        source: string;
        severity: Severity | null;
        group: string | null;
        agent: string | null;
        customer: { id: string; name: string } | null;
      };
    }>;
    broken: Array<{
      id: string;
      measure: string;
      phase: ClockPhase;
      standing: ClockStanding | null;
      revision: number;
      clauseNumber: string | null;
      promise: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      target: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
      } | null;
      clauses: Array<{ number: string; period: CoveragePeriod | null }>;
      schedule: { id: string; openSpans: Array<{ from: string; until: string; period: CoveragePeriod }> } | null;
      ticket: {
        id: string;
        reference: string;
        source: string;
        severity: Severity | null;
        group: string | null;
        agent: string | null;
        customer: { id: string; name: string } | null;
      };
    }>;
  };
};

export const WallLimitFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallLimit' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Limit' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'limit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'headroom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WallLimitFragment, unknown>;
export const WallClockFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallClock' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Clock' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
          { kind: 'Field', name: { kind: 'Name', value: 'clauseNumber' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'promise' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'target' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clauses' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'period' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'schedule' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'openSpans' },
                  arguments: [
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'days' },
                      value: { kind: 'IntValue', value: '14' },
                    },
                  ],
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'period' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'group' } },
                { kind: 'Field', name: { kind: 'Name', value: 'agent' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallLimit' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Limit' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'limit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'headroom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WallClockFragment, unknown>;
export const WallFrameFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallFrame' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BoardFrame' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
          { kind: 'Field', name: { kind: 'Name', value: 'at' } },
          { kind: 'Field', name: { kind: 'Name', value: 'zone' } },
          { kind: 'Field', name: { kind: 'Name', value: 'periodLabel' } },
          { kind: 'Field', name: { kind: 'Name', value: 'brokenCount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'savableCount' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'tiles' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                { kind: 'Field', name: { kind: 'Name', value: 'label' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'promise' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'met' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'missed' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'undecided' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'excluded' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'target' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'met' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'missed' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'undecided' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'excluded' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hours' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'open' } },
                { kind: 'Field', name: { kind: 'Name', value: 'broken' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'sources' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'lastEventAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'expectedSilence' } },
                { kind: 'Field', name: { kind: 'Name', value: 'silent' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'nextToBreak' },
            arguments: [
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '20' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallClock' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'broken' },
            arguments: [
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '3' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallClock' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallLimit' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Limit' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'limit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'headroom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallClock' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Clock' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
          { kind: 'Field', name: { kind: 'Name', value: 'clauseNumber' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'promise' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'target' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clauses' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'period' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'schedule' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'openSpans' },
                  arguments: [
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'days' },
                      value: { kind: 'IntValue', value: '14' },
                    },
                  ],
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'period' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'group' } },
                { kind: 'Field', name: { kind: 'Name', value: 'agent' } },
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
} as unknown as DocumentNode<WallFrameFragment, unknown>;
export const WallSnapshotDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'WallSnapshot' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'board' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'board' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'board' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'frame' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallFrame' } }],
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
      name: { kind: 'Name', value: 'WallLimit' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Limit' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'limit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'headroom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallClock' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Clock' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
          { kind: 'Field', name: { kind: 'Name', value: 'clauseNumber' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'promise' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'target' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clauses' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'period' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'schedule' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'openSpans' },
                  arguments: [
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'days' },
                      value: { kind: 'IntValue', value: '14' },
                    },
                  ],
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'period' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'group' } },
                { kind: 'Field', name: { kind: 'Name', value: 'agent' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallFrame' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BoardFrame' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
          { kind: 'Field', name: { kind: 'Name', value: 'at' } },
          { kind: 'Field', name: { kind: 'Name', value: 'zone' } },
          { kind: 'Field', name: { kind: 'Name', value: 'periodLabel' } },
          { kind: 'Field', name: { kind: 'Name', value: 'brokenCount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'savableCount' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'tiles' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                { kind: 'Field', name: { kind: 'Name', value: 'label' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'promise' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'met' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'missed' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'undecided' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'excluded' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'target' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'met' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'missed' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'undecided' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'excluded' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hours' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'open' } },
                { kind: 'Field', name: { kind: 'Name', value: 'broken' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'sources' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'lastEventAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'expectedSilence' } },
                { kind: 'Field', name: { kind: 'Name', value: 'silent' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'nextToBreak' },
            arguments: [
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '20' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallClock' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'broken' },
            arguments: [
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '3' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallClock' } }],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WallSnapshotQuery, WallSnapshotQueryVariables>;
export const WallFramesDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'WallFrames' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'board' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Cursor' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'board' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'board' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallFrame' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallLimit' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Limit' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'limit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'headroom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallClock' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Clock' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          { kind: 'Field', name: { kind: 'Name', value: 'standing' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
          { kind: 'Field', name: { kind: 'Name', value: 'clauseNumber' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'promise' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'target' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallLimit' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'clauses' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'period' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'schedule' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'openSpans' },
                  arguments: [
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'days' },
                      value: { kind: 'IntValue', value: '14' },
                    },
                  ],
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'until' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'period' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ticket' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'severity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'group' } },
                { kind: 'Field', name: { kind: 'Name', value: 'agent' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'WallFrame' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BoardFrame' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
          { kind: 'Field', name: { kind: 'Name', value: 'at' } },
          { kind: 'Field', name: { kind: 'Name', value: 'zone' } },
          { kind: 'Field', name: { kind: 'Name', value: 'periodLabel' } },
          { kind: 'Field', name: { kind: 'Name', value: 'brokenCount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'savableCount' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'tiles' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                { kind: 'Field', name: { kind: 'Name', value: 'label' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'promise' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'met' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'missed' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'undecided' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'excluded' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'target' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'met' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'missed' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'undecided' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'excluded' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hours' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'open' } },
                { kind: 'Field', name: { kind: 'Name', value: 'broken' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'sources' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                { kind: 'Field', name: { kind: 'Name', value: 'lastEventAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'expectedSilence' } },
                { kind: 'Field', name: { kind: 'Name', value: 'silent' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'nextToBreak' },
            arguments: [
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '20' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallClock' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'broken' },
            arguments: [
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '3' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'WallClock' } }],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WallFramesSubscription, WallFramesSubscriptionVariables>;
