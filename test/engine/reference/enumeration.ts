// Every sequence of the eight kinds of event that matter, up to a length, under clauses that use every option.
import type { CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import { dayAndNight, HOUR, MINUTE, moment, officeHours, roundTheClock } from './told.ts';
import { measures } from './terms.ts';
import { clause, event } from './words.ts';
import type { Measure, PlainClause, PlainEvent, PlainOptions, PlainQuestion } from './words.ts';

type Kind = Pick<PlainEvent, 'kind'> & Partial<Pick<PlainEvent, 'status'>>;

const kinds: readonly Kind[] = [
  { kind: 'CUSTOMER_REPLIED' },
  { kind: 'AGENT_REPLIED' },
  { kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' },
  { kind: 'STATUS_CHANGED', status: 'OPEN' },
  { kind: 'PRIORITY_CHANGED' },
  { kind: 'RESOLVED' },
  { kind: 'REOPENED' },
  { kind: 'CANCELLED' },
];

/** How long after one event the next one comes. */
const gaps = [40 * MINUTE, 70 * MINUTE, 0, 45 * MINUTE, 95 * MINUTE, 60 * MINUTE];

/** All sequences of at most `length` events after an opening; a change of priority goes to and fro. */
export function* lives(length: number): Generator<readonly PlainEvent[]> {
  const opening = event({ kind: 'OPENED', at: moment('Mon 15:30'), eventId: 'e0' });
  let row: (readonly PlainEvent[])[] = [[opening]];
  for (let told = 0; told <= length; told += 1) {
    yield* row;
    row = row.flatMap((life) => kinds.map((kind) => [...life, nextEvent(life, kind)]));
  }
}

function nextEvent(life: readonly PlainEvent[], kind: Kind): PlainEvent {
  const at = (life.at(-1)?.at ?? 0) + (gaps[(life.length - 1) % gaps.length] ?? 0);
  const isUrgent = life.filter((one) => one.kind === 'PRIORITY_CHANGED').length % 2 === 1;
  const severity = kind.kind === 'PRIORITY_CHANGED' ? (isUrgent ? 'NORMAL' : 'URGENT') : null;
  return event({ ...kind, at, severity, eventId: `e${life.length}` });
}

interface Contract {
  readonly schedule: CoverageSchedule;
  readonly clauses: readonly PlainClause[];
}

/** Both severities of every measure; what a measure has no use for is left out. */
function contract(
  schedule: CoverageSchedule,
  said: Partial<PlainOptions>,
  limits: Partial<PlainClause> = {},
): Contract {
  const clauses = measures.flatMap((measure) =>
    (['NORMAL', 'URGENT'] as const).map((severity) => {
      const hours = severity === 'NORMAL' ? 5 : 2;
      const both = { promiseMs: hours * HOUR, targetMs: (hours - 1) * HOUR, ...limits };
      return clause({ ...usable(measure, said), measure, severity, ...both });
    }),
  );
  return { schedule, clauses };
}

const withoutPause: readonly Measure[] = ['PICK_UP', 'SUPPLIER_WAIT', 'REQUESTER_WAIT', 'AGENT_WORK'];
const reopening: readonly Measure[] = ['RESOLUTION', 'REQUESTER_WAIT', 'AGENT_WORK', 'CLOSURE'];
const awaited: readonly Measure[] = ['FIRST_RESPONSE', 'NEXT_RESPONSE', 'PICK_UP'];

function usable(measure: Measure, said: Partial<PlainOptions>): Partial<PlainOptions> {
  const { pausesWhile, onReopen, reopenWindowMs, countOpening, onResolveUnanswered, endsWait, ...rest } = said;
  const mayBegin = measure === 'RESOLUTION' || onReopen !== 'NEW_CYCLE';
  return {
    ...rest,
    ...(withoutPause.includes(measure) ? {} : { pausesWhile: pausesWhile ?? null }),
    ...(measure === 'PICK_UP' || measure === 'SUPPLIER_WAIT' ? {} : { endsWait: endsWait ?? null }),
    ...(reopening.includes(measure) && mayBegin ? { onReopen: onReopen ?? null } : {}),
    ...(measure === 'RESOLUTION' && onReopen === 'NEW_CYCLE' ? { reopenWindowMs: reopenWindowMs ?? null } : {}),
    ...(measure === 'NEXT_RESPONSE' ? { countOpening: countOpening ?? null } : {}),
    ...(awaited.includes(measure) ? { onResolveUnanswered: onResolveUnanswered ?? null } : {}),
  };
}

const anyPeriod = { promiseMs: null, targetMs: null };

/** Contracts that between them use every option of every rule. */
export const contracts: Readonly<Record<string, Contract>> = {
  'by default': contract(roundTheClock(), {}),
  'restarted, in new cycles, kept running': contract(officeHours(), {
    onReclassify: 'RESTART',
    onReopen: 'NEW_CYCLE',
    onResolveUnanswered: 'KEEP_RUNNING',
    pausesWhile: ['WAITING_CUSTOMER'],
    warnBeforeMs: HOUR,
  }),
  'tightened only, continuous, met': contract(roundTheClock(), {
    onReclassify: 'TIGHTEN_ONLY',
    onReopen: 'CONTINUOUS',
    onResolveUnanswered: 'MET',
    pausesWhile: [],
    warnAtShare: 0.5,
  }),
  'in proportion, within a window, from the opening on': contract(officeHours(), {
    onReclassify: 'PROPORTIONAL',
    onReopen: 'NEW_CYCLE',
    reopenWindowMs: HOUR,
    countOpening: true,
    endsWait: 'ON_STATUS_ONLY',
    pausesWhile: ['WAITING_CUSTOMER'],
    warnAtShare: 0.5,
    warnBeforeMs: 2 * HOUR,
  }),
  blended: inPeriods(contract(dayAndNight(), { allowance: 'BLENDED' })),
  'fixed at the start': inPeriods(contract(dayAndNight(), { onReopen: 'NEW_CYCLE' })),
  'by the end of a covered day': contract(officeHours(), {}, { ...anyPeriod, relative: 'END_OF_COVERED_DAY' }),
};

/** The same clauses for prime time, and looser ones besides it. */
function inPeriods({ schedule, clauses }: Contract): Contract {
  return {
    schedule,
    clauses: clauses.flatMap((one) => [
      { ...one, period: 'PRIME' as const },
      { ...one, period: 'NON_PRIME' as const, promiseMs: 2 * (one.promiseMs ?? 0), targetMs: one.promiseMs },
    ]),
  };
}

/** The questions about one life: soon after its last event, and late the next day. */
export function questionsAbout({ schedule, clauses }: Contract, events: readonly PlainEvent[]): PlainQuestion[] {
  const last = events.at(-1)?.at ?? 0;
  return [0, 40 * MINUTE, 30 * HOUR].map((laterMs) => ({
    schedule,
    clauses,
    severity: 'NORMAL' as const,
    events,
    asOf: last + laterMs,
  }));
}
