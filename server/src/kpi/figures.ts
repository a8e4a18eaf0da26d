// Figures put together: what all groups add up to, the groups that matter most, what the others come to, and each as a series.
import type { Axis, FigureKeys, FigureQuery } from '../clock/figure-query.ts';
import type { FigureCounts, FigureRow, OutcomeCounts } from './figure.store.ts';

export const noOutcomes: OutcomeCounts = { met: 0, missed: 0, undecided: 0, excluded: 0, waived: 0, disputed: 0 };
export const nothingCounted: FigureCounts = {
  ...{ promise: noOutcomes, target: noOutcomes, finished: 0, spentMs: 0, wallMs: 0 },
};

export const addOutcomes = (a: OutcomeCounts, b: OutcomeCounts): OutcomeCounts => ({
  met: a.met + b.met,
  missed: a.missed + b.missed,
  undecided: a.undecided + b.undecided,
  excluded: a.excluded + b.excluded,
  waived: a.waived + b.waived,
  disputed: a.disputed + b.disputed,
});

export const addCounts = (all: Iterable<FigureCounts>): FigureCounts => {
  let sum = nothingCounted;
  for (const each of all)
    sum = {
      promise: addOutcomes(sum.promise, each.promise),
      target: addOutcomes(sum.target, each.target),
      finished: sum.finished + each.finished,
      spentMs: sum.spentMs + each.spentMs,
      wallMs: sum.wallMs + each.wallMs,
    };
  return sum;
};

export const clocksIn = ({ met, missed, undecided, excluded, waived, disputed }: OutcomeCounts): number =>
  met + missed + undecided + excluded + waived + disputed;

export type FigureOrder = 'MISSED' | 'VOLUME' | 'SHARE' | 'KEY';

export interface GroupCounts {
  readonly keys: readonly string[];
  readonly counts: FigureCounts;
}

/** The groups in order; ties by their keys, so that the order is one. */
export function orderedGroups(rows: readonly FigureRow[], order: FigureOrder): GroupCounts[] {
  const groups = Map.groupBy(rows, ({ keys }) => JSON.stringify(keys));
  const summed = [...groups.values()].map((each) => ({
    keys: each[0]?.keys ?? [],
    counts: addCounts(each.map(({ counts }) => counts)),
  }));
  const rankOf = ({ promise }: FigureCounts): number => {
    switch (order) {
      case 'MISSED':
        return -promise.missed;
      case 'VOLUME':
        return -clocksIn(promise);
      case 'SHARE':
        return promise.met + promise.missed === 0 ? 2 : promise.met / (promise.met + promise.missed);
      case 'KEY':
        return 0;
      default:
        return order satisfies never;
    }
  };
  const byKeys = (a: GroupCounts, b: GroupCounts): number => (a.keys.join('\0') < b.keys.join('\0') ? -1 : 1);
  return summed.sort((a, b) => rankOf(a.counts) - rankOf(b.counts) || byKeys(a, b));
}

/** The figures of each step of a series, the first step first; steps without any clock are there and count nothing. */
export function seriesOf(
  rows: readonly FigureRow[],
  steps: readonly string[],
): { readonly since: string; readonly counts: FigureCounts }[] {
  const bySince = Map.groupBy(rows, ({ since }) => since);
  return steps.map((since) => ({ since, counts: addCounts((bySince.get(since) ?? []).map(({ counts }) => counts)) }));
}

const keysOf = (by: readonly Axis[], keys: readonly string[]): FigureKeys =>
  Object.fromEntries(by.map((axis, place) => [axis, keys[place] ?? '']));

/** The question of one group of another. */
export function onlyGroup(query: FigureQuery, by: readonly Axis[], keys: readonly string[]): FigureQuery {
  const only = Object.fromEntries(Object.entries(keysOf(by, keys)).map(([axis, key]) => [axis, [key]]));
  return { ...query, only: { ...query.only, ...only } };
}

/** The question of all groups but these. */
export const allBut = (
  query: FigureQuery,
  by: readonly Axis[],
  shown: readonly Pick<GroupCounts, 'keys'>[],
): FigureQuery => ({
  ...query,
  except: shown.map(({ keys }) => keysOf(by, keys)),
});
