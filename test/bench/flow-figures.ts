// Work over 90 days: turns made in SQL from the tickets there are, counted as `flow` counts them and by plain GROUP BY, equal
// before any time is printed.
import { answerFlow } from '../../server/src/kpi/flow.ts';
import type { Database, Tx } from '../../server/src/db/orm.ts';
import { median, timed } from './bench-world.ts';
import { window } from './kpi-data.ts';

/** Every ticket opened, nine in ten resolved two days later and closed after a week, one in twenty opened again between. */
async function makeTurns(tx: Tx): Promise<void> {
  await tx.rows('truncate ticket_turn');
  await tx.rows(`insert into source (id, name, created_at) overriding system value
    select 1, 'Bench', now() where not exists (select from source where id = 1)`);
  await tx.rows(
    `insert into ticket_turn (ticket_id, number, kind, at, counts_on, source_id, customer_id, service_account_id, service_id, team, severity)
     select t.id, k.number, k.kind, t.opened_at + k.after, (t.opened_at + k.after)::date, 1, t.customer_id, t.service_account_id, t.service_id, t.group_name, t.severity
       from ticket t cross join (values (1, 'OPENED', interval '0'), (2, 'RESOLVED', '2 days'), (3, 'REOPENED', '3 days'), (4, 'RESOLVED', '4 days'), (5, 'CLOSED', '7 days')) as k(number, kind, after)
      where case k.number when 1 then true when 2 then t.id % 10 > 0 when 5 then t.id % 10 > 0 else t.id % 20 = 1 end
      order by t.opened_at + k.after`,
  );
  await tx.rows(`update ticket set status = case when id % 10 = 0 then 'OPEN' else 'CLOSED' end`);
}

export async function benchFlow(database: Database): Promise<void> {
  await database.transaction(makeTurns);
  await database.transaction((tx) => tx.rows('analyze'));
  const period = { kind: 'DAYS' as const, ...window };
  const query = { only: {}, except: [] };
  const asked = { query, period, by: ['team' as const], step: 'DAY' as const, sources: null, first: 100 };
  const plain = `select team as key, count(*) filter (where kind = 'OPENED') as opened, count(*) filter (where kind = 'RESOLVED') as resolved
    from ticket_turn where counts_on >= '${window.from}' and counts_on < '${window.until}' group by 1`;
  const backlog = `select count(*) as n from (select sum(case when kind in ('OPENED', 'REOPENED') then 1 when kind = 'RESOLVED' then -1 else 0 end) as open
    from ticket_turn where counts_on < '${window.until}' group by ticket_id) x where open = 1`;
  await database.transaction(async (tx) => {
    const { groups, total } = await answerFlow(tx, asked);
    const counted = await tx.rows<{ key: string; opened: number; resolved: number }>(plain);
    for (const { key, opened, resolved } of counted) {
      const turns = groups.find(({ group }) => group?.[0] === key)?.figure.counts.turns;
      if (turns?.OPENED !== opened || turns.RESOLVED !== resolved) throw new Error(`Of ${key} flow counts otherwise`);
    }
    const [open] = await tx.rows<{ n: number }>(backlog);
    if (open?.n !== total.counts.after)
      throw new Error(`${String(total.counts.after)} lay open, counted ${String(open?.n)}`);
  });
  const snapshot = { kind: 'snapshot' } as const;
  const ours = await timeOf(() => database.transaction((tx) => answerFlow(tx, asked), snapshot));
  const rival = await timeOf(() => database.transaction((tx) => tx.rows(plain), snapshot));
  console.log(
    `flow over 90 days by team and day, with what lay open: ${ours.toFixed(1)} ms; opened and resolved alone by GROUP BY: ${rival.toFixed(1)} ms`,
  );
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = -2; round < 9; round += 1) {
    const ms = await timed(work);
    if (round >= 0) times.push(ms);
  }
  return median(times);
}
