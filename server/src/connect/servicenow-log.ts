// From rows of a ServiceNow audit log to ticket events: a fold over one ticket's rows in file order, with no database and
// no present time. Row n is one event; an opening and a proxy for the first response, which the log lacks, are implied.
import type { FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import type { NewEvent } from '../ticket/new-event.ts';
import type { LocalTimeOddity, LocalTimeReader } from './local-time.ts';
import type { LogRow } from './servicenow-row.ts';

/** The statuses of the log, unless the source is configured otherwise. */
export const defaultStatuses: ReadonlyMap<string, StatusCategory> = new Map([
  ['New', 'NEW'],
  ['Active', 'OPEN'],
  ['Awaiting User Info', 'WAITING_CUSTOMER'],
  ['Awaiting Vendor', 'WAITING_SUPPLIER'],
  ['Awaiting Problem', 'ON_HOLD'],
  ['Awaiting Evidence', 'ON_HOLD'],
  ['Resolved', 'RESOLVED'],
  ['Closed', 'CLOSED'],
]);

const severities: readonly Severity[] = ['URGENT', 'HIGH', 'NORMAL', 'LOW'];
const ended: ReadonlySet<StatusCategory> = new Set(['RESOLVED', 'CLOSED', 'CANCELLED']);

/** How the log is read. */
export interface LogReading {
  readonly readTime: LocalTimeReader;
  readonly statuses: ReadonlyMap<string, StatusCategory>;
}

/** Everything about a row that is not as one would expect it. */
export type RowOddity =
  | LocalTimeOddity
  | 'UNKNOWN_STATE'
  | 'UNKNOWN_PRIORITY'
  | 'TIME_RUNS_BACKWARDS'
  | 'COUNTER_RUNS_BACKWARDS'
  | 'OPENED_AT_CHANGES'
  | 'UNREADABLE_TIME';

export interface Oddity {
  readonly kind: RowOddity;
  readonly line: number;
  readonly ticket: string;
  /** What came, and what was done with it. */
  readonly what: string;
}

/** What a ticket's rows so far have said: the last known value of each column. */
export interface TicketSoFar {
  readonly rows: number;
  readonly openedAtText: string | null;
  /** Null until a row with readable times came. */
  readonly lastAtMs: number | null;
  readonly status: StatusCategory;
  /** The last state that could be read, and the last that stood there. */
  readonly state: string | null;
  readonly stateText: string | null;
  readonly severity: Severity | null;
  readonly priorityText: string | null;
  readonly updates: number | null;
  readonly contact: string | null;
  readonly account: string | null;
  readonly service: string | null;
  readonly asset: string | null;
  readonly group: string | null;
  readonly agent: string | null;
  readonly madeSla: string;
  readonly isAnswered: boolean;
}

/** What an event of the log is: a row itself, or one of the two that are implied. */
export type Origin = 'ROW' | 'OPENING' | 'ANSWER';

export interface LogEvent {
  readonly origin: Origin;
  readonly line: number;
  /** Without its place in a list, which only the batch knows. */
  readonly event: Omit<NewEvent, 'index'>;
}

export interface MappedRow {
  readonly after: TicketSoFar;
  /** In the order in which they happened. */
  readonly events: readonly LogEvent[];
  readonly oddities: readonly Oddity[];
}

const unread: TicketSoFar = {
  rows: 0,
  openedAtText: null,
  lastAtMs: null,
  status: 'NEW',
  state: null,
  stateText: null,
  severity: null,
  priorityText: null,
  updates: null,
  contact: null,
  account: null,
  service: null,
  asset: null,
  group: null,
  agent: null,
  madeSla: 'true',
  isAnswered: false,
};

const nothingSaid = {
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
} as const satisfies Partial<NewEvent>;

/** The leading digit 1–4 of a priority as a severity; null when there is none. */
export function severityOf(priority: string): Severity | null {
  const digit = /^([1-4])(?!\d)/.exec(priority)?.[1];
  return digit === undefined ? null : (severities[Number(digit) - 1] ?? null);
}

/**
 * The next row of a ticket. `before` is null at its first row. A row whose times cannot be read gives no event but keeps
 * its number, so that the numbers of later rows do not depend on it; what it changed is carried by the next row.
 */
export function mapRow(before: TicketSoFar | null, row: LogRow, reading: LogReading): MappedRow {
  const so = before ?? unread;
  const oddities: Oddity[] = [];
  const odd = (kind: RowOddity, what: string) => oddities.push({ kind, line: row.line, ticket: row.ticket, what });
  const times = readTimes(so, row, reading, odd);
  const rows = so.rows + 1;
  if (times === null) return { after: { ...so, rows }, events: [], oddities };
  const after = {
    ...readValues(so, row, reading, odd),
    rows,
    openedAtText: so.openedAtText ?? row.openedAt,
    lastAtMs: times.atMs,
  };
  const at = Temporal.Instant.fromEpochMilliseconds(times.atMs);
  const events: LogEvent[] = [];
  if (so.lastAtMs === null) events.push(opening(after, row, times.openedAtMs));
  if (after.isAnswered && !so.isAnswered) events.push(answer(row, { n: rows, at }));
  events.push(change(so, after, { row, n: rows, at }));
  return { after, events, oddities };
}

type Report = (kind: RowOddity, what: string) => void;

/** The instant of the row, never before the one before it (an opening that came first included). */
function readTimes(
  so: TicketSoFar,
  row: LogRow,
  { readTime }: LogReading,
  odd: Report,
): { openedAtMs: number; atMs: number } | null {
  const updated = row.updatedAt === null ? null : readTime(row.updatedAt);
  // The opening is read once, from the first row that can be used.
  const opened = so.lastAtMs === null ? (row.openedAt === null ? null : readTime(row.openedAt)) : null;
  if (updated === null) {
    odd(
      'UNREADABLE_TIME',
      `sys_updated_at: expected d/m/yyyy HH:MM; "${row.updatedAt ?? '?'}" came; the row is left out`,
    );
    return null;
  }
  if (so.lastAtMs === null && opened === null) {
    odd('UNREADABLE_TIME', `opened_at: expected d/m/yyyy HH:MM; "${row.openedAt ?? '?'}" came; the row is left out`);
    return null;
  }
  for (const [text, read] of [[row.openedAt, opened] as const, [row.updatedAt, updated] as const])
    if (read !== null && read.oddity !== null)
      odd(read.oddity, `${text ?? ''} is ${Temporal.Instant.fromEpochMilliseconds(read.atMs).toString()}`);
  if (so.openedAtText !== null && row.openedAt !== so.openedAtText)
    odd('OPENED_AT_CHANGES', `${so.openedAtText} became ${row.openedAt ?? '?'}; the first is kept`);
  const earliest = so.lastAtMs ?? opened?.atMs ?? updated.atMs;
  if (updated.atMs < earliest) {
    const kept = Temporal.Instant.fromEpochMilliseconds(earliest).toString();
    odd(
      'TIME_RUNS_BACKWARDS',
      `${row.updatedAt ?? ''} lies before ${so.lastAtMs === null ? 'the opening' : 'the row before'}; taken as ${kept}`,
    );
  }
  return { openedAtMs: opened?.atMs ?? earliest, atMs: Math.max(updated.atMs, earliest) };
}

/** The last known value of each column after this row; a missing one says nothing. */
function readValues(so: TicketSoFar, row: LogRow, { statuses }: LogReading, odd: Report): TicketSoFar {
  const mapped = row.state === null ? undefined : statuses.get(row.state);
  if (row.state !== null && mapped === undefined) odd('UNKNOWN_STATE', `"${row.state}"; the status stays ${so.status}`);
  const severity = row.priority === null ? null : severityOf(row.priority);
  if (row.priority !== null && severity === null)
    odd(
      'UNKNOWN_PRIORITY',
      `expected a leading 1 to 4; "${row.priority}" came; the severity stays ${so.severity ?? 'unknown'}`,
    );
  if (row.updates !== null && so.updates !== null && row.updates < so.updates)
    odd(
      'COUNTER_RUNS_BACKWARDS',
      `sys_mod_count ${String(so.updates)} became ${String(row.updates)}; the order of the file is kept`,
    );
  const status = mapped ?? so.status;
  return {
    ...so,
    status,
    state: mapped === undefined ? so.state : row.state,
    stateText: row.state ?? so.stateText,
    severity: severity ?? so.severity,
    priorityText: row.priority ?? so.priorityText,
    updates: row.updates ?? so.updates,
    contact: row.contact ?? so.contact,
    account: row.account ?? so.account,
    service: row.service ?? so.service,
    asset: row.asset ?? so.asset,
    group: row.group ?? so.group,
    agent: row.agent ?? so.agent,
    madeSla: row.madeSla ?? so.madeSla,
    isAnswered: so.isAnswered || status !== 'NEW' || row.agent !== null,
  };
}

function opening(first: TicketSoFar, row: LogRow, openedAtMs: number): LogEvent {
  const event = {
    ...nothingSaid,
    ticket: row.ticket,
    eventId: `${row.ticket}/0`,
    sequence: 0,
    at: Temporal.Instant.fromEpochMilliseconds(openedAtMs),
    kind: 'OPENED',
    actor: 'CUSTOMER',
    severity: first.severity,
    sourceSeverity: first.priorityText,
    contact: first.contact,
    serviceAccount: first.account,
    service: first.service,
    asset: first.asset,
  } as const;
  return { origin: 'OPENING', line: row.line, event };
}

const proxyReason =
  'A proxy: the log has no column for the first response; this is its first row that is not New or has an assignee.';

function answer(row: LogRow, { n, at }: { n: number; at: Temporal.Instant }): LogEvent {
  const event = {
    ...nothingSaid,
    ticket: row.ticket,
    eventId: `${row.ticket}/${String(n)}/answered`,
    // Just before its row: a ticket that is resolved in its first row was answered, not left unanswered.
    sequence: 2 * n - 1,
    at,
    kind: 'AGENT_REPLIED',
    actor: 'AGENT',
    reason: proxyReason,
  } as const;
  return { origin: 'ANSWER', line: row.line, event };
}

interface PlacedRow {
  readonly row: LogRow;
  readonly n: number;
  readonly at: Temporal.Instant;
}

function change(so: TicketSoFar, after: TicketSoFar, { row, n, at }: PlacedRow): LogEvent {
  const isFirst = so.lastAtMs === null;
  /** What the opening has already said is not said again. */
  const told = <T>(before: T, now: T): T | null => (isFirst || before === now ? null : now);
  const event = {
    ...nothingSaid,
    ticket: row.ticket,
    eventId: `${row.ticket}/${String(n)}`,
    sequence: 2 * n,
    at,
    kind: kindOf(so, after),
    actor: 'AGENT',
    by: row.updatedBy,
    reason: reasonOf(so, after, row),
    // The source's mapping says which of our statuses that is; an unknown one keeps the status.
    sourceStatus: so.stateText === after.stateText ? null : after.stateText,
    severity: told(so.priorityText, after.priorityText) === null ? null : severityOf(after.priorityText ?? ''),
    sourceSeverity: told(so.priorityText, after.priorityText),
    group: so.group === after.group ? null : after.group,
    agent: so.agent === after.agent ? null : after.agent,
    contact: told(so.contact, after.contact),
    serviceAccount: told(so.account, after.account),
    service: told(so.service, after.service),
    asset: told(so.asset, after.asset),
  } as const;
  return { origin: 'ROW', line: row.line, event };
}

/** The first that applies; a row changes several things at once, and each field applies whatever the kind. */
function kindOf(so: TicketSoFar, after: TicketSoFar): FactKind {
  const isFirst = so.lastAtMs === null;
  if (ended.has(so.status) && !ended.has(after.status)) return 'REOPENED';
  if (so.status !== after.status && after.status === 'RESOLVED') return 'RESOLVED';
  if (so.status !== after.status && after.status === 'CLOSED') return 'CLOSED';
  if (so.status !== after.status || (so.state !== null && so.state !== after.state)) return 'STATUS_CHANGED';
  if (!isFirst && so.severity !== after.severity) return 'PRIORITY_CHANGED';
  if (so.group !== after.group) return 'GROUP_CHANGED';
  if (so.agent !== after.agent) return 'ASSIGNED';
  return 'UPDATED';
}

function reasonOf(so: TicketSoFar, after: TicketSoFar, row: LogRow): string | null {
  const said: string[] = [];
  if (after.stateText !== so.stateText && after.stateText !== after.state)
    said.push(`State "${after.stateText ?? ''}" is not known: the status was kept.`);
  if (row.madeSla !== null && row.madeSla !== so.madeSla)
    said.push(`The source's own made_sla is ${row.madeSla} from here on (kept as it stands; not our judgement).`);
  return said.length === 0 ? null : said.join(' ');
}
