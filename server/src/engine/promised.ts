// A date given to this customer for this ticket: a limit of its own, in real time, kept by a ticket that is resolved
// when the instant comes. Moving it keeps the first and counts the slips; once broken it stays broken.
import type { Fact } from './fact.ts';
import type { LimitReading, PromisedInstant } from './reading.ts';

/** The promise in its course. Epoch milliseconds. */
export interface PromisedCourse {
  readonly firstMs: number;
  currentMs: number;
  /** When the current instant was promised, and by which fact. */
  givenMs: number;
  factId: number;
  slips: number;
  brokenMs: number | null;
  noticedMs: number;
}

/** The same share of the way at which any limit is at risk. */
const WARN_AT_SHARE = 0.75;

/** The course after a fact; most facts promise nothing. */
export function promise(
  course: PromisedCourse | null,
  { kind, promisedAt, id }: Fact,
  atMs: number,
): PromisedCourse | null {
  if (kind !== 'PROMISED' || promisedAt === null) return course;
  const currentMs = promisedAt.epochMilliseconds;
  const given = { givenMs: atMs, factId: id };
  if (course === null) return { firstMs: currentMs, currentMs, ...given, slips: 0, brokenMs: null, noticedMs: 0 };
  return { ...course, currentMs, ...given, slips: course.slips + (currentMs > course.currentMs ? 1 : 0) };
}

/** What concerns a promise in the ticket: since when it is open; null: resolved, closed, cancelled or merged. */
type OpenSince = number | null;

/** Time passes up to an instant: what is still open one millisecond after the promised instant has broken it. */
export function passPromise(course: PromisedCourse | null, openSinceMs: OpenSince, atMs: number): void {
  if (course === null || course.brokenMs !== null || openSinceMs === null) return;
  const { currentMs, givenMs } = course;
  if (atMs <= currentMs || wasKept(course, openSinceMs)) return;
  course.brokenMs = currentMs;
  course.noticedMs = Math.max(currentMs + 1, givenMs);
}

/** A ticket that was resolved when the instant came kept the promise, also when it is open again. */
const wasKept = ({ currentMs, givenMs }: PromisedCourse, openSinceMs: OpenSince): boolean =>
  openSinceMs !== null && openSinceMs > Math.max(currentMs, givenMs);

/** The promise seen at an instant; `ending` says how the ticket ended, null while it is open. */
export function readPromised(
  course: PromisedCourse,
  { openSinceMs, ending }: { readonly openSinceMs: OpenSince; readonly ending: Ending | null },
  nowMs: number,
): PromisedInstant {
  const { firstMs, currentMs, givenMs, slips, factId } = course;
  const limit = readLimit(course, { openSinceMs, ending }, nowMs);
  return {
    first: toInstant(firstMs),
    current: toInstant(currentMs),
    given: toInstant(givenMs),
    slips,
    factId,
    limit,
    wakeAt: wakeOf(limit, nowMs),
  };
}

/** When a ticket was resolved or closed; `kept` false: cancelled or merged, and nothing is promised any more. */
export interface Ending {
  readonly atMs: number;
  readonly kept: boolean;
}

function readLimit(
  course: PromisedCourse,
  { openSinceMs, ending }: { readonly openSinceMs: OpenSince; readonly ending: Ending | null },
  nowMs: number,
): LimitReading {
  const { currentMs, givenMs, brokenMs, noticedMs } = course;
  const dueMs = brokenMs ?? currentMs;
  const warnMs = Math.min(dueMs, givenMs + Math.ceil(Math.max(0, dueMs - givenMs) * WARN_AT_SHARE));
  const kept = ending ? ending.kept : wasKept(course, openSinceMs);
  const over = ending !== null && !ending.kept && brokenMs === null;
  const open = nowMs >= warnMs ? 'AT_RISK' : 'ON_TRACK';
  return {
    limitMs: null,
    shares: [],
    dueAt: over ? null : toInstant(dueMs),
    headroomMs: over ? null : dueMs - (ending?.atMs ?? nowMs),
    standing: brokenMs !== null ? 'BREACHED' : over ? null : kept ? 'MET' : open,
    warnAt: over ? null : toInstant(warnMs),
    breachedAt: brokenMs === null ? null : toInstant(brokenMs),
    noticedAt: brokenMs === null ? null : toInstant(noticedMs),
    byReclassification: false,
  };
}

function wakeOf({ standing, warnAt, dueAt }: LimitReading, nowMs: number): Temporal.Instant | null {
  const at =
    standing === 'ON_TRACK' ? warnAt : standing === 'AT_RISK' ? (dueAt?.add({ milliseconds: 1 }) ?? null) : null;
  return at !== null && at.epochMilliseconds > nowMs ? at : null;
}

const toInstant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
