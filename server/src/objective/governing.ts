// Which version of an agreement says what is asked of a period. A period is one thing: the version with which it began
// governs it to its end, unless an amendment says that it holds for the whole period.
import type { VersionRow } from '../agreement/agreement-list.store.ts';
import { periodAt, periodBefore, rollingDays, type CivilPeriod, type Period } from '../engine/period.ts';

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/**
 * The version that governs a period, among those that were activated, the first first; null: none reaches into it, or it is a
 * day that the zone skipped: nothing can be owed in no time.
 */
export function governing(versions: readonly VersionRow[], { fromAt, untilAt }: Period): VersionRow | null {
  const within = versions.filter(
    ({ from, until }) =>
      before(from, untilAt) && (until === null || before(fromAt, until)) && !(until?.equals(from) ?? false),
  );
  if (!before(fromAt, untilAt)) return null;
  const whole = within.findLast(({ appliesTo, from }) => appliesTo === 'WHOLE_PERIOD' && !before(from, fromAt));
  return whole ?? within[0] ?? null;
}

/** The period of an objective that has this instant, and what it looks at. */
export function periodOf(
  { period, rollingDays: days }: { readonly period: CivilPeriod; readonly rollingDays?: number | null },
  { at, zone }: { readonly at: Temporal.Instant; readonly zone: string },
): { readonly period: Period; readonly looksAt: Period } {
  const own = periodAt(period, at, zone);
  return { period: own, looksAt: days === null || days === undefined ? own : rollingDays(days, own, zone) };
}

/** What an objective looked at one period earlier. */
export function earlier(
  { period, rollingDays: days }: { readonly period: CivilPeriod; readonly rollingDays?: number | null },
  own: Period,
  zone: string,
): Period {
  const previous = periodBefore(period, own, zone);
  return days === null || days === undefined ? previous : rollingDays(days, previous, zone);
}
