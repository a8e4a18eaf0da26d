// Teams and suppliers side by side, as rows of a table and of a file.
import type { CompareChoicesQuery, CompareTeamsQuery } from '../generated/breaches.ts';
import { shareWords, spanWords, timeWords } from '../kpi/kpiRows.ts';
import { csvOf } from '../shared/csv.ts';
import { NOTHING_DUE } from '../shared/share.ts';
import { HOUR, millisecondsOf } from '../shared/duration.ts';

type Figure = CompareTeamsQuery['teams']['groups'][number]['figure'];

export interface CompareRow {
  readonly key: string;
  readonly name: string;
  /** The number of its contract, where the name does not say it. */
  readonly contract: string | null;
  readonly kind: 'Team' | 'Supplier';
  readonly figure: Figure;
  /** The mean stretch it had tickets, whatever was promised; null: not known of it alone. */
  readonly heldMs: number | null;
  readonly heldDrill: string | null;
}

/** Who the supplier is, by the contract's id. */
export const suppliersIn = ({ agreements }: CompareChoicesQuery): ReadonlyMap<string, string> =>
  new Map(
    agreements.nodes.flatMap(({ id, latest }) => {
      const supplier = latest?.sections.parties.find(({ role }) => role === 'SUPPLIER');
      return supplier === undefined ? [] : [[id, supplier.name] as const];
    }),
  );

export function compareRows(
  { teams, suppliers, held }: CompareTeamsQuery,
  named: ReadonlyMap<string, string>,
): CompareRow[] {
  return [
    ...teams.groups.map(({ keys: [key], figure }): CompareRow => {
      const own = held.holders.find(({ holder, name }) => holder === 'US' && name === (key?.key ?? null));
      return {
        ...{ key: `team ${key?.key ?? ''}`, name: key?.label ?? 'no team', contract: null, kind: 'Team', figure },
        heldMs: own === undefined || own.holds === 0 ? null : millisecondsOf(own.elapsed) / own.holds,
        heldDrill: own?.drill ?? null,
      };
    }),
    ...suppliers.groups.map(({ keys: [key], figure }): CompareRow => {
      const number = key?.label ?? 'no contract';
      const supplier = named.get(key?.key ?? '');
      return {
        ...{ key: `supplier ${key?.key ?? ''}`, kind: 'Supplier', figure, heldMs: null, heldDrill: null },
        ...(supplier === undefined ? { name: number, contract: null } : { name: supplier, contract: number }),
      };
    }),
  ];
}

/** How many clocks there are, whatever came of them. */
export const volume = ({ promise }: Figure): number =>
  promise.met + promise.missed + promise.undecided + promise.excluded + promise.waived + promise.disputed;

export interface CompareColumn {
  readonly word: string;
  readonly said: (figure: Figure) => string;
  /** What is behind it; empty where nothing is. */
  readonly drill: (figure: Figure) => string;
}

const timed = (word: string, of: (figure: Figure) => string | undefined): CompareColumn => ({
  word,
  said: (figure) => {
    const time = of(figure);
    return time === undefined ? NOTHING_DUE : timeWords(time);
  },
  drill: ({ finishedDrill }) => finishedDrill,
});

export const compareColumns: readonly CompareColumn[] = [
  { word: 'Within target', said: ({ target }) => shareWords(target), drill: ({ target }) => target?.drill ?? '' },
  timed('Half within', ({ spent }) => spent?.p50),
  timed('90 % within', ({ spent }) => spent?.p90),
  timed('Mean, covered', ({ spent }) => spent?.mean),
  timed('Mean, real', ({ wall }) => wall?.mean),
];

export const heldWords = ({ heldMs }: CompareRow): string => (heldMs === null ? '–' : spanWords(heldMs));

const share = (rate: { met: number; missed: number } | null): number | null =>
  rate === null || rate.met + rate.missed === 0
    ? null
    : Math.round((1e6 * rate.met) / (rate.met + rate.missed)) / 10_000;
const hours = (ms: number | null): number | null => (ms === null ? null : Math.round((ms / HOUR) * 100) / 100);
const hoursOf = (duration: string | undefined): number | null =>
  duration === undefined ? null : hours(millisecondsOf(duration));

/** Shares in percent, times in hours to two digits. */
export const compareCsv = (rows: readonly CompareRow[]): string =>
  csvOf([
    [
      ...['Who', 'Kind', 'Clocks', 'Within promise (%)', 'Broken', 'Within target (%)', 'Half within (h)'],
      ...['90 % within (h)', 'Mean, covered (h)', 'Mean, real (h)', 'Mean stretch held (h)'],
    ],
    ...rows.map(({ name, contract, kind, figure, heldMs }) => [
      ...[
        contract === null ? name : `${name}, ${contract}`,
        kind,
        volume(figure),
        share(figure.promise),
        figure.promise.missed,
        share(figure.target),
      ],
      ...[hoursOf(figure.spent?.p50), hoursOf(figure.spent?.p90), hoursOf(figure.spent?.mean)],
      ...[hoursOf(figure.wall?.mean), hours(heldMs)],
    ]),
  ]);
