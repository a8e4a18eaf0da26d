// A deliverable as a sentence: "We deliver tea every day by 09:00 and 16:30." A rule that has no plain words is shown as it is.
import type { AgreementTermsFragment, SectionPartsFragment } from '../generated/agreement.ts';
import { minuteTime } from '../shared/instant.ts';
import { roleWords, dateWords } from './agreementWords.ts';
import { capital, lengthWords, type Voices } from './clauseWords.ts';

export type DeliverableParts = NonNullable<SectionPartsFragment['deliverables']>[number];

const days = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const months = [
  ...[
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
];
const units = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1] ?? ''}`;

const ordinals: ReadonlyMap<string, string> = new Map([
  ...([
    ['1', 'first'],
    ['2', 'second'],
    ['3', 'third'],
    ['4', 'fourth'],
    ['5', 'fifth'],
  ] as const),
  ...([
    ['-1', 'last'],
    ['-2', 'last but one'],
  ] as const),
]);
const endings: ReadonlyMap<number, string> = new Map([
  [1, 'st'],
  [2, 'nd'],
  [3, 'rd'],
]);
const nth = (day: number): string =>
  day < 0
    ? `${ordinals.get(String(day)) ?? `${String(-day)}th last`} day`
    : `${String(day)}${(day > 3 && day < 21 ? undefined : endings.get(day % 10)) ?? 'th'}`;

const partsOf = (rule: string): Map<string, string> =>
  new Map(rule.split(';').map((part) => part.split('=') as [string, string]));

const isWorkweek = (byDay: string): boolean => byDay.split(',').sort().join() === 'FR,MO,TH,TU,WE';

/** "Monday", "the last Friday"; null: no weekday. */
function dayWords(byDay: string): string | null {
  const all = byDay.split(',').map((said) => {
    const [, place = '', code = ''] = /^([+-]?\d*)([A-Z]{2})$/.exec(said) ?? [];
    const name = days[code as keyof typeof days] as string | undefined;
    if (name === undefined) return null;
    if (place === '') return name;
    const ordinal = ordinals.get(place.replace('+', ''));
    return ordinal === undefined ? null : `the ${ordinal} ${name}`;
  });
  return all.includes(null) ? null : listed(all.filter((each) => each !== null));
}

/** "every day", "on the last day of every month"; null: only the rule itself says it. */
export function ruleWords(rule: string): string | null {
  const {
    FREQ = '',
    INTERVAL = '1',
    BYDAY,
    BYMONTHDAY,
    BYMONTH,
    BYSETPOS,
    COUNT,
    UNTIL,
    ...others
  } = Object.fromEntries(partsOf(rule)) as Readonly<Record<string, string | undefined>>;
  if (Object.keys(others).some((part) => !['BYHOUR', 'BYMINUTE', 'WKST'].includes(part))) return null;
  const unit = units[FREQ as keyof typeof units] as string | undefined;
  if (unit === undefined) return null;
  const every =
    INTERVAL === '1'
      ? `every ${unit}`
      : INTERVAL === '3' && FREQ === 'MONTHLY'
        ? 'every quarter'
        : `every ${INTERVAL} ${unit}s`;
  const on = placeWords({ BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS }, FREQ, every);
  if (on === null) return null;
  const end = COUNT === undefined ? '' : `, ${COUNT} times`;
  const last =
    UNTIL === undefined ? '' : `, until ${dateWords(`${UNTIL.slice(0, 4)}-${UNTIL.slice(4, 6)}-${UNTIL.slice(6, 8)}`)}`;
  return `${on}${end}${last}`;
}

type Places = Readonly<Record<'BYDAY' | 'BYMONTHDAY' | 'BYMONTH' | 'BYSETPOS', string | undefined>>;

function placeWords({ BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS }: Places, freq: string, every: string): string | null {
  const inMonths =
    BYMONTH === undefined ? '' : listed(BYMONTH.split(',').map((month) => months[Number(month) - 1] ?? month));
  if (BYDAY !== undefined && BYMONTHDAY !== undefined) return null;
  if (BYSETPOS !== undefined) {
    const ordinal = ordinals.get(BYSETPOS);
    if (ordinal === undefined || BYDAY === undefined || !isWorkweek(BYDAY) || BYMONTH !== undefined) return null;
    return `on the ${ordinal} working day of ${every}`;
  }
  if (BYMONTHDAY !== undefined) {
    const dates = listed(BYMONTHDAY.split(',').map((day) => nth(Number(day))));
    if (freq === 'YEARLY' && BYMONTH !== undefined) return `${every} on the ${dates} of ${inMonths}`;
    return BYMONTH === undefined && freq === 'MONTHLY' ? `on the ${dates} of ${every}` : null;
  }
  const within = inMonths === '' ? '' : ` in ${inMonths}`;
  if (BYDAY === undefined) return `${every}${within}`;
  if (isWorkweek(BYDAY) && every === `every ${freq === 'DAILY' ? 'day' : 'week'}`) return `every working day${within}`;
  const weekdays = dayWords(BYDAY);
  return weekdays === null ? null : `${every} on ${weekdays}${within}`;
}

/** The times of a date by which it is due: "by 09:00 and 16:30", "by the end of the day". */
function timeWords({ rule, times }: Pick<DeliverableParts, 'rule' | 'times'>): string {
  const parts = partsOf(rule ?? '');
  const ofRule = (parts.get('BYHOUR')?.split(',') ?? []).flatMap((hour) =>
    (parts.get('BYMINUTE')?.split(',') ?? ['0']).map((minute) => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`),
  );
  const all = [...times.map((time) => time.slice(0, 5)), ...ofRule].sort();
  return `by ${listed(all.map((time) => (time === '24:00' ? 'the end of the day' : time)))}`;
}

export function whenWords(deliverable: Pick<DeliverableParts, 'rule' | 'onDate' | 'times'>): string {
  const { rule, onDate } = deliverable;
  const when = rule === null ? `on ${dateWords(onDate ?? '')}` : (ruleWords(rule) ?? `by the rule ${rule}`);
  return `${when} ${timeWords(deliverable)}`;
}

/** Who owes it: "we" and "you" where the document speaks so, else by name. */
function owerWords({ owedBy }: DeliverableParts, { asker, doer }: Voices): string {
  if (doer === 'we') {
    if (owedBy === 'PROVIDER') return 'we deliver';
    if (owedBy === 'CUSTOMER') return 'you deliver';
  }
  // In a supplier's contract the provider is who asks.
  const isDoer = owedBy === 'SUPPLIER' || (owedBy === 'PROVIDER' && asker === 'the other group');
  return `${isDoer ? doer : `the ${roleWords[owedBy].toLowerCase()}`} delivers`;
}

export function deliverableSentence(deliverable: DeliverableParts, voices: Voices): string {
  const { title, quantity, unit, members } = deliverable;
  const isMany = (quantity ?? 1) > 1 || unit !== null;
  const what = isMany ? `${(quantity ?? 1).toLocaleString('en-GB')} ${unit ?? 'times'} (${title})` : lowered(title);
  const each = members.length === 0 ? '' : ` from each of ${String(members.length)}`;
  return capital(`${owerWords(deliverable, voices)} ${what}${each} ${whenWords(deliverable)}.`);
}

/** "Tea" within a sentence; "SLA report" keeps its capitals. */
const lowered = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;

const evidenceWords = {
  NONE: '',
  TEXT: 'Each delivery says what was done.',
  DOCUMENT: 'Each delivery names a document and its SHA-256.',
  READING: 'Each delivery gives what was read.',
};

/** What it says besides, a sentence each. */
export function deliverableMore(deliverable: DeliverableParts): string[] {
  const {
    opensBefore,
    grace,
    warnBefore,
    evidence,
    needsConfirmation,
    members,
    atLeast,
    alternatives,
    asset,
    startsOn,
  } = deliverable;
  return [
    startsOn === null ? '' : `It counts from ${dateWords(startsOn)}.`,
    opensBefore === null ? '' : `It may be delivered from ${lengthWords(opensBefore)} before that.`,
    grace === null ? '' : `For ${lengthWords(grace)} after that it is late, then it is missed.`,
    warnBefore === null ? '' : `It is at risk from ${lengthWords(warnBefore)} before that.`,
    members.length === 0 ? '' : `From: ${listed(members.map(({ reference, name }) => name ?? reference))}.`,
    atLeast === null ? '' : `${String(atLeast)} of them are enough.`,
    alternatives.length === 0 ? '' : `Any one of these will do: ${alternatives.join(', ')}.`,
    evidenceWords[evidence ?? 'NONE'],
    needsConfirmation === true ? 'The counterpart confirms it.' : '',
    asset === null ? '' : `An inspection of ${asset} in that time is a delivery.`,
  ].filter((one) => one !== '');
}

type Kept = AgreementTermsFragment['deliverables'][number];

/** "Kept 61 of 64, 2 late, 1 missed; next due 3 Mar 2026 by 09:00."; null: nothing was due, nor will be. */
export function keptWords(kept: Kept | undefined): string | null {
  if (kept === undefined) return null;
  const { delivered, late, missed, waived, disputed, next } = kept;
  const due = delivered + late + missed;
  if (due + waived === 0 && next === null) return null;
  const apart = [
    [late, 'late'],
    [missed, 'missed'],
    [waived, 'waived'],
    [disputed, 'disputed'],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${Number(count).toLocaleString('en-GB')} ${String(word)}`]));
  const counts =
    due === 0 ? 'Nothing was due yet' : `Kept ${delivered.toLocaleString('en-GB')} of ${due.toLocaleString('en-GB')}`;
  const time = next === null ? '' : minuteTime(Date.parse(next.dueAt), next.timeZone).replace('00:00', '24:00');
  const following = next === null ? '' : `; next due ${dateWords(next.dueOn)} by ${time}`;
  return `${[counts, ...apart].join(', ')}${following}.`;
}
