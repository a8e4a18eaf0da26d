// A ticket log becomes history: everything it names is made first, then its events go the way of every other event (record,
// settle, outbox), in batches, by a few writers at once. Event ids come from the file, so a run may be killed and run again.
import { setTimeout as pause } from 'node:timers/promises';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { Database, Tx } from '../db/orm.ts';
import { record } from '../runtime/record.ts';
import { findOrMakeSource, loadIndividuals, withNewIndividuals } from '../ticket/ticket-event.store.ts';
import type { EventOutcome } from '../ticket/new-event.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';
import {
  loadAccountsOfOthers,
  loadCustomersNamed,
  saveCustomer,
  saveEffectsFrom,
  saveMissingAccounts,
  saveMissingAssets,
  saveMissingServices,
  saveMissingStatuses,
} from './import.store.ts';
import { localTimeReader } from './local-time.ts';
import { tallyOddities } from './oddities.ts';
import type { OddityCount, OddityTally } from './oddities.ts';
import { readEvents } from './read-events.ts';
import type { EventBatch } from './read-events.ts';
import { defaultStatuses } from './servicenow-log.ts';
import type { LogReading, Origin } from './servicenow-log.ts';
import { surveyLog } from './survey-log.ts';
import type { LogSurvey } from './survey-log.ts';

export interface ImportOptions {
  readonly file: string;
  /** IANA zone of the log's wall clock. */
  readonly zone: string;
  readonly source: string;
  /** Who owns the accounts and assets that are made; null: a customer named after the source. */
  readonly customer: string | null;
  /** Events a transaction at most, 1 to 1,000. */
  readonly batch: number;
  /** Batches written at once. */
  readonly writers: number;
  /** Changes before this instant send nothing; 'now' is the end of the run, 'none' leaves the source as it is. */
  readonly effectsFrom: Temporal.Instant | 'now' | 'none';
}

export type ImportProgress =
  | { readonly stage: 'SURVEY'; readonly rows: number; readonly share: number }
  | {
      readonly stage: 'RECORD';
      readonly rows: number;
      readonly of: number;
      readonly recorded: number;
      readonly repeated: number;
    };

export interface ImportDoors {
  readonly database: Database;
  readonly now: () => Temporal.Instant;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Aborted: what is being written is finished, and the report says that it was interrupted. */
  readonly signal?: AbortSignal;
}

/** Events by what became of them. */
export interface OutcomeCounts {
  recorded: number;
  repeated: number;
  refused: number;
}

export interface ImportReport {
  readonly rows: number;
  readonly tickets: number;
  readonly isInterrupted: boolean;
  /** Rows, implied openings and proxies of the first response, counted apart. */
  readonly events: Readonly<Record<Origin, OutcomeCounts>>;
  readonly customer: { readonly name: string; readonly isNew: boolean };
  readonly made: { readonly accounts: number; readonly services: number; readonly assets: number };
  /** Null when the source was left as it is. */
  readonly effectsFrom: Temporal.Instant | null;
  readonly oddities: readonly OddityCount[];
}

/** The import cannot begin; nothing was recorded. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/** How long a lost database is waited for, in all. */
const patienceMs = 60_000;
const longestRunMs = 24 * 3_600_000;

/**
 * Imports a ServiceNow audit log.
 * @throws LogFileError before anything is recorded when the file is not a well-formed log; ImportRefused when the
 * customer's name is ambiguous; RangeError when the zone is unknown
 */
export async function importLog(options: ImportOptions, doors: ImportDoors): Promise<ImportReport> {
  const readTime = localTimeReader(options.zone);
  const odd = tallyOddities();
  const survey = await surveyLog(options.file, {
    odd,
    onProgress: (rows, share) => doors.onProgress({ stage: 'SURVEY', rows, share }),
  });
  const prepared = await prepareImport(options, survey, doors, odd);
  const events = await recordAll(
    options,
    { readTime, statuses: prepared.statuses },
    { ...doors, odd, rows: survey.rows },
  );
  const effectsFrom = options.effectsFrom === 'now' ? doors.now() : options.effectsFrom;
  if (effectsFrom !== 'none')
    await doors.database.transaction((tx) => saveEffectsFrom(tx, prepared.source, effectsFrom));
  return {
    rows: survey.rows,
    tickets: survey.tickets,
    isInterrupted: doors.signal?.aborted ?? false,
    events,
    customer: { name: prepared.customer.name, isNew: prepared.customer.isNew },
    made: prepared.made,
    effectsFrom: effectsFrom === 'none' ? null : effectsFrom,
    oddities: odd.counts(),
  };
}

export interface PreparedImport extends Pick<LogReading, 'statuses'> {
  readonly source: number;
  readonly customer: { readonly id: number; readonly name: string; readonly isNew: boolean };
  readonly made: ImportReport['made'];
}

/** One transaction that makes what the events will speak of; all of it is there already on a second run. */
export function prepareImport(
  { source: name, customer, effectsFrom }: Pick<ImportOptions, 'source' | 'customer' | 'effectsFrom'>,
  survey: LogSurvey,
  { database, now: clock }: Pick<ImportDoors, 'database' | 'now'>,
  odd: OddityTally,
): Promise<PreparedImport> {
  const now = clock();
  return database.transaction(async (tx) => {
    const source = await findOrMakeSource(tx, name, now);
    const statuses = await saveMissingStatuses(tx, source.id, defaultStatuses);
    // Before the first event, so that nobody is told today of what the log tells. A run that is killed leaves the source
    // silent for this long at most; one that ends sets the instant itself.
    const quietUntil = effectsFrom === 'now' ? now.add({ milliseconds: longestRunMs }) : effectsFrom;
    if (quietUntil !== 'none') await saveEffectsFrom(tx, source.id, quietUntil);
    const owner = await findOrMakeCustomer(tx, customer ?? name, now);
    const references = [...survey.accounts];
    const accounts = await saveMissingAccounts(tx, { customer: owner.id, references }, now);
    for (const other of await loadAccountsOfOthers(tx, { customer: owner.id, references }))
      odd.add(
        'ACCOUNT_OF_OTHER_CUSTOMER',
        null,
        `${other.reference} belongs to ${other.customer}; its tickets are theirs`,
      );
    const services = await saveMissingServices(tx, [...survey.services], now);
    const assets = await saveMissingAssets(
      tx,
      [...survey.assets].map(([reference, account]) => ({ reference, account })),
      now,
    );
    // Names made here keep the writers from waiting for each other over a name that both meet first.
    const people = [...survey.people];
    await withNewIndividuals(tx, await loadIndividuals(tx, people), people);
    // Tickets of other sources may have waited for one of these names.
    if (accounts + services + assets > 0) await wakeTickets(tx, "t.needs_mending <> '[]'", [], now);
    return { source: source.id, statuses, customer: owner, made: { accounts, services, assets } };
  });
}

async function findOrMakeCustomer(
  tx: Tx,
  name: string,
  now: Temporal.Instant,
): Promise<{ id: number; name: string; isNew: boolean }> {
  const [id, ...others] = await loadCustomersNamed(tx, name);
  if (others.length > 0) {
    const count = String(others.length + 1);
    throw new ImportRefused(
      `Expected at most one customer named "${name}"; there are ${count}. Give them different names first.`,
    );
  }
  if (id !== undefined) return { id, name, isNew: false };
  return { id: await saveCustomer(tx, name, now), name, isNew: true };
}

interface Recording extends ImportDoors {
  readonly odd: OddityTally;
  /** Of the whole file. */
  readonly rows: number;
}

async function recordAll(options: ImportOptions, reading: LogReading, to: Recording): Promise<ImportReport['events']> {
  const { odd } = to;
  const counts: ImportReport['events'] = { ROW: none(), OPENING: none(), ANSWER: none() };
  const writing = new Set<Promise<void>>();
  const failed = new AbortController();
  const write = async (batch: EventBatch): Promise<void> => {
    try {
      const outcomes = await recordBatch(options.source, batch, to);
      count(outcomes, batch, { counts, odd });
      to.onProgress({ stage: 'RECORD', rows: batch.rowsRead, of: to.rows, ...totals(counts) });
    } catch (error) {
      failed.abort(error);
    }
  };
  const batches = readEvents(options.file, {
    ...reading,
    batch: options.batch,
    onOddity: ({ kind, line, ticket, what }) => odd.add(kind, line, `${ticket}: ${what}`),
  });
  for await (const batch of batches) {
    const written = write(batch).finally(() => writing.delete(written));
    writing.add(written);
    if (writing.size >= options.writers) await Promise.race(writing);
    if (failed.signal.aborted || to.signal?.aborted) break;
  }
  await Promise.all(writing);
  failed.signal.throwIfAborted();
  return counts;
}

/** One transaction; tried again while the database is away, as the same events may always be given again. */
async function recordBatch(source: string, { events }: EventBatch, to: Recording): Promise<readonly EventOutcome[]> {
  for (let waitedMs = 0, pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
    try {
      const now = to.now();
      const { outcomes } = await to.database.transaction((tx) => record(tx, { source, events }, now));
      return outcomes;
    } catch (error) {
      if (!isConnectionLost(error) || waitedMs >= patienceMs) throw error;
      await pause(pauseMs);
      waitedMs += pauseMs;
    }
  }
}

function count(
  outcomes: readonly EventOutcome[],
  { origins, lines }: EventBatch,
  { counts, odd }: { counts: ImportReport['events']; odd: OddityTally },
): void {
  for (const [place, { outcome, userError }] of outcomes.entries()) {
    const of = counts[origins[place] ?? 'ROW'];
    if (outcome === 'RECORDED') of.recorded += 1;
    else if (outcome === 'REPEATED') of.repeated += 1;
    else {
      of.refused += 1;
      odd.add(`REFUSED_${userError?.code ?? ''}`, lines[place] ?? null, userError?.message ?? '');
    }
  }
}

const none = (): OutcomeCounts => ({ recorded: 0, repeated: 0, refused: 0 });

/** All events by what became of them, whatever they are. */
export function totals(counts: ImportReport['events']): OutcomeCounts {
  const sum = none();
  for (const { recorded, repeated, refused } of Object.values(counts)) {
    sum.recorded += recorded;
    sum.repeated += repeated;
    sum.refused += refused;
  }
  return sum;
}
