// Due instants: ours, the least a computer could do (sorted arrays, sums, one binary search), and the libraries people
// would pick, in one run and taking turns. No figure is printed unless every due of ours is what the slow oracle says.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  compileCoverage,
  coveredTimeMs,
  dueAfter,
  dueAfterMs,
  type Coverage,
} from '../../server/src/engine/coverage.ts';
import type { CoverageSchedule } from '../../server/src/engine/coverage.ts';
import { coveredPieces, plainDueAfter } from '../engine/oracle/plain-coverage.ts';
import { judge, median } from './bench-world.ts';
import type { RivalAnswer, RivalQuestion } from './time-rivals.ts';
import { timeOfSettle } from './time-settle.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'] as const;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Covered time: that of a calendar span for the longer ones, 45 h a week. `rivals`: of how many starts they are asked. */
const amounts = [
  { name: '1 h', ms: hourMs, rivals: 1000 },
  { name: '8 h', ms: 8 * hourMs, rivals: 500 },
  { name: '40 h', ms: 40 * hourMs, rivals: 200 },
  { name: '30 d', ms: Math.round((30 / 7) * 45) * hourMs, rivals: 50 },
  { name: '1 y', ms: 52 * 45 * hourMs, rivals: 10 },
  { name: '5 y', ms: 5 * 52 * 45 * hourMs, rivals: 3 },
] as const;
const first = Temporal.Instant.from('2026-01-03T00:00:00Z').epochMilliseconds;
/** Spread over a year, at all times of day. */
const starts = Array.from({ length: 1000 }, (_, index) => first + index * 31_536_007);

const weekday = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const scheduleIn = (timeZone: string): CoverageSchedule => ({
  timeZone,
  periods: [
    {
      period: 'PRIME',
      weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
      onHoliday: 'CLOSED',
    },
  ],
  holidays: [],
  exceptions: [],
});

/** The limit: open spans as sorted numbers with sums of what lies before each. */
function limitScript(schedule: CoverageSchedule): (startMs: number, amountMs: number) => number {
  const pieces = coveredPieces(schedule, first - 7 * dayMs, first + 7 * 366 * dayMs);
  const from = Float64Array.from(pieces, (piece) => piece.from);
  const until = Float64Array.from(pieces, (piece) => piece.until);
  const before = new Float64Array(pieces.length);
  for (let at = 1; at < before.length; at += 1) {
    before[at] = Number(before[at - 1]) + Number(until[at - 1]) - Number(from[at - 1]);
  }
  const lastAtMost = (sorted: Float64Array, value: number, isStrict: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const each = Number(sorted[middle]);
      if (isStrict ? each < value : each <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return (startMs, amountMs) => {
    const at = lastAtMost(from, startMs, false);
    const wanted = Number(before[at]) + Math.min(startMs, Number(until[at])) - Number(from[at]) + amountMs;
    const found = lastAtMost(before, wanted, true);
    return Number(from[found]) + wanted - Number(before[found]);
  };
}

const figures = new Map<string, number[]>();
function note(who: string, amount: string, nsEach: number): void {
  const key = `${who} ${amount}`;
  const known = figures.get(key);
  if (known) known.push(nsEach);
  else figures.set(key, [nsEach]);
}
const figure = (who: string, amount: string): number => median(figures.get(`${who} ${amount}`) ?? []);

/** Nanoseconds for each start; the sum of all dues keeps the work from being left out. */
function timeOf(due: (startMs: number, amountMs: number) => number, amountMs: number): number {
  let sum = 0;
  const began = performance.now();
  for (let round = 0; round < 20; round += 1) for (const start of starts) sum += due(start, amountMs);
  const took = performance.now() - began;
  if (!Number.isFinite(sum)) throw new Error('A due is no number');
  return (took * 1e6) / (20 * starts.length);
}

/** Throws unless ours, the limit script and (of some starts) the walking oracle agree. */
function check(schedule: CoverageSchedule, coverage: Coverage, limit: ReturnType<typeof limitScript>): void {
  for (const { name, ms } of amounts) {
    starts.forEach((start, index) => {
      const ours = dueAfterMs(coverage, start, ms, null);
      const walks = ms <= 40 * hourMs ? index % 5 === 0 : index % 250 === 0;
      const said = [limit(start, ms), ...(walks ? [plainDueAfter(schedule, start, ms, null, 8 * 366)] : [])];
      if (said.some((each) => each !== ours)) {
        throw new Error(
          `${schedule.timeZone}, ${name} from ${String(start)}: ours ${String(ours)}, the oracle ${said.join()}`,
        );
      }
    });
  }
}

async function askRivals(child: ChildProcess, question: RivalQuestion): Promise<RivalAnswer> {
  child.send(question);
  const [answer] = (await once(child, 'message')) as [RivalAnswer];
  return answer;
}

const disagreed = { opening_hours: 0, 'moment-business-time': 0 };
for (const zone of zones) {
  const schedule = scheduleIn(zone);
  const coverage = compileCoverage(schedule);
  const limit = limitScript(schedule);
  check(schedule, coverage, limit);
  const rivals = fork(new URL('time-rivals.ts', import.meta.url), { env: { ...process.env, TZ: zone } });
  const byTemporal = (startMs: number, amountMs: number): number =>
    dueAfter(coverage, Temporal.Instant.fromEpochMilliseconds(startMs), amountMs).epochMilliseconds;
  const ours = (startMs: number, amountMs: number): number => dueAfterMs(coverage, startMs, amountMs, null);
  // Nobody is timed while still being compiled.
  for (const due of [limit, ours, byTemporal]) for (const { ms } of amounts) timeOf(due, ms);
  for (const { name, ms, rivals: asked } of amounts) {
    for (let round = 0; round < 5; round += 1) {
      note('limit', name, timeOf(limit, ms));
      note('ours', name, timeOf(ours, ms));
      note('instants', name, timeOf(byTemporal, ms));
    }
    const some = starts.slice(0, asked);
    const { openingHours, momentBusinessTime } = await askRivals(rivals, { starts: some, amountMs: ms });
    note('opening_hours', name, openingHours.nsEach);
    note('moment-business-time', name, momentBusinessTime.nsEach);
    const dues = some.map((start) => ours(start, ms));
    disagreed.opening_hours += openingHours.dues.filter((due, at) => due !== dues[at]).length;
    disagreed['moment-business-time'] += momentBusinessTime.dues.filter((due, at) => due !== dues[at]).length;
  }
  rivals.disconnect();
}

console.log('nanoseconds a due      limit      ours   (as Temporal)   opening_hours   moment-business-time');
for (const { name } of amounts) {
  const shown = (who: string, width: number): string => figure(who, name).toFixed(0).padStart(width);
  console.log(
    `${name.padEnd(18)}${shown('limit', 9)} ${shown('ours', 9)} ${shown('instants', 14)} ${shown('opening_hours', 15)} ${shown('moment-business-time', 18)}`,
  );
}
console.log(`dues that differ from ours (and the oracle's): ${JSON.stringify(disagreed)}`);

/** Twelve years compiled at once, and the memory of many. */
function compiled(): { readonly ms: number; readonly kilobytes: number } {
  const compile = (index: number): Coverage => {
    const coverage = compileCoverage(scheduleIn(zones[index % zones.length] ?? zones[0]));
    coveredTimeMs(coverage, { from: first - 2 * 366 * dayMs, to: first + 10 * 366 * dayMs }, null);
    return coverage;
  };
  const times: number[] = [];
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const kept = Array.from({ length: 40 }, (_, index) => {
    const began = performance.now();
    const coverage = compile(index);
    times.push(performance.now() - began);
    return coverage;
  });
  globalThis.gc?.();
  const after = process.memoryUsage();
  return {
    ms: median(times),
    kilobytes: (after.heapUsed - heapUsed + after.arrayBuffers - arrayBuffers) / kept.length / 1024,
  };
}

const { ms, kilobytes } = compiled();
console.log(`compiling 12 years: ${ms.toFixed(1)} ms, ${kilobytes.toFixed(0)} KB a schedule`);
const settled = timeOfSettle(scheduleIn('Europe/Berlin'));
console.log(
  `settling a ticket of ${settled.events} events and ${settled.measures} measures (${settled.clocks} clocks with all cycles, ${settled.changes} changes told): ${settled.milliseconds.toFixed(2)} ms`,
);
const least = Math.min(...amounts.map(({ name }) => figure('limit', name) / figure('ours', name)));
judge('speed of ours ÷ speed of the limit script (the least of all amounts)', least, { atLeast: 0.3 });
judge('speed of ours ÷ speed of opening_hours at 1 h', figure('opening_hours', '1 h') / figure('ours', '1 h'), {
  atLeast: 300,
});
judge('cost of 5 years ÷ cost of 1 hour', figure('ours', '5 y') / figure('ours', '1 h'), { atMost: 2 });
judge('milliseconds to compile 12 years', ms, { atMost: 15 });
judge('kilobytes a schedule', kilobytes, { atMost: 200 });
judge('milliseconds of the engine to settle it', settled.milliseconds, { atMost: 1 });
