// What a request presents (a bearer token, or the cookie of a sign-in from a page of ours) and who that is.
import type { IncomingMessage } from 'node:http';
import { hashSecret } from '../access/secret.ts';
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import { authenticate, environmentAdmin } from '../gate/authenticate.ts';
import type { Viewer } from '../gate/viewer.ts';
import { headerOf, HttpRefusal } from './http.ts';

export const cookieName = 'headroom';

export interface Presented {
  readonly secret: string;
  readonly from: 'header' | 'cookie';
}

/** Who a secret is, and what it takes to ask again whether it still holds. */
export interface Identified {
  readonly viewer: Viewer;
  /** Null for the token of the environment, which always holds. */
  readonly hash: Buffer | null;
}

/** The token of an Authorization value, "Bearer …" or the token alone; null when it is none. */
export function tokenIn(authorization: string): string | null {
  const token = authorization.replace(/^bearer +/i, '').trim();
  return token === '' || token.length > limits.tokenChars || /\s/.test(token) ? null : token;
}

/** The secret in our cookie; null without one. */
export function cookieOf(request: IncomingMessage): string | null {
  const cookies = (headerOf(request, 'cookie') ?? '').split(';').map((part) => part.trim());
  const value = cookies.find((part) => part.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  if (value === undefined || value === '' || value.length > 3 * limits.tokenChars) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    // Not written by us: as good as none.
    return null;
  }
}

/**
 * Whether a request with our cookie comes from a page of ours. Browsers name the Origin of every request that could do
 * harm from elsewhere; where they leave it out they say in Sec-Fetch-Site whether it is another site's, and who sends
 * neither is no browser.
 */
export function isFromOurPage(request: IncomingMessage, allowedOrigins: ReadonlySet<string>): boolean {
  const origin = headerOf(request, 'origin');
  if (origin !== null) return allowedOrigins.has(origin);
  const site = headerOf(request, 'sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

/**
 * What an HTTP request presents; null when that is nothing. A header wins over a cookie.
 * @throws HttpRefusal 403 for a cookie from a page that is not ours
 */
export function presentedBy(request: IncomingMessage, allowedOrigins: ReadonlySet<string>): Presented | null {
  const authorization = headerOf(request, 'authorization');
  if (authorization !== null) {
    const secret = tokenIn(authorization);
    return secret === null ? null : { secret, from: 'header' };
  }
  const secret = cookieOf(request);
  if (secret === null) return null;
  if (isFromOurPage(request, allowedOrigins)) return { secret, from: 'cookie' };
  throw new HttpRefusal(403, 'ORIGIN_NOT_ALLOWED', 'The cookie of a sign-in is taken from our own pages only.');
}

export interface Doorkeeper {
  /** Who a secret is; null for one that is unknown, expired or revoked. Throws when the database is away. */
  identify(secret: string): Promise<Identified | null>;
}

export function createDoorkeeper(
  { database, time }: { readonly database: Database; readonly time: TimeSource },
  adminToken: string | null,
): Doorkeeper {
  return {
    async identify(secret) {
      const administrator = environmentAdmin(secret, adminToken);
      if (administrator !== null) return { viewer: administrator, hash: null };
      const viewer = await database.transaction((tx) => authenticate(tx, secret, time.now()));
      return viewer && { viewer, hash: hashSecret(secret) };
    },
  };
}
