// The conditions over which measures are written: what can occur in a ticket's life, as far as any clock cares.

export const OCCURRENCES = [
  'OPENED',
  /** A customer's message before the first response is over; an opening by a customer is one. */
  'FIRST_MESSAGE',
  /** A customer's message after the first response is over. */
  'FOLLOW_UP',
  /** A message was marked "needs no answer". */
  'SPARED',
  /** A message was moved into another ticket. */
  'MOVED',
  /** A public answer by a person. */
  'ANSWERED',
  'ASSIGNED',
  'GROUP_LEFT',
  'GROUP_ENTERED',
  'SUPPLIER_WAIT_BEGAN',
  'SUPPLIER_WAIT_ENDED',
  /** Resolved, or closed without having been resolved. */
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
  'REOPENED',
  /** Became part of another ticket. */
  'MERGED',
  /** Another ticket became part of this one. */
  'ABSORBED',
] as const;
export type Occurrence = (typeof OCCURRENCES)[number];

export const bitOf = Object.fromEntries(OCCURRENCES.map((name, bit) => [name, 1 << bit])) as Record<Occurrence, number>;

/** Occurrences as one number, so that a step and a measure meet in one operation. */
export function maskOf(occurrences: readonly Occurrence[]): number {
  return occurrences.reduce((mask, name) => mask | bitOf[name], 0);
}

/** Occurrences of a user's measure: what its own conditions make of a step. */
export const OWN = {
  starts: 1 << 24,
  stops: 1 << 25,
  restarts: 1 << 26,
  voids: 1 << 27,
  /** A condition under which it waits holds from here on; the second as clocks read it that do not listen to replies. */
  pauses: 1 << 28,
  pausesAsSaid: 1 << 29,
} as const;
