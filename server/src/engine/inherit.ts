// What comes with a ticket that becomes part of another, and with a message that moves: the survivor goes on with the
// open, unbroken clocks of the ticket it absorbed, and a moved message counts from its own time.
import { isBroken, isOpen } from './cycle.ts';
import { compareFacts, withoutTakenBack } from './fact-order.ts';
import { foldCycles, type Obligation } from './fold.ts';
import { readHistory, type OwnTimeOf, type Step } from './history.ts';
import type { JudgedTicket, TicketLife } from './judged.ts';
import type { Fact } from './fact.ts';
import type { CompiledMeasure } from './measure.ts';

export interface Inheritance {
  readonly ownTimeOf: OwnTimeOf;
  readonly inheritsOf: (measure: CompiledMeasure) => (step: Step) => Obligation | null;
}

/** What a life inherits from the tickets it knows of; `judged` reads those as it reads this one. */
export function inheritance({ absorbed = NONE, ...life }: TicketLife, judged: Judged): Inheritance {
  return {
    ownTimeOf: (split) => ownTime(split, absorbed),
    inheritsOf: (measure) => (step) => {
      const name = step.fact?.from ?? '';
      const facts = absorbed.get(name);
      if (facts === undefined) return null;
      // A ticket is not absorbed twice on the way: merges in a circle end here.
      const others = new Map([...absorbed].filter(([other]) => other !== name));
      const source = judged({ ...life, facts: untilGone(facts, step.atMs), absorbed: others }, step.atMs);
      return owedBy(source, measure, step.atMs);
    },
  };
}

type Judged = (life: TicketLife, nowMs: number) => JudgedTicket;

const NONE: ReadonlyMap<string, readonly Fact[]> = new Map();

/** The facts of a ticket before it became part of another. */
function untilGone(facts: readonly Fact[], atMs: number): readonly Fact[] {
  const past = facts.filter(({ at }) => at.epochMilliseconds <= atMs);
  const standing = withoutTakenBack(past.sort(compareFacts));
  const gone = standing.findIndex(({ kind, from = null, undo }) => kind === 'MERGED' && from === null && !undo);
  return gone < 0 ? standing : standing.slice(0, gone);
}

/** The clock of a measure that a ticket still owes; null: none, or it was missed already. */
function owedBy({ foldings }: JudgedTicket, measure: CompiledMeasure, atMs: number): Obligation | null {
  const folding = foldings.find((each) => each.measure.name === measure.name);
  const cycle = folding && foldCycles(folding, atMs).at(-1);
  if (!cycle || !isOpen(cycle) || cycle.judgement === null || cycle.lost || isBroken(cycle)) return null;
  return {
    startedMs: cycle.startedMs,
    stretches: cycle.stretches.map((stretch) => ({ ...stretch, untilMs: Math.min(stretch.untilMs, atMs) })),
    // Facts of two tickets may share an id.
    messages: cycle.messages.map(({ id, atMs: saidMs }) => ({ id: -id, atMs: saidMs })),
  };
}

/** The time at which a moved message was written; null: it had its answer before it moved. */
function ownTime(split: Fact, absorbed: ReadonlyMap<string, readonly Fact[]>): number | null {
  const atMs = split.at.epochMilliseconds;
  const facts = absorbed.get(split.from ?? '');
  if (facts === undefined) return atMs;
  const past = facts.filter(
    ({ at, kind, from = null }) => at.epochMilliseconds <= atMs && (kind !== 'SPLIT' || from !== null),
  );
  const { unanswered } = readHistory(past, atMs);
  const moved = past.find(
    ({ id, eventId, message }) =>
      unanswered.includes(id) &&
      (split.refersTo === null ? message !== null && message === split.message : eventId === split.refersTo),
  );
  return moved ? moved.at.epochMilliseconds : null;
}
