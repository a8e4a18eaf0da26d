// Whether a change of figures concerns what a page shows. Pure.
import type { KpiChangesSubscription } from '../generated/kpi.ts';
import { dayAfter } from './kpiQuestion.ts';

export type KpiChange = KpiChangesSubscription['kpiChanged'];

/** The figures of a page; what is absent narrows nothing. */
export interface ShownFigures {
  /** The first and the last civil day, both part of it. */
  readonly days?: { readonly from: string; readonly to: string };
  readonly measure?: string;
}

/** Whether clocks that a page shows may count otherwise. */
export function concernsFigures({ days, measures }: KpiChange, shown: ShownFigures): boolean {
  const { days: period, measure } = shown;
  const isDay = days === null || days.some((day) => !period || (day >= period.from && day <= period.to));
  const isMeasure = measures === null || measure === undefined || measures.includes(measure);
  return isDay && isMeasure;
}

const DAY_MS = 86_400_000;

/** With the days before that these are compared with: at most three more, as of February and the month before. */
export function withDaysBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: dayAfter(from, -(days + 3)), to };
}
