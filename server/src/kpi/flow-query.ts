// What is asked of work, as a value: where it stands, which days, and which of its figures. Drills keep it as JSON, so that
// what is behind a figure is asked for with the very question the figure was.
import { z } from 'zod';
import { drillText, readDrillText } from '../clock/clock-drill.ts';
import { figurePeriod, type FigurePeriod } from '../clock/figure-query.ts';
import { plainText } from '../ticket/stored-query.ts';

/** By what work is filtered and grouped: of a turn as it was then, of what lies open as it is. */
export const flowAxes = ['customer', 'serviceAccount', 'service', 'team', 'severity', 'source'] as const;
export type FlowAxis = (typeof flowAxes)[number];
export type FlowKeys = Partial<Readonly<Record<FlowAxis, string>>>;

export interface FlowQuery {
  /** An axis that is absent asks nothing; an empty list is satisfied by nothing. */
  readonly only: Partial<Readonly<Record<FlowAxis, readonly string[]>>>;
  /** Groups left out: what is behind "others". All are of the same axes. */
  readonly except: readonly FlowKeys[];
  /** Only tickets with a clock that one of these agreement versions judges; absent: all. */
  readonly versions?: readonly number[] | undefined;
}

/** BACKLOG: what lies open at the end; BACKLOG_BEFORE: at the beginning; CAME_IN and WENT_OUT: sums of the turns between. */
export const flowCounts = [
  ...(['BACKLOG_BEFORE', 'OPENED', 'REOPENED', 'MOVED_IN', 'RESOLVED', 'CANCELLED', 'MERGED', 'MOVED_OUT'] as const),
  ...(['BACKLOG', 'CLOSED', 'CAME_IN', 'WENT_OUT'] as const),
] as const;
export type FlowCount = (typeof flowCounts)[number];

export interface FlowDrill {
  readonly flow: FlowQuery;
  readonly period: FigurePeriod;
  readonly count: FlowCount;
}

/** By whom held time is told. */
export type HeldBy = 'TEAM' | 'PERSON';

export const workHolders = ['US', 'CUSTOMER', 'SUPPLIER'] as const;
export type WorkHolder = (typeof workHolders)[number];

/** Whose held time: of US the team, or the person by id; '': none. */
export interface HeldKey {
  readonly holder: WorkHolder;
  readonly key: string;
}

export interface HeldDrill {
  readonly held: FlowQuery;
  readonly period: FigurePeriod;
  readonly by: HeldBy;
  /** Null: everybody but `except`. */
  readonly of: HeldKey | null;
  readonly except: readonly HeldKey[];
}

const query = z.object({
  only: z.partialRecord(z.enum(flowAxes), z.array(plainText)),
  except: z.array(z.partialRecord(z.enum(flowAxes), plainText)),
  versions: z.array(z.int()).optional(),
});
const flowDrill: z.ZodType<FlowDrill> = z.object({ flow: query, period: figurePeriod, count: z.enum(flowCounts) });
const holder = z.object({ holder: z.enum(workHolders), key: plainText });
const heldDrill: z.ZodType<HeldDrill> = z.object({
  ...{ held: query, period: figurePeriod, by: z.enum(['TEAM', 'PERSON']) },
  ...{ of: holder.nullable(), except: z.array(holder) },
});

export const formatWorkDrill = (value: FlowDrill | HeldDrill): string => drillText(value);

/** @throws INVALID for anything that `formatWorkDrill` did not make of such a figure */
export const readFlowDrill = (text: string): FlowDrill => readDrillText(flowDrill, text);
export const readHeldDrill = (text: string): HeldDrill => readDrillText(heldDrill, text);
