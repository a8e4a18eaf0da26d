// Which clauses judge a measure, and what their options say where they say nothing: section 4 as far as one ticket
// without an agreement needs it, the defaults of the table of measures, and the first lines of section 9.
import type { CoveragePeriod } from '../../../server/src/engine/coverage.ts';
import type { Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import type { Measure, PlainClause, ReclassifyRule, ReopenRule, UnansweredRule } from './words.ts';

/** The clauses that judge one clock: they differ in coverage period only. */
export type Judges = readonly PlainClause[];

export interface Options {
  readonly pausesWhile: readonly StatusCategory[];
  readonly endsWait: 'ON_REPLY' | 'ON_STATUS_ONLY';
  readonly onReopen: ReopenRule;
  readonly reopenWindowMs: number | null;
  readonly onReclassify: ReclassifyRule;
  readonly countOpening: boolean;
  readonly onResolveUnanswered: UnansweredRule;
}

export const measures: readonly Measure[] = [
  'FIRST_RESPONSE',
  'NEXT_RESPONSE',
  'PERIODIC_UPDATE',
  'PICK_UP',
  'RESOLUTION',
  'REQUESTER_WAIT',
  'AGENT_WORK',
  'GROUP_OWNERSHIP',
  'SUPPLIER_WAIT',
  'CLOSURE',
];

const waits = ['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD'] as const;

const pauses: Readonly<Record<Measure, readonly StatusCategory[]>> = {
  FIRST_RESPONSE: [],
  NEXT_RESPONSE: [],
  PERIODIC_UPDATE: ['WAITING_CUSTOMER'],
  PICK_UP: [],
  RESOLUTION: ['WAITING_CUSTOMER'],
  REQUESTER_WAIT: ['WAITING_CUSTOMER'],
  AGENT_WORK: waits,
  GROUP_OWNERSHIP: waits,
  SUPPLIER_WAIT: [],
  CLOSURE: [],
};

/** What holds for a clock; without a clause the measure's defaults. */
export function optionsOf(measure: Measure, judges: Judges | null): Options {
  const said = judges?.[0];
  return {
    pausesWhile: said?.pausesWhile ?? pauses[measure],
    endsWait: said?.endsWait ?? 'ON_REPLY',
    onReopen: said?.onReopen ?? 'RESUME',
    reopenWindowMs: said?.reopenWindowMs ?? null,
    onReclassify: said?.onReclassify ?? 'CARRY',
    countOpening: said?.countOpening ?? false,
    onResolveUnanswered: said?.onResolveUnanswered ?? 'EXCLUDED',
  };
}

/** The clauses in force for a measure: those of the severity when there are any, else those of no severity. */
export function judgesOf(
  clauses: readonly PlainClause[],
  measure: Measure,
  severity: Severity,
  group: string | null,
): Judges | null {
  const ofMeasure = clauses.filter((one) => one.measure === measure);
  // A clause that names a group judges what happens in that group.
  const here = ofMeasure.filter((one) => one.group === null || one.group === group);
  const named = here.filter((one) => one.severity === severity);
  const found = named.length > 0 ? named : here.filter((one) => one.severity === null);
  return found.length > 0 ? found : null;
}

export function areSame(a: Judges | null, b: Judges | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/** The clause that gives the limit of a period: its own, else the one for any period. */
export function clauseFor(judges: Judges, period: CoveragePeriod): PlainClause | null {
  return judges.find((one) => one.period === period) ?? judges.find((one) => one.period === null) ?? null;
}
