// Which clocks an objective speaks of, and the drills that list those behind one of its numbers: as they count now, or as
// they were pinned when its period was closed.
import { z } from 'zod';
import { countsBys, type CountsBy } from '../agreement/section-enums.ts';
import { severities, type Severity } from '../engine/fact.ts';
import { instantMs, plainText } from '../ticket/stored-query.ts';

/** Which clocks, and how one of them is good. Instants in epoch milliseconds, half-open. */
export interface ClockQuestion {
  /** Of these agreement versions. */
  readonly versions: readonly number[];
  readonly measure: string;
  /** Null: any. */
  readonly severity: Severity | null;
  /** By its reference; null: any. */
  readonly service: string | null;
  readonly countsBy: CountsBy;
  /** Covered time that is still good; null: the promise of each. */
  readonly withinMs: number | null;
  /** Only clocks that are over have a result. */
  readonly isMean: boolean;
  readonly fromMs: number;
  readonly untilMs: number;
}

const clockResults = ['GOOD', 'BAD', 'OPEN', 'EXCLUDED', 'WAIVED', 'DISPUTED'] as const;
export type ClockResult = (typeof clockResults)[number];

/** The clocks behind one number of an objective. */
export interface ObjectiveDrill {
  readonly objective: ClockQuestion;
  /** Row ids of clocks that run, and had come to the objective's own limit when it was read. */
  readonly late: readonly number[];
  /** Null: all. */
  readonly results: readonly ClockResult[] | null;
}

/** The clocks behind one number of an objective as it was reported. */
export interface PinnedDrill {
  /** The closed period by its row id, and the objective's number. */
  readonly pinned: { readonly period: number; readonly number: string };
  /** Null: all. */
  readonly results: readonly ClockResult[] | null;
}

const results = z.array(z.enum(clockResults)).nullable();

export const objectiveDrill: z.ZodType<ObjectiveDrill> = z.object({
  objective: z.object({
    versions: z.array(z.int()),
    measure: plainText,
    severity: z.enum(severities).nullable(),
    service: plainText.nullable(),
    countsBy: z.enum(countsBys),
    withinMs: z.int().nullable(),
    isMean: z.boolean(),
    fromMs: instantMs,
    untilMs: instantMs,
  }),
  late: z.array(z.int()),
  results,
});

export const pinnedDrill: z.ZodType<PinnedDrill> = z.object({
  pinned: z.object({ period: z.int(), number: plainText }),
  results,
});
