// The screens as files, and the headers that every answer carries.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpRefusal, refusal, send } from '../../server/src/api/http.ts';
import { createStaticFiles } from '../../server/src/api/static-files.ts';
import { scratchFolder, type ScratchFolder } from '../support/scratch.ts';

let folder: ScratchFolder;
let server: Server;
let url: string;
beforeAll(async () => {
  folder = await scratchFolder();
  const site = join(folder.path, 'site');
  await mkdir(join(site, 'assets'), { recursive: true });
  await writeFile(join(site, 'index.html'), '<!doctype html><title>Page</title>');
  await writeFile(join(site, 'assets', 'index-B7x_f3Qa.js'), `export const filler = '${'x'.repeat(5_000)}';`);
  await writeFile(join(site, 'favicon.svg'), '<svg/>');
  await writeFile(join(folder.path, 'secret.txt'), 'outside of the site');
  const files = createStaticFiles(site);
  server = createServer((request, response) => {
    files
      .serve(request, new URL(request.url ?? '/', 'http://server').pathname)
      .catch((error: unknown) => {
        if (error instanceof HttpRefusal) return refusal(error.status, error.code, error.message, error.headers);
        throw error;
      })
      .then(
        (reply) => {
          send(request, response, reply, true);
        },
        server.emit.bind(server, 'error'),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.close();
  await folder.remove();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${url}${path}`, { method, headers });
const page = { accept: 'text/html,application/xhtml+xml' };

describe('a file', () => {
  test('with a hash in its name is kept for ever, and travels compressed', async () => {
    const response = await get('/assets/index-B7x_f3Qa.js', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toContain('export const filler');
  });

  test('without one is asked for each time, and answered with 304 while it is the same', async () => {
    const first = await get('/favicon.svg');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/favicon.svg', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    await writeFile(join(folder.path, 'site', 'favicon.svg'), '<svg id="other"/>');
    const changed = await get('/favicon.svg', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(await changed.text()).toContain('other');
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/assets/%5c..%5csecret.txt',
  ])('outside of the folder is not reached by %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('outside of the site');
  });

  test('that is not there is 404, and no page', async () => {
    const response = await get('/assets/old-12345678.js', page);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not written to', async () => {
    const response = await get('/favicon.svg', {}, 'POST');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
  });
});

describe('an address of the app', () => {
  test.each(['/', '/wall/Qm9hcmQ6MQ', '/tickets/Desk/INC-1', '/agreements/SLA-1.2'])(
    '%s is the page, which may load and do only what is ours',
    async (path) => {
      const response = await get(path, page);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Page</title>');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    },
  );

  test('asked for by a program is 404', async () => {
    expect((await get('/wall/3', { accept: 'application/json' })).status).toBe(404);
  });

  test('is asked for by HEAD without its body', async () => {
    const response = await get('/', page, 'HEAD');
    expect(response.headers.get('content-length')).toBe(String('<!doctype html><title>Page</title>'.length));
    expect(await response.text()).toBe('');
  });

  test('says so when the screens were not built', async () => {
    await rm(join(folder.path, 'site', 'index.html'));
    const response = await get('/', page);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('not built');
  });
});

test('every answer forbids guessing of types and framing, and over HTTPS any other way', async () => {
  const { headers } = await get('/favicon.svg');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});
