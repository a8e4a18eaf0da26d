// The real log (or a slice of it), when HEADROOM_REAL_LOG names it: what stands in the database is compared with what is
// computed here from the file itself, by other means.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importLog } from '../../server/src/connect/import-log.ts';
import type { ImportReport } from '../../server/src/connect/import-log.ts';
import { loadFigures, loadHistograms } from '../../server/src/kpi/figure.store.ts';
import { countTurns, type TurnCount, type TurnCounts } from '../../server/src/kpi/flow.store.ts';
import { percentileOf, RELATIVE_ERROR } from '../../server/src/kpi/percentile.ts';
import { planFigures, type FigureQuestion } from '../../server/src/kpi/plan.ts';
import { openDatabase } from '../../server/src/db/orm.ts';
import type { Database } from '../../server/src/db/orm.ts';
import { freshDatabase } from '../support/database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { hour, makeWorld } from '../support/world.ts';

const path = process.env['HEADROOM_REAL_LOG'] ?? '';
const zone = 'America/Sao_Paulo';

type Row = Record<string, string>;

/** The log has no quotes, so that lines and commas are enough. */
function rowsByTicket(): Map<string, Row[]> {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  if (text.includes('"')) throw new Error(`${path} holds quotes: this reading of it would be wrong`);
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = header.split(',');
  const tickets = new Map<string, Row[]>();
  for (const line of lines) {
    const fields = line.split(',');
    const row: Row = Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? '']));
    const number = row['number'] ?? '';
    tickets.set(number, [...(tickets.get(number) ?? []), row]);
  }
  return tickets;
}

function instant(text: string): number {
  const [day = 0, month = 0, year = 0, hours = 0, minutes = 0] = text.split(/[/ :]/).map(Number);
  const local = Temporal.PlainDateTime.from({ year, month, day, hour: hours, minute: minutes });
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

const isEnd = (state: string): boolean => state === 'Resolved' || state === 'Closed';

/** Real time a ticket was neither waiting for its user nor ended, from its opening to its last end; as the log has it. */
function workedMs(rows: readonly Row[]): number {
  let at = instant(rows[0]?.['opened_at'] ?? '');
  let state = 'New';
  let worked = 0;
  for (const row of rows) {
    const next = Math.max(at, instant(row['sys_updated_at'] ?? ''));
    if (!isEnd(state) && state !== 'Awaiting User Info') worked += next - at;
    at = next;
    if (row['incident_state'] !== '-100') state = row['incident_state'] ?? '';
  }
  return worked;
}

describe.skipIf(path === '')('the real log', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let report: ImportReport;
  let tickets: Map<string, Row[]>;

  beforeAll(async () => {
    tickets = rowsByTicket();
    fresh = await freshDatabase();
    database = await openDatabase({ url: fresh.url, entities: [] });
    const clauses = [
      { number: '1', measure: 'FIRST_RESPONSE', promiseMs: 4 * hour },
      { number: '2', measure: 'RESOLUTION', promiseMs: 100 * hour, targetMs: 50 * hour },
    ];
    await database.transaction((tx) => makeWorld(tx, 'Real customer', { clauses, from: '2010-01-01T00:00:00Z' }));
    const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
    report = await importLog(
      {
        file: path,
        zone,
        source: 'ServiceNow log',
        customer: 'Real customer',
        batch: 1_000,
        writers: 2,
        effectsFrom: 'now',
      },
      { database, now: () => now, onProgress: () => undefined },
    );
  }, 300_000);
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const rows = <R>(sql: string): Promise<R[]> => database.transaction((tx) => tx.rows<R>(sql), { kind: 'snapshot' });
  const count = async (sql: string): Promise<number> =>
    (await rows<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? -1;
  const consecutive = (of: (before: Row, row: Row) => boolean): number =>
    [...tickets.values()].reduce(
      (sum, list) => sum + list.filter((row, at) => at > 0 && of(list[at - 1] ?? {}, row)).length,
      0,
    );

  test('has as many tickets, rows, openings and proxies as the file says', async () => {
    const all = [...tickets.values()].flat();
    if (path.includes('slice2000')) expect([tickets.size, all.length]).toEqual([2_000, 10_356]);
    const proxies = [...tickets.values()].filter((list) =>
      list.some((row) => !['New', '-100'].includes(row['incident_state'] ?? '') || row['assigned_to'] !== '?'),
    );
    expect([report.rows, report.tickets]).toEqual([all.length, tickets.size]);
    expect(report.events.ROW).toEqual({ recorded: all.length, repeated: 0, refused: 0 });
    expect(report.events.OPENING.recorded).toBe(tickets.size);
    expect(report.events.ANSWER.recorded).toBe(proxies.length);
    expect(await count('ticket')).toBe(tickets.size);
    expect(await count('ticket_event')).toBe(all.length + tickets.size + proxies.length);
  });

  test('has as many reopenings', async () => {
    // No unknown state stands between an end and a reopening in this log, so neighbours are enough.
    const reopenings = consecutive(
      (before, row) =>
        isEnd(before['incident_state'] ?? '') &&
        !isEnd(row['incident_state'] ?? '') &&
        row['incident_state'] !== '-100',
    );
    if (path.includes('slice2000')) expect(reopenings).toBe(18);
    expect(await count("ticket_event where kind = 'REOPENED'")).toBe(reopenings);
    expect((await rows<{ n: number }>('select sum(reopenings) as n from ticket'))[0]?.n).toBe(reopenings);
  });

  test('has as many changes of priority, whatever else the row changed', async () => {
    const changes = consecutive((before, row) => before['priority'] !== row['priority']);
    if (path.includes('slice2000')) expect(changes).toBe(36);
    expect(await count("ticket_event where kind <> 'OPENED' and severity is not null")).toBe(changes);
  });

  test('measured the time to each resolution as the file tells it, waiting and the time after an end left out', async () => {
    const clocks = await rows<{ reference: string; spent: number; phase: string }>(
      "select t.reference, c.spent_ms as spent, c.phase from clock c join ticket t on t.id = c.ticket_id where c.measure = 'RESOLUTION'",
    );
    const located = [...tickets].filter(([, list]) => list.some((row) => row['location'] !== '?'));
    expect(clocks).toHaveLength(located.length);
    const differing = clocks.filter(
      ({ reference, spent, phase }) => phase !== 'STOPPED' || spent !== workedMs(tickets.get(reference) ?? []),
    );
    expect(differing).toEqual([]);
  });

  test('answered each ticket at the first row that is not New or has an assignee', async () => {
    const answers = await rows<{ reference: string; at: number }>(
      "select t.reference, ms(e.at) as at from ticket_event e join ticket t on t.id = e.ticket_id where e.kind = 'AGENT_REPLIED'",
    );
    const differing = answers.filter(({ reference, at }) => {
      let last = instant(tickets.get(reference)?.[0]?.['opened_at'] ?? '');
      for (const row of tickets.get(reference) ?? []) {
        last = Math.max(last, instant(row['sys_updated_at'] ?? ''));
        if (row['incident_state'] !== 'New' || row['assigned_to'] !== '?') return last !== at;
      }
      return true;
    });
    expect(differing).toEqual([]);
  });

  test('attains by priority, group, category and month what the file says, to the unit', async () => {
    const limitMs = 100 * hour;
    const services = await rows<{ id: number; name: string }>('select id, name from service');
    const nameOf = new Map(services.map(({ id, name }) => [String(id), name]));
    const severities: Row = { 1: 'URGENT', 2: 'HIGH', 3: 'NORMAL', 4: 'LOW' };
    const located = [...tickets.values()].filter((list) => list.some((row) => row['location'] !== '?'));
    const results = located.map((list) => judged(list, limitMs));
    for (const [axis, keyOf] of [
      ['severity', ({ priority }: Judged) => severities[priority.charAt(0)] ?? ''],
      ['team', ({ group }: Judged) => group],
      ['service', ({ category }: Judged) => category],
      ['month', ({ dueMs }: Judged) => new Date(dueMs).toISOString().slice(0, 7)],
    ] as const) {
      const query = { only: { kind: ['SLA'], measure: ['RESOLUTION'] }, except: [] };
      const period = { kind: 'DAYS' as const, from: '2016-01-01', until: '2019-01-01' };
      const question: FigureQuestion = {
        ...{
          query,
          period,
          by: axis === 'month' ? [] : [axis],
          step: axis === 'month' ? 'MONTH' : null,
          sources: null,
        },
      };
      const figures = await database.transaction((tx) =>
        loadFigures(tx, { question, plan: planFigures(question) }, 10_000),
      );
      const came = figures.map(({ keys: [key = ''], since, counts: { promise } }) => [
        axis === 'month' ? (since ?? '').slice(0, 7) : axis === 'service' ? (nameOf.get(key) ?? '') : key,
        `${String(promise.met)} ${String(promise.missed)}`,
      ]);
      const expected = Map.groupBy(results, keyOf);
      const counted = [...expected].map(([key, list]) => {
        const missed = list.filter((each) => each.isMissed).length;
        return [key, `${String(list.length - missed)} ${String(missed)}`];
      });
      expect(Object.fromEntries(came)).toEqual(Object.fromEntries(counted));
    }
  });

  test('says the percentiles of covered time, within the error that it states', async () => {
    const query = { only: { kind: ['SLA'], measure: ['RESOLUTION'] }, except: [] };
    const period = { kind: 'DAYS' as const, from: '2016-01-01', until: '2019-01-01' };
    const question: FigureQuestion = { query, period, by: [], step: null, sources: null };
    const [histogram] = await database.transaction((tx) =>
      loadHistograms(tx, { question, plan: planFigures(question) }, 'spent'),
    );
    const located = [...tickets.values()].filter((list) => list.some((row) => row['location'] !== '?'));
    const worked = located.map(workedMs).sort((a, b) => a - b);
    for (const share of [0.5, 0.75, 0.9, 0.95, 0.99]) {
      const exact = worked[Math.ceil(share * worked.length) - 1] ?? 0;
      const said = histogram ? (percentileOf(histogram, share) ?? 0) : 0;
      expect(Math.abs(said - exact), String(share)).toBeLessThanOrEqual(RELATIVE_ERROR * exact);
    }
  });

  test('opened, resolved and opened again as many in each month, and by each group, as the file says, to the unit', async () => {
    const expected = [...tickets.values()].flatMap(turned);
    const turnsOf = async (from: string, until: string): Promise<TurnCounts> => {
      const period = { kind: 'DAYS' as const, from, until };
      const question = { query: { only: {}, except: [] }, period, by: ['team'] as const, step: 'MONTH' as const };
      const came = await database.transaction((tx) => countTurns(tx, { ...question, sources: null }, 100_000));
      const told = (turns: readonly TurnCount[] = []): TurnCount[] =>
        turns.filter(({ within, kind }) => within && ['OPENED', 'RESOLVED', 'REOPENED'].includes(kind));
      return { whole: told(came?.whole), groups: told(came?.groups) };
    };
    const sizes = (groups: Map<string, readonly unknown[]>): Record<string, number> =>
      Object.fromEntries([...groups].map(([key, list]) => [key, list.length]));
    const { whole } = await turnsOf('2015-01-01', '2019-01-01');
    expect(whole.length).toBeGreaterThan(5);
    expect(Object.fromEntries(whole.map(({ kind, since, n }) => [`${kind} ${since?.slice(0, 7) ?? ''}`, n]))).toEqual(
      sizes(Map.groupBy(expected, ({ kind, month }) => `${kind} ${month}`)),
    );
    for (const [month, turns] of Map.groupBy(expected, (each) => each.month)) {
      const from = Temporal.PlainDate.from(`${month}-01`);
      const { groups } = await turnsOf(from.toString(), from.add({ months: 1 }).toString());
      expect(Object.fromEntries(groups.map(({ keys, kind, n }) => [`${kind} ${keys.join()}`, n]))).toEqual(
        sizes(Map.groupBy(turns, ({ kind, group }) => `${kind} ${group}`)),
      );
    }
    expect(await count("ticket_turn t1 where kind = 'REOPENED'")).toBe(
      (await rows<{ n: number }>('select sum(reopenings) as n from ticket'))[0]?.n,
    );
  });
});

/** What the file says of a ticket's openness, row by row: opened, ended and opened again, with its group and month. */
function turned(rows: readonly Row[]): { kind: string; group: string; month: string }[] {
  const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7);
  let at = instant(rows[0]?.['opened_at'] ?? '');
  const openedMs = at;
  let [group, state] = ['', 'New'];
  const found: { kind: string; group: string; ms: number }[] = [];
  for (const row of rows) {
    at = Math.max(at, instant(row['sys_updated_at'] ?? ''));
    group = known(row['assignment_group']) || group;
    const before = state;
    if (row['incident_state'] !== '-100') state = row['incident_state'] ?? '';
    if (isEnd(state) !== isEnd(before)) found.push({ kind: isEnd(state) ? 'RESOLVED' : 'REOPENED', group, ms: at });
    // Of several rows of a minute the last says whose it is.
    for (const one of found) if (one.ms === at) one.group = group;
  }
  const first = rows.filter((row) => Math.max(openedMs, instant(row['sys_updated_at'] ?? '')) === openedMs);
  const opener = first.map((row) => known(row['assignment_group'])).findLast((name) => name !== '');
  found.push({ kind: 'OPENED', group: opener ?? '', ms: openedMs });
  return found.map(({ kind, group: whose, ms }) => ({ kind, group: whose, month: monthOf(ms) }));
}

interface Judged {
  readonly isMissed: boolean;
  readonly dueMs: number;
  readonly priority: string;
  readonly group: string;
  readonly category: string;
}

/** A ticket's resolution, folded row by row: whether the limit was used up before its last end, and what was so then. */
function judged(rows: readonly Row[], limitMs: number): Judged {
  let at = instant(rows[0]?.['opened_at'] ?? '');
  let state = 'New';
  let worked = 0;
  let held = heldBy(rows.slice(0, 1));
  let ended = { ...held, atMs: at };
  for (const row of rows) {
    const next = Math.max(at, instant(row['sys_updated_at'] ?? ''));
    if (!isEnd(state) && state !== 'Awaiting User Info') {
      if (worked + next - at > limitMs) {
        const dueMs = at + limitMs - worked;
        return { ...heldWhenJudged(rows, dueMs, held), isMissed: true, dueMs };
      }
      worked += next - at;
    }
    at = next;
    held = heldBy([row], held);
    const before = state;
    if (row['incident_state'] !== '-100') state = row['incident_state'] ?? '';
    // What follows within the instant of the end belongs to it.
    if ((isEnd(state) && !isEnd(before)) || ended.atMs === at) ended = { ...held, atMs: at };
  }
  return { ...ended, isMissed: false, dueMs: ended.atMs + limitMs - worked };
}

/** Whose agreement it is may be told after the limit was used up: it is decided by what is so then. */
function heldWhenJudged(rows: readonly Row[], dueMs: number, held: Held): Held {
  const judgedMs = instant(rows.find((row) => row['location'] !== '?')?.['sys_updated_at'] ?? '');
  if (rows[0]?.['location'] !== '?' || judgedMs <= dueMs) return held;
  return heldBy(rows.filter((row) => instant(row['sys_updated_at'] ?? '') <= judgedMs));
}

type Held = Pick<Judged, 'priority' | 'group' | 'category'>;

/** What is so after some rows; what a row does not say stays as it was. */
const heldBy = (rows: readonly Row[], before: Held = { priority: '', group: '', category: '' }): Held =>
  rows.reduce<Held>(
    (held, row) => ({
      priority: row['priority'] ?? '',
      group: known(row['assignment_group']) || held.group,
      category: known(row['category']) || held.category,
    }),
    before,
  );

const known = (text: string | undefined): string => (text === undefined || text === '?' ? '' : text);
