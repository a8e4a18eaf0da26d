// Where a demo ticket stands: whose it is, what it is about, and which limits will judge it there.
import { compileCoverage, firstCovered } from '../engine/coverage.ts';
import type { Coverage, CoveragePeriod } from '../engine/coverage.ts';
import type { Severity } from '../engine/fact.ts';
import { customers, schedules, services, severityMix } from './demo-world.ts';
import type { DemoClause, DemoCustomer, DemoService } from './demo-world.ts';
import type { Random } from './random.ts';

export interface DemoPlace {
  readonly customer: DemoCustomer;
  readonly account: string;
  readonly asset: string | null;
  readonly service: DemoService;
  readonly severity: Severity;
  readonly contact: string;
  readonly subject: string;
  readonly coverage: Coverage;
}

const coverages = new Map<string, Coverage>();

/** The compiled hours of a demo customer. */
export function coverageOf({ schedule: key }: DemoCustomer): Coverage {
  const known = coverages.get(key);
  if (known !== undefined) return known;
  const schedule = schedules.find((each) => each.key === key);
  if (schedule === undefined) throw new Error(`The demo has no schedule ${key}`);
  const compiled = compileCoverage(schedule.definition);
  coverages.set(key, compiled);
  return compiled;
}

/** Somewhere in the demo's world; a given severity is kept. */
export function pickPlace(random: Random, severity: Severity = random.pick(severityMix)): DemoPlace {
  const customer = random.pick(customers);
  const account = random.pick(customer.accounts);
  const service = random.pick(services);
  return {
    customer,
    account: account.reference,
    asset: random.chance(0.5) ? random.pick(account.assets).reference : null,
    service,
    severity,
    contact: random.pick(customer.contacts),
    subject: random.pick(service.subjects),
    coverage: coverageOf(customer),
  };
}

export interface DemoLimit {
  readonly promiseMs: number;
  readonly targetMs: number;
  /** The period in which the limit's time counts; null: in both. */
  readonly countsIn: CoveragePeriod | null;
}

/**
 * The limits that a clock of this measure gets when it starts at `start`: the clauses of the ticket's severity before
 * those of none, and of them the one of the period in which the clock first runs.
 */
export function limitOf(place: DemoPlace, measure: DemoClause['measure'], start: Temporal.Instant): DemoLimit {
  const ofMeasure = place.customer.clauses.filter((clause) => clause.measure === measure);
  const ofSeverity = ofMeasure.filter((clause) => clause.severity === place.severity);
  const candidates = ofSeverity.length > 0 ? ofSeverity : ofMeasure.filter((clause) => clause.severity === null);
  const period = firstCovered(place.coverage, start)?.period ?? null;
  const clause = candidates.find((each) => each.period === period) ?? candidates.find((each) => each.period === null);
  if (clause === undefined)
    throw new Error(`Agreement ${place.customer.agreement} has no limit for ${measure}, ${place.severity}`);
  // A limit of NON_PRIME counts in both periods, one of PRIME in prime alone.
  return {
    promiseMs: clause.promiseMs,
    targetMs: clause.targetMs,
    countsIn: clause.period === 'PRIME' ? 'PRIME' : null,
  };
}
