// The doors of closed periods: as they were reported, as they are known now, and what lies between.
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { agreementOf, agreementVersionOf, sectionsLoader } from '../agreement/agreement.loader.ts';
import { loadVersionsOf } from '../agreement/agreement-list.store.ts';
import type { AgreementValue } from '../agreement/agreement.present.ts';
import { AgreementType, AgreementVersionType } from '../agreement/agreement.type.ts';
import { noSections } from '../agreement/sections.type.ts';
import { formatObjectiveDrill } from '../clock/clock-drill.ts';
import { clockOf } from '../clock/clock.loader.ts';
import type { ClockValue } from '../clock/clock.present.ts';
import { ClockType } from '../clock/clock.type.ts';
import { amountOf } from '../engine/credit.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import { periodOfDay } from '../engine/period.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import { ClockOutcomeEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { digitsOf, Money } from '../gate/money.ts';
import { idOf } from '../gate/node-id.ts';
import { presentObjective, resultsBehind, type ObjectiveReadingValue } from '../objective/objective.present.ts';
import { ObjectiveReadingType } from '../objective/objective.type.ts';
import { loadObjectives } from '../objective/objectives-of.ts';
import { readObjectiveOf } from '../objective/read-objective.ts';
import { checkPeriod, closePeriod } from './close-period.ts';
import {
  adjustmentsLoader,
  closedPeriodOf,
  creditsLoader,
  presentCredit,
  presentPeriod,
  reportedLoader,
  type ClosedPeriodValue,
  type CreditValue,
} from './credit.loader.ts';
import {
  ClosedPeriodConnection,
  ClosedPeriodPayload,
  ClosedPeriodType,
  ClosePeriodInput,
  CreditType,
  PeriodAdjustmentType,
  ReportedObjectiveType,
} from './credit.type.ts';
import { owedFor } from './owed.ts';
import { countPeriods, loadPeriodPage, loadPeriods, type PeriodRow, type ReportedObjective } from './period.store.ts';

type AdjustmentValue = PeriodAdjustmentType & { readonly clockId: number };

type ReportedValue = ReportedObjectiveType & { readonly value: ReportedObjective };

function presentReported(value: ReportedObjective): ReportedValue {
  const { number, standing, attained, results, apart } = value;
  return {
    ...{ value, number, standing, attained, ...apart },
    ...{ met: results.good, missed: results.bad, undecided: results.open },
  };
}

@Resolver(() => ClosedPeriodType)
export class ClosedPeriodResolver {
  @FieldResolver(() => AgreementType, { description: 'The agreement.' })
  async agreement(@Root() { row }: ClosedPeriodValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, row.agreement);
    if (agreement === null) throw new Error(`Agreement ${String(row.agreement)} went`);
    return agreement;
  }

  @FieldResolver(() => AgreementVersionType, { description: 'The version that governed it.' })
  async agreementVersion(@Root() { row }: ClosedPeriodValue, @Ctx() context: Context): Promise<AgreementVersionType> {
    const version = await agreementVersionOf(context, row.version);
    if (version === null) throw new Error(`Agreement version ${String(row.version)} went`);
    return version;
  }

  @FieldResolver(() => [ReportedObjectiveType], { description: 'As reported when it was closed; it never changes.' })
  async asReported(@Root() { row }: ClosedPeriodValue, @Ctx() context: Context): Promise<ReportedValue[]> {
    return ((await context.loaders.one(reportedLoader, row.id)) ?? []).map(presentReported);
  }

  @FieldResolver(() => [ObjectiveReadingType], { description: 'As known now.' })
  async asKnown(@Root() { row }: ClosedPeriodValue, @Ctx() context: Context): Promise<ObjectiveReadingValue[]> {
    const tx = await context.read();
    const day = { on: Temporal.PlainDate.from(row.fromDate), now: context.now() };
    const asks = (await loadObjectives(tx, [row.agreement], day)).get(row.agreement) ?? [];
    const values = [];
    for (const ask of asks) {
      if (ask.objective.period === row.kind)
        values.push(presentObjective(await readObjectiveOf(tx, ask, context.now())));
    }
    return values;
  }

  @FieldResolver(() => [PeriodAdjustmentType], {
    description:
      'Clocks that count otherwise by what became known since, in the order in which it was found. Clocks alone: what became known later of deliveries, outages and measurements shows as asReported beside asKnown.',
  })
  async adjustments(@Root() { row }: ClosedPeriodValue, @Ctx() context: Context): Promise<AdjustmentValue[]> {
    const rows = (await context.loaders.one(adjustmentsLoader, row.id)) ?? [];
    return rows.map(({ number, clock, was, isNow, foundAt }) => ({
      ...{ objective: number, was, isNow, foundAt },
      clockId: clock,
    }));
  }

  @FieldResolver(() => [CreditType], { description: 'What is owed for it, in the order in which it was reckoned.' })
  async credits(@Root() { row }: ClosedPeriodValue, @Ctx() context: Context): Promise<CreditValue[]> {
    return ((await context.loaders.one(creditsLoader, row.id)) ?? []).map(presentCredit);
  }

  @Mutation(() => ClosedPeriodPayload, {
    description: 'Closes a period that is over before it closes by itself. Administrators and managers.',
  })
  closePeriod(
    @Arg('input', () => ClosePeriodInput, { description: 'Which.' }) input: ClosePeriodInput,
    @Ctx() context: Context,
  ): Promise<ClosedPeriodPayload> {
    require(context.viewer, 'editAgreements');
    return refusable<ClosedPeriodPayload>(
      async () => {
        const id = await context.write(async (tx, now) => {
          const agreement = idOf('Agreement', input.agreement);
          const versions = agreement === null ? [] : ((await loadVersionsOf(tx, [agreement])).get(agreement) ?? []);
          const on = Temporal.PlainDate.from(input.on);
          // A day ends last in the zone that is furthest west; versions may have several.
          const [last] = versions
            .map(({ timeZone }) => periodOfDay(input.kind, on, timeZone))
            .sort((a, b) => Temporal.Instant.compare(b.untilAt, a.untilAt));
          if (agreement === null || last === undefined)
            return refuse('NOT_FOUND', 'No agreement has this id.', ['agreement']);
          const { kind } = input;
          const { from, untilAt, until } = last;
          if (Temporal.Instant.compare(now, untilAt) < 0) {
            return refuse('INVALID', `It is not over before ${until.toString()}.`, ['on']);
          }
          const closed = await closePeriod(tx, { agreement, kind, from, by: context.viewer.principal }, now);
          return closed ?? refuse('INVALID', 'It was closed before, or no objective has such a period then.', ['on']);
        });
        return { period: await closedPeriodOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ period: null, userErrors }),
    );
  }

  @Mutation(() => ClosedPeriodPayload, {
    description:
      'Compares a closed period with what is known now, as happens by itself every few minutes. Administrators and managers.',
  })
  checkPeriod(
    @Arg('period', () => ID, { description: 'The closed period.' }) period: string,
    @Ctx() context: Context,
  ): Promise<ClosedPeriodPayload> {
    require(context.viewer, 'editAgreements');
    return refusable<ClosedPeriodPayload>(
      async () => {
        const id = await context.write(async (tx, now) => {
          const key = idOf('ClosedPeriod', period) ?? 0;
          const row = (await loadPeriods(tx, [key])).get(key);
          if (row === undefined) return refuse('NOT_FOUND', 'No closed period has this id.', ['period']);
          await checkPeriod(tx, row, now);
          return row.id;
        });
        return { period: await closedPeriodOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ period: null, userErrors }),
    );
  }
}

@Resolver(() => ReportedObjectiveType)
export class ReportedObjectiveResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What `clocks(drill:)` takes to list the clocks as they counted then; null: it was not about clocks.',
  })
  drill(
    @Root() { value }: ReportedValue,
    @Arg('outcome', () => ClockOutcomeEnum, { nullable: true, description: 'Only these; null: all six counts.' })
    outcome: ClockOutcome | null | undefined,
  ): string | null {
    const { period, number, goal, isOfClocks } = value;
    if (!isOfClocks) return null;
    return formatObjectiveDrill({ pinned: { period, number }, results: resultsBehind(goal.asks === 'MEAN', outcome) });
  }
}

@Resolver(() => PeriodAdjustmentType)
export class PeriodAdjustmentResolver {
  @FieldResolver(() => ClockType, { description: 'The clock.' })
  async clock(@Root() { clockId }: AdjustmentValue, @Ctx() context: Context): Promise<ClockValue> {
    const clock = await clockOf(context, clockId);
    if (clock === null) throw new Error(`Clock ${String(clockId)} went`);
    return clock;
  }
}

@Resolver(() => AgreementType)
export class AgreementPeriodsResolver {
  @FieldResolver(() => ClosedPeriodConnection, { description: 'Its closed periods, the latest first.' })
  closedPeriods(
    @Root() { row }: AgreementValue,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ClosedPeriodType>> {
    require(context.viewer, 'read');
    return listPage(
      { first, after },
      {
        keyOf: (period: PeriodRow) => [period.untilDate, period.id],
        load: async (wanted) => loadPeriodPage(await context.read(), row.id, wanted),
        count: async () => countPeriods(await context.read(), row.id),
        present: presentPeriod,
      },
    );
  }
}

@Resolver(() => ObjectiveReadingType)
export class ProvisionalCreditResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: 'What would be owed if the period ended as it stands; null: nothing is owed when it is not kept.',
  })
  async provisionalCredit(@Root() { value }: ObjectiveReadingValue, @Ctx() context: Context): Promise<Money | null> {
    const sections = (await context.loaders.one(sectionsLoader, value.version.id)) ?? noSections;
    if (!sections.penalties.some(({ objective }) => objective === value.objective.number)) return null;
    const owed = owedFor([value], sections);
    return owed === null ? null : { amount: amountOf(owed.coins, digitsOf(owed.currency)), currency: owed.currency };
  }
}
