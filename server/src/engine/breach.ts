// Why a promise was broken: what used its time up, told by one main cause and by who held the ticket meanwhile. All of it
// follows from the proof, up to the instant of the break.
import { timeByHolder, type HeldTime } from './holders.ts';
import { readHistory } from './history.ts';
import type { TicketLife } from './judged.ts';
import { bitOf } from './occurrence.ts';
import { proveClock, type ProofSegment } from './proof.ts';

/**
 * RECLASSIFIED: a change of severity, service or account made the limit one that was used up already. REOPENED: it had been
 * ended in time and was opened again. Else whatever took more than half of the time that counted: NOT_PICKED_UP: we had it
 * and nobody had taken or answered it; WAITED_FOR_CUSTOMER, WAITED_FOR_SUPPLIER: waits that count; HELD_BY_TEAM: one group. Else
 * HANDED_ON: several had it, none for half of it.
 */
export const breachCauses = [
  ...(['NOT_PICKED_UP', 'HELD_BY_TEAM', 'HANDED_ON', 'REOPENED', 'RECLASSIFIED'] as const),
  ...(['WAITED_FOR_CUSTOMER', 'WAITED_FOR_SUPPLIER'] as const),
] as const;
export type BreachCause = (typeof breachCauses)[number];

export interface BreachStory {
  readonly cause: BreachCause;
  /** The group that had it longest of the time that counted; null: none by name. */
  readonly team: string | null;
  /** Up to the break; what counted adds up to the time spent then. */
  readonly held: readonly HeldTime[];
}

/** The clock's break at `breachedMs`, by the facts known at `now`; null: there is no such clock. */
export function breachStory(
  life: TicketLife,
  which: {
    readonly measure: string;
    readonly cycle: number;
    readonly breachedMs: number;
    readonly byReclassification: boolean;
  },
  now: Temporal.Instant,
): BreachStory | null {
  const { breachedMs, byReclassification } = which;
  const proof = proveClock(life, which, now);
  if (proof === null) return null;
  const segments = proof.segments.flatMap((segment) => upTo(segment, breachedMs));
  const held = timeByHolder(life, segments);
  const ours = held.filter(({ holder, countedMs }) => holder === 'US' && countedMs > 0);
  const longest = ours.reduce<HeldTime | null>(
    (most, each) => (each.countedMs > (most?.countedMs ?? 0) ? each : most),
    null,
  );
  const team = longest?.group ?? null;
  const cause = (): BreachCause => {
    if (byReclassification) return 'RECLASSIFIED';
    const marks = marksOf(life, breachedMs);
    const startedMs = segments[0]?.from.epochMilliseconds ?? breachedMs;
    if (marks.reopenedMs.some((atMs) => atMs > startedMs)) return 'REOPENED';
    const spentMs = countedIn(segments);
    const unpicked = segments.flatMap((segment) => upTo(segment, marks.pickedUpMs));
    // While a supplier or the customer has it, it lies with nobody of ours.
    const ourUnpicked = timeByHolder(life, unpicked).filter(({ holder }) => holder === 'US');
    if (ourUnpicked.reduce((sum, { countedMs }) => sum + countedMs, 0) * 2 > spentMs) return 'NOT_PICKED_UP';
    const most = held.find(({ countedMs }) => countedMs * 2 > spentMs);
    if (most?.holder === 'CUSTOMER') return 'WAITED_FOR_CUSTOMER';
    if (most?.holder === 'SUPPLIER') return 'WAITED_FOR_SUPPLIER';
    return most === undefined && held.filter(({ countedMs }) => countedMs > 0).length > 1
      ? 'HANDED_ON'
      : 'HELD_BY_TEAM';
  };
  return { cause: cause(), team, held };
}

/** The part of a segment before an instant; none of it may be. */
function upTo(segment: ProofSegment, endMs: number): ProofSegment[] {
  if (segment.from.epochMilliseconds >= endMs) return [];
  if (segment.to.epochMilliseconds <= endMs) return [segment];
  const to = Temporal.Instant.fromEpochMilliseconds(endMs);
  const spentMs = endMs - segment.from.epochMilliseconds;
  return [{ ...segment, to, milliseconds: segment.kind === 'RUNNING' ? spentMs : segment.milliseconds }];
}

const countedIn = (segments: readonly ProofSegment[]): number =>
  segments.reduce((sum, { kind, milliseconds }) => sum + (kind === 'RUNNING' ? milliseconds : 0), 0);

const PICKED_UP = bitOf.ASSIGNED | bitOf.ANSWERED;

/** When it was first taken or answered by somebody (Infinity: not before), and when it was opened again. */
function marksOf(
  { facts }: Pick<TicketLife, 'facts'>,
  untilMs: number,
): { readonly pickedUpMs: number; readonly reopenedMs: readonly number[] } {
  const { steps } = readHistory(facts, untilMs);
  return {
    pickedUpMs: steps.find(({ occurred }) => (occurred & PICKED_UP) !== 0)?.atMs ?? Infinity,
    reopenedMs: steps.flatMap(({ occurred, atMs }) => ((occurred & bitOf.REOPENED) === 0 ? [] : [atMs])),
  };
}
