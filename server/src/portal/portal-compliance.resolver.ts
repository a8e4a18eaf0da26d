// How a customer's agreements are kept, and what it is owed.
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { amountOf } from '../engine/credit.ts';
import type { ObjectiveStanding } from '../engine/objective.ts';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { digitsOf } from '../gate/money.ts';
import { LocalDateScalar } from '../gate/scalars.ts';
import { loadObjectives, readDay } from '../objective/objectives-of.ts';
import { readObjectiveOf, type ObjectiveValue } from '../objective/read-objective.ts';
import {
  countStatements,
  loadStatements,
  loadTheirAgreements,
  type PortalStatementRow,
} from './portal-compliance.store.ts';
import {
  PortalComplianceType,
  PortalStatementConnection,
  type PortalObjectiveStanding,
  type PortalStatementType,
} from './portal-compliance.type.ts';
import { customerOf } from './portal.viewer.ts';

const standings: Readonly<Record<ObjectiveStanding, PortalObjectiveStanding>> = {
  ...{ UNDECIDED: 'OPEN', ON_TRACK: 'OPEN', AT_RISK: 'OPEN', KEPT: 'KEPT', BROKEN: 'BROKEN' },
};

const present = ({ agreement, objective, period, version, results, apart, reading }: ObjectiveValue) => ({
  agreement: agreement.number,
  objective: objective.number,
  from: period.from.toString(),
  until: period.until.toString(),
  timeZone: version.timeZone,
  standing: standings[reading.standing],
  attained: reading.attained,
  met: results.good,
  missed: results.bad,
  waived: apart.waived,
});

const presentStatement = ({ coins, issuedMs, ...said }: PortalStatementRow): PortalStatementType => ({
  ...said,
  amount: amountOf(BigInt(coins), digitsOf(said.currency)),
  issuedAt: Temporal.Instant.fromEpochMilliseconds(issuedMs),
});

@Resolver()
export class PortalComplianceResolver {
  @Query(() => [PortalComplianceType], {
    description: 'How each objective of your agreements stands in the period of a day, by agreement and number.',
  })
  async compliance(
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: "A day of the period, in each agreement's zone; absent: today.",
    })
    on: string | null,
    @Ctx() context: Context,
  ): Promise<PortalComplianceType[]> {
    const customer = customerOf(context.viewer);
    const now = context.now();
    const tx = await context.read();
    const asks = await loadObjectives(tx, await loadTheirAgreements(tx, customer), readDay(on, now));
    const found: PortalComplianceType[] = [];
    for (const ask of [...asks.values()].flat()) found.push(present(await readObjectiveOf(tx, ask, now)));
    return found;
  }

  @Query(() => PortalStatementConnection, { description: 'What you were told that you are owed, the latest first.' })
  async statements(
    @First() first: number | null,
    @After() after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<PortalStatementType>> {
    const customer = customerOf(context.viewer);
    const request = readPageRequest(first, after, 1);
    const last = request.after?.[0] ?? null;
    if (last !== null && typeof last !== 'number') {
      throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of statements.');
    }
    const rows = await loadStatements(await context.read(), customer, { after: last, limit: request.first + 1 });
    const page = makePage(
      request,
      rows,
      ({ number }) => [number],
      async () => countStatements(await context.read(), customer),
    );
    return presentPage(page, presentStatement, request.after !== null);
  }
}
