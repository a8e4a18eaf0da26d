// A ticket has several clocks and a list one row: the row shows the clock that presses most.

import { epochOf } from './instant.ts';

interface Pressing {
  readonly phase: string;
  readonly standing: string | null;
  readonly promise: { readonly dueAt: string | null } | null;
}

/** Of the open clocks that fit, the one whose promise is due first; a paused one comes after those that run. */
export function pressingClock<C extends Pressing>(
  clocks: readonly C[],
  fits: (clock: C) => boolean = () => true,
): C | null {
  const due = (clock: C): number => epochOf(clock.promise?.dueAt ?? null) ?? Infinity;
  const open = clocks.filter((clock) => (clock.phase === 'RUNNING' || clock.phase === 'PAUSED') && fits(clock));
  return open.reduce<C | null>((first, clock) => (first === null || due(clock) < due(first) ? clock : first), null);
}

export const isBroken = (clock: Pressing): boolean => clock.standing === 'BREACHED';
