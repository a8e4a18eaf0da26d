// Random questions for both readings of the law: any life of a ticket under any clauses with any option that their
// measure has.
import fc from 'fast-check';
import type { CoveragePeriod, CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import { scheduleCaseArbitrary } from '../arbitrary/schedule.ts';
import { dayAndNight, HOUR, MINUTE, moment, officeHours, on, roundTheClock } from './told.ts';
import { eventsArbitrary } from './events.ts';
import type { Matter } from './events.ts';
import { measures } from './terms.ts';
import { clause } from './words.ts';
import type { Measure, PlainClause, PlainOptions, PlainQuestion, ReclassifyRule } from './words.ts';

const QUARTER = 15 * MINUTE;
const severities: readonly Severity[] = ['LOW', 'NORMAL', 'URGENT'];

const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight, arbitrary });

interface Place {
  readonly schedule: CoverageSchedule;
  readonly near: number;
  /** Noon is covered on every covered day; or a date never comes back; or anything. */
  readonly days: 'WITH_NOON' | 'EVEN' | 'ODD';
}

const nights: CoverageSchedule = {
  ...officeHours('Europe/Berlin'),
  periods: [
    on(['mon', 'tue', 'wed', 'thu', 'fri'], { from: '08:15', to: '12:30' }, { from: '13:00', to: '18:00' }),
    { ...on(['mon', 'wed', 'fri', 'sat'], { from: '17:00', to: '06:00' }), period: 'NON_PRIME' },
  ],
};

const plainPlaces: readonly Place[] = [
  { schedule: roundTheClock(), near: moment('Mon 10:00'), days: 'WITH_NOON' },
  { schedule: officeHours(), near: moment('Mon 10:00'), days: 'WITH_NOON' },
  { schedule: officeHours('Europe/Berlin'), near: moment('2026-03-27 12:00'), days: 'WITH_NOON' },
  { schedule: dayAndNight(), near: moment('Mon 15:00'), days: 'WITH_NOON' },
  { schedule: dayAndNight('09:00', '17:00'), near: moment('Mon 15:00'), days: 'WITH_NOON' },
  { schedule: nights, near: moment('2026-10-23 12:00'), days: 'EVEN' },
];

const placeArbitrary: fc.Arbitrary<Place> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...plainPlaces) },
  { weight: 1, arbitrary: scheduleCaseArbitrary.map((one) => ({ ...one, days: 'ODD' as const })) },
);

/** What a measure's clause may choose, besides what every clause may. */
const chosen: Readonly<Record<Measure, { readonly [K in keyof PlainOptions]?: fc.Arbitrary<PlainOptions[K]> }>> =
  (() => {
    const wait = fc.subarray<StatusCategory>(['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD'], {
      maxLength: 3,
    });
    const pausesWhile = maybe(wait, 4);
    const endsWait = maybe(fc.constantFrom('ON_REPLY', 'ON_STATUS_ONLY'));
    const pauses = { pausesWhile, endsWait };
    const unanswered = { onResolveUnanswered: maybe(fc.constantFrom('EXCLUDED', 'MET', 'KEEP_RUNNING'), 4) };
    const goesOn = { onReopen: maybe(fc.constantFrom('RESUME', 'CONTINUOUS'), 4) };
    return {
      FIRST_RESPONSE: { ...pauses, ...unanswered },
      NEXT_RESPONSE: { ...pauses, ...unanswered, countOpening: maybe(fc.boolean()) },
      PERIODIC_UPDATE: pauses,
      PICK_UP: unanswered,
      RESOLUTION: {
        ...pauses,
        onReopen: maybe(fc.constantFrom('RESUME', 'NEW_CYCLE', 'CONTINUOUS'), 4),
        reopenWindowMs: maybe(fc.constantFrom(1, QUARTER, 2 * HOUR, 6 * HOUR)),
      },
      REQUESTER_WAIT: { endsWait, ...goesOn },
      AGENT_WORK: { endsWait, ...goesOn },
      GROUP_OWNERSHIP: { pausesWhile: wait, endsWait },
      SUPPLIER_WAIT: {},
      CLOSURE: { ...pauses, ...goesOn },
    };
  })();

/** What a clock that gets a new anchor keeps of an earlier severity's limit is not settled. */
const reclassifying = (measure: Measure): readonly ReclassifyRule[] =>
  measure === 'FIRST_RESPONSE' || measure === 'NEXT_RESPONSE'
    ? ['CARRY', 'RESTART']
    : ['CARRY', 'RESTART', 'TIGHTEN_ONLY', 'PROPORTIONAL'];

function optionsArbitrary(measure: Measure): fc.Arbitrary<Partial<PlainOptions>> {
  return (
    fc
      .record({
        onReclassify: maybe(fc.constantFrom(...reclassifying(measure)), 6),
        allowance: maybe(fc.constantFrom('FIXED_AT_START', 'BLENDED')),
        warnAtShare: maybe(fc.constantFrom(0.25, 0.5, 0.8, 0.9, 0.95)),
        warnBeforeMs: maybe(fc.constantFrom(1, QUARTER, HOUR, 3 * HOUR)),
        ...chosen[measure],
      })
      // A window is said to belong to NEW_CYCLE.
      .map((said) => (said.onReopen === 'NEW_CYCLE' ? said : { ...said, reopenWindowMs: null }))
  );
}

/** What is left of options where a cycle may have ended before a clause judges it: under which it did is not settled. */
const judging = ({
  onReclassify,
  allowance,
  warnAtShare,
  warnBeforeMs,
}: Partial<PlainOptions>): Partial<PlainOptions> => ({
  onReclassify: onReclassify ?? null,
  allowance: allowance ?? null,
  warnAtShare: warnAtShare ?? null,
  warnBeforeMs: warnBeforeMs ?? null,
});

const limitArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 32 }).map((quarters) => quarters * QUARTER) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 16 * HOUR }) },
);

const limitsArbitrary = fc
  .record({ a: limitArbitrary, b: fc.option(limitArbitrary, { freq: 2 }) })
  .map(({ a, b }) => ({ promiseMs: b === null ? a : Math.max(a, b), targetMs: b === null ? null : Math.min(a, b) }));

const dayArbitrary: fc.Arbitrary<Partial<PlainClause>> = fc
  .record({
    coveredDays: fc.constantFrom(null, 1, 2, 3),
    localTime: fc.constantFrom(null, '10:00', '12:00', '16:00'),
  })
  .map((said) => ({ ...said, relative: said.localTime === null ? 'END_OF_COVERED_DAY' : 'TIME_OF_COVERED_DAY' }));

const periodsArbitrary: fc.Arbitrary<readonly (CoveragePeriod | null)[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([null]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<readonly (CoveragePeriod | null)[]>(
      ...[['PRIME', 'NON_PRIME'] as const, ['PRIME'] as const, ['NON_PRIME', null] as const, [null, 'PRIME'] as const],
    ),
  },
);

/** Which target holds when the promise may only be tightened is not settled. */
const untightened = ({ onReclassify }: Partial<PlainClause>): Partial<PlainClause> =>
  onReclassify === 'TIGHTEN_ONLY' ? { targetMs: null } : {};

/** The clauses of one measure and severity; the options of a measure are mostly the same for all severities. */
function groupArbitrary(
  said: Partial<PlainClause> & Pick<PlainClause, 'measure'>,
  periods: fc.Arbitrary<readonly (CoveragePeriod | null)[]>,
): fc.Arbitrary<PlainClause[]> {
  const absolute = fc
    .record({ periods, limits: fc.tuple(limitsArbitrary, limitsArbitrary) })
    .map(({ periods: named, limits }) =>
      named.map((period, i) => clause({ ...said, period, ...limits[i === 0 ? 0 : 1], ...untightened(said) })),
    );
  const isDay = said.onReclassify !== 'PROPORTIONAL' && said.allowance !== 'BLENDED';
  const relative = dayArbitrary.map((day) => [clause({ ...said, ...day })]);
  return isDay ? fc.oneof({ weight: 7, arbitrary: absolute }, { weight: 1, arbitrary: relative }) : absolute;
}

function clausesOf(measure: Measure, { ownOptions, gaps }: Matter): fc.Arbitrary<PlainClause[]> {
  const group = measure === 'GROUP_OWNERSHIP' ? fc.constantFrom(null, 'network') : fc.constant(null);
  return fc
    .record({
      of: gaps
        ? fc.subarray<Severity | null>([...severities], { minLength: 1 })
        : fc.subarray<Severity | null>([...severities]).map((some) => [null, ...some]),
      common: gaps ? optionsArbitrary(measure).map(judging) : optionsArbitrary(measure),
      own: fc.array(fc.option(optionsArbitrary(measure), { freq: 8 }), { minLength: 4, maxLength: 4 }),
      areOwn: ownOptions ? fc.boolean() : fc.constant(false),
      group,
    })
    .chain(({ of, common, own, areOwn, group: named }) =>
      fc.tuple(
        ...of.map((severity, i) =>
          groupArbitrary(
            { ...common, ...(areOwn ? own[i] : null), measure, severity, group: named },
            // Clauses of other options never meet in one clock.
            areOwn ? fc.constantFrom([null], ['PRIME', 'NON_PRIME']) : periodsArbitrary,
          ),
        ),
      ),
    )
    .map((groups) => groups.flat());
}

const clausesArbitrary = (matter: Matter): fc.Arbitrary<PlainClause[]> =>
  fc
    .subarray([...measures], { minLength: 1, maxLength: 3 })
    .chain((some) => fc.tuple(...some.map((measure) => clausesOf(measure, matter))))
    .map((groups) => groups.flat());

/**
 * A date that comes twice is no day to promise; and whether a time outside coverage with nothing left on resume is due
 * at once or at the next opening is not settled.
 */
function settled(one: PlainClause, days: Place['days']): PlainClause {
  if (one.relative === 'NONE' || days === 'WITH_NOON') return one;
  if (days === 'EVEN') return { ...one, relative: 'END_OF_COVERED_DAY', localTime: null };
  return { ...one, relative: 'NONE', coveredDays: null, localTime: null, promiseMs: 8 * HOUR };
}

/** A question about a random life, at one of its events or some time after. */
export function questionArbitrary(matter: Matter): fc.Arbitrary<PlainQuestion> {
  return placeArbitrary.chain(({ schedule, near, days }) =>
    fc
      .record({
        clauses: clausesArbitrary(matter),
        severity: fc.constantFrom<Severity>('NORMAL', 'NORMAL', 'LOW', 'URGENT'),
        events: eventsArbitrary(matter, near),
        back: fc.oneof(
          { weight: 3, arbitrary: fc.constant(1) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
        ),
        laterMs: fc.oneof(
          fc.constantFrom(0, 1, QUARTER),
          fc.integer({ min: 0, max: 30 * HOUR }),
          fc.integer({ min: 0, max: 120 }).map((quarters) => quarters * QUARTER),
        ),
      })
      .map(({ clauses, severity, events, back, laterMs }) => {
        const asOf = (events.at(-back)?.at ?? events[0]?.at ?? near) + laterMs;
        return { schedule, clauses: clauses.map((one) => settled(one, days)), severity, events, asOf };
      }),
  );
}
