// What is timed, as data: each measure is a row that says what starts, pauses, stops and voids a clock. The fold in
// fold.ts reads rows and knows no measure by name, so a new measure is a new row.
import { maskOf, type Occurrence } from './occurrence.ts';
import type { StatusCategory } from './fact.ts';
import type { MeasureDefinition } from './measure-definition.ts';
import type { VoidReason } from './reading.ts';

/** One row of the table. Where a clause may say otherwise, the row holds the default. */
export interface Measure {
  readonly name: string;
  readonly starts: readonly Occurrence[];
  /** What starts it too where a clause says `countOpening`. */
  readonly opens: readonly Occurrence[];
  readonly stops: readonly Occurrence[];
  /** What ends an open clock without judging it; a promise already broken stays broken. */
  readonly voids: Readonly<Partial<Record<Occurrence, VoidReason>>>;
  /** What lets a clock that was stopped or cancelled run on in the same cycle; the time between does not count. */
  readonly resumes: readonly Occurrence[];
  /** Default of the clause option of the same name. */
  readonly pausesWhile: readonly StatusCategory[];
  /** What lets an open clock begin anew in the same cycle. */
  readonly restarts: readonly Occurrence[];
  /** MANY: each start after an end begins the next cycle; BY_REOPEN: a reopening does where a clause says so. */
  readonly cycles: 'ONE' | 'MANY' | 'BY_REOPEN';
  /** Whether a clock is about the group that holds the ticket: each stay, or where a clause names the group. */
  readonly ofGroup: 'ALWAYS' | 'WHERE_NAMED' | 'NEVER';
  /** OLDEST_MESSAGE: the clock counts from the oldest message that still waits for its answer. */
  readonly anchor: 'START' | 'OLDEST_MESSAGE';
  /** Nothing starts while the ticket is resolved, closed or cancelled, nor by what makes it so. */
  readonly onlyWhileOpen: boolean;
  /** Before its start the clock is shown as NOT_APPLICABLE: never a free success. */
  readonly shownBeforeStart: boolean;
}

const endedUnanswered = {
  RESOLVED: 'UNANSWERED',
  CLOSED: 'UNANSWERED',
  CANCELLED: 'CANCELLED',
  MERGED: 'TRANSFERRED',
} as const satisfies Measure['voids'];

/** What ends an open clock of any measure. */
export const CALLED_OFF = { CANCELLED: 'CANCELLED', MERGED: 'TRANSFERRED' } as const satisfies Measure['voids'];

const row = (name: string, said: Partial<Measure> & Pick<Measure, 'starts' | 'stops' | 'voids'>): Measure => ({
  name,
  opens: [],
  resumes: [],
  restarts: [],
  pausesWhile: [],
  cycles: 'ONE',
  ofGroup: 'NEVER',
  anchor: 'START',
  onlyWhileOpen: false,
  shownBeforeStart: false,
  ...said,
});

/** The measures every installation has, in the order in which a ticket shows its clocks. */
export const MEASURES: readonly Measure[] = [
  row('FIRST_RESPONSE', {
    starts: ['FIRST_MESSAGE'],
    stops: ['ANSWERED'],
    voids: endedUnanswered,
    anchor: 'OLDEST_MESSAGE',
    shownBeforeStart: true,
  }),
  row('NEXT_RESPONSE', {
    starts: ['FOLLOW_UP'],
    opens: ['FIRST_MESSAGE'],
    stops: ['ANSWERED'],
    voids: endedUnanswered,
    cycles: 'MANY',
    anchor: 'OLDEST_MESSAGE',
  }),
  row('PERIODIC_UPDATE', {
    starts: ['OPENED', 'ANSWERED', 'REOPENED'],
    // A resolution is an update.
    stops: ['ANSWERED', 'RESOLVED'],
    voids: CALLED_OFF,
    pausesWhile: ['WAITING_CUSTOMER'],
    cycles: 'MANY',
    onlyWhileOpen: true,
  }),
  row('PICK_UP', {
    starts: ['OPENED'],
    stops: ['ASSIGNED'],
    voids: endedUnanswered,
    ofGroup: 'WHERE_NAMED',
  }),
  row('RESOLUTION', {
    starts: ['OPENED'],
    stops: ['RESOLVED'],
    voids: CALLED_OFF,
    resumes: ['REOPENED'],
    pausesWhile: ['WAITING_CUSTOMER'],
    cycles: 'BY_REOPEN',
  }),
  row('REQUESTER_WAIT', {
    starts: ['OPENED'],
    stops: ['RESOLVED'],
    voids: CALLED_OFF,
    resumes: ['REOPENED'],
    pausesWhile: ['WAITING_CUSTOMER'],
  }),
  row('AGENT_WORK', {
    starts: ['OPENED'],
    stops: ['RESOLVED'],
    voids: CALLED_OFF,
    resumes: ['REOPENED'],
    pausesWhile: ['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD'],
  }),
  row('GROUP_OWNERSHIP', {
    starts: ['GROUP_ENTERED'],
    stops: ['GROUP_LEFT', 'RESOLVED'],
    voids: CALLED_OFF,
    cycles: 'MANY',
    ofGroup: 'ALWAYS',
    onlyWhileOpen: true,
  }),
  row('SUPPLIER_WAIT', {
    starts: ['SUPPLIER_WAIT_BEGAN'],
    stops: ['SUPPLIER_WAIT_ENDED'],
    voids: CALLED_OFF,
    cycles: 'MANY',
  }),
  row('CLOSURE', { starts: ['OPENED'], stops: ['CLOSED'], voids: CALLED_OFF, resumes: ['REOPENED'] }),
];

type Conditions = 'starts' | 'opens' | 'stops' | 'resumes' | 'restarts';

/** A row as the fold meets it: conditions as masks. */
export interface CompiledMeasure extends Omit<Measure, Conditions | 'voids'> {
  readonly starts: number;
  readonly opens: number;
  readonly stops: number;
  readonly resumes: number;
  readonly restarts: number;
  readonly voids: readonly { readonly mask: number; readonly reason: VoidReason }[];
  /** Everything that can begin or end a cycle of it. */
  readonly turns: number;
  /** A user's own: its steps are told by these conditions; null: built in. */
  readonly definition: MeasureDefinition | null;
}

/** A row ready for the fold. */
export function compileMeasure(measure: Measure): CompiledMeasure {
  const voids = voidMasks(measure.voids);
  const { starts, opens, stops, resumes, restarts } = measure;
  const spared: Occurrence[] = measure.anchor === 'OLDEST_MESSAGE' ? ['SPARED', 'MOVED'] : [];
  const queued: Occurrence[] = measure.ofGroup === 'WHERE_NAMED' ? ['GROUP_ENTERED'] : [];
  return {
    ...measure,
    starts: maskOf(starts),
    opens: maskOf(opens),
    stops: maskOf(stops),
    resumes: maskOf(resumes),
    restarts: maskOf(restarts),
    voids,
    turns:
      maskOf([...starts, ...opens, ...stops, ...resumes, ...restarts, ...spared, ...queued]) |
      voids.reduce((all, { mask }) => all | mask, 0),
    definition: null,
  };
}

/** What voids, as the fold meets it. */
export function voidMasks(voids: Measure['voids']): CompiledMeasure['voids'] {
  const entries = Object.entries(voids) as [Occurrence, VoidReason][];
  return entries.map(([occurrence, reason]) => ({ mask: maskOf([occurrence]), reason }));
}

/** Measures by name, ready for the fold, in the order in which a ticket shows its clocks. */
export type MeasureTable = ReadonlyMap<string, CompiledMeasure>;

export const BUILT_IN: MeasureTable = new Map(MEASURES.map((measure) => [measure.name, compileMeasure(measure)]));
