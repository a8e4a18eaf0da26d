// What a picture of a board holds.
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { presentClock, type ClockValue } from '../clock/clock.present.ts';
import { ClockType } from '../clock/clock.type.ts';
import { limits } from '../config.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { ClockOutcomeEnum } from '../gate/floor-enums.ts';
import { InstantScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { BoardFrameType, BoardHourType, RateType, SourceAgeType, TileType } from './board.type.ts';
import { drillOf, presentSourceAge, type FrameValue } from './frame.present.ts';
import { countSavable, loadActivity, loadBroken, loadDueCounts, loadDueDays, loadNextToBreak } from './frame.store.ts';
import { monthLabel, type RateValue, type TileValue } from './tiles.ts';

const HOUR_MS = 3_600_000;
const DAYS = 14;

const firstOf = (first: number | null, absent: number): number => {
  const size = first ?? absent;
  if (size >= 1 && size <= limits.pageSizeMax) return size;
  throw codedError('PAGE_SIZE', `A list has 1 to ${String(limits.pageSizeMax)} rows: \`first\` was ${String(size)}.`);
};

const firstOption = (absent: number): ReturnType<typeof Arg> =>
  Arg('first', () => Int, {
    nullable: true,
    defaultValue: absent,
    description: `How many, 1 to ${String(limits.pageSizeMax)}.`,
  });

@Resolver(() => BoardFrameType)
export class BoardFrameResolver {
  @FieldResolver(() => [TileType], { description: 'How promises and targets came out this month.' })
  tiles(@Root() frame: FrameValue): Promise<TileValue[]> {
    return frame.tiles();
  }

  @FieldResolver(() => [ClockType], {
    description: 'Running clocks whose promise can still be kept, by the instant it is due.',
  })
  async nextToBreak(
    @Root() { scope }: FrameValue,
    @firstOption(12) first: number | null,
    @Ctx() context: Context,
  ): Promise<ClockValue[]> {
    return (await loadNextToBreak(await context.read(), scope, firstOf(first, 12))).map(presentClock);
  }

  @FieldResolver(() => [ClockType], {
    description: 'Clocks whose promise is broken: the oldest break first, or the last one.',
  })
  async broken(
    @Root() { scope }: FrameValue,
    @firstOption(3) first: number | null,
    @Arg('lastFirst', () => Boolean, { nullable: true, defaultValue: false, description: 'The last break first.' })
    lastFirst: boolean | null,
    @Ctx() context: Context,
  ): Promise<ClockValue[]> {
    return (
      await loadBroken(await context.read(), scope, { first: firstOf(first, 3), lastFirst: lastFirst === true })
    ).map(presentClock);
  }

  @FieldResolver(() => Int, { description: 'Open tickets with a broken promise.' })
  async brokenCount(@Root() frame: FrameValue): Promise<number> {
    return (await frame.live()).brokenCount;
  }

  @FieldResolver(() => Int, { description: 'Open tickets with a clock that runs, waits or has not begun.' })
  async openCount(@Root() frame: FrameValue): Promise<number> {
    return (await frame.live()).openCount;
  }

  @FieldResolver(() => Int, {
    description: 'Open tickets with an unbroken promise that is at risk or over its target.',
  })
  async atRiskCount(@Root() frame: FrameValue): Promise<number> {
    return (await frame.live()).atRiskCount;
  }

  @FieldResolver(() => Int, { description: 'Open tickets with an unbroken promise that is over its target.' })
  async overTargetCount(@Root() frame: FrameValue): Promise<number> {
    return (await frame.live()).overTargetCount;
  }

  @FieldResolver(() => Int, { description: 'Promises that can still be kept and are due within the next hour.' })
  async savableCount(@Root() { scope, at }: FrameValue, @Ctx() context: Context): Promise<number> {
    const nowMs = at.epochMilliseconds;
    return countSavable(await context.read(), scope, { nowMs, untilMs: nowMs + HOUR_MS });
  }

  @FieldResolver(() => TimeZoneScalar, { description: 'The zone to show times in, in which months and hours begin.' })
  zone(@Root() frame: FrameValue): Promise<string> {
    return frame.zone();
  }

  @FieldResolver(() => String, { description: 'The period of the tiles for people: "November so far".' })
  async periodLabel(@Root() frame: FrameValue): Promise<string> {
    return monthLabel(frame.at, await frame.zone());
  }

  @FieldResolver(() => InstantScalar, { description: 'Where the period of the tiles begins.' })
  async periodFrom(@Root() frame: FrameValue): Promise<Temporal.Instant> {
    return Temporal.Instant.fromEpochMilliseconds((await frame.period()).fromMs);
  }

  @FieldResolver(() => [BoardHourType], {
    description:
      'Promises by the hour they are due: the last 24 hours, the one under way among them, and `ahead` more.',
  })
  async hours(
    @Root() frame: FrameValue,
    @Arg('ahead', () => Int, {
      nullable: true,
      defaultValue: 0,
      description: 'How many hours after the one under way, 0 to 24.',
    })
    ahead: number | null,
    @Ctx() context: Context,
  ): Promise<BoardHourType[]> {
    const more = Math.min(Math.max(ahead ?? 0, 0), 24);
    const underWay = frame.at
      .toZonedDateTimeISO(await frame.zone())
      .round({ smallestUnit: 'hour', roundingMode: 'floor' });
    const fromMs = underWay.epochMilliseconds - 23 * HOUR_MS;
    const untilMs = underWay.epochMilliseconds + (1 + more) * HOUR_MS;
    const counts = await loadDueCounts(await context.read(), frame.scope, { fromMs, untilMs, stepMs: HOUR_MS });
    return Array.from({ length: 24 + more }, (_, index) => {
      const atMs = fromMs + index * HOUR_MS;
      const { kept = 0, open = 0, broken = 0 } = counts.find((count) => count.fromMs === atMs) ?? {};
      return { from: Temporal.Instant.fromEpochMilliseconds(atMs), kept, open, broken };
    });
  }

  @FieldResolver(() => [BoardHourType], {
    description:
      'What its chart draws: `hours(ahead: 4)`, or today and 13 days back by the day; empty without a chart.',
  })
  chart(@Root() frame: FrameValue, @Ctx() context: Context): Promise<BoardHourType[]> {
    switch (frame.settings.chart) {
      case 'DUE_HOURS':
        return this.hours(frame, 4, context);
      case 'DUE_DAYS':
        return daysOf(frame, context);
      default:
        return Promise.resolve([]);
    }
  }

  @FieldResolver(() => [SourceAgeType], { description: 'How fresh the sources of the board are.' })
  async sources(@Root() { scope, at }: FrameValue, @Ctx() context: Context): Promise<SourceAgeType[]> {
    return (await loadActivity(await context.read(), scope)).map((source) => presentSourceAge(source, at));
  }
}

/** Today and the days before it, in the board's zone. */
async function daysOf({ scope, at, zone }: FrameValue, context: Context): Promise<BoardHourType[]> {
  const named = await zone();
  const today = at.toZonedDateTimeISO(named).startOfDay();
  const days = Array.from({ length: DAYS }, (_, place) => today.subtract({ days: DAYS - 1 - place }).startOfDay());
  const span = {
    fromMs: days[0]?.epochMilliseconds ?? 0,
    untilMs: today.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
  const counts = await loadDueDays(await context.read(), scope, { ...span, zone: named });
  const byStart = new Map(counts.map((count) => [count.fromMs, count]));
  return days.map((day) => {
    const { kept = 0, open = 0, broken = 0 } = byStart.get(day.epochMilliseconds) ?? {};
    return { from: day.toInstant(), kept, open, broken };
  });
}

@Resolver(() => TileType)
export class TileResolver {
  @FieldResolver(() => RateType, { description: 'What the counterparts were told.' })
  promise(@Root() { promise }: TileValue): RateValue {
    return promise;
  }

  @FieldResolver(() => RateType, {
    nullable: true,
    description: 'What the floor works to, on the same clocks; null when none has a target.',
  })
  target(@Root() { target }: TileValue): RateValue | null {
    return target;
  }
}

@Resolver(() => RateType)
export class RateResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Give it to `clocks(drill:)` for exactly the clocks behind this rate, or those of one outcome.',
  })
  drill(
    @Root() rate: RateValue,
    @Arg('outcome', () => ClockOutcomeEnum, { nullable: true, description: 'Only these; null: all four counts.' })
    outcome: ClockOutcome | null,
  ): string {
    return drillOf(rate, outcome ?? null);
  }
}
