// Plain HTTP in and out: bodies with a limit, replies as values, and the headers that every reply carries.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '../config.ts';
import type { ErrorCode } from '../gate/error-codes.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** A function writes a body that goes on: the headers are sent when it is called. */
  readonly body: string | Buffer | ((response: ServerResponse) => void);
}

export const json = (status: number, value: unknown, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

/** A refusal outside of GraphQL. */
export const refusal = (status: number, code: ErrorCode, message: string, headers: Reply['headers'] = {}): Reply =>
  json(status, { code, message }, headers);

/** Thrown where a request is read; becomes this reply. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Reply['headers'];

  constructor(status: number, code: ErrorCode, message: string, headers: Reply['headers'] = {}) {
    super(message);
    this.name = 'HttpRefusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** A header as one text; null when it is absent. Repeated ones are joined, as HTTP says. */
export function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  if (value === undefined) return null;
  return typeof value === 'string' ? value : value.join(', ');
}

/** The address that was asked for; null when it cannot be read. Only its path and query are ours to look at. */
export function urlOf(request: IncomingMessage): URL | null {
  const path = request.url ?? '/';
  const text = `http://server${path}`;
  if (!path.startsWith('/') || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.pathname.includes('%00') ? null : url;
}

/** @throws HttpRefusal 405 unless the method is one of these (HEAD goes with GET) */
export function allowMethods(request: IncomingMessage, ...methods: readonly string[]): void {
  const method = request.method ?? 'GET';
  if (methods.includes(method) || (method === 'HEAD' && methods.includes('GET'))) return;
  const allow = methods.join(', ');
  throw new HttpRefusal(405, 'METHOD_NOT_ALLOWED', `This address takes ${allow}; ${method} came.`, { allow });
}

const tooLarge = (most: number): HttpRefusal =>
  new HttpRefusal(413, 'BODY_TOO_LARGE', `A body has at most ${String(most)} bytes.`, {
    connection: 'close',
  });

/** @throws HttpRefusal 413 for a body beyond the limit, whether it says so or not */
export async function readBody(request: IncomingMessage, most: number = limits.bodyBytes): Promise<Buffer> {
  const announced = Number(headerOf(request, 'content-length') ?? 0);
  if (announced > most) throw tooLarge(most);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A form, from somebody who may have no token yet. @throws HttpRefusal 415 for another type, 413 */
export async function readForm(request: IncomingMessage, most: number): Promise<URLSearchParams> {
  const type = (headerOf(request, 'content-type') ?? '').toLowerCase().split(';')[0]?.trim();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new HttpRefusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body is application/x-www-form-urlencoded.');
  }
  return new URLSearchParams((await readBody(request, most)).toString('utf8'));
}

/** A JSON body. @throws HttpRefusal 415 for another type, 413, or 400 for what is not JSON in UTF-8 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = headerOf(request, 'content-type') ?? '';
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  const isUtf8 = charset === undefined || charset === 'utf-8' || charset === 'utf8';
  if (essence !== 'application/json' || !isUtf8 || headerOf(request, 'content-encoding') !== null) {
    const came = type === '' ? 'none' : type.slice(0, 80);
    throw new HttpRefusal(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `The body is application/json in UTF-8, not compressed; ${came} came.`,
    );
  }
  const body = await readBody(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // What the parser says would repeat the body; that it is none is all a client needs.
    throw new HttpRefusal(400, 'BAD_REQUEST', 'The body is not JSON in UTF-8.');
  }
}

const always: Reply['headers'] = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Writes a reply; HEAD gets its headers alone. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply, isSecure: boolean): void {
  if (response.headersSent || response.destroyed) return;
  const secure = isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {};
  const headers = { ...always, ...secure, ...reply.headers };
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(headers))
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  if (typeof reply.body === 'function') {
    if (request.method === 'HEAD') response.end();
    else reply.body(response);
    return;
  }
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  if (reply.status !== 204 && reply.status !== 304) response.setHeader('content-length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
