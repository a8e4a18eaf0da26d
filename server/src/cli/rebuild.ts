// `headroom rebuild`: reads every clock again from its facts and counts every figure again from the clocks. Rows of clocks are cached readings, so nothing should differ;
// when something does, it is written, told like any change, and named here.
import { systemTime } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database, Tx } from '../db/orm.ts';
import { rebuildRollups } from '../kpi/fold.ts';
import { loadWorkPrint } from '../kpi/work.store.ts';
import { settle } from '../runtime/settle.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { claimTicketsAfter, countTickets, loadPrints } from './rebuild.store.ts';
import type { ClockPrint } from './rebuild.store.ts';
import { countText, elapsedText } from './terminal.ts';
import { withDatabase } from './with-database.ts';

export const rebuildCommand: Command = {
  name: 'rebuild',
  operands: [],
  about:
    'Read all clocks again from the facts, count all figures again, and say whether anything differed. Servers may go on meanwhile.',
  options: {},
  run: runRebuild,
};

export interface Rebuilt {
  readonly tickets: number;
  readonly clocks: number;
  /** Clocks that read otherwise than they stood, the first few by name. */
  readonly differing: number;
  readonly examples: readonly string[];
  /** Figures counted anew were not those that stood. */
  readonly figuresDiffer: boolean;
}

const examplesKept = 5;

async function runRebuild(call: Call): Promise<ExitCode> {
  const startedMs = performance.now();
  const rebuilt = await withDatabase(
    call,
    ({ database }) =>
      rebuild(database, {
        now: () => systemTime().now(),
        signal: call.signal,
        onProgress: (done, of, what) =>
          call.terminal.progress(done / Math.max(1, of), `${countText(done)} of ${countText(of)} ${what}`),
      }),
    { mustExist: true },
  );
  call.terminal.endProgress();
  const took = elapsedText(performance.now() - startedMs);
  call.terminal.say(
    `Read ${countText(rebuilt.clocks)} clocks of ${countText(rebuilt.tickets)} tickets again in ${took}.`,
  );
  call.terminal.say(
    rebuilt.differing === 0
      ? rebuilt.figuresDiffer
        ? 'No clock differed.'
        : 'Nothing differed.'
      : `${countText(rebuilt.differing)} clocks differed and were written:`,
  );
  for (const example of rebuilt.examples) call.terminal.say(`  ${example}`);
  if (rebuilt.figuresDiffer) call.terminal.say('Figures differed and were counted anew.');
  if (call.signal.aborted) return 130;
  return rebuilt.differing === 0 && !rebuilt.figuresDiffer ? 0 : 3;
}

/** Settles all tickets, some at a time, each batch in a transaction of its own. */
export async function rebuild(
  database: Database,
  {
    now,
    onProgress,
    signal,
  }: {
    readonly now: () => Temporal.Instant;
    readonly onProgress: (done: number, of: number, what: 'tickets' | 'months of figures') => void;
    readonly signal?: AbortSignal;
  },
): Promise<Rebuilt> {
  const of = await database.transaction(countTickets, { kind: 'snapshot' });
  const sum = { tickets: 0, clocks: 0, differing: 0 };
  let workDiffers = false;
  const examples: string[] = [];
  for (let after = 0; signal?.aborted !== true;) {
    const batch = await database.transaction((tx) => rebuildBatch(tx, after, now()));
    if (batch.last === null) break;
    after = batch.last;
    sum.tickets += batch.tickets;
    sum.clocks += batch.clocks;
    sum.differing += batch.differing.length;
    workDiffers ||= batch.workDiffers;
    examples.push(...batch.differing.slice(0, examplesKept - examples.length));
    onProgress(sum.tickets, of, 'tickets');
  }
  const figures = await rebuildRollups(database, (done, months) => {
    onProgress(done, months, 'months of figures');
  });
  return { ...sum, examples, figuresDiffer: workDiffers || figures.differing.length > 0 };
}

async function rebuildBatch(
  tx: Tx,
  after: number,
  now: Temporal.Instant,
): Promise<{ last: number | null; tickets: number; clocks: number; differing: string[]; workDiffers: boolean }> {
  const tickets = await claimTicketsAfter(tx, { after, limit: limits.ticketsPerWake }, now);
  const ids = tickets.map(({ id }) => id);
  // Tickets that are due would be read now in any case: what moved there is time, not a mistake.
  const settled = tickets.filter(({ isDue }) => !isDue).map(({ id }) => id);
  const [before, workBefore] = [await loadPrints(tx, settled), await loadWorkPrint(tx, settled)];
  await settle(tx, ids, now, { workAnew: true });
  const [read, workRead] = [await loadPrints(tx, settled), await loadWorkPrint(tx, settled)];
  const differing = [...new Set([...before.keys(), ...read.keys()])].flatMap((id) =>
    describe(before.get(id), read.get(id)),
  );
  const clocks = (await loadPrints(tx, ids)).size;
  return { last: ids.at(-1) ?? null, tickets: ids.length, clocks, differing, workDiffers: workBefore !== workRead };
}

function describe(before: ClockPrint | undefined, after: ClockPrint | undefined): string[] {
  const clock = after ?? before;
  if (clock === undefined || before?.print === after?.print) return [];
  const name = `${clock.source} ${clock.ticket}, ${clock.measure} ${String(clock.cycle)}`;
  return [`${name}: ${before?.print ?? 'absent'} → ${after?.print ?? 'gone'}`];
}
