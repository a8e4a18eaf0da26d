// Random ticket lives: facts as help desks send them, often several at one instant, under random clauses. On the grid
// of quarter hours everything coincides with everything (and a slow oracle can step through); off it nothing does.
import fc from 'fast-check';
import type { CoverageSchedule, Weekday } from '../../../server/src/engine/coverage.ts';
import { readTicket } from '../../../server/src/engine/clock.ts';
import type { Clause, Terms } from '../../../server/src/engine/clause.ts';
import type { Fact, Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import type { ClockReading, TicketReading } from '../../../server/src/engine/reading.ts';
import { clausesArbitrary, HOUR, maybe, QUARTER, type Grid } from './clauses.ts';
import { compiledOnce, pooledScheduleArbitrary, poolOf } from './schedule.ts';

export { QUARTER } from './clauses.ts';

export interface Life {
  readonly schedule: CoverageSchedule;
  readonly terms: readonly Terms[];
  /** In order, and numbered by their source in that order. */
  readonly facts: readonly Fact[];
  /** The last fact, in epoch milliseconds. */
  readonly lastMs: number;
}

/** Service account 1 is the agreement's customer's, 2 another's. */
export const customerOf = (account: number): number | null => (account === 1 ? 10 : 20);

interface LifeOptions {
  readonly grid: Grid;
  /** Facts that take other facts back; a breach may go with them. */
  readonly corrections?: boolean;
}

/** A life with its agreement. */
export function lifeArbitrary({ grid, corrections = true }: LifeOptions): fc.Arbitrary<Life> {
  return fc
    .record({
      place: grid === 'QUARTERS' ? quarterSchedules : pooledScheduleArbitrary,
      clauses: pooledClauses[grid],
      beginHours: fc.integer({ min: -48, max: 12 }),
      openingAt: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(1, 2) }),
      acts: fc.array(actArbitrary(grid, corrections), { minLength: 1, maxLength: 14, size: 'max' }),
      opening: openingArbitrary,
      ids: fc.shuffledSubarray([...Array(20).keys()], { minLength: 20 }),
    })
    .map(({ place: { schedule, near }, clauses, beginHours, openingAt, acts, opening, ids }) => {
      const begin = Math.floor(near / HOUR) * HOUR + beginHours * HOUR;
      const told = [...acts.slice(0, openingAt), opening, ...acts.slice(openingAt)];
      const facts = toFacts(told, { begin, ids });
      const lastMs = facts.at(-1)?.at.epochMilliseconds ?? begin;
      return {
        schedule,
        terms: [termsOf(schedule, clauses)],
        facts,
        lastMs,
        [fc.toStringMethod]: () => story({ schedule, clauses, facts }),
      };
    });
}

const pooledClauses: Readonly<Record<Grid, fc.Arbitrary<readonly Clause[]>>> = {
  QUARTERS: poolOf(clausesArbitrary('QUARTERS')),
  MILLISECONDS: poolOf(clausesArbitrary('MILLISECONDS')),
};

/** A life as one can read it when a law fails: without what says nothing. */
function story({
  schedule,
  clauses,
  facts,
}: {
  schedule: CoverageSchedule;
  clauses: readonly Clause[];
  facts: readonly Fact[];
}): string {
  const lines = [schedule, ...clauses, ...facts].map((one) =>
    JSON.stringify(one, (_key, value: unknown) => (value === null || value === false ? undefined : value)),
  );
  return `\n${lines.join('\n')}\n`;
}

/** A fact but for when and in which order. */
interface Act {
  readonly gapMs: number;
  readonly said: Partial<Fact> & Pick<Fact, 'kind' | 'actor'>;
  /** Which earlier fact it speaks of: so many before it. */
  readonly back?: number;
}

const severities: readonly Severity[] = ['LOW', 'NORMAL', 'URGENT'];
const statuses: readonly StatusCategory[] = [
  'NEW',
  'OPEN',
  'WAITING_CUSTOMER',
  'WAITING_CUSTOMER',
  'WAITING_SUPPLIER',
  'ON_HOLD',
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
];

const openingArbitrary: fc.Arbitrary<Act> = fc
  .record({
    actor: fc.constantFrom('CUSTOMER' as const, 'CUSTOMER' as const, 'CUSTOMER' as const, 'AGENT' as const),
    severity: fc.constantFrom(null, ...severities),
    status: maybe(fc.constantFrom(...statuses)),
  })
  .map((said) => ({ gapMs: 0, said: { ...said, kind: 'OPENED' as const, serviceAccount: 1 } }));

function actArbitrary(grid: Grid, corrections: boolean): fc.Arbitrary<Act> {
  const status = fc.constantFrom(...statuses);
  const severity = fc.constantFrom(...severities);
  const by = (actor: Fact['actor']) => fc.constant(actor);
  const said = (
    weight: number,
    fields: { [K in keyof Fact]?: fc.Arbitrary<Fact[K]> } & { kind: fc.Arbitrary<Fact['kind']> },
  ) => ({
    weight,
    arbitrary: fc.record({ actor: by('AGENT'), ...fields }) as fc.Arbitrary<Act['said']>,
  });
  const deeds = fc.oneof(
    said(6, { kind: fc.constant('STATUS_CHANGED'), status, severity: maybe(severity) }),
    said(4, { kind: fc.constant('CUSTOMER_REPLIED'), actor: by('CUSTOMER'), status: maybe(status) }),
    said(4, { kind: fc.constant('AGENT_REPLIED'), status: maybe(status), severity: maybe(severity) }),
    said(1, { kind: fc.constant('AGENT_REPLIED'), actor: by('AUTOMATION') }),
    said(1, { kind: fc.constant('CUSTOMER_REPLIED'), actor: by('AUTOMATION') }),
    said(3, { kind: fc.constant('PRIORITY_CHANGED'), severity }),
    said(3, { kind: fc.constantFrom('RESOLVED', 'RESOLVED', 'CLOSED', 'CANCELLED'), severity: maybe(severity) }),
    said(2, { kind: fc.constant('REOPENED'), severity: maybe(severity) }),
    said(1, { kind: fc.constant('UPDATED'), serviceAccount: fc.constantFrom(1, 1, 2) }),
    said(1, { kind: fc.constantFrom('NOTE_ADDED', 'PROMISED') }),
    said(2, { kind: fc.constant('NEEDS_NO_ANSWER') }),
    ...(corrections ? [said(1, { kind: fc.constantFrom('RETRACTED', 'MERGED') })] : []),
  );
  return fc.record({ gapMs: gapArbitrary(grid), said: deeds, back: fc.integer({ min: 1, max: 4 }) });
}

function gapArbitrary(grid: Grid): fc.Arbitrary<number> {
  const quarters = fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 8 }) },
    { weight: 2, arbitrary: fc.integer({ min: 9, max: 60 }) },
  );
  const fine = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(0, 1) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 8 * QUARTER }) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 * QUARTER }) },
  );
  return grid === 'QUARTERS' ? quarters.map((n) => n * QUARTER) : fine;
}

function toFacts(acts: readonly Act[], { begin, ids }: { begin: number; ids: readonly number[] }): Fact[] {
  let atMs = begin;
  return acts.map(({ gapMs, said, back = 1 }, index) => {
    atMs += gapMs;
    const speaks = said.kind === 'RETRACTED' || said.kind === 'NEEDS_NO_ANSWER';
    // A retraction here never speaks of a retraction; that has stories of its own.
    const earlier = acts.slice(0, index).flatMap((act, i) => (act.said.kind === 'RETRACTED' ? [] : [i]));
    const target = earlier.at(-back);
    return {
      id: 1 + (ids[index] ?? index),
      source: 'desk',
      eventId: `e${index}`,
      sequence: index,
      status: null,
      severity: null,
      group: null,
      agent: null,
      serviceAccount: null,
      service: null,
      asset: null,
      message: null,
      refersTo: speaks && target !== undefined ? `e${target}` : null,
      undo: false,
      // For later, mostly; the gap before a promise says how much.
      promisedAt: said.kind === 'PROMISED' ? instant(atMs + 2 * gapMs - back * QUARTER) : null,
      ...said,
      at: instant(atMs),
    };
  });
}

export function termsOf(schedule: CoverageSchedule, clauses: readonly Clause[]): Terms {
  return {
    agreementVersion: 1,
    agreementNumber: 'C-2031',
    version: 1,
    level: 'CUSTOMER',
    customer: 10,
    serviceAccount: null,
    service: null,
    from: Temporal.Instant.from('1900-01-01T00:00Z'),
    until: null,
    scheduleVersion: 1,
    coverage: compiledOnce(schedule),
    clauses,
  };
}

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const allWeek: readonly Weekday[] = [...workdays, 'sat', 'sun'];

/** Schedules whose every edge, and every clock change, lies on a quarter hour. */
const quarterSchedules = poolOf(
  fc
    .record({
      place: fc.constantFrom(
        ['Europe/Berlin', '2026-03-29T01:00Z'],
        ['Europe/Berlin', '2026-10-25T01:00Z'],
        ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
        ['UTC', '2026-04-08T00:00Z'],
        ['Asia/Kathmandu', '2026-04-08T00:00Z'],
      ),
      days: fc.constantFrom(workdays, allWeek),
      prime: fc.constantFrom(['09:00', '17:00'], ['08:15', '12:30'], ['00:00', '24:00'], ['22:00', '06:00']),
      night: fc.constantFrom(null, ['17:00', '21:45'], ['18:00', '08:00'], ['00:00', '24:00']),
    })
    .map(({ place: [timeZone = 'UTC', at = ''], days, prime, night }) => {
      const weekly = ([from = '', to = '']: readonly string[]) =>
        Object.fromEntries(days.map((day) => [day, [{ from, to }]]));
      const schedule: CoverageSchedule = {
        timeZone,
        periods: [
          { period: 'PRIME', weekly: weekly(prime), onHoliday: 'CLOSED' },
          ...(night ? [{ period: 'NON_PRIME' as const, weekly: weekly(night), onHoliday: 'CLOSED' as const }] : []),
        ],
        holidays: [],
        exceptions: [],
      };
      return { schedule, near: Temporal.Instant.from(at).epochMilliseconds };
    }),
);

export const DAY = 96 * QUARTER;
export const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
export const toMs = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;

/** A life read at an instant. */
export const read = ({ facts, terms }: Pick<Life, 'facts' | 'terms'>, nowMs: number): TicketReading =>
  readTicket(facts, terms, customerOf, instant(nowMs));

export const nameOf = ({ measure, cycle }: ClockReading): string => `${measure} ${cycle}`;

/** The life with the facts known at an instant: what comes later is a new fact. */
export const until = (life: Life, nowMs: number): Life => ({
  ...life,
  facts: life.facts.filter(({ at }) => at.epochMilliseconds <= nowMs),
});

export const lives = lifeArbitrary({ grid: 'MILLISECONDS' });
export const uncorrectedLives = lifeArbitrary({ grid: 'MILLISECONDS', corrections: false });

/** A life and instants around it, in order: at its facts, between them, and some days after. */
export const seen = (from: fc.Arbitrary<Life>, count: number): fc.Arbitrary<{ life: Life; moments: number[] }> =>
  fc.tuple(from, fc.array(momentArbitrary, { minLength: count, maxLength: count })).map(([life, picked]) => {
    const first = life.facts[0]?.at.epochMilliseconds ?? 0;
    const moments = picked.map(({ fact, share }) =>
      fact === null
        ? Math.round(first + share * (life.lastMs + 3 * DAY - first))
        : (life.facts[fact % life.facts.length]?.at.epochMilliseconds ?? first),
    );
    return { life, moments: moments.sort((a, b) => a - b) };
  });

/** At a fact; or somewhere between the first one and some days after the last, early mostly: clocks still run then. */
const momentArbitrary = fc.record({
  fact: fc.noBias(fc.option(fc.nat({ max: 14 }), { freq: 1 })),
  share: fc.noBias(fc.nat({ max: 1_000_000 })).map((millionths) => (millionths / 1_000_000) ** 3),
});

/** What may not differ before wakeAt and must differ at it. */
export const standings = ({ clocks, state }: TicketReading): unknown => [
  state.promised?.limit.standing,
  ...clocks.map((clock) => ({
    name: nameOf(clock),
    phase: clock.phase,
    standing: clock.standing,
    limits: [clock.promise, clock.target].map(
      (limit) => limit && [limit.standing, toMs(limit.dueAt), toMs(limit.breachedAt)],
    ),
  })),
];
