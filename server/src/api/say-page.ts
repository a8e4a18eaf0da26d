// The one small page of a customer who says how satisfied they are: no script, nothing fetched, readable on a phone, in
// German and English. It names the ticket by its reference and tells nothing else of it.
import { createHash } from 'node:crypto';
import { limits } from '../config.ts';
import type { Reply } from './http.ts';

export type Language = 'de' | 'en';
type Notice = 'THANKS' | 'GONE' | 'TOO_MANY';
export type Problem = 'NO_SCORE' | 'TOO_LONG';

interface Words {
  readonly title: string;
  readonly ask: (reference: string) => string;
  readonly scores: readonly [string, string, string, string, string];
  readonly words: string;
  readonly optional: string;
  readonly send: string;
  readonly problems: Readonly<Record<Problem, string>>;
  readonly notices: Readonly<Record<Notice, readonly [title: string, text: string]>>;
}

const most = limits.satisfactionWordsChars;
const spoken: Readonly<Record<Language, Words>> = {
  en: {
    title: 'How satisfied are you?',
    ask: (reference) => `Your case ${reference}: how satisfied are you with what we did?`,
    scores: ['Very unhappy', 'Unhappy', 'Neither', 'Happy', 'Very happy'],
    words: 'In your own words',
    optional: `Optional, at most ${most.toLocaleString('en')} characters`,
    send: 'Send',
    problems: {
      NO_SCORE: 'Please choose one of the five.',
      TOO_LONG: `Please say it in ${most.toLocaleString('en')} characters at most.`,
    },
    notices: {
      THANKS: ['Thank you', 'We have kept your answer. You can close this page.'],
      GONE: ['This link is not valid', 'It was used before, has expired, or is not complete.'],
      TOO_MANY: ['One moment, please', 'This was asked for too often. Try again in a minute.'],
    },
  },
  de: {
    title: 'Wie zufrieden sind Sie?',
    ask: (reference) => `Ihr Fall ${reference}: Wie zufrieden sind Sie mit dem, was wir getan haben?`,
    scores: ['Sehr unzufrieden', 'Unzufrieden', 'Weder noch', 'Zufrieden', 'Sehr zufrieden'],
    words: 'In Ihren eigenen Worten',
    optional: `Freiwillig, höchstens ${most.toLocaleString('de')} Zeichen`,
    send: 'Absenden',
    problems: {
      NO_SCORE: 'Bitte wählen Sie eine der fünf Antworten.',
      TOO_LONG: `Bitte fassen Sie sich in höchstens ${most.toLocaleString('de')} Zeichen.`,
    },
    notices: {
      THANKS: ['Vielen Dank', 'Ihre Antwort ist angekommen. Sie können diese Seite schließen.'],
      GONE: ['Dieser Link ist nicht gültig', 'Er wurde schon benutzt, ist abgelaufen oder nicht vollständig.'],
      TOO_MANY: ['Einen Moment bitte', 'Das wurde zu oft aufgerufen. Versuchen Sie es in einer Minute noch einmal.'],
    },
  },
};

/** The language that was asked for by name, else the first of ours that the browser lists, else English. */
export function languageOf(named: string | null, accepted: string | null): Language {
  const listed = (accepted ?? '').split(',').map((each) => each.trim().toLowerCase().slice(0, 2));
  return [named, ...listed].find((each): each is Language => each === 'de' || each === 'en') ?? 'en';
}

const style = `
*{box-sizing:border-box}
:root{color-scheme:light dark;--ground:#fff;--text:#151a24;--muted:#545e70;--rule:#8590a2;--shade:#f3f5f8;--pick:#0d67b2;--on-pick:#fff;--broken:#d20141}
@media (prefers-color-scheme:dark){:root{--ground:#0d1320;--text:#f3f6fc;--muted:#b4c0d4;--rule:#93a2bb;--shade:#151d2e;--pick:#45aaf6;--on-pick:#0d1320;--broken:#fc728f}}
body{margin:0;background:var(--ground);color:var(--text);font:17px/1.5 system-ui,sans-serif}
main{max-width:560px;margin:0 auto;padding:32px 16px 48px}
h1{margin:0 0 8px;font-size:26px;line-height:1.25;letter-spacing:-.01em}
p{margin:0 0 24px}
fieldset{margin:0 0 24px;padding:0;border:0}
legend{padding:0;margin:0 0 16px;overflow-wrap:anywhere}
.score{display:flex;align-items:center;gap:14px;min-height:52px;margin:0 0 8px;padding:8px 14px;border:1px solid var(--rule);border-radius:8px;cursor:pointer}
.score b{min-width:1.2em;font-size:20px;font-variant-numeric:tabular-nums}
.score input{width:20px;height:20px;margin:0;accent-color:var(--pick)}
.score:has(:checked){border-color:var(--pick);box-shadow:inset 0 0 0 1px var(--pick)}
.score:focus-within,textarea:focus-visible,button:focus-visible{outline:3px solid var(--pick);outline-offset:2px}
label[for]{display:block;font-weight:600}
small{display:block;margin:0 0 6px;color:var(--muted);font-size:14px}
textarea{display:block;width:100%;min-height:120px;margin:0 0 24px;padding:10px 12px;border:1px solid var(--rule);border-radius:8px;background:var(--ground);color:inherit;font:inherit}
button{min-height:48px;padding:0 28px;border:0;border-radius:8px;background:var(--pick);color:var(--on-pick);font:inherit;font-weight:600;cursor:pointer}
.problem{color:var(--broken);font-weight:600}
`;

const contentSecurity = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => entities[each] ?? '');

function page(status: number, language: Language, { title, body }: { title: string; body: string }): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': language,
      'content-security-policy': contentSecurity,
      'x-robots-tag': 'noindex',
      vary: 'accept-language',
      ...(status === 429 ? { 'retry-after': '60' } : {}),
    },
    body: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main>${body}</main></body>
</html>
`,
  };
}

const statuses: Readonly<Record<Notice, number>> = { THANKS: 200, GONE: 404, TOO_MANY: 429 };

/** A page that only says something. */
export function noticePage(notice: Notice, language: Language): Reply {
  const [title, text] = spoken[language].notices[notice];
  return page(statuses[notice], language, { title, body: `<h1>${title}</h1><p>${text}</p>` });
}

/** What came and cannot be kept. */
interface Refilled {
  readonly score: number | null;
  readonly words: string;
  readonly problem: Problem | null;
}

/** The form of one ticket, with what came before where that was no answer. */
export function formPage(
  { reference }: { readonly reference: string },
  language: Language,
  { score: chosen, words, problem }: Refilled = { score: null, words: '', problem: null },
): Reply {
  const said = spoken[language];
  const scores = said.scores.map(
    (name, place) =>
      `<label class="score"><input type="radio" name="score" value="${String(place + 1)}" required${chosen === place + 1 ? ' checked' : ''}><b>${String(place + 1)}</b> ${name}</label>`,
  );
  const wrong = problem === null ? '' : `<p class="problem" role="alert">${said.problems[problem]}</p>`;
  const body = `<h1>${said.title}</h1>${wrong}
<form method="post"><fieldset><legend>${escaped(said.ask(reference))}</legend>
${scores.join('\n')}</fieldset>
<label for="words">${said.words}</label><small id="most">${said.optional}</small>
<textarea id="words" name="words" maxlength="${String(most)}" aria-describedby="most">${escaped(words)}</textarea>
<button>${said.send}</button></form>`;
  return page(problem === null ? 200 : 422, language, { title: said.title, body });
}
