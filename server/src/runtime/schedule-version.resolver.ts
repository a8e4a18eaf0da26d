// The door of schedule versions, and what they move.
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { agreementVersionOf } from '../agreement/agreement.loader.ts';
import { AgreementVersionType } from '../agreement/agreement.type.ts';
import { scheduleOfId, scheduleVersionLoader } from '../coverage/coverage.loader.ts';
import { presentScheduleVersion, type ScheduleVersionValue } from '../coverage/coverage.present.ts';
import { CoverageScheduleVersionType } from '../coverage/coverage.type.ts';
import { customerOf } from '../customer/customer.loader.ts';
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
import { DryRun, saveScheduleVersion, type SavedVersion, type VersionToSave } from './save-schedule-version.ts';
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
const ticketsShown = 20;
const flipsShown = 100;

type MovesValue = ScheduleMovesType & { readonly of: SavedVersion };
type FlipValue = CoverageFlipType & { readonly of: Flip };
type CustomerFlipsValue = CustomerFlipsType & { readonly id: number | null };

const presentMoves = (of: SavedVersion): MovesValue => ({
  totalTickets: of.moves.totalTickets,
  isComplete: of.moves.isComplete,
  totalFlips: of.moves.flips.length,
  of,
});

const presentFlip = (of: Flip): FlipValue => ({ ...of, ticket: null, customer: null, of });

const flipLoader: LoaderSpec<number, readonly Flip[]> = { load: loadFlips };

/** What `each` finds of the first `most` ids, in their order; what is not there is left out. */
async function found<T>(ids: readonly number[], most: number, each: (id: number) => Promise<T | null>): Promise<T[]> {
  const all = await Promise.all(ids.slice(0, most).map(each));
  return all.filter((one): one is Awaited<T> & {} => one !== null);
}

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
        const saved = await save(context, {
          schedule: idOf('CoverageSchedule', input.schedule),
          input: input.definition,
          validFrom: input.validFrom ?? null,
          reason: input.reason ?? null,
          savedBy: context.viewer.name,
          expectedFlips: input.expectedFlips ?? null,
          isDryRun,
        });
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

async function save(context: Context, act: VersionToSave): Promise<SavedVersion> {
  try {
    return await context.write((tx, now) => saveScheduleVersion(tx, act, now));
  } catch (error) {
    // A dry run ends by being taken back: what it found is its answer.
    if (error instanceof DryRun) return error.saved;
    throw error;
  }
}

@Resolver(() => ScheduleMovesType)
export class ScheduleMovesResolver {
  @FieldResolver(() => [TicketType])
  tickets(@Root() { of }: MovesValue, @Ctx() context: Context): Promise<readonly TicketType[]> {
    return found(of.moves.tickets, ticketsShown, (id) => ticketOf(context, id));
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
    return of.moves.flips.slice(0, flipsShown).map(presentFlip);
  }

  @FieldResolver(() => [CustomerFlipsType])
  flipsByCustomer(@Root() { of }: MovesValue): readonly CustomerFlipsValue[] {
    const counts = Map.groupBy(of.moves.flips, ({ customer }) => customer);
    return [...counts]
      .map(([id, flips]) => ({ id, count: flips.length }))
      .sort((a, b) => b.count - a.count || (a.id ?? 0) - (b.id ?? 0));
  }
}

@Resolver(() => CustomerFlipsType)
export class CustomerFlipsResolver {
  @FieldResolver(() => CustomerType, { nullable: true })
  async customer(@Root() { id }: CustomerFlipsValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return id === null ? null : customerOf(context, id);
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
    return of.customer === null ? null : customerOf(context, of.customer);
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
