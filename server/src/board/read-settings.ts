// The settings that an input stands for, and what in it is wrong.
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { nameProblem } from '../gate/text.ts';
import { defaultSettings, tilesAtMost, type BoardSettings } from './settings.ts';
import type { BoardSettingsInput } from './settings.type.ts';

/** Paths start at the settings' fields. */
export function readSettingsInput(input: BoardSettingsInput | null | undefined): {
  readonly settings: BoardSettings;
  readonly problems: readonly UserErrorValue[];
} {
  const said = Object.fromEntries(
    Object.entries(input ?? {}).filter(([, value]: [string, unknown]) => value !== null && value !== undefined),
  ) as Partial<BoardSettings>;
  // A severity that is not said is stored as said: null.
  const tiles = (said.tiles ?? defaultSettings.tiles).map(({ measure, severity }) => ({
    measure,
    severity: severity ?? null,
  }));
  const settings = { ...defaultSettings, ...said, tiles };
  return { settings, problems: problemsOf(settings) };
}

function problemsOf({ viewingDistance, tiles, quietFrom, quietUntil }: BoardSettings): UserErrorValue[] {
  const problems: UserErrorValue[] = [];
  if (![3, 6, 9].includes(viewingDistance))
    problems.push(
      userError('INVALID', `Expected 3, 6 or 9 metres, got ${String(viewingDistance)}.`, ['viewingDistance']),
    );
  if (tiles.length === 0 || tiles.length > tilesAtMost)
    problems.push(
      userError('INVALID', `Expected one to ${String(tilesAtMost)} figures, got ${String(tiles.length)}.`, ['tiles']),
    );
  const misnamed = tiles.map(({ measure }, place) =>
    nameProblem(measure, 'The name of a measure', ['tiles', place, 'measure']),
  );
  problems.push(...misnamed.filter((problem) => problem !== null));
  const chosen = tiles.map(({ measure, severity }) => `${severity ?? ''}/${measure}`);
  const again = chosen.findIndex((one, place) => chosen.indexOf(one) < place);
  if (again >= 0) problems.push(userError('INVALID', 'This figure stands there already.', ['tiles', again]));
  if ((quietFrom === null) !== (quietUntil === null))
    problems.push(userError('INVALID', 'Quiet hours begin and end: give both times, or neither.', ['quietUntil']));
  else if (quietFrom !== null && quietFrom === quietUntil)
    problems.push(userError('INVALID', 'Quiet hours that begin and end at once are none.', ['quietUntil']));
  return problems;
}
