// The clauses of a draft, as engine values, and what is wrong with them.
import { limits } from '../config.ts';
import { validateClauses } from '../engine/agreement.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { nameProblem } from '../gate/text.ts';
import type { NewClause } from './agreement-draft.store.ts';
import type { ClauseInput } from './agreement.input.ts';

export const clausesOf = (inputs: readonly ClauseInput[]): NewClause[] =>
  inputs.map((input) => ({
    number: input.number.trim(),
    measure: input.measure,
    severity: input.severity ?? null,
    period: input.period ?? null,
    promiseMs: input.promise,
    targetMs: input.target ?? null,
    warnAtShare: input.warnAtShare ?? null,
    options:
      input.pausesWhile === null || input.pausesWhile === undefined
        ? {}
        : { pausesWhile: [...new Set(input.pausesWhile)].sort() },
  }));

/**
 * Everything that is wrong with a draft's clauses. A clause for a coverage period that the schedule does not have yet is
 * no mistake: the next version of the schedule may have it.
 */
export function clauseProblems(clauses: readonly NewClause[]): UserErrorValue[] {
  if (clauses.length === 0) return [userError('NO_CLAUSES', 'An agreement has at least one clause.', ['clauses'])];
  const { clausesPerVersion } = limits;
  if (clauses.length > clausesPerVersion) {
    const message = `An agreement has at most ${String(clausesPerVersion)} clauses; ${String(clauses.length)} came.`;
    return [userError('TOO_LONG', message, ['clauses'])];
  }
  // The engine's codes stand in the list of codes too: a test holds both equal.
  const ofEngine: readonly UserErrorValue[] = validateClauses(clauses.map((clause, id) => ({ ...clause, id })));
  return [...ofEngine, ...clauses.map(tooLong).filter((problem) => problem !== null)];
}

/** An empty number is the engine's to refuse. */
const tooLong = ({ number }: NewClause, place: number): UserErrorValue | null =>
  number === '' ? null : nameProblem(number, 'The number of a clause', ['clauses', place, 'number']);
