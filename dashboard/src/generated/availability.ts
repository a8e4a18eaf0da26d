// Made by scripts/documents.ts from schedule/availability.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A part of the covered time. */
export type CoveragePeriod =
  /** Covered time beside the main hours. */
  | 'NON_PRIME'
  /** The main hours; wins where both periods cover an instant. */
  | 'PRIME';

/** What a holiday does to a coverage period. */
export type HolidayRule =
  /** The period covers the whole date. */
  | 'ALL_DAY'
  /** The date counts as any other; a dated exception still replaces its intervals. */
  | 'AS_USUAL'
  /** The period does not open on that date. */
  | 'CLOSED';

export type ScheduleExportQueryVariables = Exact<{
  id: string | number;
}>;

export type ScheduleExportQuery = { node: { id: string; availability: string } | Record<PropertyKey, never> | null };

export type ScheduleImportQueryVariables = Exact<{
  text: string;
}>;

export type ScheduleImportQuery = {
  readAvailability: {
    timeZone: string | null;
    holidays: Array<string>;
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
    exceptions: Array<{ date: string; period: CoveragePeriod | null; intervals: Array<{ from: string; to: string }> }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export const ScheduleExportDocument =
  'query ScheduleExport($id:ID!){node(id:$id){...on CoverageSchedule{id availability}}}' as TypedText<
    ScheduleExportQuery,
    ScheduleExportQueryVariables
  >;

export const ScheduleImportDocument =
  'query ScheduleImport($text:String!){readAvailability(text:$text){timeZone holidays periods{period onHoliday weekly{mon{from to}tue{from to}wed{from to}thu{from to}fri{from to}sat{from to}sun{from to}}}exceptions{date period intervals{from to}}userErrors{code message path}}}' as TypedText<
    ScheduleImportQuery,
    ScheduleImportQueryVariables
  >;
