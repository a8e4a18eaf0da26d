// Covered time on the screen: how long until a limit, counted only while the schedule is open.
// Law: real elapsed time inside the open spans; outside them a countdown stands still.
import { epochOf } from './instant.ts';
import { millisecondsOf } from './duration.ts';

export interface Span {
  readonly from: number;
  readonly until: number;
}

interface OpenSpan {
  readonly from: string;
  readonly until: string;
  readonly period: 'PRIME' | 'NON_PRIME';
}

export interface CountedLimit {
  readonly dueAt: string | null;
  readonly headroom: string | null;
}

/** What a countdown needs of a clock. */
export interface CountedClock {
  readonly phase: string;
  readonly promise: CountedLimit | null;
  readonly schedule: { readonly openSpans: readonly OpenSpan[] } | null;
}

/**
 * The spans in which this clock counts, sorted; `readAt` is when it was read, in epoch ms.
 * A limit made for prime hours counts in those only, every other limit in both periods. A wall may not read clauses, so
 * the headroom that came with the clock tells which it is: it is the covered time from `readAt` to the due instant.
 */
export function countingSpans(clock: CountedClock, readAt: number): readonly Span[] {
  const known = [...(clock.schedule?.openSpans ?? [])].sort((a, b) => epochOf(a.from) - epochOf(b.from));
  const spans = (open: readonly OpenSpan[]): Span[] =>
    open.map(({ from, until }) => ({ from: epochOf(from), until: epochOf(until) }));
  const all = spans(known);
  const prime = spans(known.filter((span) => span.period === 'PRIME'));
  const headroom = millisecondsOf(clock.promise?.headroom ?? null);
  const dueAt = epochOf(clock.promise?.dueAt ?? null);
  const horizon = all[all.length - 1]?.until ?? readAt;
  if (clock.phase !== 'RUNNING' || headroom === null || dueAt === null || dueAt <= readAt || dueAt > horizon)
    return all;
  const fits = (counting: readonly Span[]): boolean =>
    Math.abs(coveredBetween(counting, { from: readAt, to: dueAt }) - headroom) <= 1;
  return !fits(all) && fits(prime) ? prime : all;
}

/** Covered milliseconds between two instants; 0 when `to` is not after `from`. */
export function coveredBetween(spans: readonly Span[], { from, to }: { from: number; to: number }): number {
  let covered = 0;
  for (const span of spans) covered += Math.max(0, Math.min(span.until, to) - Math.max(span.from, from));
  return covered;
}

/** True at `at` when one of the half-open spans holds it. */
export const isOpen = (spans: readonly Span[], at: number): boolean =>
  spans.some((span) => span.from <= at && at < span.until);

/** The next opening after `at`; null when the known spans hold none. */
export const nextOpening = (spans: readonly Span[], at: number): number | null =>
  spans.find((span) => span.from > at)?.from ?? null;

/**
 * Covered milliseconds left at `now`, negative when late; null when the limit has none.
 * Known spans that reach from now to the due instant are counted; otherwise the headroom read at `readAt` is carried on.
 * A clock that does not run keeps the headroom it was read with.
 */
export function headroomAt(
  clock: CountedClock,
  limit: CountedLimit | null,
  { spans, readAt, now }: { spans: readonly Span[]; readAt: number; now: number },
): number | null {
  if (limit === null) return null;
  const read = millisecondsOf(limit.headroom);
  if (clock.phase !== 'RUNNING') return read;
  const dueAt = epochOf(limit.dueAt);
  const first = spans[0];
  const last = spans[spans.length - 1];
  if (dueAt !== null && first !== undefined && last !== undefined) {
    if (now <= dueAt && dueAt <= last.until) return coveredBetween(spans, { from: now, to: dueAt });
    if (now > dueAt && first.from <= dueAt) return -coveredBetween(spans, { from: dueAt, to: now });
  }
  return read === null ? null : read - coveredBetween(spans, { from: readAt, to: now });
}
