// Taking the demo away whole: what it made and what hangs on that. What real data has come to use (a schedule, an account)
// is not torn out from under it.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { uncountTickets } from '../kpi/delta.store.ts';
import { foldAll } from '../kpi/rollup.store.ts';
import { removeTickets } from '../kpi/work.store.ts';

/**
 * Deletes everything that the demo created; returns how many tickets went. Real tickets that were linked to the demo's
 * accounts, services or assets lose that link and are read anew; a schedule that a real agreement follows stays as a real
 * one. The change log begins a new epoch, so that every screen takes a new picture.
 */
export async function deleteDemo(tx: Tx, now: Temporal.Instant): Promise<number> {
  // The guards of facts and agreed terms let the demo's own rows go, in this transaction alone.
  await tx.rows("select set_config('headroom.removing_demo', 'yes', true)");
  // Its traffic ends first: no event of the demo can come in between.
  await tx.rows('select 1 from source where demo for update');
  const tickets = await tx.rows<{ id: number }>(
    'select t.id from ticket t join source s on s.id = t.source_id where s.demo order by t.id for update of t',
  );
  await deleteOccurrences(tx);
  await deleteTickets(
    tx,
    tickets.map(({ id }) => id),
  );
  await deleteSources(tx);
  await unlinkRealTickets(tx, now);
  await deleteAgreements(tx);
  await deleteParties(tx);
  await tx.rows('delete from api_token where board_id in (select id from board where demo)');
  // A screen stays paired: somebody puts it on another board, and it comes for its token again.
  await tx.rows('update screen set board_id = null where board_id in (select id from board where demo)');
  await tx.rows('delete from board where demo');
  await tx.rows('update log_head set epoch = substr(md5(gen_random_uuid()::text), 1, 8)');
  await tx.rows("select pg_notify('headroom_log', ''), pg_notify('headroom_outbox', '')");
  return tickets.length;
}

async function deleteTickets(tx: Tx, ids: readonly number[]): Promise<void> {
  const people = await tx.rows<{ id: number }>(
    `select distinct p.id from ticket_event e cross join lateral (values (e.by_id), (e.agent_id), (e.contact_id)) as p(id)
      where e.ticket_id = any($1) and p.id is not null`,
    [ids],
  );
  await uncountTickets(tx, ids);
  await removeTickets(tx, ids);
  await foldAll(tx);
  await tx.rows('delete from outcome_cell where source_id in (select id from source where demo)');
  for (const table of ['outbox', 'change_log', 'escalation', 'clock', 'ticket_subject', 'event_key', 'ticket_event'])
    await tx.rows(`delete from ${table} where ticket_id = any($1)`, [ids]);
  await tx.rows('delete from ticket where id = any($1)', [ids]);
  // A name that a real ticket bears as well, or that signed, stays.
  await tx.rows(
    `delete from individual i where i.id = any($1)
        and not exists (select from ticket t where t.agent_id = i.id)
        and not exists (select from ticket_event e where e.by_id = i.id or e.agent_id = i.id or e.contact_id = i.id)
        and not exists (select from agreement_signature s where s.individual_id = i.id)
        and not exists (select from delivery_fact f where f.individual_id = i.id)`,
    [people.map(({ id }) => id)],
  );
}

const demoAccounts = 'select a.id from service_account a join customer c on c.id = a.customer_id where c.demo';
const demoAgreements = `select id from agreement where customer_id in (select id from customer where demo)
  or service_account_id in (${demoAccounts}) or service_id in (select id from service where demo)`;

/** Before the names, which what was delivered holds too. */
async function deleteOccurrences(tx: Tx): Promise<void> {
  const occurrences = `select id from deliverable_occurrence where agreement_id in (${demoAgreements})`;
  for (const table of ['outbox', 'change_log'])
    await tx.rows(`delete from ${table} where occurrence_id in (${occurrences})`);
  await tx.rows(`delete from deliverable_occurrence where agreement_id in (${demoAgreements})`);
}

async function deleteSources(tx: Tx): Promise<void> {
  await tx.rows('delete from source_activity where source_id in (select id from source where demo)');
  await tx.rows('delete from source_status where source_id in (select id from source where demo)');
  await tx.rows('delete from source where demo');
  for (const table of ['service_outage', 'service_measurement'])
    await tx.rows(`delete from ${table} where service_id in (select id from service where demo)`);
}

/** Tickets of real sources that named something of the demo: the next reading finds the name unknown, and says so. */
async function unlinkRealTickets(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update ticket set customer_id = null, service_account_id = null, asset_id = null,
            wake_at = least(coalesce(wake_at, $1::timestamptz), $1::timestamptz)
      where service_account_id in (${demoAccounts}) or customer_id in (select id from customer where demo)
         or asset_id in (select id from asset where service_account_id in (${demoAccounts}))`,
    [toSqlInstant(now)],
  );
  await tx.rows(
    `update ticket set service_id = null, wake_at = least(coalesce(wake_at, $1::timestamptz), $1::timestamptz)
      where service_id in (select id from service where demo)`,
    [toSqlInstant(now)],
  );
}

/** Agreements with the demo's customers, whoever made them; then the schedules that nobody follows any more. */
async function deleteAgreements(tx: Tx): Promise<void> {
  const versions = `select id from agreement_version where agreement_id in (${demoAgreements})`;
  await tx.rows(`delete from clause where agreement_version_id in (${versions})`);
  await tx.rows(`delete from agreement_version where agreement_id in (${demoAgreements})`);
  await tx.rows(`delete from agreement where id in (${demoAgreements})`);
  await tx.rows(
    `update coverage_schedule s set demo = false where s.demo and exists (
       select from coverage_schedule_version v join agreement_version a on a.schedule_version_id = v.id where v.schedule_id = s.id)`,
  );
  await tx.rows(
    'delete from coverage_schedule_version where schedule_id in (select id from coverage_schedule where demo)',
  );
  await tx.rows('delete from coverage_schedule where demo');
}

async function deleteParties(tx: Tx): Promise<void> {
  const people = 'select id from person where customer_id in (select id from customer where demo)';
  for (const table of ['session', 'sign_in_link', 'person_role', 'erasure'])
    await tx.rows(`delete from ${table} where person_id in (${people})`);
  await tx.rows('delete from person where customer_id in (select id from customer where demo)');
  await tx.rows('delete from api_token where customer_id in (select id from customer where demo)');
  await tx.rows('delete from portal_head where customer_id in (select id from customer where demo)');
  await tx.rows(`delete from asset where service_account_id in (${demoAccounts})`);
  await tx.rows('delete from service_account where customer_id in (select id from customer where demo)');
  await tx.rows('delete from customer where demo');
  await tx.rows('delete from service where demo');
}
