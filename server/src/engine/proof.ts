// The proof of a clock: its life cut into segments, each with what caused it and the clause that judged it then,
// whose running parts add up to the time spent, to the millisecond.
import { openSpans, partsWithin, type CoveragePeriod } from './coverage.ts';
import { readCycles } from './clock.ts';
import { judgedTicket, type TicketLife } from './judged.ts';
import { counted, type Stretch } from './stretch.ts';
import type { Cycle } from './cycle.ts';
import type { Judgement } from './limit.ts';
import type { Clause, Terms } from './clause.ts';
import type { Fact } from './fact.ts';
import type { ClockReading } from './reading.ts';

/** RUNNING counts; OUTSIDE is running time that does not; EXCLUDED lies between an end and a reopening. */
export type SegmentKind = 'RUNNING' | 'PAUSED' | 'OUTSIDE' | 'EXCLUDED';

/** A part of a clock's life, `[from, to)`. */
export interface ProofSegment {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly kind: SegmentKind;
  /** The coverage period of running time; null where nothing is covered, and for pauses and closed time. */
  readonly period: CoveragePeriod | null;
  /** The fact that began it, or that brought the clause; null: a new version of the terms did. */
  readonly causeFactId: number | null;
  /** The clause in force then, with the terms it stands in. */
  readonly clause: Clause;
  readonly terms: Terms;
  /** The schedule version it was counted by. */
  readonly scheduleVersion: number;
  /** The part of a blended promise that it used up; null: not blended, or nothing counted. */
  readonly share: number | null;
  /** Time that counts (RUNNING: adds up to spentMs) or would have counted (PAUSED: adds up to pausedMs); else 0. */
  readonly milliseconds: number;
}

/** A clock's reading with the segments that make it. */
export interface Proof {
  readonly reading: ClockReading;
  /** From its start to its end or to `now`, in order and without gaps; none while it has not started. */
  readonly segments: readonly ProofSegment[];
}

/**
 * One clock as it reads at `now`, with its proof; null when there is no such clock (yet). Time is counted by the clause
 * that judges last, as the reading counts it (CARRY).
 */
export function proveClock(
  life: TicketLife,
  { measure: name, cycle: number }: { readonly measure: string; readonly cycle: number },
  now: Temporal.Instant,
): Proof | null {
  const nowMs = now.epochMilliseconds;
  const folding = judgedTicket(life, nowMs).foldings.find(({ measure }) => measure.name === name);
  const found = folding && readCycles(folding, nowMs).find(({ reading }) => reading.cycle === number);
  return found ? { reading: found.reading, segments: found.cycle ? proofOf(found.cycle, nowMs) : [] } : null;
}

/** The segments of a proof; none when there is no such clock. */
export const explainClock = (
  facts: readonly Fact[],
  terms: readonly Terms[],
  customerOf: (serviceAccount: number) => number | null,
  which: { readonly measure: string; readonly cycle: number },
  now: Temporal.Instant,
  known: Pick<TicketLife, 'measures' | 'absorbed'> = {},
): readonly ProofSegment[] => proveClock({ facts, terms, customerOf, ...known }, which, now)?.segments ?? [];

/** The same for a cycle already folded. */
export function proofOf(cycle: Cycle, nowMs: number): ProofSegment[] {
  const { judgement } = cycle;
  if (!judgement) return [];
  const endMs = cycle.lost?.atMs ?? nowMs;
  return cycle.stretches.flatMap((stretch) =>
    cutAtJudgements(cycle, stretch, endMs)
      .flatMap((part) => cutAtVersions(part, judgement))
      .flatMap((part) => segmentsOf(part, judgement)),
  );
}

/** A part of a stretch under one clause and, once it was cut there too, by one version of the schedule. */
interface Part {
  readonly scheduleVersion: number;
  readonly kind: Stretch['kind'];
  readonly fromMs: number;
  readonly toMs: number;
  readonly cause: Fact | null;
  readonly judgement: Judgement;
}

function cutAtJudgements(
  { judgements }: Cycle,
  { kind, fromMs, untilMs, cause }: Stretch,
  endMs: number,
): Omit<Part, 'scheduleVersion'>[] {
  const toMs = Math.min(untilMs, endMs);
  const [first] = judgements;
  if (fromMs >= toMs || first === undefined) return [];
  // Before its first clause a clock ran unjudged; that clause counted the time when it came.
  const inForce = judgements.findLast(({ atMs }) => atMs <= fromMs) ?? first;
  const later = judgements.filter(({ atMs }) => atMs > fromMs && atMs < toMs);
  return [inForce, ...later].flatMap((each, index) => {
    const from = index === 0 ? fromMs : each.atMs;
    const to = later[index]?.atMs ?? toMs;
    const part = { kind, fromMs: from, toMs: to, cause: index === 0 ? cause : each.cause, judgement: each.judgement };
    return from < to ? [part] : [];
  });
}

/** Time is counted by the schedule of the clause that judges last, at each instant by the version that applies. */
function cutAtVersions(part: Omit<Part, 'scheduleVersion'>, { coverage, chosen }: Judgement): Part[] {
  return partsWithin(coverage, { from: part.fromMs, until: part.toMs }).map(({ from, until, version }) => ({
    ...part,
    fromMs: from,
    toMs: until,
    scheduleVersion: version ?? chosen.terms.scheduleVersion,
  }));
}

function segmentsOf(part: Part, counting: Judgement): ProofSegment[] {
  const { kind, fromMs, toMs } = part;
  if (kind === 'RUNNING') return runningSegments(part, counting);
  const milliseconds = kind === 'PAUSED' ? counted(counting, fromMs, toMs) : 0;
  return [segment(part, { fromMs, toMs, kind, period: null, milliseconds, share: null })];
}

/** Running time, cut where coverage opens and closes and where its period changes. */
function runningSegments(part: Part, { coverage, period, promise }: Judgement): ProofSegment[] {
  const { fromMs, toMs } = part;
  const segments: ProofSegment[] = [];
  const outside = { kind: 'OUTSIDE', period: null, milliseconds: 0, share: null } as const;
  let reached = fromMs;
  const outsideUntil = (untilMs: number): void => {
    if (reached < untilMs) segments.push(segment(part, { ...outside, fromMs: reached, toMs: untilMs }));
  };
  for (const open of openSpans(coverage, { from: toInstant(fromMs), to: toInstant(toMs) })) {
    const span = { fromMs: open.from.epochMilliseconds, toMs: open.until.epochMilliseconds };
    outsideUntil(span.fromMs);
    if (period === null || period === open.period) {
      const milliseconds = span.toMs - span.fromMs;
      const limitMs = promise.kind === 'BLENDED' ? promise.blend[open.period] : null;
      const share = limitMs === null ? null : milliseconds / limitMs;
      segments.push(segment(part, { ...span, kind: 'RUNNING', period: open.period, milliseconds, share }));
    } else segments.push(segment(part, { ...outside, ...span, period: open.period }));
    reached = span.toMs;
  }
  outsideUntil(toMs);
  return segments;
}

function segment(
  { cause, judgement, scheduleVersion }: Part,
  {
    fromMs,
    toMs,
    ...said
  }: { readonly fromMs: number; readonly toMs: number } & Pick<
    ProofSegment,
    'kind' | 'period' | 'milliseconds' | 'share'
  >,
): ProofSegment {
  const { clause, chosen } = judgement;
  const { terms } = chosen;
  const causeFactId = cause === null ? null : cause.id;
  return { from: toInstant(fromMs), to: toInstant(toMs), ...said, causeFactId, clause, terms, scheduleVersion };
}

const toInstant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
