// The only reasons for which a fact is refused: it is malformed, or it lies too far ahead. Never a
// business reason: a wrong link is recorded and mended.
import { limits } from '../config.ts';
import { instantProblem } from '../engine/coverage.ts';
import type { NewEvent, Refusal } from '../ticket/new-event.ts';

/** Texts that identify something must be there and be short enough for an index. */
const NAMES = [
  'ticket',
  'eventId',
  'group',
  'agent',
  'by',
  'contact',
  'serviceAccount',
  'service',
  'asset',
  'sourceStatus',
  'sourceSeverity',
  'message',
  'refersTo',
  'into',
  'from',
] as const satisfies readonly (keyof NewEvent)[];

const REQUIRED = new Set<string>(['ticket', 'eventId']);

export function refuseEvent(event: NewEvent, now: Temporal.Instant): Refusal | null {
  for (const name of NAMES) {
    const text = event[name];
    if (text === null) continue;
    if (text.trim() === '')
      if (REQUIRED.has(name)) return malformed(name, `Event ${place(event)} needs a ${name}, an empty one came`);
    if (text.length > limits.nameChars)
      return malformed(
        name,
        `Event ${place(event)}: ${name} has ${text.length} characters, expected at most ${limits.nameChars}`,
      );
    const unkept = unkeptText(text);
    if (unkept) return malformed(name, `Event ${place(event)}: ${name} holds ${unkept}, which no text may`);
  }
  for (const name of ['subject', 'reason', 'words'] as const) {
    const text = event[name];
    if (text !== null && text.length > limits.textChars)
      return malformed(
        name,
        `Event ${place(event)}: ${name} has ${text.length} characters, expected at most ${limits.textChars}`,
      );
    const unkept = text === null ? null : unkeptText(text);
    if (unkept) return malformed(name, `Event ${place(event)}: ${name} holds ${unkept}, which no text may`);
  }
  if (event.kind === 'PROMISED' && event.promisedAt === null)
    return malformed('promisedAt', `Event ${place(event)} is a promise and says no instant: promisedAt is expected`);
  if (event.kind === 'RETRACTED' && (event.refersTo === null || event.by === null || event.reason === null))
    return malformed(
      'refersTo',
      `Event ${place(event)} takes back a fact: expected refersTo (its eventId), by (who) and reason`,
    );
  const unrated = ratingProblem(event);
  if (unrated !== null) return malformed('score', `Event ${place(event)} ${unrated}`);
  const outside = instantProblem(event.at) ?? (event.promisedAt && instantProblem(event.promisedAt));
  if (outside) return malformed('at', `Event ${place(event)}: ${outside.message}`);
  return aheadOf(event, now);
}

/** What keeps a score from being one; scores go with RATED, and with nothing else. */
function ratingProblem({ kind, score, words }: NewEvent): string | null {
  if (kind !== 'RATED') {
    return score === null && words === null ? null : `is ${kind} and has a score or words: they go with RATED`;
  }
  if (score === null) return 'is RATED and says no score: 1 to 5 is expected';
  return score >= 1 && score <= 5 ? null : `has the score ${String(score)}, expected 1 to 5`;
}

function aheadOf(event: NewEvent, now: Temporal.Instant): Refusal | null {
  const aheadMs = event.at.epochMilliseconds - now.epochMilliseconds;
  if (aheadMs <= limits.eventsAheadMs) return null;
  return {
    code: 'EVENT_IN_FUTURE',
    message: `Event ${place(event)} lies at ${event.at.toString()}, expected at most ${limits.eventsAheadMs / 60_000} minutes after ${now.toString()}`,
    path: ['at'],
  };
}

const malformed = (field: string, message: string): Refusal => ({ code: 'MALFORMED_EVENT', message, path: [field] });

const place = (event: NewEvent): string =>
  event.eventId.trim() === '' ? `number ${event.index}` : event.eventId.slice(0, 80);

/** What PostgreSQL would not give back as it came: then an id would no longer be found again. */
function unkeptText(text: string): string | null {
  if (text.includes('\0')) return 'a NUL character';
  return text.isWellFormed() ? null : 'half a character (a surrogate alone)';
}
