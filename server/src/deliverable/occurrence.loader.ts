// Occurrences by id, batched, as every other slice shows them.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { loadDeliveries, type DeliveryRow } from './delivery.store.ts';
import { loadCompliance, type ComplianceRow } from './occurrence-list.store.ts';
import { presentOccurrence, type OccurrenceValue } from './occurrence.present.ts';
import { loadOccurrences, type OccurrenceRow } from './occurrence.store.ts';

export const occurrenceLoader: LoaderSpec<number, OccurrenceRow> = { load: loadOccurrences };
/** By occurrence, in the order in which they happened. */
export const deliveryLoader: LoaderSpec<number, readonly DeliveryRow[]> = { load: loadDeliveries };
/** By agreement version. */
export const complianceLoader: LoaderSpec<number, readonly ComplianceRow[]> = { load: loadCompliance };

/** The occurrence of this id; null when there is none. */
export async function occurrenceOf(context: Context, id: number): Promise<OccurrenceValue | null> {
  const row = await context.loaders.one(occurrenceLoader, id);
  return row === null ? null : presentOccurrence(row);
}

export const occurrenceNodes: readonly NodeSource[] = [
  {
    type: 'Occurrence',
    load: async (context, { id }) => (may(context.viewer, 'read') ? occurrenceOf(context, id) : null),
  },
];
