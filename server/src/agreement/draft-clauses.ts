// The clauses of a draft, as engine values, and what is wrong with them.
import { limits } from '../config.ts';
import { validateClauses } from '../engine/clause-problems.ts';
import type { ClauseOptions } from '../engine/clause.ts';
import type { MeasureTable } from '../engine/measure.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { nameProblem } from '../gate/text.ts';
import type { NewClause } from './agreement-draft.store.ts';
import type { ClauseInput, ClauseTermsInput } from './agreement.input.ts';

export const clausesOf = (inputs: readonly ClauseInput[]): NewClause[] =>
  inputs.map((input) => ({ number: input.number.trim(), ...termsOf(input) }));

/** A clause's promise and options, as the engine has them. */
export const termsOf = (input: ClauseTermsInput): Omit<NewClause, 'number'> => ({
  measure: input.measure,
  severity: input.severity ?? null,
  period: input.period ?? null,
  promiseMs: input.promise ?? null,
  targetMs: input.target ?? null,
  warnAtShare: input.warnAtShare ?? null,
  options: optionsOf(input),
});

/** The options that were said; what is absent stays the default, also when a later default differs. */
function optionsOf(input: ClauseTermsInput): ClauseOptions {
  const { group, endsWait, onReopen, onReclassify, allowance, countOpening, onResolveUnanswered } = input;
  const { coveredDays, localTime, pausesWhile } = input;
  const said = {
    ...{
      group,
      endsWait,
      onReopen,
      onReclassify,
      allowance,
      countOpening,
      onResolveUnanswered,
      coveredDays,
      localTime,
    },
    relative: input.relative === 'NONE' ? null : input.relative,
    warnBeforeMs: input.warnBefore,
    reopenWindowMs: input.reopenWindow,
    pausesWhile: pausesWhile && [...new Set(pausesWhile)].sort(),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined));
}

/**
 * Everything that is wrong with a draft's clauses; there may be none where something else is owed (`owesMore`). A clause for a coverage period that the schedule does not have yet is
 * no mistake: the next version of the schedule may have it.
 */
export function clauseProblems(
  clauses: readonly NewClause[],
  { measures, owesMore }: { readonly measures: MeasureTable; readonly owesMore: boolean },
): UserErrorValue[] {
  if (clauses.length === 0 && !owesMore)
    return [userError('NO_CLAUSES', 'An agreement has at least one clause or one deliverable.', ['clauses'])];
  const { clausesPerVersion } = limits;
  if (clauses.length > clausesPerVersion) {
    const message = `An agreement has at most ${String(clausesPerVersion)} clauses; ${String(clauses.length)} came.`;
    return [userError('TOO_LONG', message, ['clauses'])];
  }
  // The engine's codes stand in the list of codes too: a test holds both equal.
  const ofEngine: readonly UserErrorValue[] = validateClauses(
    clauses.map((clause, id) => ({ ...clause, id })),
    measures,
  );
  return [...ofEngine, ...clauses.map(tooLong).filter((problem) => problem !== null)];
}

/** An empty number is the engine's to refuse. */
const tooLong = ({ number }: NewClause, place: number): UserErrorValue | null =>
  number === '' ? null : nameProblem(number, 'The number of a clause', ['clauses', place, 'number']);
