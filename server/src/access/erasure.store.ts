// That a name was erased, by whom and why. Stores to the left and right join these rows to what they show.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { actorName } from './shown-name.store.ts';

export interface ErasureRow {
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly reason: string;
  /** How many tickets' subjects went or were changed with the name. */
  readonly subjects: number;
}

/** What `erasureColumns` select; all null where nothing was erased. */
export interface ErasureSql {
  readonly erasedMs: number | null;
  readonly erasedBy: string | null;
  readonly erasedBecause: string | null;
  readonly erasedSubjects: number | null;
}

/** The columns of a table `erasure` that was joined under the alias `x`. */
export const erasureColumns = `ms(x.at) as "erasedMs", ${actorName('x.by')} as "erasedBy", x.reason as "erasedBecause",
  x.subjects as "erasedSubjects"`;

export const toErasure = ({ erasedMs, erasedBy, erasedBecause, erasedSubjects }: ErasureSql): ErasureRow | null =>
  erasedMs === null
    ? null
    : {
        at: Temporal.Instant.fromEpochMilliseconds(erasedMs),
        by: erasedBy ?? '',
        reason: erasedBecause ?? '',
        subjects: erasedSubjects ?? 0,
      };

export interface NewErasure {
  readonly of: 'person' | 'individual';
  readonly id: number;
  /** The principal of who asked for it. */
  readonly by: string;
  readonly reason: string;
  readonly subjects: number;
}

export async function saveErasure(tx: Tx, erasure: NewErasure, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into erasure (person_id, individual_id, at, by, reason, subjects) values ($1, $2, $3::timestamptz, $4, $5, $6)`,
    [
      erasure.of === 'person' ? erasure.id : null,
      erasure.of === 'individual' ? erasure.id : null,
      toSqlInstant(now),
      erasure.by,
      erasure.reason,
      erasure.subjects,
    ],
  );
}
