// The proof of a clock: its life cut into segments, each with what caused it and the clause that judged it then,
// whose running parts add up to the time spent, to the millisecond.
import { measuresAndClauses } from './clock.ts';
import { openSpans, type CoveragePeriod } from './coverage.ts';
import { foldCycles, type Cycle } from './cycle.ts';
import { readHistory } from './history.ts';
import { counted, type Judgement, type Stretch } from './limit.ts';
import type { Clause, Terms } from './clause.ts';
import type { Fact } from './fact.ts';

/** RUNNING counts; OUTSIDE is running time that does not; EXCLUDED lies between an end and a reopening. */
export type SegmentKind = 'RUNNING' | 'PAUSED' | 'OUTSIDE' | 'EXCLUDED';

/** A part of a clock's life, `[from, to)`. */
export interface ProofSegment {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly kind: SegmentKind;
  /** The coverage period of running time; null where nothing is covered, and for pauses and closed time. */
  readonly period: CoveragePeriod | null;
  /** The fact that began it, or that brought the clause. */
  readonly causeFactId: number;
  /** The clause in force then. */
  readonly clause: Clause;
  /** Time that counts (RUNNING: adds up to spentMs) or would have counted (PAUSED: adds up to pausedMs); else 0. */
  readonly milliseconds: number;
}

/**
 * The segments of one clock from its start to its end or to `now`, in order and without gaps; none when there is no
 * such clock. Time is counted by the clause that judges last, as the reading counts it (CARRY).
 */
export function explainClock(
  facts: readonly Fact[],
  terms: readonly Terms[],
  customerOf: (serviceAccount: number) => number | null,
  { measure: name, cycle: number }: { readonly measure: string; readonly cycle: number },
  now: Temporal.Instant,
): ProofSegment[] {
  const nowMs = now.epochMilliseconds;
  const history = readHistory(facts, nowMs);
  const judged = measuresAndClauses(history, { terms, customerOf }).find(({ measure }) => measure.name === name);
  if (!judged) return [];
  const cycle = foldCycles(history, judged.measure, judged.chosenOf, nowMs).find((one) => one.number === number);
  const judgement = cycle?.judgement;
  if (!cycle || !judgement) return [];
  const endMs = cycle.lost?.atMs ?? nowMs;
  return cycle.stretches.flatMap((stretch) =>
    cutAtJudgements(cycle, stretch, endMs).flatMap((part) => segmentsOf(part, judgement)),
  );
}

/** A part of a stretch under one clause. */
interface Part {
  readonly kind: Stretch['kind'];
  readonly fromMs: number;
  readonly toMs: number;
  readonly causeFactId: number;
  readonly clause: Clause;
}

function cutAtJudgements({ judgements }: Cycle, { kind, fromMs, untilMs, cause }: Stretch, endMs: number): Part[] {
  const toMs = Math.min(untilMs, endMs);
  const [first] = judgements;
  if (fromMs >= toMs || first === undefined) return [];
  // Before its first clause a clock ran unjudged; that clause counted the time when it came.
  const inForce = judgements.findLast(({ atMs }) => atMs <= fromMs) ?? first;
  const later = judgements.filter(({ atMs }) => atMs > fromMs && atMs < toMs);
  return [inForce, ...later].flatMap(({ judgement, atMs, causeFactId }, index) => {
    const from = index === 0 ? fromMs : atMs;
    const to = later[index]?.atMs ?? toMs;
    const part = {
      kind,
      fromMs: from,
      toMs: to,
      causeFactId: index === 0 ? cause.id : causeFactId,
      clause: judgement.clause,
    };
    return from < to ? [part] : [];
  });
}

function segmentsOf(part: Part, judgement: Judgement): ProofSegment[] {
  const { kind, fromMs, toMs } = part;
  if (kind === 'RUNNING') return runningSegments(part, judgement);
  const milliseconds = kind === 'PAUSED' ? counted(judgement, fromMs, toMs) : 0;
  return [segment(part, { fromMs, toMs, kind, period: null, milliseconds })];
}

/** Running time, cut where coverage opens and closes and where its period changes. */
function runningSegments(part: Part, { coverage, period }: Judgement): ProofSegment[] {
  const { fromMs, toMs } = part;
  const segments: ProofSegment[] = [];
  let reached = fromMs;
  const outsideUntil = (untilMs: number): void => {
    if (reached < untilMs) {
      segments.push(segment(part, { fromMs: reached, toMs: untilMs, kind: 'OUTSIDE', period: null, milliseconds: 0 }));
    }
  };
  for (const open of openSpans(coverage, { from: toInstant(fromMs), to: toInstant(toMs) })) {
    const span = { fromMs: open.from.epochMilliseconds, toMs: open.until.epochMilliseconds };
    const counts = period === null || period === open.period;
    outsideUntil(span.fromMs);
    const kind = counts ? 'RUNNING' : 'OUTSIDE';
    const milliseconds = counts ? span.toMs - span.fromMs : 0;
    segments.push(segment(part, { ...span, kind, period: open.period, milliseconds }));
    reached = span.toMs;
  }
  outsideUntil(toMs);
  return segments;
}

function segment(
  { causeFactId, clause }: Part,
  {
    fromMs,
    toMs,
    ...said
  }: { readonly fromMs: number; readonly toMs: number } & Pick<ProofSegment, 'kind' | 'period' | 'milliseconds'>,
): ProofSegment {
  return { from: toInstant(fromMs), to: toInstant(toMs), ...said, causeFactId, clause };
}

const toInstant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
