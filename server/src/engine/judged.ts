// What is timed on a ticket and by which clauses: the measures that its terms speak of, each with the clauses for every
// key the ticket ever had.
import { chooseAmong, termsInForce, type ChosenClauses } from './agreement.ts';
import { inheritance } from './inherit.ts';
import { readHistory, type History, type TicketKey } from './history.ts';
import { tellFor } from './measure-definition.ts';
import { BUILT_IN, type CompiledMeasure, type MeasureTable } from './measure.ts';
import type { ChosenOf, Folding } from './fold.ts';
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
}

export function judgedTicket(life: TicketLife, nowMs: number): JudgedTicket {
  const { terms, measures = BUILT_IN } = life;
  const { ownTimeOf, inheritsOf } = inheritance(life, judgedTicket);
  const history = readHistory(life.facts, nowMs, { ownTimeOf, everyFact: measures !== BUILT_IN });
  const inForce = history.openedMs === null ? [] : termsInForce(terms, history.openedMs);
  if (inForce.length === 0) return { history, foldings: [] };
  const keys = knownKeys(history.keys, life);
  const spokenOf = new Set(inForce.flatMap(({ clauses }) => clauses.map(({ measure }) => measure)));
  const foldings = [...measures.values()]
    .filter(({ name }) => spokenOf.has(name))
    .map((measure) => ({
      history: measure.definition ? tellFor(measure.definition, history) : history,
      measure,
      chosenOf: chooser(measure, { inForce, keys }),
      inherits: inheritsOf(measure),
    }));
  return { history, foldings };
}

type KnownKey = TicketKey & { readonly customer: number | null };

const knownKeys = (keys: readonly TicketKey[], { customerOf }: TicketLife): KnownKey[] =>
  keys.map((key) => ({ ...key, customer: key.serviceAccount === null ? null : customerOf(key.serviceAccount) }));

/** Chooses once for each key, and each group where the measure is about one: the same question has the same answer. */
function chooser(
  { name }: CompiledMeasure,
  { inForce, keys }: { readonly inForce: readonly Terms[]; readonly keys: readonly KnownKey[] },
): ChosenOf {
  const known = new Map<string | number, ChosenClauses | null>();
  return (index, group) => {
    const question = group === null ? index : `${index}/${group}`;
    let chosen = known.get(question);
    const key = keys[index];
    if (chosen === undefined) {
      chosen = key ? chooseAmong(inForce, { ...key, measure: name, group }) : null;
      known.set(question, chosen);
    }
    return chosen;
  };
}
