import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allowedOrigins, ConfigError, limits, publicUrlAt, readConfig } from '../../server/src/config.ts';
import type { Config, ConfigProblem } from '../../server/src/config.ts';

const readable = fileURLToPath(import.meta.url);

function problemsOf(env: NodeJS.ProcessEnv): readonly ConfigProblem[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const refused = (env: NodeJS.ProcessEnv): string[] => problemsOf(env).map((problem) => problem.variable);

describe('the configuration', () => {
  test('needs no variable at all: loopback, port 4000, the embedded database in ./data', () => {
    expect(readConfig({}, '/srv/headroom')).toEqual({
      port: 4000,
      host: '127.0.0.1',
      publicUrl: null,
      databaseUrl: null,
      dataDir: '/srv/headroom/data',
      adminToken: null,
      demo: 'auto',
      tls: null,
      trustedProxies: 0,
      extraOrigins: [],
      insecure: false,
      fetchableHosts: [],
      mail: null,
      changeLogMs: 7 * 24 * 3_600_000,
      closingGraceMs: 24 * 3_600_000,
      canaryEveryMs: 60_000,
      canaryLateMs: 2_000,
      logLevel: 'info',
      limits,
    } satisfies Config);
  });

  test('reads every variable', () => {
    const config = readConfig({
      PORT: '8443',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://sla.example.com/',
      DATABASE_URL: 'postgresql://app:secret@db.example.com/headroom',
      DATA_DIR: '/var/lib/headroom',
      HEADROOM_ADMIN_TOKEN: 'sixteen-or-more-chars',
      HEADROOM_DEMO: 'off',
      TLS_CERT: readable,
      TLS_KEY: readable,
      TRUST_PROXY: '2',
      ALLOWED_ORIGINS: 'https://a.example.com, https://b.example.com:8443',
      HEADROOM_INSECURE: 'yes',
      FETCHABLE_HOSTS: 'calendar.intern, 10.1.2.3:8080',
      SMTP_URL: 'smtps://app:secret@mail.example.com',
      MAIL_FROM: 'Headroom <headroom@example.com>',
      CHANGE_LOG_DAYS: '30',
      PERIOD_CLOSE_HOURS: '0',
      CANARY_SECONDS: '0',
      CANARY_LATE_MS: '500',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      port: 8443,
      host: '0.0.0.0',
      publicUrl: 'https://sla.example.com',
      databaseUrl: 'postgresql://app:secret@db.example.com/headroom',
      dataDir: '/var/lib/headroom',
      adminToken: 'sixteen-or-more-chars',
      demo: 'off',
      tls: { certFile: readable, keyFile: readable },
      trustedProxies: 2,
      extraOrigins: ['https://a.example.com', 'https://b.example.com:8443'],
      insecure: true,
      fetchableHosts: ['calendar.intern', '10.1.2.3:8080'],
      changeLogMs: 30 * 24 * 3_600_000,
      closingGraceMs: 0,
      canaryEveryMs: 0,
      canaryLateMs: 500,
      mail: { url: 'smtps://app:secret@mail.example.com', from: 'Headroom <headroom@example.com>' },
      logLevel: 'debug',
      limits,
    } satisfies Config);
  });

  test('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', HOST: '', DATABASE_URL: '', HEADROOM_DEMO: '', TLS_CERT: '' })).toEqual(
      readConfig({}),
    );
  });

  test.each([
    ['PORT', ['x', '-1', '65536', '4000.5', '0x10', ' 80']],
    ['HOST', ['127.0.0.1:4000', 'http://localhost', 'a b']],
    ['PUBLIC_URL', ['sla.example.com', 'ftp://sla.example.com', 'https://sla.example.com/path', 'https://a?b']],
    ['DATABASE_URL', ['mysql://h/d', 'host/db', 'postgresql']],
    ['HEADROOM_ADMIN_TOKEN', ['with space', 'ünicode', 'x'.repeat(513)]],
    ['HEADROOM_DEMO', ['yes', 'ON', '1']],
    ['TLS_CERT', ['/nowhere/cert.pem']],
    ['TLS_KEY', ['/nowhere/key.pem']],
    ['TRUST_PROXY', ['true', '11', '127.0.0.1', '1.5']],
    ['ALLOWED_ORIGINS', ['*', 'https://a.example.com,b.example.com', 'https://a.example.com/x']],
    ['SMTP_URL', ['mail.example.com', 'http://mail.example.com', 'smtp://']],
    ['MAIL_FROM', ['headroom', 'a b@c', 'x@y\r\nBcc: z@y']],
    ['CHANGE_LOG_DAYS', ['0', '367', '7d', '1.5']],
    ['HEADROOM_INSECURE', ['true', '1', 'YES']],
    ['LOG_LEVEL', ['verbose', 'INFO']],
  ])('%s refuses what it cannot mean', (variable, values) => {
    for (const value of values) expect(refused({ [variable]: value }), value).toContain(variable);
  });

  test('says everything that is wrong at once: the variable, what was expected, what came', () => {
    const wrong = { PORT: 'http', LOG_LEVEL: 'loud', PUBLIC_URL: 'sla', HOST: '0.0.0.0', TLS_KEY: readable };
    expect(refused(wrong)).toEqual(['PORT', 'PUBLIC_URL', 'LOG_LEVEL', 'TLS_CERT', 'HOST']);
    const text = new ConfigError(problemsOf(wrong)).message;
    expect(text).toContain('  PORT: expected a port number from 0 to 65535 (0: any free port); "http" came');
    expect(text).toContain('  TLS_CERT: expected TLS_CERT and TLS_KEY together, or neither; it is not set');
  });

  test('never repeats a secret', () => {
    const env = { DATABASE_URL: 'mysql://app:hunter2@host/db', HEADROOM_ADMIN_TOKEN: 'hunter2 hunter2', PORT: 'x' };
    expect(refused(env)).toEqual(['PORT', 'DATABASE_URL', 'HEADROOM_ADMIN_TOKEN']);
    expect(new ConfigError(problemsOf(env)).message).not.toContain('hunter2');
    expect(new ConfigError(problemsOf(env)).message).toContain('a value of 15 characters came');
  });
});

describe('a server that can be reached from the network', () => {
  const open = { HOST: '0.0.0.0' };

  test.each(['0.0.0.0', '::', '192.168.1.5', 'sla.example.com', '128.0.0.1', 'localhost.example.com'])(
    '%s is refused without encryption',
    (host) => {
      expect(refused({ HOST: host })).toEqual(['HOST']);
    },
  );

  test.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('%s is loopback and needs none', (host) => {
    expect(refused({ HOST: host })).toEqual([]);
  });

  test('is allowed with TLS, behind a proxy, or when somebody says that plain HTTP is meant', () => {
    expect(refused({ ...open, TLS_CERT: readable, TLS_KEY: readable })).toEqual([]);
    expect(refused({ ...open, TRUST_PROXY: 'yes' })).toEqual([]);
    expect(refused({ ...open, HEADROOM_INSECURE: 'yes' })).toEqual([]);
    expect(refused({ ...open, TRUST_PROXY: 'no' })).toEqual(['HOST']);
    expect(refused({ ...open, HEADROOM_INSECURE: 'no' })).toEqual(['HOST']);
  });

  test('wants an admin token that cannot be guessed; on the loopback address a short one will do', () => {
    expect(refused({ HEADROOM_ADMIN_TOKEN: 'admin' })).toEqual([]);
    expect(refused({ HEADROOM_ADMIN_TOKEN: 'admin', TRUST_PROXY: '1' })).toEqual(['HEADROOM_ADMIN_TOKEN']);
    expect(refused({ ...open, HEADROOM_INSECURE: 'yes', HEADROOM_ADMIN_TOKEN: 'admin' })).toEqual([
      'HEADROOM_ADMIN_TOKEN',
    ]);
    expect(refused({ ...open, HEADROOM_INSECURE: 'yes', HEADROOM_ADMIN_TOKEN: 'x'.repeat(16) })).toEqual([]);
  });
});

describe('addresses', () => {
  test('the public address is PUBLIC_URL, else the listening one as a person would type it', () => {
    const at = (env: NodeJS.ProcessEnv): string => publicUrlAt(readConfig(env), 4000);
    expect(at({})).toBe('http://localhost:4000');
    expect(at({ HOST: '::1' })).toBe('http://localhost:4000');
    expect(at({ HOST: '0.0.0.0', TLS_CERT: readable, TLS_KEY: readable })).toBe('https://localhost:4000');
    expect(at({ HOST: '10.0.0.7', HEADROOM_INSECURE: 'yes' })).toBe('http://10.0.0.7:4000');
    expect(at({ HOST: 'fd00::7', HEADROOM_INSECURE: 'yes' })).toBe('http://[fd00::7]:4000');
    expect(at({ PUBLIC_URL: 'https://sla.example.com' })).toBe('https://sla.example.com');
  });

  test('cookies and sockets are accepted from our own address, its loopback spellings, and what is listed', () => {
    const env = { PUBLIC_URL: 'https://sla.example.com', ALLOWED_ORIGINS: 'https://wall.example.com' };
    expect([...allowedOrigins(readConfig(env), 4000)]).toEqual([
      'https://sla.example.com',
      'http://localhost:4000',
      'http://127.0.0.1:4000',
      'http://[::1]:4000',
      'https://wall.example.com',
    ]);
    const open = readConfig({ ...env, HOST: '10.0.0.7', TRUST_PROXY: 'yes' });
    expect([...allowedOrigins(open, 4000)]).toEqual(['https://sla.example.com', 'https://wall.example.com']);
  });
});

test('every limit is a positive whole number', () => {
  expect(Object.keys(limits).length).toBeGreaterThan(30);
  for (const [name, value] of Object.entries(limits)) {
    expect(Number.isSafeInteger(value) && value > 0, name).toBe(true);
  }
});
