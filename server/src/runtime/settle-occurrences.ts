// The heart of deliverables, like settle.ts of tickets: facts in, standings out, changes pushed. Called inside a transaction
// that holds the occurrences' rows; safe to call again at any time.
import { loadDeliveryFacts } from '../deliverable/delivery.store.ts';
import {
  lockOccurrences,
  saveOccurrenceReadings,
  type NewOccurrence,
  type OccurrenceRow,
  type StoredOccurrenceReading,
} from '../deliverable/occurrence.store.ts';
import { occurrenceChange } from '../deliverable/occurrence-change.ts';
import type { Tx } from '../db/orm.ts';
import { readOccurrence, type DeliveryFact, type OccurrenceReading } from '../engine/deliverable.ts';
import { announceOutbox, appendOccurrences } from '../push/log.store.ts';

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

/** How an occurrence stands, as the engine reads it from its row and its facts. */
export function readingOf(
  { opensMs, warnMs, targetMs, dueMs, missedAfterMs, wants }: NewOccurrence,
  facts: readonly DeliveryFact[],
  now: Temporal.Instant,
): Omit<StoredOccurrenceReading, 'revision' | 'portalRevision'> {
  const times = {
    opensAt: instant(opensMs),
    warnAt: instant(warnMs),
    targetAt: targetMs === null ? null : instant(targetMs),
    dueAt: instant(dueMs),
    missedAfter: instant(missedAfterMs),
  };
  return stored(readOccurrence({ ...times, ...wants }, facts, now));
}

const stored = ({
  deliveredAt,
  wakeAt,
  ...reading
}: OccurrenceReading): Omit<StoredOccurrenceReading, 'revision' | 'portalRevision'> => ({
  ...reading,
  deliveredMs: deliveredAt?.epochMilliseconds ?? null,
  wakeMs: wakeAt?.epochMilliseconds ?? null,
});

/** Reads these occurrences anew, saves what differs and tells the changes; how many changed. */
export async function settleOccurrences(tx: Tx, ids: readonly number[], now: Temporal.Instant): Promise<number> {
  const before = await lockOccurrences(tx, [...new Set(ids)]);
  const facts = await loadDeliveryFacts(
    tx,
    before.map(({ id }) => id),
  );
  const settled = before.map((row) => {
    const told = facts.get(row.id) ?? [];
    return { row, after: numbered(row, readingOf(row, told, now)) };
  });
  const differing = settled.filter(({ row, after }) => row.revision !== after.revision || row.wakeMs !== after.wakeMs);
  await saveOccurrenceReadings(
    tx,
    differing.map(({ row, after }) => ({ id: row.id, ...after })),
  );
  const changed = settled.filter(({ row, after }) => row.revision !== after.revision);
  await appendOccurrences(
    tx,
    changed.map(({ row, after }) => occurrenceChange(row, after, now)),
    now,
  );
  if (changed.length > 0) await announceOutbox(tx);
  return changed.length;
}

type Unnumbered = Omit<StoredOccurrenceReading, 'revision' | 'portalRevision'>;

const seenByFloor = ['standing', 'phase', 'deliveredMs', 'quantity', 'membersDone', 'confirmation'] as const;
const seenByCustomer = ['promiseStanding', 'phase', 'deliveredMs', 'quantity', 'membersDone', 'confirmation'] as const;

/** The revision counts what staff may see change, the portal's own what the customer may. */
function numbered(row: OccurrenceRow, reading: Unnumbered): StoredOccurrenceReading {
  return {
    ...reading,
    revision: row.revision + (seenByFloor.some((field) => row[field] !== reading[field]) ? 1 : 0),
    portalRevision: row.portalRevision + (seenByCustomer.some((field) => row[field] !== reading[field]) ? 1 : 0),
  };
}
