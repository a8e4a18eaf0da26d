// The doors of disputed and excused breaches.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { loadClocksById } from '../clock/clock-list.store.ts';
import { clockOf } from '../clock/clock.loader.ts';
import type { ClockValue } from '../clock/clock.present.ts';
import { ClockType } from '../clock/clock.type.ts';
import { excuseClock } from '../clock/excuse.store.ts';
import type { Tx } from '../db/orm.ts';
import type { Excuse } from '../engine/outcome.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, userError } from '../gate/errors.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may, require } from '../gate/may.ts';
import { filterId, idOf, toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { nameProblem, refuseAny, unlessTaken } from '../gate/text.ts';
import { visibleSources } from '../gate/viewer.ts';
import {
  countWaivers,
  loadWaiverPage,
  loadWaivers,
  loadWaiversOf,
  lockWaiver,
  saveDecision,
  saveNewWaiver,
  type WaiverQuery,
  type WaiverRow,
  type WaiverState,
} from './waiver.store.ts';
import {
  BreachInput,
  DecideWaiverInput,
  WaiverConnection,
  WaiverFilterInput,
  WaiverPayload,
  WaiverType,
} from './waiver.type.ts';

type WaiverValue = WaiverType & { readonly clockId: number };

const waiverLoader: LoaderSpec<number, WaiverRow> = { load: loadWaivers };
const waiversLoader: LoaderSpec<number, readonly WaiverRow[]> = { load: loadWaiversOf };

const present = ({ id, clock, ...row }: WaiverRow): WaiverValue => ({
  ...row,
  id: toNodeId('Waiver', id),
  clockId: clock,
});

async function waiverOf(context: Context, id: number): Promise<WaiverValue | null> {
  const row = await context.loaders.one(waiverLoader, id);
  return row === null ? null : present(row);
}

export const waiverNodes: readonly NodeSource[] = [
  { type: 'Waiver', load: async (context, { id }) => (may(context.viewer, 'read') ? waiverOf(context, id) : null) },
];

function said(context: Context, say: (tx: Tx, now: Temporal.Instant) => Promise<number>): Promise<WaiverPayload> {
  return refusable<WaiverPayload>(
    async () => ({ waiver: await waiverOf(context, await context.write(say)), userErrors: [] }),
    (userErrors) => ({ waiver: null, userErrors }),
  );
}

/** Keeps what is said of a breach. */
async function speakOf(input: BreachInput, state: Excuse, context: Context): Promise<WaiverPayload> {
  const id = idOf('Clock', input.clock);
  return said(context, async (tx, now) => {
    const found = id === null ? null : await loadClocksById(tx, [id], visibleSources(context.viewer));
    const clock = found?.get(id ?? 0);
    if (clock === undefined) return refuse('NOT_FOUND', 'No clock has this id.', ['clock']);
    if (clock.promise?.standing !== 'BREACHED') {
      return refuse('INVALID', 'Its promise is not broken: there is nothing to excuse.', ['clock']);
    }
    refuseAny([
      nameProblem(input.reason, 'The reason', ['reason']),
      typeof input.evidence === 'string' ? nameProblem(input.evidence, 'The evidence', ['evidence']) : null,
    ]);
    const { reason, evidence = null } = input;
    const made = await unlessTaken(
      () => saveNewWaiver(tx, { clock: clock.id, state, reason, evidence, by: context.viewer.principal }, now),
      userError('DUPLICATE', 'It is disputed or excused already.', ['clock']),
    );
    await excuseClock(tx, { clock: clock.id, excuse: state }, now);
    return made;
  });
}

const mayBecome: Readonly<Record<WaiverState, readonly WaiverState[]>> = {
  DISPUTED: ['WAIVED', 'REJECTED'],
  WAIVED: ['REJECTED'],
  REJECTED: [],
};

@Resolver(() => WaiverType)
export class WaiverResolver {
  @Query(() => WaiverConnection, { description: 'Breaches that were disputed or excused, the latest first.' })
  waivers(
    @Arg('filter', () => WaiverFilterInput, { nullable: true, description: 'Only those that it wants.' })
    filter: WaiverFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<WaiverType>> {
    require(context.viewer, 'read');
    const query: WaiverQuery = {
      states: filter?.states ?? null,
      agreement: filterId('Agreement', filter?.agreement),
      customer: filterId('Customer', filter?.customer),
    };
    return listPage(
      { first, after },
      {
        keyOf: (row: WaiverRow) => [row.raisedAt.epochMilliseconds, row.id],
        load: async (wanted) => loadWaiverPage(await context.read(), query, wanted),
        count: async () => countWaivers(await context.read(), query),
        present,
      },
    );
  }

  @FieldResolver(() => ClockType, { description: 'The clock whose promise was broken.' })
  async clock(@Root() { clockId }: WaiverValue, @Ctx() context: Context): Promise<ClockValue> {
    const clock = await clockOf(context, clockId);
    if (clock === null) throw new Error(`Clock ${String(clockId)} went`);
    return clock;
  }

  @Mutation(() => WaiverPayload, {
    description: 'Says that a breach was none; it is open until that is decided. Administrators, managers and agents.',
  })
  disputeBreach(
    @Arg('input', () => BreachInput, { description: 'Which, and why.' }) input: BreachInput,
    @Ctx() context: Context,
  ): Promise<WaiverPayload> {
    require(context.viewer, 'disputeBreaches');
    return speakOf(input, 'DISPUTED', context);
  }

  @Mutation(() => WaiverPayload, {
    description: 'Excuses a breach: it counts as neither kept nor broken. Administrators and managers.',
  })
  waiveBreach(
    @Arg('input', () => BreachInput, { description: 'Which, and why.' }) input: BreachInput,
    @Ctx() context: Context,
  ): Promise<WaiverPayload> {
    require(context.viewer, 'editAgreements');
    return speakOf(input, 'WAIVED', context);
  }

  @Mutation(() => WaiverPayload, {
    description: 'Decides a dispute, or takes a waiver back. Administrators and managers.',
  })
  decideWaiver(
    @Arg('input', () => DecideWaiverInput, { description: 'What, and why.' }) input: DecideWaiverInput,
    @Ctx() context: Context,
  ): Promise<WaiverPayload> {
    require(context.viewer, 'editAgreements');
    const { waiver, decision, reason } = input;
    return said(context, async (tx, now) => {
      const id = idOf('Waiver', waiver);
      const row = id === null ? null : await lockWaiver(tx, id);
      if (row === null) return refuse('NOT_FOUND', 'No waiver has this id.', ['waiver']);
      refuseAny([nameProblem(reason, 'The reason', ['reason'])]);
      if (!mayBecome[row.state].includes(decision)) {
        return refuse('INVALID', `What is ${row.state} cannot become ${decision}.`, ['decision']);
      }
      await saveDecision(tx, { id: row.id, state: decision, by: context.viewer.principal, reason }, now);
      await excuseClock(tx, { clock: row.clock, excuse: decision === 'REJECTED' ? null : decision }, now);
      return row.id;
    });
  }
}

@Resolver(() => ClockType)
export class ClockWaiversResolver {
  @FieldResolver(() => [WaiverType], {
    description: 'What was said of its breach, the latest first; the first one holds unless it was REJECTED.',
  })
  async waivers(@Root() { row }: ClockValue, @Ctx() context: Context): Promise<WaiverValue[]> {
    require(context.viewer, 'read');
    return ((await context.loaders.one(waiversLoader, row.id)) ?? []).map(present);
  }
}
