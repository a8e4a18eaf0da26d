// A schedule's open spans as people say them: "Mon–Fri 08:00–18:00".
import { civilDay, epochOf, minuteTime, weekday } from '../shared/instant.ts';

interface OpenSpan {
  readonly from: string;
  readonly until: string;
  readonly period: 'PRIME' | 'NON_PRIME';
}

const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * The weekly hours that the known spans show, from the first whole day on: prime ones, or all of a schedule that has no
 * prime ones; where both are, it says that these are prime. Null when they are no simple week, because a holiday or an exception lies among them.
 */
export function coverageWords(openSpans: readonly OpenSpan[], zone: string): string | null {
  const prime = openSpans.filter((span) => span.period === 'PRIME');
  const spans = (prime.length > 0 ? prime : openSpans).map(({ from, until }) => ({
    from: epochOf(from),
    until: epochOf(until),
  }));
  const [first, ...rest] = spans;
  const last = spans[spans.length - 1];
  if (first === undefined || last === undefined) return null;
  if (rest.length === 0 && last.until - first.from > 7 * 86_400_000) return 'always open';
  const both = prime.length > 0 && prime.length < openSpans.length;
  const byDay = new Map<string, string>();
  // The first span may have begun before it was asked for: its edge is not the schedule's.
  for (const span of rest.slice(0, -1)) {
    const hours = `${minuteTime(span.from, zone)}–${minuteTime(span.until, zone).replace('00:00', '24:00')}`;
    const date = civilDay(span.from, zone);
    byDay.set(date, byDay.has(date) ? `${byDay.get(date) ?? ''} and ${hours}` : hours);
  }
  const byWeekday = new Map<string, Set<string>>();
  for (const [date, hours] of byDay) {
    const day = weekday(Date.parse(`${date}T12:00:00Z`), 'UTC');
    byWeekday.set(day, (byWeekday.get(day) ?? new Set()).add(hours));
  }
  if ([...byWeekday.values()].some((hours) => hours.size > 1)) return null;
  const words = spokenWeek(week.map((day) => [...(byWeekday.get(day) ?? [])][0] ?? ''));
  return words !== null && both ? `prime ${words}` : words;
}

/** Runs of days with the same hours: "Mon–Fri 08:00–18:00, Sat 09:00–12:00". */
function spokenWeek(hours: readonly string[]): string | null {
  const runs: { from: number; to: number; hours: string }[] = [];
  hours.forEach((one, day) => {
    const run = runs[runs.length - 1];
    if (run !== undefined && run.to === day - 1 && run.hours === one) run.to = day;
    else if (one !== '') runs.push({ from: day, to: day, hours: one });
  });
  if (runs.length === 0) return null;
  return runs
    .map(({ from, to, hours: open }) => `${week[from] ?? ''}${from === to ? '' : `–${week[to] ?? ''}`} ${open}`)
    .join(', ');
}
