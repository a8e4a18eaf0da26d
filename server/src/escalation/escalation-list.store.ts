// The log of escalation as it is read: by filter, by ticket, by id. Names are joined here and nowhere kept.
import { actorName, shownName } from '../access/shown-name.store.ts';
import type { EscalationStep } from '../agreement/section-terms.type.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { ActKind } from './escalation-act.store.ts';
import type { EscalationOutcome, StoredAction } from './escalation.store.ts';

export interface EscalationView {
  readonly id: number;
  readonly ticketId: number;
  readonly clockId: number;
  readonly agreementVersion: number;
  readonly measure: string;
  readonly cycle: number;
  readonly number: string;
  readonly step: EscalationStep;
  readonly dueAtMs: number;
  readonly firedAtMs: number;
  readonly outcome: EscalationOutcome;
  readonly actions: readonly StoredAction[];
  /** Names of the people told, by id. */
  readonly people: Readonly<Record<string, string>>;
  readonly acts: readonly {
    readonly kind: ActKind;
    readonly atMs: number;
    readonly by: string;
    readonly owner: string;
    readonly untilMs: number | null;
    readonly note: string | null;
  }[];
  readonly isOpen: boolean;
}

const columns = `e.id, e.ticket_id as "ticketId", e.clock_id as "clockId", e.agreement_version_id as "agreementVersion",
  c.measure, e.cycle, e.number,
  (select s from jsonb_array_elements(v.sections -> 'escalation') s where s ->> 'number' = e.number limit 1) as step,
  ms(e.due_at) as "dueAtMs", ms(e.fired_at) as "firedAtMs", e.outcome, e.actions,
  coalesce((select jsonb_object_agg(p.id, ${shownName('p')}) from person p where p.id in (
    select told::bigint from jsonb_array_elements(e.actions) a
      cross join jsonb_array_elements_text(coalesce(a -> 'people', '[]')) told)), '{}') as people,
  coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'atMs', ms(a.at), 'by', ${actorName('a.by')},
      'owner', ${shownName('o')}, 'untilMs', ms(a.until_at), 'note', a.note) order by a.id)
    from escalation_act a join person o on o.id = a.owner_id where a.clock_id = e.clock_id), '[]') as acts,
  c.phase in ('RUNNING', 'PAUSED') as "isOpen"`;

const from = `escalation e join clock c on c.id = e.clock_id join agreement_version v on v.id = e.agreement_version_id
  join ticket t on t.id = e.ticket_id join source s on s.id = t.source_id`;

/** Of which escalations; null: no matter. */
export interface EscalationQuery {
  /** Only of tickets of these sources. */
  readonly sources: readonly string[] | null;
  readonly agreement: string | null;
  readonly ticket: string | null;
  readonly outcomes: readonly EscalationOutcome[] | null;
  readonly open: boolean | null;
  /** Whose clocks: those that this person has. */
  readonly owner: number | null;
  readonly unheard: boolean;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
}

const condition = `($1::text[] is null or s.name = any($1))
  and ($2::text is null or v.agreement_id in (select id from agreement where number = $2))
  and ($3::text is null or t.reference = $3)
  and ($4::text[] is null or e.outcome = any($4))
  and ($5::boolean is null or $5 = (c.phase in ('RUNNING', 'PAUSED')))
  and ($6::bigint is null or $6 = (select a.owner_id from escalation_act a where a.clock_id = e.clock_id order by a.id desc limit 1))
  and (not $7::boolean or e.actions @> '[{"outcome": "NOBODY"}]')
  and ($8::timestamptz is null or e.fired_at >= $8::timestamptz)
  and ($9::timestamptz is null or e.fired_at < $9::timestamptz)`;

const parametersOf = (query: EscalationQuery): unknown[] => [
  ...[query.sources, query.agreement, query.ticket, query.outcomes, query.open, query.owner, query.unheard],
  ...[toSqlInstant(query.from), toSqlInstant(query.until)],
];

/** The log, the last first, behind (fired, id) `after`. */
export async function loadEscalationPage(
  tx: Tx,
  query: EscalationQuery,
  { after, limit }: { readonly after: readonly [firedAtMs: number, id: number] | null; readonly limit: number },
): Promise<EscalationView[]> {
  return tx.rows<EscalationView>(
    `select ${columns} from ${from} where ${condition}
        and ($10::bigint is null or (e.fired_at, e.id) < (at_ms($10), $11::bigint))
      order by e.fired_at desc, e.id desc limit $12`,
    [...parametersOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countEscalations(tx: Tx, query: EscalationQuery): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from ${from} where ${condition}`,
    parametersOf(query),
  );
  return row?.count ?? 0;
}

/** Escalations by id; null for `sources`: of all of them. */
export async function loadEscalations(
  tx: Tx,
  ids: readonly number[],
  sources: readonly string[] | null,
): Promise<Map<number, EscalationView>> {
  const rows = await tx.rows<EscalationView>(
    `select ${columns} from ${from} where e.id = any($1::bigint[]) and ($2::text[] is null or s.name = any($2))`,
    [ids, sources],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The last of each of these tickets, the last first. */
export async function loadEscalationsOf(
  tx: Tx,
  ticketIds: readonly number[],
  most: number,
): Promise<Map<number, EscalationView[]>> {
  const rows = await tx.rows<EscalationView>(
    `select ${columns} from ${from} where e.ticket_id = any($1::bigint[])
        and e.id in (select l.id from unnest($1::bigint[]) w(ticket) cross join lateral
          (select id from escalation where ticket_id = w.ticket order by fired_at desc, id desc limit $2) l)
      order by e.ticket_id, e.fired_at desc, e.id desc`,
    [ticketIds, most],
  );
  return Map.groupBy(rows, ({ ticketId }) => ticketId);
}
