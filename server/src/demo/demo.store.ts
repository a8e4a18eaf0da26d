// The demo in the database: everything it makes carries `demo`, or belongs to something that does, so that it can go whole.
import { toSqlInstant } from '../db/columns.ts';
import type { AgreementSections } from '../agreement/sections.type.ts';
import type { Tx } from '../db/orm.ts';
import type { AgreementKind } from '../engine/clause.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { DemoCustomer, DemoService } from './demo-world.ts';

/** Waits for whoever loads or moves the demo: two servers that start on one empty database at once load it once. */
export async function awaitDemo(tx: Tx): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.demo'))");
}

export async function isDemoLoaded(tx: Tx): Promise<boolean> {
  return (await tx.rows('select 1 from source where demo limit 1')).length > 0;
}

/** True when nothing was ever made here: a demo would stand beside nobody's data. */
export async function isUntouched(tx: Tx): Promise<boolean> {
  const [row] = await tx.rows<{ touched: boolean }>(
    `select exists (select from customer) or exists (select from agreement)
         or exists (select from source where not canary) or exists (select from service) or exists (select from board) as touched`,
  );
  return row?.touched === false;
}

/** The demo's source. Its past is told to nobody: effects begin at `now`. */
export async function saveDemoSource(
  tx: Tx,
  { name, silenceMs }: { readonly name: string; readonly silenceMs: number },
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into source (name, effects_from, expected_silence_ms, demo, created_at)
     values ($1, $2::timestamptz, $3, true, $2::timestamptz)`,
    [name, toSqlInstant(now), silenceMs],
  );
}

export async function saveDemoBoard(tx: Tx, name: string, now: Temporal.Instant): Promise<number> {
  const [board] = await tx.rows<{ id: number }>(
    `insert into board (name, filter, demo, created_at) values ($1, '{}', true, $2::timestamptz) returning id`,
    [name, toSqlInstant(now)],
  );
  if (board === undefined) throw new Error(`Board ${name} was not made`);
  return board.id;
}

export async function saveDemoServices(tx: Tx, services: readonly DemoService[], now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into service (reference, name, demo, created_at)
     select u.reference, u.name, true, $3::timestamptz from unnest($1::text[], $2::text[]) as u(reference, name)`,
    [services.map(({ reference }) => reference), services.map(({ name }) => name), toSqlInstant(now)],
  );
}

/** A customer with its accounts and assets; the customer's id. */
export async function saveDemoCustomer(
  tx: Tx,
  { name, accounts }: DemoCustomer,
  now: Temporal.Instant,
): Promise<number> {
  const at = toSqlInstant(now);
  const [customer] = await tx.rows<{ id: number }>(
    'insert into customer (name, demo, created_at) values ($1, true, $2::timestamptz) returning id',
    [name, at],
  );
  if (customer === undefined) throw new Error(`Customer ${name} was not made`);
  await tx.rows(
    `insert into service_account (customer_id, reference, name, created_at)
     select $1, u.reference, u.name, $4::timestamptz from unnest($2::text[], $3::text[]) as u(reference, name)`,
    [customer.id, accounts.map(({ reference }) => reference), accounts.map((account) => account.name), at],
  );
  const assets = accounts.flatMap((account) =>
    account.assets.map((asset) => ({ ...asset, account: account.reference })),
  );
  await tx.rows(
    `insert into asset (service_account_id, reference, name, created_at)
     select a.id, u.reference, u.name, $4::timestamptz
       from unnest($1::text[], $2::text[], $3::text[]) as u(account, reference, name)
       join service_account a on a.reference = u.account`,
    [
      assets.map(({ account }) => account),
      assets.map(({ reference }) => reference),
      assets.map((asset) => asset.name),
      at,
    ],
  );
  return customer.id;
}

/** The number of an agreement of the demo and what it promises of tickets. */
export type DemoTerms = Pick<DemoCustomer, 'agreement' | 'clauses'>;

/** An agreement about `customer`, in force since `fromDate` (civil, in the schedule's zone), agreed as it stands. */
export async function saveDemoAgreement(
  tx: Tx,
  {
    customer,
    schedule,
    fromDate,
    activatedAt,
    terms,
    sections,
    kind = 'SLA',
    service = null,
  }: {
    readonly customer: number;
    readonly schedule: number;
    readonly fromDate: string;
    /** Periods and reports are reckoned from the one that has this instant on. */
    readonly activatedAt: Temporal.Instant;
    readonly terms: DemoTerms;
    readonly sections: Partial<AgreementSections>;
    /** Absent: an SLA with the customer. */
    readonly kind?: AgreementKind;
    /** The reference of the one service that it speaks of; absent: all. */
    readonly service?: string | null;
  },
  now: Temporal.Instant,
): Promise<number> {
  const at = toSqlInstant(now);
  const [version] = await tx.rows<{ id: number; agreement: number }>(
    `with a as (
       insert into agreement (number, kind, level, customer_id, service_id, created_at)
       values ($1, $7, case when $8::text is null then 'CUSTOMER' else 'SERVICE' end, $2,
               (select id from service where reference = $8), $5::timestamptz) returning id
     )
     insert into agreement_version (agreement_id, version, status, from_date, time_zone, from_at, schedule_version_id, sections, created_at)
     select a.id, 1, 'DRAFT', $4::date, v.time_zone, $4::timestamp at time zone v.time_zone, v.id, $6::jsonb, $5::timestamptz
       from a join coverage_schedule_version v on v.schedule_id = $3 and v.version = 1
     returning id, agreement_id as agreement`,
    [terms.agreement, customer, schedule, fromDate, at, JSON.stringify(sections), kind, service],
  );
  if (version === undefined) throw new Error(`Agreement ${terms.agreement} was not made`);
  const { clauses } = terms;
  await tx.rows(
    `insert into clause (agreement_version_id, position, number, measure, severity, period, promise_ms, target_ms, options)
     select $1, u.position - 1, u.number, u.measure, u.severity, u.period, u.promise, u.target,
            jsonb_strip_nulls(jsonb_build_object('group', u.team))
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[]) with ordinality
         as u(number, measure, severity, period, promise, target, team, position)`,
    [
      version.id,
      clauses.map(({ number }) => number),
      clauses.map(({ measure }) => measure),
      clauses.map(({ severity }) => severity),
      clauses.map(({ period }) => period),
      clauses.map(({ promiseMs }) => promiseMs),
      clauses.map(({ targetMs }) => targetMs),
      clauses.map(({ group }) => group ?? null),
    ],
  );
  await tx.rows(
    `update agreement_version set status = 'ACTIVE', activated_at = $2::timestamptz, activated_by = 'Demo' where id = $1`,
    [version.id, toSqlInstant(activatedAt)],
  );
  return version.agreement;
}

/** An occurrence of the demo that nobody delivered yet. */
export interface DemoOccurrence {
  readonly id: number;
  readonly number: string;
  readonly dueMs: number;
  readonly missedMs: number;
}

/** Those of one agreement, or of all of the demo, that are due before an instant, the first due first. */
export async function loadDemoOccurrences(
  tx: Tx,
  { agreement, dueBefore }: { readonly agreement: number | null; readonly dueBefore: Temporal.Instant },
): Promise<DemoOccurrence[]> {
  return tx.rows<DemoOccurrence>(
    `select o.id, o.number, ms(o.due_at) as "dueMs", ms(o.missed_after) as "missedMs"
       from deliverable_occurrence o join customer c on c.id = o.customer_id and c.demo
      where ($1::bigint is null or o.agreement_id = $1) and o.due_at < $2::timestamptz and o.delivered_at is null
        and ($1::bigint is not null or o.phase = 'OPEN')
      order by o.due_at, o.id`,
    [agreement, toSqlInstant(dueBefore)],
  );
}

/** An open or recently resolved ticket as the demo's traffic sees it. */
export interface DemoTicket {
  readonly reference: string;
  readonly status: StatusCategory;
  readonly severity: Severity | null;
  readonly agent: string | null;
  readonly contact: string | null;
  readonly resolvedMs: number | null;
  /** When the first of its running response clocks is due; null: nobody waits for an answer. */
  readonly answerDueMs: number | null;
  /** When its promise of a resolution is due; null while it is paused or nobody promised one. */
  readonly resolveDueMs: number | null;
  readonly isBroken: boolean;
  /** The customer said how satisfied they are. */
  readonly isRated: boolean;
}

/** One process moves the demo at a time. False: another one does, or the demo was removed. */
export async function lockDemo(tx: Tx, source: string): Promise<boolean> {
  const [lock] = await tx.rows<{ ours: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('headroom.demo')) as ours",
  );
  if (lock?.ours !== true) return false;
  // Held until the events are in: a removal waits, and then takes them along.
  return (await tx.rows('select 1 from source where name = $1 and demo for key share', [source])).length > 0;
}

/** The demo's tickets that something may still happen to, oldest first. */
export async function loadDemoTickets(tx: Tx, source: string): Promise<DemoTicket[]> {
  return tx.rows<DemoTicket>(
    `select t.reference, t.status, t.severity, i.name as agent, p.name as contact, ms(t.resolved_at) as "resolvedMs",
            (select min(ms(c.promise_due_at)) from sla_clock c
              where c.ticket_id = t.id and c.phase = 'RUNNING' and c.measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE')) as "answerDueMs",
            (select ms(c.promise_due_at) from sla_clock c
              where c.ticket_id = t.id and c.phase = 'RUNNING' and c.measure = 'RESOLUTION' order by c.cycle desc limit 1) as "resolveDueMs",
            exists (select from sla_clock c where c.ticket_id = t.id and c.phase in ('RUNNING', 'PAUSED')
                       and c.promise_standing = 'BREACHED') as "isBroken",
            exists (select from satisfaction x where x.ticket_id = t.id) as "isRated"
       from ticket t join source s on s.id = t.source_id and s.name = $1 and s.demo
       left join individual i on i.id = t.agent_id
       left join lateral (select contact_id from ticket_event e where e.ticket_id = t.id and e.contact_id is not null
                           order by e.id limit 1) e on true
       left join individual p on p.id = e.contact_id
      where t.status not in ('CLOSED', 'CANCELLED') order by t.opened_at`,
    [source],
  );
}

export async function countDemoTickets(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'select count(*) as count from ticket t join source s on s.id = t.source_id where s.demo',
  );
  return row?.count ?? 0;
}
