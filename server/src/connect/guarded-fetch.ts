// Fetching what people name: http and https only, never an address inside our own network. Names are resolved by us and the
// connection goes to the address that was checked, so that a name cannot answer differently a moment later.
import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, isIPv6 } from 'node:net';

export interface FetchLimits {
  readonly bytes: number;
  readonly timeMs: number;
  readonly redirects: number;
  /** Hosts ("calendar.intern:8080" or without a port) that may be private. */
  readonly allowedHosts: readonly string[];
}

export interface Fetched {
  /** Null: not modified since `etag`. */
  readonly text: string | null;
  readonly etag: string | null;
}

/** Why an address gave nothing; the message names the address and what came. */
export class FetchError extends Error {
  readonly code: 'PRIVATE_ADDRESS' | 'FEED_UNREACHABLE' | 'CALENDAR_TOO_LARGE';

  constructor(code: FetchError['code'], message: string) {
    super(message);
    this.name = 'FetchError';
    this.code = code;
  }
}

const unreachable = (message: string): FetchError => new FetchError('FEED_UNREACHABLE', message);

const ranges: readonly (readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const privateNets = new BlockList();
for (const [net, prefix, family] of ranges) privateNets.addSubnet(net, prefix, family);

/** IPv6 addresses that carry an IPv4 address are judged by it: mapped, translated (NAT64), 6to4. */
export function isPrivateAddress(address: string): boolean {
  if (!isIPv6(address)) return isIP(address) === 0 || privateNets.check(address, 'ipv4');
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  const [, second = 0, third = 0] = groups;
  const leading = groups.slice(0, 6).join();
  if (leading === '0,0,0,0,0,65535' || leading === '100,65435,0,0,0,0') return isPrivateAddress(ipv4Of(high, low));
  if (groups[0] === 0x2002) return isPrivateAddress(ipv4Of(second, third));
  return privateNets.check(address, 'ipv6');
}

const ipv4Of = (high: number, low: number): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');

/** The eight groups of an IPv6 address, as `URL` writes it. */
function groupsOf(address: string): number[] {
  const bare = address.split('%')[0] ?? address;
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const numbers = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const [first, last] = [numbers(head), numbers(tail ?? '')];
  return tail === undefined ? first : [...first, ...new Array<number>(8 - first.length - last.length).fill(0), ...last];
}

/**
 * The text at an address, following redirects, each of which is judged anew.
 * @throws FetchError
 */
export async function guardedFetch(address: string, etag: string | null, limits: FetchLimits): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeMs);
  let url = parseAddress(address);
  for (let hops = 0; hops <= limits.redirects; hops += 1) {
    const response = await ask(url, { etag, limits, signal });
    const { statusCode = 0, headers } = response;
    if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
      response.destroy();
      if (!URL.canParse(headers.location, url)) throw unreachable(`${url.origin} redirects to no address.`);
      url = parseAddress(new URL(headers.location, url).href);
      continue;
    }
    if (statusCode === 304 && etag !== null) {
      response.destroy();
      return { text: null, etag };
    }
    if (statusCode !== 200) {
      response.destroy();
      throw unreachable(`Expected 200 from ${url.origin}, got ${statusCode}.`);
    }
    return { text: await textOf(response, { url, limits, signal }), etag: headers.etag ?? null };
  }
  throw unreachable(`Expected at most ${limits.redirects} redirects from ${new URL(address).origin}, got more.`);
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw unreachable(`Expected an address that begins with http:// or https://, got "${address.slice(0, 80)}".`);
  }
  return url;
}

interface Asking {
  readonly etag: string | null;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
}

async function ask(url: URL, { etag, limits, signal }: Asking): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await resolved(host, url);
  const mayBePrivate = limits.allowedHosts.includes(url.host) || limits.allowedHosts.includes(url.hostname);
  // One private address among several is enough: which of them is taken is not ours to say.
  if (!mayBePrivate && addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new FetchError(
      'PRIVATE_ADDRESS',
      `${url.origin} leads into a private network; calendars are public addresses.`,
    );
  }
  const [checked] = addresses;
  if (checked === undefined) throw unreachable(`${url.hostname} has no address.`);
  const options: RequestOptions = {
    signal,
    headers: {
      accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
      'user-agent': 'headroom',
      ...(etag !== null && { 'if-none-match': etag }),
    },
    lookup: (_host, how, done) => {
      if (how.all === true) done(null, [checked]);
      else done(null, checked.address, checked.family);
    },
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const fail = (error: Error): void => {
      reject(unreachable(`${url.origin} did not answer: ${signal.aborted ? 'it took too long' : error.message}.`));
    };
    send(url, options, resolve).on('error', fail).end();
  });
}

async function resolved(host: string, url: URL): Promise<{ readonly address: string; readonly family: number }[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  try {
    return await lookup(host, { all: true });
  } catch {
    // The resolver's reasons (ENOTFOUND, EAI_AGAIN) mean one thing to whoever named the address.
    throw unreachable(`${url.hostname} has no address.`);
  }
}

async function textOf(
  response: IncomingMessage,
  { url, limits, signal }: { readonly url: URL; readonly limits: FetchLimits; readonly signal: AbortSignal },
): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > limits.bytes) {
        throw new FetchError('CALENDAR_TOO_LARGE', `${url.origin} sent more than ${limits.bytes} bytes.`);
      }
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw unreachable(`${url.origin} broke off: ${signal.aborted ? 'it took too long' : (error as Error).message}.`);
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts).toString('utf8');
}
