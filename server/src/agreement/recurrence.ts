// When a deliverable is due: a rule of RFC 5545 gives civil dates, which the agreement's zone makes instants. The library
// drops what it does not know ("BYMONTH=13" becomes every month), so that every part is checked here first.
import { RRuleTemporal } from 'rrule-temporal';
import { limits } from '../config.ts';

/** When something recurs, or the one date on which it is due. */
export interface Recurrence {
  /** "FREQ=MONTHLY;BYMONTHDAY=-1"; null: a milestone. */
  readonly rule: string | null;
  /** Of a milestone: its date. */
  readonly onDate: string | null;
  /** "09:00"; at which times of each date it is due. Empty: the rule says so by BYHOUR. */
  readonly times: readonly string[];
  /** The date from which the rule counts. */
  readonly anchor: string;
}

const number = (from: number, to: number): RegExp => {
  const all = Array.from({ length: to - from + 1 }, (_, place) => String(from + place));
  return new RegExp(`^(?:${all.join('|')})$`);
};
const signed = (to: number): RegExp => new RegExp(`^[+-]?0*(?:${number(1, to).source.slice(4, -2)})$`);

/** What each part may hold, one value of its list. */
const parts: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,4}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  BYHOUR: number(0, 23),
  BYMINUTE: number(0, 59),
  BYDAY: /^(?:[+-]?[1-5]?\d?)?(?:MO|TU|WE|TH|FR|SA|SU)$/,
  BYMONTHDAY: signed(31),
  BYYEARDAY: signed(366),
  BYWEEKNO: signed(53),
  BYMONTH: number(1, 12),
  BYSETPOS: signed(366),
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
};
const single = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST']);

/** What is wrong with a rule, in words; null: nothing. */
export function ruleProblem(rule: string): string | null {
  const seen = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value, ...more] = part.split('=');
    const form = parts[name];
    if (value === undefined || more.length > 0) return `"${part}" is no part such as FREQ=MONTHLY.`;
    if (form === undefined) return `A rule has no part ${name}; it has ${Object.keys(parts).join(', ')}.`;
    if (seen.has(name)) return `${name} stands twice.`;
    const wrong = (single.has(name) ? [value] : value.split(',')).find((each) => !form.test(each));
    if (wrong !== undefined)
      return name === 'FREQ'
        ? `FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, not "${wrong}".`
        : `${name} cannot be "${wrong}".`;
    seen.set(name, value);
  }
  if (!seen.has('FREQ')) return 'A rule says how often: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.';
  if (seen.has('COUNT') && seen.has('UNTIL')) return 'A rule ends by COUNT or by UNTIL.';
  return libraryProblem(rule);
}

/** Parts that are right alone and wrong together, as the library says it. */
function libraryProblem(rule: string): string | null {
  try {
    ruleFrom(rule, '2026-01-01', true);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  }
}

/** Whether the rule itself names the times of day. */
export const saysTimes = (rule: string): boolean => /(?:^|;)BYHOUR=/.test(rule);

/** A rule on a wall clock without clock changes, which dates do not feel. */
function ruleFrom(rule: string, anchor: string, strict = false): RRuleTemporal {
  const until = rule.replace(
    /UNTIL=(\d{8})(?:T(\d{6})Z?)?/,
    (_, date: string, time = '235959') => `UNTIL=${date}T${String(time)}Z`,
  );
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=UTC:${anchor.replaceAll('-', '')}T000000\nRRULE:${until}`,
    strict,
    maxIterations: limits.ruleIterations,
    maxCandidateEvaluations: limits.ruleIterations * 10,
  });
}

/** Civil dates; the second one is not part of it. */
export interface DateSpan {
  readonly from: string;
  readonly until: string;
}

/** The civil times at which it is due on the dates of a span, in order, each once. At most `limits.occurrencesPerRule`. */
export function dueTimes(recurrence: Recurrence, span: DateSpan): Temporal.PlainDateTime[] {
  const found = datesOf(recurrence, span).flatMap((date) =>
    recurrence.times.length === 0 ? [date] : recurrence.times.map((time) => atTime(date, time)),
  );
  const sorted = found.sort((a, b) => Temporal.PlainDateTime.compare(a, b));
  return sorted.filter((each, place) => place === 0 || sorted[place - 1]?.equals(each) !== true);
}

function datesOf({ rule, onDate, anchor }: Recurrence, { from, until }: DateSpan): Temporal.PlainDateTime[] {
  if (rule === null) {
    return onDate !== null && from <= onDate && onDate < until ? [Temporal.PlainDateTime.from(`${onDate}T00:00`)] : [];
  }
  const found: Temporal.PlainDateTime[] = [];
  ruleFrom(rule, anchor)
    .between(...([from, until].map(midnight) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]), true)
    .every((at) => {
      const local = at.toPlainDateTime();
      if (local.toPlainDate().toString() < until) found.push(local);
      return found.length < limits.occurrencesPerRule;
    });
  return found;
}

const midnight = (date: string): Temporal.ZonedDateTime => Temporal.ZonedDateTime.from(`${date}T00:00[UTC]`);

/** 24:00 is the midnight that ends the date. */
function atTime(date: Temporal.PlainDateTime, time: string): Temporal.PlainDateTime {
  if (time.startsWith('24')) return date.toPlainDate().add({ days: 1 }).toPlainDateTime();
  return date.toPlainDate().toPlainDateTime(Temporal.PlainTime.from(time));
}

/** Civil times as instants, each once: a time that a clock change skips comes when the gap is over, one that comes twice the first time. */
export function instantsIn(zone: string, times: readonly Temporal.PlainDateTime[]): Temporal.Instant[] {
  const all = times
    .map((time) => time.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant())
    .sort((a, b) => Temporal.Instant.compare(a, b));
  return all.filter((at, place) => place === 0 || all[place - 1]?.equals(at) !== true);
}

/** The first date on which it is due at or after `from`, within `years`; null: none. */
export function firstDue(recurrence: Recurrence, from: string, until: string | null): Temporal.PlainDateTime | null {
  const end = Temporal.PlainDate.from(from).add({ years: limits.ruleYears }).toString();
  // By growing steps: a daily rule is not walked for years to find its first date.
  for (let days = 40, at = from; at < end; days *= 8) {
    const next =
      [Temporal.PlainDate.from(at).add({ days }).toString(), end, ...(until === null ? [] : [until])].sort()[0] ?? end;
    const [found] = dueTimes(recurrence, { from: at, until: next });
    if (found !== undefined) return found;
    if (next === at || next === until) return null;
    at = next;
  }
  return null;
}
