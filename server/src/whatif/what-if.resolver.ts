// The doors of what-ifs: seen by who asked, and by those who may edit agreements.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agreementOf, agreementVersionOf } from '../agreement/agreement.loader.ts';
import { AgreementType, AgreementVersionType } from '../agreement/agreement.type.ts';
import { limits } from '../config.ts';
import { scheduleOfId } from '../coverage/coverage.loader.ts';
import { CoverageScheduleType } from '../coverage/coverage.type.ts';
import { enqueue } from '../db/job-queue.ts';
import type { Tx } from '../db/orm.ts';
import type { LimitKind } from '../engine/reading.ts';
import { After, First } from '../gate/args.ts';
import { listPage, makePage, presentPage, readPageRequest, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import { LimitKindEnum } from '../gate/floor-enums.ts';
import { may, require } from '../gate/may.ts';
import { filterId, idOf } from '../gate/node-id.ts';
import { visibleSources } from '../gate/viewer.ts';
import { ticketOf } from '../ticket/ticket.loader.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { whatIfJob, whatIfKey } from './answer-what-if.ts';
import { readQuestion } from './read-question.ts';
import { presentFlip, presentWhatIf, type FlipValue, type WhatIfValue } from './what-if.present.ts';
import {
  countFlips,
  countUnderWay,
  countWhatIfs,
  loadFlipPage,
  loadWhatIf,
  loadWhatIfPage,
  saveCancelled,
  saveNewWhatIf,
  type FlipList,
  type FlipRow,
  type WhatIfRow,
} from './what-if.store.ts';
import {
  AskWhatIfInput,
  CancelWhatIfInput,
  WhatIfConnection,
  WhatIfFlipConnection,
  WhatIfFlipType,
  WhatIfPayload,
  WhatIfType,
} from './what-if.type.ts';

/** The what-if of this id, where the viewer may see it; hidden and absent are alike. */
async function seenBy({ viewer }: Context, tx: Tx, asked: string, now: Temporal.Instant): Promise<WhatIfRow | null> {
  const id = idOf('WhatIf', asked);
  const row = id === null ? null : await loadWhatIf(tx, id, now);
  const isSeen = row !== null && (row.askedBy === viewer.principal || may(viewer, 'editAgreements'));
  return isSeen ? row : null;
}

function acted(context: Context, act: (tx: Tx, now: Temporal.Instant) => Promise<number>): Promise<WhatIfPayload> {
  return refusable<WhatIfPayload>(
    async () => {
      const id = await context.write(act);
      const row = await loadWhatIf(await context.read(), id, context.now());
      return { whatIf: row && presentWhatIf(row), userErrors: [] };
    },
    (userErrors) => ({ whatIf: null, userErrors }),
  );
}

@Resolver(() => WhatIfType)
export class WhatIfResolver {
  @Mutation(() => WhatIfPayload, {
    description: 'Asks how recorded history would have come out under other terms; it is counted in the background.',
  })
  askWhatIf(
    @Arg('input', () => AskWhatIfInput, { description: 'The question.' }) input: AskWhatIfInput,
    @Ctx() context: Context,
  ): Promise<WhatIfPayload> {
    require(context.viewer, 'preview');
    const by = context.viewer.principal;
    return acted(context, async (tx, now) => {
      const question = await readQuestion(tx, input, now);
      const most = limits.whatIfsUnderWay;
      if ((await countUnderWay(tx, by)) >= most) {
        refuse('INVALID', `Expected at most ${String(most)} what-ifs of yours under way: wait for one, or cancel it.`);
      }
      const id = await saveNewWhatIf(tx, { question, by }, now);
      await enqueue(tx, whatIfJob, { id }, { key: whatIfKey(id) });
      return id;
    });
  }

  @Mutation(() => WhatIfPayload, { description: 'Ends a what-if that is under way; of one that has ended, nothing.' })
  cancelWhatIf(
    @Arg('input', () => CancelWhatIfInput, { description: 'Which one.' }) { whatIf }: CancelWhatIfInput,
    @Ctx() context: Context,
  ): Promise<WhatIfPayload> {
    require(context.viewer, 'preview');
    return acted(context, async (tx, now) => {
      const row = await seenBy(context, tx, whatIf, now);
      if (row === null) return refuse('NOT_FOUND', 'No what-if has this id; they are kept for seven days.', ['whatIf']);
      await saveCancelled(tx, row.id, now);
      return row.id;
    });
  }

  @Query(() => WhatIfType, {
    nullable: true,
    description: 'A what-if; null: there is none of this id, it expired, or it is another’s.',
  })
  async whatIf(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<WhatIfValue | null> {
    require(context.viewer, 'preview');
    const row = await seenBy(context, await context.read(), id, context.now());
    return row && presentWhatIf(row);
  }

  @Query(() => WhatIfConnection, {
    description: 'What-ifs, the latest first: your own, and all of them for those who may edit agreements.',
  })
  whatIfs(
    @Arg('agreement', () => ID, { nullable: true, description: 'Only of this agreement.' }) agreement: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<WhatIfType>> {
    require(context.viewer, 'preview');
    const isManager = may(context.viewer, 'editAgreements');
    const list = {
      askedBy: isManager ? null : context.viewer.principal,
      agreement: filterId('Agreement', agreement),
    };
    return listPage(
      { first, after },
      {
        keyOf: (row: WhatIfRow) => [row.askedAtMs, row.id],
        load: async (wanted) => loadWhatIfPage(await context.read(), list, wanted, context.now()),
        count: async () => countWhatIfs(await context.read(), list, context.now()),
        present: presentWhatIf,
      },
    );
  }

  @FieldResolver(() => AgreementType, { description: 'The agreement.' })
  async agreement(@Root() { row }: WhatIfValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, row.agreement);
    if (agreement === null) throw new Error(`Agreement ${String(row.agreement)} went`);
    return agreement;
  }

  @FieldResolver(() => AgreementVersionType, {
    nullable: true,
    description: 'The draft; null: what was agreed is asked about, or the draft is not there any more.',
  })
  version(@Root() { row }: WhatIfValue, @Ctx() context: Context): Promise<AgreementVersionType | null> {
    const { version } = row.question;
    return version === null ? Promise.resolve(null) : agreementVersionOf(context, version);
  }

  @FieldResolver(() => CoverageScheduleType, { nullable: true, description: 'The other schedule; null: none.' })
  schedule(@Root() { row }: WhatIfValue, @Ctx() context: Context): Promise<CoverageScheduleType | null> {
    const { schedule } = row.question;
    return schedule === null ? Promise.resolve(null) : scheduleOfId(context, schedule);
  }

  @FieldResolver(() => WhatIfFlipConnection, { description: 'Results that turn over, in the order of their tickets.' })
  async flips(
    @Root() { row }: WhatIfValue,
    @Arg('limit', () => LimitKindEnum, { nullable: true, description: 'Only of this limit.' }) limit: LimitKind | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<WhatIfFlipType>> {
    const list: FlipList = { id: row.id, limit, sources: visibleSources(context.viewer) };
    const request = readPageRequest(first, after, 1);
    const behind = request.after === null ? null : Number(request.after[0]);
    const rows = await loadFlipPage(await context.read(), list, { after: behind, limit: request.first + 1 });
    const page = makePage(
      request,
      rows,
      ({ place }: FlipRow) => [place],
      async () => countFlips(await context.read(), list),
    );
    return presentPage(page, presentFlip, request.after !== null);
  }
}

@Resolver(() => WhatIfFlipType)
export class WhatIfFlipResolver {
  @FieldResolver(() => TicketType, { nullable: true, description: 'The ticket; null: it is not there any more.' })
  ticket(@Root() { row }: FlipValue, @Ctx() context: Context): Promise<TicketType | null> {
    return ticketOf(context, row.ticket);
  }
}
