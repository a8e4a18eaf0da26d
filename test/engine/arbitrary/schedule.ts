// Random schedules that a real customer could have, and the places where calendars go wrong: clock changes at
// midnight, half-hour changes, skipped and repeated days. Dated rules fall close to the instants asked about.
import fc from 'fast-check';
import { compileCoverage } from '../../../server/src/engine/coverage.ts';
import { poolSize, seed } from './runs.ts';
import type {
  CoverageException,
  CoveragePeriod,
  CoverageSchedule,
  LocalInterval,
  PeriodHours,
  Weekday,
} from '../../../server/src/engine/coverage.ts';

/** A schedule and a civil date's worth of instants (epoch milliseconds) around which to question it. */
export interface ScheduleCase {
  readonly schedule: CoverageSchedule;
  /** The middle of the window in which holidays, exceptions and questions lie. */
  readonly near: number;
}

/** Clock changes worth a visit: the zone, and the instant of the change. */
export const clockChanges: readonly (readonly [timeZone: string, at: string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['Europe/London', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'], // spring forward at midnight
  ['America/Sao_Paulo', '2019-02-17T02:00Z'], // back from midnight into the evening before
  ['Asia/Beirut', '2026-03-28T22:00Z'],
  ['Asia/Beirut', '2026-10-24T21:00Z'],
  ['America/Havana', '2026-03-08T05:00Z'],
  ['America/Havana', '2026-11-01T05:00Z'], // the hour after midnight twice
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00Z'],
  ['America/St_Johns', '2006-04-02T03:31Z'], // changed at 00:01
  ['America/St_Johns', '2006-10-29T02:31Z'], // from 00:01 back to 23:01: the date goes backwards
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'], // half an hour
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Antarctica/Troll', '2026-10-25T01:00Z'], // two hours
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'], // 30 December 2011 never was
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'], // nor was 21 August 1993
  ['America/Caracas', '2016-05-01T07:00Z'],
  ['Asia/Pyongyang', '2015-08-14T15:00Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'], // away from an offset of −00:44:30
  ['Europe/Paris', '1911-03-10T23:50:39Z'], // local mean time, +00:09:21
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
];

const steadyZones = ['UTC', 'Asia/Kolkata', 'Asia/Tokyo', 'Asia/Kathmandu', 'America/Phoenix', 'Pacific/Kiritimati'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const epoch = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

const place: fc.Arbitrary<{ readonly timeZone: string; readonly near: number }> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...clockChanges).map(([timeZone, at]) => ({ timeZone, near: epoch(at) })) },
  {
    weight: 1,
    arbitrary: fc.record({
      timeZone: fc.constantFrom(...clockChanges.map(([timeZone]) => timeZone), ...steadyZones),
      near: fc.integer({ min: epoch('1905-01-01T00:00Z'), max: epoch('2195-01-01T00:00Z') }),
    }),
  },
);

const two = (n: number): string => String(n).padStart(2, '0');

/** A time of day; half of them lie where clocks change. */
const timeOfDay: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('00:00', '00:01', '00:30', '01:00', '01:30', '02:00', '02:15', '02:30', '03:00', '23:00', '23:30'),
  fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59)).map(([h, m]) => `${two(h)}:${two(m)}`),
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m, s]) => `${two(h)}:${two(m)}:${two(s)}`),
);

/** An interval: by day, overnight, all day, or up to 24:00. */
export const intervalArbitrary: fc.Arbitrary<LocalInterval> = fc.record({
  from: timeOfDay,
  to: fc.oneof({ weight: 5, arbitrary: timeOfDay }, { weight: 1, arbitrary: fc.constantFrom('24:00', '24:00:00') }),
});

const intervals = fc.array(intervalArbitrary, { maxLength: 2, size: 'max' });

const weekdayNames: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const weeklyArbitrary: fc.Arbitrary<PeriodHours['weekly']> = fc.oneof(
  fc
    .constantFrom(['mon', 'tue', 'wed', 'thu', 'fri'] as const, weekdayNames)
    .chain((days) => intervalArbitrary.map((interval) => Object.fromEntries(days.map((day) => [day, [interval]])))),
  fc
    .tuple(...weekdayNames.map((day) => fc.option(intervals, { nil: undefined }).map((list) => [day, list] as const)))
    .map((days) => Object.fromEntries(days.filter(([, list]) => list !== undefined))),
);

const hoursOf = (period: CoveragePeriod): fc.Arbitrary<PeriodHours> =>
  fc.record({
    period: fc.constant(period),
    weekly: weeklyArbitrary,
    onHoliday: fc.constantFrom('CLOSED', 'AS_USUAL', 'ALL_DAY'),
  });

const periodsArbitrary: fc.Arbitrary<readonly PeriodHours[]> = fc.oneof(
  fc.tuple(hoursOf('PRIME')),
  fc.tuple(hoursOf('NON_PRIME')),
  fc.tuple(hoursOf('PRIME'), hoursOf('NON_PRIME')),
);

const hasWeeklyHours = (periods: readonly PeriodHours[]): boolean =>
  periods.some(({ weekly }) => Object.values(weekly).some((list) => list.length > 0));

function datesNear(near: number): fc.Arbitrary<string> {
  const middle = Temporal.Instant.fromEpochMilliseconds(near).toZonedDateTimeISO('UTC').toPlainDate();
  return fc.integer({ min: -4, max: 4 }).map((days) => middle.add({ days }).toString());
}

/** A valid schedule with weekly hours, its dated rules within four days of `near`. */
export const scheduleCaseArbitrary: fc.Arbitrary<ScheduleCase> = place.chain(({ timeZone, near }) => {
  const exception: fc.Arbitrary<CoverageException> = fc.record({
    date: datesNear(near),
    period: fc.constantFrom('PRIME' as const, 'NON_PRIME' as const, null),
    intervals,
  });
  return fc
    .record({
      timeZone: fc.constant(timeZone),
      periods: periodsArbitrary.filter(hasWeeklyHours),
      holidays: fc.uniqueArray(datesNear(near), { maxLength: 2 }),
      exceptions: fc.uniqueArray(exception, { maxLength: 4, selector: (e) => `${e.date} ${String(e.period)}` }),
    })
    .map((schedule) => ({ schedule, near }));
});

/** An instant (epoch milliseconds) within `days` of `near`: to the millisecond, or on a round quarter of an hour. */
export function instantNear(near: number, days: number): fc.Arbitrary<number> {
  const reach = { min: -days * DAY, max: days * DAY };
  const quarter = HOUR / 4;
  return fc.oneof(
    fc.integer(reach).map((ms) => near + ms),
    fc.integer({ min: -3 * HOUR, max: 3 * HOUR }).map((ms) => near + ms),
    fc.integer(reach).map((ms) => Math.floor((near + ms) / quarter) * quarter),
  );
}

/** Which period is asked about; null: either. */
export const askedArbitrary: fc.Arbitrary<CoveragePeriod | null> = fc.constantFrom(null, 'PRIME', 'NON_PRIME');

/** Some of what an arbitrary makes, dealt out again and again; a failure shrinks to the shortest. */
export function poolOf<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> {
  const pool = fc.sample(arbitrary, { seed, numRuns: poolSize });
  const length = new Map(pool.map((each) => [each, JSON.stringify(each).length]));
  // Without a bias to small numbers, which are the places of the shortest.
  return fc.noBias(fc.constantFrom(...pool.sort((a, b) => (length.get(a) ?? 0) - (length.get(b) ?? 0))));
}

/** Random schedules of which each is compiled, and cut up by the slow oracle, once. */
export const pooledScheduleArbitrary = poolOf(scheduleCaseArbitrary);

/** What is made of each object once, however often it is asked for. */
export function onceFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** The compiled schedule: the same one for the same object. That it does not matter what it was asked before is a law. */
export const compiledOnce = onceFor(compileCoverage);
