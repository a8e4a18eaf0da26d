// The shape in which a reading is stored: in the clock table as the present reading, and in the change
// log as the reading of the moment. Instants are epoch milliseconds, durations covered milliseconds.
import type {
  ClockPhase,
  ClockReading,
  ClockStanding,
  LimitReading,
  LimitShare,
  LimitStanding,
  VoidReason,
} from '../engine/reading.ts';

export interface StoredLimit {
  readonly limitMs: number | null;
  readonly shares: readonly LimitShare[];
  readonly dueAtMs: number | null;
  readonly headroomMs: number | null;
  readonly standing: LimitStanding | null;
  readonly warnAtMs: number | null;
  readonly breachedAtMs: number | null;
  readonly noticedAtMs: number | null;
  readonly byReclassification: boolean;
}

export interface ClockRow {
  readonly id: number;
  readonly portalId: string;
  readonly ticketId: number;
  readonly measure: string;
  readonly cycle: number;
  readonly agreementVersion: number;
  readonly scheduleVersion: number;
  readonly clauses: readonly number[];
  readonly phase: ClockPhase;
  readonly voidReason: VoidReason | null;
  readonly standing: ClockStanding | null;
  readonly startedAtMs: number | null;
  readonly stoppedAtMs: number | null;
  readonly spentMs: number;
  readonly pausedMs: number;
  readonly readAtMs: number;
  readonly promise: StoredLimit | null;
  readonly target: StoredLimit | null;
  readonly wakeAtMs: number | null;
  readonly revision: number;
  readonly portalRevision: number;
}

/** A reading without the identity its row has. */
export type StoredReading = Omit<ClockRow, 'id' | 'portalId' | 'ticketId' | 'revision' | 'portalRevision'>;

const toMs = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;
const toInstant = (ms: number | null): Temporal.Instant | null =>
  ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms);

export function toStoredReading(reading: ClockReading, now: Temporal.Instant): StoredReading {
  return {
    measure: reading.measure,
    cycle: reading.cycle,
    agreementVersion: reading.agreementVersion,
    scheduleVersion: reading.scheduleVersion,
    clauses: reading.clauses,
    phase: reading.phase,
    voidReason: reading.voidReason,
    standing: reading.standing,
    startedAtMs: toMs(reading.startedAt),
    stoppedAtMs: toMs(reading.stoppedAt),
    spentMs: reading.spentMs,
    pausedMs: reading.pausedMs,
    readAtMs: now.epochMilliseconds,
    promise: reading.promise && toStoredLimit(reading.promise),
    target: reading.target && toStoredLimit(reading.target),
    wakeAtMs: toMs(reading.wakeAt),
  };
}

export function toReading(row: StoredReading): ClockReading {
  return {
    measure: row.measure,
    cycle: row.cycle,
    clauses: row.clauses,
    agreementVersion: row.agreementVersion,
    scheduleVersion: row.scheduleVersion,
    phase: row.phase,
    voidReason: row.voidReason,
    standing: row.standing,
    startedAt: toInstant(row.startedAtMs),
    stoppedAt: toInstant(row.stoppedAtMs),
    spentMs: row.spentMs,
    pausedMs: row.pausedMs,
    promise: row.promise && toLimit(row.promise),
    target: row.target && toLimit(row.target),
    wakeAt: toInstant(row.wakeAtMs),
  };
}

const toStoredLimit = (limit: LimitReading): StoredLimit => ({
  limitMs: limit.limitMs,
  shares: limit.shares,
  dueAtMs: toMs(limit.dueAt),
  headroomMs: limit.headroomMs,
  standing: limit.standing,
  warnAtMs: toMs(limit.warnAt),
  breachedAtMs: toMs(limit.breachedAt),
  noticedAtMs: toMs(limit.noticedAt),
  byReclassification: limit.byReclassification,
});

const toLimit = (limit: StoredLimit): LimitReading => ({
  limitMs: limit.limitMs,
  shares: limit.shares,
  dueAt: toInstant(limit.dueAtMs),
  headroomMs: limit.headroomMs,
  standing: limit.standing,
  warnAt: toInstant(limit.warnAtMs),
  breachedAt: toInstant(limit.breachedAtMs),
  noticedAt: toInstant(limit.noticedAtMs),
  byReclassification: limit.byReclassification,
});
