// What the overview says of the month: beside each tile the month before, then what no tile shows: objectives in danger, and
// money at stake.
import type { RouteLocationRaw } from 'vue-router';
import { moneyWords } from '../agreement/sectionWords.ts';
import type { KpiMonthQuery } from '../generated/kpi.ts';
import { shareWords } from '../kpi/kpiRows.ts';
import { measureOf, metricOf } from '../kpi/kpiQuestion.ts';
import { counted, severityWords, spokenName, type Mark, type Severity } from '../shared/words.ts';
import type { Month } from './useMonth.ts';

const severities = Object.keys(severityWords) as Severity[];

export interface MonthTile {
  readonly word: string;
  readonly figure: string;
  readonly notes: readonly string[];
  readonly to: RouteLocationRaw;
  readonly mark: Mark | null;
}

/** A month of which the figures came. */
export type MonthFigures = Pick<Month, 'days' | 'before'> & { readonly figures: KpiMonthQuery };

type Exposure = KpiMonthQuery['exposure'];
type Money = Exposure[number]['due'];

/** Sums by currency, exact to the last digit. */
export function sumsOf(amounts: readonly Money[]): Money[] {
  const digits = (amount: string): number => amount.split('.')[1]?.length ?? 0;
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const mine = amounts.filter((one) => one.currency === currency).map(({ amount }) => amount);
    const places = Math.max(...mine.map(digits));
    const units = mine.map((amount) => BigInt(amount.replace('.', '') + '0'.repeat(places - digits(amount))));
    const sum = units.reduce((total, one) => total + one, 0n);
    const text = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
    const whole = text.slice(0, text.length - places);
    const amount = places === 0 ? whole : `${whole}.${text.slice(-places)}`;
    return { amount: sum < 0n ? `-${amount}` : amount, currency };
  });
}

const isSome = ({ amount }: Money): boolean => /[1-9]/.test(amount);

/** What we would owe if the periods ended now, and what is owed and not issued; empty where nothing is. */
function stakeTiles(exposure: Exposure): MonthTile[] {
  const mine = exposure.filter(({ direction }) => direction === 'CREDIT');
  const names = new Set(
    mine.filter((one) => isSome(one.provisional) || isSome(one.due)).map((one) => one.customer?.name),
  );
  const due = sumsOf(mine.map((one) => one.due));
  return sumsOf(mine.map(({ provisional }) => provisional)).map((sum) => {
    const owed = due.find(({ currency }) => currency === sum.currency);
    return {
      word: 'At stake',
      figure: moneyWords(sum),
      notes: [
        `with ${counted(names.size, 'customer', 'customers')}`,
        owed !== undefined && isSome(owed) ? `and ${moneyWords(owed)} due` : 'nothing due beside it',
      ],
      to: { name: 'credits' },
      mark: null,
    };
  });
}

type Group = KpiMonthQuery['attainment']['groups'][number];
type Rate = Group['figure']['promise'];
const added = (rates: readonly (Rate | null | undefined)[]): Rate | null =>
  rates.reduce<Rate | null>((sum, rate) => {
    if (!rate || sum === null) return sum ?? rate ?? null;
    const { met, missed, undecided, excluded } = sum;
    return {
      ...sum,
      ...{ met: met + rate.met, missed: missed + rate.missed },
      ...{ undecided: undecided + rate.undecided, excluded: excluded + rate.excluded },
    };
  }, null);

export interface MeasureMonth {
  readonly promise: Rate | null;
  readonly target: Rate | null;
}

/** A tile names its measure, after the severity it is of, if it is of one: "urgent-resolution". */
export function measureOfTile(key: string): { readonly measure: string; readonly severity: Severity | null } {
  const severity = severities.find((one) => key.startsWith(`${one.toLowerCase()}-`)) ?? null;
  return { measure: measureOf(severity === null ? key : key.slice(severity.length + 1)), severity };
}

/** What a tile shows, in the month before. */
export function monthBefore(tile: string, { attainment }: KpiMonthQuery): MeasureMonth {
  const { measure, severity } = measureOfTile(tile);
  const ours = attainment.groups.filter(
    ({ keys: [first, second] }) => first?.key === measure && (severity === null || second?.key === severity),
  );
  return {
    promise: added(ours.map(({ previous }) => previous?.promise)),
    target: added(ours.map(({ previous }) => previous?.target)),
  };
}

const kpiPage = (measure: string, query: Record<string, string>): RouteLocationRaw => ({
  ...{ name: 'kpi', params: { metric: metricOf(measure) }, query },
});

/** The page of a tile's measure. */
export function pageOfTile(tile: string, days: { readonly from: string; readonly to: string }): RouteLocationRaw {
  const { measure, severity } = measureOfTile(tile);
  return kpiPage(measure, { ...days, ...(severity === null ? {} : { severity }) });
}

/** Measures that no tile shows, objectives in danger, and what is at stake. */
export function monthTiles({ days, before, figures }: MonthFigures, tiles: readonly string[]): MonthTile[] {
  const { attainment, atRisk, broken, exposure } = figures;
  const shown = new Set(tiles.map((tile) => measureOfTile(tile).measure));
  const others = new Set(attainment.groups.map(({ keys: [first] }) => first?.key ?? '').filter((one) => one !== ''));
  const measures = [...others]
    .filter((measure) => !shown.has(measure))
    .map((measure): MonthTile => {
      const groups = attainment.groups.filter(({ keys: [first] }) => first?.key === measure);
      const now = (limit: 'promise' | 'target'): string => shareWords(added(groups.map(({ figure }) => figure[limit])));
      const then = (limit: 'promise' | 'target'): string =>
        shareWords(added(groups.map(({ previous }) => previous?.[limit])));
      const hasTarget = groups.some(({ figure }) => figure.target !== null);
      return {
        word: `${spokenName(measure)}, within promise`,
        figure: now('promise'),
        notes: [
          hasTarget ? `target ${now('target')}` : 'no target',
          `${before} ${then('promise')}${hasTarget ? `, target ${then('target')}` : ''}`,
        ],
        to: kpiPage(measure, { ...days }),
        mark: null,
      };
    });
  const standing = (word: string, mark: Mark, standing: string, count: number): MonthTile => ({
    ...{ word, mark, figure: count.toLocaleString('en-GB'), notes: ['in their periods now'] },
    to: { name: 'objectives', query: { standing } },
  });
  return [
    ...measures,
    standing('Objectives at risk', 'AT_RISK', 'AT_RISK', atRisk.totalCount),
    standing('Objectives broken', 'BREACHED', 'BROKEN', broken.totalCount),
    ...stakeTiles(exposure),
  ];
}
