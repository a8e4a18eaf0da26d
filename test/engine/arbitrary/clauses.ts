// Random clauses with every option of the law, most of them saying little. On the grid of quarter hours all limits are
// such that a slow oracle can count them in whole parts.
import fc from 'fast-check';
import type { Clause, ClauseOptions } from '../../../server/src/engine/clause.ts';
import type { CoveragePeriod } from '../../../server/src/engine/coverage.ts';
import type { StatusCategory } from '../../../server/src/engine/fact.ts';

export const QUARTER = 900_000;
export const HOUR = 4 * QUARTER;

/** QUARTERS: every instant and limit is whole quarter hours. */
export type Grid = 'QUARTERS' | 'MILLISECONDS';

const measures = ['FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'] as const;

/** Mostly nothing. */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** A period's limits: an amount, with or without a target, or a time of a covered day. */
interface Limits {
  readonly a: number;
  readonly b: number | null;
  readonly warnAtShare: number | null;
  readonly warnBeforeMs: number | null;
  readonly relative: Pick<ClauseOptions, 'relative' | 'coveredDays' | 'localTime'> | null;
}

function limitsArbitrary(grid: Grid): fc.Arbitrary<Limits> {
  // On the grid, hours that divide two days: shares of them are whole parts of a quarter hour.
  const limit =
    grid === 'QUARTERS'
      ? fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 16).map((hours) => hours * HOUR)
      : fc.oneof(fc.integer({ min: 1, max: 16 * HOUR }), fc.constantFrom(1, 2, HOUR, 4 * HOUR));
  const share = grid === 'QUARTERS' ? fc.constantFrom(0.25, 0.5) : fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const before = grid === 'QUARTERS' ? fc.integer({ min: 1, max: 40 }).map((n) => n * QUARTER) : limit;
  const coveredDays = fc.integer({ min: 1, max: 3 });
  const relative = fc.oneof(
    fc.record({ relative: fc.constant('END_OF_COVERED_DAY' as const), coveredDays }),
    fc.record({
      relative: fc.constant('TIME_OF_COVERED_DAY' as const),
      coveredDays,
      localTime: fc.constantFrom('00:00', '02:30', '08:15', '16:00', '18:00', '24:00'),
    }),
  );
  return fc.record({
    a: limit,
    b: fc.option(limit, { freq: 2 }),
    warnAtShare: maybe(share),
    warnBeforeMs: maybe(before),
    relative: maybe(relative),
  });
}

/** Options of a clock as a whole; most clauses say little. */
function optionsArbitrary(measure: string): fc.Arbitrary<ClauseOptions> {
  const often = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
    fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
  const rarely = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
  const statuses = [['ON_HOLD', 'WAITING_CUSTOMER'], [], ['WAITING_SUPPLIER']] as const satisfies StatusCategory[][];
  return fc
    .record({
      pausesWhile: rarely<readonly StatusCategory[]>(...statuses),
      endsWait: rarely('ON_STATUS_ONLY' as const),
      onReopen: measure === 'RESOLUTION' ? often('NEW_CYCLE' as const, 'CONTINUOUS' as const) : fc.constant(undefined),
      reopenWindowMs: rarely(HOUR, 8 * QUARTER, 40 * QUARTER),
      onReclassify: often('RESTART' as const, 'TIGHTEN_ONLY' as const, 'PROPORTIONAL' as const),
      allowance: rarely('BLENDED' as const),
      countOpening: measure === 'NEXT_RESPONSE' ? often(true) : fc.constant(undefined),
      onResolveUnanswered: often('MET' as const, 'KEEP_RUNNING' as const),
    })
    .map(({ reopenWindowMs, ...said }) => {
      const options = { ...said, ...(said.onReopen === 'NEW_CYCLE' ? { reopenWindowMs } : {}) };
      return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    });
}

/** The clauses of an agreement, every option among them. */
export function clausesArbitrary(grid: Grid): fc.Arbitrary<readonly Clause[]> {
  const periods: fc.Arbitrary<readonly (CoveragePeriod | null)[]> = fc.constantFrom(
    [null],
    [null],
    ['PRIME', 'NON_PRIME'],
    ['PRIME'],
    ['NON_PRIME', null],
  );
  const groups = [...Array(9).keys()].map((index) =>
    fc.option(
      fc.record({
        options: optionsArbitrary(measures[index % 3] ?? 'RESOLUTION'),
        periods,
        limits: fc.array(limitsArbitrary(grid), { minLength: 2, maxLength: 2 }),
      }),
      { freq: 3 },
    ),
  );
  return fc.tuple(fc.tuple(...groups), fc.boolean()).map(([found, relatives]) => {
    const clauses: Clause[] = [];
    found.forEach((group, index) => {
      group?.periods.forEach((period, i) => {
        const limits = group.limits[i];
        if (limits)
          clauses.push(clauseOf({ ...group, relatives }, limits, { id: clauses.length + 1, index, i, period }));
      });
    });
    return clauses;
  });
}

function clauseOf(
  { options: said, relatives }: { readonly options: ClauseOptions; readonly relatives: boolean },
  { a, b, warnAtShare, warnBeforeMs, relative }: Limits,
  {
    id,
    index,
    i,
    period,
  }: { readonly id: number; readonly index: number; readonly i: number; readonly period: CoveragePeriod | null },
): Clause {
  const isRelative = relatives && relative !== null && said.allowance !== 'BLENDED';
  // The share that is used up of a day has no whole parts: agreements with relative limits carry none over.
  const { onReclassify, ...rest } = said;
  const carried = relatives && onReclassify === 'PROPORTIONAL' ? {} : onReclassify && { onReclassify };
  return {
    id,
    number: `${index}.${i}`,
    measure: measures[index % 3] ?? 'RESOLUTION',
    severity: ([null, 'NORMAL', 'URGENT'] as const)[Math.floor(index / 3)] ?? null,
    period,
    promiseMs: isRelative ? null : b === null ? a : Math.max(a, b),
    targetMs: b === null ? null : Math.min(a, b),
    warnAtShare,
    options: {
      ...rest,
      ...carried,
      ...(warnBeforeMs === null ? {} : { warnBeforeMs }),
      ...(isRelative ? relative : {}),
    },
  };
}
