// FIXED_AT_START may punish the earlier: with one prime hour and four hours of the night, a ticket of 17:59 is due after
// one of 18:01. Whoever agrees to such limits is shown the worst pair there is in a week.
import { clausesFor } from './agreement.ts';
import { instantProblem, openSpans, type Coverage } from './coverage.ts';
import { promisedDueMs } from './limit.ts';
import type { ChosenClauses } from './agreement.ts';
import type { Clause, Terms } from './clause.ts';

/** Two openings of which the later one is due earlier. */
export interface Inversion {
  readonly clauses: readonly Clause[];
  readonly earlier: Opening;
  readonly later: Opening;
  /** By how much real time the later opening is due before the earlier one. */
  readonly byMs: number;
}

export interface Opening {
  readonly openedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
}

const MINUTE_MS = 60_000;
const MINUTES_A_WEEK = 7 * 24 * 60;

/** For each clock that clauses form, the worst inversion of promises among openings at every minute of a week. */
export function inversions(terms: Terms, from: Temporal.Instant): Inversion[] {
  const clocks = new Set(
    terms.clauses.map(({ measure, severity, options: { group } }) =>
      clausesFor(terms.clauses, { measure, severity, group: group ?? null }),
    ),
  );
  // One clause and one allowance are due in the order of the openings.
  const mayInvert = [...clocks].filter((clauses) => clauses.length > 1 && clauses[0]?.options.allowance !== 'BLENDED');
  if (mayInvert.length === 0) return [];
  const openings = telling(terms.coverage, from.epochMilliseconds);
  return mayInvert.flatMap((clauses) => worstOf({ terms, clauses }, openings) ?? []);
}

/**
 * The first and the last minute of the week before each closing, in order: those between are judged by the same clause,
 * and due in their order. None where the calendar ends within the week.
 */
function telling(coverage: Coverage, fromMs: number): number[] {
  const week = { from: toInstant(fromMs), to: toInstant(fromMs + MINUTES_A_WEEK * MINUTE_MS) };
  if (instantProblem(week.to) !== null) return [];
  const closings = openSpans(coverage, week).map(({ until }) => until.epochMilliseconds);
  const minutes = [...closings, week.to.epochMilliseconds].flatMap((closingMs) => {
    const minute = Math.ceil((closingMs - fromMs) / MINUTE_MS);
    return [minute - 1, minute];
  });
  return [...new Set([0, ...minutes])]
    .filter((minute) => minute < MINUTES_A_WEEK)
    .map((minute) => fromMs + minute * MINUTE_MS);
}

function worstOf(chosen: ChosenClauses, openings: readonly number[]): Inversion | null {
  const { clauses } = chosen;
  let latest = { openedMs: -Infinity, dueMs: -Infinity };
  let worst: { readonly early: typeof latest; readonly late: typeof latest } | null = null;
  for (const openedMs of openings) {
    const opening = { openedMs, dueMs: promisedDueMs(chosen, openedMs) };
    const byMs = worst === null ? 0 : worst.early.dueMs - worst.late.dueMs;
    if (latest.dueMs - opening.dueMs > byMs) worst = { early: latest, late: opening };
    if (opening.dueMs < Infinity && opening.dueMs > latest.dueMs) latest = opening;
  }
  if (worst === null) return null;
  const { early, late } = worst;
  return { clauses, earlier: toOpening(early), later: toOpening(late), byMs: early.dueMs - late.dueMs };
}

const toOpening = ({ openedMs, dueMs }: { readonly openedMs: number; readonly dueMs: number }): Opening => ({
  openedAt: toInstant(openedMs),
  dueAt: toInstant(dueMs),
});

const toInstant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
