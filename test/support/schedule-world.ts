// Schedules with versions and agreements that follow them, made through the API alone.
import { startFloorWorld, type FloorWorld } from './floor-world.ts';

export const nineToFive = [{ from: '09:00', to: '17:00' }];
export const weekdays = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive };

/** Mon–Fri 09–17 in UTC, closed on holidays. */
export const office = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  timeZone: 'UTC',
  periods: [{ period: 'PRIME', weekly: weekdays }],
  ...changes,
});

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

export interface SavedAnswer {
  readonly schedule: { readonly version: number; readonly holidays: readonly string[] } | null;
  readonly version: {
    readonly id: string;
    readonly version: number;
    readonly validFrom: string;
    readonly savedBy: string | null;
    readonly reason: string | null;
    readonly isCorrection: boolean;
  } | null;
  readonly isCorrection: boolean;
  readonly moves: {
    readonly totalTickets: number;
    readonly isComplete: boolean;
    readonly tickets: readonly { readonly reference: string }[];
    readonly agreements: readonly { readonly agreement: { readonly number: string } }[];
    readonly pinned: readonly { readonly agreement: { readonly number: string } }[];
    readonly totalFlips: number;
    readonly flips: readonly {
      readonly measure: string;
      readonly limit: string;
      readonly from: string | null;
      readonly to: string | null;
      readonly ticket: { readonly reference: string };
    }[];
    readonly flipsByCustomer: readonly { readonly customer: { readonly name: string }; readonly count: number }[];
  } | null;
  readonly userErrors: readonly Problem[];
}

const saveVersion = `mutation ($input: SaveCoverageScheduleVersionInput!) { saveCoverageScheduleVersion(input: $input) {
  schedule { version holidays } version { id version validFrom savedBy reason isCorrection } isCorrection
  moves { totalTickets isComplete tickets { reference } agreements { agreement { number } } pinned { agreement { number } }
    totalFlips flips { measure limit from to ticket { reference } } flipsByCustomer { customer { name } count } }
  userErrors { code message path } } }`;

export interface ScheduleWorld extends FloorWorld {
  schedule(name: string, definition?: Record<string, unknown>): Promise<string>;
  saveVersion(input: Record<string, unknown>): Promise<SavedAnswer>;
  /** A customer with an account `<name>-1` and an agreement `<name>-SLA` that follows a schedule so. */
  follower(name: string, schedule: string, following: string | null, clauses?: readonly unknown[]): Promise<void>;
  /** The one clock of this measure on a ticket. */
  clock(reference: string, measure: string): Promise<ClockSeen>;
}

export interface ClockSeen {
  readonly phase: string;
  readonly standing: string | null;
  readonly spent: string;
  readonly promise: { readonly dueAt: string | null; readonly breachedAt: string | null } | null;
  readonly schedule: { readonly version: number; readonly openSpans: readonly { readonly from: string }[] };
}

interface Made {
  readonly made: { readonly thing: { readonly id: string } | null; readonly userErrors: readonly unknown[] };
}

export async function startScheduleWorld(
  start: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ScheduleWorld> {
  const world = await startFloorWorld(start, env);
  const make = async (mutation: string, thing: string, input: unknown): Promise<string> => {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const { made } = await world.ask<Made>(
      `mutation ($input: ${type}Input!) { made: ${mutation}(input: $input) { thing: ${thing} { id } userErrors { code message path } } }`,
      { input },
    );
    if (made.thing === null) throw new Error(`${mutation} refused: ${JSON.stringify(made.userErrors)}`);
    return made.thing.id;
  };
  return {
    ...world,
    schedule: (name, definition = office()) =>
      make('createCoverageSchedule', 'schedule', { name, schedule: definition }),
    async saveVersion(input) {
      const answer = await world.ask<{ saveCoverageScheduleVersion: SavedAnswer }>(saveVersion, { input });
      return answer.saveCoverageScheduleVersion;
    },
    async follower(name, schedule, following, clauses = [{ number: '1', measure: 'RESOLUTION', promise: 'PT8H' }]) {
      const customer = await make('createCustomer', 'customer', { name });
      await make('createServiceAccount', 'serviceAccount', { customer, reference: `${name}-1`, name });
      const version = await make('draftAgreement', 'version', {
        ...{ number: `${name}-SLA`, customer, schedule, from: '2020-01-01', clauses },
        ...(following !== null && { scheduleFollowing: following }),
      });
      await make('activateAgreement', 'version', { version });
    },
    async clock(reference, measure) {
      const { ticket } = await world.ask<{ ticket: { clocks: { nodes: (ClockSeen & { measure: string })[] } } }>(
        `query ($reference: String!) { ticket(reference: $reference) { clocks { nodes { measure phase standing spent
           promise { dueAt breachedAt } schedule { version openSpans(days: 7) { from } } } } } }`,
        { reference },
      );
      const found = ticket.clocks.nodes.find((one) => one.measure === measure);
      if (found === undefined) throw new Error(`No ${measure} on ${reference}: ${JSON.stringify(ticket)}`);
      return found;
    },
  };
}
