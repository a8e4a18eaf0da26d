// The inbox of whoever asks, and how they want to be told. A token has no inbox.
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import { fromEpochMs } from '../db/columns.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError, refusable } from '../gate/errors.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may, require } from '../gate/may.ts';
import { idOf, toNodeId } from '../gate/node-id.ts';
import type { PersonValue } from '../gate/person.present.ts';
import { PersonType } from '../gate/person.type.ts';
import { ViewerType } from '../gate/viewer.type.ts';
import { escalationOf } from './escalation.loader.ts';
import { EscalationType } from './escalation.type.ts';
import { personOfViewer } from './inbox-owner.ts';
import { countNotices, loadNoticePage, type NoticeView } from './inbox.store.ts';
import { loadSettings, type NoticeSettings } from './notice-setting.store.ts';
import { keepSettings } from './notice-settings.ts';
import { countUnread, markRead } from './notice.store.ts';
import {
  NoticeConnection,
  NoticeSettingsType,
  NoticeType,
  ReadNoticesInput,
  ReadNoticesPayload,
  SaveNoticeSettingsInput,
  SaveNoticeSettingsPayload,
} from './notice.type.ts';

type NoticeValue = Omit<NoticeType, 'escalation'> & { readonly row: NoticeView };

@Resolver(() => NoticeType)
export class NoticeResolver {
  @Query(() => NoticeConnection, { description: 'Your own inbox, the last first; empty for a token.' })
  async notices(
    @Arg('unread', () => Boolean, { nullable: true, description: 'True: only what is unread.' })
    unread: boolean | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<NoticeValue>> {
    require(context.viewer, 'read');
    const query = { person: personOfViewer(context.viewer) ?? 0, unread: unread ?? false };
    return listPage(
      { first, after },
      {
        keyOf: (row: NoticeView) => [row.atMs, row.id],
        load: async (wanted) =>
          loadNoticePage(await context.read(), query, { after: readKey(wanted.after), limit: wanted.limit }),
        count: async () => countNotices(await context.read(), query),
        present: (row) => presentNotice(row, context.services.config.mail !== null),
      },
    );
  }

  @Mutation(() => ReadNoticesPayload, { description: 'Marks notices of your own inbox as read.' })
  async readNotices(
    @Arg('input', () => ReadNoticesInput, { description: 'Which.' }) input: ReadNoticesInput,
    @Ctx() context: Context,
  ): Promise<ReadNoticesPayload> {
    require(context.viewer, 'read');
    const person = personOfViewer(context.viewer) ?? 0;
    const ids = input.notices?.slice(0, limits.pageSizeMax).map((id) => idOf('Notice', id) ?? 0) ?? null;
    return context.write(async (tx, now) => {
      const read = await markRead(tx, { person, ids }, now);
      return { read, unread: await countUnread(tx, person) };
    });
  }

  @FieldResolver(() => EscalationType, { nullable: true, description: 'The step it is about; null for BURNING.' })
  async escalation(@Root() { row }: NoticeValue, @Ctx() context: Context): Promise<EscalationType | null> {
    if (row.escalation === null) return null;
    const escalation = await escalationOf(context, row.escalation);
    if (escalation === null) throw codedError('NOT_FOUND', 'What this notice is about was removed.');
    return escalation;
  }
}

@Resolver(() => ViewerType)
export class ViewerNoticesResolver {
  @FieldResolver(() => NoticeSettingsType, {
    nullable: true,
    description: 'How you want to be told; null for a token.',
  })
  async noticeSettings(@Root() _viewer: ViewerType, @Ctx() context: Context): Promise<NoticeSettings | null> {
    const person = personOfViewer(context.viewer);
    return person === null || !may(context.viewer, 'read') ? null : context.loaders.one(settingsLoader, person);
  }

  @FieldResolver(() => Int, { description: 'How many notices of your inbox are unread; 0 for a token.' })
  async unreadNotices(@Root() _viewer: ViewerType, @Ctx() context: Context): Promise<number> {
    const person = personOfViewer(context.viewer);
    return person === null ? 0 : countUnread(await context.read(), person);
  }
}

@Resolver(() => PersonType)
export class PersonNoticesResolver {
  @Mutation(() => SaveNoticeSettingsPayload, {
    description: 'Says how somebody wants to be told: you, or as an administrator anybody of the floor.',
  })
  async saveNoticeSettings(
    @Arg('input', () => SaveNoticeSettingsInput, { description: 'The settings, whole.' })
    input: SaveNoticeSettingsInput,
    @Ctx() context: Context,
  ): Promise<SaveNoticeSettingsPayload> {
    require(context.viewer, 'read');
    return refusable<SaveNoticeSettingsPayload>(
      async () => {
        const person = await context.write((tx) => keepSettings(tx, context.viewer, input));
        return { settings: await settingsOf(context, person), userErrors: [] };
      },
      (userErrors) => ({ settings: null, userErrors }),
    );
  }

  @FieldResolver(() => NoticeSettingsType, { description: 'How they want to be told.' })
  async noticeSettings(@Root() { id }: PersonValue, @Ctx() context: Context): Promise<NoticeSettingsType | null> {
    return settingsOf(context, idOf('Person', id) ?? 0);
  }
}

const settingsLoader: LoaderSpec<number, NoticeSettings> = { load: loadSettings };

const settingsOf = (context: Context, person: number): Promise<NoticeSettingsType | null> =>
  context.loaders.one(settingsLoader, person);

/** Without a mail server, and once it was read, what was not mailed will not be. */
function presentNotice(row: NoticeView, isMailing: boolean): NoticeValue {
  const { mail } = row;
  const willBe = isMailing && row.mailAfterMs !== null && row.readAtMs === null;
  return {
    id: toNodeId('Notice', row.id),
    kind: row.kind,
    at: Temporal.Instant.fromEpochMilliseconds(row.atMs),
    readAt: fromEpochMs(row.readAtMs),
    mail: {
      state: mail?.state ?? (willBe ? 'WAITING' : 'NONE'),
      after: willBe || mail !== null ? fromEpochMs(row.mailAfterMs) : null,
      attempts: mail?.attempts ?? 0,
      sentAt: fromEpochMs(mail?.sentAtMs ?? null),
      failure: mail?.failure ?? null,
    },
    row,
  };
}

function readKey(after: readonly unknown[] | null): number | null {
  if (after === null) return null;
  const [, id] = after;
  if (Number.isSafeInteger(id)) return Number(id);
  throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by an inbox.');
}
