// The log of steps that fired: what settle asks before it fires any, and what it writes in the same transaction.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';

export type EscalationOutcome = 'DONE' | 'OWNED' | 'PASSED_OVER' | 'SILENT';
export type ActionKind = 'NOTIFY' | 'RAISE_SEVERITY' | 'MOVE_GROUP' | 'ADD_NOTE';
export type ActionOutcome = 'DONE' | 'NOTHING_TO_CHANGE' | 'NOBODY' | 'TOO_MANY_ROUNDS';

/** What a step did, as it is stored. */
export interface StoredAction {
  readonly kind: ActionKind;
  readonly outcome: ActionOutcome;
  /** NOTIFY: the place in the step's list, from 0; null: the owner, who is told besides. */
  readonly place?: number | null;
  /** NOTIFY: ids of the people told. */
  readonly people?: readonly number[];
  /** Id of the event that was recorded. */
  readonly event?: number;
}

/** What is known of a clock's escalation. Epoch milliseconds. */
export interface ClockEscalation {
  /** "agreement number/step number" of each step that fired or was passed over. */
  readonly fired: ReadonlySet<string>;
  /** The person who took it on last; null: nobody did. */
  readonly owner: number | null;
  /** Put off until then; null: it is not. */
  readonly snoozedMs: number | null;
}

const firedOf = prepared(
  `select e.clock_id as clock, array_agg(g.number || '/' || e.number) as fired,
          a.owner as owner, ms(a.until) as "snoozedMs"
     from escalation e join agreement g on g.id = e.agreement_id left join lateral (
       select x.owner_id as owner, (select y.until_at from escalation_act y
                where y.clock_id = e.clock_id and y.kind <> 'HANDED_OVER' order by y.id desc limit 1) as until
         from escalation_act x where x.clock_id = e.clock_id order by x.id desc limit 1) a on true
    where e.ticket_id = any($1) group by e.clock_id, a.owner, a.until`,
);

/** The escalation of the clocks of these tickets, by clock; clocks of which no step fired are absent. */
export async function loadEscalated(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, ClockEscalation>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await tx.rows<{
    clock: number;
    fired: readonly string[];
    owner: number | null;
    snoozedMs: number | null;
  }>(firedOf, [ticketIds]);
  return new Map(
    rows.map(({ clock, fired, owner, snoozedMs }) => [clock, { fired: new Set(fired), owner, snoozedMs }]),
  );
}

/** Ids for steps that fire. */
export async function takeEscalationIds(tx: Tx, count: number): Promise<number[]> {
  const [row] = await tx.rows<{ ids: number[] }>(
    `select array(select nextval(pg_get_serial_sequence('escalation', 'id')) from generate_series(1, $1)) as ids`,
    [count],
  );
  return row?.ids ?? [];
}

export interface EscalationToSave {
  readonly id: number;
  readonly ticketId: number;
  readonly clockId: number;
  readonly cycle: number;
  readonly agreementVersion: number;
  readonly number: string;
  readonly dueAtMs: number;
  readonly outcome: EscalationOutcome;
  readonly actions: readonly StoredAction[];
}

export async function saveEscalations(tx: Tx, rows: readonly EscalationToSave[], now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into escalation (id, ticket_id, clock_id, cycle, agreement_id, agreement_version_id, number, due_at, fired_at,
            outcome, actions) overriding system value
     select e.id, "ticketId", "clockId", cycle, v.agreement_id, v.id, number, at_ms("dueAtMs"), $2::timestamptz, outcome, actions
       from jsonb_to_recordset($1::jsonb) as e(id bigint, "ticketId" bigint, "clockId" bigint, cycle int,
            "agreementVersion" bigint, number text, "dueAtMs" bigint, outcome text, actions jsonb)
       join agreement_version v on v.id = e."agreementVersion"`,
    [JSON.stringify(rows), toSqlInstant(now)],
  );
}
