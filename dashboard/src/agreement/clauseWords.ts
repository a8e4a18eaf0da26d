// A clause as a sentence that somebody reads once and understands: "If you report an urgent problem during prime time, we
// answer within 1 hour." The page, the print and the Markdown say the same words.
import type { AgreementKind, ClausePartsFragment, PartyRole } from '../generated/agreement.ts';
import { HOUR, millisecondsOf, MINUTE, SECOND } from '../shared/duration.ts';
import { spokenName, statusWords, type Severity } from '../shared/words.ts';

/** Who is told what: "you" and "we" between us and a customer, names between others. */
export interface Voices {
  readonly asker: string;
  readonly doer: string;
}

interface Named {
  readonly role: PartyRole;
  readonly name: string;
}

export function voicesOf(kind: AgreementKind, parties: readonly Named[]): Voices {
  if (kind === 'SLA') return { asker: 'you', doer: 'we' };
  const nameOf = (role: PartyRole, or: string): string => parties.find((one) => one.role === role)?.name ?? or;
  return kind === 'OLA'
    ? { asker: nameOf('INTERNAL', 'the other group'), doer: nameOf('PROVIDER', 'the provider') }
    : { asker: nameOf('PROVIDER', 'the provider'), doer: nameOf('SUPPLIER', 'the supplier') };
}

const does = (who: string, verb: string, third = `${verb}s`): string =>
  `${who} ${who === 'you' || who === 'we' ? verb : third}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const one = (count: number, unit: string): string => `${String(count)} ${unit}${count === 1 ? '' : 's'}`;

/** "1 hour 30 minutes" of "PT1H30M". */
export function lengthWords(duration: string): string {
  const length = millisecondsOf(duration);
  const parts = [
    [Math.floor(length / HOUR), 'hour'],
    [Math.floor((length % HOUR) / MINUTE), 'minute'],
    [(length % MINUTE) / SECOND, 'second'],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => one(count, unit))
      .join(' ') || '0 minutes'
  );
}

export const problemWords = (severity: Severity | null): string =>
  severity === null
    ? 'a problem'
    : severity === 'URGENT'
      ? 'an urgent problem'
      : `a problem of ${severity.toLowerCase()} severity`;

type Clause = ClausePartsFragment;

/** What must happen first, and what is then done in time; by measure, and by the measure's name for those that users add. */
function storyOf({ measure, group }: Clause, about: string, { asker, doer }: Voices): readonly [string, string] {
  const reported = `If ${does(asker, 'report')} ${about}`;
  const by = group === null ? '' : ` (${group})`;
  switch (measure) {
    case 'FIRST_RESPONSE':
      return [reported, does(doer, 'answer')];
    case 'NEXT_RESPONSE':
      return [`Each time ${does(asker, 'write')} again about ${about}`, does(doer, 'answer')];
    case 'RESOLUTION':
      return [reported, `${does(doer, 'solve')} it`];
    case 'CLOSURE':
      return [reported, `${does(doer, 'close')} it`];
    case 'PERIODIC_UPDATE':
      return [`While ${about} is open`, `${does(doer, 'write')} again each time`];
    case 'REQUESTER_WAIT':
      return [`With ${about}`, `all the time that ${does(asker, 'wait')} ends, counted together,`];
    case 'AGENT_WORK':
      return [`With ${about}`, 'all the work on it ends, counted together,'];
    case 'PICK_UP':
      return [`When a group${by} gets ${about}`, 'somebody there takes it up'];
    case 'GROUP_OWNERSHIP':
      return [`When a group${by} holds ${about}`, 'it passes it on or ends it'];
    case 'SUPPLIER_WAIT':
      return [`When ${about} waits for a supplier`, 'the supplier is done'];
    default:
      return [reported, `the part called “${spokenName(measure)}” is done`];
  }
}

/** "within 1 hour", "by 17:00 on the next covered day". */
export function limitWords({
  promise,
  relative,
  coveredDays,
  localTime,
}: Pick<Clause, 'promise' | 'relative' | 'coveredDays' | 'localTime'>): string {
  if (relative === 'NONE') return promise === null ? 'in time' : `within ${lengthWords(promise)}`;
  const days = coveredDays ?? 1;
  const day = days === 1 ? 'the next covered day' : `the ${ordinal(days)} covered day after it`;
  return relative === 'END_OF_COVERED_DAY' ? `by the end of ${day}` : `by ${(localTime ?? '').slice(0, 5)} on ${day}`;
}

const ordinal = (n: number): string => {
  const ends: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${String(n)}${ends[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(n)] ?? 'th'}`;
};

const periodWords = { PRIME: ' during prime time', NON_PRIME: ' during non-prime time' } as const;

/** The promise itself, in one sentence. */
export function clauseSentence(clause: Clause, voices: Voices): string {
  const [first, then] = storyOf(clause, problemWords(clause.severity), voices);
  return `${first}${clause.period === null ? '' : periodWords[clause.period]}, ${then} ${limitWords(clause)}.`;
}

/** What the clause says besides, only where it is not the usual. */
export function optionSentences(clause: Clause, { asker }: Voices): string[] {
  const { pausesWhile, endsWait, onReopen, reopenWindow, onReclassify, allowance } = clause;
  const states = (pausesWhile ?? []).map((status) => statusWords[status]).join(' or ');
  return [
    pausesWhile === null
      ? ''
      : states === ''
        ? 'The clock is never paused.'
        : `Time is not counted while the status is ${states}.`,
    endsWait === 'ON_STATUS_ONLY'
      ? `Waiting for ${asker === 'you' ? 'you' : asker} ends only when the status is changed.`
      : '',
    onReopen === 'NEW_CYCLE'
      ? `Opened again, it is promised anew${reopenWindow === null ? '' : `, unless that is within ${lengthWords(reopenWindow)} of its end: then it goes on`}.`
      : onReopen === 'CONTINUOUS'
        ? 'Opened again, it goes on as if it had never ended.'
        : '',
    {
      CARRY: '',
      RESTART: 'When its severity changes, the time begins anew.',
      TIGHTEN_ONLY: 'When its severity changes, only an earlier limit replaces the promise.',
      PROPORTIONAL: 'When its severity changes, the share that was used up stays used up.',
    }[onReclassify],
    allowance === 'BLENDED'
      ? 'Where it spans prime and non-prime time, the hours in each use up a share of the limit that holds there.'
      : '',
    clause.countOpening ? 'The first message counts too.' : '',
    {
      EXCLUDED: '',
      MET: 'Solved without an answer, it counts as answered.',
      KEEP_RUNNING: 'Solving it is no answer: the promise stays.',
    }[clause.onResolveUnanswered],
  ].filter((sentence) => sentence !== '');
}
