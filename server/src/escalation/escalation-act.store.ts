// What people do about an escalated clock: kept act by act; the last one says who has it.
import { shownName } from '../access/shown-name.store.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { ClockPhase } from '../engine/reading.ts';
import type { Severity } from '../engine/fact.ts';

export type ActKind = 'ACKNOWLEDGED' | 'SNOOZED' | 'HANDED_OVER';

/** An escalation as far as acts need it. */
export interface Escalating {
  readonly id: number;
  readonly ticketId: number;
  readonly clockId: number;
  readonly phase: ClockPhase;
  readonly severity: Severity | null;
}

/** The escalation of this id, its ticket locked until the transaction ends; null when there is none. */
export async function lockEscalating(tx: Tx, id: number): Promise<Escalating | null> {
  const [row] = await tx.rows<Escalating>(
    `select e.id, e.ticket_id as "ticketId", e.clock_id as "clockId", c.phase, t.severity
       from escalation e join clock c on c.id = e.clock_id join ticket t on t.id = e.ticket_id
      where e.id = $1 for no key update of t`,
    [id],
  );
  return row ?? null;
}

export interface NewAct {
  readonly escalation: number;
  readonly clock: number;
  readonly kind: ActKind;
  readonly owner: number;
  readonly until: Temporal.Instant | null;
  readonly note: string | null;
  /** The principal of who acts. */
  readonly by: string;
}

/** Keeps an act; its row id. */
export async function saveAct(tx: Tx, act: NewAct, now: Temporal.Instant): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(
    `insert into escalation_act (escalation_id, clock_id, kind, owner_id, until_at, note, by, at)
     values ($1, $2, $3, $4, $5::timestamptz, $6, $7, $8::timestamptz) returning id`,
    [act.escalation, act.clock, act.kind, act.owner, toSqlInstant(act.until), act.note, act.by, toSqlInstant(now)],
  );
  return row?.id ?? 0;
}

/** The floor's people by name, at most `limit`. */
export async function loadColleagues(tx: Tx, limit: number): Promise<{ readonly id: number; readonly name: string }[]> {
  return tx.rows(
    `select p.id, ${shownName('p')} as name from person p
      where p.removed_at is null and exists (select from person_role r where r.person_id = p.id and r.role <> 'CUSTOMER')
      order by lower(p.name), p.id limit $1`,
    [limit],
  );
}
