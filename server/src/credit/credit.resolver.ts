// The doors of credits: what is owed, how far it has come, and what is at stake.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agreementOf } from '../agreement/agreement.loader.ts';
import { AgreementType } from '../agreement/agreement.type.ts';
import { customerOf } from '../customer/customer.loader.ts';
import { CustomerType } from '../customer/customer.type.ts';
import type { Tx } from '../db/orm.ts';
import { amountOf } from '../engine/credit.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, userError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { digitsOf, type Money } from '../gate/money.ts';
import { filterId, idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny, unlessTaken } from '../gate/text.ts';
import { creditOf, periodOfCredit, presentCredit, type ClosedPeriodValue, type CreditValue } from './credit.loader.ts';
import {
  countCredits,
  loadCreditPage,
  lockCredit,
  saveApproval,
  saveDecline,
  saveIssue,
  saveNewCredit,
  type CreditQuery,
  type CreditRow,
  type CreditState,
} from './credit.store.ts';
import {
  ClosedPeriodType,
  CreditActInput,
  CreditConnection,
  CreditFilterInput,
  CreditPayload,
  CreditType,
  DirectionEnum,
  ExposureType,
} from './credit.type.ts';
import { loadExposure } from './exposure.ts';
import type { Direction } from './owed.ts';

type CreditAct = (tx: Tx, row: CreditRow, by: string, now: Temporal.Instant) => Promise<number>;

/** Acts on a credit that has come as far as the act needs. */
function act(
  context: Context,
  { credit }: CreditActInput,
  needs: readonly CreditState[],
  work: CreditAct,
): Promise<CreditPayload> {
  require(context.viewer, 'editAgreements');
  return refusable<CreditPayload>(
    async () => {
      const done = await context.write(async (tx, now) => {
        const id = idOf('Credit', credit);
        const row = id === null ? null : await lockCredit(tx, id);
        if (row === null) return refuse('NOT_FOUND', 'No credit has this id.', ['credit']);
        if (!needs.includes(row.state)) {
          return refuse('INVALID', `Expected one that is ${needs.join(' or ')}; it is ${row.state}.`, ['credit']);
        }
        return work(tx, row, context.viewer.principal, now);
      });
      return { credit: await creditOf(context, done), userErrors: [] };
    },
    (userErrors) => ({ credit: null, userErrors }),
  );
}

/** @throws Refused EMPTY, TOO_LONG */
function reasonOf({ reason }: CreditActInput): string {
  refuseAny([nameProblem(reason ?? '', 'The reason', ['reason'])]);
  return reason ?? '';
}

@Resolver(() => CreditType)
export class CreditResolver {
  @Query(() => CreditConnection, { description: 'What is or was owed for closed periods, the latest first.' })
  credits(
    @Arg('filter', () => CreditFilterInput, { nullable: true, description: 'Only those that it wants.' })
    filter: CreditFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<CreditType>> {
    require(context.viewer, 'read');
    const query: CreditQuery = {
      states: filter?.states ?? null,
      direction: filter?.direction ?? null,
      agreement: filterId('Agreement', filter?.agreement),
      customer: filterId('Customer', filter?.customer),
    };
    return listPage(
      { first, after },
      {
        keyOf: (row: CreditRow) => [row.madeAt.epochMilliseconds, row.id],
        load: async (wanted) => loadCreditPage(await context.read(), query, wanted),
        count: async () => countCredits(await context.read(), query),
        present: presentCredit,
      },
    );
  }

  @FieldResolver(() => AgreementType, { description: 'The agreement that owes it.' })
  async agreement(@Root() { row }: CreditValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, row.agreement);
    if (agreement === null) throw new Error(`Agreement ${String(row.agreement)} went`);
    return agreement;
  }

  @FieldResolver(() => CustomerType, { nullable: true, description: 'The customer; null: of an agreement with none.' })
  customer(@Root() { row }: CreditValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return row.customer === null ? Promise.resolve(null) : customerOf(context, row.customer);
  }

  @FieldResolver(() => ClosedPeriodType, { description: 'The period that it is owed for.' })
  period(@Root() { row }: CreditValue, @Ctx() context: Context): Promise<ClosedPeriodValue> {
    return periodOfCredit(context, row);
  }

  @FieldResolver(() => CreditType, { nullable: true, description: 'The credit that this one takes back.' })
  reverses(@Root() { row }: CreditValue, @Ctx() context: Context): Promise<CreditValue | null> {
    return row.reverses === null ? Promise.resolve(null) : creditOf(context, row.reverses);
  }

  @FieldResolver(() => CreditType, { nullable: true, description: 'The counter entry that took it back.' })
  reversedBy(@Root() { row }: CreditValue, @Ctx() context: Context): Promise<CreditValue | null> {
    return row.reversedBy === null ? Promise.resolve(null) : creditOf(context, row.reversedBy);
  }

  @Mutation(() => CreditPayload, { description: 'Says that a draft is right. Administrators and managers.' })
  approveCredit(
    @Arg('input', () => CreditActInput, { description: 'Which.' }) input: CreditActInput,
    @Ctx() context: Context,
  ): Promise<CreditPayload> {
    return act(context, input, ['DRAFT'], async (tx, { id }, by, now) => {
      await saveApproval(tx, { id, by }, now);
      return id;
    });
  }

  @Mutation(() => CreditPayload, { description: 'Says that it is not owed, and why. Administrators and managers.' })
  declineCredit(
    @Arg('input', () => CreditActInput, { description: 'Which, and why.' }) input: CreditActInput,
    @Ctx() context: Context,
  ): Promise<CreditPayload> {
    return act(context, input, ['DRAFT', 'APPROVED'], async (tx, { id }, by, now) => {
      await saveDecline(tx, { id, by, reason: reasonOf(input) }, now);
      return id;
    });
  }

  @Mutation(() => CreditPayload, {
    description: 'Issues what was approved: it gets the next number of a statement. Administrators and managers.',
  })
  issueCredit(
    @Arg('input', () => CreditActInput, { description: 'Which.' }) input: CreditActInput,
    @Ctx() context: Context,
  ): Promise<CreditPayload> {
    return act(context, input, ['APPROVED'], async (tx, { id }, by, now) => {
      await saveIssue(tx, { id, by }, now);
      return id;
    });
  }

  @Mutation(() => CreditPayload, {
    description:
      'Takes back what was issued: drafts its counter entry, one at a time unless that is declined. Administrators and managers.',
  })
  reverseCredit(
    @Arg('input', () => CreditActInput, { description: 'Which, and why.' }) input: CreditActInput,
    @Ctx() context: Context,
  ): Promise<CreditPayload> {
    return act(context, input, ['ISSUED'], (tx, row, _by, now) => {
      const { id, agreement, period, customer, direction, currency, coins, lines } = row;
      const entry = { agreement, period, customer, direction, currency, lines, coins: -coins };
      return unlessTaken(
        () => saveNewCredit(tx, { ...entry, reverses: id, reason: reasonOf(input) }, now),
        userError('DUPLICATE', 'It was taken back already.', ['credit']),
      );
    });
  }
}

type ExposureValue = ExposureType & { readonly customerId: number | null; readonly direction: Direction };

@Resolver(() => ExposureType)
export class ExposureResolver {
  @Query(() => [ExposureType], {
    description:
      'What is at stake: for each customer and currency what is owed, and apart from it what suppliers would owe.',
  })
  async exposure(
    @Arg('customers', () => [ID], { nullable: true, description: 'Only of agreements with these; absent: all.' })
    customers: readonly string[] | null,
    @Ctx() context: Context,
  ): Promise<ExposureValue[]> {
    require(context.viewer, 'read');
    const ids = customers?.map((id) => filterId('Customer', id) ?? 0) ?? null;
    const query = { agreements: null, customers: ids, kinds: null };
    const found = await loadExposure(await context.read(), query, context.now());
    return found.map(({ direction, customer, currency, provisional, due, issued }) => {
      const money = (coins: bigint): Money => ({ amount: amountOf(coins, digitsOf(currency)), currency });
      const amounts = { provisional: money(provisional), due: money(due), issued: money(issued) };
      return { ...amounts, direction, customerId: customer };
    });
  }

  @FieldResolver(() => CustomerType, { nullable: true, description: 'The customer; null: of agreements with none.' })
  customer(@Root() { customerId }: ExposureValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return customerId === null ? Promise.resolve(null) : customerOf(context, customerId);
  }

  @FieldResolver(() => DirectionEnum, { description: 'Who owes it to whom.' })
  direction(@Root() value: ExposureValue): Direction {
    return value.direction;
  }
}
