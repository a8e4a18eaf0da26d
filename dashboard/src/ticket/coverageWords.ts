// A schedule's open spans as people say them: "Mon–Fri 08:00–18:00".
import { countingSpans, type CountedClock } from '../shared/covered.ts';
import { civilDay, minuteTime, weekday } from '../shared/instant.ts';

const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * The weekly hours that the known spans show, from the first whole day on; null when they are no simple week, because
 * a holiday or an exception lies among them.
 */
export function coverageWords(clock: CountedClock, zone: string): string | null {
  const spans = countingSpans(clock);
  const [first, ...rest] = spans;
  const last = spans[spans.length - 1];
  if (first === undefined || last === undefined) return null;
  if (rest.length === 0 && last.until - first.from > 7 * 86_400_000) return 'always open';
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
  return spokenWeek(week.map((day) => [...(byWeekday.get(day) ?? [])][0] ?? ''));
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
