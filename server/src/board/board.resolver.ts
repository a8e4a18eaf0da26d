// Boards: finding them, making them, and the picture of one.
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Tx } from '../db/orm.ts';
import { After, First, Text } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError, refusable, refuse, Refused, userError, type UserErrorValue } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny, searchWords } from '../gate/text.ts';
import { loadMeasureTable } from '../measure/measure.store.ts';
import { readTicketFilter, ticketQueryOf } from '../ticket/ticket-filter.input.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import { CreateBoardInput, DeleteBoardInput, PreviewBoardInput, SaveBoardInput } from './board.input.ts';
import { boardOf, presentBoard, screenCountLoader, type BoardValue } from './board.loader.ts';
import {
  countBoards,
  deleteBoard,
  loadBoardPage,
  lockBoard,
  loadShowing,
  loadUnknown,
  saveBoard,
  saveNewBoard,
  type BoardRow,
} from './board.store.ts';
import { BoardConnection, BoardFrameType, BoardPayload, BoardType, CreateBoardPayload } from './board.type.ts';
import { BoardFilterType, presentFilter } from './filter.type.ts';
import { presentFrame, type FrameValue } from './frame.present.ts';
import { readSettingsInput } from './read-settings.ts';

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
    @Text('name') text: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<BoardValue>> {
    require(context.viewer, 'read');
    const words = searchWords(text);
    return listPage(
      { first, after },
      {
        keyOf: (row: BoardRow) => [row.name, row.id],
        load: async (wanted) => loadBoardPage(await context.read(), { ...wanted, text: words }),
        count: async () => countBoards(await context.read(), words),
        present: presentBoard,
      },
    );
  }

  @Query(() => BoardFrameType, {
    description:
      'The picture that a board would give, stored nowhere; what it asks for that is not there gives nothing.',
  })
  async previewBoard(
    @Arg('input', () => PreviewBoardInput, { description: 'The board.' }) input: PreviewBoardInput,
    @Ctx() context: Context,
  ): Promise<FrameValue> {
    require(context.viewer, 'editBoards');
    const { settings, problems } = readSettingsInput(input.settings);
    const [problem] = problems;
    if (problem !== undefined) throw codedError('INVALID', problem.message);
    return presentFrame(context, { query: ticketQueryOf(input.filter), settings });
  }

  @Mutation(() => CreateBoardPayload, { description: 'Makes a board. Administrators and managers.' })
  async createBoard(
    @Arg('input', () => CreateBoardInput, { description: 'The new board.' }) input: CreateBoardInput,
    @Ctx() context: Context,
  ): Promise<CreateBoardPayload> {
    return changing(
      context,
      async (tx, now) => saveNewBoard(tx, await boardIn(tx, input), now),
      () => readBoard(input),
    );
  }

  @Mutation(() => BoardPayload, {
    description: 'Changes a board; walls that show it change over within a minute. Administrators and managers.',
  })
  async saveBoard(
    @Arg('input', () => SaveBoardInput, { description: 'The board as it shall be.' }) input: SaveBoardInput,
    @Ctx() context: Context,
  ): Promise<BoardPayload> {
    return changing(
      context,
      async (tx) => {
        const { id } = await found(tx, input.id);
        await saveBoard(tx, { id, ...(await boardIn(tx, input)) });
        return id;
      },
      () => readBoard(input),
    );
  }

  @Mutation(() => BoardPayload, {
    description: 'Takes a board away; refused while a screen or a token shows it. Administrators and managers.',
  })
  async deleteBoard(
    @Arg('input', () => DeleteBoardInput, { description: 'Which.' }) input: DeleteBoardInput,
    @Ctx() context: Context,
  ): Promise<BoardPayload> {
    return changing(context, async (tx) => {
      const { id, name } = await found(tx, input.id);
      const showing = await loadShowing(tx, id);
      if (showing.length > 0) refuse('BOARD_IN_USE', `The board "${name}" is shown by ${showing.join(', ')}.`, ['id']);
      await deleteBoard(tx, id);
      return id;
    });
  }

  @FieldResolver(() => BoardFilterType, {
    description: 'Which tickets it is about. Administrators, managers, readers.',
  })
  filter(@Root() { row }: BoardValue, @Ctx() context: Context): BoardFilterType {
    require(context.viewer, 'read');
    return presentFilter(row.query);
  }

  @FieldResolver(() => Int, {
    description: 'How many paired screens show it. Administrators, managers, readers.',
  })
  async screenCount(@Root() { row }: BoardValue, @Ctx() context: Context): Promise<number> {
    require(context.viewer, 'read');
    return (await context.loaders.one(screenCountLoader, row.id)) ?? 0;
  }

  @FieldResolver(() => BoardFrameType, { description: 'Its picture at this instant.' })
  frame(@Root() { row }: BoardValue, @Ctx() context: Context): Promise<FrameValue> {
    return presentFrame(context, row);
  }
}

/** What a board's form says. @throws Refused with all that is wrong with it by itself */
function readBoard(input: CreateBoardInput): Omit<BoardRow, 'id'> {
  const { query, problems } = readTicketFilter(input.filter);
  const { settings, problems: inSettings } = readSettingsInput(input.settings);
  const within = (field: string) => (problem: UserErrorValue) => ({
    ...problem,
    path: [field, ...(problem.path ?? [])],
  });
  refuseAny([
    nameProblem(input.name, 'The name of a board', ['name']),
    ...problems.map(within('filter')),
    ...inSettings.map(within('settings')),
  ]);
  return { name: input.name.trim(), query, settings };
}

/** The same, once everything that it names is there. */
async function boardIn(tx: Tx, input: CreateBoardInput): Promise<Omit<BoardRow, 'id'>> {
  const board = readBoard(input);
  refuseUnknown(await loadUnknown(tx, board.query), board.query);
  const measures = await loadMeasureTable(tx);
  refuseAny(
    board.settings.tiles.map(({ measure }, place) =>
      measures.has(measure)
        ? null
        : userError('UNKNOWN_MEASURE', `No measure is called "${measure.slice(0, 60)}".`, [
            'settings',
            'tiles',
            place,
            'measure',
          ]),
    ),
  );
  return board;
}

/** @throws Refused NOT_FOUND */
async function found(tx: Tx, nodeId: string): Promise<BoardRow> {
  const id = idOf('Board', nodeId);
  const board = id === null ? null : await lockBoard(tx, id);
  return board ?? refuse('NOT_FOUND', 'No board has this id.', ['id']);
}

/** Does an act of a manager on a board; `check` before the transaction begins. */
function changing(
  context: Context,
  work: (tx: Tx, now: Temporal.Instant) => Promise<number>,
  check: () => unknown = () => null,
): Promise<BoardPayload> {
  require(context.viewer, 'editBoards');
  return refusable<BoardPayload>(
    async () => {
      check();
      return { board: await boardOf(context, await context.write(work)), userErrors: [] };
    },
    (userErrors) => ({ board: null, userErrors }),
  );
}

/** @throws Refused with NOT_FOUND for each id in the filter that names nothing */
function refuseUnknown(unknown: readonly { readonly field: string; readonly id: number }[], query: TicketQuery): void {
  if (unknown.length === 0) return;
  const lists: Readonly<Record<string, readonly number[] | null>> = {
    customer: query.customers,
    serviceAccount: query.serviceAccounts,
    service: query.services,
    agreement: query.agreements,
    asset: query.assets,
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
