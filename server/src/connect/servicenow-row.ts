// One row of a ServiceNow incident audit log: which columns we read, by their name in the header, and what a missing value
// looks like. `resolved_at`, `closed_at`, `closed_code` and `resolved_by` are left alone: they know the future.

/** What one row says. Null: the log has no value there. */
export interface LogRow {
  /** Line of the file on which the row ends, from 1. */
  readonly line: number;
  readonly ticket: string;
  readonly state: string | null;
  readonly openedAt: string | null;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** The source's own count of updates so far. */
  readonly updates: number | null;
  readonly contact: string | null;
  readonly account: string | null;
  readonly service: string | null;
  readonly asset: string | null;
  readonly priority: string | null;
  readonly group: string | null;
  readonly agent: string | null;
  /** The source's own judgement, kept as such. */
  readonly madeSla: string | null;
}

const required = [
  'number',
  'incident_state',
  'opened_at',
  'sys_updated_at',
  'caller_id',
  'location',
  'category',
  'cmdb_ci',
  'priority',
  'assignment_group',
  'assigned_to',
] as const;
const optional = ['sys_updated_by', 'sys_mod_count', 'made_sla'] as const;
type Column = (typeof required)[number] | (typeof optional)[number];

/** Reads records of a header; `problem` says in plain words why the header will not do. */
export type RowReader =
  | { readonly problem: string }
  | { readonly problem: null; readonly width: number; read(record: readonly string[], line: number): LogRow | null };

/**
 * Finds the columns in a header. `read` gives null for a record without a ticket number; records must be `width` wide.
 */
export function readHeader(header: readonly string[]): RowReader {
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    return { problem: `expected the columns ${required.join(', ')}; the header lacks ${missing.join(', ')}` };
  }
  const twice = [...required, ...optional].filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice.length > 0) return { problem: `expected each column once; the header repeats ${twice.join(', ')}` };
  const at = Object.fromEntries([...required, ...optional].map((column) => [column, header.indexOf(column)])) as Record<
    Column,
    number
  >;
  return { problem: null, width: header.length, read: (record, line) => readRecord(record, at, line) };
}

function readRecord(record: readonly string[], at: Record<Column, number>, line: number): LogRow | null {
  const value = (column: Column): string | null => {
    const text = record[at[column]]?.trim() ?? '';
    return text === '' || text === '?' ? null : text;
  };
  const ticket = value('number');
  if (ticket === null) return null;
  const updates = Number(value('sys_mod_count') ?? Number.NaN);
  return {
    line,
    ticket,
    state: value('incident_state'),
    openedAt: value('opened_at'),
    updatedAt: value('sys_updated_at'),
    updatedBy: value('sys_updated_by'),
    updates: Number.isInteger(updates) ? updates : null,
    contact: value('caller_id'),
    account: value('location'),
    service: value('category'),
    asset: value('cmdb_ci'),
    priority: value('priority'),
    group: value('assignment_group'),
    agent: value('assigned_to'),
    madeSla: value('made_sla'),
  };
}
