// Paired screens: approved, named, moved, told to reload, revoked; and what each says of itself.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isBoard, isPlaylist } from '../access/token.store.ts';
import type { Tx } from '../db/orm.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, userError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { boardOf, type BoardValue } from './board.loader.ts';
import { BoardType } from './board.type.ts';
import { playlistOf, type PlaylistValue } from './playlist.loader.ts';
import { PlaylistType } from './playlist.type.ts';
import { approvePairing, loadPairing, lockPairing, refusePairing, type PairingRow } from './pairing.store.ts';
import { presentScreen, screenOf, type ScreenValue } from './screen.loader.ts';
import {
  askForReload,
  countScreens,
  loadScreenOfToken,
  loadScreenPage,
  loadScreens,
  revokeScreen,
  saveNewScreen,
  saveReport,
  saveScreen,
  type ScreenRow,
  type Shown,
} from './screen.store.ts';
import {
  ApproveScreenInput,
  RefuseScreenInput,
  RefuseScreenPayload,
  ReportScreenInput,
  SaveScreenInput,
  ScreenConnection,
  ScreenInput,
  ScreenPairingType,
  ScreenPayload,
  ScreenType,
} from './screen.type.ts';
import { formatUserCode, readUserCode } from './user-code.ts';

const act = (description: string): ReturnType<typeof Mutation> => Mutation(() => ScreenPayload, { description });

@Resolver(() => ScreenType)
export class ScreenResolver {
  @Query(() => ScreenConnection, { description: 'Paired screens by name. Administrators and managers.' })
  async screens(
    @Arg('revoked', () => Boolean, { nullable: true, defaultValue: false, description: 'Those revoked as well.' })
    revoked: boolean | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ScreenValue>> {
    require(context.viewer, 'editBoards');
    return listPage(
      { first, after },
      {
        keyOf: (row: ScreenRow) => [row.name, row.id],
        load: async (wanted) => loadScreenPage(await context.read(), revoked === true, wanted),
        count: async () => countScreens(await context.read(), revoked === true),
        present: (row: ScreenRow) => presentScreen(row, context.now()),
      },
    );
  }

  @Query(() => ScreenPairingType, {
    nullable: true,
    description: 'The screen that shows this code; null when none does, or no more. Administrators and managers.',
  })
  async screenPairing(
    @Arg('code', () => String, { description: 'The code, in any case, with or without the dash.' }) code: string,
    @Ctx() context: Context,
  ): Promise<ScreenPairingType | null> {
    require(context.viewer, 'editBoards');
    const read = readUserCode(code);
    const row = read === null ? null : await context.readOnce((tx) => loadPairing(tx, read, context.now()));
    return row && presentPairing(row);
  }

  @act(
    'Approves the screen that shows a code: within seconds it shows the board or playlist. Administrators and managers.',
  )
  approveScreen(
    @Arg('input', () => ApproveScreenInput, { description: 'Which, and as what.' }) input: ApproveScreenInput,
    @Ctx() context: Context,
  ): Promise<ScreenPayload> {
    return changing(context, async (tx, now) => {
      refuseAny([nameProblem(input.name, 'The name of a screen', ['name'])]);
      const pairing = await waiting(tx, input.code, now);
      const shown = await shownIn(tx, input);
      const by = context.viewer.principal;
      const screen = await saveNewScreen(tx, { name: input.name.trim(), ...shown, by }, now);
      await approvePairing(tx, pairing.code, screen);
      return screen;
    });
  }

  @Mutation(() => RefuseScreenPayload, {
    description: 'Refuses the screen that shows a code. Administrators and managers.',
  })
  async refuseScreen(
    @Arg('input', () => RefuseScreenInput, { description: 'Which.' }) input: RefuseScreenInput,
    @Ctx() context: Context,
  ): Promise<RefuseScreenPayload> {
    require(context.viewer, 'editBoards');
    return refusable<RefuseScreenPayload>(
      async () => {
        const pairing = await context.write(async (tx, now) => {
          const found = await waiting(tx, input.code, now);
          await refusePairing(tx, found.code, now);
          return { ...found, isRefused: true };
        });
        return { pairing: presentPairing(pairing), userErrors: [] };
      },
      (userErrors) => ({ pairing: null, userErrors }),
    );
  }

  @act(
    'Names a screen and puts it on a board or a playlist; it changes over within seconds. Administrators and managers.',
  )
  saveScreen(
    @Arg('input', () => SaveScreenInput, { description: 'The screen as it shall be.' }) input: SaveScreenInput,
    @Ctx() context: Context,
  ): Promise<ScreenPayload> {
    return changing(context, async (tx) => {
      refuseAny([nameProblem(input.name, 'The name of a screen', ['name'])]);
      const { id } = await held(tx, input.id);
      await saveScreen(tx, { id, name: input.name.trim(), ...(await shownIn(tx, input)) });
      return id;
    });
  }

  @act('Asks a screen to load its page anew; it does with its next report. Administrators and managers.')
  reloadScreen(
    @Arg('input', () => ScreenInput, { description: 'Which.' }) input: ScreenInput,
    @Ctx() context: Context,
  ): Promise<ScreenPayload> {
    return changing(context, async (tx, now) => {
      const { id } = await held(tx, input.id);
      await askForReload(tx, id, now);
      return id;
    });
  }

  @act('Revokes a screen: it goes dark within seconds and shows a new code. Administrators and managers.')
  revokeScreen(
    @Arg('input', () => ScreenInput, { description: 'Which.' }) input: ScreenInput,
    @Ctx() context: Context,
  ): Promise<ScreenPayload> {
    return changing(context, async (tx, now) => {
      const { id } = await held(tx, input.id);
      await revokeScreen(tx, id, context.viewer.principal, now);
      return id;
    });
  }

  @act(
    'What a wall says of itself every half minute; it is told what to show. Walls; null for one that was not paired.',
  )
  async reportScreen(
    @Arg('input', () => ReportScreenInput, { description: 'What it is.' }) input: ReportScreenInput,
    @Ctx() context: Context,
  ): Promise<ScreenPayload> {
    require(context.viewer, 'readBoard');
    return refusable<ScreenPayload>(
      async () => {
        refuseAny([
          nameProblem(input.build, 'A build', ['build']),
          ...(['width', 'height'] as const).map((side) =>
            input[side] >= 1 && input[side] <= 99_999
              ? null
              : userError('INVALID', `Expected 1 to 99,999 pixels, got ${String(input[side])}.`, [side]),
          ),
        ]);
        const { build, width, height } = input;
        const token = /^token:(\d{1,15})$/.exec(context.viewer.principal)?.[1];
        const id = await context.write(async (tx, now) => {
          const screen = token === undefined ? null : await loadScreenOfToken(tx, Number(token));
          if (screen !== null) await saveReport(tx, { id: screen.id, build, width, height }, now);
          return screen?.id ?? null;
        });
        return { screen: id === null ? null : await screenOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ screen: null, userErrors }),
    );
  }

  @FieldResolver(() => BoardType, {
    nullable: true,
    description: 'The board it shows; null: a playlist, or it is gone.',
  })
  board(@Root() { row }: ScreenValue, @Ctx() context: Context): Promise<BoardValue | null> | null {
    return row.board === null ? null : boardOf(context, row.board);
  }

  @FieldResolver(() => PlaylistType, {
    nullable: true,
    description: 'The playlist it shows; null: a board, or it is gone.',
  })
  playlist(@Root() { row }: ScreenValue, @Ctx() context: Context): Promise<PlaylistValue | null> | null {
    return row.playlist === null ? null : playlistOf(context, row.playlist);
  }
}

const presentPairing = ({
  code,
  askedMs,
  expiresMs,
  isRefused,
  screen,
  width,
  height,
}: PairingRow): ScreenPairingType => ({
  ...{ code: formatUserCode(code), isRefused, isApproved: screen !== null, width, height },
  askedAt: Temporal.Instant.fromEpochMilliseconds(askedMs),
  expiresAt: Temporal.Instant.fromEpochMilliseconds(expiresMs),
});

/** Does an act of a manager on a screen and shows the screen as it is then. */
function changing(context: Context, work: (tx: Tx, now: Temporal.Instant) => Promise<number>): Promise<ScreenPayload> {
  require(context.viewer, 'editBoards');
  return refusable<ScreenPayload>(
    async () => ({ screen: await screenOf(context, await context.write(work)), userErrors: [] }),
    (userErrors) => ({ screen: null, userErrors }),
  );
}

/** @throws Refused NOT_FOUND for a code that no screen shows, ALREADY_DECIDED */
async function waiting(tx: Tx, text: string, now: Temporal.Instant): Promise<PairingRow> {
  const code = readUserCode(text);
  const pairing = code === null ? null : await lockPairing(tx, code, now);
  if (pairing === null) refuse('NOT_FOUND', `No screen shows the code "${text.slice(0, 40)}" now.`, ['code']);
  const { isRefused, screen } = pairing;
  if (!isRefused && screen === null) return pairing;
  const done = isRefused ? 'refused' : 'approved';
  return refuse('ALREADY_DECIDED', `The screen that shows ${formatUserCode(pairing.code)} was ${done} already.`, [
    'code',
  ]);
}

/** @throws Refused NOT_FOUND, ALREADY_REVOKED */
async function held(tx: Tx, nodeId: string): Promise<ScreenRow> {
  const id = idOf('Screen', nodeId);
  const screen = id === null ? undefined : (await loadScreens(tx, [id])).get(id);
  if (screen === undefined) refuse('NOT_FOUND', 'No screen has this id.', ['id']);
  if (screen.revokedAt !== null) refuse('ALREADY_REVOKED', `The screen "${screen.name}" was revoked before.`, ['id']);
  return screen;
}

/** What a screen shall show: a board or a playlist. @throws Refused INVALID for both and for neither, NOT_FOUND */
async function shownIn(tx: Tx, input: Pick<ApproveScreenInput, 'board' | 'playlist'>): Promise<Shown> {
  const [board, playlist] = [input.board ?? null, input.playlist ?? null];
  if ((board === null) === (playlist === null))
    refuse('INVALID', 'Expected a board or a playlist: one of the two.', ['board']);
  const id = board === null ? idOf('Playlist', playlist ?? '') : idOf('Board', board);
  const known = id !== null && (await (board === null ? isPlaylist : isBoard)(tx, id));
  if (!known)
    refuse('NOT_FOUND', `No ${board === null ? 'playlist' : 'board'} has this id.`, [
      board === null ? 'playlist' : 'board',
    ]);
  return board === null ? { board: null, playlist: id } : { board: id, playlist: null };
}
