// The built screens. Files with a hash in their name never change and are kept for ever; the page itself is asked for each
// time. An address without a file is a page of the app: it gets the page, which knows its own routes.
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createHash } from 'node:crypto';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { allowMethods, headerOf, refusal, type Reply } from './http.ts';

const types: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Scripts, styles, fonts and data from here alone; sockets by scheme, because older TVs do not count them to 'self'. */
const contentSecurity = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

interface Asset {
  readonly modifiedMs: number;
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly zipped: Buffer | null;
}

const zip = promisify(gzip);
const worthZippingBytes = 1_024;

export interface StaticFiles {
  serve(request: IncomingMessage, path: string): Promise<Reply>;
}

/** Serves the files of `folder`; what was read is kept in memory until the file changes. */
export function createStaticFiles(folder: string): StaticFiles {
  const kept = new Map<string, Asset>();

  async function load(path: string): Promise<Asset | null> {
    const file = join(folder, normalize(path));
    if (!file.startsWith(folder + sep)) return null;
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) return null;
    const before = kept.get(file);
    if (before?.modifiedMs === found.mtimeMs) return before;
    const plain = await readFile(file);
    const type = types[extname(file)] ?? 'application/octet-stream';
    const isText = type.includes('charset') && plain.length >= worthZippingBytes;
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
    const asset = { modifiedMs: found.mtimeMs, type, etag, plain, zipped: isText ? await zip(plain) : null };
    kept.set(file, asset);
    return asset;
  }

  return {
    async serve(request, path) {
      allowMethods(request, 'GET');
      const asset = await load(path);
      if (asset !== null)
        return assetReply(request, asset, /[-.][A-Za-z0-9_-]{8,}\.\w+$/.test(path) && path.startsWith('/assets/'));
      // "/agreements/SLA-1.2" is a page: only what ends as one of our files does asks for a file.
      const wantsPage =
        types[extname(path)] === undefined && (headerOf(request, 'accept') ?? '*/*').includes('text/html');
      const page = wantsPage ? await load('/index.html') : null;
      if (page !== null) return assetReply(request, page, false);
      return wantsPage ? notBuilt : refusal(404, 'NOT_FOUND', `There is nothing at ${path.slice(0, 200)}.`);
    },
  };
}

const notBuilt: Reply = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'The screens are not built here. The API is at /graphql.\n',
};

function assetReply(request: IncomingMessage, asset: Asset, isImmutable: boolean): Reply {
  const headers = {
    'content-type': asset.type,
    etag: asset.etag,
    vary: 'accept-encoding',
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(asset.type.startsWith('text/html') ? { 'content-security-policy': contentSecurity } : {}),
  };
  if (headerOf(request, 'if-none-match') === asset.etag) return { status: 304, headers, body: '' };
  const takesZip = (headerOf(request, 'accept-encoding') ?? '').includes('gzip');
  if (asset.zipped === null || !takesZip) return { status: 200, headers, body: asset.plain };
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: asset.zipped };
}
