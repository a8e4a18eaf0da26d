// What the canary says when breaches are heard too late: a ticket of the server's own that breaks at a known instant.
import type { CanaryQuery } from '../generated/canary.ts';
import { millisecondsOf, SECOND } from '../shared/duration.ts';
import { clockTime, epochOf } from '../shared/instant.ts';

const seconds = (duration: string): string => `${(millisecondsOf(duration) / SECOND).toFixed(1)} s`;

/** A sentence for who looks after the server; null while all is well, or nothing flies. */
export function canarySentence(canary: CanaryQuery['canary'], zone: string): string | null {
  if (canary?.isLate !== true) return null;
  const { lateness, lateAfter, missingSince } = canary;
  if (missingSince !== null) {
    const due = clockTime(epochOf(missingSince), zone);
    return `Breaches are not heard: the server's own test ticket that broke at ${due} has not come back.`;
  }
  const late = seconds(lateness ?? 'PT0S');
  return `Breaches are heard late: the server's own test ticket came ${late} after it broke; more than ${seconds(lateAfter)} is too late.`;
}
