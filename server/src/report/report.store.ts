// Issued reports, to whom they went, and which is due next.
import { actorName, shownName } from '../access/shown-name.store.ts';
import { containing, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { CivilPeriod } from '../engine/period.ts';
import type { Audience, ReportContent } from './report-content.ts';

/** A report of an agreement: what it is called, and how often it is owed. */
export interface ReportKey {
  readonly agreement: number;
  readonly title: string;
  readonly kind: CivilPeriod;
}

export interface ReportPlan extends ReportKey {
  /** A civil date; null: there is none. */
  readonly nextFrom: string | null;
}

const planColumns = `p.agreement_id as agreement, p.title, p.kind, p.next_from::text as "nextFrom"`;

/** Reports that activated agreements owe and of which none is planned, at most `limit`. */
export const loadUnplannedReports = (tx: Tx, limit: number): Promise<ReportKey[]> =>
  tx.rows<ReportKey>(
    `select distinct v.agreement_id as agreement, r ->> 'title' as title, r ->> 'every' as kind
       from agreement_version v cross join jsonb_array_elements(v.sections -> 'reports') as r
      where v.activated_at is not null and v.sections -> 'reports' <> '[]'
        -- A plan that ended goes on when a version came that outlives it.
        and not exists (select from report_plan p
          where p.agreement_id = v.agreement_id and p.title = r ->> 'title' and p.kind = r ->> 'every'
            and (p.due_at is not null or p.next_from is null or v.until_at <= p.next_from))
      order by 1, 2, 3 limit $1`,
    [limit],
  );

export async function saveReportPlan(
  tx: Tx,
  { agreement, title, kind, nextFrom, dueAt }: ReportPlan & { readonly dueAt: Temporal.Instant | null },
): Promise<void> {
  await tx.rows(
    `insert into report_plan (agreement_id, title, kind, next_from, due_at) values ($1, $2, $3, $4::date, $5::timestamptz)
     on conflict (agreement_id, title, kind)
     do update set next_from = excluded.next_from, due_at = excluded.due_at, asked_at = null`,
    [agreement, title, kind, nextFrom, toSqlInstant(dueAt)],
  );
}

/**
 * Plans that are due, whose agreements have no period left to close, and for which no job was put down since an instant;
 * they count as put down now.
 */
export const claimDueReports = (
  tx: Tx,
  { askedBefore, limit }: { readonly askedBefore: Temporal.Instant; readonly limit: number },
  now: Temporal.Instant,
): Promise<ReportPlan[]> =>
  tx.rows<ReportPlan>(
    `update report_plan p set asked_at = $1::timestamptz
       from (select r.agreement_id, r.title, r.kind from report_plan r
              where r.due_at <= $1::timestamptz and coalesce(r.asked_at < $2::timestamptz, true)
                and not exists (select from period_plan c where c.agreement_id = r.agreement_id and c.due_at <= $1::timestamptz)
              order by r.due_at limit $3 for update skip locked) d
      where (p.agreement_id, p.title, p.kind) = (d.agreement_id, d.title, d.kind) returning ${planColumns}`,
    [toSqlInstant(now), toSqlInstant(askedBefore), limit],
  );

/** When the next report is due, in epoch milliseconds; null: none is known. */
export async function loadNextReport(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ at: number | null }>('select ms(min(due_at)) as at from report_plan');
  return row?.at ?? null;
}

/** The plan of a report if it is due. */
export async function findDuePlan(
  tx: Tx,
  { agreement, title, kind }: ReportKey,
  { now, isHeld }: { readonly now: Temporal.Instant; readonly isHeld: boolean },
): Promise<(ReportPlan & { readonly dueMs: number }) | null> {
  const [row] = await tx.rows<ReportPlan & { dueMs: number }>(
    `select ${planColumns}, ms(p.due_at) as "dueMs" from report_plan p
      where p.agreement_id = $1 and p.title = $2 and p.kind = $3 and p.due_at <= $4::timestamptz${isHeld ? ' for update' : ''}`,
    [agreement, title, kind, toSqlInstant(now)],
  );
  return row ?? null;
}

/** Whether a period of the agreement is due to be closed and is not: what it comes to is not pinned yet. */
export async function isClosingDue(tx: Tx, agreement: number, now: Temporal.Instant): Promise<boolean> {
  const rows = await tx.rows(
    'select 1 from period_plan where agreement_id = $1 and due_at <= $2::timestamptz limit 1',
    [agreement, toSqlInstant(now)],
  );
  return rows.length > 0;
}

/** A job was put down too early: another is as soon as it may be done. */
export async function askAgain(tx: Tx, { agreement, title, kind }: ReportKey): Promise<void> {
  const plan = 'agreement_id = $1 and title = $2 and kind = $3';
  await tx.rows(`update report_plan set asked_at = null where ${plan}`, [agreement, title, kind]);
}

export interface IssuedReport extends ReportKey {
  readonly id: number;
  readonly portalId: string;
  readonly version: number;
  /** Civil days, half-open. */
  readonly from: string;
  readonly until: string;
  readonly issuedAt: Temporal.Instant;
  /** Null: by itself. */
  readonly issuedBy: string | null;
}

type IssuedSql = Omit<IssuedReport, 'issuedAt'> & { readonly issuedMs: number };

const columns = `r.id, r.portal_id as "portalId", r.agreement_id as agreement, r.agreement_version_id as version, r.title, r.kind,
  r.from_date::text as "from", r.until_date::text as until, ms(r.issued_at) as "issuedMs", ${actorName('r.issued_by')} as "issuedBy"`;

const toIssued = ({ issuedMs, ...row }: IssuedSql): IssuedReport => ({
  ...row,
  issuedAt: Temporal.Instant.fromEpochMilliseconds(issuedMs),
});

export interface NewReport extends ReportKey {
  readonly version: number;
  readonly from: string;
  readonly until: string;
  readonly by: string | null;
  readonly content: ReportContent;
  readonly told: ReportContent;
}

/** Its id; null: it was issued before. Whoever issues it at the same time is waited for. */
export async function saveNewReport(tx: Tx, report: NewReport, now: Temporal.Instant): Promise<number | null> {
  const { agreement, version, title, kind, from, until, by, content, told } = report;
  const [row] = await tx.rows<{ id: number }>(
    `insert into report (agreement_id, agreement_version_id, title, kind, from_date, until_date, issued_at, issued_by, content, told)
     values ($1, $2, $3, $4, $5::date, $6::date, $7::timestamptz, $8, $9::jsonb, $10::jsonb)
     on conflict (agreement_id, title, kind, from_date) do nothing returning id`,
    [
      ...[agreement, version, title, kind, from, until, toSqlInstant(now), by],
      ...[JSON.stringify(content), JSON.stringify(told)],
    ],
  );
  return row?.id ?? null;
}

export async function loadIssued(tx: Tx, ids: readonly number[]): Promise<Map<number, IssuedReport>> {
  const rows = await tx.rows<IssuedSql>(`select ${columns} from report r where r.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toIssued(row)]));
}

/** The report of a period; null: it is not issued. */
export async function findIssued(
  tx: Tx,
  { agreement, title, kind, from }: ReportKey & { readonly from: string },
): Promise<IssuedReport | null> {
  const [row] = await tx.rows<IssuedSql>(
    `select ${columns} from report r where r.agreement_id = $1 and r.title = $2 and r.kind = $3 and r.from_date = $4::date`,
    [agreement, title, kind, from],
  );
  return row === undefined ? null : toIssued(row);
}

/** What each said, as it was pinned for an audience. */
export async function loadContents(
  tx: Tx,
  ids: readonly number[],
  audience: Audience,
): Promise<Map<number, ReportContent>> {
  const rows = await tx.rows<{ id: number; content: ReportContent }>(
    `select id, ${audience === 'FLOOR' ? 'content' : 'told'} as content from report where id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Each null: any. */
export interface ReportQuery {
  readonly agreement: number | null;
  readonly customer: number | null;
  /** Part of the title, of the agreement's number or of its customer's name, in any case. */
  readonly text: string | null;
}

const isWanted = `($1::bigint is null or r.agreement_id = $1)
  and ($2::bigint is null or exists (select from agreement a where a.id = r.agreement_id and a.customer_id = $2))
  and ($3::text is null or r.title ilike $3 or exists (select from agreement a left join customer c on c.id = a.customer_id
    where a.id = r.agreement_id and (a.number ilike $3 or c.name ilike $3)))`;
const wantedOf = ({ agreement, customer, text }: ReportQuery): unknown[] => [
  ...[agreement, customer, text === null ? null : containing(text)],
];

/** The latest first, behind (issued, id) `after`. */
export async function loadReportPage(
  tx: Tx,
  query: ReportQuery,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<IssuedReport[]> {
  const rows = await tx.rows<IssuedSql>(
    `select ${columns} from report r
      where ${isWanted} and ($4::bigint is null or (r.issued_at, r.id) < (at_ms($4), $5::bigint))
      order by r.issued_at desc, r.id desc limit $6`,
    [...wantedOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toIssued);
}

export async function countReports(tx: Tx, query: ReportQuery): Promise<number> {
  const sql = `select count(*) as count from report r where ${isWanted}`;
  const [row] = await tx.rows<{ count: number }>(sql, wantedOf(query));
  return row?.count ?? 0;
}

export interface NewDelivery {
  readonly recipient: string;
  readonly audience: Audience;
  /** Null: it is not mailed, and `refused` says why. */
  readonly mail: number | null;
  readonly refused: string | null;
}

export async function saveDelivery(tx: Tx, report: number, delivery: NewDelivery): Promise<void> {
  const { recipient, audience, mail, refused } = delivery;
  await tx.rows(
    'insert into report_delivery (report_id, recipient, audience, mail_id, refused) values ($1, $2, $3, $4, $5)',
    [report, recipient, audience, mail, refused],
  );
}

export interface DeliveryRow {
  readonly report: number;
  readonly recipient: string;
  readonly audience: Audience;
  /** The person or the address it goes to; null: nobody. */
  readonly to: string | null;
  readonly state: 'PENDING' | 'SENT' | 'FAILED' | 'REFUSED';
  /** Why it was refused, or what went wrong with the last try. */
  readonly failure: string | null;
  readonly sentMs: number | null;
}

/** To whom each went, in the order of the agreement. */
export async function loadDeliveries(tx: Tx, reports: readonly number[]): Promise<Map<number, DeliveryRow[]>> {
  const rows = await tx.rows<DeliveryRow>(
    `select d.report_id as report, d.recipient, d.audience, coalesce(m.address, ${shownName('p')}) as "to",
            coalesce(m.state, 'REFUSED') as state, coalesce(d.refused, m.failure) as failure, ms(m.sent_at) as "sentMs"
       from report_delivery d left join mail m on m.id = d.mail_id left join person p on p.id = m.person_id
      where d.report_id = any($1::bigint[]) order by d.report_id, d.id`,
    [reports],
  );
  return Map.groupBy(rows, ({ report }) => report);
}

/** What a mail carries; null: it is no report's. */
export async function findMailed(tx: Tx, mail: number): Promise<ReportContent | null> {
  const [row] = await tx.rows<{ content: ReportContent }>(
    `select case d.audience when 'FLOOR' then r.content else r.told end as content
       from report_delivery d join report r on r.id = d.report_id where d.mail_id = $1`,
    [mail],
  );
  return row?.content ?? null;
}
