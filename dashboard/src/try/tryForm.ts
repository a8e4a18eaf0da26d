// The life of a ticket as its form holds it, all of it text, and the question for the API that it comes to.
import type { TryAgreementQuery, TryHoursFragment, TryTicketQueryVariables } from '../generated/try.ts';
import { instantOf, instantsOf } from '../shared/wallTime.ts';
import { readExceptions, readWeekly, writeExceptions, writeWeekly } from './hours.ts';
import { readLength, writeLength, type Read } from '../shared/length.ts';

export type TryInput = TryTicketQueryVariables['input'];
type ClauseInput = TryInput['clauses'] extends infer L ? (L extends readonly (infer C)[] ? C : L) : never;
type EventInput = TryInput['events'] extends infer L ? (L extends readonly (infer E)[] ? E : L) : never;
type Text<T> = '' | NonNullable<T>;

export interface ClauseForm {
  /** Stays with the row, wherever it stands. */
  readonly row: number;
  measure: string;
  severity: Text<ClauseInput['severity']>;
  period: Text<ClauseInput['period']>;
  group: string;
  promise: string;
  target: string;
  relative: NonNullable<ClauseInput['relative']>;
  coveredDays: string;
  localTime: string;
  /** '' as the measure says, 'none', or categories with a space between. */
  pausesWhile: string;
  endsWait: Text<ClauseInput['endsWait']>;
  onReopen: Text<ClauseInput['onReopen']>;
  reopenWindow: string;
  onReclassify: Text<ClauseInput['onReclassify']>;
  allowance: Text<ClauseInput['allowance']>;
  countOpening: boolean;
  onResolveUnanswered: Text<ClauseInput['onResolveUnanswered']>;
  warnAtShare: string;
  warnBefore: string;
}

export interface EventForm {
  readonly row: number;
  /** Wall-clock time in the schedule's zone. */
  at: string;
  /** In the hour that is repeated: its second pass. */
  second: boolean;
  kind: EventInput['kind'];
  actor: Text<EventInput['actor']>;
  status: Text<EventInput['status']>;
  severity: Text<EventInput['severity']>;
  group: string;
  agent: string;
  /** The row of the event that is meant; 0: none. */
  refersTo: number;
  undo: boolean;
  promisedAt: string;
}

export interface TryForm {
  zone: string;
  prime: string;
  primeHoliday: 'CLOSED' | 'AS_USUAL' | 'ALL_DAY';
  nonPrime: string;
  nonPrimeHoliday: 'CLOSED' | 'AS_USUAL' | 'ALL_DAY';
  holidays: string;
  exceptions: string;
  severity: 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';
  clauses: ClauseForm[];
  events: EventForm[];
  asOf: string;
}

export const newClause = (row: number, said: Partial<ClauseForm> = {}): ClauseForm => ({
  ...{ row, measure: 'RESOLUTION', severity: '', period: '', group: '', promise: '4 h', target: '' },
  ...{ relative: 'NONE', coveredDays: '', localTime: '', pausesWhile: '', endsWait: '', onReopen: '' },
  ...{ reopenWindow: '', onReclassify: '', allowance: '', countOpening: false, onResolveUnanswered: '' },
  ...{ warnAtShare: '', warnBefore: '' },
  ...said,
});

export const newEvent = (row: number, at: string, said: Partial<EventForm> = {}): EventForm => ({
  ...{ row, at, second: false, kind: 'OPENED', actor: '', status: '', severity: '', group: '', agent: '' },
  ...{ refersTo: 0, undo: false, promisedAt: '' },
  ...said,
});

/** A problem of the form or of the API; the path leads into the question. */
export interface TryProblem {
  readonly path: string;
  readonly message: string;
}

/** What each event is called where others speak of it, and in the proof. */
export const eventName = (place: number): string => `event ${String(place + 1)}`;

/** The question the form asks, or everything in it that cannot be read. */
export function toInput(form: TryForm): { readonly input: TryInput } | { readonly problems: readonly TryProblem[] } {
  const problems: TryProblem[] = [];
  const take = <T>(path: string, read: Read<T>, otherwise: T): T => {
    if ('read' in read) return read.read;
    problems.push({ path, message: read.wrong });
    return otherwise;
  };
  const instant = (path: string, text: string, second = false): string => {
    const at = (second ? instantsOf(text, form.zone)[1] : undefined) ?? instantOf(text, form.zone);
    if (at !== null) return new Date(at).toISOString();
    return take(path, { wrong: 'A date and a time of day were expected.' }, '');
  };
  const input: TryInput = {
    schedule: scheduleOf(form, take),
    clauses: form.clauses.map((clause, place) => clauseOf(clause, `clauses.${String(place)}`, take)),
    severity: form.severity,
    events: form.events.map((event, place) => eventOf(form, event, place, instant)),
    asOf: instant('asOf', form.asOf),
  };
  return problems.length > 0 ? { problems } : { input };
}

type Take = <T>(path: string, read: Read<T>, otherwise: T) => T;
const orNull = <T extends string>(text: T | ''): T | null => (text === '' ? null : text);

function scheduleOf(form: TryForm, take: Take): TryInput['schedule'] {
  const blank = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const written = [
    { period: 'PRIME', text: form.prime, onHoliday: form.primeHoliday },
    { period: 'NON_PRIME', text: form.nonPrime, onHoliday: form.nonPrimeHoliday },
  ] as const;
  return {
    timeZone: form.zone.trim(),
    periods: written
      .filter(({ text }) => text.trim() !== '')
      .map(({ period, text, onHoliday }, place) => {
        const weekly = take(`schedule.periods.${String(place)}`, readWeekly(text), blank);
        return {
          period,
          onHoliday,
          weekly: Object.fromEntries(Object.entries(weekly).map(([day, all]) => [day, [...all]])),
        };
      }),
    holidays: form.holidays.split(/[\s,]+/).filter((date) => date !== ''),
    exceptions: take('schedule.exceptions', readExceptions(form.exceptions), []).map(({ intervals, ...one }) => ({
      ...one,
      intervals: [...intervals],
    })),
  };
}

function clauseOf(form: ClauseForm, path: string, take: Take): ClauseInput {
  const length = (field: 'promise' | 'target' | 'reopenWindow' | 'warnBefore'): string | null =>
    take(`${path}.${field}`, readLength(form[field]), null);
  const number = (field: 'coveredDays' | 'warnAtShare'): number | null => {
    const text = form[field].trim();
    const value = Number(text);
    return take(
      `${path}.${field}`,
      Number.isNaN(value) ? { wrong: `A number was expected, got "${text}".` } : { read: text === '' ? null : value },
      null,
    );
  };
  const timed = form.relative === 'TIME_OF_COVERED_DAY';
  return {
    measure: form.measure.trim(),
    severity: orNull(form.severity),
    period: orNull(form.period),
    group: orNull(form.group.trim()),
    promise: form.relative === 'NONE' ? length('promise') : null,
    target: length('target'),
    relative: form.relative,
    coveredDays: form.relative === 'NONE' ? null : number('coveredDays'),
    localTime: timed ? orNull(form.localTime) : null,
    pausesWhile: pausesOf(form.pausesWhile),
    endsWait: orNull(form.endsWait),
    onReopen: orNull(form.onReopen),
    reopenWindow: length('reopenWindow'),
    onReclassify: orNull(form.onReclassify),
    allowance: orNull(form.allowance),
    countOpening: form.countOpening ? true : null,
    onResolveUnanswered: orNull(form.onResolveUnanswered),
    warnAtShare: number('warnAtShare'),
    warnBefore: length('warnBefore'),
  };
}

type Pauses = NonNullable<ClauseInput['pausesWhile']>;
const pausesOf = (text: string): Pauses | null =>
  text === '' ? null : text === 'none' ? [] : (text.split(' ') as unknown as Pauses);

function eventOf(
  form: TryForm,
  event: EventForm,
  place: number,
  instant: (path: string, text: string, second?: boolean) => string,
): EventInput {
  const path = `events.${String(place)}`;
  const meant = form.events.findIndex(({ row }) => row === event.refersTo);
  return {
    at: instant(`${path}.at`, event.at, event.second),
    eventId: eventName(place),
    kind: event.kind,
    actor: orNull(event.actor),
    status: orNull(event.status),
    severity: orNull(event.severity),
    group: orNull(event.group.trim()),
    agent: orNull(event.agent.trim()),
    refersTo: meant < 0 ? null : eventName(meant),
    undo: event.undo ? true : null,
    promisedAt:
      event.kind === 'PROMISED' && event.promisedAt !== '' ? instant(`${path}.promisedAt`, event.promisedAt) : null,
  };
}

/** A saved schedule in the words of the form. */
export function hoursOf(
  schedule: TryHoursFragment,
): Pick<TryForm, 'zone' | 'prime' | 'primeHoliday' | 'nonPrime' | 'nonPrimeHoliday' | 'holidays' | 'exceptions'> {
  const of = (period: 'PRIME' | 'NON_PRIME') => schedule.periods.find((one) => one.period === period);
  const words = (period: 'PRIME' | 'NON_PRIME'): string => {
    const found = of(period);
    return found === undefined ? '' : writeWeekly(found.weekly);
  };
  return {
    zone: schedule.timeZone,
    prime: words('PRIME'),
    primeHoliday: of('PRIME')?.onHoliday ?? 'CLOSED',
    nonPrime: words('NON_PRIME'),
    nonPrimeHoliday: of('NON_PRIME')?.onHoliday ?? 'CLOSED',
    holidays: schedule.holidays.join(', '),
    exceptions: writeExceptions(schedule.exceptions),
  };
}

type Agreed = NonNullable<NonNullable<TryAgreementQuery['agreement']>['inForce']>['clauses'][number];

/** A clause of an agreement in the words of the form; rows count on from `row`. */
export const clauseFormOf = (clause: Agreed, row: number): ClauseForm => ({
  row,
  measure: clause.measure,
  severity: clause.severity ?? '',
  period: clause.period ?? '',
  group: clause.group ?? '',
  promise: writeLength(clause.promise),
  target: writeLength(clause.target),
  relative: clause.relative,
  coveredDays: clause.coveredDays === null ? '' : String(clause.coveredDays),
  localTime: clause.localTime ?? '',
  pausesWhile: clause.pausesWhile === null ? '' : clause.pausesWhile.join(' ') || 'none',
  endsWait: clause.endsWait,
  onReopen: clause.onReopen,
  reopenWindow: writeLength(clause.reopenWindow),
  onReclassify: clause.onReclassify,
  allowance: clause.allowance,
  countOpening: clause.countOpening,
  onResolveUnanswered: clause.onResolveUnanswered,
  warnAtShare: clause.warnAtShare === null ? '' : String(clause.warnAtShare),
  warnBefore: writeLength(clause.warnBefore),
});
