// Whether a proof's document holds: its sums by arithmetic alone, and the rest by counting the clock anew from the facts,
// clauses and hours that stand in it. It cannot say whether those are the ones that were.
import type { Terms } from '../engine/clause.ts';
import { compileCoverage, composeCoverage, CoverageError, instantProblem, type Coverage } from '../engine/coverage.ts';
import type { Fact } from '../engine/fact.ts';
import type { TicketLife } from '../engine/judged.ts';
import { measureTable } from '../engine/measure-definition.ts';
import { proveClock } from '../engine/proof.ts';
import { proofShape, writtenReading, writtenSegments, type ProofDocument } from './proof-document.ts';

/** The text is no document of a proof; the message says where and what was expected. */
export class NoProof extends Error {
  override readonly name = 'NoProof';
}

/** One thing that was looked at. */
export interface Finding {
  readonly holds: boolean;
  readonly words: string;
}

/** @throws NoProof */
export function readProof(text: string): ProofDocument {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (error) {
    throw new NoProof(`expected JSON: ${(error as Error).message}`, { cause: error });
  }
  const { data, error } = proofShape.safeParse(said);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new NoProof(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no proof'}`);
}

/** Everything that was looked at, in the order of reading. @throws NoProof when its hours or instants mean nothing */
export function verifyProof(document: ProofDocument): readonly Finding[] {
  const { at, clock } = document;
  const life = lifeIn(document);
  const proof = proveClock(life, clock, Temporal.Instant.from(at));
  const sums = [gaps(document), sum(document, 'RUNNING', 'spent'), sum(document, 'PAUSED', 'paused')].flat();
  if (proof === null) {
    const none = `its facts and clauses make no clock ${clock.measure}, cycle ${String(clock.cycle)}, by ${at}`;
    return [...sums, { holds: false, words: none }];
  }
  return [
    ...sums,
    ...compareSegments(document.segments, writtenSegments(proof, life)),
    ...compared('the reading', document.reading, writtenReading(proof.reading)),
  ];
}

function gaps({ segments, reading }: ProofDocument): readonly Finding[] {
  const broken = segments.flatMap(({ from }, place) => {
    const before = place === 0 ? reading.startedAt : segments[place - 1]?.to;
    if (before === from) return [];
    const words = `segment ${String(place + 1)} begins at ${from}; expected ${before ?? 'none'}, where what is before it ends`;
    return [{ holds: false, words }];
  });
  const whole = `${String(segments.length)} segments follow one another without a gap from the start on`;
  return broken.length > 0 ? broken : [{ holds: true, words: whole }];
}

function sum(
  { segments, reading }: ProofDocument,
  kind: 'RUNNING' | 'PAUSED',
  field: 'spent' | 'paused',
): readonly Finding[] {
  const total = segments.reduce((all, one) => (one.kind === kind ? all + one.milliseconds : all), 0);
  const words = `${kind} segments add up to ${String(total)} ms; the reading says ${String(reading[field])} ms ${field}`;
  return [{ holds: total === reading[field], words }];
}

type Segments = ProofDocument['segments'];

function compareSegments(told: Segments, counted: Segments): readonly Finding[] {
  const most = Math.max(told.length, counted.length);
  const differing = Array.from({ length: most }, (_, place) => {
    const [one, other] = [told[place], counted[place]];
    const name = `segment ${String(place + 1)}`;
    if (one === undefined) return [{ holds: false, words: `${name}, from ${other?.from ?? ''} on, is missing` }];
    if (other === undefined) return [{ holds: false, words: `${name}, from ${one.from} on, follows from nothing` }];
    return compared(name, one, other).filter(({ holds }) => !holds);
  }).flat();
  if (differing.length > 0) return differing;
  return [{ holds: true, words: 'counted anew, every segment is the same' }];
}

/** One finding when all is the same, else one for each difference. */
function compared(name: string, told: object, counted: object): readonly Finding[] {
  const other = new Map(leavesOf(counted));
  const own = new Map(leavesOf(told));
  const differing = [...new Set([...own.keys(), ...other.keys()])].filter((path) => own.get(path) !== other.get(path));
  if (differing.length === 0) return [{ holds: true, words: `counted anew, ${name} is the same` }];
  return differing.map((path) => ({
    holds: false,
    words: `${name}: ${path} is ${own.get(path) ?? 'absent'} in the document, ${other.get(path) ?? 'absent'} counted anew`,
  }));
}

const leavesOf = (value: object, above = ''): [string, string][] =>
  Object.entries(value).flatMap(([field, one]: [string, unknown]): [string, string][] =>
    typeof one === 'object' && one !== null ? leavesOf(one, `${above}${field}.`) : [[`${above}${field}`, String(one)]],
  );

function lifeIn({ facts, tied, accounts, agreements, coverages, measure, at }: ProofDocument): TicketLife {
  for (const instant of [at, ...[facts, ...Object.values(tied)].flat().map((fact) => fact.at)]) {
    const problem = instantProblem(Temporal.Instant.from(instant));
    if (problem !== null) throw new NoProof(problem.message);
  }
  const compiled = coverages.map(coverageOf);
  const customers = new Map(accounts.map(({ serviceAccount, customer }) => [serviceAccount, customer]));
  return {
    facts: facts.map(factOf),
    terms: agreements.map(({ coverage, ...terms }, place) => {
      const own = compiled[coverage];
      if (own === undefined)
        throw new NoProof(`agreements.${String(place)}.coverage: there is no coverage ${String(coverage)}`);
      return termsOf(terms, own);
    }),
    customerOf: (account) => customers.get(account) ?? null,
    measures: measureTable(measure === null ? [] : [measure]),
    absorbed: new Map(Object.entries(tied).map(([name, theirs]) => [name, theirs.map(factOf)])),
  };
}

const instantOf = (text: string | null): Temporal.Instant | null =>
  text === null ? null : Temporal.Instant.from(text);

const factOf = ({ at, promisedAt, ...fact }: ProofDocument['facts'][number]): Fact => ({
  ...fact,
  at: Temporal.Instant.from(at),
  promisedAt: instantOf(promisedAt),
});

const termsOf = (
  { from, until, periodFrom, ...terms }: Omit<ProofDocument['agreements'][number], 'coverage'>,
  coverage: Coverage,
): Terms => ({
  ...terms,
  from: Temporal.Instant.from(from),
  until: instantOf(until),
  ...(periodFrom === null ? {} : { periodFrom: Temporal.Instant.from(periodFrom) }),
  coverage,
});

const fromAlways = Temporal.Instant.fromEpochMilliseconds(-8.64e15);

function coverageOf(versions: ProofDocument['coverages'][number], place: number): Coverage {
  try {
    const [only] = versions;
    if (only?.scheduleVersion === null) return compileCoverage(only.schedule);
    return composeCoverage(
      versions.map(({ scheduleVersion, from, schedule }) => ({
        version: scheduleVersion ?? 0,
        validFrom: instantOf(from) ?? fromAlways,
        coverage: compileCoverage(schedule),
      })),
    );
  } catch (error) {
    if (!(error instanceof CoverageError)) throw error;
    throw new NoProof(`coverages.${String(place)}: ${error.message}`, { cause: error });
  }
}
