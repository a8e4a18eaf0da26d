// The order of facts and which of them stand. Order of arrival does not matter: a late fact takes its place among
// the others, and a fact taken back is as if it had never been told.
import { ENDED, type Fact, type FactKind } from './fact.ts';

/**
 * By instant, then source, then the source's own sequence (facts without one come last, in the order of recording).
 * Only facts that share even the sequence follow stop, pause, resume, start.
 */
export function compareFacts(a: Fact, b: Fact): number {
  return (
    a.at.epochMilliseconds - b.at.epochMilliseconds ||
    compareText(a.source, b.source) ||
    compareSequence(a.sequence, b.sequence) ||
    (a.sequence === null ? 0 : rankOf(a) - rankOf(b)) ||
    a.id - b.id
  );
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const compareSequence = (a: number | null, b: number | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b;

/** Stop 0, pause 1, resume 2, start 3. */
function rankOf({ kind, status }: Fact): number {
  if (kind === 'OPENED' || kind === 'CUSTOMER_REPLIED') return 3;
  if (kind === 'AGENT_REPLIED' || kind === 'RESOLVED' || kind === 'CLOSED' || kind === 'CANCELLED') return 0;
  if (status !== null && ENDED.has(status)) return 0;
  return status === 'WAITING_CUSTOMER' || status === 'WAITING_SUPPLIER' || status === 'ON_HOLD' ? 1 : 2;
}

/** The ordered facts that stand: without retracted ones, and without merges, splits and marks that were undone. */
export function withoutTakenBack(ordered: readonly Fact[]): readonly Fact[] {
  if (!ordered.some((fact) => fact.kind === 'RETRACTED' || fact.undo)) return ordered;
  return withoutUndone(withoutRetracted(ordered));
}

/** The last word about a fact decides: a retraction may itself be retracted, or undone. */
function withoutRetracted(ordered: readonly Fact[]): readonly Fact[] {
  const verdicts = new Map<Fact, 'OUT' | 'KEPT'>();
  for (const fact of ordered.toReversed()) {
    if (fact.kind !== 'RETRACTED' || verdicts.get(fact) === 'OUT') continue;
    const target = referred(ordered, fact);
    if (!target || target === fact || verdicts.has(target)) continue;
    verdicts.set(target, fact.undo && target.kind !== 'RETRACTED' ? 'KEPT' : 'OUT');
  }
  return ordered.filter((fact) => verdicts.get(fact) !== 'OUT');
}

const UNDOABLE: ReadonlySet<FactKind> = new Set(['MERGED', 'SPLIT', 'NEEDS_NO_ANSWER']);

/** An undo takes back the fact of its kind that it names, or the last one that speaks of the same. */
function withoutUndone(ordered: readonly Fact[]): readonly Fact[] {
  const standing: Fact[] = [];
  for (const fact of ordered) {
    if (fact.undo && UNDOABLE.has(fact.kind)) {
      const done = (other: Fact): boolean => other.kind === fact.kind && !other.undo;
      const named = standing.findLastIndex((other) => done(other) && other.eventId === fact.refersTo);
      const index = named >= 0 ? named : standing.findLastIndex((other) => done(other) && speaksOfSame(other, fact));
      if (index >= 0) standing.splice(index, 1);
    }
    standing.push(fact);
  }
  return standing;
}

/** A merge undone without naming the other ticket is the last merge. */
function speaksOfSame(done: Fact, undone: Fact): boolean {
  if (done.kind === 'NEEDS_NO_ANSWER') {
    return undone.refersTo === null ? done.message === undone.message : done.refersTo === undone.refersTo;
  }
  return agrees(done.into, undone.into) && agrees(done.from, undone.from);
}

const agrees = (said: string | null | undefined, asked: string | null | undefined): boolean =>
  (asked ?? null) === null || said === asked;

function referred(facts: readonly Fact[], { source, refersTo }: Fact): Fact | undefined {
  const named = facts.filter((fact) => fact.eventId === refersTo);
  return named.find((fact) => fact.source === source) ?? named[0];
}
