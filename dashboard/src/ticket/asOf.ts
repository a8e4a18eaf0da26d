// The ticket as its clocks read at a past instant, from proofs told up to it: the same shape as the present, so that the
// same lanes, figures and table show it.
import { epochOf } from '../shared/instant.ts';
import type { ClockStanding } from '../shared/words.ts';
import type { TicketClockFragment } from '../generated/ticket.ts';
import type { TicketState } from './mergeTicket.ts';
import type { Proof } from './proof.ts';

const worstFirst: readonly ClockStanding[] = ['BREACHED', 'OVER_TARGET', 'AT_RISK', 'ON_TRACK', 'MET'];

/** The state at `at` (epoch ms); a clock without a proof is not told of. */
export function stateAsOf(state: TicketState, proofs: ReadonlyMap<string, Proof>, at: number): TicketState {
  const nodes = state.ticket.clocks.nodes.flatMap((clock) => {
    const proof = proofs.get(clock.id);
    return proof === undefined ? [] : [clockAsOf(clock, proof)];
  });
  const standing = worstFirst.find((one) => nodes.some((clock) => clock.standing === one)) ?? null;
  return {
    ...state,
    readAt: new Date(at).toISOString(),
    proofs,
    ticket: { ...state.ticket, standing, clocks: { ...state.ticket.clocks, nodes } },
  };
}

/** A clock that had not come into being is one to which nothing applied. */
function clockAsOf(clock: TicketClockFragment, proof: Proof): TicketClockFragment {
  const { voidReason, standing, startedAt, stoppedAt, spent, promise, target } = proof;
  const judged = proof.segments[proof.segments.length - 1]?.clause ?? clock.clauseNumber;
  return {
    ...clock,
    ...{ voidReason, standing, startedAt, stoppedAt, spent, promise, target },
    phase: proof.phase ?? 'NOT_APPLICABLE',
    // What the present clause says of severity and period may not have held for an earlier one.
    clauseNumber: judged,
    clauses: judged === clock.clauseNumber ? clock.clauses : [],
    // Its open spans lie ahead of now: what counts ahead of a past instant is in the reading.
    schedule: clock.schedule && { ...clock.schedule, openSpans: [] },
  };
}

/** The instant an address names, as epoch ms; null for the present, and for what is none or not past. */
export function readAsOf(text: unknown, now: number): number | null {
  if (typeof text !== 'string') return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || at >= now ? null : at;
}

export const writeAsOf = (at: number | null): string | undefined =>
  at === null ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');

/** Where the slider may go: from the opening to now, or to the end of the axis where that comes earlier. */
export interface Reach {
  readonly from: number;
  readonly to: number;
  /** Instants at which something happened, in order. */
  readonly stops: readonly number[];
}

export function reachOf(
  openedAt: string | null,
  lines: readonly { readonly at: number }[],
  { to, now }: { readonly to: number; readonly now: number },
): Reach {
  const last = Math.min(now, to);
  const from = Math.min(epochOf(openedAt) ?? last, last);
  const stops = [...new Set([from, ...lines.map((line) => line.at)])].filter((at) => at >= from && at <= last);
  return { from, to: last, stops: stops.sort((a, b) => a - b) };
}

/** The stop before or after an instant (null: now); past the last one it is now again, null. */
export function stepFrom(at: number | null, { stops, from }: Reach, step: 'earlier' | 'later'): number | null {
  if (step === 'later') return at === null ? null : (stops.find((stop) => stop > at) ?? null);
  const before = stops.filter((stop) => at === null || stop < at);
  return before[before.length - 1] ?? from;
}
