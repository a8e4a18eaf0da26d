// What a ticket's live clocks come to, as one small number in its row: so open tickets are counted by reading one index, however
// many clocks there are.
import type { ClockPhase, ClockStanding } from '../engine/reading.ts';

export const liveBits = { LIVE: 1, AT_RISK: 2, OVER_TARGET: 4, BROKEN: 8 } as const;

/** Live are clocks that neither stopped nor came to nothing. */
const isLive = (phase: ClockPhase): boolean => phase !== 'STOPPED' && phase !== 'VOID';

/** The bits of the live ones among a ticket's clocks; 0: none is. One over its target is at risk too. */
export function liveOf(
  clocks: readonly { readonly phase: ClockPhase; readonly standing: ClockStanding | null }[],
): number {
  let bits = 0;
  for (const { phase, standing } of clocks) {
    if (!isLive(phase)) continue;
    bits |= liveBits.LIVE;
    if (standing === 'BREACHED') bits |= liveBits.BROKEN;
    if (standing === 'AT_RISK' || standing === 'OVER_TARGET') bits |= liveBits.AT_RISK;
    if (standing === 'OVER_TARGET') bits |= liveBits.OVER_TARGET;
  }
  return bits;
}
