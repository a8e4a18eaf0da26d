// Everything by which figures group and filter clocks, as it was when a clock was decided, is a cell. A cell's id follows
// from what it says, so that many servers give it the same one and a recording asks for none.
import { createHash } from 'node:crypto';
import type { AgreementKind } from '../engine/clause.ts';
import type { Severity } from '../engine/fact.ts';

export interface OutcomeCell {
  readonly kind: AgreementKind;
  readonly measure: string;
  readonly source: number;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly agreement: number;
  /** The first of the clauses that judge it: those of one clock differ in their coverage period alone. */
  readonly clause: number | null;
  readonly team: string | null;
  readonly severity: Severity | null;
}

/** A cell with its id (a UUID). */
export interface NamedCell extends OutcomeCell {
  readonly id: string;
}

const named = new Map<string, NamedCell>();
const cellsKeptAtMost = 50_000;

/** The same cell has the same id, everywhere and for ever. */
export function nameCell(cell: OutcomeCell): NamedCell {
  const { kind, measure, source, customer, serviceAccount, service, agreement, clause, team, severity } = cell;
  const said = JSON.stringify([
    ...[kind, measure, source, customer, serviceAccount, service, agreement, clause, team, severity],
  ]);
  const known = named.get(said);
  if (known) return known;
  const hash = createHash('md5').update(said).digest('hex');
  const id = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const made = { id, kind, measure, source, customer, serviceAccount, service, agreement, clause, team, severity };
  if (named.size >= cellsKeptAtMost) named.clear();
  named.set(said, made);
  return made;
}
