// The environment, read once at the door: every variable is checked, all problems are reported together, and no
// secret is ever repeated in a message. `limits` is the one list of what the system refuses or puts off, each with its
// unit in its name.
import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** Every limit of the system. Ms: milliseconds; Bytes: octets; Chars: UTF-16 units; otherwise a count. */
export const limits = {
  // What one request may ask for.
  bodyBytes: 2 * 1024 * 1024,
  queryDepth: 12,
  parserTokens: 10_000,
  aliases: 30,
  selectionsPerSet: 150,
  pageSizeDefault: 25,
  pageSizeMax: 100,
  eventsPerCall: 1_000,
  eventsAheadMs: 5 * 60_000,
  nameChars: 500,
  textChars: 10_000,
  emailChars: 254,
  coverageQuestions: 1_000,
  openSpanDays: 62,
  clausesPerVersion: 500,
  itemsPerSection: 500,
  /** Tickets that one change of a schedule reads to say what it moves; those beyond are only counted. */
  ticketsPerScheduleChange: 5_000,
  reasonChars: 2_000,
  /** Dates of one holiday calendar. */
  calendarDates: 10_000,
  calendarBytes: 4 * 1024 * 1024,
  /** An exported proof that is checked. */
  proofBytes: 64 * 1024 * 1024,
  calendarFetchMs: 10_000,
  calendarRedirects: 5,
  calendarRefreshMs: 6 * 3_600_000,
  calendarRetryMs: 15 * 60_000,
  holidayYearsBefore: 5,
  holidayYearsAhead: 10,
  // Deliverables: how far rules are walked, and how far ahead occurrences are made.
  ruleIterations: 20_000,
  ruleYears: 12,
  dueTimesPerDay: 48,
  occurrencesPerRule: 100_000,
  occurrencesAheadDays: 35,
  occurrencesPlanMs: 24 * 3_600_000,
  occurrencesPerWake: 500,
  deliveriesPerCall: 1_000,
  ownMeasures: 100,
  groupsPerCondition: 100,
  /** Fields of one operation, each list counted with its page size. */
  queryCost: 100_000,
  filterValues: 1_000,
  filterTextChars: 200,
  operationTimeoutMs: 20_000,
  requestTimeoutMs: 30_000,
  headersTimeoutMs: 10_000,
  idempotencyKeyChars: 200,
  idempotencyKeepMs: 24 * 3_600_000,

  // What one answer may say.
  errorsPerReply: 10,
  errorMessageChars: 300,

  // What one socket may hold.
  wsMaxPayloadBytes: 64 * 1024,
  wsOperationsPerSocket: 100,
  wsInitTimeoutMs: 5_000,
  wsKeepAliveMs: 12_000,
  wsBufferedBytes: 8 * 1024 * 1024,
  wsQueuedChanges: 10_000,
  /** A reader of pictures that has not taken this much gets the next picture later. */
  pictureBufferedBytes: 256 * 1024,
  slowReaderRetryMs: 500,
  wsGoodbyeMs: 5_000,
  slowReaderEndsMs: 30_000,
  wsSockets: 10_000,

  // What one pass of the flow takes on, and how long its traces are kept.
  ticketsPerWake: 500,
  /** Tickets read besides, because merges and splits tie them to those of one settlement. */
  tiedTickets: 1_000,
  /** Ids taken at once for the clocks of a new ticket; when it gets more, they are asked for behind what is being written. */
  clocksExpected: 4,
  /** Tickets whose readings are sent to be saved while the next ones are read. */
  ticketsPerSending: 100,
  wakeSleepMaxMs: 60_000,
  relayBatchRows: 500,
  relayPollMs: 1_000,
  replayBatchChanges: 1_000,
  changeLogTrimMs: 3_600_000,
  wakePostponeMs: 60_000,
  /** How often steps of escalation may change a ticket and be read again at one instant. */
  escalationRounds: 5,
  /** How far ahead steps can be put off. */
  snoozeMs: 7 * 24 * 3_600_000,

  // E-mails of notices.
  noticesPerMailing: 1_000,
  /** What waited longer is not mailed any more: the inbox has it. */
  mailMaxAgeMs: 24 * 3_600_000,
  /** A sender that died is waited for this long. */
  mailLeaseMs: 2 * 60_000,
  smtpTimeoutMs: 20_000,
  /** The pause after the first try that failed; each one after it is four times as long. */
  mailRetryMs: 10_000,
  /** After so many tries a mail is given up: the last comes about 15 hours after the first. */
  mailTries: 8,

  heartbeatMs: 5_000,
  boardFrameGapMs: 250,

  // Who is asking.
  signInLinkMs: 15 * 60_000,
  sessionMs: 30 * 24 * 3_600_000,
  signInTriesPerMinute: 10,
  tokenChars: 512,
  /** A screen that waits to be paired: how long its code holds, how often it may ask, how many wait at once. */
  pairingMs: 15 * 60_000,
  pairingPollSeconds: 2,
  pairingsWaiting: 1_000,
  /** A form of theirs: they have no token yet. */
  grantBodyBytes: 4_096,
  pairingsPerMinute: 20,
  /** The token of a paired screen; the screen gets new ones for ever, from half of this time on. */
  screenTokenMs: 30 * 24 * 3_600_000,
  /** How often a paired screen says that it lives. */
  screenReportMs: 30_000,
  /** Playlists: how long a wall shows each board, and how many boards it follows at once. */
  playlistSeconds: 25,
  playlistSecondsLeast: 20,
  playlistSecondsMost: 30,
  playlistBoards: 12,

  // The database.
  databaseConnections: 20,
  statementTimeoutMs: 60_000,
  databaseConnectTimeoutMs: 10_000,
  databaseRetryMaxMs: 5_000,

  // The end.
  shutdownGraceMs: 10_000,
  secondSignalMs: 1_000,
} as const;

export type Limits = { readonly [name in keyof typeof limits]: number };

export type LogLevel = (typeof logLevels)[number];
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The origin that links and QR codes are made with; null: the address the server listens on. */
  readonly publicUrl: string | null;
  /** null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** An absolute path. */
  readonly dataDir: string;
  /** null: the first start prints a sign-in link instead. */
  readonly adminToken: string | null;
  /** 'auto': on exactly when the database is embedded and empty. */
  readonly demo: 'on' | 'off' | 'auto';
  /** Absolute paths of PEM files, or null for plain HTTP. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** How many reverse proxies stand in front, whose X-Forwarded-* are believed; 0: none. */
  readonly trustedProxies: number;
  /** Origins allowed besides our own. */
  readonly extraOrigins: readonly string[];
  readonly insecure: boolean;
  /** Hosts that calendars may be fetched from although they are private. */
  readonly fetchableHosts: readonly string[];
  /** null: notices stand in inboxes only. */
  /** How long changes are kept for clients that resume. */
  readonly changeLogMs: number;
  readonly mail: MailConfig | null;
  readonly logLevel: LogLevel;
  readonly limits: Limits;
}

export interface MailConfig {
  /** smtp://user:password@host:587, or smtps:// for TLS from the beginning. */
  readonly url: string;
  /** "Headroom <headroom@example.com>", or the address alone. */
  readonly from: string;
}

export interface ConfigProblem {
  readonly variable: string;
  readonly expected: string;
  /** What stood there, or its length alone when it is a secret. */
  readonly came: string;
}

/** Thrown by `readConfig` with every problem of the environment at once. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map((problem) => `  ${problem.variable}: expected ${problem.expected}; ${problem.came}`);
    super(`The configuration is not usable:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const secrets = new Set(['HEADROOM_ADMIN_TOKEN', 'DATABASE_URL', 'SMTP_URL']);

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ['http:', 'https:'].includes(url.protocol) && `${url.origin}/` === url.href;
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    // The reason is not lost: the message names the file and what is expected of it.
    return false;
  }
}

/** A whole number in decimal digits, `from`–`to` inclusive. */
function wholeNumber(from: number, to: number, what: string): z.ZodType<number> {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to, { error: what })
    .transform(Number);
}

function oneOf<const T extends string>(words: readonly T[]): z.ZodType<T> {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

const origin = 'an origin such as https://sla.example.com (http or https, no path)';
const postgresUrl = 'a PostgreSQL address such as postgresql://user:password@host:5432/database';
const pemFile = z.string().refine(isReadable, { error: 'the path of a PEM file that this process can read' });

const environment = z.object({
  PORT: wholeNumber(0, 65_535, 'a port number from 0 to 65535 (0: any free port)').default(4000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, { error: 'a host name or an IP address without a port' })
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, { error: origin })
    .transform((text) => new URL(text).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol), { error: postgresUrl })
    .optional(),
  DATA_DIR: z
    .string()
    .refine((text) => !text.includes('\0'), { error: 'the path of a folder' })
    .default('./data'),
  HEADROOM_ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{1,512}$/, { error: '1 to 512 visible ASCII characters without a space' })
    .optional(),
  HEADROOM_DEMO: oneOf(['on', 'off']).optional(),
  TLS_CERT: pemFile.optional(),
  TLS_KEY: pemFile.optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^(yes|no|\d|10)$/, { error: 'yes, no, or how many proxies stand in front (0 to 10)' })
    .transform((text) => (text === 'yes' ? 1 : text === 'no' ? 0 : Number(text)))
    .default(0),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine((parts) => parts.every(isOrigin), { error: `a list, with commas, each ${origin}` })
    .transform((parts) => parts.map((part) => new URL(part).origin))
    .default([]),
  FETCHABLE_HOSTS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine((parts) => parts.every((part) => /^[A-Za-z0-9.:[\]_-]+$/.test(part)), {
      error: 'a list, with commas, of hosts such as calendar.intern or 10.1.2.3:8080',
    })
    .default([]),
  SMTP_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '', {
      error: 'a mail server such as smtp://user:password@mail.example.com:587 (or smtps://)',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\0\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, { error: 'an address such as Headroom <headroom@example.com>' })
    .optional(),
  CHANGE_LOG_DAYS: wholeNumber(1, 366, 'a number of days from 1 to 366').default(7),
  HEADROOM_INSECURE: oneOf(['yes', 'no']).default('no'),
  LOG_LEVEL: oneOf(logLevels).default('info'),
});

type Environment = z.infer<typeof environment>;

function problemOf(variable: string, expected: string, text: string | undefined): ConfigProblem {
  if (text === undefined) return { variable, expected, came: 'it is not set' };
  const came = secrets.has(variable) ? `a value of ${String(text.length)} characters came` : `"${text}" came`;
  return { variable, expected, came };
}

/** The rules that hold between variables; each sees only values that are right by themselves. */
function problemsBetween(read: Partial<Environment>, env: NodeJS.ProcessEnv): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const isSet = (variable: string): boolean => (env[variable] ?? '') !== '';
  const refuse = (variable: string, expected: string): void => {
    problems.push(problemOf(variable, expected, isSet(variable) ? env[variable] : undefined));
  };
  if (isSet('TLS_CERT') !== isSet('TLS_KEY')) {
    refuse(isSet('TLS_CERT') ? 'TLS_KEY' : 'TLS_CERT', 'TLS_CERT and TLS_KEY together, or neither');
  }
  if (isSet('SMTP_URL') !== isSet('MAIL_FROM')) {
    refuse(isSet('SMTP_URL') ? 'MAIL_FROM' : 'SMTP_URL', 'SMTP_URL and MAIL_FROM together, or neither');
  }
  const host = read.HOST ?? '127.0.0.1';
  const isProxied = isSet('TRUST_PROXY') && read.TRUST_PROXY !== 0;
  const isGuarded = isSet('TLS_CERT') || isProxied || env['HEADROOM_INSECURE'] === 'yes';
  if (!isLoopback(host) && !isGuarded) {
    refuse(
      'HOST',
      'a loopback address (127.0.0.1, ::1, localhost), or TLS_CERT and TLS_KEY, or TRUST_PROXY, ' +
        'or HEADROOM_INSECURE=yes for plain HTTP in a network you trust',
    );
  }
  const token = read.HEADROOM_ADMIN_TOKEN;
  if (token !== undefined && token.length < 16 && (!isLoopback(host) || isProxied)) {
    refuse('HEADROOM_ADMIN_TOKEN', 'at least 16 characters, because the server can be reached from the network');
  }
  return problems;
}

/**
 * The typed configuration from environment variables; an empty variable counts as unset.
 * Relative paths are taken from `baseDir` (the working directory).
 * @throws ConfigError with every problem, never repeating a secret
 */
export function readConfig(env: NodeJS.ProcessEnv, baseDir: string = process.cwd()): Config {
  const problems: ConfigProblem[] = [];
  const read: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(environment.shape)) {
    const text = env[variable] === '' ? undefined : env[variable];
    const result = schema.safeParse(text);
    if (result.success) read[variable] = result.data;
    else problems.push(problemOf(variable, result.error.issues[0]?.message ?? 'another value', text));
  }
  const values = read as Environment;
  problems.push(...problemsBetween(values, env));
  if (problems.length > 0) throw new ConfigError(problems);
  const { TLS_CERT: certFile, TLS_KEY: keyFile } = values;
  const hasTls = certFile !== undefined && keyFile !== undefined;
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom } = values;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: resolve(baseDir, values.DATA_DIR),
    adminToken: values.HEADROOM_ADMIN_TOKEN ?? null,
    demo: values.HEADROOM_DEMO ?? 'auto',
    tls: hasTls ? { certFile: resolve(baseDir, certFile), keyFile: resolve(baseDir, keyFile) } : null,
    trustedProxies: values.TRUST_PROXY,
    extraOrigins: values.ALLOWED_ORIGINS,
    fetchableHosts: values.FETCHABLE_HOSTS,
    changeLogMs: values.CHANGE_LOG_DAYS * 24 * 3_600_000,
    mail: smtpUrl !== undefined && mailFrom !== undefined ? { url: smtpUrl, from: mailFrom } : null,
    insecure: values.HEADROOM_INSECURE === 'yes',
    logLevel: values.LOG_LEVEL,
    limits,
  };
}

/** The address people open: PUBLIC_URL, or the listening address with `port` (a loopback address reads "localhost"). */
export function publicUrlAt(config: Config, port: number): string {
  if (config.publicUrl !== null) return config.publicUrl;
  const isAny = config.host === '0.0.0.0' || config.host === '::';
  const bare = isLoopback(config.host) || isAny ? 'localhost' : config.host;
  const host = bare.includes(':') ? `[${bare}]` : bare;
  return new URL(`${config.tls === null ? 'http' : 'https'}://${host}:${String(port)}`).origin;
}

/** Every origin whose cookies and sockets are accepted: our own address, its loopback spellings, ALLOWED_ORIGINS. */
export function allowedOrigins(config: Config, port: number): ReadonlySet<string> {
  const scheme = config.tls === null ? 'http' : 'https';
  const loopback = ['localhost', '127.0.0.1', '[::1]'].map((host) => `${scheme}://${host}:${String(port)}`);
  return new Set([
    publicUrlAt(config, port),
    ...(isLoopback(config.host) ? loopback.map((address) => new URL(address).origin) : []),
    ...config.extraOrigins,
  ]);
}
