// From stored occurrences to what GraphQL shows.
import type { Deliverable } from '../agreement/deliverable-terms.type.ts';
import { fromEpochMs } from '../db/columns.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { DeliveryRow } from './delivery.store.ts';
import type { OccurrenceRow } from './occurrence.store.ts';
import type { DeliveryType, OccurrenceMemberType, OccurrenceType } from './occurrence.type.ts';

export type OccurrenceValue = OccurrenceType & { readonly row: OccurrenceRow };

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

export const presentOccurrence = (row: OccurrenceRow): OccurrenceValue => ({
  id: toNodeId('Occurrence', row.id),
  number: row.number,
  title: row.title,
  owedBy: row.owedBy,
  phase: row.phase,
  standing: row.standing,
  opensAt: at(row.opensMs),
  warnAt: at(row.warnMs),
  targetAt: fromEpochMs(row.targetMs),
  dueAt: at(row.dueMs),
  missedAfter: at(row.missedAfterMs),
  wanted: row.wants.quantity,
  quantity: row.quantity,
  membersWanted: row.wants.atLeast,
  membersDone: row.membersDone,
  deliveredAt: fromEpochMs(row.deliveredMs),
  confirmation: row.confirmation,
  revision: row.revision,
  row,
});

const undoneIn = (facts: readonly DeliveryRow[]): ReadonlySet<number> =>
  new Set(facts.flatMap(({ refersTo }) => refersTo ?? []));

/** What was told of one occurrence, the first first. */
export function presentDeliveries(facts: readonly DeliveryRow[]): DeliveryType[] {
  const undone = undoneIn(facts);
  return facts.map(({ id, occurrence: _occurrence, refersTo, evidence, ...said }) => ({
    ...said,
    id: toNodeId('Delivery', id),
    refersTo: refersTo === null ? null : toNodeId('Delivery', refersTo),
    isUndone: undone.has(id),
    evidence: {
      note: evidence.note ?? null,
      location: evidence.location ?? null,
      sha256: evidence.sha256 ?? null,
      reading: evidence.reading ?? null,
    },
  }));
}

/** Each member with what came from it. */
export function presentMembers(
  { members, quantity }: Pick<Deliverable, 'members' | 'quantity'>,
  facts: readonly DeliveryRow[],
): OccurrenceMemberType[] {
  const undone = undoneIn(facts);
  const deliveries = facts.filter(({ id, kind }) => kind === 'DELIVERED' && !undone.has(id));
  return members.map(({ reference, name }) => {
    let sum = 0;
    let deliveredAt: Temporal.Instant | null = null;
    for (const fact of deliveries.filter(({ member }) => member === reference)) {
      sum += fact.quantity ?? 1;
      if (sum >= (quantity ?? 1)) deliveredAt ??= fact.at;
    }
    return { reference, name: name ?? reference, quantity: sum, deliveredAt };
  });
}
