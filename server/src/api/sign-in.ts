// Signing in and out in a browser: a one-time code or a token is exchanged for a cookie that scripts cannot read.
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import { endSession, redeemSignInLink } from '../access/sign-in.store.ts';
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import { cookieName, cookieOf, isFromOurPage, type Doorkeeper } from './credentials.ts';
import { allowMethods, HttpRefusal, json, readJson, type Reply } from './http.ts';

export interface SignIn {
  signIn(request: IncomingMessage, client: Client): Promise<Reply>;
  signOut(request: IncomingMessage, client: Client): Promise<Reply>;
}

export interface Client {
  readonly address: string;
  /** The browser came over HTTPS, so that the cookie must only go that way. */
  readonly isSecure: boolean;
}

export interface SignInParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly doorkeeper: Doorkeeper;
  readonly allowedOrigins: () => ReadonlySet<string>;
}

const secret = z.string().min(1).max(limits.tokenChars);
const body = z.union([z.strictObject({ code: secret }), z.strictObject({ token: secret })]);

export function createSignIn({ database, time, doorkeeper, allowedOrigins }: SignInParts): SignIn {
  const tries = new RateLimiterMemory({ points: limits.signInTriesPerMinute, duration: 60 });

  async function countTry(address: string): Promise<void> {
    try {
      await tries.consume(address);
    } catch (refused) {
      // The limiter rejects with its state; an error of its own is thrown on.
      if (refused instanceof Error) throw refused;
      throw new HttpRefusal(429, 'TOO_MANY_TRIES', 'Too many attempts to sign in; wait a minute.', {
        'retry-after': '60',
      });
    }
  }

  function refuseForeignPage(request: IncomingMessage): void {
    if (isFromOurPage(request, allowedOrigins())) return;
    throw new HttpRefusal(403, 'ORIGIN_NOT_ALLOWED', 'Signing in and out is for our own pages only.');
  }

  async function sessionOf(asked: z.infer<typeof body>): Promise<string | null> {
    if ('code' in asked) return database.transaction((tx) => redeemSignInLink(tx, asked.code, time.now()));
    return (await doorkeeper.identify(asked.token)) === null ? null : asked.token;
  }

  return {
    async signIn(request, client) {
      allowMethods(request, 'POST');
      refuseForeignPage(request);
      const asked = body.safeParse(await readJson(request));
      if (!asked.success) throw new HttpRefusal(400, 'BAD_REQUEST', 'Expected {"code": …} or {"token": …}.');
      await countTry(client.address);
      const session = await sessionOf(asked.data);
      if (session === null)
        throw new HttpRefusal(401, 'SIGN_IN_FAILED', 'The code or token is unknown, used or expired.');
      const who = await doorkeeper.identify(session);
      if (who === null) throw new HttpRefusal(401, 'SIGN_IN_FAILED', 'The code or token is unknown, used or expired.');
      const { name, roles } = who.viewer;
      return json(
        200,
        { name, roles },
        { 'set-cookie': cookie(session, client, Math.floor(limits.sessionMs / 1_000)) },
      );
    },
    async signOut(request, client) {
      allowMethods(request, 'POST');
      refuseForeignPage(request);
      const session = cookieOf(request);
      if (session !== null) await database.transaction((tx) => endSession(tx, session));
      return json(200, {}, { 'set-cookie': cookie('', client, 0) });
    },
  };
}

function cookie(value: string, { isSecure }: Client, maxAgeSeconds: number): string {
  const secure = isSecure ? '; Secure' : '';
  return `${cookieName}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${String(maxAgeSeconds)}${secure}`;
}
