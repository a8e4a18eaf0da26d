// Structured logs, a line of JSON each. Secrets never reach a log call on purpose; these rules catch those that come inside
// an error or a request.
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config.ts';
import type { Log } from '../gate/context.ts';

const hidden = '[hidden]';

/** Tokens of ours, bearer values and the password of a database address, wherever they stand in a text. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\bhr[tsldfa]_[A-Za-z0-9_-]{16,}/g, hidden)
    .replace(/\b(bearer\s+)[^\s"',;]+/gi, `$1${hidden}`)
    .replace(/(postgres(?:ql)?:\/\/[^:@/\s]*:)[^@\s]+@/gi, `$1${hidden}@`);
}

const secretFields = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'adminToken',
  'code',
  'connectionString',
];

/** Fields by name at the top and one below; texts are looked through as they are written. */
const redact = {
  paths: secretFields
    .flatMap((field) => [field, `*.${field}`, `*.headers.${field}`])
    .filter((path) => path !== 'code' && path !== '*.code'),
  censor: hidden,
};

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: unknown;
  readonly cause?: ErrorLine;
}

/** What is kept of an error: no query, no parameters, no connection, only what it said and where it came from. */
function errorLine(error: unknown, depth = 0): ErrorLine | string {
  if (!(error instanceof Error)) return withoutSecrets(String(error));
  const cause = error.cause === undefined || depth >= 4 ? undefined : errorLine(error.cause, depth + 1);
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    stack: withoutSecrets(error.stack ?? ''),
    ...('code' in error && error.code !== undefined ? { code: error.code } : {}),
    ...(typeof cause === 'object' ? { cause } : {}),
  };
}

export interface LogOptions {
  /** Default: standard output. */
  readonly destination?: DestinationStream;
  /** Texts that are secret here, such as the token of the environment, hidden wherever they stand. */
  readonly secrets?: readonly string[];
}

/** A log of this level. */
export function createLog(level: LogLevel, { destination, secrets = [] }: LogOptions = {}): Log {
  const withoutOurs = (line: string): string =>
    secrets.reduce((text, secret) => text.replaceAll(secret, hidden), withoutSecrets(line));
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: errorLine },
    redact,
    hooks: {
      streamWrite: withoutOurs,
    },
  };
  const logger: Logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    debug: (fields, message) => {
      logger.debug(fields, message);
    },
    info: (fields, message) => {
      logger.info(fields, message);
    },
    warn: (fields, message) => {
      logger.warn(fields, message);
    },
    error: (fields, message) => {
      logger.error(fields, message);
    },
  };
}
