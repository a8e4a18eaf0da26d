// Pairing a wall (OAuth 2.0 Device Authorization Grant, RFC 8628): the screen asks for a code and shows it, a manager approves
// it elsewhere, the screen comes for its token. No key is pressed on the screen, and it never has to sign in.
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { hashSecret, newSecret } from '../access/secret.ts';
import { pollPairing, savePairing } from '../board/pairing.store.ts';
import {
  giveRefreshSecret,
  giveScreenToken,
  loadScreens,
  loadScreenToRefresh,
  type ScreenRow,
} from '../board/screen.store.ts';
import { formatUserCode, newUserCode } from '../board/user-code.ts';
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database, Tx } from '../db/orm.ts';
import { toNodeId } from '../gate/node-id.ts';
import { allowMethods, HttpRefusal, json, readForm, type Reply } from './http.ts';
import type { Client } from './sign-in.ts';

export interface DeviceGrant {
  /** POST /oauth/device_authorization */
  authorize(request: IncomingMessage, client: Client): Promise<Reply>;
  /** POST /oauth/token */
  token(request: IncomingMessage): Promise<Reply>;
}

export interface DeviceGrantParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly publicUrl: () => string;
}

const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** The refusals of RFC 6749 (5.2) and RFC 8628 (3.5). */
const refused = (error: string, description: string): Reply =>
  json(400, { error, error_description: description }, { pragma: 'no-cache' });

export function createDeviceGrant({ database, time, publicUrl }: DeviceGrantParts): DeviceGrant {
  const asked = new RateLimiterMemory({ points: limits.pairingsPerMinute, duration: 60 });
  return {
    async authorize(request, client) {
      allowMethods(request, 'POST');
      const form = await readForm(request, limits.grantBodyBytes);
      if (!form.has('client_id')) return refused('invalid_request', 'client_id is missing.');
      const isTooMuch = await asked.consume(client.address).then(() => false, isLimit);
      if (isTooMuch) throw tooMany();
      return begin({ database, now: time.now(), publicUrl: publicUrl() }, form);
    },
    async token(request) {
      allowMethods(request, 'POST');
      const form = await readForm(request, limits.grantBodyBytes);
      const now = time.now();
      switch (form.get('grant_type')) {
        case deviceCodeGrant:
          return database.transaction((tx) => exchange(tx, form.get('device_code') ?? '', now));
        case 'refresh_token':
          return database.transaction((tx) => refresh(tx, form.get('refresh_token') ?? '', now));
        default:
          return refused('unsupported_grant_type', `Expected ${deviceCodeGrant} or refresh_token.`);
      }
    },
  };
}

const tooMany = (): HttpRefusal =>
  new HttpRefusal(429, 'TOO_MANY_TRIES', 'Too many screens ask to be paired; wait a minute.', { 'retry-after': '60' });

/** The limiter rejects with its state; an error of its own is thrown on. */
export function isLimit(rejection: unknown): true {
  if (rejection instanceof Error) throw rejection;
  return true;
}

interface Beginning {
  readonly database: Database;
  readonly now: Temporal.Instant;
  readonly publicUrl: string;
}

async function begin({ database, now, publicUrl }: Beginning, form: URLSearchParams): Promise<Reply> {
  const device = newSecret('device');
  const code = newUserCode();
  const pairing = {
    ...{ deviceHash: hashSecret(device), code, expiresAt: now.add({ milliseconds: limits.pairingMs }) },
    ...{ width: pixelsOf(form.get('width')), height: pixelsOf(form.get('height')) },
  };
  const isKept = await database.transaction((tx) => savePairing(tx, pairing, limits.pairingsWaiting, now));
  if (!isKept) throw tooMany();
  const shown = formatUserCode(code);
  return json(200, {
    device_code: device,
    user_code: shown,
    verification_uri: `${publicUrl}/pair`,
    verification_uri_complete: `${publicUrl}/pair?code=${shown}`,
    expires_in: limits.pairingMs / 1_000,
    interval: limits.pairingPollSeconds,
  });
}

/** A number of pixels as a form says it; null for none, or none that a screen has. */
function pixelsOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}

/** What a screen that waits is told. A screen whose answer was lost asks again and is given new secrets, until its code ends. */
async function exchange(tx: Tx, deviceCode: string, now: Temporal.Instant): Promise<Reply> {
  const pairing = await pollPairing(tx, hashSecret(deviceCode), now);
  if (pairing === null) return refused('expired_token', 'The device code is not known any more; ask for another.');
  if (pairing.expiresMs <= now.epochMilliseconds) return refused('expired_token', 'The device code has expired.');
  if (pairing.isRefused) return refused('access_denied', 'Somebody refused this screen.');
  // Half a second of grace: a timer that fires early is not a screen that hurries.
  const leastMs = limits.pairingPollSeconds * 1_000 - 500;
  if (pairing.sinceMs !== null && pairing.sinceMs < leastMs) return refused('slow_down', 'Ask less often.');
  const screen =
    pairing.screen === null ? null : ((await loadScreens(tx, [pairing.screen])).get(pairing.screen) ?? null);
  if (screen === null) return refused('authorization_pending', 'Nobody has approved this screen yet.');
  if (screen.revokedAt !== null) return refused('access_denied', 'The screen was revoked.');
  return granted(tx, screen, { refresh: await giveRefreshSecret(tx, screen.id), now });
}

async function refresh(tx: Tx, secret: string, now: Temporal.Instant): Promise<Reply> {
  const screen = await loadScreenToRefresh(tx, hashSecret(secret));
  if (screen === null) return refused('invalid_grant', 'The screen is not known, or was revoked.');
  return granted(tx, screen, { refresh: secret, now });
}

interface Granting {
  readonly refresh: string;
  readonly now: Temporal.Instant;
}

async function granted(tx: Tx, screen: ScreenRow, { refresh: secret, now }: Granting): Promise<Reply> {
  const { board, playlist } = screen;
  // Not `invalid_grant`: the screen is still ours, and asks again until somebody puts it on a board.
  if (board === null && playlist === null)
    return refused('no_board', 'What this screen showed is gone; put the screen on another board.');
  const expiresAt = now.add({ milliseconds: limits.screenTokenMs });
  const token = await giveScreenToken(tx, screen, { expiresAt, now });
  return json(
    200,
    {
      access_token: token,
      token_type: 'Bearer',
      expires_in: limits.screenTokenMs / 1_000,
      refresh_token: secret,
      // From then on the screen asks for another.
      refresh_from: now.add({ milliseconds: limits.screenTokenMs / 2 }).toString({ smallestUnit: 'millisecond' }),
      // One of the two: what the screen shows.
      ...(board !== null && { board: toNodeId('Board', board) }),
      ...(playlist !== null && { playlist: toNodeId('Playlist', playlist) }),
      name: screen.name,
    },
    { pragma: 'no-cache' },
  );
}
