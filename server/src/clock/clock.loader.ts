// Clocks and what they count by, batched.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { sourcesMet } from '../ticket/ticket.present.ts';
import { loadClocksById, loadVersionsJudging } from './clock-list.store.ts';
import { presentClock, type ClockValue } from './clock.present.ts';
import type { ClockRow } from './clock.row.ts';

export const clockLoader: LoaderSpec<number, ClockRow> = {
  load: (tx, ids, viewer) => loadClocksById(tx, ids, sourcesMet(viewer)),
};

/** Agreement versions by ticket. */
export const versionsJudgingLoader: LoaderSpec<number, readonly number[]> = { load: loadVersionsJudging };

/** The clock of this id; null when there is none that the viewer may see. */
export async function clockOf(context: Context, id: number): Promise<ClockValue | null> {
  const row = await context.loaders.one(clockLoader, id);
  return row && presentClock(row);
}

export const clockNodes: readonly NodeSource[] = [
  {
    type: 'Clock',
    load: (context, { id, key }) =>
      key === String(id) && may(context.viewer, 'readTickets') ? clockOf(context, id) : Promise.resolve(null),
  },
];
