// What a customer says of one ticket, by a link and without signing in. An address that opens nothing answers the same
// whatever the reason, and looking at a page uses nothing up: mail readers look at links before people do.
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { hashSecret } from '../access/secret.ts';
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database, Tx } from '../db/orm.ts';
import { findLinked, takeLinked } from '../kpi/satisfaction-link.store.ts';
import { recordEvents } from '../runtime/record.ts';
import { newEventOf } from '../ticket/new-event.ts';
import { isLimit } from './device-grant.ts';
import { allowMethods, headerOf, readForm, type Reply } from './http.ts';
import { formPage, languageOf, noticePage, type Language } from './say-page.ts';
import type { Client } from './sign-in.ts';

/** What its addresses begin with. */
export const sayStart = '/say/';

export interface Say {
  /** GET and POST of `/say/<code>`. */
  answer(request: IncomingMessage, url: URL, client: Client): Promise<Reply>;
}

export interface SayParts {
  readonly database: Database;
  readonly time: TimeSource;
  /** Tells the flow that something was committed. */
  readonly nudge: () => void;
}

export function createSay({ database, time, nudge }: SayParts): Say {
  const asked = new RateLimiterMemory({ points: limits.satisfactionPagesPerMinute, duration: 60 });
  return {
    async answer(request, url, client) {
      allowMethods(request, 'GET', 'POST');
      const language = languageOf(url.searchParams.get('lang'), headerOf(request, 'accept-language'));
      const isTooMuch = await asked.consume(client.address).then(() => false, isLimit);
      if (isTooMuch) return noticePage('TOO_MANY', language);
      const hash = hashSecret(url.pathname.slice(sayStart.length));
      if (request.method !== 'POST') {
        const linked = await database.transaction((tx) => findLinked(tx, hash, time.now()), { kind: 'snapshot' });
        return linked === null ? noticePage('GONE', language) : formPage(linked, language);
      }
      const reply = await take(
        database,
        { hash, form: await readForm(request, limits.satisfactionFormBytes), language },
        time.now(),
      );
      nudge();
      return reply;
    },
  };
}

interface Said {
  readonly hash: Buffer;
  readonly form: URLSearchParams;
  readonly language: Language;
}

/** Keeps what was said and uses the link up, both or neither. */
function take(database: Database, { hash, form, language }: Said, now: Temporal.Instant): Promise<Reply> {
  // What no text may hold is left out rather than refused: nobody typed it.
  const words = (form.get('words') ?? '').replaceAll('\0', '').toWellFormed().trim();
  const score = /^[1-5]$/.test(form.get('score') ?? '') ? Number(form.get('score')) : null;
  return database.transaction(async (tx) => {
    if (score === null || words.length > limits.satisfactionWordsChars) {
      const linked = await findLinked(tx, hash, now);
      if (linked === null) return noticePage('GONE', language);
      return formPage(linked, language, { score, words, problem: score === null ? 'NO_SCORE' : 'TOO_LONG' });
    }
    return (await keep(tx, hash, { score, words }, now))
      ? noticePage('THANKS', language)
      : noticePage('GONE', language);
  });
}

/** As an event of the ticket's own source, under an id that no source gives; false: the link opens nothing. */
async function keep(
  tx: Tx,
  hash: Buffer,
  said: { readonly score: number; readonly words: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const linked = await takeLinked(tx, hash, now);
  if (linked === null) return false;
  const { source, reference: ticket, link } = linked;
  const event = newEventOf({ ticket, eventId: `said/${String(link)}`, at: now, kind: 'RATED', ...said }, 0);
  const [outcome] = await recordEvents(tx, { source, events: [event], byHand: true }, now);
  if (outcome?.outcome !== 'RECORDED') throw new Error(`Answer ${String(link)} was not recorded`);
  return true;
}
