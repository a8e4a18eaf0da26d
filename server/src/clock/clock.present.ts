// From a stored reading to what GraphQL shows. The same door for the present reading of a clock and for the reading
// stored with a change: only the present one is carried on to the instant of the operation.
import { fromEpochMs } from '../db/columns.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { ClockRow, StoredLimit } from './clock.row.ts';
import type { ClockType, LimitType } from './clock.type.ts';

/** A clock as shown; `row` is what computed fields start from and never leaves. */
export type ClockValue = Omit<ClockType, 'promise' | 'target'> & {
  readonly promise: LimitValue | null;
  readonly target: LimitValue | null;
  readonly row: ClockRow;
  /** Its durations are carried on to the operation's now; false for the reading stored with a change. */
  readonly isPresent: boolean;
};

export type LimitValue = LimitType & {
  /** As read; null when void. */
  readonly headroomMs: number | null;
  /** The clock on whose coverage the headroom is carried on; null: the headroom stands as read. */
  readonly runsOn: ClockRow | null;
};

const present =
  (isPresent: boolean) =>
  (row: ClockRow): ClockValue => {
    const runsOn = isPresent && row.phase === 'RUNNING' ? row : null;
    return {
      id: toNodeId('Clock', row.id),
      measure: row.measure,
      cycle: row.cycle,
      kind: row.kind,
      group: row.group,
      phase: row.phase,
      voidReason: row.voidReason,
      standing: row.standing,
      startedAt: fromEpochMs(row.startedAtMs),
      stoppedAt: fromEpochMs(row.stoppedAtMs),
      promise: row.promise && presentLimit(row.promise, runsOn),
      target: row.target && presentLimit(row.target, runsOn),
      wakeAt: fromEpochMs(row.wakeAtMs),
      revision: row.revision,
      row,
      isPresent,
    };
  };

/** A clock as it is now: phase and standings as stored, time spent and headroom carried on while it runs. */
export const presentClock = present(true);

/** A clock as it was read when it changed. */
export const presentStoredClock = present(false);

export function presentLimit(limit: StoredLimit, runsOn: ClockRow | null): LimitValue {
  return {
    limit: limit.limitMs,
    shares: limit.shares.map(({ period, used, limitMs }) => ({ period, used, limit: limitMs })),
    dueAt: fromEpochMs(limit.dueAtMs),
    standing: limit.standing,
    warnAt: fromEpochMs(limit.warnAtMs),
    breachedAt: fromEpochMs(limit.breachedAtMs),
    noticedAt: fromEpochMs(limit.noticedAtMs),
    byReclassification: limit.byReclassification,
    headroomMs: limit.headroomMs,
    runsOn,
  };
}
