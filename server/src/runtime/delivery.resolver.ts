// The doors of what is told of deliverables: may, look up, tell.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { loadDelivery } from '../deliverable/delivery.store.ts';
import {
  ConfirmDeliveryInput,
  CorrectDeliveryInput,
  DisputeDeliveryInput,
  RecordDeliveriesInput,
  RecordDeliveryInput,
  WaiveOccurrenceInput,
} from '../deliverable/occurrence.input.ts';
import { occurrenceOf } from '../deliverable/occurrence.loader.ts';
import { OccurrencePayload, RecordDeliveriesPayload } from '../deliverable/occurrence.type.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, userError } from '../gate/errors.ts';
import { onceOnly } from '../gate/idempotency.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { isPerson } from '../gate/viewer.ts';
import {
  correctDelivery,
  holdOccurrence,
  recordDeliveries,
  sayOf,
  waiveOccurrence,
  type DeliveryOutcome,
  type Teller,
} from './record-delivery.ts';

/** A person acts under their own name; a token stands for a machine and may say for whom it acts. @throws Refused */
function tellerOf(by: string | null | undefined, { viewer }: Context): Teller {
  const named = by?.trim() ?? '';
  const isOther = isPerson(viewer) && named !== '' && named !== viewer.name;
  if (isOther) refuse('INVALID', `You are signed in as ${viewer.name}; nobody acts under another's name.`, ['by']);
  if (named !== '') refuseAny([nameProblem(named, 'The name of the person who acts', ['by'])]);
  return { principal: viewer.principal, name: isPerson(viewer) || named === '' ? null : named };
}

/** Tells something of one occurrence; `tell` gives its row id. */
function told(context: Context, tell: (tx: Tx, now: Temporal.Instant) => Promise<number>): Promise<OccurrencePayload> {
  return refusable<OccurrencePayload>(
    async () => ({ occurrence: await occurrenceOf(context, await context.write(tell)), userErrors: [] }),
    (userErrors) => ({ occurrence: null, userErrors }),
  );
}

@Resolver()
export class DeliveryResolver {
  @Mutation(() => OccurrencePayload, {
    description:
      'Records that something of an occurrence was delivered, with its evidence. Administrators, managers and agents.',
  })
  recordDelivery(
    @Arg('input', () => RecordDeliveryInput, { description: 'What was delivered.' }) input: RecordDeliveryInput,
    @Ctx() context: Context,
  ): Promise<OccurrencePayload> {
    require(context.viewer, 'recordDeliveries');
    return refusable<OccurrencePayload>(
      async () => {
        const { idempotencyKey = null, by = null, ...delivery } = input;
        const many = { deliveries: [delivery], by, idempotencyKey };
        const [outcome] = await recordMany('recordDelivery', many, context);
        const occurrence = outcome?.occurrence ?? null;
        return {
          occurrence: occurrence === null ? null : await occurrenceOf(context, occurrence),
          userErrors: outcome?.userErrors ?? [],
        };
      },
      (userErrors) => ({ occurrence: null, userErrors }),
    );
  }

  @Mutation(() => RecordDeliveriesPayload, {
    description:
      'Records up to 1,000 deliveries in one transaction; a bad one does not keep the others from being recorded. ' +
      'Administrators, managers and agents.',
  })
  async recordDeliveries(
    @Arg('input', () => RecordDeliveriesInput, { description: 'What was delivered.' }) input: RecordDeliveriesInput,
    @Ctx() context: Context,
  ): Promise<RecordDeliveriesPayload> {
    require(context.viewer, 'recordDeliveries');
    return refusable<RecordDeliveriesPayload>(
      async () => ({
        results: await answered(await recordMany('recordDeliveries', input, context), context),
        userErrors: [],
      }),
      (userErrors) => ({ results: [], userErrors }),
    );
  }

  @Mutation(() => OccurrencePayload, {
    description:
      'Takes back what was told wrongly of an occurrence; it stays readable. A waiver is taken back by administrators and ' +
      'managers, all else by agents too.',
  })
  correctDelivery(
    @Arg('input', () => CorrectDeliveryInput, { description: 'What was wrong, and why.' }) input: CorrectDeliveryInput,
    @Ctx() context: Context,
  ): Promise<OccurrencePayload> {
    require(context.viewer, 'recordDeliveries');
    return told(context, async (tx, now) => {
      const key = idOf('Delivery', input.delivery);
      const fact = key === null ? null : await loadDelivery(tx, key);
      if (fact?.kind === 'WAIVED') require(context.viewer, 'editAgreements');
      const teller = tellerOf(input.by, context);
      return correctDelivery(tx, { fact: input.delivery, reason: input.reason, teller }, now);
    });
  }

  @Mutation(() => OccurrencePayload, {
    description: 'Records that the counterpart confirms a delivery. Administrators, managers and agents.',
  })
  confirmDelivery(
    @Arg('input', () => ConfirmDeliveryInput, { description: 'What is confirmed.' }) input: ConfirmDeliveryInput,
    @Ctx() context: Context,
  ): Promise<OccurrencePayload> {
    require(context.viewer, 'recordDeliveries');
    return told(context, async (tx, now) => {
      const row = await holdOccurrence(tx, idOf('Occurrence', input.occurrence));
      const words = input.note ?? null;
      await sayOf(tx, { row, kind: 'CONFIRMED', words, teller: tellerOf(input.by, context) }, now);
      return row.id;
    });
  }

  @Mutation(() => OccurrencePayload, {
    description: 'Records that the counterpart disputes a delivery, and why. Administrators, managers and agents.',
  })
  disputeDelivery(
    @Arg('input', () => DisputeDeliveryInput, { description: 'What is disputed.' }) input: DisputeDeliveryInput,
    @Ctx() context: Context,
  ): Promise<OccurrencePayload> {
    require(context.viewer, 'recordDeliveries');
    return told(context, async (tx, now) => {
      const row = await holdOccurrence(tx, idOf('Occurrence', input.occurrence));
      await sayOf(tx, { row, kind: 'DISPUTED', words: input.reason, teller: tellerOf(input.by, context) }, now);
      return row.id;
    });
  }

  @Mutation(() => OccurrencePayload, {
    description: 'Excuses an occurrence, by a named person with a reason. Administrators and managers.',
  })
  waiveOccurrence(
    @Arg('input', () => WaiveOccurrenceInput, { description: 'What is excused, and why.' }) input: WaiveOccurrenceInput,
    @Ctx() context: Context,
  ): Promise<OccurrencePayload> {
    require(context.viewer, 'editAgreements');
    return told(context, async (tx, now) => {
      const teller = tellerOf(input.by, context);
      const isNamed = isPerson(context.viewer) || teller.name !== null;
      refuseAny([isNamed ? null : userError('EMPTY', 'A waiver names the person who excuses it.', ['by'])]);
      const row = await holdOccurrence(tx, idOf('Occurrence', input.occurrence));
      await waiveOccurrence(tx, { row, reason: input.reason, evidence: input.evidence ?? null, teller }, now);
      return row.id;
    });
  }
}

/** @throws Refused TOO_LONG, or what the key says */
function recordMany(
  name: string,
  { idempotencyKey: key, ...body }: RecordDeliveriesInput,
  context: Context,
): Promise<readonly DeliveryOutcome[]> {
  const most = limits.deliveriesPerCall;
  const came = body.deliveries.length;
  if (came > most)
    refuse('TOO_LONG', `At most ${String(most)} deliveries a call; ${String(came)} came.`, ['deliveries']);
  const teller = tellerOf(body.by, context);
  const request = { name, key, body };
  return context.write((tx, now) =>
    onceOnly(tx, { viewer: context.viewer, request, now }, () =>
      recordDeliveries(tx, { deliveries: body.deliveries, teller }, now),
    ),
  );
}

const answered = (
  outcomes: readonly DeliveryOutcome[],
  context: Context,
): Promise<RecordDeliveriesPayload['results']> =>
  Promise.all(
    outcomes.map(async ({ occurrence, userErrors }, index) => ({
      index,
      occurrence: occurrence === null ? null : await occurrenceOf(context, occurrence),
      userErrors,
    })),
  );
