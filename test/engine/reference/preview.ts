// The reference: what every clock of a ticket's life says at an instant, worked out from the first fact each time.
import type { CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { ClockPhase, ClockStanding } from '../../../server/src/engine/reading.ts';
import { dueFrom, isBroken, kindOf, runsOnFrom, stretchesOf } from './cycle.ts';
import type { Cycle } from './cycle.ts';
import { toNumber } from './fraction.ts';
import { countedBetween } from './hours.ts';
import { countedIn, countsUnder, usedShares, warnsAt } from './limit.ts';
import type { Limit } from './limit.ts';
import { liveThrough } from './life.ts';
import { judgesOf, measures } from './terms.ts';
import type { PlainClock, PlainLimit, PlainQuestion, PlainShare } from './words.ts';

/** Every clock of the life as it stands at `asOf`, in the order of the measures and their cycles. */
export function previewByReference(question: PlainQuestion): PlainClock[] {
  const life = liveThrough(question);
  if (life.openedAt === null) return [];
  return measures.flatMap((measure) => {
    const judged = life.cycles.filter((cycle) => cycle.measure === measure && cycle.promise !== null);
    const read = judged.map((cycle) => readCycle(question.schedule, cycle, question.asOf));
    const begun = life.cycles.some((cycle) => cycle.measure === measure);
    const awaited = !begun && judgesOf(question.clauses, measure, life.severity, life.group) !== null;
    return awaited ? [notApplicable(measure)] : read;
  });
}

function notApplicable(measure: PlainClock['measure']): PlainClock {
  const nothing = { startedAt: null, stoppedAt: null, spentMs: 0, pausedMs: 0, promise: null, target: null };
  return { measure, cycle: 1, phase: 'NOT_APPLICABLE', voidReason: null, standing: null, ...nothing };
}

function readCycle(schedule: CoverageSchedule, cycle: Cycle, asOf: number): PlainClock {
  const phase = phaseOf(cycle);
  // Without a clause nothing is judged any more: what it had then is what it shows.
  const stoppedAt = cycle.lostAt ?? cycle.ended?.at ?? null;
  const until = stoppedAt ?? asOf;
  const count = (kind: 'RUNNING' | 'PAUSED'): number =>
    cycle.promise === null ? 0 : countedIn(schedule, cycle.promise, stretchesOf(cycle, kind, cycle.since, until));
  const promise = readLimit(schedule, cycle, cycle.promise, { phase, until });
  const target = readLimit(schedule, cycle, cycle.target, { phase, until });
  return {
    measure: cycle.measure,
    cycle: cycle.number,
    phase,
    voidReason: phase === 'VOID' ? (cycle.ended?.voidReason ?? 'NO_CLAUSE') : null,
    standing: standingOf(phase, promise, target),
    startedAt: cycle.since,
    stoppedAt: phase === 'STOPPED' ? stoppedAt : null,
    spentMs: count('RUNNING'),
    pausedMs: count('PAUSED'),
    promise,
    target,
  };
}

function phaseOf(cycle: Cycle): ClockPhase {
  if (cycle.ended !== null) return cycle.ended.voidReason === null ? 'STOPPED' : 'VOID';
  // Without a clause a clock is void; one whose promise was broken keeps that result.
  if (cycle.judges === null) return isBroken(cycle.promise) ? 'STOPPED' : 'VOID';
  return kindOf(cycle) === 'PAUSED' ? 'PAUSED' : 'RUNNING';
}

function standingOf(phase: ClockPhase, promise: PlainLimit | null, target: PlainLimit | null): ClockStanding | null {
  if (phase === 'VOID') return null;
  if (promise?.standing === 'BREACHED') return 'BREACHED';
  if (target?.standing === 'BREACHED') return 'OVER_TARGET';
  if (promise?.standing === 'AT_RISK' || target?.standing === 'AT_RISK') return 'AT_RISK';
  return phase === 'STOPPED' ? 'MET' : 'ON_TRACK';
}

interface Seen {
  readonly phase: ClockPhase;
  readonly until: number;
}

function readLimit(schedule: CoverageSchedule, cycle: Cycle, limit: Limit | null, seen: Seen): PlainLimit | null {
  if (limit === null) return null;
  const said = {
    limitMs: limit.allows.kind === 'AMOUNT' ? limit.allows.shownMs : null,
    shares: sharesOf(schedule, cycle, limit, seen.until),
    byReclassification: limit.broken?.byReclassification ?? false,
    warnAt: null,
  };
  if (seen.phase === 'VOID') {
    return { ...said, dueAt: null, headroomMs: null, standing: null, breachedAt: limit.broken?.dueAt ?? null };
  }
  // A paused clock stands as it stood when the pause began.
  const from = seen.phase === 'PAUSED' ? pausedSince(cycle, limit, seen.until) : seen.until;
  const due = dueFrom(schedule, cycle, limit, from);
  const shownDue = seen.phase === 'PAUSED' ? null : dueFrom(schedule, cycle, limit, seen.until);
  if (limit.broken !== null) {
    const late = countedIn(schedule, limit, stretchesOf(cycle, 'RUNNING', due, seen.until));
    return { ...said, dueAt: shownDue, headroomMs: 0 - late, standing: 'BREACHED', breachedAt: due };
  }
  const headroomMs = countedBetween(schedule, from, due, countsUnder(limit));
  if (seen.phase === 'STOPPED') return { ...said, dueAt: shownDue, headroomMs, standing: 'MET', breachedAt: null };
  const warnAt = warnsAt(schedule, limit, cycle.since, runsOnFrom(cycle, from));
  return {
    ...said,
    dueAt: shownDue,
    headroomMs,
    standing: warnAt <= from ? 'AT_RISK' : 'ON_TRACK',
    warnAt: seen.phase === 'PAUSED' ? null : warnAt,
    breachedAt: null,
  };
}

/** The beginning of the pause that still lasts; with a share carried in since then, that instant. */
function pausedSince(cycle: Cycle, { carried }: Limit, until: number): number {
  const last = stretchesOf(cycle, 'PAUSED', cycle.since, until).at(-1);
  return Math.max(last?.to === until ? last.from : until, carried?.at ?? -Infinity);
}

function sharesOf(schedule: CoverageSchedule, cycle: Cycle, limit: Limit, until: number): PlainShare[] {
  if (limit.allows.kind === 'DAY' || !limit.allows.isBlended) return [];
  const { PRIME, NON_PRIME } = limit.allows;
  const used = usedShares(schedule, limit, cycle.since, stretchesOf(cycle, 'RUNNING', cycle.since, until));
  const shares: PlainShare[] = [];
  if (PRIME !== null) shares.push({ period: 'PRIME', used: toNumber(used.PRIME), limitMs: PRIME });
  if (NON_PRIME !== null) shares.push({ period: 'NON_PRIME', used: toNumber(used.NON_PRIME), limitMs: NON_PRIME });
  return shares;
}
