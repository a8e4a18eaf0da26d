// Reconnecting goes on for ever: at most 3 s apart in the first minute, then at most 10 s, and never all screens at once.

export const FIRST_MINUTE_MS = 60_000;

/** Real ms to wait before the next attempt, after failing for `failingMs`; `random` is in [0, 1). */
export function reconnectDelay(failingMs: number, random: number): number {
  const longest = failingMs < FIRST_MINUTE_MS ? 3_000 : 10_000;
  const shortest = failingMs < FIRST_MINUTE_MS ? 300 : 4_000;
  return Math.round(shortest + random * (longest - shortest));
}
