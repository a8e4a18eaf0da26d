// The door of schedule versions, and what they move.
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { agreementVersionOf } from '../agreement/agreement.loader.ts';
import { AgreementVersionType } from '../agreement/agreement.type.ts';
import { scheduleOfId, scheduleVersionLoader } from '../coverage/coverage.loader.ts';
import { presentScheduleVersion, type ScheduleVersionValue } from '../coverage/coverage.present.ts';
import { CoverageScheduleVersionType } from '../coverage/coverage.type.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { After, First } from '../gate/args.ts';
import { pageOf, presentPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { ticketOf } from '../ticket/ticket.loader.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { evenDry } from './dry-run.ts';
import {
  firstFlips,
  flippedCustomer,
  flipsByCustomer,
  found,
  movedTickets,
  presentFlip,
  type CustomerFlipsValue,
  type FlipValue,
} from './flips.present.ts';
import { saveScheduleVersion, type SavedVersion, type VersionToSave } from './save-schedule-version.ts';
import { loadFlips, type Flip } from './schedule-moves.store.ts';
import {
  CoverageFlipConnection,
  CoverageFlipType,
  CustomerFlipsType,
  SaveCoverageScheduleVersionInput,
  SaveCoverageScheduleVersionPayload,
  ScheduleMovesType,
} from './schedule-version.type.ts';

const agreementsShown = 100;

type MovesValue = ScheduleMovesType & { readonly of: SavedVersion };

const presentMoves = (of: SavedVersion): MovesValue => ({
  totalTickets: of.moves.totalTickets,
  isComplete: of.moves.isComplete,
  totalFlips: of.moves.flips.length,
  of,
});

const flipLoader: LoaderSpec<number, readonly Flip[]> = { load: loadFlips };

@Resolver()
export class SaveScheduleVersionResolver {
  @Mutation(() => SaveCoverageScheduleVersionPayload, {
    description:
      'Makes the next version of a schedule; earlier ones stay as they are. Agreements that follow the schedule take it ' +
      'up, and their tickets are settled anew. One that begins in the past is a correction: ask with `dryRun` which ' +
      'results it turns over, then sign it with a reason. Administrators and managers.',
  })
  async saveCoverageScheduleVersion(
    @Arg('input', () => SaveCoverageScheduleVersionInput, { description: 'The version.' })
    input: SaveCoverageScheduleVersionInput,
    @Ctx() context: Context,
  ): Promise<SaveCoverageScheduleVersionPayload> {
    require(context.viewer, 'editSchedules');
    return refusable<SaveCoverageScheduleVersionPayload>(
      async () => {
        const isDryRun = input.dryRun ?? false;
        const act: VersionToSave = {
          schedule: idOf('CoverageSchedule', input.schedule),
          input: input.definition,
          validFrom: input.validFrom ?? null,
          reason: input.reason ?? null,
          savedBy: context.viewer.name,
          expectedFlips: input.expectedFlips ?? null,
          isDryRun,
        };
        const saved = await evenDry(() => context.write((tx, now) => saveScheduleVersion(tx, act, now)));
        const row = isDryRun ? null : await context.loaders.one(scheduleVersionLoader, saved.version);
        return {
          schedule: row === null ? null : await scheduleOfId(context, row.id),
          version: row === null ? null : presentScheduleVersion(row),
          isCorrection: saved.isCorrection,
          moves: presentMoves(saved),
          userErrors: [],
        };
      },
      (userErrors) => ({ schedule: null, version: null, isCorrection: false, moves: null, userErrors }),
    );
  }
}

@Resolver(() => ScheduleMovesType)
export class ScheduleMovesResolver {
  @FieldResolver(() => [TicketType])
  tickets(@Root() { of }: MovesValue, @Ctx() context: Context): Promise<readonly TicketType[]> {
    return movedTickets(of.moves, context);
  }

  @FieldResolver(() => [AgreementVersionType])
  agreements(@Root() { of }: MovesValue, @Ctx() context: Context): Promise<readonly AgreementVersionType[]> {
    return found(of.moving, agreementsShown, (id) => agreementVersionOf(context, id));
  }

  @FieldResolver(() => [AgreementVersionType])
  pinned(@Root() { of }: MovesValue, @Ctx() context: Context): Promise<readonly AgreementVersionType[]> {
    return found(of.pinned, agreementsShown, (id) => agreementVersionOf(context, id));
  }

  @FieldResolver(() => [CoverageFlipType])
  flips(@Root() { of }: MovesValue): readonly FlipValue[] {
    return firstFlips(of.moves);
  }

  @FieldResolver(() => [CustomerFlipsType])
  flipsByCustomer(@Root() { of }: MovesValue): readonly CustomerFlipsValue[] {
    return flipsByCustomer(of.moves);
  }
}

@Resolver(() => CustomerFlipsType)
export class CustomerFlipsResolver {
  @FieldResolver(() => CustomerType, { nullable: true })
  async customer(@Root() { id }: CustomerFlipsValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return flippedCustomer(id, context);
  }
}

@Resolver(() => CoverageFlipType)
export class CoverageFlipResolver {
  @FieldResolver(() => TicketType, { nullable: true })
  ticket(@Root() { of }: FlipValue, @Ctx() context: Context): Promise<TicketType | null> {
    return ticketOf(context, of.ticket);
  }

  @FieldResolver(() => CustomerType, { nullable: true })
  async customer(@Root() { of }: FlipValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return flippedCustomer(of.customer, context);
  }
}

@Resolver(() => CoverageScheduleVersionType)
export class ScheduleVersionFlipsResolver {
  @FieldResolver(() => CoverageFlipConnection, {
    description: 'Of a correction: the results it turned over, as reported until then and as known since.',
  })
  async flips(
    @Root() { row }: ScheduleVersionValue,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<CoverageFlipType>> {
    const flips = (await context.loaders.one(flipLoader, row.versionId)) ?? [];
    return presentPage(pageOf(flips, first, after), presentFlip, after !== null);
  }
}
