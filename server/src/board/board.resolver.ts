// Boards: finding them, making them, and the picture of one.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, Refused, userError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { readTicketFilter } from '../ticket/ticket-filter.input.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import { CreateBoardInput } from './board.input.ts';
import { boardOf, presentBoard, type BoardValue } from './board.loader.ts';
import { countBoards, loadBoardPage, loadUnknown, saveNewBoard, type BoardRow } from './board.store.ts';
import { BoardConnection, BoardFrameType, BoardType, CreateBoardPayload } from './board.type.ts';
import { presentFrame, type FrameValue } from './frame.present.ts';

@Resolver(() => BoardType)
export class BoardResolver {
  @Query(() => BoardType, { nullable: true, description: 'The board of this id; null when there is none.' })
  async board(
    @Arg('id', () => ID, { description: 'The board.' }) id: string,
    @Ctx() context: Context,
  ): Promise<BoardValue | null> {
    require(context.viewer, 'readBoard');
    const key = idOf('Board', id);
    return key === null ? null : boardOf(context, key);
  }

  @Query(() => BoardConnection, { description: 'Boards by name.' })
  async boards(
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<BoardValue>> {
    require(context.viewer, 'read');
    return listPage(
      { first, after },
      {
        keyOf: (row: BoardRow) => [row.name, row.id],
        load: async (wanted) => loadBoardPage(await context.read(), wanted),
        count: async () => countBoards(await context.read()),
        present: presentBoard,
      },
    );
  }

  @Mutation(() => CreateBoardPayload, { description: 'Makes a board. Administrators and managers.' })
  async createBoard(
    @Arg('input', () => CreateBoardInput, { description: 'The new board.' }) input: CreateBoardInput,
    @Ctx() context: Context,
  ): Promise<CreateBoardPayload> {
    require(context.viewer, 'editBoards');
    return refusable<CreateBoardPayload>(
      async () => {
        const { query, problems } = readTicketFilter(input.filter);
        const inFilter = problems.map((problem) => ({ ...problem, path: ['filter', ...(problem.path ?? [])] }));
        refuseAny([nameProblem(input.name, 'The name of a board', ['name']), ...inFilter]);
        const id = await context.write(async (tx, now) => {
          refuseUnknown(await loadUnknown(tx, query), query);
          return saveNewBoard(tx, { name: input.name.trim(), query }, now);
        });
        return { board: await boardOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ board: null, userErrors }),
    );
  }

  @FieldResolver(() => BoardFrameType, { description: 'Its picture at this instant.' })
  frame(@Root() { row }: BoardValue, @Ctx() context: Context): Promise<FrameValue> {
    return presentFrame(context, row.query);
  }
}

/** @throws Refused with NOT_FOUND for each id in the filter that names nothing */
function refuseUnknown(unknown: readonly { readonly field: string; readonly id: number }[], query: TicketQuery): void {
  if (unknown.length === 0) return;
  const lists: Readonly<Record<string, readonly number[] | null>> = {
    customer: query.customers,
    serviceAccount: query.serviceAccounts,
    service: query.services,
    agreement: query.agreements,
  };
  throw new Refused(
    unknown.map(({ field, id }) =>
      userError('NOT_FOUND', `The filter names a ${field} that does not exist.`, [
        'filter',
        field,
        lists[field]?.indexOf(id) ?? 0,
      ]),
    ),
  );
}
