// What a figure counts, as a value: which cells, which days. Drills keep it as JSON, so that the clocks behind a figure are
// asked for with the very question the figure was.
import { z } from 'zod';
import { breachCauses, type BreachCause } from '../engine/breach.ts';
import { holders, type Holder } from '../engine/holders.ts';
import { clockOutcomes, type ClockOutcome } from '../engine/outcome.ts';
import type { LimitKind } from '../engine/reading.ts';
import { instantMs, plainText } from '../ticket/stored-query.ts';

/** By what figures are grouped and filtered. */
export const axes = [
  ...(['customer', 'serviceAccount', 'service', 'agreement', 'clause', 'team', 'severity'] as const),
  ...(['measure', 'kind'] as const),
] as const;
export type Axis = (typeof axes)[number];

/** Keys by axis: ids and names as text, the empty text where a clock has none. */
export type FigureKeys = Partial<Readonly<Record<Axis, string>>>;

export interface FigureQuery {
  /** An axis that is absent asks nothing; an empty list is satisfied by nothing. */
  readonly only: Partial<Readonly<Record<Axis, readonly string[]>>>;
  /** Groups left out: what is behind "others". All are of the same axes. */
  readonly except: readonly FigureKeys[];
}

/** Civil days in each agreement's own zone, `[from, until)`, as YYYY-MM-DD; or instants in epoch milliseconds. */
export type FigurePeriod =
  | { readonly kind: 'DAYS'; readonly from: string; readonly until: string }
  | { readonly kind: 'INSTANTS'; readonly fromMs: number; readonly untilMs: number };

/** The clocks behind a figure; with limit TARGET only those that have one. */
export interface FigureDrill {
  readonly figures: FigureQuery;
  readonly period: FigurePeriod;
  readonly limit: LimitKind;
  /** Null: all outcomes. */
  readonly outcome: ClockOutcome | null;
  /** Of broken promises: only those with this main cause; absent: all. */
  readonly cause?: BreachCause | undefined;
  /** Of broken promises: only those whose time went in part with this holder; of US the group, null: none. */
  readonly heldBy?: { readonly holder: Holder; readonly group: string | null } | undefined;
  /** Only those that ended, whose times are told; absent: all. */
  readonly ended?: true | undefined;
}

/** A day of the calendar: there is no 30 February to ask for. */
const date = z.iso.date();

export const figurePeriod: z.ZodType<FigurePeriod> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('DAYS'), from: date, until: date }),
  z.object({ kind: z.literal('INSTANTS'), fromMs: instantMs, untilMs: instantMs }),
]);

export const figureDrill: z.ZodType<FigureDrill> = z.object({
  figures: z.object({
    only: z.partialRecord(z.enum(axes), z.array(plainText)),
    except: z.array(z.partialRecord(z.enum(axes), plainText)),
  }),
  period: figurePeriod,
  limit: z.enum(['PROMISE', 'TARGET']),
  outcome: z.enum(clockOutcomes).nullable(),
  cause: z.enum(breachCauses).optional(),
  heldBy: z.object({ holder: z.enum(holders), group: plainText.nullable() }).optional(),
  ended: z.literal(true).optional(),
});
