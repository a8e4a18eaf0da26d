// A drill names the clocks behind a number, so that the list it opens holds exactly those. Clients pass it back
// unread; we read it as strictly as any other input.
import { z } from 'zod';
import { clockOutcomes, type ClockOutcome } from '../engine/outcome.ts';
import { severities, type Severity } from '../engine/fact.ts';
import type { LimitKind } from '../engine/reading.ts';
import { codedError } from '../gate/errors.ts';
import { figureDrill, type FigureDrill } from './figure-query.ts';
import { objectiveDrill, pinnedDrill, type ObjectiveDrill, type PinnedDrill } from './objective-drill.ts';
import { instantMs, plainText, storedQuery, withoutNulls } from '../ticket/stored-query.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';

/**
 * Clocks of one measure that count in `[fromMs, untilMs)`: by the instant their promise is due, by the instant it was
 * broken when it has no due, else by their start. `severity` is the ticket's, null: any. With limit TARGET only clocks
 * that have one.
 */
export interface ClockDrill {
  readonly measure: string;
  readonly severity: Severity | null;
  readonly limit: LimitKind;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Null: all outcomes. */
  readonly outcome: ClockOutcome | null;
  readonly query: TicketQuery;
}

const drill: z.ZodType<ClockDrill> = z.object({
  measure: plainText,
  severity: z.enum(severities).nullable(),
  limit: z.enum(['PROMISE', 'TARGET']),
  fromMs: instantMs,
  untilMs: instantMs,
  outcome: z.enum(clockOutcomes).nullable(),
  query: storedQuery,
});

/** A value that a client passes back unread. */
export const drillText = (value: object): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

export const formatDrill = (value: ClockDrill): string => drillText({ ...value, query: withoutNulls(value.query) });

/** A figure's drill; `readDrill` reads it too. */
export const formatFigureDrill = (value: FigureDrill): string => drillText(value);

/** An objective's drill; `readDrill` reads it too. */
export const formatObjectiveDrill = (value: ObjectiveDrill | PinnedDrill): string => drillText(value);

/** What lists clocks behind a number. */
export type AnyDrill = ClockDrill | FigureDrill | ObjectiveDrill | PinnedDrill;

/** Throws INVALID for anything that no `format…Drill` made. */
export const readDrill = (text: string): AnyDrill =>
  readDrillText(z.union([figureDrill, objectiveDrill, pinnedDrill, drill]), text);

/** @throws INVALID for anything that is not of the shape */
export function readDrillText<T>(shape: z.ZodType<T>, text: string): T {
  const read = shape.safeParse(parsed(text));
  if (read.success) return read.data;
  throw codedError('INVALID', 'Expected a drill as a number gave it.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // No JSON is no drill: the caller says so.
    return null;
  }
}
