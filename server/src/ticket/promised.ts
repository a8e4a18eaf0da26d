// The promised instant as a ticket keeps it: the engine's reading, and when we first saw that it was broken.
import type { LimitStanding, PromisedInstant } from '../engine/reading.ts';

/** Instants in epoch milliseconds. */
export interface StoredPromised {
  readonly firstMs: number;
  readonly currentMs: number;
  readonly slips: number;
  /** The event that gave the current instant: it says who did. */
  readonly factId: number;
  readonly standing: LimitStanding | null;
  /** Null: nothing is promised any more, because the ticket was cancelled or merged. */
  readonly dueMs: number | null;
  readonly warnMs: number | null;
  readonly breachedMs: number | null;
  readonly noticedMs: number | null;
  /** When the ticket ended and the time left stood still; null: it goes on. */
  readonly endedMs: number | null;
}

/** What of a ticket concerns its promise besides the reading itself. */
export interface PromisedTicket {
  readonly before: StoredPromised | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
}

export function toStoredPromised(
  { first, current, slips, factId, limit }: PromisedInstant,
  { before, resolvedAt, closedAt }: PromisedTicket,
  now: Temporal.Instant,
): StoredPromised {
  const breachedMs = limit.breachedAt?.epochMilliseconds ?? null;
  const seenBefore = breachedMs !== null && before?.breachedMs === breachedMs ? before.noticedMs : null;
  return {
    firstMs: first.epochMilliseconds,
    currentMs: current.epochMilliseconds,
    slips,
    factId,
    standing: limit.standing,
    dueMs: limit.dueAt?.epochMilliseconds ?? null,
    warnMs: limit.warnAt?.epochMilliseconds ?? null,
    breachedMs,
    noticedMs: breachedMs === null ? null : (seenBefore ?? now.epochMilliseconds),
    endedMs: (resolvedAt ?? closedAt)?.epochMilliseconds ?? null,
  };
}
