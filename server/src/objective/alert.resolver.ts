// Alerts of objectives that burn too fast: all of them, the one beside an objective, and what a notice is about.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { agreementOf } from '../agreement/agreement.loader.ts';
import { AgreementType } from '../agreement/agreement.type.ts';
import { NoticeType } from '../escalation/notice.type.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { require } from '../gate/may.ts';
import { filterId, idOf } from '../gate/node-id.ts';
import {
  countAlerts,
  loadAlertPage,
  loadAlertsOfNotices,
  loadOpenAlertsOf,
  type AlertQuery,
  type AlertRow,
} from './alert.store.ts';
import { ObjectiveAlertConnection, ObjectiveAlertType } from './alert.type.ts';
import type { ObjectiveReadingValue } from './objective.present.ts';
import { ObjectiveReadingType } from './objective.type.ts';

type AlertValue = ObjectiveAlertType & { readonly agreementId: number };

const present = ({ id: _id, agreement, ...row }: AlertRow): AlertValue => ({ ...row, agreementId: agreement });
const openLoader: LoaderSpec<number, readonly AlertRow[]> = { load: loadOpenAlertsOf };
const noticeLoader: LoaderSpec<number, AlertRow> = { load: loadAlertsOfNotices };

@Resolver(() => ObjectiveAlertType)
export class ObjectiveAlertResolver {
  @Query(() => ObjectiveAlertConnection, {
    description: 'Alerts of objectives that burn, or burned, too fast; the latest first.',
  })
  objectiveAlerts(
    @Arg('open', () => Boolean, { nullable: true, description: 'True: only open ones; false: only closed ones.' })
    open: boolean | null | undefined,
    @Arg('agreement', () => ID, { nullable: true, description: 'Only of this agreement.' })
    agreement: string | null | undefined,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ObjectiveAlertType>> {
    require(context.viewer, 'read');
    const query: AlertQuery = { isOpen: open ?? null, agreement: filterId('Agreement', agreement) };
    return listPage(
      { first, after },
      {
        keyOf: (row: AlertRow) => [row.openedAt.epochMilliseconds, row.id],
        load: async (wanted) => loadAlertPage(await context.read(), query, wanted),
        count: async () => countAlerts(await context.read(), query),
        present,
      },
    );
  }

  @FieldResolver(() => AgreementType, { description: 'The agreement that asks it.' })
  async agreement(@Root() { agreementId }: AlertValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, agreementId);
    if (agreement === null) throw new Error(`Agreement ${String(agreementId)} went`);
    return agreement;
  }
}

@Resolver(() => ObjectiveReadingType)
export class ObjectiveReadingAlertResolver {
  @FieldResolver(() => ObjectiveAlertType, {
    nullable: true,
    description: 'The open alert of this period; null: it does not burn too fast.',
  })
  async alert(@Root() { value }: ObjectiveReadingValue, @Ctx() context: Context): Promise<AlertValue | null> {
    require(context.viewer, 'read');
    const { agreement, objective, period } = value;
    const open = (await context.loaders.one(openLoader, agreement.id)) ?? [];
    const own = open.find((each) => each.objective === objective.number && each.periodFrom === period.from.toString());
    return own === undefined ? null : present(own);
  }
}

@Resolver(() => NoticeType)
export class NoticeAlertResolver {
  @FieldResolver(() => ObjectiveAlertType, {
    nullable: true,
    description: 'For BURNING: the alert it is about; null for the others.',
  })
  async objectiveAlert(@Root() { id, kind }: NoticeType, @Ctx() context: Context): Promise<AlertValue | null> {
    if (kind !== 'BURNING') return null;
    const alert = await context.loaders.one(noticeLoader, idOf('Notice', id) ?? 0);
    return alert === null ? null : present(alert);
  }
}
