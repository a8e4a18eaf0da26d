// The two forms of a ticket filter, SQL and in memory, choose the same tickets.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/src/db/orm.ts';
import type { TicketMatch } from '../../server/src/push/change-log.ts';
import {
  anyTicket,
  endedStatuses,
  satisfies,
  unloggedPart,
  type TicketQuery,
} from '../../server/src/ticket/ticket-filter.ts';
import { loadSatisfying } from '../../server/src/ticket/ticket-list.store.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const references = ['INC-1', 'INC-2', 'inc-3', '100%', 'a_b', 'x\\y'];
const sources = ['desk', 'mail'];
const statuses = ['NEW', 'OPEN', 'WAITING_CUSTOMER', 'RESOLVED', 'CLOSED', 'CANCELLED'] as const;
const severities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;
const standings = ['ON_TRACK', 'AT_RISK', 'OVER_TARGET', 'BREACHED', 'MET'] as const;
const measures = ['FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'];
const groups = ['Network', 'Apps'];
const ids = [1, 2, 3];
const instants = [1_000_000, 2_000_000, 2_000_001, 3_000_000];

interface Made {
  readonly match: TicketMatch;
  readonly subject: string | null;
  readonly needsMending: boolean;
  readonly asset: number | null;
}

const nullable = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

const made: fc.Arbitrary<Made> = fc.record({
  subject: nullable(['Printer on fire', 'cannot PRINT 100%', 'a_b', 'axb']),
  needsMending: fc.boolean(),
  asset: nullable(ids),
  match: fc
    .record({
      reference: fc.constantFrom(...references),
      source: fc.constantFrom(...sources),
      status: fc.constantFrom(...statuses),
      severity: nullable(severities),
      customer: nullable(ids),
      serviceAccount: nullable(ids),
      service: nullable(ids),
      group: nullable(groups),
      openedAtMs: nullable(instants),
      uncovered: fc.boolean(),
      clocks: fc.uniqueArray(
        fc.record({
          measure: fc.constantFrom(...measures),
          standing: nullable(standings),
          agreement: fc.constantFrom(...ids),
          kind: fc.constantFrom('SLA' as const, 'SLA' as const, 'OLA' as const),
        }),
        { selector: ({ measure }) => measure, maxLength: 3 },
      ),
    })
    .map((match) => ({ ...match, open: !endedStatuses.includes(match.status) })),
});

const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]), { nil: null, freq: 10 });

// One to three fields at a time: with more, hardly a ticket is left to tell the two forms apart.
const query: fc.Arbitrary<TicketQuery> = fc
  .tuple(
    fc.record({
      references: some(references),
      sources: some(sources),
      standings: some(standings),
      statuses: some(statuses),
      severities: some(severities),
      customers: some([...ids, 99]),
      serviceAccounts: some(ids),
      services: some(ids),
      assets: some([...ids, 99]),
      agreements: some(ids),
      kinds: some(['SLA', 'OLA', 'UNDERPINNING'] as const),
      groups: some(groups),
      open: fc.boolean(),
      measures: some(measures),
      openedFromMs: fc.constantFrom(...instants),
      openedUntilMs: fc.constantFrom(...instants),
      uncovered: fc.boolean(),
      needsMending: fc.boolean(),
      text: fc.constantFrom('', 'print', 'INC', '100%', '_', '\\', 'nowhere'),
    }),
    fc.subarray(Object.keys(anyTicket), { minLength: 1, maxLength: 3 }),
  )
  .map(([all, keys]) => ({
    ...anyTicket,
    ...Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key))),
  }));

let fresh: FreshDatabase;
let database: Database;
let tickets: Map<number, Made>;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [] });
  const wanted = fc.sample(made, { numRuns: 400, seed: 7 });
  tickets = await database.transaction(async (tx) => {
    await tx.rows(`insert into customer (name, created_at) select 'c' || n, now() from generate_series(1, 3) n`);
    await tx.rows(
      `insert into service_account (customer_id, reference, name, created_at) select n, 'a' || n, 'a', now() from generate_series(1, 3) n`,
    );
    await tx.rows(
      `insert into service (reference, name, created_at) select 's' || n, 's', now() from generate_series(1, 3) n`,
    );
    await tx.rows(`insert into source (name, created_at) values ('desk', now()), ('mail', now())`);
    await tx.rows(`insert into coverage_schedule (name, created_at) values ('all', now())`);
    await tx.rows(`insert into coverage_schedule_version (schedule_id, version, valid_from, time_zone, definition, created_at)
      values (1, 1, now(), 'UTC', '{}', now())`);
    await tx.rows(
      `insert into agreement (number, kind, level, created_at) select 'A-' || n, 'SLA', 'CORPORATE', now() from generate_series(1, 3) n`,
    );
    // Two versions of each agreement, their ids unlike those of the agreements.
    await tx.rows(`insert into agreement_version (agreement_id, version, status, from_date, time_zone, from_at, schedule_version_id, created_at)
      select 4 - n, v, 'ACTIVE', '2020-01-01', 'UTC', now(), 1, now() from generate_series(1, 3) n, generate_series(1, 2) v`);
    const versions = await tx.rows<{ id: number; agreement: number }>(
      'select id, agreement_id as agreement from agreement_version order by id',
    );
    const byId = new Map<number, Made>();
    for (const [n, { match, subject, needsMending, asset }] of wanted.entries()) {
      const [row] = await tx.rows<{ id: number }>(
        `insert into ticket (source_id, reference, customer_id, service_account_id, service_id, severity, status, group_name, opened_at,
                uncovered, needs_mending, asset_id)
         values ((select id from source where name = $1), $2, $3, $4, $5, $6, $7, $8, at_ms($9), $10, $11, $12) returning id`,
        [
          match.source,
          `${match.reference}#${String(n)}`,
          match.customer,
          match.serviceAccount,
          match.service,
          match.severity,
          match.status,
          match.group,
          match.openedAtMs,
          match.uncovered,
          needsMending ? '[{"code":"X","message":"x","path":null}]' : '[]',
          asset,
        ],
      );
      if (!row) throw new Error('No ticket was made');
      if (subject !== null) await tx.rows('insert into ticket_subject values ($1, $2)', [row.id, subject]);
      for (const clock of match.clocks) {
        const ofAgreement = versions.filter(({ agreement }) => agreement === clock.agreement);
        await tx.rows(
          `insert into clock (ticket_id, measure, cycle, agreement_version_id, schedule_version_id, clause_ids, phase, standing, spent_ms,
                  paused_ms, read_at, revision, portal_revision, kind) values ($1, $2, 1, $3, 1, '{}', 'RUNNING', $4, 0, 0, now(), 1, 1, $5)`,
          [row.id, clock.measure, ofAgreement[n % 2]?.id, clock.standing, clock.kind],
        );
      }
      byId.set(row.id, {
        match: { ...match, reference: `${match.reference}#${String(n)}` },
        subject,
        needsMending,
        asset,
      });
    }
    return byId;
  });
});

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

/** What the change log cannot say, said plainly. */
function satisfiesRest({ match, subject, needsMending, asset }: Made, asked: TicketQuery): boolean {
  const holds = (text: string | null): boolean =>
    text?.toLowerCase().includes((asked.text ?? '').toLowerCase()) === true;
  if (asked.assets !== null && (asset === null || !asked.assets.includes(asset))) return false;
  if (asked.needsMending !== null && asked.needsMending !== needsMending) return false;
  return asked.text === null || holds(match.reference) || holds(subject);
}

test('a filter chooses the same tickets from the database and from the change log', async () => {
  let chosen = 0;
  await database.transaction(
    async (tx) => {
      await fc.assert(
        fc.asyncProperty(query, async (asked) => {
          const references = asked.references?.flatMap((reference) =>
            [...tickets.values()]
              .map(({ match }) => match.reference)
              .filter((each) => each.startsWith(`${reference}#`)),
          );
          const full = { ...asked, references: references ?? null };
          const bySql = await loadSatisfying(tx, [...tickets.keys()], full);
          const inMemory = [...tickets]
            .filter(([, each]) => satisfies(each.match, full) && satisfiesRest(each, full))
            .map(([id]) => id);
          expect([...bySql].sort((a, b) => a - b)).toEqual(inMemory);
          chosen += inMemory.length;
        }),
        { numRuns: 600, seed: 11 },
      );
    },
    { kind: 'snapshot' },
  );
  // The filters did choose: an agreement of empty lists would prove nothing.
  expect(chosen).toBeGreaterThan(10_000);
});

test('standing and measure must hold for one and the same clock', async () => {
  const split = [...tickets].find(([, { match }]) => {
    const clocks = match.clocks.filter(({ kind }) => kind === 'SLA');
    return (
      clocks.some(({ measure, standing }) => measure === 'RESOLUTION' && standing !== 'BREACHED') &&
      clocks.some(({ measure, standing }) => measure !== 'RESOLUTION' && standing === 'BREACHED')
    );
  });
  if (!split) throw new Error('No ticket of the sample has a broken clock beside an unbroken resolution');
  const [id, { match }] = split;
  const asked: TicketQuery = { ...anyTicket, standings: ['BREACHED'], measures: ['RESOLUTION'] };
  expect(satisfies(match, { ...asked, measures: null })).toBe(true);
  expect(satisfies(match, { ...asked, standings: null })).toBe(true);
  expect(satisfies(match, asked)).toBe(false);
  const found = await database.transaction((tx) => loadSatisfying(tx, [id], asked));
  expect(found.size).toBe(0);
});

test('only subjects and what needs mending have to be asked of the database', () => {
  expect(unloggedPart({ ...anyTicket, standings: ['BREACHED'], open: true })).toBeNull();
  expect(unloggedPart({ ...anyTicket, open: true, text: 'x' })).toEqual({ ...anyTicket, text: 'x' });
});
