// Escalations by id, batched.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { sourcesMet } from '../ticket/ticket.present.ts';
import { loadEscalations, type EscalationView } from './escalation-list.store.ts';
import { presentEscalation, type EscalationValue } from './escalation.present.ts';

const escalationLoader: LoaderSpec<number, EscalationView> = {
  load: (tx, ids, viewer) => loadEscalations(tx, ids, sourcesMet(viewer)),
};

/** The escalation of this id; null when there is none that the viewer may see. */
export async function escalationOf(context: Context, id: number): Promise<EscalationValue | null> {
  const row = await context.loaders.one(escalationLoader, id);
  return row && presentEscalation(row, context.now());
}

export const escalationNodes: readonly NodeSource[] = [
  {
    type: 'Escalation',
    load: (context, { id, key }) =>
      key === String(id) && may(context.viewer, 'readTickets') ? escalationOf(context, id) : Promise.resolve(null),
  },
];
