// When a screen must say that it is not live. A closed socket shows within a second, a silent one within sixteen.

/** A closed socket that opens again sooner is not worth a banner. */
export const CLOSED_GRACE_MS = 600;
/** Heartbeats come every 5 s; three missed ones and the line is dead, whatever the socket says. */
export const SILENCE_MS = 15_000;

/** What is known of the line, in ms of the device's monotonic clock; null = never, or not closed. */
export interface Pulse {
  readonly closedAt: number | null;
  readonly heardAt: number | null;
}

export type Freshness = 'waiting' | 'live' | 'stale';

/**
 * `waiting` until anything was heard at all. A line that closed before it said a word is no longer waited for: the
 * snapshot beside it came another way, and grows old like any other.
 */
export function freshnessAt({ closedAt, heardAt }: Pulse, monotonic: number): Freshness {
  if (closedAt !== null && monotonic - closedAt >= CLOSED_GRACE_MS) return 'stale';
  if (heardAt === null) return 'waiting';
  return monotonic - heardAt >= SILENCE_MS ? 'stale' : 'live';
}
