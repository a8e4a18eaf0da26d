// Random questions for both readings of the law: any life of a ticket under any clauses with any option that their
// measure has. What the law leaves open is left out here, and named where it is.
import fc from 'fast-check';
import type { CoveragePeriod, CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import { scheduleCaseArbitrary } from '../arbitrary/schedule.ts';
import { dayAndNight, HOUR, MINUTE, moment, officeHours, on, roundTheClock } from './told.ts';
import { measures } from './terms.ts';
import { clause, event } from './words.ts';
import type { Measure, PlainClause, PlainEvent, PlainOptions, PlainQuestion } from './words.ts';

const QUARTER = 15 * MINUTE;
const severities: readonly Severity[] = ['LOW', 'NORMAL', 'URGENT'];

const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight, arbitrary });

interface Place {
  readonly schedule: CoverageSchedule;
  readonly near: number;
}

const nights: CoverageSchedule = {
  ...officeHours('Europe/Berlin'),
  periods: [
    on(['mon', 'tue', 'wed', 'thu', 'fri'], { from: '08:15', to: '12:30' }, { from: '13:00', to: '18:00' }),
    { ...on(['mon', 'wed', 'fri', 'sat'], { from: '17:00', to: '06:00' }), period: 'NON_PRIME' },
  ],
};

const plainPlaces: readonly Place[] = [
  { schedule: roundTheClock(), near: moment('Mon 10:00') },
  { schedule: officeHours(), near: moment('Mon 10:00') },
  { schedule: officeHours('Europe/Berlin'), near: moment('2026-03-27 12:00') },
  { schedule: dayAndNight(), near: moment('Mon 15:00') },
  { schedule: dayAndNight('09:00', '17:00'), near: moment('Mon 15:00') },
  { schedule: nights, near: moment('2026-10-23 12:00') },
];

const placeArbitrary: fc.Arbitrary<Place> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...plainPlaces) },
  { weight: 1, arbitrary: scheduleCaseArbitrary },
);

/** What a measure's clause may choose, besides what every clause may. */
const chosen: Readonly<Record<Measure, { readonly [K in keyof PlainOptions]?: fc.Arbitrary<PlainOptions[K]> }>> =
  (() => {
    const wait = fc.subarray<StatusCategory>(['OPEN', 'WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD'], {
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
        reopenWindowMs: maybe(fc.constantFrom(0, QUARTER, 2 * HOUR, 6 * HOUR)),
      },
      REQUESTER_WAIT: { endsWait, ...goesOn },
      AGENT_WORK: { endsWait, ...goesOn },
      GROUP_OWNERSHIP: { pausesWhile: wait, endsWait },
      SUPPLIER_WAIT: {},
      CLOSURE: { ...pauses, ...goesOn },
    };
  })();

function optionsArbitrary(measure: Measure): fc.Arbitrary<Partial<PlainOptions>> {
  return fc.record({
    onReclassify: maybe(fc.constantFrom('CARRY', 'RESTART', 'TIGHTEN_ONLY', 'PROPORTIONAL'), 6),
    allowance: maybe(fc.constantFrom('FIXED_AT_START', 'BLENDED')),
    warnAtShare: maybe(fc.constantFrom(0.25, 0.5, 0.8, 0.9, 1)),
    warnBeforeMs: maybe(fc.constantFrom(1, QUARTER, HOUR, 3 * HOUR)),
    ...chosen[measure],
  });
}

const limitArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 32 }).map((quarters) => quarters * QUARTER) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 16 * HOUR }) },
);

const limitsArbitrary = fc
  .record({ a: limitArbitrary, b: fc.option(limitArbitrary, { freq: 2 }) })
  .map(({ a, b }) => ({ promiseMs: b === null ? a : Math.max(a, b), targetMs: b === null ? null : Math.min(a, b) }));

const dayArbitrary: fc.Arbitrary<Partial<PlainClause>> = fc.record({
  relative: fc.constantFrom('END_OF_COVERED_DAY', 'TIME_OF_COVERED_DAY'),
  coveredDays: fc.constantFrom(1, 1, 2, 3),
  localTime: fc.constantFrom('10:00', '16:00', '20:00'),
});

const periodsArbitrary: fc.Arbitrary<readonly (CoveragePeriod | null)[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([null]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<readonly (CoveragePeriod | null)[]>(
      ...[['PRIME', 'NON_PRIME'] as const, ['PRIME'] as const, ['NON_PRIME', null] as const, [null, 'PRIME'] as const],
    ),
  },
);

/** The clauses of one measure and severity; the options of a measure are mostly the same for all severities. */
function groupArbitrary(said: Partial<PlainClause> & Pick<PlainClause, 'measure'>): fc.Arbitrary<PlainClause[]> {
  const absolute = fc
    .record({ periods: periodsArbitrary, limits: fc.tuple(limitsArbitrary, limitsArbitrary) })
    .map(({ periods, limits }) => periods.map((period, i) => clause({ ...said, period, ...limits[i === 0 ? 0 : 1] })));
  const isDay = said.onReclassify !== 'PROPORTIONAL' && said.allowance !== 'BLENDED';
  const relative = dayArbitrary.map((day) => [clause({ ...said, ...day })]);
  return isDay ? fc.oneof({ weight: 7, arbitrary: absolute }, { weight: 1, arbitrary: relative }) : absolute;
}

function clausesOf(measure: Measure): fc.Arbitrary<PlainClause[]> {
  const group = measure === 'GROUP_OWNERSHIP' ? fc.constantFrom(null, 'network') : fc.constant(null);
  return fc
    .record({
      of: fc.subarray<Severity | null>([null, ...severities], { minLength: 1 }),
      common: optionsArbitrary(measure),
      own: fc.array(fc.option(optionsArbitrary(measure), { freq: 8 }), { minLength: 4, maxLength: 4 }),
      areOwn: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      group,
    })
    .chain(({ of, common, own, areOwn, group: named }) =>
      fc.tuple(
        ...of.map((severity, i) =>
          groupArbitrary({ ...common, ...(areOwn ? own[i] : null), measure, severity, group: named }),
        ),
      ),
    )
    .map((groups) => groups.flat());
}

const clausesArbitrary: fc.Arbitrary<PlainClause[]> = fc
  .subarray([...measures], { minLength: 1, maxLength: 3 })
  .chain((some) => fc.tuple(...some.map(clausesOf)))
  .map((groups) => groups.flat());

type Said = Partial<PlainEvent> & Pick<PlainEvent, 'kind'>;
interface Act {
  readonly gapMs: number;
  readonly said: Said;
  /** Of which earlier event it speaks: so many before it. */
  readonly back: number;
}

const waiting: readonly StatusCategory[] = [
  'OPEN',
  'WAITING_CUSTOMER',
  'WAITING_CUSTOMER',
  'WAITING_SUPPLIER',
  'ON_HOLD',
];
const anyStatus: readonly StatusCategory[] = ['NEW', ...waiting, 'RESOLVED', 'CLOSED', 'CANCELLED'];

/** How much of the harder matter a life holds. */
export interface Matter {
  /** Facts that take back others, or speak of them. */
  readonly corrections: boolean;
  /** Events that set more than their kind says: a reply that resolves, a resolution that changes the severity. */
  readonly fields: boolean;
  /** Events before the opening. */
  readonly early: boolean;
}

function saidArbitrary({ corrections, fields }: Matter): fc.Arbitrary<Said> {
  const severity = fields ? maybe(fc.constantFrom(...severities), 1) : fc.constant(null);
  const said = (weight: number, arbitrary: fc.Arbitrary<Said>): fc.WeightedArbitrary<Said> => ({ weight, arbitrary });
  const kind = <K extends PlainEvent['kind']>(one: K): fc.Arbitrary<K> => fc.constant(one);
  const answerStatus = fields ? maybe(fc.constantFrom<StatusCategory>(...waiting, 'RESOLVED')) : fc.constant(null);
  // A customer's message that itself waits for the customer, or ends the ticket, contradicts itself: left out.
  const replyStatus = fields ? maybe(fc.constantFrom<StatusCategory>('OPEN', 'ON_HOLD')) : fc.constant(null);
  return fc.oneof(
    said(6, fc.record({ kind: kind('STATUS_CHANGED'), status: fc.constantFrom(...waiting) })),
    said(2, fc.record({ kind: kind('STATUS_CHANGED'), status: fc.constantFrom(...anyStatus), severity })),
    said(5, fc.record({ kind: kind('CUSTOMER_REPLIED'), status: replyStatus, severity })),
    said(5, fc.record({ kind: kind('AGENT_REPLIED'), status: answerStatus, severity })),
    said(
      1,
      fc.record({ kind: fc.constantFrom('AGENT_REPLIED', 'CUSTOMER_REPLIED'), actor: fc.constant('AUTOMATION') }),
    ),
    said(4, fc.record({ kind: kind('PRIORITY_CHANGED'), severity: fc.constantFrom(...severities) })),
    said(3, fc.record({ kind: fc.constantFrom('RESOLVED', 'CLOSED'), severity })),
    said(1, fc.record({ kind: kind('CANCELLED') })),
    said(3, fc.record({ kind: kind('REOPENED'), severity })),
    said(2, fc.record({ kind: kind('GROUP_CHANGED'), group: fc.constantFrom('desk', 'network') })),
    said(1, fc.record({ kind: kind('ASSIGNED'), agent: fc.constantFrom('ann', 'bob') })),
    said(1, fc.record({ kind: fc.constantFrom('NOTE_ADDED', 'UPDATED', 'SPLIT') })),
    said(corrections ? 2 : 0, fc.record({ kind: kind('NEEDS_NO_ANSWER'), undo: fc.boolean() })),
    said(corrections ? 2 : 0, fc.record({ kind: kind('RETRACTED'), undo: fc.boolean() })),
    said(corrections ? 1 : 0, fc.record({ kind: kind('MERGED'), undo: fc.boolean() })),
  );
}

const openingArbitrary: fc.Arbitrary<Said> = fc.record({
  kind: fc.constant('OPENED' as const),
  actor: fc.constantFrom(null, null, 'CUSTOMER' as const, 'AGENT' as const, 'AUTOMATION' as const),
  severity: maybe(fc.constantFrom(...severities)),
  status: maybe(fc.constantFrom<StatusCategory>('NEW', ...waiting), 1),
  group: maybe(fc.constantFrom('desk', 'network')),
});

const gapArbitrary = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }).map((quarters) => quarters * QUARTER) },
  { weight: 2, arbitrary: fc.integer({ min: 13, max: 80 }).map((quarters) => quarters * QUARTER) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 * HOUR }) },
);

function eventsArbitrary(matter: Matter, near: number): fc.Arbitrary<PlainEvent[]> {
  const act = fc.record({ gapMs: gapArbitrary, said: saidArbitrary(matter), back: fc.integer({ min: 1, max: 5 }) });
  return fc
    .record({
      opening: openingArbitrary,
      begin: fc.integer({ min: -96, max: 96 }).map((quarters) => near - (near % QUARTER) + quarters * QUARTER),
      acts: fc.array(act, { maxLength: 10, size: 'max' }),
      place: matter.early ? fc.constantFrom(0, 0, 0, 1, 2) : fc.constant(0),
    })
    .map(({ opening, begin, acts, place }) =>
      toEvents([...acts.slice(0, place), { gapMs: 0, said: opening, back: 1 }, ...acts.slice(place)], begin),
    );
}

const speaking: readonly PlainEvent['kind'][] = ['RETRACTED', 'NEEDS_NO_ANSWER'];

function toEvents(acts: readonly Act[], begin: number): PlainEvent[] {
  let at = begin;
  return acts.map(({ gapMs, said, back }, place) => {
    at += gapMs;
    const spokenOf = acts[place - back];
    // The opening is not retracted: then there is no ticket left to ask about.
    const speaks = speaking.includes(said.kind) && spokenOf !== undefined;
    const isOpening = spokenOf?.said.kind === 'OPENED' && said.kind === 'RETRACTED';
    return event({ ...said, at, eventId: `e${place}`, refersTo: speaks && !isOpening ? `e${place - back}` : null });
  });
}

/** A question about a random life, at one of its events or some time after. */
export function questionArbitrary(matter: Matter): fc.Arbitrary<PlainQuestion> {
  return placeArbitrary.chain(({ schedule, near }) =>
    fc
      .record({
        clauses: clausesArbitrary,
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
        return { schedule, clauses, severity, events, asOf };
      }),
  );
}
