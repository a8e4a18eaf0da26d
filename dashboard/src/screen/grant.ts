// The two questions of a screen that has nobody to press a key on it (OAuth device grant, RFC 8628).
import type { KeptScreen } from './keptScreen.ts';

/** What a screen shows while it waits. */
export interface Waiting {
  readonly deviceCode: string;
  readonly code: string;
  /** Where people type the code, and the address that has it in it. */
  readonly address: string;
  readonly addressWithCode: string;
  readonly everyMs: number;
}

/** What came of asking for a token. `pending` and `slower`: ask again; `over`: the code is; `gone`: the screen is not ours. */
export type Told =
  | { readonly kind: 'granted'; readonly screen: KeptScreen }
  | { readonly kind: 'pending' | 'slower' | 'refused' | 'over' | 'gone' | 'no-board' };

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const CLIENT = 'headroom-wall';

async function post(
  fetched: Fetch,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const answer = await fetched(path, { method: 'POST', body: new URLSearchParams({ client_id: CLIENT, ...form }) });
  const told = (await answer.json()) as Record<string, unknown>;
  // Refusals of the grant are answers with 400; anything else is a server that is not well.
  if (!answer.ok && answer.status !== 400) throw new Error(`The server answered ${String(answer.status)}.`);
  return told;
}

const textOf = (told: Record<string, unknown>, key: string): string => {
  const value = told[key];
  if (typeof value !== 'string') throw new Error(`The server's answer has no ${key}.`);
  return value;
};

/** Asks for a code to show. Rejects when the server cannot be reached. */
export async function askForCode(fetched: Fetch, size: { width: number; height: number }): Promise<Waiting> {
  const form = { width: String(size.width), height: String(size.height) };
  const told = await post(fetched, '/oauth/device_authorization', form);
  return {
    deviceCode: textOf(told, 'device_code'),
    code: textOf(told, 'user_code'),
    address: textOf(told, 'verification_uri'),
    addressWithCode: textOf(told, 'verification_uri_complete'),
    everyMs: Number(told['interval'] ?? 5) * 1_000,
  };
}

const refusals: Readonly<Record<string, Exclude<Told['kind'], 'granted'>>> = {
  authorization_pending: 'pending',
  slow_down: 'slower',
  access_denied: 'refused',
  expired_token: 'over',
  invalid_grant: 'gone',
  no_board: 'no-board',
};

async function askForToken(fetched: Fetch, form: Readonly<Record<string, string>>): Promise<Told> {
  const told = await post(fetched, '/oauth/token', form);
  const { error } = told;
  if (typeof error === 'string') return { kind: refusals[error] ?? 'over' };
  const isTurning = told['playlist'] !== undefined;
  const screen = {
    ...{ token: textOf(told, 'access_token'), refresh: textOf(told, 'refresh_token') },
    ...{ refreshFrom: textOf(told, 'refresh_from'), name: textOf(told, 'name') },
    board: isTurning ? null : textOf(told, 'board'),
    playlist: isTurning ? textOf(told, 'playlist') : null,
  };
  return { kind: 'granted', screen };
}

/** Asks whether somebody approved the screen. Rejects when the server cannot be reached. */
export const askWhetherApproved = (fetched: Fetch, { deviceCode }: Waiting): Promise<Told> =>
  askForToken(fetched, { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: deviceCode });

/** Asks for another token. Rejects when the server cannot be reached. */
export const askForAnother = (fetched: Fetch, { refresh }: KeptScreen): Promise<Told> =>
  askForToken(fetched, { grant_type: 'refresh_token', refresh_token: refresh });
