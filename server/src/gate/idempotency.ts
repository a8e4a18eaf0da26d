// A repeated request answers what the first answered. The key's row is written in the transaction of the effect, so
// that there is never an effect without its key nor a key without its effect.
import { createHash } from 'node:crypto';
import type { Tx } from '../db/orm.ts';
import { limits } from '../config.ts';
import { refuse } from './errors.ts';
import { claimKey, loadAnswer, saveAnswer } from './idempotency.store.ts';
import type { Viewer } from './viewer.ts';

export interface Request {
  /** The mutation's name: one key on two mutations is two bodies. */
  readonly name: string;
  readonly key: string | null | undefined;
  /** The input without the key; instants and durations as engine values. */
  readonly body: unknown;
}

function hashOf(request: Request): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([request.name, request.body]))
    .digest();
}

/**
 * Does `work` once per key of this viewer; a repetition gives the stored answer (JSON values only). Without a key it
 * just does it. Two requests of one key at once: the second waits for the first's commit.
 * @throws Refused IDEMPOTENCY_CONFLICT when the key came with another body, INVALID for a key that is none
 */
export async function onceOnly<A>(
  tx: Tx,
  { viewer, request, now }: { readonly viewer: Viewer; readonly request: Request; readonly now: Temporal.Instant },
  work: () => Promise<A>,
): Promise<A> {
  const { key } = request;
  if (key === null || key === undefined) return work();
  const { idempotencyKeyChars } = limits;
  if (key.trim() === '' || key.length > idempotencyKeyChars || key.includes('\0')) {
    refuse(
      'INVALID',
      `An idempotency key has 1 to ${String(idempotencyKeyChars)} characters; ${String(key.length)} came.`,
      ['idempotencyKey'],
    );
  }
  const owner = { principal: viewer.principal, key };
  const bodyHash = hashOf(request);
  if (await claimKey(tx, { ...owner, bodyHash }, now)) {
    const answer = await work();
    await saveAnswer(tx, owner, answer);
    return answer;
  }
  const stored = await loadAnswer(tx, owner);
  if (!stored.bodyHash.equals(bodyHash)) {
    refuse(
      'IDEMPOTENCY_CONFLICT',
      `The idempotency key "${key}" was used before with another body; a new request takes a new key.`,
      ['idempotencyKey'],
    );
  }
  return stored.answer as A;
}
