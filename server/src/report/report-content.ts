// What a report says, as a value: parts of tables, in which every figure knows what proves it. The page, the PDF, the CSV and
// the mail all show this one value, and it is what is pinned when a report is issued.
import type { CivilPeriod } from '../engine/period.ts';

/** FLOOR: those who work here, promise and target. COUNTERPART: whom the agreement is with, promises alone. */
export type Audience = 'FLOOR' | 'COUNTERPART';

export type ReportUnit = 'TEXT' | 'COUNT' | 'PERCENT' | 'TIME' | 'INSTANT' | 'MONEY' | 'QUANTITY';

export type PartName =
  | 'PROMISES'
  | 'TIMES'
  | 'OBJECTIVES'
  | 'BREACHES'
  | 'CREDITS'
  | 'DELIVERABLES'
  | 'SERVICE'
  | 'EXCUSES'
  | 'EXCLUSIONS'
  | 'VOLUME';

/** What leads from a figure to what it was counted from. */
export type ReportProof =
  /** What `clocks(drill:)` takes. */
  | { readonly kind: 'DRILL'; readonly drill: string }
  /** A page of the dashboard, and the global id of what it shows. */
  | { readonly kind: 'PAGE'; readonly path: string; readonly id: string | null }
  /** For the counterpart: a clock of its own ticket. */
  | { readonly kind: 'OWN'; readonly ticket: string; readonly measure: string; readonly cycle: number };

export interface ReportCell {
  /** As people read it. */
  readonly text: string;
  /** As machines read it, in the unit of the column: percent, a count, milliseconds, epoch milliseconds; null: a text, or none. */
  readonly value: number | null;
  readonly proof?: ReportProof;
}

export interface ReportColumn {
  readonly title: string;
  readonly unit: ReportUnit;
}

export interface ReportPart {
  /** As the agreement's structure says it, else our own words. */
  readonly heading: string;
  /** Null: nothing that is measured here is called so. */
  readonly part: PartName | null;
  readonly note: string | null;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

export interface ReportContent {
  readonly audience: Audience;
  /** As the agreement calls it. */
  readonly title: string;
  /** Its number. */
  readonly agreement: string;
  readonly customer: string | null;
  readonly kind: CivilPeriod;
  /** Civil days in `timeZone`, half-open. */
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
  /** The instant of its figures. */
  readonly at: string;
  /** The period was not over then: what is said is so far. */
  readonly isSoFar: boolean;
  readonly parts: readonly ReportPart[];
}

/** "2026-03-01 to 2026-03-31". */
export const daysSaid = ({ from, until }: Pick<ReportContent, 'from' | 'until'>): string =>
  `${from} to ${Temporal.PlainDate.from(until).subtract({ days: 1 }).toString()}`;

/** A cell that is not as it was. */
export interface ReportDifference {
  readonly heading: string;
  readonly row: string;
  readonly column: string;
  /** Null: the row was, or is, not there. */
  readonly was: string | null;
  readonly isNow: string | null;
}

/** What two contents of one report say differently, cell by cell. */
export function differencesOf(then: ReportContent, now: ReportContent): ReportDifference[] {
  return then.parts.flatMap((part, place) => {
    const other = now.parts[place];
    return other === undefined ? [] : partDifferences(part, other);
  });
}

function partDifferences(then: ReportPart, now: ReportPart): ReportDifference[] {
  const [was, is] = [keyed(then), keyed(now)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [a, b] = [was.get(key), is.get(key)];
    const at = { heading: then.heading, row: (a ?? b)?.[0]?.text ?? '' };
    if (a === undefined || b === undefined)
      return [{ ...at, column: then.columns[0]?.title ?? '', was: a?.[0]?.text ?? null, isNow: b?.[0]?.text ?? null }];
    return then.columns.flatMap(({ title }, column) => {
      const [before, after] = [a[column]?.text ?? '', b[column]?.text ?? ''];
      return before === after ? [] : [{ ...at, column: title, was: before, isNow: after }];
    });
  });
}

/** Rows by the texts they begin with; the second of two alike is told apart by its place among them. */
function keyed({ columns, rows }: ReportPart): Map<string, readonly ReportCell[]> {
  const found = new Map<string, readonly ReportCell[]>();
  for (const row of rows) {
    const base = JSON.stringify([row[0]?.text, columns[1]?.unit === 'TEXT' ? row[1]?.text : null]);
    let key = base;
    for (let again = 2; found.has(key); again += 1) key = `${base} ${String(again)}`;
    found.set(key, row);
  }
  return found;
}
