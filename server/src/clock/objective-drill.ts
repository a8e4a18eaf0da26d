// Which clocks an objective speaks of, and the drill that lists those behind one of its numbers.
import { z } from 'zod';
import type { CountsBy } from '../agreement/section-enums.ts';
import { severities, type Severity } from '../engine/fact.ts';
import { instantMs, plainText } from '../ticket/stored-query.ts';

const countsBy = ['DUE', 'START', 'STOP'] as const satisfies readonly CountsBy[];

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

export const objectiveDrill: z.ZodType<ObjectiveDrill> = z.object({
  objective: z.object({
    versions: z.array(z.int()),
    measure: plainText,
    severity: z.enum(severities).nullable(),
    service: plainText.nullable(),
    countsBy: z.enum(countsBy),
    withinMs: z.int().nullable(),
    isMean: z.boolean(),
    fromMs: instantMs,
    untilMs: instantMs,
  }),
  late: z.array(z.int()),
  results: z.array(z.enum(clockResults)).nullable(),
});
