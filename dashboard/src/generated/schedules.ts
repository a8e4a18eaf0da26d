// Made by scripts/documents.ts from schedule/schedules.graphql and schema/floor.graphql; not written by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Hours that replace those of one date. */
export type CoverageExceptionInput = {
  /** The date. */
  date: string;
  /** The hours of that date; empty: closed. */
  intervals: Array<LocalIntervalInput>;
  /** The period whose hours are replaced; absent: of every period. */
  period?: CoveragePeriod | null | undefined;
};

/** What a question of coverage asks. */
export type CoverageOp =
  /** The earliest instant at which `seconds` of covered time have passed since `start`. */
  | 'ADD'
  /** The covered seconds between `start` and `end`; negative when `end` is earlier. */
  | 'BETWEEN'
  /** The latest instant from which `seconds` of covered time pass until `start`. */
  | 'SUBTRACT';

/** A part of the covered time. */
export type CoveragePeriod =
  /** Covered time beside the main hours. */
  | 'NON_PRIME'
  /** The main hours; wins where both periods cover an instant. */
  | 'PRIME';

/** The weekly hours of one coverage period. */
export type CoveragePeriodInput = {
  /** What a holiday does to it. */
  onHoliday?: HolidayRule | null | undefined;
  /** Which period; each at most once. */
  period: CoveragePeriod;
  /** Its hours. */
  weekly: WeeklyHoursInput;
};

/** One question of a schedule. */
export type CoverageQuestionInput = {
  /** For BETWEEN: where the counting ends. */
  end?: string | null | undefined;
  /** What is asked. */
  op: CoverageOp;
  /** Count this period only; absent: either. */
  period?: CoveragePeriod | null | undefined;
  /** For ADD and SUBTRACT: covered seconds, 0 or more, to the millisecond. */
  seconds?: number | null | undefined;
  /** Where the counting starts. */
  start: string;
};

/** When time counts. */
export type CoverageScheduleInput = {
  /** Dates with hours of their own. */
  exceptions?: Array<CoverageExceptionInput> | null | undefined;
  /** Holiday calendars whose dates, but for what is switched off, are holidays too. */
  holidayCalendars?: Array<string | number> | null | undefined;
  /** The dates that are holidays. */
  holidays?: Array<string> | null | undefined;
  /** One or two coverage periods. */
  periods: Array<CoveragePeriodInput>;
  /** The zone whose wall clock the hours are on. */
  timeZone: string;
};

/** A new schedule. */
export type CreateCoverageScheduleInput = {
  /** What people call it. */
  name: string;
  /** When time counts. */
  schedule: CoverageScheduleInput;
};

/** A new calendar. */
export type CreateHolidayCalendarInput = {
  /** What people call it. */
  name: string;
  /** Where it has its dates from. */
  source: HolidaySourceInput;
  /** What of it is not to count. */
  switchedOff?: Array<SwitchedOffHolidayInput> | null | undefined;
};

/** Where a calendar has its dates from. */
export type HolidayCalendarKind =
  /** The law of a country, state or region. */
  | 'COUNTRY'
  /** An iCalendar address that is read again every few hours. */
  | 'FEED'
  /** An iCalendar file that was read once. */
  | 'FILE';

/** What sort of day a holiday is. */
export type HolidayKind =
  /** Banks and offices are closed. */
  | 'BANK'
  /** Kept, without a day off. */
  | 'OBSERVANCE'
  /** Most people take the day off. */
  | 'OPTIONAL'
  /** A public holiday. */
  | 'PUBLIC'
  /** Schools are closed. */
  | 'SCHOOL';

/** What a holiday does to a coverage period. */
export type HolidayRule =
  /** The period covers the whole date. */
  | 'ALL_DAY'
  /** The date counts as any other; a dated exception still replaces its intervals. */
  | 'AS_USUAL'
  /** The period does not open on that date. */
  | 'CLOSED';

/** Where dates come from: exactly one of country, file and url. */
export type HolidaySourceInput = {
  /** The code of a country. */
  country?: string | null | undefined;
  /** The text of an iCalendar file (RFC 5545). */
  file?: string | null | undefined;
  /** Of a country's holidays, only these; absent: PUBLIC. */
  kinds?: Array<HolidayKind> | null | undefined;
  /** The code of a region of the state. */
  region?: string | null | undefined;
  /** The code of a state of the country. */
  state?: string | null | undefined;
  /** The http or https address of a calendar; never a private one. */
  url?: string | null | undefined;
};

/** Which of the two limits of a clock. */
export type LimitKind =
  /** What the counterpart was told. */
  | 'PROMISE'
  /** What the floor works to; private. */
  | 'TARGET';

/** How one limit stands. */
export type LimitStanding =
  /** Past its warning. */
  | 'AT_RISK'
  /** Not kept. */
  | 'BREACHED'
  /** Kept. */
  | 'MET'
  /** Time left, no warning. */
  | 'ON_TRACK';

/** Hours of the local wall clock, `[from, to)`; `to` at or before `from` runs overnight. */
export type LocalIntervalInput = {
  /** When it opens. */
  from: string;
  /** When it closes; "24:00" is the end of the day. */
  to: string;
};

/** A schedule that is not saved, and questions of it. */
export type PreviewCoverageInput = {
  /** At most 1,000 questions. */
  questions: Array<CoverageQuestionInput>;
  /** The schedule. */
  schedule: CoverageScheduleInput;
};

/** The next version of a schedule. */
export type SaveCoverageScheduleVersionInput = {
  /** When time counts from then on: the whole of it, not a change. */
  definition: CoverageScheduleInput;
  /** Say what it would move, and save nothing. */
  dryRun?: boolean | null | undefined;
  /** Of a correction: how many results the dry run said would turn over. Refused when it is another number. */
  expectedFlips?: number | null | undefined;
  /** Why, at most 2,000 characters. A correction of the past is signed by the viewer and needs one. */
  reason?: string | null | undefined;
  /** The schedule. */
  schedule: string | number;
  /** From when it applies, until a version that begins later; absent: from now on. In the past it is a correction. */
  validFrom?: string | null | undefined;
};

/** What is to hold of a calendar; what is absent stays. */
export type SaveHolidayCalendarInput = {
  /** The calendar. */
  calendar: string | number;
  /** What people call it. */
  name?: string | null | undefined;
  /** Read its source now. */
  readNow?: boolean | null | undefined;
  /** Where it has its dates from: it is read at once. */
  source?: HolidaySourceInput | null | undefined;
  /** All that is not to count. */
  switchedOff?: Array<SwitchedOffHolidayInput> | null | undefined;
};

/** What an agreement version does when its coverage schedule gets a new version. */
export type ScheduleFollowing =
  /** At each instant the version of the schedule that applies to it. */
  | 'FOLLOWS'
  /** It keeps the hours and exceptions of its version and takes the holidays of the newer ones. */
  | 'HOLIDAYS_ONLY'
  /** It stays with its version; only an amendment moves it. */
  | 'PINNED';

/** What of a calendar is not to count. */
export type SwitchedOffHolidayInput = {
  /** Its date; absent: on every date. */
  date?: string | null | undefined;
  /** The name of the entry. */
  name: string;
};

/** The hours of each weekday. */
export type WeeklyHoursInput = {
  /** The hours of Friday; absent or empty: closed. */
  fri?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Monday; absent or empty: closed. */
  mon?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Saturday; absent or empty: closed. */
  sat?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Sunday; absent or empty: closed. */
  sun?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Thursday; absent or empty: closed. */
  thu?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Tuesday; absent or empty: closed. */
  tue?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Wednesday; absent or empty: closed. */
  wed?: Array<LocalIntervalInput> | null | undefined;
};

export type ScheduleCalendarFragment = {
  id: string;
  name: string;
  kind: HolidayCalendarKind;
  country: string | null;
  state: string | null;
  region: string | null;
  url: string | null;
  readAt: string;
  failedAt: string | null;
  failure: string | null;
  switchedOff: Array<{ name: string; date: string | null }>;
  entries: Array<{ date: string; name: string; wholeDay: boolean; switchedOff: boolean }>;
};

export type ScheduleListQueryVariables = Exact<{
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type ScheduleListQuery = {
  coverageSchedules: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      name: string;
      timeZone: string;
      version: number;
      holidayCalendars: Array<{ id: string; name: string }>;
      periods: Array<{ period: CoveragePeriod }>;
      versions: { nodes: Array<{ id: string; savedAt: string; savedBy: string | null }> };
    }>;
  };
};

export type ScheduleQueryVariables = Exact<{
  id: string | number;
}>;

export type ScheduleQuery = {
  node:
    | {
        id: string;
        name: string;
        timeZone: string;
        version: number;
        ownHolidays: Array<string>;
        periods: Array<{
          period: CoveragePeriod;
          onHoliday: HolidayRule;
          weekly: {
            mon: Array<{ from: string; to: string }>;
            tue: Array<{ from: string; to: string }>;
            wed: Array<{ from: string; to: string }>;
            thu: Array<{ from: string; to: string }>;
            fri: Array<{ from: string; to: string }>;
            sat: Array<{ from: string; to: string }>;
            sun: Array<{ from: string; to: string }>;
          };
        }>;
        exceptions: Array<{
          date: string;
          period: CoveragePeriod | null;
          intervals: Array<{ from: string; to: string }>;
        }>;
        holidayCalendars: Array<{ id: string }>;
        inForce: { version: number };
        versions: {
          totalCount: number;
          nodes: Array<{
            id: string;
            version: number;
            validFrom: string;
            validUntil: string | null;
            savedAt: string;
            savedBy: string | null;
            reason: string | null;
            isCorrection: boolean;
            flips: { totalCount: number };
          }>;
        };
      }
    | Record<PropertyKey, never>
    | null;
};

export type ScheduleCalendarsQueryVariables = Exact<{ [key: string]: never }>;

export type ScheduleCalendarsQuery = {
  holidayCalendars: {
    nodes: Array<{
      id: string;
      name: string;
      kind: HolidayCalendarKind;
      country: string | null;
      state: string | null;
      region: string | null;
      url: string | null;
      readAt: string;
      failedAt: string | null;
      failure: string | null;
      switchedOff: Array<{ name: string; date: string | null }>;
      entries: Array<{ date: string; name: string; wholeDay: boolean; switchedOff: boolean }>;
    }>;
  };
};

export type HolidayPlacesQueryVariables = Exact<{
  country?: string | null | undefined;
  state?: string | null | undefined;
}>;

export type HolidayPlacesQuery = { holidayPlaces: Array<{ code: string; name: string }> };

export type DuePreviewQueryVariables = Exact<{
  input: PreviewCoverageInput;
}>;

export type DuePreviewQuery = {
  previewCoverage: {
    answers: Array<{ at: string | null; error: { message: string } | null }>;
    userErrors: Array<{ message: string }>;
  };
};

export type CreateScheduleMutationVariables = Exact<{
  input: CreateCoverageScheduleInput;
}>;

export type CreateScheduleMutation = {
  createCoverageSchedule: { schedule: { id: string } | null; userErrors: Array<{ message: string }> };
};

export type SaveScheduleVersionMutationVariables = Exact<{
  input: SaveCoverageScheduleVersionInput;
}>;

export type SaveScheduleVersionMutation = {
  saveCoverageScheduleVersion: {
    isCorrection: boolean;
    version: { id: string; version: number } | null;
    moves: {
      totalTickets: number;
      isComplete: boolean;
      totalFlips: number;
      tickets: Array<{ id: string; source: string; reference: string }>;
      agreements: Array<{
        id: string;
        scheduleFollowing: ScheduleFollowing;
        agreement: { id: string; number: string };
      }>;
      pinned: Array<{ id: string; agreement: { id: string; number: string } }>;
      flipsByCustomer: Array<{ count: number; customer: { id: string; name: string } | null }>;
      flips: Array<{
        measure: string;
        cycle: number;
        limit: LimitKind;
        from: LimitStanding | null;
        to: LimitStanding | null;
        ticket: { id: string; source: string; reference: string } | null;
      }>;
    } | null;
    userErrors: Array<{ message: string; path: Array<string> | null }>;
  };
};

export type CreateCalendarMutationVariables = Exact<{
  input: CreateHolidayCalendarInput;
}>;

export type CreateCalendarMutation = {
  createHolidayCalendar: {
    calendar: {
      id: string;
      name: string;
      kind: HolidayCalendarKind;
      country: string | null;
      state: string | null;
      region: string | null;
      url: string | null;
      readAt: string;
      failedAt: string | null;
      failure: string | null;
      switchedOff: Array<{ name: string; date: string | null }>;
      entries: Array<{ date: string; name: string; wholeDay: boolean; switchedOff: boolean }>;
    } | null;
    userErrors: Array<{ message: string }>;
  };
};

export type SwitchHolidaysMutationVariables = Exact<{
  input: SaveHolidayCalendarInput;
}>;

export type SwitchHolidaysMutation = {
  saveHolidayCalendar: {
    versionsMade: number;
    calendar: {
      id: string;
      name: string;
      kind: HolidayCalendarKind;
      country: string | null;
      state: string | null;
      region: string | null;
      url: string | null;
      readAt: string;
      failedAt: string | null;
      failure: string | null;
      switchedOff: Array<{ name: string; date: string | null }>;
      entries: Array<{ date: string; name: string; wholeDay: boolean; switchedOff: boolean }>;
    } | null;
    userErrors: Array<{ message: string }>;
  };
};

export const ScheduleCalendarFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ScheduleCalendar' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'HolidayCalendar' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'country' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'region' } },
          { kind: 'Field', name: { kind: 'Name', value: 'url' } },
          { kind: 'Field', name: { kind: 'Name', value: 'readAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failure' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'switchedOff' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'entries' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'wholeDay' } },
                { kind: 'Field', name: { kind: 'Name', value: 'switchedOff' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ScheduleCalendarFragment, unknown>;
export const ScheduleListDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'ScheduleList' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'search' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
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
            name: { kind: 'Name', value: 'coverageSchedules' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'search' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'search' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'holidayCalendars' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'periods' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [{ kind: 'Field', name: { kind: 'Name', value: 'period' } }],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'versions' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'first' },
                            value: { kind: 'IntValue', value: '1' },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'nodes' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'savedAt' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'savedBy' } },
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
        ],
      },
    },
  ],
} as unknown as DocumentNode<ScheduleListQuery, ScheduleListQueryVariables>;
export const ScheduleDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Schedule' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'node' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'CoverageSchedule' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'ownHolidays' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'periods' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'period' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'onHoliday' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'weekly' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'mon' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                                      ],
                                    },
                                  },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'tue' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                                      ],
                                    },
                                  },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'wed' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                                      ],
                                    },
                                  },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'thu' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                                      ],
                                    },
                                  },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'fri' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                                      ],
                                    },
                                  },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'sat' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                                      ],
                                    },
                                  },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'sun' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'to' } },
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
                        kind: 'Field',
                        name: { kind: 'Name', value: 'exceptions' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'period' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'intervals' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'holidayCalendars' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [{ kind: 'Field', name: { kind: 'Name', value: 'id' } }],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'inForce' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [{ kind: 'Field', name: { kind: 'Name', value: 'version' } }],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'versions' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'first' },
                            value: { kind: 'IntValue', value: '50' },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'nodes' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'validUntil' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'savedAt' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'savedBy' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'isCorrection' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'flips' },
                                    arguments: [
                                      {
                                        kind: 'Argument',
                                        name: { kind: 'Name', value: 'first' },
                                        value: { kind: 'IntValue', value: '1' },
                                      },
                                    ],
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [{ kind: 'Field', name: { kind: 'Name', value: 'totalCount' } }],
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
        ],
      },
    },
  ],
} as unknown as DocumentNode<ScheduleQuery, ScheduleQueryVariables>;
export const ScheduleCalendarsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'ScheduleCalendars' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'holidayCalendars' },
            arguments: [
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '100' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ScheduleCalendar' } }],
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
      name: { kind: 'Name', value: 'ScheduleCalendar' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'HolidayCalendar' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'country' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'region' } },
          { kind: 'Field', name: { kind: 'Name', value: 'url' } },
          { kind: 'Field', name: { kind: 'Name', value: 'readAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failure' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'switchedOff' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'entries' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'wholeDay' } },
                { kind: 'Field', name: { kind: 'Name', value: 'switchedOff' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ScheduleCalendarsQuery, ScheduleCalendarsQueryVariables>;
export const HolidayPlacesDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'HolidayPlaces' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'country' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'state' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'holidayPlaces' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'country' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'country' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'state' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'state' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HolidayPlacesQuery, HolidayPlacesQueryVariables>;
export const DuePreviewDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DuePreview' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'PreviewCoverageInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'previewCoverage' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'answers' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'error' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [{ kind: 'Field', name: { kind: 'Name', value: 'message' } }],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'message' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DuePreviewQuery, DuePreviewQueryVariables>;
export const CreateScheduleDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'CreateSchedule' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'CreateCoverageScheduleInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'createCoverageSchedule' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'id' } }],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'message' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CreateScheduleMutation, CreateScheduleMutationVariables>;
export const SaveScheduleVersionDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SaveScheduleVersion' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SaveCoverageScheduleVersionInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'saveCoverageScheduleVersion' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'isCorrection' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'version' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'moves' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'totalTickets' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'isComplete' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'totalFlips' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'tickets' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'agreements' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'scheduleFollowing' } },
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
                        name: { kind: 'Name', value: 'pinned' },
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
                        name: { kind: 'Name', value: 'flipsByCustomer' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'count' } },
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
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'flips' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'measure' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'cycle' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'limit' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'ticket' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
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
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'path' } },
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
} as unknown as DocumentNode<SaveScheduleVersionMutation, SaveScheduleVersionMutationVariables>;
export const CreateCalendarDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'CreateCalendar' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'CreateHolidayCalendarInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'createHolidayCalendar' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'calendar' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ScheduleCalendar' } }],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'message' } }],
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
      name: { kind: 'Name', value: 'ScheduleCalendar' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'HolidayCalendar' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'country' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'region' } },
          { kind: 'Field', name: { kind: 'Name', value: 'url' } },
          { kind: 'Field', name: { kind: 'Name', value: 'readAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failure' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'switchedOff' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'entries' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'wholeDay' } },
                { kind: 'Field', name: { kind: 'Name', value: 'switchedOff' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CreateCalendarMutation, CreateCalendarMutationVariables>;
export const SwitchHolidaysDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SwitchHolidays' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SaveHolidayCalendarInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'saveHolidayCalendar' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'versionsMade' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'calendar' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ScheduleCalendar' } }],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'message' } }],
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
      name: { kind: 'Name', value: 'ScheduleCalendar' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'HolidayCalendar' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'country' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'region' } },
          { kind: 'Field', name: { kind: 'Name', value: 'url' } },
          { kind: 'Field', name: { kind: 'Name', value: 'readAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'failure' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'switchedOff' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'entries' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'wholeDay' } },
                { kind: 'Field', name: { kind: 'Name', value: 'switchedOff' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SwitchHolidaysMutation, SwitchHolidaysMutationVariables>;
