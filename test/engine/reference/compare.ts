// Two readings of one question, clock by clock and field by field; what differs is said in lines a person can check.
import { TooFar } from './hours.ts';
import { previewByReference } from './preview.ts';
import type { PlainClock, PlainLimit, PlainQuestion } from './words.ts';

export type Preview = (question: PlainQuestion) => readonly PlainClock[];

/** What differs between the reference and another reading; empty: nothing. Null: too far away for the reference. */
export function differences(question: PlainQuestion, other: Preview): string[] | null {
  try {
    return differencesBetween(previewByReference(question), other(question));
  } catch (error) {
    if (error instanceof TooFar) return null;
    throw error;
  }
}

export function differencesBetween(expected: readonly PlainClock[], got: readonly PlainClock[]): string[] {
  const ours = byName(expected);
  const theirs = byName(got);
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  return names.flatMap((name) => {
    const mine = ours.get(name);
    const other = theirs.get(name);
    if (mine === undefined) return [`${name}: expected no such clock, got ${JSON.stringify(other)}`];
    if (other === undefined) return [`${name}: expected ${JSON.stringify(mine)}, got no such clock`];
    return clockLines(mine, other).map((line) => `${name} ${line}`);
  });
}

function byName(clocks: readonly PlainClock[]): Map<string, PlainClock> {
  // Whether a clock that has not begun is shown at all is left open but for the first response.
  const told = clocks.filter(({ phase, measure }) => phase !== 'NOT_APPLICABLE' || measure === 'FIRST_RESPONSE');
  return new Map(told.map((clock) => [`${clock.measure} ${clock.cycle}`, clock]));
}

function clockLines(mine: PlainClock, other: PlainClock): string[] {
  if (mine.phase === 'NOT_APPLICABLE') return lines({ phase: [mine.phase, other.phase] });
  const own = lines({
    phase: [mine.phase, other.phase],
    voidReason: [mine.voidReason, other.voidReason],
    standing: [mine.standing, other.standing],
    startedAt: [shown(mine.startedAt), shown(other.startedAt)],
    stoppedAt: [shown(mine.stoppedAt), shown(other.stoppedAt)],
    spent: [mine.spentMs, other.spentMs],
    paused: [mine.pausedMs, other.pausedMs],
  });
  // A void clock's limits say nothing; under which of the severities of its only instant one ran is not settled.
  if (mine.phase === 'VOID' && other.phase === 'VOID') return own;
  if (mine.startedAt === mine.stoppedAt && own.length === 0) return own;
  return [
    ...own,
    ...limitLines(mine, mine.promise, other.promise).map((line) => `promise ${line}`),
    ...limitLines(mine, mine.target, other.target)
      // By which clause the lateness of a target is counted once the promise has moved on is not settled.
      .filter((line) => mine.target?.standing !== 'BREACHED' || !line.startsWith('headroom'))
      .map((line) => `target ${line}`),
  ];
}

function limitLines({ phase }: PlainClock, mine: PlainLimit | null, other: PlainLimit | null): string[] {
  if (mine === null || other === null) {
    return lines({ limit: [mine === null ? null : 'one', other === null ? null : 'one'] });
  }
  // With nothing left outside coverage: due at once or at the next opening.
  const isAtClosing = mine.headroomMs === 0 && other.headroomMs === 0;
  const isAhead = phase === 'RUNNING' && mine.standing === 'ON_TRACK';
  return lines({
    limit: [mine.limitMs, other.limitMs],
    shares: [shares(mine), shares(other)],
    dueAt: isAtClosing ? [mine.dueAt === null, other.dueAt === null] : [shown(mine.dueAt), shown(other.dueAt)],
    headroom: [mine.headroomMs, other.headroomMs],
    standing: [mine.standing, other.standing],
    breachedAt: [shown(mine.breachedAt), shown(other.breachedAt)],
    byReclassification: [mine.byReclassification, other.byReclassification],
    // What it says once it has warned is not settled.
    warnAt: isAhead ? [shown(mine.warnAt), shown(other.warnAt)] : [null, null],
  });
}

function shares(limit: PlainLimit): string {
  return limit.shares
    .filter(({ used }) => used > 0)
    .map(({ period, used, limitMs }) => `${period} ${used.toFixed(9)} of ${limitMs}`)
    .sort()
    .join(', ');
}

function lines(pairs: Readonly<Record<string, readonly [mine: unknown, other: unknown]>>): string[] {
  return Object.entries(pairs)
    .filter(([, [mine, other]]) => mine !== other)
    .map(([name, [mine, other]]) => `${name}: expected ${String(mine)}, got ${String(other)}`);
}

function shown(at: number | null): string | null {
  return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at).toString();
}

/** A question as one can read it: without what says nothing. */
export function story({ schedule, clauses, severity, events, asOf }: PlainQuestion): string {
  const said = (one: object): string =>
    JSON.stringify(one, (key, value: unknown) => {
      if (value === null || value === false || value === 'NONE') return undefined;
      return (key === 'at' || key === 'promisedAt') && typeof value === 'number' ? shown(value) : value;
    });
  const parts = [schedule, ...clauses, `severity ${severity}`, ...events, `as of ${String(shown(asOf))}`];
  return parts.map((one) => (typeof one === 'string' ? one : said(one))).join('\n');
}
