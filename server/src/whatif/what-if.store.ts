// What-ifs: who asked what, how far it has come, what it came to, and the results that turn over. Who counts says so now
// and then; an answer of a run that was overtaken or cancelled is not taken.
import { actorName } from '../access/shown-name.store.ts';
import { limits } from '../limits.ts';
import { columnOf, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import type { LimitKind } from '../engine/reading.ts';
import type { WhatIfAnswer } from './answer.ts';
import type { WhatIfQuestion } from './question.ts';
import type { WhatIfFlip } from './tally.ts';

export type WhatIfState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface WhatIfRow {
  readonly id: number;
  readonly agreement: number;
  /** A principal, and how it is called. */
  readonly askedBy: string;
  readonly asker: string;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
  readonly endedAtMs: number | null;
  readonly question: WhatIfQuestion;
  readonly state: WhatIfState;
  readonly runs: number;
  /** Null: not counted yet. */
  readonly total: number | null;
  readonly done: number;
  readonly failure: string | null;
  readonly answer: WhatIfAnswer | null;
}

const columns = `w.id, w.agreement_id as agreement, w.asked_by as "askedBy", ${actorName('w.asked_by')} as asker, ms(w.asked_at) as "askedAtMs",
  ms(w.expires_at) as "expiresAtMs", ms(w.ended_at) as "endedAtMs", w.question, w.state, w.runs, w.tickets_total as total,
  w.tickets_done as done, w.failure, w.answer`;

export async function saveNewWhatIf(
  tx: Tx,
  { question, by }: { readonly question: WhatIfQuestion; readonly by: string },
  now: Temporal.Instant,
): Promise<number> {
  const until = now.add({ milliseconds: limits.whatIfKeptMs });
  const [row] = await tx.rows<{ id: number }>(
    `insert into what_if (agreement_id, asked_by, asked_at, expires_at, question)
     values ($1, $2, $3::timestamptz, $4::timestamptz, $5::jsonb) returning id`,
    [question.agreement, by, toSqlInstant(now), toSqlInstant(until), JSON.stringify(question)],
  );
  if (row === undefined) throw new Error('A what-if was not saved');
  return row.id;
}

/** Those that are not expired at `now`. */
export async function loadWhatIf(tx: Tx, id: number, now: Temporal.Instant): Promise<WhatIfRow | null> {
  const sql = `select ${columns} from what_if w where w.id = $1 and w.expires_at > $2::timestamptz`;
  const [row] = await tx.rows<WhatIfRow>(sql, [id, toSqlInstant(now)]);
  return row ?? null;
}

/** Whose they are (null: anybody's) and of which agreement (null: any). */
export interface WhatIfList {
  readonly askedBy: string | null;
  readonly agreement: number | null;
}

const isWanted = `w.expires_at > $1::timestamptz and ($2::text is null or w.asked_by = $2) and ($3::bigint is null or w.agreement_id = $3)`;

/** The latest first. */
export async function loadWhatIfPage(
  tx: Tx,
  list: WhatIfList,
  wanted: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
  now: Temporal.Instant,
): Promise<WhatIfRow[]> {
  const [atMs, id] = wanted.after ?? [null, null];
  return tx.rows<WhatIfRow>(
    `select ${columns} from what_if w
      where ${isWanted} and ($4::bigint is null or (w.asked_at, w.id) < (at_ms($4::bigint), $5::bigint))
      order by w.asked_at desc, w.id desc limit $6`,
    [toSqlInstant(now), list.askedBy, list.agreement, atMs, id, wanted.limit],
  );
}

export async function countWhatIfs(tx: Tx, list: WhatIfList, now: Temporal.Instant): Promise<number> {
  const sql = `select count(*) as n from what_if w where ${isWanted}`;
  const [row] = await tx.rows<{ n: number }>(sql, [toSqlInstant(now), list.askedBy, list.agreement]);
  return row?.n ?? 0;
}

/** How many somebody has under way; who asks holds a lock, so that two at once do not both find room. */
export async function countUnderWay(tx: Tx, by: string): Promise<number> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.what-if ' || $1))", [by]);
  const [row] = await tx.rows<{ n: number }>(
    `select count(*) as n from what_if where asked_by = $1 and state in ('WAITING', 'RUNNING')`,
    [by],
  );
  return row?.n ?? 0;
}

/** Ends it, unless it has ended; its flips go. False: it had ended. */
export async function saveCancelled(tx: Tx, id: number, now: Temporal.Instant): Promise<boolean> {
  const rows = await tx.rows(
    `update what_if set state = 'CANCELLED', ended_at = $2::timestamptz
      where id = $1 and state in ('WAITING', 'RUNNING') returning 1`,
    [id, toSqlInstant(now)],
  );
  await tx.rows(
    `delete from what_if_flips f using what_if w where w.id = f.what_if_id and w.id = $1 and w.state = 'CANCELLED'`,
    [id],
  );
  return rows.length > 0;
}

/** Begins to count, from the beginning; null: it has ended, or went. */
export async function saveBegun(tx: Tx, id: number): Promise<{ run: number; question: WhatIfQuestion } | null> {
  const [row] = await tx.rows<{ run: number; question: WhatIfQuestion }>(
    `update what_if set state = 'RUNNING', runs = runs + 1, seen_at = clock_timestamp(), tickets_done = 0, tickets_total = null
      where id = $1 and state in ('WAITING', 'RUNNING') returning runs as run, question`,
    [id],
  );
  if (row !== undefined) await tx.rows('delete from what_if_flips where what_if_id = $1', [id]);
  return row ?? null;
}

/** Which try at which what-if. */
export interface Run {
  readonly id: number;
  readonly run: number;
}

const ofRun = `id = $1 and runs = $2 and state = 'RUNNING'`;

/** False: it was cancelled, overtaken, or went. */
export async function saveProgress(
  tx: Tx,
  { id, run }: Run,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<boolean> {
  const rows = await tx.rows(
    `update what_if set seen_at = clock_timestamp(), tickets_done = $3, tickets_total = $4 where ${ofRun} returning 1`,
    [id, run, done, total],
  );
  return rows.length > 0;
}

export async function saveAnswer(
  tx: Tx,
  { id, run }: Run,
  answer: WhatIfAnswer,
  now: Temporal.Instant,
): Promise<boolean> {
  const rows = await tx.rows(
    `update what_if set state = 'DONE', answer = $3::jsonb, tickets_done = coalesce(tickets_total, 0), ended_at = $4::timestamptz
      where ${ofRun} returning 1`,
    [id, run, JSON.stringify(answer), toSqlInstant(now)],
  );
  return rows.length > 0;
}

export async function saveFailed(tx: Tx, { id, run }: Run, failure: string, now: Temporal.Instant): Promise<void> {
  await tx.rows(`update what_if set state = 'FAILED', failure = $3, ended_at = $4::timestamptz where ${ofRun}`, [
    ...[id, run, failure, toSqlInstant(now)],
  ]);
}

/** By what a flip says of itself: the list of it in a row of flips, and what it holds. */
const flipLists: Readonly<Record<keyof WhatIfFlip, readonly [list: string, type: string]>> = {
  ticket: ['ticket', 'bigint'],
  measure: ['measure', 'text'],
  cycle: ['cycle', 'int'],
  limit: ['limit_kind', 'text'],
  was: ['was', 'text'],
  becomes: ['becomes', 'text'],
  wasLimitMs: ['was_limit_ms', 'bigint'],
  becomesLimitMs: ['becomes_limit_ms', 'bigint'],
  wasDueMs: ['was_due_ms', 'bigint'],
  becomesDueMs: ['becomes_due_ms', 'bigint'],
  spentMs: ['spent_ms', 'bigint'],
};
const flipNames = Object.keys(flipLists) as (keyof WhatIfFlip)[];
const lists = flipNames.map((name) => flipLists[name][0]);

/** So many are a row: a page of a list reads few that it does not show. */
const flipsToARow = 500;

const flipInsert = prepared(`insert into what_if_flips (what_if_id, place, ${lists.join(', ')})
  select $1, $3, ${flipNames.map((name, place) => `$${String(place + 4)}::${flipLists[name][1]}[]`).join(', ')}
   where exists (select from what_if where ${ofRun} for share)`);

/** Results that turn over, from `place` on; nothing is kept for a run that was cancelled or overtaken. */
export async function saveFlips(tx: Tx, { id, run }: Run, place: number, flips: readonly WhatIfFlip[]): Promise<void> {
  const saved: Promise<unknown>[] = [];
  for (let first = 0; first < flips.length; first += flipsToARow) {
    const row = flips.slice(first, first + flipsToARow);
    const columns = flipNames.map((name) => columnOf(row, (flip) => flip[name]));
    saved.push(tx.rows(flipInsert, [id, run, place + first, ...columns]));
  }
  await Promise.all(saved);
}

/** A result that turns over, with its place among them. */
export interface FlipRow extends WhatIfFlip {
  readonly place: number;
}

/** Those of tickets of sources that may be seen (null: all), of one limit (null: both). */
export interface FlipList {
  readonly id: number;
  readonly limit: LimitKind | null;
  readonly sources: readonly string[] | null;
}

const flips = `what_if_flips r cross join lateral unnest(${lists.map((list) => `r.${list}`).join(', ')}) with ordinality
  f(${flipNames.map((name) => `"${name}"`).join(', ')}, n)`;
// Lists without such a limit are passed over whole.
const listWanted = `r.what_if_id = $1 and ($2::text is null or $2 = any(r.limit_kind))`;
// A ticket may have gone meanwhile.
const flipWanted = `($2::text is null or f."limit" = $2)
  and exists (select from ticket t join source s on s.id = t.source_id where t.id = f.ticket and ($3::text[] is null or s.name = any($3)))`;

/** In the order of their tickets. */
export const loadFlipPage = (
  tx: Tx,
  { id, limit, sources }: FlipList,
  wanted: { readonly after: number | null; readonly limit: number },
): Promise<FlipRow[]> =>
  tx.rows<FlipRow>(
    `select r.place + f.n::int - 1 as place, ${flipNames.map((name) => `f."${name}"`).join(', ')}
       from ${flips}
      where ${listWanted} and ${flipWanted} and ($4::int is null or (r.place + cardinality(r.ticket) > $4 and r.place + f.n - 1 > $4))
      order by r.place, f.n limit $5`,
    [id, limit, sources, wanted.after, wanted.limit],
  );

export async function countFlips(tx: Tx, { id, limit, sources }: FlipList): Promise<number> {
  // Where every ticket of a row is still there, its lists say how many they are; looking at each takes five times as long.
  const sql = `select coalesce(sum(case when $3::text[] is null and kept.n = told.n
      then case when $2::text is null then cardinality(r.ticket) else cardinality(array_positions(r.limit_kind, $2)) end
      else (select count(*) from unnest(r.ticket, r.limit_kind) f(ticket, "limit") where ${flipWanted}) end), 0)::bigint as n
    from what_if_flips r
    cross join lateral (select count(*) as n from ticket t where t.id = any(r.ticket)) kept
    cross join lateral (select count(distinct ticket) as n from unnest(r.ticket) ticket) told
    where ${listWanted}`;
  const [row] = await tx.rows<{ n: number }>(sql, [id, limit, sources]);
  return row?.n ?? 0;
}

/** Row ids of services by their references. */
export async function loadServiceIds(tx: Tx, references: readonly string[]): Promise<Map<string, number>> {
  const sql = 'select id, reference from service where reference = any($1)';
  const rows = await tx.rows<{ id: number; reference: string }>(sql, [references]);
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}

/** Under way and without a sign of life for so long: whoever counted was killed, or nobody took it up. */
export async function loadSilent(tx: Tx): Promise<{ id: number; runs: number }[]> {
  return tx.rows(
    `select id, runs from what_if where state in ('WAITING', 'RUNNING')
        and seen_at < clock_timestamp() - $1 * interval '1 millisecond' order by id limit 100 for update skip locked`,
    [limits.whatIfSilentMs],
  );
}

/** It is put down again: as if it had said something just now. */
export async function saveSeen(tx: Tx, id: number): Promise<void> {
  await tx.rows('update what_if set seen_at = clock_timestamp() where id = $1', [id]);
}

/** Removes those that are expired. */
export async function deleteExpired(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.rows('delete from what_if where expires_at <= $1::timestamptz', [toSqlInstant(now)]);
}
