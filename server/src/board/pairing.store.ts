// Screens that wait to be paired: asked for by a device, looked up by the code it shows, approved or refused by a person.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export interface PairingRow {
  readonly code: string;
  readonly askedMs: number;
  readonly expiresMs: number;
  readonly isRefused: boolean;
  /** The screen it was approved as; null: nobody has. */
  readonly screen: number | null;
  readonly width: number | null;
  readonly height: number | null;
}

const columns = `user_code as code, ms(asked_at) as "askedMs", ms(expires_at) as "expiresMs", refused_at is not null as "isRefused",
  screen_id as screen, width, height`;

export interface NewPairing {
  readonly deviceHash: Buffer;
  readonly code: string;
  readonly expiresAt: Temporal.Instant;
  readonly width: number | null;
  readonly height: number | null;
}

/** Keeps a device that asks, and forgets those whose time is up; false when `most` wait already, or the code is in use. */
export async function savePairing(tx: Tx, pairing: NewPairing, most: number, now: Temporal.Instant): Promise<boolean> {
  await tx.rows('delete from screen_pairing where expires_at <= $1::timestamptz', [toSqlInstant(now)]);
  const rows = await tx.rows(
    `insert into screen_pairing (device_hash, user_code, asked_at, expires_at, width, height)
     select $1, $2, $3::timestamptz, $4::timestamptz, $5, $6 where (select count(*) from screen_pairing) < $7
     on conflict do nothing returning 1`,
    [
      ...[pairing.deviceHash, pairing.code, toSqlInstant(now), toSqlInstant(pairing.expiresAt)],
      ...[pairing.width, pairing.height, most],
    ],
  );
  return rows.length > 0;
}

const byCode = `select ${columns} from screen_pairing where user_code = $1 and expires_at > $2::timestamptz`;

/** The pairing that a person means by a code; null when there is none that holds. */
export async function loadPairing(tx: Tx, code: string, now: Temporal.Instant): Promise<PairingRow | null> {
  const [row] = await tx.rows<PairingRow>(byCode, [code, toSqlInstant(now)]);
  return row ?? null;
}

/** The same, locked for whoever decides. */
export async function lockPairing(tx: Tx, code: string, now: Temporal.Instant): Promise<PairingRow | null> {
  const [row] = await tx.rows<PairingRow>(`${byCode} for update`, [code, toSqlInstant(now)]);
  return row ?? null;
}

/** What a device is told when it asks again. `sinceMs`: since it asked last; null: it never did. */
export interface PolledPairing extends PairingRow {
  readonly sinceMs: number | null;
}

/** The pairing of a device, locked, noting that it asked; null for one that is not known. */
export async function pollPairing(tx: Tx, deviceHash: Buffer, now: Temporal.Instant): Promise<PolledPairing | null> {
  const [row] = await tx.rows<PolledPairing>(
    `update screen_pairing p set polled_at = $2::timestamptz
       from (select device_hash, polled_at from screen_pairing where device_hash = $1 for update) before
      where p.device_hash = before.device_hash
      returning ${columns}, ms($2::timestamptz) - ms(before.polled_at) as "sinceMs"`,
    [deviceHash, toSqlInstant(now)],
  );
  return row ?? null;
}

export async function approvePairing(tx: Tx, code: string, screen: number): Promise<void> {
  await tx.rows('update screen_pairing set screen_id = $2 where user_code = $1', [code, screen]);
}

export async function refusePairing(tx: Tx, code: string, now: Temporal.Instant): Promise<void> {
  await tx.rows('update screen_pairing set refused_at = $2::timestamptz where user_code = $1', [
    code,
    toSqlInstant(now),
  ]);
}
