// A reading of the engine in the words of the slow oracle.
import type { ClockReading, LimitReading } from '../../../server/src/engine/reading.ts';
import { toMs } from '../arbitrary/life.ts';
import type { PlainClock, PlainLimit } from './plain-marks.ts';

const plainLimit = (limit: LimitReading): PlainLimit => ({
  limitMs: limit.limitMs,
  standing: limit.standing,
  dueMs: toMs(limit.dueAt),
  breachedMs: toMs(limit.breachedAt),
  byReclassification: limit.byReclassification,
});

export const plain = (clock: ClockReading): PlainClock => ({
  measure: clock.measure,
  cycle: clock.cycle,
  phase: clock.phase,
  voidReason: clock.voidReason,
  standing: clock.standing,
  startedMs: toMs(clock.startedAt),
  stoppedMs: toMs(clock.stoppedAt),
  spentMs: clock.spentMs,
  pausedMs: clock.pausedMs,
  promise: plainLimit(clock.promise as LimitReading),
  target: clock.target && plainLimit(clock.target),
});
