// Taking a clock on, putting its steps off, handing it over: acts of a person about a clock that has not ended. Each is
// kept with who, when and why, under the ticket's lock, and the ticket is read anew with it.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { Context } from '../gate/context.ts';
import { refuse } from '../gate/errors.ts';
import { onceOnly } from '../gate/idempotency.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';
import { lockEscalating, saveAct, type Escalating, type NewAct } from './escalation-act.store.ts';
import type { AcknowledgeEscalationInput, HandOverEscalationInput, SnoozeEscalationInput } from './escalation.input.ts';
import { personOfViewer } from './inbox-owner.ts';
import { loadAddresseesById, saveNotices, type Addressee } from './notice.store.ts';
import { mailAfter } from './quiet-hours.ts';

export interface Acting {
  readonly context: Context;
  /** The global id of the escalation. */
  readonly id: string;
}

/** What an act says, once the escalation is known. */
type Act = Pick<NewAct, 'kind' | 'owner' | 'until' | 'note'> & { readonly told?: Addressee };

/** Does an act once per idempotency key; the row id of the escalation. @throws Refused */
export async function actOnce<I extends { readonly idempotencyKey?: string | null; readonly note?: string | null }>(
  { context, id }: Acting,
  name: string,
  input: I,
  read: (tx: Tx, input: I, actor: number, now: Temporal.Instant) => Promise<Act>,
): Promise<number> {
  const { viewer } = context;
  const actor = personOfViewer(viewer);
  if (actor === null) refuse('INVALID', 'A token has no clocks: somebody who is signed in takes them on.', null);
  const escalation = idOf('Escalation', id);
  const { idempotencyKey: key, ...body } = input;
  refuseAny([noteProblem(input.note)]);
  return context.write((tx, now) =>
    onceOnly(tx, { viewer, request: { name, key, body }, now }, async () => {
      const escalating = escalation === null ? null : await lockEscalating(tx, escalation);
      if (escalating === null) return refuse('NOT_FOUND', 'No escalation has this id.', ['escalation']);
      refuseEnded(escalating);
      await keep(tx, { escalating, act: await read(tx, input, actor, now), by: viewer.principal }, now);
      return escalating.id;
    }),
  );
}

const noteProblem = (note: string | null | undefined): ReturnType<typeof nameProblem> =>
  note === null || note === undefined ? null : nameProblem(note, 'The note', ['note']);

function refuseEnded({ phase }: Escalating): void {
  if (phase === 'RUNNING' || phase === 'PAUSED') return;
  refuse('CLOCK_ENDED', `The clock is ${phase}: none of its steps will come any more.`, ['escalation']);
}

async function keep(
  tx: Tx,
  { escalating, act, by }: { readonly escalating: Escalating; readonly act: Act; readonly by: string },
  now: Temporal.Instant,
): Promise<void> {
  const { id, clockId, ticketId, severity } = escalating;
  const { told, ...said } = act;
  const made = await saveAct(tx, { ...said, escalation: id, clock: clockId, by }, now);
  if (told !== undefined) {
    const mailAfterMs = mailAfter(told, severity, now);
    await saveNotices(tx, [{ person: told.id, escalation: id, act: made, kind: 'HANDED_OVER', mailAfterMs }], now);
  }
  await wakeTickets(tx, 't.id = $2', [ticketId], now);
}

const trimmed = (note: string | null | undefined): string | null => note?.trim() ?? null;

export const acknowledgement = (_tx: Tx, { note }: AcknowledgeEscalationInput, actor: number): Promise<Act> =>
  Promise.resolve({ kind: 'ACKNOWLEDGED', owner: actor, until: null, note: trimmed(note) });

/** @throws Refused for an instant that is past, or too far ahead */
export function snooze(
  _tx: Tx,
  { until, note }: SnoozeEscalationInput,
  actor: number,
  now: Temporal.Instant,
): Promise<Act> {
  const aheadMs = until.epochMilliseconds - now.epochMilliseconds;
  if (aheadMs <= 0) refuse('INVALID', `Expected an instant that is ahead; ${until.toString()} is past.`, ['until']);
  if (aheadMs > limits.snoozeMs) {
    const days = String(limits.snoozeMs / 86_400_000);
    refuse('INVALID', `Steps are put off for ${days} days at most; ${until.toString()} came.`, ['until']);
  }
  return Promise.resolve({ kind: 'SNOOZED', owner: actor, until, note: trimmed(note) });
}

/** @throws Refused when nobody of the floor is meant */
export async function handOver(tx: Tx, { to, note }: HandOverEscalationInput): Promise<Act> {
  const id = idOf('Person', to);
  const told = id === null ? undefined : (await loadAddresseesById(tx, [id])).get(id);
  if (told === undefined) return refuse('NOT_FOUND', 'Nobody of the floor has this id.', ['to']);
  return { kind: 'HANDED_OVER', owner: told.id, until: null, note: trimmed(note), told };
}
