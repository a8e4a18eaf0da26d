// Boards by id, batched.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { loadBoards, loadScreenCounts, type BoardRow } from './board.store.ts';
import type { BoardType } from './board.type.ts';

/** A board as shown; `row` is what its frame starts from and never leaves. */
export type BoardValue = BoardType & { readonly row: BoardRow };

export const presentBoard = (row: BoardRow): BoardValue => ({
  ...{ id: toNodeId('Board', row.id), name: row.name, settings: row.settings, row },
});

export const boardLoader: LoaderSpec<number, BoardRow> = { load: loadBoards };

export const screenCountLoader: LoaderSpec<number, number> = { load: loadScreenCounts };

/** The board of this id; null when there is none, or none that the viewer may see. */
export async function boardOf(context: Context, id: number): Promise<BoardValue | null> {
  if (!may(context.viewer, 'readBoard', { board: id })) return null;
  const row = await context.loaders.one(boardLoader, id);
  return row && presentBoard(row);
}

export const boardNodes: readonly NodeSource[] = [
  {
    type: 'Board',
    load: (context, { id, key }) => (key === String(id) ? boardOf(context, id) : Promise.resolve(null)),
  },
];
