// The clock of every test about time: it stands still until the test turns it.
import { turnableTime } from '../../server/src/clock-source.ts';
import type { TurnableTime } from '../../server/src/clock-source.ts';

/** A turnable clock that stands at `start`, an ISO 8601 instant ("2026-03-02T09:00:00Z", offsets allowed). */
export function turnableClock(start: string | Temporal.Instant): TurnableTime {
  return turnableTime(Temporal.Instant.from(start));
}
