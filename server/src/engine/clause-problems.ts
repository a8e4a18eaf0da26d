// What no agreement may say, refused before it can judge anything: limits that are none, options that contradict each
// other or their measure, clauses that nobody could choose between. Every problem is a value with the path to its place.
import { keyOf } from './agreement.ts';
import { parseLocalTime } from './civil-day.ts';
import { DEFAULT_OPTIONS, type Clause, type ClauseOptions } from './clause.ts';
import { COVERAGE_HORIZON } from './coverage.ts';
import { ENDED } from './fact.ts';
import { BUILT_IN, type CompiledMeasure, type MeasureTable } from './measure.ts';

/** Why a list of clauses cannot be agreed: as data, with the path that leads to the place. */
export interface ClauseProblem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** Every problem of an agreement's clauses, in their order; none: they may be agreed. */
export function validateClauses(clauses: readonly Clause[], measures: MeasureTable = BUILT_IN): ClauseProblem[] {
  return clauses.flatMap((clause, index) => {
    const found: ClauseProblem[] = [];
    const report: Report = (code, field, message) =>
      found.push({ code, message: `Clause ${clause.number}: ${message}`, path: ['clauses', String(index), field] });
    const row = measures.get(clause.measure);
    if (clause.number.trim() === '')
      report('CLAUSE_NUMBER_MISSING', 'number', 'it has no number, expected one like 9.2.3');
    if (row === undefined) {
      const expected = `expected one of ${[...measures.keys()].join(', ')}`;
      report('UNKNOWN_MEASURE', 'measure', `no measure is named ${clause.measure}, ${expected}`);
    }
    limitProblems(clause, report);
    relativeProblems(clause, report);
    warningProblems(clause, report);
    optionProblems(clause, row, report);
    besideProblems(clause, { earlier: clauses.slice(0, index), row }, report);
    return found;
  });
}

type Report = (code: string, field: string, message: string) => void;

const HORIZON_MS = COVERAGE_HORIZON.searchYears * 365 * 86_400_000;
/** Nobody counts further ahead in covered days. */
const MOST_COVERED_DAYS = 1000;

const isAmount = (ms: number): boolean => Number.isSafeInteger(ms) && ms > 0;

function limitProblems({ promiseMs, targetMs, options }: Clause, report: Report): void {
  const most = `at most ${COVERAGE_HORIZON.searchYears} years, as far as coverage is searched`;
  if (promiseMs === null && isPlain(options)) {
    report('PROMISE_MISSING', 'promise', 'it promises nothing, expected a promise or a relative limit');
  } else if (promiseMs !== null) {
    const shown = `the promise is ${promiseMs / 1000} s, expected`;
    if (!isAmount(promiseMs)) report('PROMISE_NOT_POSITIVE', 'promise', `${shown} whole milliseconds, more than 0`);
    else if (promiseMs > HORIZON_MS) report('PROMISE_BEYOND_HORIZON', 'promise', `${shown} ${most}`);
  }
  if (targetMs === null) return;
  const shown = `the target is ${targetMs / 1000} s, expected`;
  if (!isAmount(targetMs)) report('TARGET_NOT_POSITIVE', 'target', `${shown} whole milliseconds, more than 0`);
  else if (targetMs > HORIZON_MS) report('TARGET_BEYOND_HORIZON', 'target', `${shown} ${most}`);
  if (promiseMs !== null && targetMs > promiseMs) {
    const both = `the target (${targetMs / 1000} s) is looser than the promise (${promiseMs / 1000} s)`;
    report('TARGET_LOOSER_THAN_PROMISE', 'target', `${both}, expected it as tight or tighter`);
  }
}

const isPlain = ({ relative = DEFAULT_OPTIONS.relative }: ClauseOptions): boolean => relative === 'NONE';

function relativeProblems({ promiseMs, options }: Clause, report: Report): void {
  const { relative = 'NONE', coveredDays, localTime, allowance } = options;
  if (relative !== 'NONE' && promiseMs !== null) {
    report(
      'PROMISE_AND_RELATIVE',
      'relative',
      `it promises ${promiseMs / 1000} s and ${relative}, expected one of them`,
    );
  }
  if (relative !== 'NONE' && allowance === 'BLENDED') {
    report('RELATIVE_AND_BLENDED', 'allowance', `${relative} is one instant and cannot be BLENDED of periods`);
  }
  if (coveredDays !== undefined) {
    if (relative === 'NONE')
      report('NOT_RELATIVE', 'coveredDays', 'covered days belong to a relative limit, it has none');
    if (!Number.isSafeInteger(coveredDays) || coveredDays < 1 || coveredDays > MOST_COVERED_DAYS) {
      const expected = `expected a whole number from 1 (the next covered day) to ${MOST_COVERED_DAYS}`;
      report('COVERED_DAYS_OUT_OF_RANGE', 'coveredDays', `it counts ${coveredDays} covered days, ${expected}`);
    }
  }
  if (relative === 'TIME_OF_COVERED_DAY' ? localTime === undefined : localTime !== undefined) {
    report('LOCAL_TIME_MISPLACED', 'localTime', 'a local time belongs to TIME_OF_COVERED_DAY, and it to a local time');
  } else if (localTime !== undefined && parseLocalTime(localTime) === null) {
    report('INVALID_TIME', 'localTime', `expected a local time HH:MM[:SS] from 00:00 to 24:00, got ${localTime}`);
  }
}

function warningProblems({ warnAtShare, options: { warnBeforeMs } }: Clause, report: Report): void {
  if (warnAtShare !== null && !(warnAtShare > 0 && warnAtShare < 1)) {
    const message = `the warning share is ${warnAtShare}, expected more than 0 and less than 1`;
    report('WARNING_SHARE_OUT_OF_RANGE', 'warnAtShare', message);
  }
  if (warnBeforeMs !== undefined && !isAmount(warnBeforeMs)) {
    const message = `it warns ${warnBeforeMs / 1000} s before, expected whole milliseconds, more than 0`;
    report('WARNING_NOT_POSITIVE', 'warnBefore', message);
  }
}

function optionProblems({ measure, options }: Clause, row: CompiledMeasure | undefined, report: Report): void {
  const ended = (options.pausesWhile ?? []).filter((status) => ENDED.has(status));
  if (ended.length > 0) {
    const there = `a clock cannot pause while ${ended.join(', ')}, because there it has ended`;
    report('PAUSES_WHILE_ENDED', 'pausesWhile', `${there}; expected statuses of open tickets`);
  }
  const onReopen = options.onReopen ?? DEFAULT_OPTIONS.onReopen;
  if (onReopen === 'NEW_CYCLE' && row?.cycles === 'ONE') {
    report('MEASURE_WITHOUT_CYCLES', 'onReopen', `${measure} has no cycles, expected RESUME or CONTINUOUS`);
  }
  if (options.reopenWindowMs !== undefined) {
    if (onReopen !== 'NEW_CYCLE') {
      report(
        'REOPEN_WINDOW_WITHOUT_NEW_CYCLE',
        'reopenWindow',
        `a reopen window belongs to NEW_CYCLE, not ${onReopen}`,
      );
    }
    if (!isAmount(options.reopenWindowMs)) {
      const message = `the reopen window is ${options.reopenWindowMs / 1000} s, expected more than 0`;
      report('REOPEN_WINDOW_NOT_POSITIVE', 'reopenWindow', message);
    }
  }
  if (options.group !== undefined && row?.ofGroup === 'NEVER') {
    report('GROUP_NOT_MEASURED', 'group', `${measure} is not about a group, expected none`);
  }
}

/** A clause beside the ones before it. */
function besideProblems(
  clause: Clause,
  { earlier, row }: { readonly earlier: readonly Clause[]; readonly row: CompiledMeasure | undefined },
  report: Report,
): void {
  if (earlier.some(({ number }) => number === clause.number)) {
    report('DUPLICATE_CLAUSE_NUMBER', 'number', 'another clause has this number, expected each number once');
  }
  const twin = earlier.find((other) => keyOf(other) === keyOf(clause));
  if (twin) {
    const same = `clause ${twin.number} promises the same measure for the same severity, coverage period and group`;
    report('DUPLICATE_CLAUSE', 'measure', `${same}, expected one`);
  }
  const sibling = earlier.find((other) => keyOf({ ...other, period: null }) === keyOf({ ...clause, period: null }));
  const [differing] = sibling
    ? COMMON_OPTIONS.filter((name) => worksAs(sibling, name, row) !== worksAs(clause, name, row))
    : [];
  if (sibling && differing) {
    const alike = `it differs from clause ${sibling.number} only in coverage period and forms one clock with it`;
    const field = differing === 'reopenWindowMs' ? 'reopenWindow' : differing;
    report('OPTIONS_DIFFER_BY_PERIOD', field, `${alike}, expected the same ${field}`);
  }
}

/** The options of a clock as a whole; limits and warnings may differ between coverage periods. */
const COMMON_OPTIONS = [
  'pausesWhile',
  'endsWait',
  'onReopen',
  'reopenWindowMs',
  'onReclassify',
  'allowance',
  'countOpening',
  'onResolveUnanswered',
] as const satisfies readonly (keyof ClauseOptions)[];

/** An option as it works: an absent one is the default. */
function worksAs(
  { options }: Clause,
  name: (typeof COMMON_OPTIONS)[number],
  row: CompiledMeasure | undefined,
): unknown {
  if (name === 'reopenWindowMs') return options.reopenWindowMs;
  if (name !== 'pausesWhile') return options[name] ?? DEFAULT_OPTIONS[name];
  const statuses = options.pausesWhile ?? row?.pausesWhile ?? [];
  return [...new Set(statuses)].sort().join();
}
