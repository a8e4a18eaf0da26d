// The only place that wires: configuration and a clock in, a running system out.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntitySchema } from '@mikro-orm/core';
import { accessEntities } from './access/access.entity.ts';
import { createFirstSignInLink, signInUrl } from './access/sign-in.store.ts';
import { agreementEntities } from './agreement/agreement.entity.ts';
import { createLog } from './api/log.ts';
import { createMetrics, type Metrics } from './api/metrics.ts';
import { startServer, type RunningServer } from './api/server.ts';
import { assetEntities } from './asset/asset.entity.ts';
import * as board from './board/board.entity.ts';
import type { TimeSource } from './clock-source.ts';
import { limits, publicUrlAt, type Config } from './config.ts';
import { coverageEntities } from './coverage/coverage.entity.ts';
import { startBurnLoop } from './connect/burn-loop.ts';
import { startCalendarLoop } from './connect/calendar-loop.ts';
import { startClosingLoop } from './connect/closing-loop.ts';
import { jobOf, startJobs } from './connect/jobs.ts';
import { startWhatIfLoop } from './connect/what-if-loop.ts';
import { smtpSender, startMailLoop } from './connect/mail-loop.ts';
import { reportsJob, startReportLoop } from './connect/report-loop.ts';
import { customerEntities } from './customer/customer.entity.ts';
import { isConnectionLost } from './db/connection-lost.ts';
import { drained } from './db/drained.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrate, openDatabase, type Database } from './db/orm.ts';
import { startDemoTraffic, type DemoTraffic } from './demo/demo-traffic.ts';
import { isDemoLoaded } from './demo/demo.store.ts';
import { loadDemo } from './demo/load-demo.ts';
import type { Log, Services } from './gate/context.ts';
import { createHub, type Hub } from './push/hub.ts';
import type { ChangeFeed } from './push/topics.ts';
import { startCanary, type Canary } from './runtime/canary.ts';
import type { CanaryReport } from './runtime/canary-watch.ts';
import { startFlow, type Flow } from './runtime/flow.ts';
import { buildSchemas } from './schemas.ts';
import { sourceEntities } from './source/source.entity.ts';
import { answerWhatIf, whatIfJob } from './whatif/answer-what-if.ts';

/** Every entity of the system, each slice's with those of the slices to its left. */
export const entities: readonly EntitySchema[] = [
  ...accessEntities,
  ...customerEntities,
  ...coverageEntities,
  ...agreementEntities,
  ...assetEntities,
  ...sourceEntities,
  ...board.boardEntities,
];

export interface AppOptions {
  readonly config: Config;
  readonly time: TimeSource;
  /** Default: structured lines on standard output, of the configured level. */
  readonly log?: Log;
  /** Aborts a start that waits for a database that does not answer. */
  readonly signal?: AbortSignal;
}

export interface App {
  /** The address people open, without a slash at its end. */
  readonly url: string;
  readonly database: Database;
  readonly feed: ChangeFeed;
  /** Sentences for whoever started the server: users made on the host, folders chosen, a PostgreSQL adopted. */
  readonly notices: readonly string[];
  /** The one-time link of a first start without an administrator; null otherwise. */
  readonly signInLink: { readonly url: string; readonly expiresAt: Temporal.Instant } | null;
  /** Stops taking requests, tells sockets to come back, ends the loops and leaves the database. */
  close(): Promise<void>;
}

const projectRoot = join(import.meta.dirname, '..', '..');
const screens = join(projectRoot, 'dashboard', 'dist');

/** Starts everything, or nothing: what was begun is ended again when a later part fails. */
export async function createApp({ config, time, log = logFor(config), signal }: AppOptions): Promise<App> {
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const address = await openAddress(config, log);
    ends.push(() => address.stop());
    await keepTrying(() => migrate(address.url), { log, signal });
    const connected = await openDatabase({
      url: address.url,
      entities,
      poolSize: limits.databaseConnections,
      log: plain(log),
    });
    const database = drained(connected, limits.shutdownGraceMs / 2);
    ends.push(() => database.close());
    const flowing = await startFlowing({ config, database, time, log });
    ends.push(() => flowing.flow.stop());
    ends.push(() => flowing.canary?.stop() ?? Promise.resolve());
    const nudge = (): void => {
      flowing.flow.nudge();
    };
    const calendars = startCalendarLoop({ config, database, time, log, nudge });
    ends.push(() => calendars.stop());
    const closing = startClosingLoop({ database, time, log, graceMs: config.closingGraceMs });
    ends.push(() => closing.stop());
    const burning = startBurnLoop({ database, time, log });
    ends.push(() => burning.stop());
    const server = await serve({ config, time, database, log, ...flowing });
    ends.push(() => server.close());
    const { metrics } = flowing;
    const answering = jobOf(whatIfJob, ({ id }, one) => answerWhatIf({ database, time }, id, one));
    const reporting = { database, time, log, graceMs: config.closingGraceMs };
    const reports = startReportLoop(reporting);
    ends.push(() => reports.stop());
    const jobs = startJobs({ url: address.url, log, jobs: [answering, reportsJob(reporting)], metrics });
    ends.push(() => jobs.stop());
    const whatIfs = startWhatIfLoop({ database, time, log });
    ends.push(() => whatIfs.stop());
    if (config.mail !== null) {
      const mails = startMailLoop({ database, time, log, send: smtpSender(config.mail), url: server.url });
      ends.push(() => mails.stop());
    }
    const demo = await startDemo({ config, database, time, log, flow: flowing.flow }, address.fresh);
    ends.push(() => demo?.stop() ?? Promise.resolve());
    return {
      url: server.url,
      database,
      feed: flowing.flow.feed,
      notices: address.notices,
      signInLink: await firstLink({ config, database, time }, server.url),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A token of a few characters would hide half of every line; it is only allowed where nobody else can come. */
const logFor = ({ logLevel, adminToken }: Config): Log =>
  createLog(logLevel, { secrets: adminToken === null || adminToken.length < 8 ? [] : [adminToken] });

/** Where the database is; the embedded one is started and its notices kept. */
async function openAddress(
  config: Config,
  log: Log,
): Promise<{
  readonly url: string;
  readonly fresh: boolean;
  readonly notices: readonly string[];
  stop(): Promise<void>;
}> {
  if (config.databaseUrl !== null) {
    return { url: config.databaseUrl, fresh: false, notices: [], stop: () => Promise.resolve() };
  }
  return startEmbedded({ dataDir: config.dataDir, log: plain(log) });
}

const plain = (
  log: Log,
): { info(message: string): void; warn(message: string): void; error(message: string): void } => ({
  info: (message) => {
    log.info({}, message);
  },
  warn: (message) => {
    log.warn({}, message);
  },
  error: (message) => {
    log.error({}, message);
  },
});

/** A database that is still starting, or was away when we came, is waited for; any other failure ends the start. */
async function keepTrying(
  work: () => Promise<void>,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal | undefined },
): Promise<void> {
  for (let pauseMs = 250; ; pauseMs = Math.min(2 * pauseMs, limits.databaseRetryMaxMs)) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isConnectionLost(error) || signal?.aborted === true) throw error;
      log.warn({ err: error, againInMs: pauseMs }, 'The database does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

interface Parts {
  readonly config: Config;
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Log;
}

interface Flowing {
  readonly flow: Flow;
  readonly hub: Hub;
  readonly metrics: Metrics;
  /** Filled in by the server once it listens. */
  readonly gauges: { sockets: () => number };
  /** Null: none flies. */
  readonly canary: Canary | null;
}

async function startFlowing({ config, database, time, log }: Parts): Promise<Flowing> {
  const gauges = { sockets: (): number => 0 };
  let head = (): number => 0;
  const hub = createHub();
  let report: () => CanaryReport | null = () => null;
  const metrics = createMetrics({
    relayPosition: () => head(),
    sockets: () => gauges.sockets(),
    canary: () => report(),
    hub,
  });
  const onWake = (claimed: number, lateMs: number): void => {
    metrics.woken(claimed, lateMs);
  };
  const flow = await startFlow({ database, time, log, changeLogMs: config.changeLogMs, onWake });
  head = () => flow.feed.head();
  const canary = canaryOf({ config, database, time, log }, { flow, hub });
  if (canary !== null) report = () => canary.report();
  return { flow, hub, metrics, gauges, canary };
}

function canaryOf({ config, database, time, log }: Parts, { flow, hub }: Pick<Flowing, 'flow' | 'hub'>): Canary | null {
  const { canaryEveryMs: everyMs, canaryLateMs: lateMs } = config;
  if (everyMs === 0) return null;
  const nudge = (): void => {
    flow.nudge();
  };
  return startCanary({ database, time, log, feed: flow.feed, hub, nudge, everyMs, lateMs });
}

async function serve({
  config,
  time,
  database,
  log,
  flow,
  hub,
  metrics,
  gauges,
  canary,
}: Parts & Flowing): Promise<RunningServer> {
  let url = publicUrlAt(config, config.port);
  const services: Services = {
    config,
    log,
    counters: metrics,
    feed: flow.feed,
    rate: time.rate,
    build: buildId(),
    canary: () => canary?.report() ?? null,
    publicUrl: () => url,
    nudge: () => {
      flow.nudge();
    },
  };
  const server = await startServer({
    config,
    time,
    database,
    services,
    hub,
    metrics,
    schemas: buildSchemas(),
    screens,
  });
  gauges.sockets = () => server.sockets();
  // Of port 0 only the listening server knows what it became.
  url = server.url;
  return server;
}

/** Which build runs: the version, and what the built screens are made of, so that a new build makes screens reload. */
function buildId(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const page = join(screens, 'index.html');
  if (!existsSync(page)) return version;
  return `${version}+${createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 8)}`;
}

/** The demo is loaded once, on a first start; it keeps moving for as long as it is there. */
async function startDemo(
  { config, database, time, log, flow }: Parts & { readonly flow: Flow },
  isFresh: boolean,
): Promise<DemoTraffic | null> {
  if (config.demo === 'off') return null;
  const isWanted = config.demo === 'on' || (isFresh && config.databaseUrl === null);
  if (isWanted && (await loadDemo(database, {}, time.now())) !== null) flow.nudge();
  if (!(await database.transaction(isDemoLoaded, { kind: 'snapshot' }))) return null;
  const nudge = (): void => {
    flow.nudge();
  };
  return startDemoTraffic({ database, time, log, nudge });
}

/** The first start without an administrator's token and without people makes one, with a link to sign in by. */
async function firstLink({ config, database, time }: Omit<Parts, 'log'>, url: string): Promise<App['signInLink']> {
  if (config.adminToken !== null) return null;
  const link = await database.transaction((tx) => createFirstSignInLink(tx, time.now()));
  return link && { url: signInUrl(url, link.code), expiresAt: link.expiresAt };
}
