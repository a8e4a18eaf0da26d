// What is timed on a ticket and by which clauses: the measures that its terms speak of, each with the clauses for every
// key the ticket ever had.
import { amendmentsOf, chooseAmong, inScope, termsInForce, type ChosenClauses } from './agreement.ts';
import { isOpen } from './cycle.ts';
import { foldCycles, type ChosenOf, type Folding } from './fold.ts';
import { inheritance } from './inherit.ts';
import { readHistory, type History, type Step, type TicketKey } from './history.ts';
import { tellFor } from './measure-definition.ts';
import { BUILT_IN, type CompiledMeasure, type MeasureTable } from './measure.ts';
import { bitOf } from './occurrence.ts';
import type { Terms } from './clause.ts';
import type { Fact } from './fact.ts';

/** Everything a ticket is read from. */
export interface TicketLife {
  readonly facts: readonly Fact[];
  readonly terms: readonly Terms[];
  readonly customerOf: (serviceAccount: number) => number | null;
  /** The measures that clauses may name; absent: the built-in ones. */
  readonly measures?: MeasureTable;
  /** Facts of the tickets that MERGED and SPLIT name as `from`, by that name; absent: none are known. */
  readonly absorbed?: ReadonlyMap<string, readonly Fact[]>;
}

export interface JudgedTicket {
  readonly history: History;
  /** One for each measure that a clause could judge, in the table's order. */
  readonly foldings: readonly Folding[];
  /** When an amendment that is still ahead begins to judge it; null: none. */
  readonly amendedMs: number | null;
}

export function judgedTicket(life: TicketLife, nowMs: number): JudgedTicket {
  const { terms, measures = BUILT_IN } = life;
  const { ownTimeOf, inheritsOf } = inheritance(life, judgedTicket);
  const told = readHistory(life.facts, nowMs, { ownTimeOf, everyFact: measures !== BUILT_IN });
  const { openedMs } = told;
  if (openedMs === null) return { history: told, foldings: [], amendedMs: null };
  const amendments = amendmentsOf(terms, openedMs);
  const past = amendments.filter((atMs) => atMs <= nowMs);
  const { history, eras } = throughAmendments(told, past);
  const inForce = [openedMs, ...past].map((atMs) => termsInForce(terms, { openedMs, atMs }));
  const keys = history.keys.map((key, index) => {
    const subject = { ...key, customer: customerOf(key, life) };
    return { severity: key.severity, inScope: inScope(inForce[eras[index] ?? 0] ?? [], subject) };
  });
  const spokenOf = new Set(inForce.flat().flatMap(({ clauses }) => clauses.map(({ measure }) => measure)));
  const foldings = [...measures.values()]
    .filter(({ name }) => spokenOf.has(name))
    .map((measure) => ({
      history: measure.definition ? tellFor(measure.definition, history) : history,
      measure,
      chosenOf: chooser(measure, keys),
      inherits: inheritsOf(measure),
    }));
  return { history, foldings: firstThingsFirst(foldings, nowMs), amendedMs: amendments[past.length] ?? null };
}

const EITHER = bitOf.FIRST_MESSAGE | bitOf.FOLLOW_UP;
const isEither = ({ occurred }: Step): boolean => (occurred & EITHER) === EITHER;

/** Where the first response runs on after the ticket ended, messages wait for it, and are follow-ups of nothing yet. */
function firstThingsFirst(foldings: readonly Folding[], nowMs: number): readonly Folding[] {
  const first = foldings.find(({ measure }) => measure.name === 'FIRST_RESPONSE');
  if (!first?.history.steps.some(isEither)) return foldings;
  const { steps } = first.history;
  const [cycle] = foldCycles(first, nowMs);
  // Never judged, it ended as any other does.
  if (cycle === undefined) return foldings;
  const endsAt = isOpen(cycle) ? Infinity : steps.findLastIndex(({ fact }) => fact === cycle.endedBy);
  // A clause that comes later takes no follow-up back: nobody knew then that the first response would run on.
  const judgedMs = cycle.judgements[0]?.atMs ?? Infinity;
  const told = steps.map((step, index): Step => {
    if (!isEither(step) || (index < endsAt && step.atMs < judgedMs)) return step;
    return { ...step, occurred: step.occurred & ~(index < endsAt ? bitOf.FOLLOW_UP : bitOf.FIRST_MESSAGE) };
  });
  return foldings.map((each) =>
    each.measure.definition ? each : { ...each, history: { ...each.history, steps: told } },
  );
}

const customerOf = ({ serviceAccount }: TicketKey, life: TicketLife): number | null =>
  serviceAccount === null ? null : life.customerOf(serviceAccount);

/** Of a key what clauses ask, with the terms that may judge while it holds. */
interface KnownKey extends Pick<TicketKey, 'severity'> {
  readonly inScope: readonly Terms[];
}

/** Chooses once for each key, and each group where the measure is about one: the same question has the same answer. */
function chooser({ name }: CompiledMeasure, keys: readonly KnownKey[]): ChosenOf {
  const known = new Map<string | number, ChosenClauses | null>();
  return (index, group) => {
    const question = group === null ? index : `${index}/${group}`;
    let chosen = known.get(question);
    const key = keys[index];
    if (chosen === undefined) {
      chosen = key ? chooseAmong(key.inScope, { severity: key.severity, measure: name, group }) : null;
      known.set(question, chosen);
    }
    return chosen;
  };
}

/** A history with a step at each amendment: from there on the same key asks other terms, an era later. */
function throughAmendments(history: History, starts: readonly number[]): { history: History; eras: readonly number[] } {
  if (starts.length === 0) return { history, eras: [] };
  const steps: Step[] = [];
  const keys: TicketKey[] = [];
  const eras: number[] = [];
  let era = 0;
  let ofKey = -1;
  const add = (step: Step): void => {
    const key = history.keys[step.key];
    if (key && (ofKey !== step.key || eras.at(-1) !== era)) {
      keys.push(key);
      eras.push(era);
      ofKey = step.key;
    }
    steps.push({ ...step, key: keys.length - 1 });
  };
  const amend = (untilMs: number): void => {
    for (let startMs = starts[era]; startMs !== undefined && startMs <= untilMs; startMs = starts[era]) {
      era += 1;
      const last = steps.at(-1);
      if (last) add({ ...last, atMs: startMs, messageMs: startMs, fact: null, occurred: 0, message: 0, key: ofKey });
    }
  };
  for (const step of history.steps) {
    amend(step.atMs);
    add(step);
  }
  amend(Infinity);
  return { history: { ...history, steps, keys, key: keys.length - 1 }, eras };
}
