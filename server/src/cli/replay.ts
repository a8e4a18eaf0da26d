// `headroom replay`: a server on a database of its own, with a clock that runs fast, is fed a log as if it happened now.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdministratorLink, signInUrl } from '../access/sign-in.store.ts';
import { createApp } from '../app.ts';
import { prepareImport } from '../connect/import-log.ts';
import { localTimeReader } from '../connect/local-time.ts';
import { LogFileError } from '../connect/log-file.ts';
import { tallyOddities } from '../connect/oddities.ts';
import { playEvents, readInOrder } from '../connect/replay-events.ts';
import { defaultStatuses } from '../connect/servicenow-log.ts';
import { surveyLog } from '../connect/survey-log.ts';
import type { NewEvent } from '../ticket/new-event.ts';
import { CommandFailed } from './command.ts';
import type { Call, ExitCode } from './command.ts';
import { floorClient } from './floor-client.ts';
import { readReplayOptions } from './replay-command.ts';
import type { ReplayOptions } from './replay-command.ts';
import { agreeOnTerms, recordThrough } from './replay-floor.ts';
import { replayTime } from './replay-time.ts';
import type { ReplayTime } from './replay-time.ts';
import { countText } from './terminal.ts';
import { configOf } from './with-database.ts';

/** Events a call: small enough that screens see them come, large enough for the busiest minute of a log. */
const eventsAtOnce = 250;

/** Runs until everything is played and the caller interrupts. */
export async function runReplay(call: Call): Promise<ExitCode> {
  const options = readReplayOptions(call);
  const folder = await mkdtemp(join(tmpdir(), 'headroom-replay-'));
  // The user that PostgreSQL runs as must be able to pass through.
  await chmod(folder, 0o711);
  try {
    return await replay(call, options, folder);
  } catch (error) {
    if (error instanceof LogFileError) throw new CommandFailed(error.message, { cause: error });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function replay(call: Call, options: ReplayOptions, folder: string): Promise<ExitCode> {
  const { terminal, signal } = call;
  const events = await readLog(call, options);
  const from = options.from ?? events[0]?.at;
  if (from === undefined) throw new CommandFailed(`${options.file} holds no event.`);
  const time = replayTime(from, options.speed);
  const token = randomBytes(24).toString('base64url');
  const config = {
    ...configOf(call),
    databaseUrl: null,
    dataDir: folder,
    adminToken: token,
    demo: 'off' as const,
    // Its log holds what the file tells and nothing else.
    canaryEveryMs: 0,
    port: options.port,
  };
  const app = await createApp({ config, time });
  try {
    const wall = await setUp(call, options, { app, time, token });
    const client = floorClient(app.url, token);
    const past = events.findIndex((event) => Temporal.Instant.compare(event.at, from) >= 0);
    const history = past === -1 ? events : events.slice(0, past);
    await recordHistory(call, { events: history, record: (batch) => recordThrough(client, options.source, batch) });
    await invite(call, { app, wall, options, from });
    time.go();
    const record = (batch: readonly NewEvent[]): Promise<void> => recordThrough(client, options.source, batch);
    const played = await playEvents(events.slice(history.length), eventsAtOnce, {
      now: () => time.now(),
      sleepUntil: (at, until) => time.sleepUntil(at, until),
      send: record,
      onPlayed: (count, at) =>
        terminal.progress(
          (history.length + count) / events.length,
          `${clockText(at, options.zone)}  ${countText(count)} events played`,
        ),
      signal,
    });
    terminal.endProgress();
    terminal.say(`Played ${countText(played)} events${signal.aborted ? '.' : '; the server goes on until Ctrl-C.'}`);
    if (!signal.aborted)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    return 0;
  } finally {
    await app.close();
  }
}

type App = Awaited<ReturnType<typeof createApp>>;

async function readLog({ terminal }: Call, options: ReplayOptions): Promise<NewEvent[]> {
  terminal.note(`Reading ${options.file} …`);
  const odd = tallyOddities();
  const events = await readInOrder(
    options.file,
    { readTime: localTimeReader(options.zone), statuses: defaultStatuses },
    odd,
  );
  const oddities = odd.counts().map(({ kind, count }) => `${countText(count)} × ${kind}`);
  terminal.note(`${countText(events.length)} events${oddities.length === 0 ? '' : `; odd: ${oddities.join(', ')}`}.`);
  return events;
}

/** Parties, terms and a board; the path of its wall. */
async function setUp(
  { terminal }: Call,
  options: ReplayOptions,
  { app, time, token }: { app: App; time: ReplayTime; token: string },
): Promise<string> {
  const odd = tallyOddities();
  const survey = await surveyLog(options.file, { odd, onProgress: () => undefined });
  const { customer } = await prepareImport(
    { source: options.source, customer: options.customer, effectsFrom: time.now() },
    survey,
    { database: app.database, now: () => time.now() },
    odd,
  );
  const client = floorClient(app.url, token);
  const terms = await agreeOnTerms(client, { customer: customer.id, zone: options.zone, from: time.now() });
  terminal.note(
    `Agreement ${terms.agreement} with ${customer.name}: first response and resolution by severity, office hours of ${options.zone}.`,
  );
  return `/wall/${terms.board}${terms.token === null ? '' : `#token=${terms.token}`}`;
}

async function recordHistory(
  { terminal, signal }: Call,
  { events, record }: { events: readonly NewEvent[]; record: (batch: readonly NewEvent[]) => Promise<void> },
): Promise<void> {
  for (let done = 0; done < events.length && !signal.aborted; done += 1_000) {
    await record(events.slice(done, done + 1_000));
    terminal.progress(
      done / events.length,
      `what happened before: ${countText(done)} of ${countText(events.length)} events`,
    );
  }
  terminal.endProgress();
}

async function invite(
  { terminal }: Call,
  { app, wall, options, from }: { app: App; wall: string; options: ReplayOptions; from: Temporal.Instant },
): Promise<void> {
  // The link's quarter of an hour runs on the turned clock; what counts it is told the present of that clock.
  const link = await app.database.transaction((tx) => createAdministratorLink(tx, from.add({ hours: 24 * 365 })));
  terminal.say(`Wall:     ${app.url}${wall}`);
  terminal.say(`Sign in:  ${signInUrl(app.url, link.code)}`);
  terminal.say(
    `The clock starts at ${clockText(from, options.zone)} (${options.zone}) and runs ${String(options.speed)} times as fast. Ctrl-C ends it.`,
  );
}

const clockText = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
