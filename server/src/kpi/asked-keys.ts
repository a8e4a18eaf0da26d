// What a filter of figures asks of each axis: keys as text, ids read once.
import { limits } from '../config.ts';
import { codedError } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';

/** An axis that is absent or null asks nothing; `types`: of which type the ids of an axis are, absent: they are names. */
export function readAskedKeys<Axis extends string>(
  input: Partial<Readonly<Record<Axis, readonly string[] | null>>> | null | undefined,
  axes: readonly Axis[],
  types: Partial<Readonly<Record<Axis, string>>>,
): Partial<Record<Axis, readonly string[]>> {
  const only: Partial<Record<Axis, readonly string[]>> = {};
  for (const axis of axes) {
    const asked = input?.[axis] ?? null;
    if (asked === null) continue;
    if (asked.length > limits.filterValues) {
      const sizes = `at most ${String(limits.filterValues)} values, got ${String(asked.length)}`;
      throw codedError('TOO_LONG', `filter.${axis}: Expected ${sizes}.`);
    }
    if (asked.some((text) => text.includes('\0') || text === '' || !text.isWellFormed()))
      throw codedError(
        'INVALID',
        `filter.${axis}: Expected texts that are not empty, without a NUL character or half a character.`,
      );
    const type = types[axis];
    // What is no id of the type names nothing, as an absent one does.
    only[axis] = type === undefined ? asked : asked.map((text) => String(idOf(type, text) ?? 0));
  }
  return only;
}

/** The axes by their names. @throws INVALID for more than two, or one twice */
export function readAskedAxes<Name extends string, Axis>(
  names: readonly Name[],
  named: Readonly<Record<Name, Axis>>,
): Axis[] {
  if (names.length > 2) throw codedError('INVALID', `by: Expected at most 2 of them, got ${String(names.length)}.`);
  if (new Set(names).size < names.length) throw codedError('INVALID', `by: ${names.join(', ')} names one twice.`);
  return names.map((name) => named[name]);
}
