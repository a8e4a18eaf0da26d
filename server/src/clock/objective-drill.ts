// The clocks behind a number of an objective, as a value: those that its question holds now, or those that were pinned when
// its period was closed.
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
  readonly service: string | null;
  readonly countsBy: CountsBy;
  /** Covered time that is still good; null: the promise of each. */
  readonly withinMs: number | null;
  readonly fromMs: number;
  readonly untilMs: number;
}

export const clockResults = ['GOOD', 'BAD', 'OPEN', 'EXCLUDED', 'WAIVED', 'DISPUTED'] as const;
export type ClockResult = (typeof clockResults)[number];

/** The clocks of a question that have one of these results. */
export interface ObjectiveDrill {
  readonly objective: ClockQuestion;
  readonly results: readonly ClockResult[];
  /** Clocks that came to the objective's own limit since they were read: BAD, though not kept so yet. */
  readonly late: readonly number[];
}

/** The clocks that were pinned with one of these results when the period was closed. */
export interface PinnedDrill {
  readonly pinned: { readonly period: number; readonly number: string };
  readonly results: readonly ClockResult[];
}

const ids = z.array(z.int());
const results = z.array(z.enum(clockResults));

export const objectiveDrill: z.ZodType<ObjectiveDrill> = z.object({
  objective: z.object({
    versions: ids,
    measure: plainText,
    severity: z.enum(severities).nullable(),
    service: plainText.nullable(),
    countsBy: z.enum(countsBys),
    withinMs: z.int().nullable(),
    fromMs: instantMs,
    untilMs: instantMs,
  }),
  results,
  late: ids,
});

export const pinnedDrill: z.ZodType<PinnedDrill> = z.object({
  pinned: z.object({ period: z.int(), number: plainText }),
  results,
});
