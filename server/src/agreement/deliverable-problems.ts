// What is wrong with a deliverable by itself: a rule that says nothing, or nothing that ever comes true, windows in which
// two occurrences would be open at once, and words that need each other.
import { limits } from '../config.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import type { Deliverable } from './deliverable-terms.type.ts';
import { dueTimes, firstDue, ruleProblem, saysTimes, type Recurrence } from './recurrence.ts';

type Path = readonly (string | number)[];
type Problems = (UserErrorValue | null)[];

/** The term in which it is owed: civil dates, the second one exclusive. */
export interface OwedTerm {
  readonly from: string;
  readonly until: string | null;
}

const isSaid = (value: unknown): boolean => value !== null && value !== undefined;

export function deliverableProblems(deliverable: Deliverable, term: OwedTerm, path: Path): Problems {
  const form = formProblems(deliverable, path);
  const found = form.filter((problem) => problem !== null);
  return found.length > 0 ? found : [...timeProblems(deliverable, term, path), ...amountProblems(deliverable, path)];
}

/** What keeps the rule from being walked at all. */
function formProblems({ rule, onDate, startsOn, times }: Deliverable, path: Path): Problems {
  const at = (field: string): Path => [...path, field];
  const contradiction = (message: string, field: string): UserErrorValue =>
    userError('CONTRADICTION', message, at(field));
  const said = typeof rule === 'string' ? ruleProblem(rule) : null;
  const needsTimes = typeof rule !== 'string' || !saysTimes(rule);
  const most = limits.dueTimesPerDay;
  return [
    isSaid(rule) === isSaid(onDate)
      ? contradiction('A deliverable has either a `rule` or, once, a date `onDate`.', isSaid(rule) ? 'onDate' : 'rule')
      : null,
    said === null ? null : userError('RULE_MALFORMED', `"${rule ?? ''}": ${said}`, at('rule')),
    isSaid(startsOn) && !isSaid(rule) ? contradiction('`startsOn` goes with a rule only.', 'startsOn') : null,
    said === null && needsTimes && times.length === 0
      ? contradiction('Expected the times at which it is due, such as 09:00.', 'times')
      : null,
    !needsTimes && times.length > 0
      ? contradiction('The times are said by the rule (BYHOUR) or by `times`, not by both.', 'times')
      : null,
    times.length > most
      ? userError('TOO_LONG', `At most ${String(most)} times a day; ${String(times.length)} came.`, at('times'))
      : null,
    ...times.map((time, place) =>
      times.indexOf(time) < place ? userError('DUPLICATE', `${time} stands twice.`, [...at('times'), place]) : null,
    ),
  ];
}

/** The recurrence a deliverable describes, counted from `anchor` where it does not say from when. */
export const recurrenceOf = ({ rule, onDate, times, startsOn }: Deliverable, anchor: string): Recurrence => ({
  rule: rule ?? null,
  onDate: onDate ?? null,
  times,
  anchor: startsOn ?? anchor,
});

function timeProblems(deliverable: Deliverable, term: OwedTerm, path: Path): Problems {
  const { opensBefore, grace, warnBefore, targetBefore, rule, onDate } = deliverable;
  const at = (field: string): Path => [...path, field];
  const recurrence = recurrenceOf(deliverable, term.from);
  const first = firstDue(recurrence, term.from, term.until);
  if (first === null) {
    const what = rule ?? onDate ?? '';
    const until = term.until === null ? `the next ${String(limits.ruleYears)} years` : `the term until ${term.until}`;
    const message = `${deliverable.number} "${deliverable.title}" is never due: ${what} has no date from ${term.from} in ${until}.`;
    return [userError('NEVER_DUE', message, at(isSaid(rule) ? 'rule' : 'onDate'))];
  }
  const positive = Object.entries({ opensBefore, warnBefore, targetBefore }).map(([field, ms]) =>
    ms === 0 ? userError('INVALID', 'Expected some time, or nothing at all; no time at all came.', at(field)) : null,
  );
  const within = Object.entries({ warnBefore, targetBefore }).map(([field, ms]) =>
    typeof ms === 'number' && typeof opensBefore === 'number' && ms >= opensBefore
      ? userError(
          'CONTRADICTION',
          `\`${field}\` begins before it may be delivered at all (\`opensBefore\`).`,
          at(field),
        )
      : null,
  );
  const gap = shortestGap(recurrence, first);
  const isOver = (ms: number | null | undefined): boolean => typeof ms === 'number' && gap !== null && ms > gap.ms;
  const between = gap === null ? '' : `, ${gap.between}`;
  return [
    ...positive,
    ...within,
    isOver(opensBefore)
      ? userError('WINDOWS_OVERLAP', `It would open before the one before is due${between}.`, at('opensBefore'))
      : null,
    isOver(grace)
      ? userError('WINDOWS_OVERLAP', `It would still be only late when the next one is due${between}.`, at('grace'))
      : null,
  ];
}

const HOUR_MS = 3_600_000;

/** The shortest time between two due times of the first weeks; a clock change may take an hour of it, which is left out. */
function shortestGap(
  recurrence: Recurrence,
  first: Temporal.PlainDateTime,
): { readonly ms: number; readonly between: string } | null {
  const from = first.toPlainDate();
  const span = (days: number): Temporal.PlainDateTime[] =>
    dueTimes(recurrence, { from: from.toString(), until: from.add({ days }).toString() });
  const some = span(62);
  const times = some.length > 2 ? some : span(366 * 2);
  const gaps = times.slice(1).map((time, place) => {
    const earlier = times[place] ?? time;
    const words = [earlier, time].map((each) => each.toString({ smallestUnit: 'minute' }).replace('T', ' '));
    return { ms: earlier.until(time).total('hours') * HOUR_MS, between: `${words.join(' and ')} for example` };
  });
  return gaps.sort((a, b) => a.ms - b.ms)[0] ?? null;
}

function amountProblems({ quantity, members, atLeast, alternatives }: Deliverable, path: Path): Problems {
  const at = (...more: Path): Path => [...path, ...more];
  const references = members.map(({ reference }) => reference);
  const twice = (all: readonly string[], field: (place: number) => Path): Problems =>
    all.map((said, place) =>
      all.indexOf(said) < place ? userError('DUPLICATE', `"${said}" stands twice.`, field(place)) : null,
    );
  const isTooMany = typeof atLeast === 'number' && (atLeast < 1 || atLeast > members.length);
  const isOdd = typeof quantity === 'number' && (quantity < 1 || quantity > 1_000_000_000);
  return [
    isOdd ? userError('INVALID', `Expected 1 to 1,000,000,000; ${String(quantity)} came.`, at('quantity')) : null,
    isTooMany && members.length === 0
      ? userError('CONTRADICTION', '`atLeast` goes with members only.', at('atLeast'))
      : null,
    isTooMany && members.length > 0
      ? userError(
          'INVALID',
          `Expected 1 to ${String(members.length)} of the members; ${String(atLeast)} came.`,
          at('atLeast'),
        )
      : null,
    ...twice(references, (place) => at('members', place, 'reference')),
    ...twice(alternatives, (place) => at('alternatives', place)),
  ];
}
