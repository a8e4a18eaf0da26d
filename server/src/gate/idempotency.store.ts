// The rows behind idempotency keys.
import { limits } from '../config.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export interface KeyOwner {
  readonly principal: string;
  readonly key: string;
}

/** Takes the key for this transaction; false when it is taken (after waiting for whoever is taking it). */
export async function claimKey(
  tx: Tx,
  claim: KeyOwner & { readonly bodyHash: Buffer },
  now: Temporal.Instant,
): Promise<boolean> {
  const forgotten = now.subtract({ milliseconds: limits.idempotencyKeepMs });
  // A few at a time, and never one that another transaction holds: old keys go without anybody waiting.
  await tx.rows(
    `delete from idempotency_key where (principal, key) in
       (select principal, key from idempotency_key where created_at < $1::timestamptz limit 100 for update skip locked)`,
    [toSqlInstant(forgotten)],
  );
  const rows = await tx.rows(
    `insert into idempotency_key (principal, key, body_hash, answer, created_at) values ($1, $2, $3, 'null', $4::timestamptz)
     on conflict do nothing returning 1`,
    [claim.principal, claim.key, claim.bodyHash, toSqlInstant(now)],
  );
  return rows.length > 0;
}

export async function saveAnswer(tx: Tx, owner: KeyOwner, answer: unknown): Promise<void> {
  await tx.rows('update idempotency_key set answer = $3::jsonb where principal = $1 and key = $2', [
    owner.principal,
    owner.key,
    JSON.stringify(answer),
  ]);
}

/** @throws Error when the key is not there: it was just seen, so this is a fault of ours */
export async function loadAnswer(
  tx: Tx,
  owner: KeyOwner,
): Promise<{ readonly bodyHash: Buffer; readonly answer: unknown }> {
  const [row] = await tx.rows<{ bodyHash: Buffer; answer: unknown }>(
    'select body_hash as "bodyHash", answer from idempotency_key where principal = $1 and key = $2',
    [owner.principal, owner.key],
  );
  if (row === undefined) throw new Error(`The idempotency key of ${owner.principal} went away while it was read`);
  return row;
}
