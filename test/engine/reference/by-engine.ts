// The same question put to the engine's previewTicket, and its answer in the reference's words.
import { previewTicket } from '../../../server/src/engine/preview-ticket.ts';
import type { PreviewClause, PreviewEvent, PreviewInput } from '../../../server/src/engine/preview-ticket.ts';
import type { LimitReading } from '../../../server/src/engine/reading.ts';
import type { Measure, PlainClause, PlainClock, PlainEvent, PlainLimit, PlainQuestion } from './words.ts';

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
const toMs = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;

/** Every clock that the engine reads; throws what it refuses. */
export function previewByEngine(asked: PlainQuestion): PlainClock[] {
  const { clocks, problems } = previewTicket(toInput(asked), instant(asked.asOf));
  if (problems.length > 0)
    throw new Error(`Refused: ${problems.map(({ code, message }) => `${code} ${message}`).join(' ')}`);
  return clocks.map((clock) => ({
    measure: clock.measure as Measure,
    cycle: clock.cycle,
    phase: clock.phase,
    voidReason: clock.voidReason,
    standing: clock.standing,
    startedAt: toMs(clock.startedAt),
    stoppedAt: toMs(clock.stoppedAt),
    spentMs: clock.spentMs,
    pausedMs: clock.pausedMs,
    promise: toLimit(clock.promise),
    target: toLimit(clock.target),
  }));
}

/** A question as previewTicket takes it. */
export const toInput = ({ schedule, clauses, severity, events }: Omit<PlainQuestion, 'asOf'>): PreviewInput => ({
  ...{ schedule, clauses: clauses.map(toClause), severity, events: events.map(toEvent) },
});

function toClause({
  measure,
  severity,
  period,
  promiseMs,
  targetMs,
  warnAtShare,
  ...options
}: PlainClause): PreviewClause {
  const said = Object.entries(options).filter(([, value]) => value !== null && value !== 'NONE');
  return { measure, severity, period, promiseMs, targetMs, warnAtShare, options: Object.fromEntries(said) };
}

function toEvent({ at, promisedAt, ...said }: PlainEvent): PreviewEvent {
  return { ...said, at: instant(at), promisedAt: promisedAt === null ? null : instant(promisedAt) };
}

function toLimit(limit: LimitReading | null): PlainLimit | null {
  if (limit === null) return null;
  return {
    limitMs: limit.limitMs,
    shares: limit.shares,
    dueAt: toMs(limit.dueAt),
    headroomMs: limit.headroomMs,
    standing: limit.standing,
    warnAt: toMs(limit.warnAt),
    breachedAt: toMs(limit.breachedAt),
    byReclassification: limit.byReclassification,
  };
}
