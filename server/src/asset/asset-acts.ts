// What people do with assets: describe, inspect, repair, sell and exchange them, each checked before anything is stored.
import { limits } from '../config.ts';
import { loadServiceAccounts, type ServiceAccountRow } from '../customer/customer.store.ts';
import type { Tx } from '../db/orm.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import {
  loadAssetActs,
  loadCovering,
  lockAssets,
  saveAssetAct,
  saveOwner,
  type AssetActRow,
} from './asset-act.store.ts';
import { formOf, type AssetActInput, type AssetDetailsInput, type TransferAssetInput } from './asset.input.ts';
import { loadAssets, type AssetDetails, type AssetRow } from './asset.store.ts';

/** What an asset is, as it is stored. @throws Refused with everything that is wrong */
export function readDetails(input: AssetDetailsInput): AssetDetails {
  const { documents, inspectEveryMonths: months = null, serial = null, location = null } = input;
  const most = limits.itemsPerSection;
  refuseAny([
    nameProblem(input.name, 'The name of an asset', ['name']),
    serial === null ? null : nameProblem(serial, 'A serial number', ['serial']),
    location === null ? null : nameProblem(location, 'A location', ['location']),
    months === null || (months >= 1 && months <= 1_200)
      ? null
      : userError('INVALID', `Expected 1 to 1,200 months; ${String(months)} came.`, ['inspectEveryMonths']),
    documents.length > most
      ? userError('TOO_LONG', `An asset has at most ${String(most)} documents.`, ['documents'])
      : null,
    ...documents.flatMap(({ title, location: where }, place) => [
      nameProblem(title, 'The title of a document', ['documents', place, 'title']),
      nameProblem(where, 'The place of a document', ['documents', place, 'location']),
    ]),
  ]);
  const said = { name: input.name.trim(), kind: input.kind ?? 'PHYSICAL', warrantyUntil: input.warrantyUntil ?? null };
  return { ...said, serial, location, inspectEveryMonths: months, documents };
}

/** An asset that nobody else changes until the transaction ends. @throws Refused NOT_FOUND */
export async function holdAsset(tx: Tx, id: string, field = 'asset'): Promise<AssetRow> {
  const key = idOf('Asset', id);
  if (key !== null) await lockAssets(tx, [key]);
  const asset = key === null ? undefined : (await loadAssets(tx, [key])).get(key);
  return asset ?? refuse('NOT_FOUND', 'No asset has this id.', [field]);
}

type Done = Pick<AssetActRow, 'kind' | 'passed' | 'form' | 'from' | 'to'>;
const nothingMoves = { form: null, from: null, to: null } as const;

export const inspected = (passed: boolean): Done => ({ kind: 'INSPECTED', passed, ...nothingMoves });
export const repaired: Done = { kind: 'REPAIRED', passed: null, ...nothingMoves };

/** Keeps what was done with an asset in the name of the principal `by`. @throws Refused NOT_FOUND, IN_FUTURE, TOO_LONG */
export async function recordAssetAct(
  tx: Tx,
  { input, done, by }: { readonly input: AssetActInput; readonly done: Done; readonly by: string },
  now: Temporal.Instant,
): Promise<number> {
  const asset = await holdAsset(tx, input.asset);
  refuseAny([...actProblems(input, now)]);
  await saveAssetAct(tx, { ...done, asset: asset.id, by, at: input.at ?? now, note: input.note?.trim() ?? null }, now);
  return asset.id;
}

function actProblems({ at, note }: AssetActInput, now: Temporal.Instant): (UserErrorValue | null)[] {
  const isLate = at !== null && at !== undefined && Temporal.Instant.compare(at, now) > 0;
  const isLong = (note?.length ?? 0) > limits.reasonChars || note?.includes('\0') || note?.isWellFormed() === false;
  return [
    isLate ? userError('INVALID', 'What was done was not done in the future.', ['at']) : null,
    isLong
      ? userError('TOO_LONG', `A note has at most ${String(limits.reasonChars)} characters, none of them NUL.`, [
          'note',
        ])
      : null,
  ];
}

/** The assets that moved, by row id, and when. */
export interface Transferred {
  readonly assets: readonly AssetRow[];
  readonly at: Temporal.Instant;
}

/**
 * Moves an asset to another service account, and the one it is exchanged for the other way.
 * @throws Refused NOT_FOUND, INVALID, SAME_ACCOUNT, ASSET_OF_OTHER_ACCOUNT, ASSET_COVERED
 */
export async function transferAsset(
  tx: Tx,
  { input, by }: { readonly input: TransferAssetInput; readonly by: string },
  now: Temporal.Instant,
): Promise<Transferred> {
  const form = formOf(input);
  // Both at once and in one order: two exchanges side by side then wait, and never for each other.
  const ids = [input.asset, input.exchangedFor ?? ''].map((id) => idOf('Asset', id));
  await lockAssets(
    tx,
    ids.filter((id) => id !== null),
  );
  const asset = await holdAsset(tx, input.asset);
  const other = input.exchangedFor ? await holdAsset(tx, input.exchangedFor, 'exchangedFor') : null;
  const [from, to] = [await accountOf(tx, asset.serviceAccount), await accountNamed(tx, input.serviceAccount)];
  const at = input.at ?? now;
  const moves = [{ asset, from, to }, ...(other === null ? [] : [{ asset: other, from: to, to: from }])];
  refuseAny([
    ...actProblems(input, now),
    from.id === to.id
      ? userError('SAME_ACCOUNT', `Asset ${asset.reference} belongs to ${to.reference} already.`, ['serviceAccount'])
      : null,
    other !== null && other.serviceAccount !== to.id
      ? userError(
          'ASSET_OF_OTHER_ACCOUNT',
          `Asset ${other.reference} does not belong to service account ${to.reference}.`,
          ['exchangedFor'],
        )
      : null,
    ...(await Promise.all(moves.map((move) => lateProblem(tx, move.asset, at)))),
    ...(await Promise.all(moves.map((move) => coveredProblem(tx, move, now)))).flat(),
  ]);
  for (const move of moves) {
    const ends = { from: move.from.id, to: move.to.id };
    const act = { kind: 'TRANSFERRED', passed: null, form, at, note: input.note?.trim() ?? null, by } as const;
    await saveAssetAct(tx, { ...act, ...ends, asset: move.asset.id }, now);
    await saveOwner(tx, { asset: move.asset.id, serviceAccount: move.to.id });
  }
  return { assets: moves.map((move) => move.asset), at };
}

async function accountOf(tx: Tx, id: number): Promise<ServiceAccountRow> {
  const account = (await loadServiceAccounts(tx, [id])).get(id);
  return account ?? refuse('NOT_FOUND', 'No service account has this id.', ['serviceAccount']);
}

const accountNamed = (tx: Tx, id: string): Promise<ServiceAccountRow> => accountOf(tx, idOf('ServiceAccount', id) ?? 0);

/** An asset moves on from where it moved last. */
async function lateProblem(tx: Tx, { id, reference }: AssetRow, at: Temporal.Instant): Promise<UserErrorValue | null> {
  const last = ((await loadAssetActs(tx, [id])).get(id) ?? []).find(({ kind }) => kind === 'TRANSFERRED');
  if (last === undefined || Temporal.Instant.compare(last.at, at) < 0) return null;
  return userError(
    'INVALID',
    `Asset ${reference} was transferred at ${last.at.toString()} already; expected a later instant.`,
    ['at'],
  );
}

interface Move {
  readonly asset: AssetRow;
  readonly from: ServiceAccountRow;
  readonly to: ServiceAccountRow;
}

/** An asset stays with the account of the agreement that covers it: that is amended first. */
async function coveredProblem(tx: Tx, { asset, to }: Move, now: Temporal.Instant): Promise<UserErrorValue[]> {
  const covering = await loadCovering(tx, asset.reference, now);
  return covering
    .filter(({ customer, serviceAccount }) =>
      serviceAccount === null ? customer !== to.customer : serviceAccount !== to.id,
    )
    .map(({ number, account }) => {
      const whose = account === null ? 'another customer' : `service account ${account}`;
      const message = `Asset ${asset.reference} is covered by agreement ${number} of ${whose}: amend that before it belongs to ${to.reference}.`;
      return userError('ASSET_COVERED', message, ['serviceAccount']);
    });
}

/** When an asset is to be inspected next: so many months after it last was, or was first known; null: never. */
export function inspectionDue(
  { inspectEveryMonths, createdAtMs }: AssetRow,
  acts: readonly AssetActRow[],
): string | null {
  if (inspectEveryMonths === null) return null;
  const last = acts.find(({ kind }) => kind === 'INSPECTED')?.at ?? Temporal.Instant.fromEpochMilliseconds(createdAtMs);
  return last.toZonedDateTimeISO('UTC').toPlainDate().add({ months: inspectEveryMonths }).toString();
}
