// Ten thousand listeners of one server: ours against `ws` telling one text to all and graphql-ws executing for each. Servers
// and listeners are processes of their own, the contenders take turns. Then: one listener that stalls, listeners that are
// cut off and resume, and the instant a promise is due until a listener hears of its breach.
// Flags: --sizes=1000,5000,10000 --rounds=3 --minutes=0.5 (of cutting off) --clocks=100000
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { judge, median } from './bench-world.ts';
import { CONTENDERS, openCrowd, type Contender, type Crowd } from './fanout/crowd.ts';
import { measureDue } from './fanout/due.ts';
import { measureResuming } from './fanout/resume.ts';
import { benchFloor, type BenchFloor } from './fanout/world.ts';

const { values: flags } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,5000,10000' },
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '0.5' },
    clocks: { type: 'string', default: '100000' },
  },
});
const sizes = flags.sizes.split(',').map(Number);
const rounds = Number(flags.rounds);
const FEW = 100;

interface Figures {
  readonly framesPerSecond: number;
  readonly cpuMicros: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytes: number;
}

const named: Readonly<Record<Contender, string>> = {
  plain: 'ws, one text for all',
  trivial: 'graphql-ws, resolvers that do nothing',
  database: 'graphql-ws, resolvers that read',
  ours: 'ours',
};

/** A server and its listeners hold one descriptor for each listener. */
function refuseFewDescriptors(most: number): void {
  const limit = /Max open files +(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  if (limit === undefined || Number(limit) >= most + 200) return;
  throw new Error(
    `${String(most)} listeners need ${String(most + 200)} descriptors in a process, and it may have ${limit}: ` +
      `raise it (ulimit -n ${String(most + 200)}) or ask for fewer (--sizes=1000).`,
  );
}

/** Enough frames to measure, and of what executes for each listener no more than takes seconds. */
function messagesFor(contender: Contender, size: number): number {
  const frames = contender === 'database' ? 10_000 : contender === 'trivial' ? 50_000 : 200_000;
  return Math.min(200, Math.max(2, Math.round(frames / size)));
}

async function measureSize(size: number, floor: BenchFloor): Promise<Map<Contender, Figures>> {
  const crowds: Crowd[] = [];
  for (const contender of CONTENDERS) crowds.push(await openCrowd(contender, size, floor));
  const all = new Map(crowds.map(({ contender }) => [contender, [] as Omit<Figures, 'bytes'>[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { contender, round: tell } of crowds) {
      const burst = await tell(messagesFor(contender, size));
      const alone = [];
      for (let times = 0; times < 5; times += 1) alone.push(await tell(1));
      // The first round warms up.
      if (round < 0) continue;
      all.get(contender)?.push({
        framesPerSecond: (burst.frames / burst.tookMs) * 1e3,
        cpuMicros: (burst.cpuMs / burst.frames) * 1e3,
        p50Ms: median(alone.map(({ p50Ms }) => p50Ms)),
        p99Ms: median(alone.map(({ p99Ms }) => p99Ms)),
      });
    }
  }
  for (const crowd of crowds) await crowd.close();
  const of = (contender: Contender, figure: keyof Omit<Figures, 'bytes'>): number =>
    median((all.get(contender) ?? []).map((each) => each[figure]));
  return new Map(
    crowds.map(({ contender, bytesPerListener: bytes }): [Contender, Figures] => [
      contender,
      {
        framesPerSecond: of(contender, 'framesPerSecond'),
        cpuMicros: of(contender, 'cpuMicros'),
        p50Ms: of(contender, 'p50Ms'),
        p99Ms: of(contender, 'p99Ms'),
        bytes,
      },
    ]),
  );
}

function show(size: number, figures: ReadonlyMap<Contender, Figures>): void {
  console.log(`\n${size.toLocaleString('en')} listeners`);
  for (const [contender, { framesPerSecond, cpuMicros, p50Ms, p99Ms, bytes }] of figures) {
    const told = [
      `${Math.round(framesPerSecond).toLocaleString('en')} messages/s`,
      `${cpuMicros.toFixed(1)} µs of CPU each`,
      `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
      ...(Number.isNaN(bytes) ? [] : [`${(bytes / 1024).toFixed(1)} KiB a listener`]),
    ];
    console.log(`  ${named[contender].padEnd(38)} ${told.join(' · ')}`);
  }
}

function judgeSize(size: number, figures: ReadonlyMap<Contender, Figures>): void {
  const of = (contender: Contender): Figures => {
    const found = figures.get(contender);
    if (found === undefined) throw new Error(`${contender} was not measured`);
    return found;
  };
  const times = (rival: Contender): number => of('ours').framesPerSecond / of(rival).framesPerSecond;
  judge('messages/s ÷ graphql-ws that does nothing', times('trivial'), { atLeast: 3 });
  judge('messages/s ÷ graphql-ws that reads', times('database'), { atLeast: 10 });
  judge('messages/s ÷ plain ws', times('plain'), { atLeast: 0.8 });
  if (size > 1_000) judge('KiB a listener', of('ours').bytes / 1024, { atMost: 12 });
}

/** What one listener that takes nothing does to 999 others. */
async function measureStalled(floor: BenchFloor): Promise<void> {
  const crowd = await openCrowd('ours', 1_000, floor);
  const p99Of = async (uncounted: number): Promise<number> => {
    const taken = [];
    for (let times = 0; times < 30; times += 1) taken.push((await crowd.round(10, uncounted)).p99Ms);
    return median(taken);
  };
  await p99Of(1);
  const before = await p99Of(1);
  await crowd.stall(1);
  const after = await p99Of(1);
  await crowd.close();
  console.log(
    `\n1 of 1,000 stalls: p99 of the others ${before.toFixed(1)} ms before, ${after.toFixed(1)} ms while it does`,
  );
  judge('p99 beside a stalled listener ÷ without', after / before, { atMost: 1.2 });
}

refuseFewDescriptors(Math.max(...sizes));
const floor = await benchFloor();
try {
  const few = await measureSize(FEW, floor);
  show(FEW, few);
  for (const size of sizes) {
    const figures = await measureSize(size, floor);
    show(size, figures);
    judgeSize(size, figures);
    const [now, then] = [figures.get('ours')?.cpuMicros ?? Number.NaN, few.get('ours')?.cpuMicros ?? Number.NaN];
    judge(`CPU of a message ÷ with ${String(FEW)} listeners`, now / then, { atMost: 1.3 });
  }
  await measureStalled(floor);
  await measureResuming(floor, Number(flags.minutes) * 60_000);
  await measureDue(floor, Number(flags.clocks));
} finally {
  await floor.close();
}
