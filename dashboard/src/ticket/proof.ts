// How a clock was counted: the server's segments, carried on to this second, cut where a limit passed, and summed.
import type { ClockProofQuery, TicketClockFragment } from '../generated/ticket.ts';
import { countingSpans, isOpen, type CountedClock } from '../shared/covered.ts';
import { clockFigure, millisecondsOf } from '../shared/duration.ts';
import { epochOf } from '../shared/instant.ts';
import { wallTime } from '../shared/wallTime.ts';

export type SegmentState = 'running' | 'over' | 'broken' | 'paused' | 'outside' | 'excluded';

export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly state: SegmentState;
  readonly because: string;
  /** The id of the event that began it; null where coverage or a limit did. */
  readonly event: string | null;
  /** Milliseconds that count; 0 unless the clock ran. */
  readonly counted: number;
}

export type Proof = NonNullable<ClockProofQuery['explainClock']>;
const states = { RUNNING: 'running', PAUSED: 'paused', OUTSIDE: 'outside', EXCLUDED: 'excluded' } as const;

/** The segments of a proof up to `now`. While a clock runs or waits for opening, the last one goes on. */
export function segmentsUntil(proof: Proof, clock: CountedClock, now: number): readonly Segment[] {
  const told = proof.segments.map((one) => ({
    from: epochOf(one.from),
    to: epochOf(one.to),
    state: states[one.kind],
    because: one.because,
    event: one.event?.at === one.from ? one.event.id : null,
    counted: one.kind === 'RUNNING' ? one.milliseconds : 0,
  }));
  const at = epochOf(proof.at);
  if (now <= at || (clock.phase !== 'RUNNING' && clock.phase !== 'PAUSED')) return told;
  const from = told[told.length - 1]?.to ?? at;
  return joined(told, goingOn(clock, { from, to: now, readAt: at }));
}

/** What an open clock did since the proof was asked: it ran in the open spans, or waited. */
function goingOn(
  clock: CountedClock,
  { from, to, readAt }: { from: number; to: number; readAt: number },
): readonly Segment[] {
  if (clock.phase === 'PAUSED') return [{ from, to, state: 'paused', because: '', event: null, counted: 0 }];
  const spans = countingSpans(clock, readAt);
  const edges = spans.flatMap((span) => [span.from, span.until]).filter((edge) => edge > from && edge < to);
  const cuts = [from, ...edges, to];
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? from;
    const open = isOpen(spans, start);
    return {
      from: start,
      to: end,
      state: open ? 'running' : 'outside',
      because: open ? 'Coverage opens' : 'Coverage closed',
      event: null,
      counted: open ? end - start : 0,
    };
  });
}

// A segment that merely goes on is one segment; its reason is the first one's.
function joined(told: readonly Segment[], [next, ...others]: readonly Segment[]): readonly Segment[] {
  const last = told[told.length - 1];
  if (next === undefined) return told;
  if (last === undefined || last.state !== next.state) return [...told, next, ...others];
  return [...told.slice(0, -1), { ...last, to: next.to, counted: last.counted + next.counted }, ...others];
}

/** The instants at which the clock's limits passed; null where one has not. */
export interface Passed {
  readonly target: number | null;
  readonly promise: number | null;
}

export function passedAt(clock: Pick<TicketClockFragment, 'promise' | 'target'>, now: number): Passed {
  const passed = (limit: TicketClockFragment['promise']): number | null => {
    const at = epochOf(limit?.breachedAt ?? null) ?? (limit?.standing === 'MET' ? null : epochOf(limit?.dueAt ?? null));
    return at !== null && at < now ? at : null;
  };
  return { target: passed(clock.target), promise: passed(clock.promise) };
}

/** Cuts running segments where target and promise passed: running until the target, then over it, then broken. */
export function cutAtLimits(segments: readonly Segment[], { target, promise }: Passed): readonly Segment[] {
  const afterTarget = cut(segments, target, 'over', 'Target passed');
  return cut(afterTarget, promise, 'broken', 'Promise broken');
}

function cut(
  segments: readonly Segment[],
  at: number | null,
  state: SegmentState,
  because: string,
): readonly Segment[] {
  if (at === null) return segments;
  return segments.flatMap((one) => {
    const runs = one.state === 'running' || one.state === 'over';
    if (!runs || one.to <= at) return [one];
    if (one.from >= at) return [{ ...one, state }];
    // Within a running segment every millisecond counts, so the cut divides the count as it divides the time.
    return [
      { ...one, to: at, counted: at - one.from },
      { from: at, to: one.to, state, because, event: null, counted: one.counted - (at - one.from) },
    ];
  });
}

/**
 * The segments with the sum up to and including each, in whole seconds of ms. Sums are rounded down, and a segment shows
 * the difference of two sums: what stands on the screen adds up too.
 */
export function summed(
  segments: readonly Segment[],
): readonly (Segment & { readonly sum: number; readonly exact: number })[] {
  const whole = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;
  let exact = 0;
  return segments.map((one) => {
    const before = whole(exact);
    exact += one.counted;
    return { ...one, counted: whole(exact) - before, sum: whole(exact), exact: one.counted };
  });
}

/** True when the running segments come to what the server says was spent, as the law of proofs demands. */
export function provesItsSum(proof: Proof): boolean {
  const lengths = proof.segments.map((one) => (one.kind === 'RUNNING' ? one.milliseconds : 0));
  const sum = lengths.reduce((total, length) => total + length, 0);
  return sum === millisecondsOf(proof.spent);
}

/** What a clock did, for the eye and for a copy. */
export const stateWords: Readonly<Record<SegmentState, string>> = {
  running: 'Running',
  over: 'Over target',
  broken: 'Broken',
  paused: 'Paused',
  outside: 'Outside coverage',
  excluded: 'Excluded',
};

/** The rows as a spreadsheet takes them: tab-separated, civil times of the zone, lengths in milliseconds too. */
export function proofText(rows: ReturnType<typeof summed>, zone: string): string {
  const head = [`From (${zone})`, 'To', 'State', 'Because', 'Counted', 'Sum', 'Milliseconds counted'];
  const time = (at: number): string => wallTime(at, zone).replace('T', ' ');
  const lines = rows.map(({ from, to, state, because, counted, sum, exact }) =>
    [time(from), time(to), stateWords[state], because, clockFigure(counted), clockFigure(sum), exact].join('\t'),
  );
  return `${[head.join('\t'), ...lines].join('\n')}\n`;
}
