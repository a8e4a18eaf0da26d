// The server as a program: configuration from the environment, the real clock, an orderly end on SIGTERM and Ctrl-C.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp, type App } from './app.ts';
import { systemTime } from './clock-source.ts';
import { ConfigError, limits, readConfig, type Config } from './config.ts';

/** How to sign in: on a terminal the link itself, else the name of a file that only we can read. */
async function tellSignIn(app: App, config: Config): Promise<string> {
  if (config.adminToken !== null) return `${app.url}/sign-in with the token in HEADROOM_ADMIN_TOKEN`;
  if (app.signInLink === null) return `${app.url}/sign-in; a new link: headroom sign-in`;
  const minutes = String(limits.signInLinkMs / 60_000);
  if (process.stdout.isTTY) return `${app.signInLink.url}\n               (once, within ${minutes} minutes)`;
  const file = join(config.dataDir, 'sign-in-link.txt');
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(file, `${app.signInLink.url}\n`, { mode: 0o600 });
  // The mode counts only for a file that is made; one that was there is closed to others as well.
  await chmod(file, 0o600);
  return `the link in ${file} (once, within ${minutes} minutes)`;
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

async function announce(app: App, config: Config): Promise<void> {
  const database = config.databaseUrl === null ? config.dataDir : 'DATABASE_URL';
  const lines = [
    '',
    `  Headroom     ${app.url}`,
    `  Data         ${database}`,
    `  Sign in      ${await tellSignIn(app, config)}`,
    ...app.notices.map((notice) => `  Note         ${notice}`),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function main(): Promise<void> {
  const config = configOrExit();
  const stopping = new AbortController();
  let app: App | null = null;
  let stoppedMs = 0;
  const stop = (): void => {
    // One Ctrl-C arrives twice, from the terminal and passed on by npx; a second one, later, means now.
    if (stopping.signal.aborted) {
      if (performance.now() - stoppedMs > limits.secondSignalMs) process.exit(1);
      return;
    }
    stoppedMs = performance.now();
    stopping.abort();
    // Whatever hangs, the process ends.
    setTimeout(() => process.exit(1), limits.shutdownGraceMs + 5_000).unref();
    void app?.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const started = await createApp({ config, time: systemTime(), signal: stopping.signal }).catch((error: unknown) => {
    // Told to stop while it waited for the database: there is nothing to report.
    if (stopping.signal.aborted) process.exit(0);
    throw error;
  });
  if (stopping.signal.aborted) {
    await started.close();
    process.exit(0);
  }
  app = started;
  await announce(started, config);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`Headroom could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
