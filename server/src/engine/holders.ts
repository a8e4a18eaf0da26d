// Who held a ticket while a clock of it ran: us by group, the customer, the supplier, or nobody because nothing counted.
// Said of a breach, it tells where the time went.
import { readHistory, type Step } from './history.ts';
import type { TicketLife } from './judged.ts';
import type { ProofSegment } from './proof.ts';

export const holders = ['US', 'CUSTOMER', 'SUPPLIER', 'OUTSIDE_COVERAGE', 'CLOSED'] as const;
export type Holder = (typeof holders)[number];

export interface HeldTime {
  readonly holder: Holder;
  /** US: the group; null: none held it. */
  readonly group: string | null;
  /** Real time; of all holders it adds up to the life of the clock. */
  readonly elapsedMs: number;
  /** The part that counted; of all holders it adds up to the time spent. */
  readonly countedMs: number;
}

/** The life of a clock, told by its segments, among those who held the ticket, in the order in which they first did. */
export function timeByHolder({ facts }: Pick<TicketLife, 'facts'>, segments: readonly ProofSegment[]): HeldTime[] {
  const endMs = segments.at(-1)?.to.epochMilliseconds;
  if (endMs === undefined) return [];
  const { steps } = readHistory(facts, endMs, { everyFact: true });
  const held = new Map<string, HeldTime>();
  for (const { kind, from, to } of segments) {
    for (const { step, elapsedMs } of cutAtSteps(
      { fromMs: from.epochMilliseconds, toMs: to.epochMilliseconds },
      steps,
    )) {
      const { holder, group } = holderOf(kind, step);
      const key = `${holder}/${group ?? ''}`;
      const before = held.get(key) ?? { holder, group, elapsedMs: 0, countedMs: 0 };
      const countedMs = before.countedMs + (kind === 'RUNNING' ? elapsedMs : 0);
      held.set(key, { ...before, elapsedMs: before.elapsedMs + elapsedMs, countedMs });
    }
  }
  return [...held.values()];
}

/** The pieces of a span between the steps that lie in it, each with the step that holds; null: before the first. */
function cutAtSteps(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  steps: readonly Step[],
): { readonly step: Step | null; readonly elapsedMs: number }[] {
  const inside = steps.flatMap(({ atMs }) => (atMs > fromMs && atMs < toMs ? [atMs] : []));
  const cuts = [fromMs, ...new Set(inside), toMs];
  return cuts.slice(1).map((untilMs, index) => {
    const sinceMs = cuts[index] ?? fromMs;
    return { step: steps.findLast(({ atMs }) => atMs <= sinceMs) ?? null, elapsedMs: untilMs - sinceMs };
  });
}

function holderOf(kind: ProofSegment['kind'], step: Step | null): Pick<HeldTime, 'holder' | 'group'> {
  if (kind === 'OUTSIDE') return { holder: 'OUTSIDE_COVERAGE', group: null };
  if (kind === 'EXCLUDED') return { holder: 'CLOSED', group: null };
  if (step?.status === 'WAITING_CUSTOMER') return { holder: 'CUSTOMER', group: null };
  if (step?.status === 'WAITING_SUPPLIER') return { holder: 'SUPPLIER', group: null };
  return { holder: 'US', group: step?.group ?? null };
}
