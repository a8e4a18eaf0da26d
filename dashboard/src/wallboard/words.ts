// All that a wall says, by the language of its board. Names that people gave (boards, customers, teams, measures of their own)
// stay as they are; numbers and times follow the locale.
import { inject, ref, type InjectionKey, type Ref } from 'vue';
import type { WallFrameFragment } from '../generated/board.ts';
import { shareMet, type Rate } from '../shared/share.ts';
import { markWords, severityWords, type Mark, type Severity } from '../shared/words.ts';
import { german } from './german.ts';

export type Language = WallFrameFragment['settings']['language'];
type Obligation = NonNullable<WallFrameFragment['obligations']>['nextDue'][number]['standing'];

export interface WallWords {
  /** Of the page, for those who hear it; and of Intl. */
  readonly lang: string;
  readonly locale: string;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  /** What the longest mark and the longest severity take in a row, in hundredths of the wall's height. */
  readonly standingRoom: number;
  readonly severityRoom: number;
  readonly obligations: Readonly<Record<Obligation, string>>;
  /** Measures that every floor has; others are called as their floor calls them. */
  readonly measures: Readonly<Record<string, string>>;
  /** "Urgent resolution". */
  readonly ofSeverity: (measure: string, severity: string) => string;
  readonly soFar: (month: string) => string;
  readonly live: string;
  readonly more: (count: number) => string;
  readonly silentSince: (source: string, since: string) => string;
  readonly silentYet: (source: string) => string;
  readonly andMore: (name: string, count: number) => string;
  /** The letter of a day in "2 d". */
  readonly day: string;
  readonly promisesKept: string;
  readonly promise: string;
  readonly target: string;
  readonly met: string;
  readonly missed: string;
  readonly open: string;
  readonly excluded: string;
  readonly pastTarget: string;
  readonly nothingDueYet: string;
  readonly noAgreement: string;
  readonly nextToBreak: string;
  readonly standing: string;
  readonly ticket: string;
  readonly customer: string;
  readonly severity: string;
  readonly heldBy: string;
  readonly nobody: string;
  readonly toTarget: string;
  readonly toPromise: string;
  readonly opens: (when: string) => string;
  readonly moreBefore: (count: number, when: string) => string;
  /** "12 promises", then what is said of them. */
  readonly promises: (count: number) => string;
  readonly canBeSaved: string;
  readonly noneBreaks: string;
  readonly nothingCanBreak: string;
  readonly broken: string;
  readonly noneBroken: string;
  readonly late: string;
  readonly dueHours: string;
  readonly dueDays: string;
  readonly noneDue: string;
  readonly chartSpoken: (byDay: boolean, kept: number, open: number, broken: number) => string;
  readonly now: string;
  readonly kept: string;
  readonly brokenCount: string;
  readonly dueToday: string;
  readonly due: string;
  readonly behind: Readonly<Record<'missed' | 'late' | 'both', string>>;
  readonly nothingMoreDue: string;
  readonly cannotBeShown: string;
  readonly tryNow: string;
  readonly notLive: (asOf: string) => string;
  readonly reconnecting: string;
  readonly tokenRefused: string;
  readonly nextOnAll: string;
  readonly noneOnAll: string;
  readonly brokenOn: (board: string) => string;
  readonly place: (place: number, count: number) => string;
  readonly held: string;
  /** Before the first picture: what is waited for, and what to do. */
  readonly waiting: Readonly<Record<'server' | 'refused' | 'absent', { readonly head: string; readonly more: string }>>;
  readonly serverRefuses: string;
  readonly lacks: Readonly<Record<Lack, string>>;
}

/** What a screen may lack. */
export type Lack = 'https' | 'wakeLock' | 'granted' | 'touch';

const english: WallWords = {
  lang: 'en',
  locale: 'en-GB',
  marks: markWords,
  severities: severityWords,
  standingRoom: 22.9,
  severityRoom: 12.4,
  obligations: {
    ...{ UPCOMING: 'Upcoming', OPEN: 'Open', AT_RISK: 'At risk', OVER_TARGET: 'Over target', LATE: 'Late' },
    ...{ DELIVERED: 'Delivered', MISSED: 'Missed', WAIVED: 'Waived' },
  },
  measures: { FIRST_RESPONSE: 'First response', NEXT_RESPONSE: 'Next response', RESOLUTION: 'Resolution' },
  ofSeverity: (measure, severity) => `${severity} ${measure.charAt(0).toLowerCase()}${measure.slice(1)}`,
  soFar: (month) => `${month} so far`,
  live: 'Live',
  more: (count) => `+ ${String(count)} more`,
  silentSince: (source, since) => `no events from ${source} since ${since}`,
  silentYet: (source) => `no events yet from ${source}`,
  andMore: (name, count) => `${name} and ${String(count)} more`,
  day: 'd',
  promisesKept: 'Promises kept',
  promise: 'Promise',
  target: 'Target',
  met: 'met',
  missed: 'missed',
  open: 'open',
  excluded: 'excl.',
  pastTarget: 'past target',
  nothingDueYet: 'nothing due yet',
  noAgreement: 'No agreement judges these tickets yet: nothing is promised.',
  nextToBreak: 'Next to break',
  standing: 'Standing',
  ticket: 'Ticket',
  customer: 'Customer',
  severity: 'Severity',
  heldBy: 'Held by',
  nobody: 'Nobody',
  toTarget: 'To target',
  toPromise: 'To promise',
  opens: (when) => `opens ${when}`,
  moreBefore: (count, when) => `+ ${String(count)} more before ${when}`,
  promises: (count) => `${String(count)} ${count === 1 ? 'promise' : 'promises'}`,
  canBeSaved: 'can still be saved in the next hour',
  noneBreaks: 'no promise breaks in the next hour',
  nothingCanBreak: 'Nothing can break: no promise is running.',
  broken: 'Broken',
  noneBroken: 'No open ticket has a broken promise.',
  late: 'late',
  dueHours: 'Promises due, 24 h',
  dueDays: 'Promises, 14 days',
  noneDue: 'No promise was due.',
  chartSpoken: (byDay, kept, open, broken) =>
    `Promises due ${byDay ? 'in 14 days' : 'in the last 24 hours and the next few'}: ${String(kept)} kept, ${String(open)} open, ${String(broken)} broken.`,
  now: 'now',
  kept: 'kept',
  brokenCount: 'broken',
  dueToday: 'Due today',
  due: 'Due',
  behind: { missed: 'missed', late: 'late', both: 'behind' },
  nothingMoreDue: 'Nothing more is due today.',
  cannotBeShown: 'This part cannot be shown. It is tried again shortly.',
  tryNow: 'Try now',
  notLive: (asOf) => `Not live: as of ${asOf}.`,
  reconnecting: 'Reconnecting',
  tokenRefused: 'This screen’s token is refused',
  nextOnAll: 'Next to break on all boards',
  noneOnAll: 'Nothing is next to break on any board.',
  brokenOn: (board) => `broken, ${board}`,
  place: (place, count) => `${String(place)} of ${String(count)}`,
  held: 'held: a promise broke',
  waiting: {
    server: { head: 'Waiting for server', more: 'The board appears by itself as soon as it answers.' },
    refused: {
      head: 'This screen may not show the board',
      more: 'Its token was revoked or has expired. Open the board’s link again; this screen keeps trying.',
    },
    absent: {
      head: 'There is no such board',
      more: 'Check the address, or make the board first; this screen keeps trying.',
    },
  },
  serverRefuses: 'The server refuses',
  lacks: {
    https: 'This screen may go to sleep: a wake lock needs https.',
    wakeLock: 'This screen may go to sleep: the browser has no wake lock.',
    granted: 'This screen may go to sleep: the browser gave no wake lock.',
    touch: 'This screen may not ring until it is touched once.',
  },
};

const languages: Readonly<Record<Language, WallWords>> = { EN: english, DE: german };

/** The words of a language; those of one that this build does not know are English. */
export const wordsOf = (language: Language | undefined): WallWords =>
  (languages as Readonly<Partial<Record<string, WallWords>>>)[language ?? 'EN'] ?? english;

export const wordsKey: InjectionKey<Readonly<Ref<WallWords>>> = Symbol('words of the wall');

/** The words of the wall that a tile stands on; English outside one. */
export const useWords = (): Readonly<Ref<WallWords>> => inject(wordsKey, () => ref(english), true);

/** The share met, as the locale writes it; null when nothing is decided. */
export const writtenShare = (rate: Rate, { locale }: WallWords): string | null => {
  const share = shareMet(rate);
  return locale === 'de-DE' ? (share?.replace('.', ',') ?? null) : share;
};

/** What a tile is called: the known measures in the wall's words, others as the server calls them. */
export function tileName(
  label: string,
  choice: { readonly measure: string; readonly severity: Severity | null } | undefined,
  words: WallWords,
): string {
  const measure = choice === undefined ? undefined : words.measures[choice.measure];
  if (choice === undefined || measure === undefined) return label;
  return choice.severity === null ? measure : words.ofSeverity(measure, words.severities[choice.severity]);
}
