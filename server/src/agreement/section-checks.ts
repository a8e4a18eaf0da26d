// The checks that the parts of an agreement share.
import type { MeasureTable } from '../engine/measure.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';

export type Path = readonly (string | number)[];
export type Problems = readonly (UserErrorValue | null)[];

export const isSaid = (value: unknown): boolean => value !== null && value !== undefined;

/** A problem for each one that was there before; null is none. */
export function repeated<T>(all: readonly (T | null)[], problem: (said: T, place: number) => UserErrorValue): Problems {
  return all.map((said, place) => (said !== null && all.indexOf(said) < place ? problem(said, place) : null));
}

export const atLeast = (least: number, value: number | null | undefined, path: Path): UserErrorValue | null =>
  value === null || value === undefined || value >= least
    ? null
    : userError('INVALID', `Expected at least ${String(least)}; ${String(value)} came.`, path);

export const contradiction = (message: string, path: Path): UserErrorValue => userError('CONTRADICTION', message, path);

/** `field` goes with `when` and only with it. */
export function goesWith(
  {
    field,
    value,
    when,
    isSo,
  }: { readonly field: string; readonly value: unknown; readonly when: string; readonly isSo: boolean },
  path: Path,
): UserErrorValue | null {
  if (isSaid(value) === isSo) return null;
  return contradiction(isSo ? `${when} needs \`${field}\`.` : `\`${field}\` goes with ${when} only.`, [...path, field]);
}

export function measureProblem(
  measure: string | null | undefined,
  { measures }: { readonly measures: MeasureTable },
  path: Path,
): UserErrorValue | null {
  if (measure === null || measure === undefined || measures.has(measure)) return null;
  return userError('UNKNOWN_MEASURE', `No measure is called "${measure}".`, [...path, 'measure']);
}
