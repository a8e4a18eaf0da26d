// What the page of a figure asks, read from its address: which clocks, of which period, by what. All of it pure.
import type { KpiFiguresQueryVariables } from '../generated/kpi.ts';
import { oneOf } from '../shared/list/useListQuestion.ts';
import { severityWords, spokenName } from '../shared/words.ts';

export const narrowings = ['customer', 'service', 'agreement', 'clause', 'team', 'severity'] as const;
export type Narrowing = (typeof narrowings)[number];
export const questionParts = [...narrowings, 'from', 'to', 'by', 'step'] as const;
export type KpiQuestion = Readonly<Record<(typeof questionParts)[number], string>>;

export const byWords: Readonly<Record<Narrowing, string>> = {
  customer: 'Customer',
  service: 'Service',
  agreement: 'Agreement',
  clause: 'Clause',
  team: 'Team',
  severity: 'Severity',
};
export const stepWords = { day: 'Day', week: 'Week', month: 'Month' } as const;

/** The way down: whoever narrows one is shown the next; below a clause there are tickets. */
const path: readonly Narrowing[] = ['customer', 'agreement', 'clause'];

const axes = {
  customer: 'CUSTOMER',
  service: 'SERVICE',
  agreement: 'AGREEMENT',
  clause: 'CLAUSE',
  team: 'TEAM',
  severity: 'SEVERITY',
} as const;

/** "FIRST_RESPONSE" of "first-response", and back. */
export const measureOf = (metric: string): string => metric.toUpperCase().replaceAll('-', '_');
export const metricOf = (measure: string): string => measure.toLowerCase().replaceAll('_', '-');

/** Measures by what stands for them in the address. */
export const measureWords = (measures: readonly string[]): Record<string, string> =>
  Object.fromEntries(measures.map((name) => [metricOf(name), spokenName(name)]));

const DAY_MS = 86_400_000;
const dayText = (epoch: number): string => new Date(epoch).toISOString().slice(0, 10);

/** The day so many days after a civil day. */
export const dayAfter = (day: string, days = 1): string => dayText(Date.parse(day) + days * DAY_MS);

/** A civil day, or '' for a text that is none: "2026-02-30" is none. */
function dayIn(text: string): string {
  const epoch = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(epoch) && dayText(epoch) === text ? text : '';
}

/** The first and the last day of the month that has this day. */
export function monthOf(day: string): { from: string; to: string } {
  const from = `${day.slice(0, 7)}-01`;
  const next = dayAfter(from, 31).slice(0, 7);
  return { from, to: dayAfter(`${next}-01`, -1) };
}

/** The days asked for, both part of it; what is not said comes from the month of the other, or of today. */
export function periodOf({ from, to }: Pick<KpiQuestion, 'from' | 'to'>, today: string): { from: string; to: string } {
  const [first, last] = [dayIn(from), dayIn(to)];
  return { from: first || monthOf(last || today).from, to: last || monthOf(first || today).to };
}

/** By what the chart goes: as asked, else so that it has some dozens of steps at most. */
export function stepOf(asked: string, { from, to }: { from: string; to: string }): keyof typeof stepWords {
  const said = oneOf(stepWords, asked);
  if (said !== null) return said;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days <= 45) return 'day';
  return days <= 300 ? 'week' : 'month';
}

export const byOf = (asked: string): Narrowing => oneOf(byWords, asked) ?? 'customer';

export function variablesOf(question: KpiQuestion, metric: string, today: string): KpiFiguresQueryVariables {
  const period = periodOf(question, today);
  const severity = oneOf(severityWords, question.severity);
  const only = (part: Narrowing): string[] | null => (question[part] === '' ? null : [question[part]]);
  return {
    period: { from: period.from, until: dayAfter(period.to) },
    filter: {
      measure: [measureOf(metric)],
      customer: only('customer'),
      service: only('service'),
      agreement: only('agreement'),
      clause: only('clause'),
      team: only('team'),
      severity: severity === null ? null : [severity],
    },
    by: [axes[byOf(question.by)]],
    step: ({ day: 'DAY', week: 'WEEK', month: 'MONTH' } as const)[stepOf(question.step, period)],
  };
}

/** What a row's name asks: its own figures, by what lies below. Null where tickets lie below. */
export function deeper(question: KpiQuestion, key: string): Partial<KpiQuestion> | null {
  const by = byOf(question.by);
  if (by === 'clause') return null;
  const below = path.slice(path.indexOf(by) + 1);
  const next = below.find((part) => question[part] === '') ?? 'clause';
  return { [by]: key, by: next };
}
