// Which clause judges a ticket is decided here and nowhere else: the most specific one in force wins.
import type { AgreementLevel, Clause, Terms } from './clause.ts';
import type { CoveragePeriod } from './coverage.ts';
import type { Severity } from './fact.ts';

/** What a clause is looked up by. */
export interface ClauseKey {
  readonly measure: string;
  readonly severity: Severity | null;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  /** The group that the clock is about; null: none. */
  readonly group: string | null;
  /** The agreement in force when the ticket opened judges it. */
  readonly openedAt: Temporal.Instant;
}

export interface ChosenClauses {
  readonly terms: Terms;
  /** At least one, at most one per coverage period; most specific first. All of one agreement version. */
  readonly clauses: readonly Clause[];
}

/** The clauses that judge a measure of a ticket from its opening on; null: none does. */
export function chooseClauses(terms: readonly Terms[], key: ClauseKey): ChosenClauses | null {
  const openedMs = key.openedAt.epochMilliseconds;
  return chooseAmong(inScope(termsInForce(terms, { openedMs, atMs: openedMs }), key), key);
}

/** An instant in the life of a ticket that opened at another. Epoch milliseconds. */
interface Moment {
  readonly openedMs: number;
  readonly atMs: number;
}

/** Of each agreement the latest version that applies to a ticket at a moment. */
export function termsInForce(terms: readonly Terms[], moment: Moment): readonly Terms[] {
  const applying = terms.filter((each) => applies(each, terms, moment));
  const isAmended = ({ agreementNumber, version }: Terms): boolean =>
    applying.some((other) => other.agreementNumber === agreementNumber && other.version > version);
  return applying.length > 1 ? applying.filter((each) => !isAmended(each)) : applying;
}

/** The agreement in force when the ticket opened, and amendments of it that reach further. */
function applies(
  { agreementNumber, from, until, appliesTo, periodFrom }: Terms,
  all: readonly Terms[],
  moment: Moment,
): boolean {
  const { openedMs, atMs } = moment;
  const fromMs = from.epochMilliseconds;
  if (openedMs >= fromMs) return until === null || openedMs < until.epochMilliseconds;
  if (appliesTo === 'OPEN_TICKETS') return fromMs <= atMs;
  if (appliesTo !== 'WHOLE_PERIOD') return false;
  const versions = all.filter((each) => each.agreementNumber === agreementNumber);
  return (
    openedMs >= (periodFrom?.epochMilliseconds ?? Math.min(...versions.map((each) => each.from.epochMilliseconds)))
  );
}

/** When amendments of open tickets begin to judge a ticket, in order. */
export function amendmentsOf(terms: readonly Terms[], openedMs: number): number[] {
  const starts = terms.flatMap(({ appliesTo, from }) =>
    appliesTo === 'OPEN_TICKETS' && from.epochMilliseconds > openedMs ? [from.epochMilliseconds] : [],
  );
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** chooseClauses among terms already known to be in force and to have the ticket in their scope. */
export function chooseAmong(
  terms: readonly Terms[],
  key: Pick<ClauseKey, 'measure' | 'severity' | 'group'>,
): ChosenClauses | null {
  let best: ChosenClauses | null = null;
  for (const each of terms) {
    const clauses = clausesFor(each.clauses, key);
    const found = { terms: each, clauses };
    if (clauses.length > 0 && (best === null || comesBefore(found, best))) best = found;
  }
  return best;
}

const LEVEL_RANK: Readonly<Record<AgreementLevel, number>> = { SERVICE: 2, CUSTOMER: 1, CORPORATE: 0 };

/** Whose ticket it is and what it is about. */
type Subject = Pick<ClauseKey, 'customer' | 'serviceAccount' | 'service'>;

/** Of terms in force those that bind a ticket and do not exclude its service, nor are overruled by terms that do. */
export function inScope(inForce: readonly Terms[], subject: Subject): readonly Terms[] {
  const binding = inForce.filter((terms) => binds(terms, subject));
  const excluding = excludedBy(binding, subject);
  return excluding === null ? binding : binding.filter((terms) => narrowness(terms) > narrowness(excluding));
}

/** The narrowest of the terms that bind a ticket and exclude its service; null: none does. Narrower terms still judge it. */
export function excludedBy(inForce: readonly Terms[], subject: Subject): Terms | null {
  const { service } = subject;
  if (service === null) return null;
  let found: Terms | null = null;
  for (const terms of inForce) {
    if (terms.excludes?.includes(service) !== true || !binds(terms, subject)) continue;
    if (found === null || narrowness(terms) > narrowness(found)) found = terms;
  }
  return found;
}

/** Level, then service account over customer. */
const narrowness = ({ level, serviceAccount }: Terms): number => 2 * LEVEL_RANK[level] + rank(serviceAccount);

/** Terms that name a customer, service account or service bind only tickets of it. */
function binds(terms: Terms, key: Subject): boolean {
  return (
    (terms.customer === null || terms.customer === key.customer) &&
    (terms.serviceAccount === null || terms.serviceAccount === key.serviceAccount) &&
    (terms.service === null || terms.service === key.service) &&
    (terms.level === 'CORPORATE' || terms.customer !== null)
  );
}

/** Level, then service account over customer, then group and severity over none; ties (refused at activation) by the later version. */
function comesBefore(a: ChosenClauses, b: ChosenClauses): boolean {
  const difference =
    narrowness(a.terms) - narrowness(b.terms) ||
    rank(a.clauses[0]?.options.group) - rank(b.clauses[0]?.options.group) ||
    rank(a.clauses[0]?.severity) - rank(b.clauses[0]?.severity) ||
    a.terms.from.epochMilliseconds - b.terms.from.epochMilliseconds ||
    a.terms.agreementVersion - b.terms.agreementVersion;
  return difference > 0;
}

const rank = (named: unknown): number => (named === null || named === undefined ? 0 : 1);

/** A clause list's answers, found once: an activated version never changes. */
const answers = new WeakMap<readonly Clause[], Map<string, readonly Clause[]>>();

/** For each coverage period the most specific clause of a measure; the same array for the same question. */
export function clausesFor(
  all: readonly Clause[],
  { measure, severity, group }: Pick<ClauseKey, 'measure' | 'severity' | 'group'>,
): readonly Clause[] {
  const known = answers.get(all) ?? new Map<string, readonly Clause[]>();
  if (known.size === 0) answers.set(all, known);
  const question = `${severity ?? ''}/${measure}/${group ?? ''}`;
  let found = known.get(question);
  if (found === undefined) {
    const names = (named: string | null | undefined, asked: string | null): boolean => (named ?? asked) === asked;
    const speaks = (clause: Clause): boolean =>
      clause.measure === measure && names(clause.severity, severity) && names(clause.options.group, group);
    found = mostSpecific(all.filter(speaks));
    known.set(question, found);
  }
  return found;
}

function mostSpecific(candidates: readonly Clause[]): readonly Clause[] {
  const specificity = ({ options, severity, period }: Clause): number =>
    4 * rank(options.group) + 2 * rank(severity) + rank(period);
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

/** What a clause is chosen by; two clauses of one version with one key would never know which of them judges. */
export const keyOf = ({ measure, severity, period, options: { group } }: Clause): string =>
  `${measure}/${severity ?? ''}/${period ?? ''}/${group ?? ''}`;
