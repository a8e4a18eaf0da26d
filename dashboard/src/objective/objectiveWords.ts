// Objectives in words: how they stand, what was attained against what was asked, and what is left.
import type { ObjectiveFiguresFragment } from '../generated/objectives.ts';
import { HOUR, MINUTE, millisecondsOf } from '../shared/duration.ts';
import { percentage } from '../shared/share.ts';
import type { Mark } from '../shared/words.ts';

export type Reading = ObjectiveFiguresFragment;
export type Standing = Reading['standing'];
export type Attained = Pick<Reading, 'attained'>;

export const standingWords: Readonly<Record<Standing, string>> = {
  UNDECIDED: 'Undecided',
  ON_TRACK: 'On track',
  AT_RISK: 'At risk',
  KEPT: 'Kept',
  BROKEN: 'Broken',
};

export const standingMarks: Readonly<Record<Standing, Mark>> = {
  UNDECIDED: 'NONE',
  ON_TRACK: 'ON_TRACK',
  AT_RISK: 'AT_RISK',
  KEPT: 'MET',
  BROKEN: 'BREACHED',
};

/** "7 h 30 min", from milliseconds. */
export function timeWords(milliseconds: number): string {
  const sign = milliseconds < 0 ? '−' : '';
  const length = Math.abs(milliseconds);
  const [hours, minutes] = [Math.floor(length / HOUR), Math.round((length % HOUR) / MINUTE)];
  if (length < MINUTE) return `${sign}${String(Math.round(length / 1000))} s`;
  return `${sign}${[hours > 0 ? `${hours.toLocaleString('en-GB')} h` : '', minutes > 0 || hours === 0 ? `${String(minutes)} min` : ''].filter(Boolean).join(' ')}`;
}

const count = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** A value of an objective's kind: a share is never rounded across what is asked. */
export function valueWords(
  { kind, share }: Pick<Reading['objective'], 'kind' | 'share'>,
  value: number | null,
): string {
  if (value === null) return '–';
  if (kind === 'MEAN_AT_MOST') return timeWords(value);
  if (kind === 'MISSES_AT_MOST' || kind === 'VOLUME_AT_LEAST') return count(value);
  return `${percentage(value, share === null ? [] : [share])} %`;
}

/** "at least 95 %". */
export function goalWords({ kind, share, most, within, least }: Reading['objective']): string {
  switch (kind) {
    case 'MISSES_AT_MOST':
      return `at most ${count(most ?? 0)}`;
    case 'MEAN_AT_MOST':
      return `at most ${timeWords(within === null ? 0 : millisecondsOf(within))}`;
    case 'VOLUME_AT_LEAST':
      return `at least ${count(least ?? 0)}`;
    default:
      return `at least ${String(share ?? 100)} %`;
  }
}

/** What may still go wrong; null where nothing of the kind can be said. */
export function affordableWords({
  objective,
  missesAffordable,
}: Pick<Reading, 'objective' | 'missesAffordable'>): string | null {
  if (missesAffordable === null) return null;
  const said = objective.kind === 'AVAILABILITY' ? timeWords : count;
  if (missesAffordable < 0) return `${said(-missesAffordable)} too many`;
  return missesAffordable === 0 ? 'none' : said(missesAffordable);
}

/** "84 %"; 0 and 100 only of what is decided: a curve that comes to them has only run out of digits. */
export function probabilityWords({ standing, forecast }: Pick<Reading, 'standing' | 'forecast'>): string {
  if (forecast === null) return '–';
  if (standing === 'KEPT' || standing === 'BROKEN') return `${String(100 * forecast.probability)} %`;
  return `${String(Math.min(99, Math.max(1, Math.round(100 * forecast.probability))))} %`;
}

/** "2.4 times". */
export const burnWords = (burn: number | null): string =>
  burn === null ? '–' : `${burn.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ×`;

/** "1 Nov – 30 Nov 2026": the last day is part of it. */
export function periodWords(from: string, until: string): string {
  const [first, last] = [Date.parse(from), Date.parse(until) - 24 * HOUR];
  const words = (at: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(at);
  const whole = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  if (first === last) return words(first, whole);
  const isMonth = from.endsWith('-01') && until.endsWith('-01') && last - first < 31 * 24 * HOUR;
  if (isMonth) return words(first, { month: 'long', year: 'numeric' });
  const isYear = words(first, { year: 'numeric' }) === words(last, { year: 'numeric' });
  return `${words(first, isYear ? { day: 'numeric', month: 'short' } : whole)} – ${words(last, whole)}`;
}

/** What lists what was attained: misses, what a mean is of, or of a share all that count. */
export function attainedDrill({
  objective: { kind },
  ...of
}: Pick<Reading, 'drill' | 'metDrill' | 'missedDrill'> & { readonly objective: Pick<Reading['objective'], 'kind'> }):
  string | null {
  if (kind === 'MISSES_AT_MOST') return of.missedDrill;
  return kind === 'MEAN_AT_MOST' ? of.metDrill : of.drill;
}

/** Results that stand apart, where there are any. */
export function apartOf(reading: Reading): { readonly said: string; readonly drill: string | null }[] {
  const parts = [
    { many: reading.waived, word: 'excused', drill: reading.waivedDrill },
    { many: reading.disputed, word: 'disputed', drill: reading.disputedDrill },
    { many: reading.excluded, word: 'void', drill: reading.excludedDrill },
  ];
  if (parts.every(({ many }) => many === 0)) return [];
  return parts.map(({ many, word, drill }) => ({ said: `${many.toLocaleString('en-GB')} ${word}`, drill }));
}

/** The results behind what was attained, told as they add up; each with what lists it, where it is of clocks. */
export function resultsOf(reading: Reading): { readonly said: string; readonly drill: string | null }[] {
  const { objective, met, missed, undecided } = reading;
  const said = objective.kind === 'AVAILABILITY' ? timeWords : count;
  const [good, bad] = objective.kind === 'AVAILABILITY' ? ['up', 'down'] : ['kept', 'missed'];
  const rest = objective.kind === 'AVAILABILITY' ? 'to come' : 'open';
  return [
    { said: `${said(met)} ${good}`, drill: reading.metDrill },
    { said: `${said(missed)} ${bad}`, drill: reading.missedDrill },
    ...(undecided > 0 ? [{ said: `${said(undecided)} ${rest}`, drill: reading.undecidedDrill }] : []),
  ];
}
