// Where the engine is known to read the law otherwise than the reference. Lives that touch one of these are not
// compared; each has its story in reference-engine.test.ts, which says so as soon as it is mended and the entry can go.
import { piecesBetween } from './hours.ts';
import type { PlainClause, PlainEvent, PlainQuestion } from './words.ts';

const says = ({ clauses }: PlainQuestion, test: (clause: PlainClause) => boolean): boolean => clauses.some(test);

/** Something like the second happens after something like the first. */
function follows(
  { events }: PlainQuestion,
  isFirst: (event: PlainEvent) => boolean,
  isSecond: (event: PlainEvent) => boolean,
): boolean {
  const first = events.findIndex(isFirst);
  return first >= 0 && events.slice(first + 1).some(isSecond);
}

const ends = ({ kind, status }: PlainEvent): boolean =>
  kind === 'RESOLVED' || kind === 'CLOSED' || status === 'RESOLVED' || status === 'CLOSED';

export const knownDifferences: Readonly<Record<string, (question: PlainQuestion) => boolean>> = {
  'the next response starts while the first one keeps running': (question) =>
    says(
      question,
      ({ measure, onResolveUnanswered }) => measure === 'FIRST_RESPONSE' && onResolveUnanswered === 'KEEP_RUNNING',
    ) && follows(question, ends, ({ kind }) => kind === 'CUSTOMER_REPLIED'),
  'an answer that resolves starts an update cycle': (question) =>
    says(question, ({ measure }) => measure === 'PERIODIC_UPDATE') &&
    question.events.some(({ kind, status }) => kind === 'AGENT_REPLIED' && status === 'RESOLVED'),
  'the shares shown forget what was carried in': (question) =>
    says(question, ({ onReclassify, allowance }) => onReclassify === 'PROPORTIONAL' && allowance === 'BLENDED'),
  'a severity in force for no time keeps a clock tight that started with it': (question) =>
    says(question, ({ onReclassify }) => onReclassify === 'TIGHTEN_ONLY') &&
    question.events.some(({ at, severity }, place) => severity !== null && question.events[place - 1]?.at === at),
  'a closed span that used the limit up at closing is due at the next opening': (question) =>
    says(question, ({ onReopen }) => onReopen === 'CONTINUOUS') &&
    follows(question, ends, ({ at }) => piecesBetween(question.schedule, at, at + 1).length === 0),
};

export function touchesKnown(question: PlainQuestion): boolean {
  return Object.values(knownDifferences).some((touches) => touches(question));
}
