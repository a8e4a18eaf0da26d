// From counted stretches to what GraphQL shows: each number knows the question it answers.
import { formatWorkDrill, type HeldDrill } from './flow-query.ts';
import type { HeldFigureType, TimeByHolderType } from './flow.type.ts';
import type { HeldQuestion, HeldRow } from './held.store.ts';

export function presentHeld(
  rows: readonly HeldRow[],
  { query, period, by }: HeldQuestion,
  first: number,
): TimeByHolderType {
  const drill = (of: HeldDrill['of'], except: HeldDrill['except']): string =>
    formatWorkDrill({ held: query, period, by, of, except });
  const [shown, left] = [rows.slice(0, first), rows.slice(first)];
  return {
    total: { ...sumOf(rows), drill: drill(null, []) },
    holders: shown.map(({ holder, key, label, holds, tickets, elapsedMs, countedMs, uncovered }) => ({
      ...{ holder, name: label, holds, tickets, elapsed: elapsedMs, counted: countedMs, uncovered },
      drill: drill({ holder, key }, []),
    })),
    others:
      left.length === 0
        ? null
        : {
            ...sumOf(left),
            drill: drill(
              null,
              shown.map(({ holder, key }) => ({ holder, key })),
            ),
          },
  };
}

function sumOf(rows: readonly HeldRow[]): Omit<HeldFigureType, 'drill'> {
  const sum = (of: (row: HeldRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    ...{ holder: null, name: null, tickets: null, holds: sum(({ holds }) => holds) },
    elapsed: sum(({ elapsedMs }) => elapsedMs),
    counted: sum(({ countedMs }) => countedMs),
    uncovered: sum(({ uncovered }) => uncovered),
  };
}
