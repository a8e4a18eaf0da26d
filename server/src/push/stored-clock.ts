// The shape in which a reading is stored: in the clock table as the present reading, and in the change
// log as the reading of the moment. Instants are epoch milliseconds, durations covered milliseconds.
import { promiseStanding } from '../engine/change.ts';
import type { AgreementKind } from '../engine/clause.ts';
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
  /** Of which kind of agreements it is. */
  readonly kind: AgreementKind;
  /** UNDERPINNING: the supplier contract (an agreement); else null. */
  readonly contract: number | null;
  /** OLA: the group that is bound; null: none by name. */
  readonly group: string | null;
}

/** Under what a clock stands; with measure and cycle it says which of a ticket's clocks it is. */
export type ClockUnder = Pick<ClockRow, 'kind' | 'contract' | 'group'>;

export const UNDER_CUSTOMERS: ClockUnder = { kind: 'SLA', contract: null, group: null };

/** A reading without the identity its row has. */
export type StoredReading = Omit<ClockRow, 'id' | 'ticketId' | 'revision' | 'portalRevision' | keyof ClockUnder>;

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

/** A limit as a list: the log holds many, and names would be most of it. */
type PackedLimit = readonly [
  limitMs: number | null,
  shares: readonly LimitShare[],
  dueAtMs: number | null,
  headroomMs: number | null,
  standing: LimitStanding | null,
  warnAtMs: number | null,
  breachedAtMs: number | null,
  noticedAtMs: number | null,
  byReclassification: 0 | 1,
];

/** A clock as a list, for the log; what it stands under is absent for a customer's. */
export type PackedClock =
  | PackedReading
  | readonly [...PackedReading, readonly [kind: AgreementKind, contract: number | null, group: string | null]];

type PackedReading = readonly [
  id: number,
  ticketId: number,
  measure: string,
  cycle: number,
  agreementVersion: number,
  scheduleVersion: number,
  clauses: readonly number[],
  phase: ClockPhase,
  voidReason: VoidReason | null,
  standing: ClockStanding | null,
  startedAtMs: number | null,
  stoppedAtMs: number | null,
  spentMs: number,
  pausedMs: number,
  readAtMs: number,
  promise: PackedLimit | null,
  target: PackedLimit | null,
  wakeAtMs: number | null,
  revision: number,
  portalRevision: number,
];

export const packClock = (row: ClockRow): PackedClock =>
  row.kind === 'SLA' ? packReading(row) : [...packReading(row), [row.kind, row.contract, row.group]];

const packReading = (row: ClockRow): PackedReading => [
  ...([row.id, row.ticketId, row.measure, row.cycle, row.agreementVersion, row.scheduleVersion] as const),
  ...([row.clauses, row.phase, row.voidReason, row.standing, row.startedAtMs, row.stoppedAtMs, row.spentMs] as const),
  ...([
    row.pausedMs,
    row.readAtMs,
    row.promise && packLimit(row.promise),
    row.target && packLimit(row.target),
  ] as const),
  ...([row.wakeAtMs, row.revision, row.portalRevision] as const),
];

const packLimit = (limit: StoredLimit): PackedLimit => [
  limit.limitMs,
  limit.shares,
  limit.dueAtMs,
  limit.headroomMs,
  limit.standing,
  limit.warnAtMs,
  limit.breachedAtMs,
  limit.noticedAtMs,
  limit.byReclassification ? 1 : 0,
];

export function unpackClock(packed: PackedClock): ClockRow {
  const [id, ticketId, measure, cycle, agreementVersion, scheduleVersion, clauses, phase, ...rest] = packed;
  const [voidReason, standing, startedAtMs, stoppedAtMs, spentMs, pausedMs, readAtMs, promise, target, ...last] = rest;
  const [wakeAtMs, revision, portalRevision, under] = last;
  return {
    ...{
      id,
      ticketId,
      measure,
      cycle,
      agreementVersion,
      scheduleVersion,
      clauses,
      phase,
      voidReason,
      standing,
    },
    ...{ startedAtMs, stoppedAtMs, spentMs, pausedMs, readAtMs, wakeAtMs, revision, portalRevision },
    promise: promise && unpackLimit(promise),
    target: target && unpackLimit(target),
    ...(under ? { kind: under[0], contract: under[1], group: under[2] } : UNDER_CUSTOMERS),
  };
}

function unpackLimit(packed: PackedLimit): StoredLimit {
  const [limitMs, shares, dueAtMs, headroomMs, standing, warnAtMs, breachedAtMs, noticedAtMs, reclassified] = packed;
  return {
    ...{ limitMs, shares, dueAtMs, headroomMs, standing, warnAtMs, breachedAtMs, noticedAtMs },
    byReclassification: reclassified === 1,
  };
}

/** A clock as its customer may see it: the promise and nothing else. */
export interface PortalStoredClock {
  readonly measure: string;
  readonly cycle: number;
  readonly phase: ClockPhase;
  readonly standing: LimitStanding | null;
  readonly withinMs: number | null;
  readonly spentMs: number;
  readonly dueAtMs: number | null;
  readonly headroomMs: number | null;
  readonly breachedAtMs: number | null;
}

/** No field here may depend on the target. */
export function portalClock(row: ClockRow): PortalStoredClock {
  const { promise } = row;
  return {
    measure: row.measure,
    cycle: row.cycle,
    phase: row.phase,
    standing: promiseStanding(toReading(row)),
    withinMs: promise?.limitMs ?? null,
    spentMs: row.spentMs,
    dueAtMs: promise?.dueAtMs ?? null,
    headroomMs: promise?.headroomMs ?? null,
    breachedAtMs: promise?.breachedAtMs ?? null,
  };
}
