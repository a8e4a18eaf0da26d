// The parts of an agreement besides its clauses, each as a sentence.
import type { CivilPeriod, SectionPartsFragment } from '../generated/agreement.ts';
import { spokenName, severityWords } from '../shared/words.ts';
import { capital, lengthWords, problemWords } from './clauseWords.ts';

type Objective = SectionPartsFragment['objectives'][number];
type Step = SectionPartsFragment['escalation'][number];
type Price = SectionPartsFragment['prices'][number];
type Penalty = SectionPartsFragment['penalties'][number];
type Renewal = NonNullable<SectionPartsFragment['renewal']>;
type Contact = NonNullable<SectionPartsFragment['contact']>;
type Money = Price['amount'];

export const civilWords: Readonly<Record<CivilPeriod, string>> = {
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'calendar month',
  QUARTER: 'quarter',
  YEAR: 'year',
};

/** "EUR 84,000.00", as many decimals as were written. */
export const moneyWords = ({ amount, currency }: Money): string => {
  const [whole = '0', rest] = amount.split('.');
  return `${currency} ${whole.replace('-', '−').replaceAll(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
};

/** "Network team and Duty manager". */
const andWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.slice(-1).join('')}`;

/** What is counted, and what is done with it, by measure. */
function storyOf({ measure, severity, service }: Objective): readonly [string, string] {
  const about = `${severity === null ? 'problems' : severity === 'URGENT' ? 'urgent problems' : `problems of ${severity.toLowerCase()} severity`}${service ? ` of ${service}` : ''}`;
  switch (measure) {
    case 'FIRST_RESPONSE':
      return [about, 'are answered'];
    case 'NEXT_RESPONSE':
      return [`further messages about ${about}`, 'are answered'];
    case 'RESOLUTION':
      return [about, 'are solved'];
    case 'CLOSURE':
      return [about, 'are closed'];
    default:
      return [`the times of “${spokenName(measure ?? 'any')}” with ${about}`, 'end'];
  }
}

export function objectiveSentence(objective: Objective): string {
  const { kind, period, share, within, most, countsBy, service, deliverable, metric, atMost, least } = objective;
  const rolling = objective.rollingDays;
  const each = rolling === null ? `Each ${civilWords[period]}` : `Over the last ${String(rolling)} days`;
  const ofService = service === null ? '' : ` of ${service}`;
  const [what, done] = storyOf(objective);
  const counted =
    countsBy === null || countsBy === 'DUE' ? '' : `, each counted when it ${countsBy === 'START' ? 'begins' : 'ends'}`;
  const limit = within === null ? 'in the time promised' : `within ${lengthWords(within)}`;
  switch (kind) {
    case 'SHARE_WITHIN':
      return `${each} at least ${String(share ?? 100)} % of ${what} ${done} ${limit}${counted}.`;
    case 'MISSES_AT_MOST':
      return `${each} at most ${String(most ?? 0)} ${what.replace(/^the /, 'of the ')} ${done} too late${counted}.`;
    case 'MEAN_AT_MOST':
      return `${each} ${what} ${done} ${limit} on average${counted}.`;
    case 'DELIVERED':
      return `${each} at least ${String(share ?? 100)} % of what is owed${deliverable === null ? '' : ` under ${deliverable}`} is delivered in time.`;
    case 'VOLUME_AT_LEAST':
      return `${each} at least ${String(least ?? 0)} ${deliverable === null ? `of “${spokenName(metric ?? '')}”${ofService} is measured` : `is delivered under ${deliverable}`}.`;
    case 'PERCENTILE_WITHIN':
      return `${each} at least ${String(share ?? 100)} % of what is measured as “${spokenName(metric ?? '')}”${ofService} is at most ${String(atMost ?? 0)}.`;
    case 'AVAILABILITY':
      return `${each} ${service ?? 'the service'} is available for at least ${String(share ?? 100)} % of the time.`;
  }
}

export function escalationSentence(step: Step): string {
  const { point, share, time, isRealTime, limit, group, isUnassigned, notify, raiseTo, moveTo, note } = step;
  const ofWhat = step.measure === null ? '' : ` for the ${spokenName(step.measure).toLowerCase()}`;
  const ofWhich = step.severity === null ? '' : ` of ${problemWords(step.severity)}`;
  const name = `the time ${limit === 'PROMISE' ? 'promised' : 'aimed at'}${ofWhat}${ofWhich}`;
  const length = time === null ? '' : `${lengthWords(time)}${isRealTime === true ? ', closed hours counted,' : ''} `;
  const when = {
    SHARE_SPENT: `When ${String(Math.round((share ?? 1) * 10_000) / 100)} % of ${name} is used up`,
    BEFORE_DUE: `${capital(length)}before ${name} is used up`,
    AFTER_DUE: `${capital(length)}after ${name} was used up`,
  }[point];
  const holder = [
    group === null ? '' : ` while ${group} holds the ticket`,
    isUnassigned === true ? ' while nobody has taken the ticket' : '',
  ].filter((one) => one !== '');
  const what = [
    notify.length > 0 ? `${andWords(notify)} ${notify.length === 1 ? 'is' : 'are'} told` : '',
    raiseTo === null ? '' : `the severity is raised to ${severityWords[raiseTo]}`,
    moveTo === null ? '' : `${moveTo} gets the ticket`,
    note === null ? '' : `a note is made: “${note.replace(/\.$/, '')}”`,
  ].filter((one) => one !== '');
  return `${when}${holder.join(' and')}, ${what.join('; ') || 'nothing is done'}.`;
}

export const priceWords = ({ amount, period, unit }: Price): string =>
  `${moneyWords(amount)}${unit === null ? '' : ` for each ${unit}`}${period === null ? ', once' : `${unit === null ? ' ' : ', '}each ${civilWords[period]}`}`;

export function penaltySentence(penalty: Penalty): string {
  const { text, objective, below, amount, percentage, isPerBreach, cap, capPercentage, minimumVolume } = penalty;
  const owed = [
    amount === null ? '' : moneyWords(amount),
    percentage === null ? '' : `${String(percentage)} % of the fee of the period`,
  ].filter((one) => one !== '');
  const when =
    objective === null
      ? ''
      : below === null
        ? ` when objective ${objective} is missed`
        : ` when objective ${objective} is attained to less than ${String(below)} %`;
  const more = [
    isPerBreach === true ? ' for each breach' : '',
    cap === null ? '' : `, at most ${moneyWords(cap)}`,
    capPercentage === null ? '' : `, at most ${String(capPercentage)} % of the fee`,
    minimumVolume === null ? '' : `, from ${String(minimumVolume)} results on`,
  ].join('');
  return owed.length === 0 && when === '' ? text : `${text} Owed${when}: ${owed.join(' and ') || 'as said'}${more}.`;
}

export function renewalSentences(
  { rule, months, noticeDays, reviews, reviewEveryMonths }: Renewal,
  dateOf: (date: string) => string,
): string[] {
  const by = months === null ? '' : ` for ${String(months)} months more`;
  const notice = noticeDays === null ? '' : ` ${String(noticeDays)} days before the end at the latest`;
  return [
    {
      NONE: 'It ends with its term.',
      AUTOMATIC: `At the end of the term it goes on${by}, unless a party gives notice${notice}.`,
      BY_AGREEMENT: `At the end of the term it goes on${by} when both parties say so${notice}.`,
    }[rule],
    reviews.length === 0 ? '' : `The parties review it on ${reviews.map(dateOf).join(', ')}.`,
    reviewEveryMonths === null
      ? ''
      : `${reviews.length === 0 ? 'The parties' : 'They'} review it every ${String(reviewEveryMonths)} months${reviews.length === 0 ? '' : ' besides'}.`,
  ].filter((one) => one !== '');
}

export const contactWords = ({ name, role, email, phone }: Contact): string =>
  [name, role, email, phone].filter((one) => one !== null && one !== '').join(', ');

/** "Security handbook, version 4.2, https://…, SHA-256 …". */
export const documentWords = ({
  title,
  version,
  sha256,
  location,
}: SectionPartsFragment['documents'][number]): string =>
  [title, `version ${version}`, location, sha256 === null ? null : `SHA-256 ${sha256}`].filter(Boolean).join(', ');

export const covenantTitles = {
  CONFIDENTIALITY: 'Confidentiality',
  NON_SOLICITATION: 'Non-solicitation',
  SECURITY: 'Security',
} as const;

export const covenantSentence = ({ text, months, survivesMonths }: SectionPartsFragment['covenants'][number]): string =>
  [
    text,
    months === null ? '' : `It binds for ${String(months)} months.`,
    survivesMonths === null ? '' : `It outlives the agreement by ${String(survivesMonths)} months.`,
  ]
    .filter((one) => one !== '')
    .join(' ');
