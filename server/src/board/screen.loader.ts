// Screens by id, batched, and as people see them.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { limits } from '../config.ts';
import { loadScreens, type ScreenRow } from './screen.store.ts';
import type { ScreenType } from './screen.type.ts';

/** A screen as shown; `row` is what its board or playlist is looked up by and never leaves. */
export type ScreenValue = ScreenType & { readonly row: ScreenRow };

/** A screen that missed two of its reports is away. */
const awayMs = 3 * limits.screenReportMs;

export function presentScreen(row: ScreenRow, now: Temporal.Instant): ScreenValue {
  const { id, board: _board, playlist: _playlist, ...shown } = row;
  const isOnline =
    row.revokedAt === null && row.lastSeenAt !== null && now.since(row.lastSeenAt).total('milliseconds') <= awayMs;
  return { ...shown, id: toNodeId('Screen', id), isOnline, row };
}

const screenLoader: LoaderSpec<number, ScreenRow> = { load: loadScreens };

/** The screen of this id; null when there is none. */
export async function screenOf(context: Context, id: number): Promise<ScreenValue | null> {
  const row = await context.loaders.one(screenLoader, id);
  return row && presentScreen(row, context.now());
}

export const screenNodes: readonly NodeSource[] = [
  {
    type: 'Screen',
    load: (context, { id, key }) =>
      key === String(id) && may(context.viewer, 'editBoards') ? screenOf(context, id) : Promise.resolve(null),
  },
];
