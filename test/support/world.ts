// A small world made straight in the database, for tests of the flow: one customer, one account, one service,
// one schedule, one active agreement. Tests of the API make theirs through the API.
import type { Tx } from '../../server/src/db/orm.ts';
import type { CoverageSchedule } from '../../server/src/engine/coverage.ts';
import type { NewEvent } from '../../server/src/ticket/new-event.ts';

export interface WorldClause {
  readonly number: string;
  readonly measure: string;
  readonly severity?: string;
  readonly period?: string;
  readonly promiseMs: number;
  readonly targetMs?: number;
}

export interface WorldOptions {
  readonly schedule?: CoverageSchedule;
  readonly clauses?: readonly WorldClause[];
  /** An internal agreement for the same customer beside it; absent: none. */
  readonly internal?: { readonly clauses: readonly WorldClause[]; readonly isDraft: boolean };
  /** Steps of escalation, as the sections of the agreement say them; default none. */
  readonly escalation?: readonly Readonly<Record<string, unknown>>[];
  /** When the agreement begins; default 2020. */
  readonly from?: string;
}

export interface World {
  readonly customer: number;
  readonly account: string;
  readonly service: string;
}

export const hour = 3_600_000;
export const minute = 60_000;

const allDay = [{ from: '00:00', to: '24:00' }];

/** Every hour of every day, in UTC. */
export const roundTheClock: CoverageSchedule = {
  timeZone: 'UTC',
  periods: [
    {
      period: 'PRIME',
      weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      onHoliday: 'AS_USUAL',
    },
  ],
  holidays: [],
  exceptions: [],
};

/** Told 6 h and kept to 4 h for resolution, 1 h and 30 min for the first answer. */
export const plainClauses: readonly WorldClause[] = [
  { number: '9.1', measure: 'FIRST_RESPONSE', promiseMs: hour, targetMs: hour / 2 },
  { number: '9.2', measure: 'NEXT_RESPONSE', promiseMs: 2 * hour, targetMs: hour },
  { number: '9.3', measure: 'RESOLUTION', promiseMs: 6 * hour, targetMs: 4 * hour },
];

const made = '2020-01-01T00:00:00Z';

async function insert(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(`${sql} returning id`, parameters);
  if (!row) throw new Error(`Nothing was inserted by: ${sql}`);
  return row.id;
}

/** Makes customer, account `<prefix>-1`, service `<prefix>-mail`, and an agreement `<prefix>-SLA` in force. */
export async function makeWorld(tx: Tx, prefix: string, options: WorldOptions = {}): Promise<World> {
  const customer = await insert(tx, `insert into customer (name, created_at) values ($1, $2)`, [prefix, made]);
  await insert(tx, `insert into service_account (customer_id, reference, name, created_at) values ($1, $2, $2, $3)`, [
    customer,
    `${prefix}-1`,
    made,
  ]);
  await insert(tx, `insert into service (reference, name, created_at) values ($1, $1, $2)`, [`${prefix}-mail`, made]);
  const definition = options.schedule ?? roundTheClock;
  const schedule = await insert(tx, `insert into coverage_schedule (name, created_at) values ($1, $2)`, [prefix, made]);
  const scheduleVersion = await insert(
    tx,
    `insert into coverage_schedule_version (schedule_id, version, valid_from, time_zone, definition, created_at) values ($1, 1, $2, $3, $4, $2)`,
    [schedule, made, definition.timeZone, JSON.stringify(definition)],
  );
  const terms = { customer, scheduleVersion, timeZone: definition.timeZone, from: options.from ?? made };
  const { clauses = plainClauses, escalation } = options;
  const steps = escalation === undefined ? {} : { escalation };
  await makeAgreement(tx, { ...terms, number: `${prefix}-SLA`, kind: 'SLA', clauses, ...steps });
  if (options.internal)
    await makeAgreement(tx, { ...terms, number: `${prefix}-OLA`, kind: 'OLA', ...options.internal });
  return { customer, account: `${prefix}-1`, service: `${prefix}-mail` };
}

interface Agreed {
  readonly number: string;
  readonly kind: 'SLA' | 'OLA';
  readonly customer: number;
  readonly scheduleVersion: number;
  readonly timeZone: string;
  readonly from: string;
  readonly clauses: readonly WorldClause[];
  /** It stays a draft. */
  readonly isDraft?: boolean;
  readonly escalation?: WorldOptions['escalation'];
}

async function makeAgreement(tx: Tx, agreed: Agreed): Promise<void> {
  const { number, kind, customer, scheduleVersion, timeZone, from, clauses, isDraft = false, escalation } = agreed;
  const agreement = await insert(
    tx,
    `insert into agreement (number, kind, level, customer_id, created_at) values ($1, $2, 'CUSTOMER', $3, $4)`,
    [number, kind, customer, made],
  );
  const version = await insert(
    tx,
    `insert into agreement_version (agreement_id, version, status, from_date, time_zone, from_at, schedule_version_id, created_at)
     values ($1, 1, 'DRAFT', $2::date, $3, $4, $5, $6)`,
    [agreement, from.slice(0, 10), timeZone, from, scheduleVersion, made],
  );
  for (const [position, clause] of clauses.entries())
    await insert(
      tx,
      `insert into clause (agreement_version_id, position, number, measure, severity, period, promise_ms, target_ms)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[version, position, clause.number, clause.measure, clause.severity ?? null, clause.period ?? null],
        ...[clause.promiseMs, clause.targetMs ?? null],
      ],
    );
  if (escalation !== undefined) {
    const sections = JSON.stringify({ escalation });
    await tx.rows('update agreement_version set sections = $2 where id = $1', [version, sections]);
  }
  if (isDraft) return;
  await tx.rows(
    `update agreement_version set status = 'ACTIVE', activated_at = $2, activated_by = 'test' where id = $1`,
    [version, made],
  );
}

/** An event to record; what is not given says nothing. */
export function event(
  given: Partial<NewEvent> & Pick<NewEvent, 'ticket' | 'eventId' | 'kind'> & { readonly time: string },
): NewEvent {
  const { time, ...rest } = given;
  return {
    index: 0,
    sequence: null,
    at: Temporal.Instant.from(time),
    actor: rest.kind === 'OPENED' || rest.kind === 'CUSTOMER_REPLIED' ? 'CUSTOMER' : 'AGENT',
    by: null,
    reason: null,
    status: null,
    sourceStatus: null,
    severity: null,
    sourceSeverity: null,
    group: null,
    agent: null,
    contact: null,
    serviceAccount: null,
    service: null,
    asset: null,
    subject: null,
    into: null,
    from: null,
    message: null,
    refersTo: null,
    undo: false,
    promisedAt: null,
    score: null,
    words: null,
    ...rest,
  };
}
