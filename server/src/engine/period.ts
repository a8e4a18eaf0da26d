// Civil periods of a zone: the days, weeks, months, quarters and years over which objectives speak. A period is half-open
// in civil days and in instants; a day that a zone skipped has no time, and nothing counts in it.

export type CivilPeriod = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Half-open: `until` is the first day after it, `untilAt` its first instant. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly fromAt: Temporal.Instant;
  readonly untilAt: Temporal.Instant;
}

const lengths: Readonly<Record<CivilPeriod, Temporal.DurationLike>> = {
  DAY: { days: 1 },
  WEEK: { weeks: 1 },
  MONTH: { months: 1 },
  QUARTER: { months: 3 },
  YEAR: { years: 1 },
};

function firstDay(kind: CivilPeriod, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (kind) {
    case 'DAY':
      return day;
    case 'WEEK':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'MONTH':
      return day.with({ day: 1 });
    case 'QUARTER':
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
    case 'YEAR':
      return day.with({ day: 1, month: 1 });
  }
}

/** From the beginning of one civil day to the beginning of another. */
export function daysFrom(from: Temporal.PlainDate, until: Temporal.PlainDate, zone: string): Period {
  const start = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(zone).toInstant();
  return { from, until, fromAt: start(from), untilAt: start(until) };
}

/** The period of a kind that has this day. */
export function periodOfDay(kind: CivilPeriod, day: Temporal.PlainDate, zone: string): Period {
  const from = firstDay(kind, day);
  return daysFrom(from, from.add(lengths[kind]), zone);
}

/** The period of a kind that has this instant. */
export const periodAt = (kind: CivilPeriod, at: Temporal.Instant, zone: string): Period =>
  periodOfDay(kind, at.toZonedDateTimeISO(zone).toPlainDate(), zone);

/** The period of the same kind before one. */
export const periodBefore = (kind: CivilPeriod, { from }: Period, zone: string): Period =>
  periodOfDay(kind, from.subtract({ days: 1 }), zone);

/** The last so many days, the last of the period among them: what a rolling objective looks at. */
export const rollingDays = (days: number, { until }: Period, zone: string): Period =>
  daysFrom(until.subtract({ days }), until, zone);

/** How much of a period is over, 0…1; a period without time is over. */
export function elapsedShare({ fromAt, untilAt }: Period, now: Temporal.Instant): number {
  const whole = untilAt.epochMilliseconds - fromAt.epochMilliseconds;
  const gone = now.epochMilliseconds - fromAt.epochMilliseconds;
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, gone / whole));
}

/** How many periods of one kind another has; exact for months and what is made of them, and for days and weeks. */
export function periodsIn(of: CivilPeriod, { from, until }: Period): { over: number; under: number } {
  const days = from.until(until, { largestUnit: 'days' }).days;
  const months = (until.year - from.year) * 12 + until.month - from.month;
  switch (of) {
    case 'DAY':
      return { over: days, under: 1 };
    case 'WEEK':
      return { over: days, under: 7 };
    default: {
      const monthsOf = { MONTH: 1, QUARTER: 3, YEAR: 12 }[of];
      if (from.day === 1 && until.day === 1) return { over: months, under: monthsOf };
      // A week of a monthly fee: its days of the days of the months that have them.
      const inMonth = from.daysInMonth;
      return { over: days, under: inMonth * monthsOf };
    }
  }
}
