// How late canaries come: what was let fly, what came back, and what did not. Durations in real milliseconds.

export interface CanaryReport {
  /** When the last that came was due. */
  readonly dueAt: Temporal.Instant | null;
  /** How long after that it came. */
  readonly lateMs: number | null;
  /** Of the last hundred that came. */
  readonly p95Ms: number | null;
  readonly mostMs: number | null;
  /** When the first of those that should have come and did not was due; null: none is missing. */
  readonly missingSince: Temporal.Instant | null;
  /** The last one came too late, or one is missing. */
  readonly isLate: boolean;
}

export interface CanaryWatch {
  /** One was let fly that is due then. */
  expect(dueMs: number): void;
  /** One came. */
  heard(dueMs: number, nowMs: number): void;
  report(nowMs: number): CanaryReport;
}

const KEPT = 100;

/** `rate`: seconds of the server's clock per real one; what is told of is real. */
export function createCanaryWatch({ lateMs: bound, rate }: { lateMs: number; rate: number }): CanaryWatch {
  const flying = new Set<number>();
  const came: number[] = [];
  let dueMs: number | null = null;
  // A clock that stands until it is turned is as fast as it is turned.
  const real = (ms: number): number => (rate === 0 ? ms : ms / rate);
  return {
    expect(due) {
      flying.add(due);
      const [oldest] = flying;
      if (flying.size > KEPT && oldest !== undefined) flying.delete(oldest);
    },
    heard(due, nowMs) {
      // Of another server, or heard before.
      if (!flying.delete(due)) return;
      dueMs = due;
      came.push(real(nowMs - due));
      came.splice(0, came.length - KEPT);
    },
    report(nowMs) {
      const late = came.at(-1) ?? null;
      const sorted = came.toSorted((a, b) => a - b);
      const missing = [...flying].filter((due) => real(nowMs - due) > bound);
      return {
        dueAt: dueMs === null ? null : Temporal.Instant.fromEpochMilliseconds(dueMs),
        lateMs: late,
        p95Ms: sorted[Math.ceil(0.95 * sorted.length) - 1] ?? null,
        mostMs: sorted.at(-1) ?? null,
        missingSince: missing.length === 0 ? null : Temporal.Instant.fromEpochMilliseconds(Math.min(...missing)),
        isLate: missing.length > 0 || (late !== null && late > bound),
      };
    },
  };
}
