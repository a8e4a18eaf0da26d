// A proof as a document that needs no server: the reading and its segments, and everything they follow from. What is
// written and what is read is one shape.
import { z } from 'zod';
import type { Clause, Terms } from '../engine/clause.ts';
import { partsWithin, type Coverage } from '../engine/coverage.ts';
import type { Fact } from '../engine/fact.ts';
import type { TicketLife } from '../engine/judged.ts';
import type { Proof } from '../engine/proof.ts';
import type { ClockReading, LimitReading } from '../engine/reading.ts';
import {
  clauseShape,
  coverageShape,
  factShape,
  instantShape,
  measureShape,
  readingShape,
  segmentShape,
  termsShape,
} from './proof-shapes.ts';

export const proofShape = z.strictObject({
  format: z.literal('headroom-proof-1'),
  /** What the proof is of, and as of when. */
  ticket: z.strictObject({ source: z.string(), reference: z.string() }),
  clock: z.strictObject({ measure: z.string(), cycle: z.int() }),
  at: instantShape,
  /** The time-zone data that it was counted with. */
  zoneData: z.string(),
  reading: readingShape,
  segments: z.array(segmentShape),
  /** What it follows from: the ticket's facts up to `at`, and those of tickets that became part of it, by reference. */
  facts: z.array(factShape),
  tied: z.record(z.string(), z.array(factShape)),
  /** Whose account each is. */
  accounts: z.array(z.strictObject({ serviceAccount: z.int(), customer: z.int().nullable() })),
  /** Agreement versions that could judge the ticket, whole: another measure may have a say in when this one starts. */
  agreements: z.array(termsShape.extend({ clauses: z.array(clauseShape).readonly(), coverage: z.int() })),
  /** Hours that agreements name by place: the versions of a schedule, each from an instant on; null: from always. */
  coverages: z.array(z.array(coverageShape).min(1)),
  /** What people call the versions of schedules. */
  schedules: z.array(z.strictObject({ scheduleVersion: z.int(), name: z.string(), version: z.int() })),
  /** The measure, when it is a user's own. */
  measure: measureShape.nullable(),
});

export type ProofDocument = z.infer<typeof proofShape>;

/** What a document is made of. */
export interface Proven {
  readonly ticket: ProofDocument['ticket'];
  readonly clock: ProofDocument['clock'];
  readonly life: TicketLife;
  readonly proof: Proof;
  readonly schedules: ProofDocument['schedules'];
  readonly zoneData: string;
}

/** The document of a proof as of `at`. Later facts have no part in it. */
export function documentOf(
  { life, proof, ticket, clock, schedules, zoneData }: Proven,
  at: Temporal.Instant,
): ProofDocument {
  const until = (facts: readonly Fact[]): ProofDocument['facts'] =>
    facts.filter((fact) => Temporal.Instant.compare(fact.at, at) <= 0).map(writtenFact);
  const facts = until(life.facts);
  const tied = Object.fromEntries([...(life.absorbed ?? [])].map(([name, theirs]) => [name, until(theirs)]));
  const named = [facts, ...Object.values(tied)].flat().flatMap((fact) => fact.serviceAccount ?? []);
  const coverages = [...new Set(life.terms.map(({ coverage }) => coverage))];
  return {
    format: 'headroom-proof-1',
    ...{ ticket, clock, at: at.toString(), zoneData },
    reading: writtenReading(proof.reading),
    segments: writtenSegments(proof, life),
    facts,
    tied,
    accounts: [...new Set(named)].map((serviceAccount) => ({
      serviceAccount,
      customer: life.customerOf(serviceAccount),
    })),
    agreements: life.terms.map((terms) => writtenTerms(terms, coverages)),
    coverages: coverages.map(writtenCoverage),
    schedules,
    measure: writtenMeasure(life, clock.measure),
  };
}

/** The segments as a document says them. */
export function writtenSegments(
  { segments }: Proof,
  { facts, absorbed = new Map() }: TicketLife,
): ProofDocument['segments'] {
  const known = new Map([...facts, ...[...absorbed.values()].flat()].map((fact) => [fact.id, fact.eventId]));
  return segments.map(
    ({ from, to, kind, period, milliseconds, share, causeFactId, clause, terms, scheduleVersion }) => ({
      ...{ from: from.toString(), to: to.toString(), kind, period, milliseconds, share },
      fact: causeFactId,
      event: causeFactId === null ? null : (known.get(causeFactId) ?? null),
      ...{ clause: clause.number, agreement: terms.agreementNumber, agreementVersion: terms.version, scheduleVersion },
    }),
  );
}

const textOf = (at: Temporal.Instant | null): string | null => at?.toString() ?? null;

/** The reading as a document says it: what does not depend on when it was noticed, nor on when it is read again. */
export const writtenReading = (reading: ClockReading): ProofDocument['reading'] => ({
  ...{ phase: reading.phase, voidReason: reading.voidReason, standing: reading.standing },
  ...{ startedAt: textOf(reading.startedAt), stoppedAt: textOf(reading.stoppedAt) },
  ...{ spent: reading.spentMs, paused: reading.pausedMs },
  promise: reading.promise && writtenLimit(reading.promise),
  target: reading.target && writtenLimit(reading.target),
});

const writtenLimit = (limit: LimitReading): NonNullable<ProofDocument['reading']['promise']> => ({
  ...{ limit: limit.limitMs, dueAt: textOf(limit.dueAt), headroom: limit.headroomMs, standing: limit.standing },
  ...{ breachedAt: textOf(limit.breachedAt), byReclassification: limit.byReclassification },
});

const writtenFact = ({ at, promisedAt, ...fact }: Fact): ProofDocument['facts'][number] => ({
  ...fact,
  at: at.toString(),
  promisedAt: textOf(promisedAt),
});

const writtenTerms = (terms: Terms, coverages: readonly Coverage[]): ProofDocument['agreements'][number] => ({
  ...{ agreementNumber: terms.agreementNumber, version: terms.version, agreementVersion: terms.agreementVersion },
  ...{ level: terms.level, customer: terms.customer, serviceAccount: terms.serviceAccount, service: terms.service },
  ...(terms.excludes?.length && { excludes: terms.excludes }),
  ...{ from: terms.from.toString(), until: textOf(terms.until), scheduleVersion: terms.scheduleVersion },
  appliesTo: terms.appliesTo ?? 'NEW_TICKETS',
  periodFrom: textOf(terms.periodFrom ?? null),
  coverage: coverages.indexOf(terms.coverage),
  clauses: terms.clauses.map(writtenClause),
});

const writtenClause = ({ options, ...clause }: Clause): ProofDocument['agreements'][number]['clauses'][number] => {
  const { id, number, measure, severity, period, promiseMs, targetMs, warnAtShare } = clause;
  return { id, number, measure, severity, period, promiseMs, targetMs, warnAtShare, options };
};

const always = { from: -Infinity, until: Infinity };

const writtenCoverage = (coverage: Coverage): ProofDocument['coverages'][number] =>
  partsWithin(coverage, always).map(({ version, from, schedule }) => ({
    scheduleVersion: version,
    from: from === -Infinity ? null : Temporal.Instant.fromEpochMilliseconds(from).toString(),
    schedule,
  }));

const writtenMeasure = ({ measures }: TicketLife, name: string): ProofDocument['measure'] =>
  measures?.get(name)?.definition ?? null;
