// Which clause judges a ticket is decided here and nowhere else: the most specific one in force wins. What an
// agreement may not say is refused here too, before it can judge anything.
import { COVERAGE_HORIZON, type CoveragePeriod } from './coverage.ts';
import { measureNamed, MEASURES } from './measure.ts';
import type { AgreementLevel, Clause, Terms } from './clause.ts';
import type { Severity, StatusCategory } from './fact.ts';

/** What a clause is looked up by. */
export interface ClauseKey {
  readonly measure: string;
  readonly severity: Severity | null;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  /** The agreement in force when the ticket opened judges it. */
  readonly openedAt: Temporal.Instant;
}

export interface ChosenClauses {
  readonly terms: Terms;
  /** At least one, at most one per coverage period; most specific first. All of one agreement version. */
  readonly clauses: readonly Clause[];
}

/** The clauses that judge a measure of a ticket; null: none does. */
export function chooseClauses(terms: readonly Terms[], key: ClauseKey): ChosenClauses | null {
  return chooseAmong(termsInForce(terms, key.openedAt.epochMilliseconds), key);
}

/** Terms in force at an instant, in epoch milliseconds. */
export function termsInForce(terms: readonly Terms[], atMs: number): readonly Terms[] {
  return terms.filter(
    ({ from, until }) => from.epochMilliseconds <= atMs && (until === null || atMs < until.epochMilliseconds),
  );
}

/** chooseClauses among terms already known to be in force. */
export function chooseAmong(inForce: readonly Terms[], key: Omit<ClauseKey, 'openedAt'>): ChosenClauses | null {
  let best: ChosenClauses | null = null;
  for (const terms of inForce) {
    if (!binds(terms, key)) continue;
    const clauses = clausesFor(terms.clauses, key.measure, key.severity);
    if (clauses.length > 0 && (best === null || comesBefore({ terms, clauses }, best))) best = { terms, clauses };
  }
  return best;
}

const LEVEL_RANK: Readonly<Record<AgreementLevel, number>> = { SERVICE: 2, CUSTOMER: 1, CORPORATE: 0 };

/** Terms that name a customer, service account or service bind only tickets of it. */
function binds(terms: Terms, key: Pick<ClauseKey, 'customer' | 'serviceAccount' | 'service'>): boolean {
  return (
    (terms.customer === null || terms.customer === key.customer) &&
    (terms.serviceAccount === null || terms.serviceAccount === key.serviceAccount) &&
    (terms.service === null || terms.service === key.service) &&
    (terms.level === 'CORPORATE' || terms.customer !== null)
  );
}

/** Level, then service account over customer, then severity over none; ties (refused at activation) by the later version. */
function comesBefore(a: ChosenClauses, b: ChosenClauses): boolean {
  const difference =
    LEVEL_RANK[a.terms.level] - LEVEL_RANK[b.terms.level] ||
    rank(a.terms.serviceAccount) - rank(b.terms.serviceAccount) ||
    rank(a.clauses[0]?.severity) - rank(b.clauses[0]?.severity) ||
    a.terms.from.epochMilliseconds - b.terms.from.epochMilliseconds ||
    a.terms.agreementVersion - b.terms.agreementVersion;
  return difference > 0;
}

const rank = (named: unknown): number => (named === null || named === undefined ? 0 : 1);

/** A clause list's answers, found once: an activated version never changes. */
const answers = new WeakMap<readonly Clause[], Map<string, readonly Clause[]>>();

/** For each coverage period the most specific clause of a measure and severity; the same array for the same question. */
function clausesFor(all: readonly Clause[], measure: string, severity: Severity | null): readonly Clause[] {
  const known = answers.get(all) ?? new Map<string, readonly Clause[]>();
  if (known.size === 0) answers.set(all, known);
  const question = `${severity ?? ''}/${measure}`;
  let found = known.get(question);
  if (found === undefined) {
    found = mostSpecific(all.filter((c) => c.measure === measure && (c.severity === null || c.severity === severity)));
    known.set(question, found);
  }
  return found;
}

function mostSpecific(candidates: readonly Clause[]): readonly Clause[] {
  const specificity = (clause: Clause): number => 2 * rank(clause.severity) + rank(clause.period);
  const ordered = candidates.toSorted((a, b) => specificity(b) - specificity(a));
  const winner = (period: CoveragePeriod): Clause | undefined =>
    ordered.find((clause) => clause.period === period || clause.period === null);
  const winners = new Set([winner('PRIME'), winner('NON_PRIME')]);
  return ordered.filter((clause) => winners.has(clause));
}

export interface ClauseClash {
  readonly clauseA: Clause;
  readonly clauseB: Clause;
}

/** Clauses of two terms that are equally specific for the same tickets at some time: neither could win. */
export function overlaps(a: Terms, b: Terms): ClauseClash[] {
  const apart = (early: Terms, late: Terms): boolean =>
    early.until !== null && early.until.epochMilliseconds <= late.from.epochMilliseconds;
  const sameScope =
    a.level === b.level &&
    a.customer === b.customer &&
    a.serviceAccount === b.serviceAccount &&
    a.service === b.service;
  if (!sameScope || apart(a, b) || apart(b, a)) return [];
  return a.clauses.flatMap((clauseA) =>
    b.clauses.filter((clauseB) => keyOf(clauseA) === keyOf(clauseB)).map((clauseB) => ({ clauseA, clauseB })),
  );
}

const keyOf = ({ measure, severity, period }: Clause): string => `${measure}/${severity ?? ''}/${period ?? ''}`;

/** Why a list of clauses cannot be agreed: as data, with the path that leads to the place. */
export interface ClauseProblem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** Every problem of an agreement's clauses, in their order; none: they may be agreed. */
export function validateClauses(clauses: readonly Clause[]): ClauseProblem[] {
  return clauses.flatMap((clause, index) => [
    ...limitProblems(clause, index),
    ...optionProblems(clause, index),
    ...doubleProblems(clauses, index),
  ]);
}

const HORIZON_MS = COVERAGE_HORIZON.searchYears * 365 * 86_400_000;
const ENDED: ReadonlySet<StatusCategory> = new Set(['RESOLVED', 'CLOSED', 'CANCELLED']);

const problem = (code: string, message: string, index: number, field: string): ClauseProblem => ({
  code,
  message,
  path: ['clauses', String(index), field],
});

function limitProblems({ number, promiseMs, targetMs, warnAtShare }: Clause, index: number): ClauseProblem[] {
  const found: ClauseProblem[] = [];
  const limit = (name: string, ms: number): void => {
    const field = name.toLowerCase();
    const shown = `Clause ${number}: the ${field} is ${ms / 1000} s, expected`;
    if (!Number.isSafeInteger(ms) || ms <= 0) {
      found.push(problem(`${name}_NOT_POSITIVE`, `${shown} whole milliseconds, more than 0`, index, field));
    } else if (ms > HORIZON_MS) {
      const most = `at most ${COVERAGE_HORIZON.searchYears} years, as far as coverage is searched`;
      found.push(problem(`${name}_BEYOND_HORIZON`, `${shown} ${most}`, index, field));
    }
  };
  limit('PROMISE', promiseMs);
  if (targetMs !== null) {
    limit('TARGET', targetMs);
    if (targetMs > promiseMs) {
      const message = `Clause ${number}: the target (${targetMs / 1000} s) is looser than the promise (${promiseMs / 1000} s), expected it as tight or tighter`;
      found.push(problem('TARGET_LOOSER_THAN_PROMISE', message, index, 'target'));
    }
  }
  if (warnAtShare !== null && !(warnAtShare > 0 && warnAtShare < 1)) {
    const message = `Clause ${number}: the warning share is ${warnAtShare}, expected more than 0 and less than 1`;
    found.push(problem('WARNING_SHARE_OUT_OF_RANGE', message, index, 'warnAtShare'));
  }
  return found;
}

function optionProblems({ number, measure, options }: Clause, index: number): ClauseProblem[] {
  const found: ClauseProblem[] = [];
  if (number.trim() === '') {
    found.push(
      problem(
        'CLAUSE_NUMBER_MISSING',
        `The clause at place ${index + 1} has no number, expected one like 9.2.3`,
        index,
        'number',
      ),
    );
  }
  if (measureNamed(measure) === undefined) {
    const names = MEASURES.map(({ name }) => name).join(', ');
    found.push(
      problem(
        'UNKNOWN_MEASURE',
        `Clause ${number}: no measure is named ${measure}, expected one of ${names}`,
        index,
        'measure',
      ),
    );
  }
  const ended = (options.pausesWhile ?? []).filter((status) => ENDED.has(status));
  if (ended.length > 0) {
    const message = `Clause ${number}: a clock cannot pause while ${ended.join(', ')}, because there it has ended; expected statuses of open tickets`;
    found.push(problem('PAUSES_WHILE_ENDED', message, index, 'pausesWhile'));
  }
  return found;
}

/** A clause beside the ones before it. */
function doubleProblems(clauses: readonly Clause[], index: number): ClauseProblem[] {
  const clause = clauses[index];
  if (clause === undefined) return [];
  const found: ClauseProblem[] = [];
  const earlier = clauses.slice(0, index);
  if (earlier.some(({ number }) => number === clause.number)) {
    const message = `Two clauses are numbered ${clause.number}, expected each number once`;
    found.push(problem('DUPLICATE_CLAUSE_NUMBER', message, index, 'number'));
  }
  const twin = earlier.find((other) => keyOf(other) === keyOf(clause));
  if (twin) {
    const message = `Clauses ${twin.number} and ${clause.number} promise the same measure for the same severity and coverage period, expected one`;
    found.push(problem('DUPLICATE_CLAUSE', message, index, 'measure'));
  }
  const sibling = earlier.find((other) => other.measure === clause.measure && other.severity === clause.severity);
  if (sibling && optionsOf(sibling) !== optionsOf(clause)) {
    const message = `Clauses ${sibling.number} and ${clause.number} differ only in coverage period and form one clock, expected equal options`;
    found.push(problem('OPTIONS_DIFFER_BY_PERIOD', message, index, 'pausesWhile'));
  }
  return found;
}

/** Options as they work: an absent one is the measure's default. */
function optionsOf({ measure, options }: Clause): string {
  const pauses = options.pausesWhile ?? measureNamed(measure)?.pausesWhile ?? [];
  return JSON.stringify([...new Set(pauses)].sort());
}
