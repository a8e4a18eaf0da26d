// Which clauses judge a measure, and what their options say where they say nothing: section 4 as far as one ticket
// without an agreement needs it, the defaults of the table of measures, and the first lines of section 9.
import type { CoveragePeriod } from '../../../server/src/engine/coverage.ts';
import type { Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import type { Measure, PlainClause, ReclassifyRule, ReopenRule, UnansweredRule } from './words.ts';

/** The clauses that judge one clock: for each coverage period the one that gives its limit; null: none does. */
export type Judges = Readonly<Record<CoveragePeriod, PlainClause | null>>;

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
  // A group's own waits are what its clause says.
  GROUP_OWNERSHIP: [],
  SUPPLIER_WAIT: [],
  CLOSURE: [],
};

/** What holds for a clock; without a clause the measure's defaults. */
export function optionsOf(measure: Measure, judges: Judges | null): Options {
  const said = judges === null ? null : spokesman(judges);
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

/** The clause whose options hold for the clock; clauses that form one clock have equal ones. */
export function spokesman(judges: Judges): PlainClause | null {
  return judges.PRIME ?? judges.NON_PRIME;
}

/** For each coverage period the most specific clause: severity over none, then coverage period over none. */
export function judgesOf(
  clauses: readonly PlainClause[],
  measure: Measure,
  severity: Severity,
  group: string | null,
): Judges | null {
  const best = (period: CoveragePeriod): PlainClause | null => {
    const fitting = clauses.filter(
      (one) =>
        one.measure === measure &&
        (one.severity === null || one.severity === severity) &&
        (one.group === null || one.group === group) &&
        (one.period === null || one.period === period),
    );
    const rank = (one: PlainClause): number => (one.severity === null ? 0 : 2) + (one.period === null ? 0 : 1);
    return fitting.sort((a, b) => rank(b) - rank(a))[0] ?? null;
  };
  const judges = { PRIME: best('PRIME'), NON_PRIME: best('NON_PRIME') };
  return spokesman(judges) === null ? null : judges;
}

export function areSame(a: Judges | null, b: Judges | null): boolean {
  return a?.PRIME === b?.PRIME && a?.NON_PRIME === b?.NON_PRIME;
}
