// The environment, read once at the door: every variable is checked, all problems are reported together, and no
// secret is ever repeated in a message.
import { resolve } from 'node:path';
import { z } from 'zod';
import { isLoopback, isOrigin, isReadable, oneOf, wholeNumber } from './config-values.ts';
import { limits, type Limits } from './limits.ts';

export { limits, type Limits } from './limits.ts';

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
  /** How long changes are kept for clients that resume. Without mail (null) notices stand in inboxes only. */
  readonly changeLogMs: number;
  /** How long after its end a period is closed. */
  readonly closingGraceMs: number;
  /** From one canary to the next; 0: none flies. */
  readonly canaryEveryMs: number;
  /** A canary that comes later is warned of. */
  readonly canaryLateMs: number;
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
  PERIOD_CLOSE_HOURS: wholeNumber(0, 2_400, 'a number of hours from 0 to 2400').default(24),
  CANARY_SECONDS: wholeNumber(0, 86_400, 'a number of seconds from 1 to 86400, or 0 for none').default(60),
  CANARY_LATE_MS: wholeNumber(1, 600_000, 'a number of milliseconds from 1 to 600000').default(2_000),
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
    closingGraceMs: values.PERIOD_CLOSE_HOURS * 3_600_000,
    canaryEveryMs: values.CANARY_SECONDS * 1_000,
    canaryLateMs: values.CANARY_LATE_MS,
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
