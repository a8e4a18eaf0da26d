// When somebody is told that an objective burns too fast. Two windows have to agree (multiwindow burn-rate alerts: Beyer and
// others, The Site Reliability Workbook, 2018, chapter 5): the long one says that it matters, the short one that it still goes on.
import type { ObjectiveReading, Results } from './objective.ts';

/**
 * The long window is a quarter of the period: at twice what is allowed it uses up half of what a whole period may miss.
 * Two misses at least, because of few results one is a large share and says little.
 */
export const ALERT = { opensAt: 2, closesBelow: 1.5, leastMisses: 2 } as const;

/** Why an alert is over. */
export type AlertEnd = 'SLOWER' | 'DECIDED' | 'PERIOD_ENDED';
export type AlertStep = 'OPENS' | 'STAYS' | AlertEnd;

/**
 * What becomes of the alert of an objective. It closes by the long window alone and well below where it opens: the short one
 * is empty every night, and an alert that came and went with it would be told each morning.
 */
export function alertStep(
  isOpen: boolean,
  { reading, long }: { readonly reading: Pick<ObjectiveReading, 'standing' | 'burn'>; readonly long: Results },
): AlertStep {
  const { burn, standing } = reading;
  if (standing === 'KEPT' || standing === 'BROKEN') return isOpen ? 'DECIDED' : 'STAYS';
  if (isOpen) return (burn.long ?? 0) < ALERT.closesBelow ? 'SLOWER' : 'STAYS';
  const both = Math.min(burn.short ?? 0, burn.long ?? 0);
  return both >= ALERT.opensAt && long.bad >= ALERT.leastMisses ? 'OPENS' : 'STAYS';
}
